"""What a time zone may be called."""

from __future__ import annotations

from functools import cache
from zoneinfo import ZoneInfo


@cache
def zone_problem(name: str) -> str | None:
    """Why `name` is no time zone, in words; None for a good one.

    Abbreviations such as CET, EST or IST are refused: several zones share them, and some of those
    that the database knows never change to summer time.
    """
    if name != "UTC" and "/" not in name:
        return (
            "is an ambiguous abbreviation" if name.isupper() and len(name) <= 5 else "is not known"
        )
    try:
        ZoneInfo(name)
    except (ValueError, OSError, KeyError):  # ZoneInfo raises four kinds of exception
        return "is not known"
    return None
