"""What could be done better in the next cohort, with what it rests on and what would refute it."""
