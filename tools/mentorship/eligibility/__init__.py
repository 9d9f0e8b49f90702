"""Who may mentor and who may be mentored, by the rules of a program, on the facts of a day."""
