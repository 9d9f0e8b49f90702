"""The progress board: what is overdue first, then every pair and how far it is."""

from __future__ import annotations

from collections.abc import Iterator

from mentorship.pages.page import Page, relative
from mentorship.pages.page_set import page_set
from mentorship.pages.phrases import duty_table, pair_table
from mentorship.publication.parts import PairLink
from mentorship.publication.program_view import ProgramView
from mentorship.publication.views import Views
from mentorship.render.heading import Heading
from mentorship.render.html import Html, element, joined, link
from mentorship.render.parts import Column, figures, heading, note, table

PATH = "progress.html"
_COUNTS = {True: ("Overdue", "Due soon", "Met", "All"), False: ("Met",)}
_DESCRIPTIONS = {
    True: "What is overdue, what is due soon, and how far every pair is",
    False: "How many take part, and what is met",
}
_ORDER = ("quiet", "waiting", "proposed", "running", "agreed", "paused")


@page_set
def progress(views: Views) -> Iterator[Page]:
    """One page; by name for the pair's site, counts for others."""
    parts = list(_by_name(views)) if views.shows_duties else list(_by_count(views))
    body = joined(joined((heading(2, head.id, head.title), part)) for head, part in parts)
    if views.shows_pairs:
        room = link("the capacity board", relative(PATH, "capacity.html"))
        body = joined((body, element("p", "Who has room for another mentee is on ", room, ".")))
    yield Page(
        path=PATH, title="Progress", body=str(joined((_opening(views), body))),
        headings=tuple(head for head, _ in parts), overview=True, boost=1.2,
        description=_DESCRIPTIONS[views.shows_arrears],
    )  # fmt: skip


def _opening(views: Views) -> Html:
    if not views.shows_duties:
        what = "owed" if views.shows_arrears else "met"
        return note(
            f"Counts of what is {what}. Numbers about fewer than three people are not shown."
        )
    due = [each for program in views.programs for each in program.due]
    pairs = [view.link for view in views.pairings if view.link.at_work]
    return figures(
        [
            (sum(1 for each in due if each.state == "overdue"), "overdue"),
            (sum(1 for each in due if each.state == "due soon"), "due soon"),
            (len(pairs), "pairs at work"),
            (sum(1 for pair in pairs if pair.state == "quiet"), "of them quiet"),
        ]
    )


def _by_name(views: Views) -> Iterator[tuple[Heading, Html]]:
    due = [each for program in views.programs for each in program.due]
    for state, anchor, title in (
        ("overdue", "overdue", "Overdue"),
        ("due soon", "due-soon", "Due soon"),
    ):
        found = sorted(
            (d for d in due if d.state == state), key=lambda d: (d.due or views.as_of, d.id)
        )
        yield Heading(2, anchor, title), duty_table(PATH, found, title, f"Nothing is {state}.")
    open_pairs = sorted((v.link for v in views.pairings if not v.link.ended), key=_urgency)
    yield Heading(2, "pairs", "Pairs"), pair_table(PATH, open_pairs, "Pairs", "No pair yet.")
    ended = sorted((v.link for v in views.pairings if v.link.ended), key=lambda pair: pair.id)
    if ended:
        yield Heading(2, "ended", "Ended"), pair_table(PATH, ended, "Ended pairs", "")


def _by_count(views: Views) -> Iterator[tuple[Heading, Html]]:
    columns: list[Column | str] = [
        "Program",
        *(Column(t, numeric=True) for t in ("Pairs", "Mentees", *_COUNTS[views.shows_arrears])),
    ]
    rows = [
        (
            link(p.title, relative(PATH, p.path)),
            p.pair_count,
            p.mentee_count,
            *_counts(views, p),
        )
        for p in views.programs
    ]
    yield Heading(2, "programs", "Programs"), table(columns, rows, "Programs", "No program yet.")
    if views.shows_pairs:
        pairs = [view.link for view in views.pairings]
        yield Heading(2, "pairs", "Pairs"), pair_table(PATH, pairs, "Pairs", "No pair yet.")


def _counts(views: Views, program: ProgramView) -> tuple[str, ...]:
    tally = program.tally
    if not views.shows_arrears:
        return (tally.met,)
    return tally.overdue, tally.due_soon, tally.met, tally.all


def _urgency(pair: PairLink) -> tuple[int, int, str]:
    rank = _ORDER.index(pair.state) if pair.state in _ORDER else len(_ORDER)
    return -(pair.overdue or 0), rank, pair.id
