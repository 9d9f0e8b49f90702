"""Badges: one of a name, and each within somebody's reach."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_FLOOR, Decimal
from types import MappingProxyType

from mentorship.metrics.catalogue import metrics
from mentorship.metrics.metric import Metric
from mentorship.metrics.result import SubjectKind, Unit
from mentorship.models.program import Program
from mentorship.models.scoring import Parts, Recognition
from mentorship.rules.rule import Issue, Issues, Subject, rule

_MOST: Mapping[Unit, Decimal] = MappingProxyType(
    {Unit.RATE: Decimal(1), Unit.SHARE: Decimal(1), Unit.POINTS: Decimal(100)}
)
_OF_A_ROLE = MappingProxyType({"mentor-score": "mentor", "mentee-score": "mentee"})


@rule("duplicate-badge", "error")
def badges_are_named_once(subject: Subject) -> Issues:
    """Two badges of a program have the same name.

    Why: the name is the address of the badge, and nobody could say by which rule somebody holds it.
    Only the first counts.

    Mend: give one of them another name.

    Bad:
        recognition:
          - {badge: steady, for: mentor, title: Steady, when: {metric: on-time, at_least: 90%}}
          - {badge: steady, for: mentee, title: Steady, when: {metric: on-time, at_least: 90%}}

    Good:
        recognition:
          - {badge: steady-1, for: mentor, title: Steady, when: {metric: on-time, at_least: 90%}}
          - {badge: steady-2, for: mentee, title: Steady, when: {metric: on-time, at_least: 90%}}
    """
    for program in subject.workspace.programs.values():
        seen: set[str] = set()
        for index, badge in enumerate(program.recognition):
            if badge.badge in seen:
                yield Issue(
                    program.place("recognition", index, "badge"),
                    f"a badge above is called {badge.badge!r} as well",
                    "give one of them another name",
                    subject=f"badge {badge.badge}",
                )
            seen.add(badge.badge)


@rule("badge-out-of-reach", "warning")
def badges_can_be_earned(subject: Subject) -> Issues:
    """Nobody can ever earn a badge by its rule.

    Why: a badge that nobody gets looks like a judgement of everybody. No badge rests on sealed
    values (records, ratings, indicators), for who watches badges come and go could work them out:
    a score is measured without its sealed parts, and what is left may be less than
    `least_evidence`.

    Mend: choose a metric that speaks of whom the badge is for and is not sealed, and a value that
    it can have.

    Bad:
        - {badge: grower, for: mentor, title: Grower, when: {metric: mentee-growth, at_least: 20%}}

    Good:
        - {badge: swift, for: mentor, title: Swift, when: {metric: feedback-in-time, at_least: 90%}}
    """
    known = metrics()
    for program in subject.workspace.programs.values():
        for index, badge in enumerate(program.recognition):
            found = known.get(badge.when.metric)
            why = _why_never(program, badge, found) if found else None
            if why:
                key, message, hint = why
                place = program.place("recognition", index, "when", key)
                yield Issue(place, message, hint, subject=f"badge {badge.badge}")


def _why_never(program: Program, badge: Recognition, metric: Metric) -> tuple[str, str, str] | None:
    """Key, message and hint, None for a badge that can be earned."""
    name, wanted = metric.name, badge.when.at_least
    if not _speaks_of(metric, badge.for_):
        says = f"{name} says nothing about a {badge.for_}"
        return "metric", says, f"metrics that do: {', '.join(_that_speak_of(badge.for_))}"
    if metric.class_ == "sealed":
        return "metric", f"{name} is sealed, and no badge rests on sealed values", _OTHERS
    most = _MOST.get(metric.unit)
    is_a_slip = isinstance(wanted, Decimal) and metric.unit is not Unit.POINTS
    if most is not None and not is_a_slip and metric.unit.quantity(wanted) > most:
        top = metric.unit.shown(most)
        return "at_least", f"{wanted} is more than {name} can be, {top}", f"{top} is the most"
    parts = _parts(program, name)
    if parts is None:
        return None
    return _too_little(program, name, parts)


_OTHERS = "`mentorship score` names others; what is on time, answered, tallied or thanked is open"


def _too_little(program: Program, name: str, parts: Parts) -> tuple[str, str, str] | None:
    total = sum(part.weight for part in parts.values())
    if not total:
        return "metric", f"{program.id} gives no weights for {name}", "see `scoring:`"
    closed = {m.name for m in metrics().values() if m.class_ == "sealed"}
    sealed = [name for name, part in parts.items() if part.metric in closed]
    share = Decimal(total - sum(parts[n].weight for n in sealed)) / total
    least = program.scoring.least_evidence
    if share >= least.fraction and share > 0:
        return None
    rest = f"only {_cut(share * 100)}% of {name} is left, and {least} is needed"
    message = f"without its sealed parts ({', '.join(sealed)}) {rest}"
    return "metric", message, "choose a part of it that is not sealed, or other weights"


def _cut(percent: Decimal) -> str:
    """With one decimal at most, cut so that what is too little never looks like enough."""
    tenths = percent.quantize(Decimal("0.1"), rounding=ROUND_FLOOR)
    return f"{tenths.normalize():f}"


def _parts(program: Program, name: str) -> Parts | None:
    scoring = program.scoring
    return {
        "mentor-score": scoring.mentor, "mentee-score": scoring.mentee,
        "pairing-score": scoring.pairing,
    }.get(name)  # fmt: skip


def _speaks_of(metric: Metric, who: str) -> bool:
    kind: SubjectKind = "pairing" if who == "pairing" else "person"
    role = _OF_A_ROLE.get(metric.name)
    return kind in metric.subjects and (role is None or who in (role, "team"))


def _that_speak_of(who: str) -> list[str]:
    found = metrics().values()
    return sorted(m.name for m in found if m.class_ != "sealed" and _speaks_of(m, who))
