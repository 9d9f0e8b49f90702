"""An agenda, for the terminal, for a document, or for a program."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from mentorship.findings import shown
from mentorship.models.fields import words
from mentorship.obligations.agenda import Agenda
from mentorship.obligations.obligation import Obligation, when
from mentorship.obligations.situation import Situation
from mentorship.publication.wording import title_of


class AgendaReport(NamedTuple):
    """An agenda, and the day as of which it holds."""

    situation: Situation
    agenda: Agenda

    @property
    def language(self) -> str:
        """The organisation's first language."""
        return self.situation.workspace.settings.languages[0]


class _Part(NamedTuple):
    title: str
    lines: tuple[str, ...]


def _parts(report: AgendaReport) -> tuple[_Part, ...]:
    agenda, language = report.agenda, report.language
    skills, name = report.situation.workspace.settings.skills, report.situation.workspace.name_of
    wants = (
        f"{name(mentee)}: {', '.join(words(skills.get(s, s), language) for s in wanted)}"
        for mentee, wanted in agenda.wants.items()
    )
    parts = (
        _Part("Asked for", tuple(f"{c.text} ({c.kind}, {c.note.date})" for c in agenda.calls)),
        _Part("Open actions", tuple(_owed(report, each) for each in agenda.actions)),
        _Part("Waits for feedback", tuple(_owed(report, each) for each in agenda.feedback)),
        _Part("Due", tuple(_owed(report, each) for each in agenda.due)),
        _Part("Core points to come", tuple(f"{k}: {v}" for k, v in agenda.points.items())),
        _Part("Wants to learn", tuple(wants)),
        _Part(
            "To read",
            tuple(
                f"{each.guide.title}: {each.guide.path} (about {', '.join(each.because)})"
                for each in agenda.readings
            ),
        ),
    )
    return tuple(part for part in parts if part.lines)


def _owed(report: AgendaReport, each: Obligation) -> str:
    who = ", ".join(map(report.situation.workspace.name_of, each.owners))
    distance = when(each.days_left(report.situation.today))
    return f"{title_of(each, report.language)} ({who}, {distance})"


def text(report: AgendaReport) -> str:
    """A heading, and below each part its lines."""
    return "".join(f"{line}\n" for line in _text(report))


def markdown(report: AgendaReport) -> str:
    """The same, to be pasted into a note or a calendar entry."""
    return "".join(f"{line}\n" for line in _markdown(report))


def _text(report: AgendaReport) -> Iterator[str]:
    yield f"{report.agenda.pairing.id} as of {report.situation.today}"
    parts = _parts(report)
    for part in parts:
        yield f"\n{part.title}"
        yield from (f"  {shown(line)}" for line in part.lines)
    if not parts:
        yield "\nNothing is open. Ask each other what has changed since the last meeting."


def _markdown(report: AgendaReport) -> Iterator[str]:
    yield f"## {report.agenda.pairing.id}, {report.situation.today}"
    for part in _parts(report):
        yield f"\n**{part.title}**\n"
        yield from (f"- {shown(line)}" for line in part.lines)


def as_json(report: AgendaReport) -> str:
    """One object with the parts of the agenda, the day, and the ids of what is owed."""
    agenda = report.agenda
    data: dict[str, Any] = {
        "pairing": agenda.pairing.id,
        "as_of": str(report.situation.today),
        "calls": [
            {"kind": c.kind, "text": c.text, "note": c.note.path, "line": c.line}
            for c in agenda.calls
        ],
        **{
            name: [
                {"id": e.id, "title": title_of(e, report.language), "owners": list(e.owners),
                 "due": str(e.due) if e.due else None, "state": e.state.value}
                for e in owed
            ]
            for name, owed in (
                ("actions", agenda.actions), ("feedback", agenda.feedback), ("due", agenda.due)
            )
        },
        "core_points": dict(agenda.points),
        "wants": {mentee: list(wanted) for mentee, wanted in agenda.wants.items()},
        "readings": [
            {"path": r.guide.path, "title": r.guide.title, "because": list(r.because)}
            for r in agenda.readings
        ],
    }  # fmt: skip
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


AGENDA_FORMATS: Mapping[str, Callable[[AgendaReport], str]] = {
    "text": text,
    "json": as_json,
    "markdown": markdown,
}
