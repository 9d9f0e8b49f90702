"""What may be shown to whom: the table of classes, the gate, and the values that pass it."""
