"""Alerts about indicators: a sharp fall, and a target missed again and again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mentorship.metrics.alerts import Alert, alerts
from mentorship.metrics.indicators import owners
from mentorship.reminders.notice import Notice, Rule
from mentorship.reminders.turn import Turn
from mentorship.workspace.workspace import grouped


def alerted(turn: Turn) -> Iterator[Notice]:
    """To who leads, else to the office, on the day from which the newest value is known.

    So each newest value is told of once; the key names neither the indicator nor a value.
    """
    situation = turn.situation
    found = alerts(situation, owners(situation.workspace))
    told = (each for each in found if each.kind != "remedy")
    for (owner, day), group in grouped(told, lambda each: (each.owner, _day(each))).items():
        for person in group[0].tell:
            if turn.is_recent(person, day):
                key = f"{Rule.ALERT}/{person}/{owner.kind}-{owner.id}/{day}"
                yield Notice(key, Rule.ALERT, person, day, None, None, alerts=group)


def _day(alert: Alert) -> date:
    return max(point.known for point in alert.points)
