"""Everything in the repository: read, indexed, linked, immutable."""
