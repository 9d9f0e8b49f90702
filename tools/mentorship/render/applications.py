"""Applications for the office: what the rules say of each, and what became of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import NamedTuple

from mentorship.eligibility.screening import Screening
from mentorship.findings import shown
from mentorship.models.program import Program
from mentorship.obligations.situation import Situation
from mentorship.render.columns import WIDTH, aligned, aligned_folded, folded, width_of


class ApplicationReport(NamedTuple):
    """The applications to some programs, as of the situation's day."""

    situation: Situation
    programs: tuple[tuple[Program, tuple[Screening, ...]], ...]


def text(report: ApplicationReport) -> str:
    """A table for each program, undecided applications first, and what is missing below each."""
    lines = [f"As of {report.situation.today}"]
    for program, screenings in report.programs:
        waiting = sum(1 for each in screenings if each.decided is None)
        head = f"{program.id}: {len(screenings)} applications, {waiting} to decide"
        lines += ["", head + _until(report.situation, program)]
        rows = _table([_row(each) for each in screenings])
        for row, each in zip(rows, screenings, strict=True):
            lines += row
            for reason in each.reasons if each.decided is None else ():
                lines += folded("      ", shown(reason))
    return "\n".join(lines) + "\n"


def as_json(report: ApplicationReport) -> str:
    """One object: `as_of` and `programs` with their `applications`."""
    programs = [
        {
            "program": program.id,
            "until": program.applications.until and program.applications.until.isoformat(),
            "applications": [_data(each) for each in screenings],
        }
        for program, screenings in report.programs
    ]
    data = {"as_of": report.situation.today.isoformat(), "programs": programs}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


APPLICATION_FORMATS: Mapping[str, Callable[[ApplicationReport], str]] = {
    "text": text,
    "json": as_json,
}


def pre_screened(each: Screening) -> list[str]:
    """What the rules say of one application, for whoever begins it; nothing where none judge."""
    if not each.verdict.rules and not each.track:
        return []
    application = each.application
    role = f"a {application.role} of {application.program}"
    head = f"the rules for {role} say of {application.person}: {each.words}"
    return [shown(head), *(shown(f"  {reason}") for reason in each.reasons)]


def _table(rows: list[tuple[str, ...]]) -> list[list[str]]:
    """The lines of each row; where one is too long the last three cells stand in one."""
    if rows and any(width_of(line) > WIDTH for line in aligned(rows)):
        rows = [(*row[:-3], ", ".join(row[-3:])) for row in rows]
    return aligned_folded(rows) if rows else []


def _row(each: Screening) -> tuple[str, ...]:
    application = each.application
    when = f"{each.decided}" if each.decided else _days(each.days)
    if each.place:
        when = f"place {each.place}, {_days(each.days)}"
    track = application.track or ""
    return application.person, application.role, track, each.status, when, f"rules: {each.words}"


def _until(situation: Situation, program: Program) -> str:
    """Until when people can apply, or could."""
    until = program.applications.until
    if until is None:
        return ""
    return f", open until {until}" if situation.today <= until else f", closed since {until}"


def _data(each: Screening) -> dict[str, object]:
    application = each.application
    return {
        "person": application.person,
        "role": application.role,
        "track": application.track,
        "date": application.date.isoformat(),
        "status": each.status,
        "decided": each.decided.isoformat() if each.decided else None,
        "days_waiting": each.days,
        "place": each.place,
        "rules": each.words,
        "open": list(each.reasons),
    }


def _days(count: int) -> str:
    return f"{count} day{'' if count == 1 else 's'}"
