"""What other rules would change, as plain data for JSON."""

from __future__ import annotations

from typing import Any

from mentorship.metrics.receipts import exact
from mentorship.metrics.result import Result
from mentorship.metrics.what_if import Compared, ScoreChange


def compared_data(compared: Compared) -> dict[str, Any]:
    """A score with its changes; exact values as text, missing ones as null."""
    return {
        "score": compared.name,
        "of": compared.of,
        "withheld": bool(compared.withheld),
        "changes": [_change_data(change) for change in compared.changes],
    }


def _change_data(change: ScoreChange) -> dict[str, Any]:
    return {
        "subject": change.subject._asdict(),
        "difference": exact(change.difference),
        **{name: _side(each) for name, each in zip(("before", "after"), change, strict=True)},
        "parts": [
            {"name": part.name, "before": _part(part.before), "after": _part(part.after)}
            for part in change.parts
        ],
    }


def _side(result: Result) -> dict[str, Any]:
    return {
        "value": exact(result.value),
        "measured": exact(result.measured),
        "missing": result.missing or None,
    }


def _part(part: Result | None) -> dict[str, Any] | None:
    if part is None:
        return None
    return {"weight": exact(part.weight), "points": exact(part.points)}
