"""Alerts about indicators in words: of whom, of which kind, and what happened around them.

Neither the indicator nor its values are named: what a record says is in no message.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from mentorship.language import day_words
from mentorship.metrics.alerts import Alert
from mentorship.metrics.indicators import Owner
from mentorship.models.fields import words
from mentorship.render.letters.schema import Item
from mentorship.workspace.workspace import Workspace, grouped

_MOST = 4
"""Facts of a person that are told; of the others the number is enough."""

_KINDS: Mapping[str, Mapping[str, str]] = {
    "en": {"fall": "a sharp fall in {}", "miss": "short of the target again and again, up to {}"},
    "zh": {"fall": "{}明显下滑", "miss": "截至{}连续未达目标"},
}
_FACTS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "mentor": "new pairing as mentor since {day}",
        "mentee": "new pairing as mentee since {day}",
        "mentor-ended": "a pairing as mentor ended on {day}",
        "mentee-ended": "a pairing as mentee ended on {day}",
        "overdue": "{number} overdue, the oldest since {day}",
        "leave": "{number} working days of leave from {day} on",
        "job": "new job since {day}",
        "joined": "joined on {day}",
        "left": "left on {day}",
    },
    "zh": {
        "mentor": "{day}起担任新的导师",
        "mentee": "{day}起有新的导师",
        "mentor-ended": "{day}结束了一段指导",
        "mentee-ended": "{day}结束了一段受指导",
        "overdue": "{number} 项逾期，最早的自{day}起",
        "leave": "{day}起休假 {number} 个工作日",
        "job": "{day}起担任新岗位",
        "joined": "{day}入职",
        "left": "{day}离职",
    },
}
"""A promotion stands in a record, and is told nobody."""

_TOTALS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "mentor": "new pairings as mentor", "mentee": "new pairings as mentee",
        "mentor-ended": "pairings as mentor ended", "mentee-ended": "pairings as mentee ended",
        "overdue": "overdue", "leave": "working days of leave", "job": "new in their job",
        "joined": "joined", "left": "left",
    },
    "zh": {
        "mentor": "新任导师", "mentee": "新有导师", "mentor-ended": "结束指导",
        "mentee-ended": "结束受指导", "overdue": "逾期事项", "leave": "休假工作日",
        "job": "新到岗位", "joined": "入职", "left": "离职",
    },
}  # fmt: skip


def alert_item(space: Workspace, alerts: Sequence[Alert], language: str) -> Item:
    """The alerts about one person or team: whom, which, and what happened around them."""
    chinese = language == "zh"
    title = _owner(space, alerts[0].owner, language)
    kinds = dict.fromkeys(_kind(alert, language) for alert in alerts)
    said = ("，" if chinese else ", ").join(kinds)
    around = ("、" if chinese else "; ").join(_around(alerts, language))
    line = f"{title}：{said}" if chinese else f"{title}: {said}"
    return Item(title, said, around, "", line)


def _kind(alert: Alert, language: str) -> str:
    period = max(alert.points, key=lambda point: point.period.first).period
    return _KINDS["zh" if language == "zh" else "en"][alert.kind].format(period)


def _around(alerts: Sequence[Alert], language: str) -> Iterator[str]:
    """What happened, each once; of a team how many of each kind."""
    spoken = "zh" if language == "zh" else "en"
    table = _FACTS[spoken]
    told = [fact for alert in alerts for fact in alert.facts if fact.kind in table]
    facts = tuple({(fact.person, fact.kind, fact.day): fact for fact in told}.values())
    if alerts[0].owner.kind == "team":
        colon = "：" if language == "zh" else ": "
        for kind, group in grouped(facts, lambda fact: fact.kind).items():
            yield f"{_TOTALS[spoken][kind]}{colon}{sum(fact.number or 1 for fact in group)}"
        return
    for fact in facts[:_MOST]:
        yield table[fact.kind].format(day=_day(fact.day, language), number=fact.number)
    if len(facts) > _MOST:
        more = len(facts) - _MOST
        yield f"另有 {more} 项" if language == "zh" else f"and {more} more"


def _day(day: date, language: str) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if language == "zh" else day_words(day)


def _owner(space: Workspace, owner: Owner, language: str) -> str:
    if owner.kind == "person":
        return space.name_of(owner.id)
    team = space.teams.get(owner.id)
    title = words(team.title, language) if team and team.title else owner.id
    return f"团队 {title}" if language == "zh" else f"the team {title}"
