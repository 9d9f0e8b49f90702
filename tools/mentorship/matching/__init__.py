"""Who should mentor whom: the two sides of a program, what speaks for a pair, who gets whom."""
