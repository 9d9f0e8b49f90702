"""Issues for what is overdue: which there should be, what has to change, and the changing."""
