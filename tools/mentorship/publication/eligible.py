"""Who may take part, as values for the office's pages; nobody else gets any."""

from __future__ import annotations

from collections.abc import Iterator

from mentorship.eligibility.everybody import ROLES, open_programs, people_here, verdicts
from mentorship.eligibility.verdict import Answer, Judged, Verdict
from mentorship.models.fields import words
from mentorship.models.program import Program
from mentorship.obligations.obligation import Spot
from mentorship.obligations.situation import Situation
from mentorship.publication.classes import Class
from mentorship.publication.gate import Gate
from mentorship.publication.office_views import EligibleView, JudgedView, RuleView
from mentorship.publication.programs import asks_of


def eligible_views(gate: Gate, situation: Situation) -> Iterator[EligibleView]:
    """Everybody here judged today by each program that is not over."""
    if not gate.sees(Class.SEALED):
        return
    people = people_here(gate.workspace, situation.today)
    for program in open_programs(gate.workspace, situation.today):
        yield EligibleView(
            program=program.id,
            title=words(program.title, gate.language),
            path=f"eligible/{program.id}.html",
            program_path=gate.program_path(program.id),
            asks=dict(asks_of(program)),
            judged={
                role: tuple(_judged(gate, each) for each in _by_name(gate, found))
                for role, found in _by_role(situation, program, people)
            },
        )


def _by_role(
    situation: Situation, program: Program, people: tuple[str, ...]
) -> Iterator[tuple[str, tuple[Verdict, ...]]]:
    for role in ROLES:
        yield role, tuple(verdicts(situation, (program,), (role,), people))


def _by_name(gate: Gate, found: tuple[Verdict, ...]) -> list[Verdict]:
    return sorted(found, key=lambda each: (gate.person(each.person).text.casefold(), each.person))


def _judged(gate: Gate, verdict: Verdict) -> JudgedView:
    return JudgedView(
        person=gate.person(verdict.person),
        anchor=f"{verdict.role}-{verdict.person}",
        words=verdict.words,
        sealed=verdict.person in gate.workspace.sealed_records,
        missing=verdict.missing,
        rules=tuple(_rule(rule) for rule in verdict.rules),
    )


def _rule(rule: Judged) -> RuleView:
    inside = bool(rule.parts)  # they say themselves what was seen
    return RuleView(
        answer=rule.answer.value,
        wanted=rule.wanted,
        seen="" if inside else rule.seen,
        place="" if inside else _place(rule.spot),
        missing="" if inside or rule.waiver or rule.answer is Answer.YES else rule.missing,
        remarks=tuple(filter(None, (rule.waived, "" if inside else rule.beside))),
        parts=tuple(_rule(part) for part in rule.parts),
    )


def _place(where: Spot | None) -> str:
    return str(where.place) if where else ""
