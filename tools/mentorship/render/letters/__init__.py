"""Notices as letters: texts in the organisation's languages, safe for every service."""
