"""Badges by rule: who holds which, since when, and from which numbers."""
