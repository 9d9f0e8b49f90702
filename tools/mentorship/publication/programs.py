"""Programs as values for pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from posixpath import basename

from mentorship.eligibility.wording import wanted
from mentorship.language import _
from mentorship.metrics.metric import Facts
from mentorship.metrics.result import Subject
from mentorship.models.fields import words
from mentorship.models.program import Cadence, Program
from mentorship.obligations.obligation import Obligation
from mentorship.obligations.obligations import obligations
from mentorship.publication.classes import Class
from mentorship.publication.duties import duties, pressing, tally
from mentorship.publication.events import event_views
from mentorship.publication.gate import Gate
from mentorship.publication.notes_for_all import notes_for_all
from mentorship.publication.numbers import measures
from mentorship.publication.pairs import is_at_work
from mentorship.publication.program_view import (
    CadenceView,
    HandbookView,
    ProgramView,
)
from mentorship.publication.tracks import track_views
from mentorship.publication.views import PairingView
from mentorship.publication.wording import every_words
from mentorship.workspace.workspace import grouped

MEASURES = (
    "course-completion",
    "task-on-time",
    "feedback-in-time",
    "session-adherence",
    "core-point-coverage",
    "task-quality",
    "event-attendance",
    "survey-positive",
    "mentee-growth",
    "promotion-rate",
)


def program_views(
    gate: Gate, facts: Facts, pairings: Sequence[PairingView]
) -> Iterator[ProgramView]:
    """Every program, running ones first, then by their last day."""
    owed = grouped(obligations(facts.situation), lambda each: each.program)
    by_program = grouped(pairings, lambda view: view.link.program)
    programs = gate.workspace.programs.values()
    for program in sorted(
        programs, key=lambda p: (_state(p, facts) != "running", p.dates.end, p.id)
    ):
        yield _program(
            gate, facts, program, by_program.get(program.id, ()), owed.get(program.id, ())
        )


def _program(
    gate: Gate,
    facts: Facts,
    program: Program,
    pairings: Sequence[PairingView],
    owed: tuple[Obligation, ...],
) -> ProgramView:
    language, today = gate.language, facts.situation.today
    found = gate.workspace.pairings_of.get(program.id, ())
    active = [pairing for pairing in found if is_at_work(gate, facts.situation, pairing)]
    mentees = {name for pairing in active for name in pairing.mentees}
    whole = max((program.dates.end - program.dates.start).days, 1)
    handbook, member = _handbook(gate, program), gate.sees(Class.MEMBERS)
    return ProgramView(
        id=program.id,
        title=words(program.title, language),
        path=f"programs/{program.id}.html",
        source=program.path,
        purpose=words(program.purpose, language),
        goals=tuple(words(goal, language) for goal in program.goals),
        owners=tuple(gate.person(name) for name in program.owners) if member else (),
        start=program.dates.start,
        end=program.dates.end,
        state=_state(program, facts),
        share=min(max((today - program.dates.start).days / whole, 0.0), 1.0),
        apply_until=program.applications.until,
        is_open=program.takes_applications(today),
        asks=tuple(asks_of(program)),
        tracks=tuple(track_views(gate, program, pairings)),
        courses=tuple(_courses(language, program, handbook)),
        cadence=tuple(_cadence(language, cadence) for cadence in program.cadence),
        events=tuple(event_views(gate, facts.situation, program)),
        pairs=tuple(v.link for v in pairings) if member else (),
        pair_count=gate.counted(len(active), len(mentees), Class.MEMBERS),
        mentee_count=gate.counted(len(mentees), len(mentees), Class.MEMBERS),
        tally=tally(gate, owed),
        due=duties(gate, facts.situation, pressing(owed)),
        measures=measures(facts, Subject("program", program.id), MEASURES),
        lessons=_lessons(pairings),
        notes=() if member else notes_for_all(gate, facts.situation, program.id),
        handbook=handbook,
    )


def _courses(
    language: str, program: Program, handbook: Sequence[HandbookView]
) -> Iterator[tuple[str, str, int | None, str | None]]:
    """Id, title, minutes and address of each course."""
    for name, course in program.courses.items():
        yield name, words(course.title, language), course.minutes, _page(course.page, handbook)


def _lessons(pairings: Sequence[PairingView]) -> tuple[tuple[date, str], ...]:
    return tuple(sorted({lesson for view in pairings for lesson in view.lessons}, reverse=True))


def _state(program: Program, facts: Facts) -> str:
    today = facts.situation.today
    if today < program.dates.start:
        return "ahead"
    return "running" if today <= program.dates.end else "over"


def asks_of(program: Program) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What is asked of mentors and mentees, in words."""
    asked = program.eligibility
    for role, rules in (("mentor", asked.mentor), ("mentee", asked.mentee)):
        beside = (_("who has not mentored before joins as a co-mentor"),)
        way_in = beside if role == "mentor" and rules and asked.first_time else ()
        yield role, (*(wanted(rule) for rule in rules), *way_in)


def _cadence(language: str, cadence: Cadence) -> CadenceView:
    title = words(cadence.title, language) or cadence.id.replace("-", " ").capitalize()
    by = _("by day {number}", number=cadence.by) if cadence.by else ""
    return CadenceView(title, every_words(cadence.every), by, cadence.owner, cadence.formats,
                       cadence.id, cadence.kind, str(cadence.every))  # fmt: skip


def _handbook(gate: Gate, program: Program) -> tuple[HandbookView, ...]:
    pages = [page for page in gate.workspace.handbooks if page.program == program.id]
    return tuple(_handbook_page(program, page.path, page.text) for page in pages)


def _handbook_page(program: Program, path: str, text: str) -> HandbookView:
    name = basename(path).removesuffix(".md")
    first = next((line for line in text.split("\n") if line.startswith("# ")), "")
    title = first.removeprefix("# ").strip() or name.replace("-", " ").capitalize()
    site_path = f"programs/{program.id}/{name}.html"
    return HandbookView(site_path, path, title, text, f"programs/{program.id}/")


def _page(page: str | None, handbook: Sequence[HandbookView]) -> str | None:
    """The address of a course's page: a page of the handbook, or another site."""
    if page is None or page.startswith(("https://", "http://")):
        return page
    return next((each.path for each in handbook if each.source.endswith(f"/{page}")), None)
