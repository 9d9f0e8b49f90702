"""Mentorship programmes kept as code: read, checked, scored and published."""

__version__ = "0.1.0"
