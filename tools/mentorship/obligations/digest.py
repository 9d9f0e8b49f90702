"""The digest of a plan: the same as long as nothing material changes."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from mentorship.models.pairing import Pairing
from mentorship.obligations.plan import plan_items, track_id
from mentorship.workspace.workspace import Workspace


def digest(workspace: Workspace, pairing: Pairing) -> str:
    """`plan-` and the first 12 hex digits of SHA-256 over the canonical JSON of what was agreed."""
    return f"plan-{hashlib.sha256(canonical(workspace, pairing).encode()).hexdigest()[:12]}"


def canonical(workspace: Workspace, pairing: Pairing) -> str:
    """What the digest covers, as JSON with sorted keys and lists in their order.

    Texts for people are compared by their letters and digits alone. `project`, `continues`,
    `accepted`, `joint`, `pauses` and `ended` take no part.
    """
    plan = pairing.plan
    agreed = {
        "program": pairing.program,
        "track": track_id(workspace, pairing),
        "mentors": pairing.mentors,
        "mentees": pairing.mentees,
        "start": pairing.start.isoformat(),
        "goals": [_text(goal) for goal in plan.goals],
        "core_points": {key: _text(value) for key, value in plan.core_points.items()},
        "waived": {
            item: {"by": waived.by, "reason": _text(waived.reason)}
            for item, waived in plan.waived.items()
        },
        "items": [
            {"id": item.id, "title": _text(item.title), "due": item.due.isoformat()}
            for item in plan_items(workspace, pairing)
        ],
    }
    return json.dumps(agreed, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def _text(words: str | Mapping[str, str]) -> object:
    if isinstance(words, str):
        return letters(words)
    return {language: letters(text) for language, text in words.items()}


@lru_cache(maxsize=16384)
def letters(text: str) -> str:
    """`text` without case, and one blank for each run of other characters than letters and digits.

    Marks belong to the letter they stand on: without them, Hindi or Thai would lose its vowels.
    """
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
    kept = (c if c.isalnum() or unicodedata.category(c)[0] == "M" else " " for c in folded)
    return " ".join("".join(kept).split())
