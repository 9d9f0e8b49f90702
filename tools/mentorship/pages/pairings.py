"""Pairing pages: plan against what happened, core points, open actions, and the notes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from posixpath import basename
from typing import TypeVar

from mentorship.pages.calendars import subscribing
from mentorship.pages.doing import doing
from mentorship.pages.matching import matching_link
from mentorship.pages.notes import note_section
from mentorship.pages.page import Crumb, Page, relative
from mentorship.pages.page_set import page_set
from mentorship.pages.phrases import (
    also_called,
    day,
    duty_table,
    lesson_list,
    measure_table,
    people,
    person,
    span,
)
from mentorship.publication.parts import Duty
from mentorship.publication.views import PairingView, Views
from mentorship.render.heading import Heading
from mentorship.render.html import Html, element, joined, link
from mentorship.render.parts import Event, bar, facts, heading, note, pill, table, timeline

Item = TypeVar("Item")

_RECENT = 12
"""Steps of the timeline shown before one has to ask for earlier ones; notes, half as many."""

_PRESSING = ("overdue", "due soon")
_OF_EVERYBODY = ("survey", "acceptance", "approval")
_MET = ("met", "met late")
_DONE = ("met", "met late", "missed", "waived")


@page_set
def pairings(views: Views) -> Iterator[Page]:
    """A page for each pairing, for those who may know who is paired with whom."""
    for view in views.pairings:
        path = view.link.path
        if path is None:
            continue
        sections = (
            _sections(views, view, path) if view.detailed else _public_sections(views, view, path)
        )
        parts = [(head, body) for head, body in sections if body]
        body = joined(
            (
                _opening(views, view, path),
                *(joined((heading(2, h.id, h.title), b)) for h, b in parts),
            )
        )
        there = view.link.program_path
        program = (Crumb(view.link.program_title, there),) if there else ()
        yield Page(
            path=path, title=view.link.title, body=str(body), source=view.source,
            headings=tuple(head for head, _ in parts), boost=0.7,
            section=(Crumb("Programs", "programs/index.html"), *program),
            description=f"{view.link.title}, {view.link.program_title}",
            also=also_called(view.link.title, _ids(view)),
        )  # fmt: skip


def _ids(view: PairingView) -> Iterator[str]:
    """The pairing's id, and those of its people."""
    yield view.link.id
    for name in (*view.link.mentees, *view.link.mentors):
        if name.path:
            yield basename(name.path).removesuffix(".html")


def _opening(views: Views, view: PairingView, path: str) -> Html:
    pair = view.link
    state = pill(pair.state) if pair.state else ""
    quiet = note(joined(("Quiet since ", day(view.quiet_since), "."))) if view.quiet_since else ""
    before = link(view.continues[0], relative(path, view.continues[1])) if view.continues else ""
    approved = (
        joined((person(path, view.approved[0]), ", ", day(view.approved[1])))
        if view.approved
        else ""
    )
    ahead = joined((span(*days) for days in view.pauses if days[0] > views.as_of), ", ")
    missing = [who for who, on in view.accepted if on is None]
    return joined(
        (
            element("h1", pair.title),
            element("p", state) if state else "",
            quiet,
            facts(
                [
                    ("Mentor" if len(pair.mentors) == 1 else "Mentors", people(path, pair.mentors)),
                    ("Mentee" if len(pair.mentees) == 1 else "Mentees", people(path, pair.mentees)),
                    ("Program", pair.program_title),
                    ("Track", pair.track),
                    ("Stage", pair.stage or ""),
                    ("From", span(pair.start, view.last_day)),
                    ("Ended", pair.ended or ""),
                    ("Pause ahead", ahead),
                    ("Real work", view.project or ""),
                    ("Continues", before),
                    ("Plan approved by", approved),
                    ("Not yet accepted by", people(path, missing) if missing else ""),
                ]
            ),
            bar(pair.progress, f"{round(pair.progress * 100)} % of what has fallen due is done")
            if pair.progress is not None
            else note("Done: -; nothing has fallen due yet.")
            if pair.at_work and view.detailed
            else "",
            doing(views, path, pair),
            matching_link(views, path, pair.program, "Why this pair", pair.id),
            subscribing(views, path),
        )
    )


def _public_sections(views: Views, view: PairingView, path: str) -> Iterator[tuple[Heading, Html]]:
    """For members: lessons, and the notes that the pair lets them read."""
    yield Heading(2, "lessons", "Lessons"), lesson_list(view.lessons)
    yield Heading(2, "notes", "Notes"), _notes(view, path)
    text = "The plan, what is due and the notes are for the pair and those who run the program."
    yield Heading(2, "more", "More"), note(text) if views.shows_pairs else Html("")


def _sections(views: Views, view: PairingView, path: str) -> Iterator[tuple[Heading, Html]]:
    pressing = [each for each in view.duties if each.state in _PRESSING and each.kind != "action"]
    late = sum(1 for each in view.actions if each.state == "overdue")
    below = (
        link(f"And {late} open action{'s are' if late > 1 else ' is'} overdue, below.", "#actions")
        if late
        else Html("")
    )
    yield (
        Heading(2, "due", "What is due"),
        joined((duty_table(path, pressing, "What is due", "Nothing is due.", pairs=False), below)),
    )
    yield Heading(2, "asked-for", "Asked for"), _calls(view)
    yield Heading(2, "actions", "Open actions"), _actions(view, path)
    yield (
        Heading(2, "goals", "Goals"),
        element("ul", *(element("li", g) for g in view.goals)) if view.goals else Html(""),
    )
    yield Heading(2, "core-points", "Core points"), _coverage(view)
    yield Heading(2, "notes", "Notes"), _notes(view, path)
    coming = [each for each in view.duties if _is_ahead(each, views.as_of)]
    yield (
        Heading(2, "ahead", "Ahead"),
        duty_table(path, coming, "Ahead", "Nothing is ahead.", pairs=False),
    )
    yield (
        Heading(2, "timeline", "Timeline"),
        _folded(_timeline(view, views.as_of), _RECENT, timeline),
    )
    yield (
        Heading(2, "numbers", "Numbers"),
        measure_table([m for m in view.measures if not m.missing], "Numbers"),
    )
    yield Heading(2, "lessons", "Lessons"), lesson_list(view.lessons)


def _is_ahead(each: Duty, today: date) -> bool:
    """What is still to come, paused or not; a window that was paused and is over is not."""
    if each.kind == "action" or each.state in (*_PRESSING, *_DONE):
        return False
    return each.state != "paused" or each.due is None or each.due >= today


def _calls(view: PairingView) -> Html:
    rows = [(pill(call.kind, tone="late"), call.text, day(call.day)) for call in view.calls]
    return table(["Kind", "What", "Since"], rows, "Asked for") if rows else Html("")


def _actions(view: PairingView, path: str) -> Html:
    rows = [
        (pill(a.state.replace("-", " ")), a.text, person(path, a.person), day(a.due))
        for a in view.actions
    ]
    return table(["State", "What", "Who", "By"], rows, "Open actions") if rows else Html("")


def _coverage(view: PairingView) -> Html:
    rows = [
        (point.title, point.planned or note("not yet in the plan"), _days(point.days))
        for point in view.coverage
    ]
    return table(["Core point", "Plan", "Talked about"], rows, "Core points") if rows else Html("")


def _days(days: Sequence[date]) -> Html:
    if not days:
        return note("not yet")
    return joined((f"{len(days)} times, last ", day(days[-1]))) if len(days) > 1 else day(days[0])


def _timeline(view: PairingView, today: date) -> Iterator[Event]:
    """What was owed and what became of it by today, pauses and the start, newest first.

    What is met without a day of its own, as the plan is, has no step.
    """
    found: list[tuple[date, int, Event]] = []
    for each in view.duties:
        when = each.met_on if each.state in _MET else each.due
        if each.state in _DONE and each.kind != "action" and when and when <= today:
            found.append((when, 1, _happened(view, each, when)))
    for first, last in view.pauses:
        if first <= today:
            found.append((first, 0, Event(span(first, last), "Pause", tone="wait")))
    if view.link.start <= today:
        found.append((view.link.start, 0, Event(day(view.link.start), "Start", tone="plain")))
    newest = sorted(found, key=lambda item: item[:2], reverse=True)
    yield from (event for _, _, event in newest)


def _happened(view: PairingView, each: Duty, when: date) -> Event:
    tone = {"met": "good", "met late": "late", "missed": "bad", "waived": "off"}[each.state]
    whose = _whose(view, each)
    about = f" ({whose})" if whose else ""
    late = each.state == "met late" and each.due
    planned = joined(("due ", day(each.due))) if late else ""
    return Event(day(when), joined((pill(each.state), " ", each.title, about)), planned, tone)


def _whose(view: PairingView, each: Duty) -> str:
    """Whom a step is about, or who did it where several people have one of their own."""
    if each.about:
        return each.about.text
    several = each.kind in _OF_EVERYBODY or len(view.link.mentees) > 1
    return ", ".join(name.text for name in each.owners) if several else ""


def _notes(view: PairingView, path: str) -> Html:
    return _folded((note_section(each, path) for each in view.notes), _RECENT // 2, joined)


def _folded(items: Iterable[Item], most: int, laid_out: Callable[[Sequence[Item]], Html]) -> Html:
    """The first `most` items, and the others in a part that opens."""
    listed = tuple(items)
    if len(listed) <= most + 2:
        return laid_out(listed) if listed else Html("")
    earlier = listed[most:]
    summary = element("summary", f"Earlier ({len(earlier)})")
    return joined((laid_out(listed[:most]), element("details", summary, laid_out(earlier))))
