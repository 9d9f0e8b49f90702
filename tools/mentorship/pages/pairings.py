"""Pairing pages: plan against what happened, core points, open actions, and the notes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from posixpath import basename
from typing import TypeVar

from mentorship.language import _, n_
from mentorship.pages import score_card, trends
from mentorship.pages.badges import badges
from mentorship.pages.notes import note_section
from mentorship.pages.page import Crumb, Page
from mentorship.pages.page_set import page_set
from mentorship.pages.pairing_opening import opening
from mentorship.pages.pairing_steps import DONE, steps
from mentorship.pages.phrases import (
    also_called,
    day,
    duty_table,
    lesson_list,
    measure_table,
    person,
)
from mentorship.pages.topics import help_with
from mentorship.publication.parts import Duty
from mentorship.publication.views import PairingView, Views
from mentorship.render.heading import Heading
from mentorship.render.html import Html, element, joined, link, placed
from mentorship.render.parts import heading, note, pill, table, timeline

Item = TypeVar("Item")

_RECENT = 12
"""Steps of the timeline shown before one has to ask for earlier ones; notes, half as many."""

_PRESSING = ("overdue", "due soon")


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
                opening(views, view, path),
                *(joined((heading(2, h.id, h.title), b)) for h, b in parts),
            )
        )
        there = view.link.program_path
        program = (Crumb(view.link.program_title, there),) if there else ()
        yield Page(
            path=path, title=view.link.title, body=str(body), source=view.source,
            headings=tuple(head for head, _ in parts), boost=0.7,
            section=(Crumb(_("Programs"), "programs/index.html"), *program),
            description=_("{title}, {program}", title=view.link.title,
                          program=view.link.program_title),
            also=also_called(view.link.title, _ids(view)),
        )  # fmt: skip


def _ids(view: PairingView) -> Iterator[str]:
    """The pairing's id, and those of its people."""
    yield view.link.id
    for name in (*view.link.mentees, *view.link.mentors):
        if name.path:
            yield basename(name.path).removesuffix(".html")


def _public_sections(views: Views, view: PairingView, path: str) -> Iterator[tuple[Heading, Html]]:
    """For members: lessons, and the notes that the pair lets them read."""
    yield badges(views, path)
    yield Heading(2, "lessons", _("Lessons")), lesson_list(view.lessons)
    yield Heading(2, "notes", _("Notes")), _notes(view, path)
    text = _("The plan, what is due and the notes are for the pair and those who run the program.")
    yield Heading(2, "more", _("More")), note(text) if views.shows_pairs else Html("")


def _sections(views: Views, view: PairingView, path: str) -> Iterator[tuple[Heading, Html]]:
    yield Heading(2, "due", _("What is due")), _due(view, path)
    yield Heading(2, "asked-for", _("Asked for")), _calls(view)
    yield Heading(2, "actions", _("Open actions")), _actions(view, path)
    yield (
        Heading(2, "goals", _("Goals")),
        element("ul", *(element("li", g) for g in view.goals)) if view.goals else Html(""),
    )
    yield Heading(2, "core-points", _("Core points")), _coverage(views, view, path)
    yield Heading(2, "notes", _("Notes")), _notes(view, path)
    coming = [each for each in view.duties if _is_ahead(each, views.as_of)]
    yield (
        Heading(2, "ahead", _("Ahead")),
        duty_table(path, coming, _("Ahead"), _("Nothing is ahead."), pairs=False),
    )
    yield (
        Heading(2, "timeline", _("Timeline")),
        _folded(steps(view, views.as_of), _RECENT, timeline),
    )
    yield score_card.scores_heading(), score_card.score_cards(views, path)
    yield trends.trend_heading(), trends.trend_section(views, path)
    yield (
        Heading(2, "numbers", _("Numbers")),
        measure_table(path, [m for m in view.measures if not m.missing], _("Numbers")),
    )
    yield badges(views, path)
    yield Heading(2, "lessons", _("Lessons")), lesson_list(view.lessons)


def _due(view: PairingView, path: str) -> Html:
    """What presses, and the way to action items that are overdue, which stand further down."""
    pressing = [each for each in view.duties if each.state in _PRESSING and each.kind != "action"]
    late = sum(1 for each in view.actions if each.state == "overdue")
    said = n_(
        "And {n} open action is overdue, below.", "And {n} open actions are overdue, below.", late
    )
    below = link(said, "#actions") if late else Html("")
    table = duty_table(path, pressing, _("What is due"), _("Nothing is due."), pairs=False)
    return joined((table, below))


def _is_ahead(each: Duty, today: date) -> bool:
    """What is still to come, paused or not; a window that was paused and is over is not."""
    if each.kind == "action" or each.state in (*_PRESSING, *DONE):
        return False
    return each.state != "paused" or each.due is None or each.due >= today


def _calls(view: PairingView) -> Html:
    rows = [(pill(call.kind, tone="late"), call.text, day(call.day)) for call in view.calls]
    return table([_("Kind"), _("What"), _("Since")], rows, _("Asked for")) if rows else Html("")


def _actions(view: PairingView, path: str) -> Html:
    rows = [
        (pill(a.state.replace("-", " ")), a.text, person(path, a.person), day(a.due))
        for a in view.actions
    ]
    columns = [_("State"), _("What"), _("Who"), _("By")]
    return table(columns, rows, _("Open actions")) if rows else Html("")


def _coverage(views: Views, view: PairingView, path: str) -> Html:
    program = view.link.program
    rows = [
        (
            joined((point.title, help_with(views, path, program, f"core/{point.id}"))),
            point.planned or note(_("not yet in the plan")),
            _days(point.days),
        )
        for point in view.coverage
    ]
    columns = [_("Core point"), _("Plan"), _("Talked about")]
    return table(columns, rows, _("Core points")) if rows else Html("")


def _days(days: Sequence[date]) -> Html:
    if not days:
        return note(_("not yet"))
    if len(days) == 1:
        return day(days[0])
    return placed(_("{n} times, last {day}"), n=len(days), day=day(days[-1]))


def _notes(view: PairingView, path: str) -> Html:
    return _folded((note_section(each, path) for each in view.notes), _RECENT // 2, joined)


def _folded(items: Iterable[Item], most: int, laid_out: Callable[[Sequence[Item]], Html]) -> Html:
    """The first `most` items, and the others in a part that opens."""
    listed = tuple(items)
    if len(listed) <= most + 2:
        return laid_out(listed) if listed else Html("")
    earlier = listed[most:]
    summary = element("summary", _("Earlier ({n})", n=len(earlier)))
    return joined((laid_out(listed[:most]), element("details", summary, laid_out(earlier))))
