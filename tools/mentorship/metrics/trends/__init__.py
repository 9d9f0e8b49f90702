"""How numbers went from month to month, for many subjects at once."""
