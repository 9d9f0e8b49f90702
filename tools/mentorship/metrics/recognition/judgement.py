"""What a rule says of a mentor, a mentee, a pairing or a team on a day.

No badge rests on a sealed value. A badge is one bit about a number, and months of it are many:
enough to close in on a rating by watching when a badge comes and goes. So metrics of the class
sealed are missing here whoever asks, the office included, and drop out of every score.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from mentorship.metrics.catalogue import metrics
from mentorship.metrics.disclosure import LEAST_PEOPLE
from mentorship.metrics.metric import Facts, Metric
from mentorship.metrics.recognition.badge import Rule, State, Verdict
from mentorship.metrics.result import Excluded, Result, Role, Subject, Unit
from mentorship.metrics.statistics import mean
from mentorship.obligations.situation import Situation

SEALED = "sealed, and no badge rests on it"
_ADDED = (Unit.COUNT, Unit.HOURS)


def open_facts(situation: Situation, day: date) -> Facts:
    """What may be measured for a badge as of a day: what a pair may see, and no sealed number.

    So answers to surveys count as far as they are tallied, and no further. The day is not after
    the situation's; what is owed and met is worked out once for all days, as for trends.
    """
    known = situation.remembered
    if "recognition: facts" not in known:
        known["recognition: facts"] = Facts(
            situation=situation, metrics=_open_metrics(), audience="pair"
        )
    if ("recognition: facts", day) not in known:
        known["recognition: facts", day] = known["recognition: facts"].within(None, day)
    found: Facts = known["recognition: facts", day]
    return found


def judged(situation: Situation, rule: Rule, holder: str, day: date) -> Verdict:
    """What the rule says of somebody as of a day."""
    facts = open_facts(situation, day)
    if rule.kind == "team":
        return _verdict(rule, _of_team(facts, rule, holder, day))
    return _verdict(rule, facts.measure(rule.when.metric, subject_of(rule, holder)))


def subject_of(rule: Rule, holder: str) -> Subject:
    """Whom the rule's metric is asked about; of a team each person by themself."""
    if rule.kind == "pairing":
        return Subject("pairing", holder)
    role: Role | None = rule.kind if rule.kind != "team" else None
    return Subject("person", holder, role, rule.program.id)


def least_n(rule: Rule) -> int:
    """The least number of cases: of a team, people, and never fewer than three.

    Of a count there is no least number, for it counts the cases itself.
    """
    return max(rule.when.least_n, LEAST_PEOPLE) if rule.kind == "team" else rule.when.least_n


def _verdict(rule: Rule, result: Result) -> Verdict:
    if result.value is None:
        return Verdict(State.UNCLEAR, result, result.missing)
    least = least_n(rule)
    if result.n < least and (rule.kind == "team" or result.unit is not Unit.COUNT):
        return Verdict(State.UNCLEAR, result, f"n = {result.n}, at least {least} needed")
    wanted = result.unit.quantity(rule.when.at_least)
    if result.value < wanted:
        return Verdict(State.NOT_MET, result, f"{result.shown} of {result.unit.shown(wanted)}")
    return Verdict(State.HELD, result)


def _of_team(facts: Facts, rule: Rule, team: str, day: date) -> Result:
    """The mean over the people of a team who take part, each once; counts and hours are added."""
    there = facts.situation.is_there
    people = [p for p in sorted(facts.situation.members.get(team, ())) if there(p, day)]
    parts = tuple(_of_one(facts, rule, p) for p in people if p in people_of(facts.situation, rule))
    found = [part for part in parts if part.value is not None]
    unit = facts.metrics[rule.when.metric].unit if rule.when.metric in facts.metrics else Unit.RATE
    values = [part.value for part in found if part.value is not None]
    value = sum(values, Decimal(0)) if unit in _ADDED else mean(values)
    how = "sum" if unit in _ADDED else "mean"
    return Result(
        name=rule.when.metric, unit=unit, value=value if values else None, n=len(values),
        missing="" if values else "nobody of the team has a number", parts=parts,
        formula=f"{how} over the people of {team} who take part in {rule.program.id}",
        people=frozenset(part.name for part in found),
        excluded=tuple(Excluded(p.name, p.missing) for p in parts if p.value is None),
    )  # fmt: skip


def _of_one(facts: Facts, rule: Rule, person: str) -> Result:
    return replace(facts.measure(rule.when.metric, subject_of(rule, person)), name=person)


def people_of(situation: Situation, rule: Rule) -> frozenset[str]:
    """Mentors and mentees of the rule's program."""
    key = ("recognition: people", rule.program.id)
    if key not in situation.remembered:
        pairings = situation.workspace.pairings_of.get(rule.program.id, ())
        situation.remembered[key] = frozenset(p for pairing in pairings for p in pairing.people)
    found: frozenset[str] = situation.remembered[key]
    return found


def _open_metrics() -> Mapping[str, Metric]:
    return dict(_each_open(metrics().values()))


def _each_open(known: Iterable[Metric]) -> Iterable[tuple[str, Metric]]:
    for metric in known:
        closed = replace(metric, compute=_withheld, class_="public")  # its absence is known to all
        yield metric.name, closed if metric.class_ == "sealed" else metric


def _withheld(facts: Facts, subject: Subject) -> Result:  # noqa: ARG001 - a metric's signature
    return Result(missing=SEALED, withheld=True)
