"""Small worlds for tests of reminders: Lin mentored by Ada, whose manager is Grace; Mira runs it.

files = reminded(notes={...}, cadence="[...]")
assert told(files, "2026-02-10") == {"lin": ["ahead talk/2026-02"]}
"""

from __future__ import annotations

from collections.abc import Mapping

from tests.obligations_world import PAIR, Files, day, situation, world

from mentorship.reminders.notice import Notice, Plan
from mentorship.reminders.planning import planned

SESSIONS = "[{id: talk, every: month, by: 20}]"
TASK = "{general: {stages: [{id: s, weeks: 1-8, tasks: [{id: essay, title: Essay, due: week 2}]}]}}"
BEFORE = "{before: [5 days, 1 day]}"


def reminded(
    reminders: str = BEFORE,
    *,
    notes: Mapping[str, str] | None = None,
    files: Mapping[str, str] | None = None,
    pairing: str = "",
    **program: str,
) -> Files:
    """A world whose pair has met once, so that the first meeting is not asked for."""
    met = {"2026-01-12-first": "kind: session\npresent: [ada, lin]"}
    program = {"reminders": reminders, **program}
    return world(notes={**met, **(notes or {})}, files=files, pairing=pairing, **program)


def plan(
    files: Mapping[str, str], today: str, since: str | None = None, keys: tuple[str, ...] = ()
) -> Plan:
    """The plan of a day."""
    return planned(
        situation(files, today), since=day(since) if since else None, told=frozenset(keys)
    )


def told(
    files: Mapping[str, str], today: str, since: str | None = None, keys: tuple[str, ...] = ()
) -> dict[str, list[str]]:
    """Per person the notices in order: rule and obligations, without the pair's name in front."""
    found: dict[str, list[str]] = {}
    for notice in plan(files, today, since, keys).notices:
        found.setdefault(notice.to, []).append(said(notice))
    return found


def silenced(files: Mapping[str, str], today: str, since: str | None = None) -> list[str]:
    """What is not told: person, rule, obligations and reason."""
    found = plan(files, today, since).silenced
    return [f"{each.notice.to} {said(each.notice)}: {each.reason}" for each in found]


def said(notice: Notice) -> str:
    owed = (each.id.removeprefix(f"{PAIR}/") for each in notice.obligations)
    return " ".join((notice.rule.value, *owed))
