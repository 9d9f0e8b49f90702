"""What moved between before and after: the program's KPIs, and the indicators of its teams."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from mentorship.language import _
from mentorship.metrics.credit import mentees_of
from mentorship.metrics.evaluation.figure import LEAST_SAID, TOO_FEW, Change, Figure, together
from mentorship.metrics.evaluation.means import NEEDS_SCIPY, mean_difference
from mentorship.metrics.indicators import Owner, Point, Series, series_of
from mentorship.metrics.metric import Facts
from mentorship.metrics.result import Excluded, Input, Result, Subject, Unit
from mentorship.metrics.statistics import mean, spans_nothing
from mentorship.models.program import Program
from mentorship.models.scoring import Kpi
from mentorship.obligations.obligation import spot
from mentorship.obligations.situation import Situation
from mentorship.values import Percent, Period

_A_YEAR = relativedelta(months=12)


class _Typed(NamedTuple):
    period: Period
    text: str
    value: Decimal | Percent


def kpis(facts: Facts, program: Program) -> Iterator[Figure]:
    """The figures that the owners wrote down: before, newest, and the target.

    They are typed, not measured: without cases, so without an interval.
    """
    for position, kpi in enumerate(program.kpis):
        yield _kpi(facts, program, position, kpi)


def team_indicators(facts: Facts, program: Program, beside: int = 0) -> Iterator[Figure]:
    """The indicators of the mentees' teams: mean of the year before the first mentee of the team
    began, and mean since then until the program's end.

    What is said of them holds for all together, and for as many other looks `beside` them.
    """
    teams = _teams(facts, program)
    found = [
        (team, series, teams[team])
        for team in sorted(teams)
        for series in series_of(facts.situation, Owner("team", team))
    ]
    for team, series, start in found:
        yield _indicator(facts.situation, program, team, series, start, len(found) + beside)


def moved(before: Decimal | None, after: Decimal | None) -> str:
    """The relative change in words: `+15.0 %`; empty where it is undefined."""
    if before is None or after is None or before == 0:
        return ""
    return Unit.GROWTH.shown((after - before) / before)


def _kpi(facts: Facts, program: Program, position: int, kpi: Kpi) -> Figure:
    today = facts.situation.today
    values, excluded = _values(kpi, today)
    newest = values[-1] if values else None
    unit = Unit.SHARE if isinstance(newest.value if newest else kpi.before, Percent) else Unit.COUNT
    inputs = tuple(
        Input(
            f"{kpi.name}, {each.text}",
            str(each.value),
            spot(program, "kpis", position, "values", each.text),
        )
        for each in values
    )
    result = Result(
        name=kpi.name, unit=unit, value=_plain(newest.value) if newest else None,
        missing="" if newest
        else _("no value of a period that has begun by {day}", day=today),
        inputs=inputs, excluded=excluded,
    )  # fmt: skip
    before = _before(program, position, kpi, newest, unit)
    change = _moved(result.value, before.value, unit)
    open_ = newest is not None and newest.period.last >= today
    said = together(
        before.missing, _("{period} is not over", period=newest.text) if newest and open_ else "",
        _better(change, lower=kpi.better == "lower"), _against(kpi, result, unit),
    )  # fmt: skip
    return Figure(
        name=kpi.name, title=kpi.name.replace("-", " ").capitalize(), result=result, last=before,
        change=change, target=_target(kpi, unit), words=said,
    )  # fmt: skip


def _values(kpi: Kpi, today: date) -> tuple[tuple[_Typed, ...], tuple[Excluded, ...]]:
    known, excluded = list[_Typed](), list[Excluded]()
    for text, value in kpi.values.items():
        try:
            period = Period.parse(text)
        except ValueError as error:
            excluded.append(Excluded(text, str(error)))
            continue
        if period.first > today:
            why = _("the period has not begun on {day}", day=today)
            excluded.append(Excluded(text, why))
        else:
            known.append(_Typed(period, text, value))
    known.sort(key=lambda one: (one.period.last, one.period.first))
    return tuple(known), tuple(excluded)


def _before(program: Program, position: int, kpi: Kpi, newest: _Typed | None, unit: Unit) -> Result:
    if kpi.before is None:
        return Result(name=kpi.name, unit=unit, missing=_("no value from before"))
    if newest and isinstance(kpi.before, Percent) != isinstance(newest.value, Percent):
        why = _("before and after are on different scales")
        return Result(name=kpi.name, unit=unit, missing=why)
    what = _("{name}, before", name=kpi.name)
    line = Input(what, str(kpi.before), spot(program, "kpis", position, "before"))
    return Result(name=kpi.name, unit=unit, value=_plain(kpi.before), inputs=(line,))


def _plain(value: Decimal | Percent) -> Decimal:
    return value.fraction if isinstance(value, Percent) else value


def _target(kpi: Kpi, unit: Unit) -> Decimal | None:
    fits = kpi.target is not None and isinstance(kpi.target, Percent) == (unit is Unit.SHARE)
    return _plain(kpi.target) if fits and kpi.target is not None else None


def _against(kpi: Kpi, result: Result, unit: Unit) -> str:
    target = _target(kpi, unit)
    if kpi.target is not None and target is None and result.value is not None:
        return _("the target is on another scale")
    if target is None or result.value is None:
        return ""
    lower = kpi.better == "lower"
    reached = result.value <= target if lower else result.value >= target
    return _("target reached") if reached else _("target not reached")


def _moved(after: Decimal | None, before: Decimal | None, unit: Unit) -> Change | None:
    return None if after is None or before is None else Change(after - before, unit=unit)


def _better(change: Change | None, *, lower: bool) -> str:
    if change is None:
        return ""
    if change.value == 0:
        return _("unchanged")
    return _("better") if (change.value < 0) == lower else _("worse")


def _teams(facts: Facts, program: Program) -> Mapping[str, date]:
    """The teams of the mentees, and when the first mentee of each began."""
    people = facts.situation.workspace.people
    found: dict[str, date] = {}
    for mentee in mentees_of(facts, Subject("program", program.id)).mentees:
        team = people[mentee.person].team if mentee.person in people else None
        if team:
            found[team] = min(mentee.start, found.get(team, mentee.start))
    return found


def _indicator(
    situation: Situation, program: Program, team: str, series: Series, start: date, looks: int
) -> Figure:
    year = start - _A_YEAR
    earlier = [p for p in series.points if year <= p.period.first and p.period.last < start]
    since = [p for p in series.points if start <= p.period.first <= program.dates.end]
    people = frozenset(situation.members.get(team, ()))
    before = _mean(series, earlier, people,
                   _("no closed period in the year before {day}", day=start))  # fmt: skip
    after = _mean(series, since, people,
                  _("no closed period between {day} and today", day=start))  # fmt: skip
    change, flat = _difference(since, earlier, looks), _is_flat(since) and _is_flat(earlier)
    return Figure(
        name=series.name, title=series.name.replace("-", " ").capitalize(), group=team,
        group_id=team, result=after, last=before, change=change, target=series.target,
        words=_words(series, before, after, change, flat=flat),
    )  # fmt: skip


def _mean(series: Series, points: list[Point], people: frozenset[str], missing: str) -> Result:
    found = mean([point.value for point in points])
    return Result(
        name=series.name, unit=Unit.COUNT, value=found, n=len(points), people=people,
        missing="" if points else missing, inputs=tuple(p.as_input(series.name) for p in points),
        excluded=series.excluded,
    )  # fmt: skip


def _difference(since: list[Point], earlier: list[Point], looks: int) -> Change | None:
    if not since or not earlier:
        return None
    after, before = [p.value for p in since], [p.value for p in earlier]
    value = sum(after, Decimal(0)) / len(after) - sum(before, Decimal(0)) / len(before)
    found, wide = mean_difference(after, before), mean_difference(after, before, looks)
    sure = wide is not None and spans_nothing(wide.interval)
    own, all_ = (each.interval if each else None for each in (found, wide))
    return Change(value, own, sure, Unit.COUNT, all_)


def _is_flat(points: list[Point]) -> bool:
    return len({point.value for point in points}) == 1


def _words(
    series: Series, before: Result, after: Result, change: Change | None, *, flat: bool
) -> str:
    if change is None:
        return together(before.missing, after.missing)
    way = moved(before.value, after.value) or _("a start of 0 has no growth")
    direction = _better(change, lower=series.lower)
    if min(before.n, after.n) < LEAST_SAID:
        return together(way, _(TOO_FEW))
    if flat:
        same = _("always the same") if change.value == 0 else _("each always the same")
        return together(way, same, direction)
    if change.interval is None:
        return together(way, _(NEEDS_SCIPY))
    if not change.sure:
        return together(way, _("no clear difference"))
    return together(way, _("suggests {direction}", direction=direction))
