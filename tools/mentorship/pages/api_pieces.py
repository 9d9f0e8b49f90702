"""Views as pieces of the API: people, counts, numbers, obligations, badges."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import lru_cache

from mentorship.metrics.result import Unit
from mentorship.publication.badges import BadgeView
from mentorship.publication.gate import PersonName
from mentorship.publication.numbers import as_said
from mentorship.publication.parts import Duty, Measure, PairLink, Tally
from mentorship.publication.program_view import ProgramView
from mentorship.publication.receipt_addresses import receipts_path
from mentorship.publication.receipt_view import PartView, ScoreCard
from mentorship.publication.trends import TrendGroup, TrendPoint, TrendView
from mentorship.publication.views import Views
from mentorship.render.api import TOP
from mentorship.render.api_numbers import (
    Interval,
    Known,
    Metric,
    Point,
    Score,
    ScorePart,
    Trend,
    Trends,
)
from mentorship.render.api_shape import (
    Badge,
    Count,
    Obligation,
    ObligationCounts,
    Ref,
    Someone,
)
from mentorship.values import rounded


def api_of(page: str) -> str:
    """The document about what a page is about: `programs/a.html` has `api/v1/programs/a.json`."""
    return f"{TOP}/{page.removesuffix('.html')}.json"


def id_of(page: str) -> str:
    """The id of what a page is about: `ada` of `people/ada.html`."""
    return page.removesuffix(".html").rpartition("/")[2]


@lru_cache(maxsize=65536)
def someone(name: PersonName) -> Someone:
    """A person: with their id where they have a page. The same few stand in all documents."""
    return Someone(name=name.text, id=id_of(name.path) if name.path else None)


def everyone(names: Iterable[PersonName]) -> tuple[Someone, ...]:
    """People, in their order."""
    return tuple(someone(name) for name in names)


def ref(page: str, title: str) -> Ref:
    """Something that has a page and a document."""
    return Ref(id=id_of(page), title=title, page=page, api=api_of(page))


def pairing_ref(link: PairLink) -> Ref:
    """A pairing, named."""
    return ref(link.path, link.title) if link.path else Ref(id=link.id, title=link.title)


def program_ref(view: ProgramView) -> Ref:
    """A program, named."""
    return ref(view.path, view.title)


def count_of(text: str, *, told: bool = True) -> Count:
    """A count as a view has it: digits, or a word where it tells of too few."""
    if not told:
        return Count(status="withheld", reason="audience")
    if text.isdecimal():
        return Count(status="known", value=int(text))
    return Count(status="withheld", reason="few-people")


def share_of(share: float | None) -> float | None:
    """A share of 0 to 1 as exact as pages say it."""
    return None if share is None else as_said(Unit.RATE, Decimal(str(share)))


def counts(views: Views, tally: Tally) -> ObligationCounts:
    """How many obligations are in which state, as far as these readers may know."""
    told = views.shows_arrears
    return ObligationCounts(
        overdue=count_of(tally.overdue, told=told),
        due_soon=count_of(tally.due_soon, told=told),
        met=count_of(tally.met),
        total=count_of(tally.all, told=told),
    )


def status_of(value: object, *, withheld: bool) -> Known:
    """Whether there is a value, and if not, whether these readers may not know it."""
    if value is not None:
        return "known"
    return "withheld" if withheld else "missing"


def interval_of(ends: tuple[float, float] | None) -> Interval | None:
    """The ends of an interval, named."""
    return Interval(low=ends[0], high=ends[1]) if ends else None


def metric(page: str, view: Measure) -> Metric:
    """A number of a page, with the address of its receipt."""
    known = view.value is not None
    return Metric(
        name=view.name,
        title=view.title,
        status=status_of(view.value, withheld=view.withheld),
        unit=view.unit,
        value=view.value,
        n=view.n if known else None,
        interval=interval_of(view.ends),
        reason=view.missing or None,
        receipt=f"{receipts_path(page)}#{view.name}" if known else None,
    )


def metrics(page: str, views: Iterable[Measure], *, receipts: bool) -> tuple[Metric, ...]:
    """The numbers of a page; receipts are for those who have their pages."""
    found = (metric(page, view) for view in views)
    return tuple(found) if receipts else tuple(_without_receipt(each) for each in found)


def _without_receipt(each: Metric) -> Metric:
    return Metric(
        name=each.name, title=each.title, status=each.status, unit=each.unit, value=each.value,
        n=each.n, interval=each.interval, reason=each.reason,
    )  # fmt: skip


def trends(groups: Iterable[TrendGroup]) -> tuple[Trends, ...]:
    """The trends of a page."""
    return tuple(
        Trends(
            subject=group.subject,
            title=group.title or None,
            trends=tuple(trend(view) for view in group.trends),
            withheld=group.withheld,
        )
        for group in groups
    )


def trend(view: TrendView) -> Trend:
    """A number through the months."""
    return Trend(
        name=view.name,
        title=view.title,
        unit=view.unit,
        measured="at-month-end" if view.at_end else "in-month",
        points=tuple(_point(point) for point in view.points),
    )


def _point(point: TrendPoint) -> Point:
    known = point.value is not None
    return Point(
        month=point.month,
        status=status_of(point.value, withheld=point.withheld),
        value=point.value,
        n=point.n if known else None,
    )


def scores(cards: Sequence[ScoreCard]) -> tuple[Score, ...]:
    """Scores with their parts."""
    return tuple(
        Score(
            title=card.title,
            status=status_of(card.share, withheld=False),
            value=_points(card.share),
            n=card.n if card.share is not None else None,
            reason=card.missing or None,
            parts=tuple(_part(part) for part in card.parts),
            receipt=f"{card.receipts}#{card.see}",
        )
        for card in cards
    )


def _part(part: PartView) -> ScorePart:
    return ScorePart(
        title=part.title,
        metric_title=part.metric,
        status=status_of(part.share, withheld=part.withheld),
        weight=float(part.weight) if part.weight else None,
        points=_points(part.share),
        reason=part.missing or None,
    )


def _points(share: float | None) -> float | None:
    return None if share is None else float(rounded(Decimal(str(share)) * 100, 1))


def obligation(each: Duty, program: str | None = None, *, within: bool = False) -> Obligation:
    """An obligation by name; views have some only for readers who may see them.

    `within` the document of its pairing, this need not be said again.
    """
    return Obligation(
        id=each.id,
        kind=each.kind,
        title=each.title,
        state=each.state.replace(" ", "-"),
        due=each.due,
        days_left=each.days_left if each.met_on is None else None,
        owners=everyone(each.owners),
        about=someone(each.about) if each.about else None,
        program=program,
        pairing=ref(each.pairing, each.pairing_title) if each.pairing and not within else None,
        stage=each.stage,
        met_on=each.met_on,
    )


def badge(view: BadgeView) -> Badge:
    """A badge that somebody holds."""
    program = f"programs/{view.program}.html"
    is_team = view.kind == "team"
    holder = Ref(
        id=view.holder, title=view.name, page=view.page, api=None if is_team else api_of(view.page)
    )
    return Badge(
        id=view.badge,
        title=view.title,
        program=ref(program, view.program_title),
        held_by=view.kind,
        holder=holder,
        since=view.since,
        criteria=view.criteria,
        picture=view.path,
    )
