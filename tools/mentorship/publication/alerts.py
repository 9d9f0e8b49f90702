"""Alerts about indicators, as values for the office's page; nobody else gets any."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from mentorship.language import _
from mentorship.metrics.alerts import Alert, alerts
from mentorship.metrics.indicators import owners, series_of
from mentorship.metrics.result import Input
from mentorship.models.fields import words
from mentorship.obligations.situation import Situation
from mentorship.publication.classes import Class
from mentorship.publication.gate import Gate
from mentorship.publication.office_views import AlertView

_PERIODS = 24


def alert_views(gate: Gate, situation: Situation) -> Iterator[AlertView]:
    """The alerts of all people and teams, as of the day."""
    if not gate.sees(Class.SEALED):
        return
    for alert in alerts(situation, owners(gate.workspace)):
        yield AlertView(
            person=gate.person(alert.owner.id) if alert.owner.kind == "person" else None,
            team=_team(gate, alert),
            indicator=alert.indicator,
            kind=alert.kind,
            said=alert.said,
            tell=tuple(gate.person(name) for name in alert.tell),
            lines=tuple(_lines(alert.lines)),
            around=tuple(_lines(alert.around)),
            course=_course(situation, alert),
        )


def _course(situation: Situation, alert: Alert) -> tuple[tuple[str, str, float | None], ...]:
    """The periods of the indicator, the oldest first; one without a value is a gap."""
    listed = series_of(situation, alert.owner)
    points = next((each.points for each in listed if each.name == alert.indicator), ())
    if not points:
        return ()
    values = {point.period.first: point.value for point in points}
    newest = points[-1].period
    periods = [newest, *(newest.before(number) for number in range(1, _PERIODS))]
    periods = [each for each in reversed(periods) if each.first >= min(values)]
    low, high = min(Decimal(0), *values.values()), max(Decimal(0), *values.values())
    known = ((period, values.get(period.first)) for period in periods)
    return tuple((str(p), f"{v:f}", _height(v, low, high)) if v is not None else (str(p), "", None)
                 for p, v in known)  # fmt: skip


def _height(value: Decimal, low: Decimal, high: Decimal) -> float:
    return float((value - low) / (high - low)) if high > low else 0.0


def _team(gate: Gate, alert: Alert) -> str:
    team = gate.workspace.teams.get(alert.owner.id) if alert.owner.kind == "team" else None
    return (words(team.title, gate.language) or team.id) if team else ""


def _lines(inputs: Iterable[Input]) -> Iterator[tuple[str, str]]:
    return (
        (str(each.place), _("{what}: {value}", what=each.what, value=each.value)) for each in inputs
    )
