"""Numbers about programs, people and pairings, each with what it was computed from."""
