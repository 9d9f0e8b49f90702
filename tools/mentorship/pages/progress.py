"""The progress board: what is overdue first, then every pair and how far it is."""

from __future__ import annotations

from collections.abc import Iterator

from mentorship.language import N_, _
from mentorship.pages.page import Page, relative
from mentorship.pages.page_set import page_set
from mentorship.pages.phrases import capacity_link, duty_table, pair_table, sentences
from mentorship.publication.parts import PairLink
from mentorship.publication.program_view import ProgramView
from mentorship.publication.views import Views
from mentorship.render.heading import Heading
from mentorship.render.html import Html, joined, link
from mentorship.render.parts import Column, figures, heading, note, table

PATH = "progress.html"
_COUNTS = {
    True: (N_("Overdue"), N_("Due soon"), N_("Met"), N_("All")),
    False: (N_("Met"),),
}
_DESCRIPTIONS = {
    True: N_("What is overdue, what is due soon, and how far every pair is"),
    False: N_("How many take part, and what is met"),
}
_NOTHING = {"overdue": N_("Nothing is overdue."), "due soon": N_("Nothing is due soon.")}
_ORDER = ("quiet", "waiting", "proposed", "running", "agreed", "paused")


@page_set
def progress(views: Views) -> Iterator[Page]:
    """One page; by name for the pair's site, counts for others."""
    parts = list(_by_name(views)) if views.shows_duties else list(_by_count(views))
    body = joined(joined((heading(2, head.id, head.title), part)) for head, part in parts)
    body = joined((body, capacity_link(views, PATH)))
    yield Page(
        path=PATH, title=_("Progress"), body=str(joined((_opening(views), body))),
        headings=tuple(head for head, _body in parts), overview=True, boost=1.2,
        description=_(_DESCRIPTIONS[views.shows_arrears]),
    )  # fmt: skip


def _opening(views: Views) -> Html:
    if not views.shows_duties:
        what = _("Counts of what is owed.") if views.shows_arrears else _("Counts of what is met.")
        few = _("Numbers about fewer than three people are not shown.")
        return note(sentences(what, few))
    due = [each for program in views.programs for each in program.due]
    pairs = [view.link for view in views.pairings if view.link.at_work]
    return figures(
        [
            (sum(1 for each in due if each.state == "overdue"), _("overdue")),
            (sum(1 for each in due if each.state == "due soon"), _("due soon")),
            (len(pairs), _("pairs at work")),
            (sum(1 for pair in pairs if pair.state == "quiet"), _("of them quiet")),
        ]
    )


def _by_name(views: Views) -> Iterator[tuple[Heading, Html]]:
    due = [each for program in views.programs for each in program.due]
    for state, anchor, title in (
        ("overdue", "overdue", _("Overdue")),
        ("due soon", "due-soon", _("Due soon")),
    ):
        found = sorted(
            (d for d in due if d.state == state), key=lambda d: (d.due or views.as_of, d.id)
        )
        yield Heading(2, anchor, title), duty_table(PATH, found, title, _(_NOTHING[state]))
    open_pairs = sorted((v.link for v in views.pairings if not v.link.ended), key=_urgency)
    listed = pair_table(PATH, open_pairs, _("Pairs"), _("No pair yet."))
    yield Heading(2, "pairs", _("Pairs")), listed
    ended = sorted((v.link for v in views.pairings if v.link.ended), key=lambda pair: pair.id)
    if ended:
        yield Heading(2, "ended", _("Ended")), pair_table(PATH, ended, _("Ended pairs"), "")


def _by_count(views: Views) -> Iterator[tuple[Heading, Html]]:
    columns: list[Column | str] = [
        _("Program"),
        Column(_("Pairs"), numeric=True),
        Column(_("Mentees"), numeric=True),
        *(Column(_(title), numeric=True) for title in _COUNTS[views.shows_arrears]),
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
    listed = table(columns, rows, _("Programs"), _("No program yet."))
    yield Heading(2, "programs", _("Programs")), listed
    if views.shows_pairs:
        pairs = [view.link for view in views.pairings]
        listed = pair_table(PATH, pairs, _("Pairs"), _("No pair yet."))
        yield Heading(2, "pairs", _("Pairs")), listed


def _counts(views: Views, program: ProgramView) -> tuple[str, ...]:
    tally = program.tally
    if not views.shows_arrears:
        return (tally.met,)
    return tally.overdue, tally.due_soon, tally.met, tally.all


def _urgency(pair: PairLink) -> tuple[int, int, str]:
    rank = _ORDER.index(pair.state) if pair.state in _ORDER else len(_ORDER)
    return -(pair.overdue or 0), rank, pair.id
