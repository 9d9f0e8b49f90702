"""Bytes become plain data, with a place for every key and value."""
