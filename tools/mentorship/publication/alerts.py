"""Alerts about indicators, as values for the office's page; nobody else gets any."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mentorship.language import _
from mentorship.metrics.alerts import Alert, alerts
from mentorship.metrics.indicators import owners
from mentorship.metrics.result import Input
from mentorship.models.fields import words
from mentorship.obligations.situation import Situation
from mentorship.publication.classes import Class
from mentorship.publication.gate import Gate
from mentorship.publication.office_views import AlertView


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
        )


def _team(gate: Gate, alert: Alert) -> str:
    team = gate.workspace.teams.get(alert.owner.id) if alert.owner.kind == "team" else None
    return (words(team.title, gate.language) or team.id) if team else ""


def _lines(inputs: Iterable[Input]) -> Iterator[tuple[str, str]]:
    return (
        (str(each.place), _("{what}: {value}", what=each.what, value=each.value)) for each in inputs
    )
