"""Which days and which pairings a number about a subject looks at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from mentorship.language import _
from mentorship.metrics.result import Excluded, Subject
from mentorship.models.pairing import Pairing
from mentorship.obligations.calendar import earlier
from mentorship.obligations.engagement import Engagement, engagement_of
from mentorship.obligations.situation import Situation
from mentorship.obligations.spans import Span, plus
from mentorship.values import Duration
from mentorship.workspace.workspace import Workspace

_A_YEAR = Duration(12, "month")


class Chosen(NamedTuple):
    """The pairings a number looks at, and those it does not, with the reason."""

    engagements: tuple[Engagement, ...]
    excluded: tuple[Excluded, ...]


def span_of(situation: Situation, subject: Subject, day: date) -> Span:
    """The program's dates; for a person the twelve months that end on `day`."""
    program = _program_of(situation.workspace, subject)
    if subject.kind == "person" or program is None:
        return Span(plus(earlier(day, _A_YEAR, situation.office), 1), day)
    dates = situation.workspace.programs[program].dates
    return Span(dates.start, max(dates.start, dates.end))


def pairings_of(workspace: Workspace, subject: Subject) -> tuple[Pairing, ...]:
    """All pairings of a subject, whatever became of them, in order of id."""
    if subject.kind == "pairing":
        one = workspace.pairings.get(subject.id)
        return (one,) if one else ()
    if subject.kind == "program":
        return tuple(sorted(workspace.pairings_of.get(subject.id, ()), key=lambda p: p.id))
    found = {
        pairing.id: pairing
        for role, of in (("mentor", workspace.mentored_by), ("mentee", workspace.mentee_in))
        if subject.role in (None, role)
        for pairing in of.get(subject.id, ())
        if subject.program in (None, pairing.program)
    }
    return tuple(found[identity] for identity in sorted(found))


def alike(workspace: Workspace, subject: Subject, program: str) -> Iterator[Subject]:
    """The program, then everything of the subject's kind in it: its pairings, or its people."""
    yield Subject("program", program)
    pairings = workspace.pairings_of.get(program, ())
    if subject.kind == "pairing":
        yield from (Subject("pairing", pairing.id) for pairing in pairings)
        return
    people = {
        name for p in pairings for name in (p.mentees if subject.role == "mentee" else p.mentors)
    }
    yield from (subject._replace(id=name) for name in sorted(people))


def chosen(situation: Situation, pairings: Iterable[Pairing], span: Span, day: date) -> Chosen:
    """The pairings that everybody accepted and that ran for a day of `span` by `day`."""
    kept, out = [], []
    for pairing in pairings:
        engagement = engagement_of(situation, pairing)
        why = _reason_against(engagement, span, day)
        if why or engagement is None:
            out.append(Excluded(pairing.id, why))
        else:
            kept.append(engagement)
    return Chosen(tuple(kept), tuple(out))


def _reason_against(engagement: Engagement | None, span: Span, day: date) -> str:
    if engagement is None:
        return _("its program is not known")
    if engagement.life.first > day:
        return _("starts on {day}", day=engagement.life.first)
    if not engagement.accepted:
        return _("not accepted by everybody")
    if engagement.life.first > engagement.life.last:
        return _("ended before it started")
    if engagement.life.within(span) is None:
        return _("not between {first} and {last}", first=span.first, last=span.last)
    return ""


def _program_of(workspace: Workspace, subject: Subject) -> str | None:
    if subject.kind == "program":
        return subject.id if subject.id in workspace.programs else None
    pairing = workspace.pairings.get(subject.id) if subject.kind == "pairing" else None
    return pairing.program if pairing and pairing.program in workspace.programs else None
