"""How long to wait, so that a service is not asked more often than it allows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

MINUTE = timedelta(minutes=1)
MARGIN = timedelta(milliseconds=50)
"""Instants are kept in milliseconds, and clocks are not exact."""

PATIENCE = timedelta(minutes=2)
"""The longest that a service may ask to wait; after more, its letters stay for the next run."""

UNSAID = timedelta(seconds=30)
"""How long to wait where a service refuses for its rate and does not say for how long."""


def delay(instants: Sequence[datetime], now: datetime, per_minute: int) -> timedelta:
    """How long to wait before one more, so that no minute holds more than `per_minute`.

    `instants` are those of earlier messages, sorted; later ones than now count as now.
    """
    recent = [min(at, now) for at in instants if now - at < MINUTE + MARGIN]
    if len(recent) < per_minute:
        return timedelta()
    return recent[-per_minute] + MINUTE + MARGIN - now


def wanted_wait(retry_after: str | None, now: datetime) -> timedelta:
    """What `Retry-After` asks for: seconds, or a date (RFC 9110, section 10.2.3)."""
    text = (retry_after or "").strip()
    if re.fullmatch(r"[0-9]{1,9}", text):
        return timedelta(seconds=int(text))
    try:
        until = parsedate_to_datetime(text)
    except (ValueError, IndexError, TypeError):
        return UNSAID
    if until.tzinfo is None:
        return UNSAID
    return max(until - now, timedelta())
