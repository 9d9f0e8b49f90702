"""Who holds which badge as of a day, and since when.

Rules are judged on the last day of each month of the program. A badge so has a day on which it was
earned, nobody loses one over a weekend, and whoever asks in the middle of a month, today or in a
year, hears the same. After the program's last month nothing changes any more.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from mentorship.metrics.recognition.badge import Rule, Standing, State, Verdict
from mentorship.metrics.recognition.judgement import judged, people_of
from mentorship.metrics.result import Result
from mentorship.models.program import Program
from mentorship.obligations.situation import Situation


def rules_of(program: Program) -> tuple[Rule, ...]:
    """The rules of a program; of two badges of one name the first counts."""
    seen: dict[str, Rule] = {}
    for position, recognition in enumerate(program.recognition):
        seen.setdefault(recognition.badge, Rule(program, position, recognition))
    return tuple(seen.values())


def standings(situation: Situation, program: Program) -> tuple[Standing, ...]:
    """Where everybody who can earn a badge of the program stands, by rule, then by holder."""
    key = ("recognition: standings", program.id)
    if key not in situation.remembered:
        situation.remembered[key] = tuple(
            _standing(situation, rule, holder)
            for rule in rules_of(program)
            for holder in candidates(situation, rule)
        )
    found: tuple[Standing, ...] = situation.remembered[key]
    return found


def held(situation: Situation, program: Program) -> tuple[Standing, ...]:
    """Those of them who hold the badge."""
    return tuple(s for s in standings(situation, program) if s.is_held)


def candidates(situation: Situation, rule: Rule) -> tuple[str, ...]:
    """Whom the rule is about, in order of id."""
    space = situation.workspace
    pairings = space.pairings_of.get(rule.program.id, ())
    if rule.kind == "pairing":
        return tuple(sorted(pairing.id for pairing in pairings))
    if rule.kind == "team":
        people = people_of(situation, rule)
        teams = {p.team for p in space.people.values() if p.id in people and p.team}
        return tuple(sorted(teams))
    return tuple(
        sorted({p for pairing in pairings for p in (
            pairing.mentors if rule.kind == "mentor" else pairing.mentees)})
    )  # fmt: skip


def days_of(program: Program, today: date) -> Iterator[date]:
    """The days of judgement by today, the newest first."""
    day = _month_end(min(today, max(program.dates.end, program.dates.start)))
    if day > today:
        day = _before(day)
    while day >= program.dates.start:
        yield day
        if day.year == date.min.year:
            return
        day = _before(day)


def _standing(situation: Situation, rule: Rule, holder: str) -> Standing:
    days = days_of(rule.program, situation.today)
    newest = next(days, None)
    if newest is None:
        first = _month_end(rule.program.dates.start)
        why = f"first judged on {first}"
        return Standing(rule, holder, Verdict(State.AHEAD, Result(missing=why), why))
    verdict = judged(situation, rule, holder, newest)
    if verdict.state is not State.HELD:
        return Standing(rule, holder, verdict, newest)
    since = newest
    for day in days:
        if judged(situation, rule, holder, day).state is not State.HELD:
            break
        since = day
    return Standing(rule, holder, verdict, newest, since)


def _month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _before(day: date) -> date:
    """The last day of the month before."""
    return date.fromordinal(max(day.replace(day=1).toordinal() - 1, 1))
