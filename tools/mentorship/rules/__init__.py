"""What the repository is checked for: one module for each family of rules."""
