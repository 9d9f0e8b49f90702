"""The figures of the whole program that are metrics: process, outcomes, what people say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from mentorship.language import N_, _
from mentorship.metrics.evaluation.figure import Figure, hits_of
from mentorship.metrics.metric import Facts
from mentorship.metrics.result import Interval, Result, Subject, Unit
from mentorship.metrics.statistics import wilson
from mentorship.metrics.tallied import told_of
from mentorship.models.program import Program, Survey
from mentorship.values import rounded
from mentorship.workspace.workspace import Workspace

PROCESS: Mapping[str, str] = {
    "course-completion": N_("Courses completed"),
    "task-on-time": N_("Tasks in time"),
    "feedback-in-time": N_("Feedback in time"),
    "feedback-rate": N_("Feedback given"),
    "session-adherence": N_("Meetings held"),
    "on-time": N_("Everything in time"),
    "event-attendance": N_("There at events"),
    "task-quality": N_("Quality of tasks"),
    "core-point-coverage": N_("Core points talked about"),
}
OUTCOMES: Mapping[str, str] = {
    "mentee-growth": N_("Growth of mentees"),
    "rating-growth": N_("Growth in ratings"),
    "skill-growth": N_("Growth in skills"),
    "promotion-rate": N_("Mentees promoted"),
    "top-performer-rate": N_("Mentees among the best tenth"),
    "retention": N_("Mentees still there after a year"),
}
RESPONDENTS: Mapping[str, str] = {
    "manager": N_("Superiors who agree"),
    "team": N_("Team members who agree"),
    "mentee": N_("Mentees who agree"),
    "mentor": N_("Mentors who agree"),
}
_SURVEYS = "survey-positive"


def process(facts: Facts, program: Program) -> Iterator[Figure]:
    """What was done: courses, tasks, feedback, meetings."""
    return _measured(facts, program, PROCESS)


def outcomes(facts: Facts, program: Program) -> Iterator[Figure]:
    """What became of the mentees."""
    return _measured(facts, program, OUTCOMES)


def voices(facts: Facts, program: Program) -> Iterator[Figure]:
    """The share of answers that agree, for each kind of respondents and each of their questions.

    Nothing is computed beside the metric: it alone knows what may be told.
    """
    subject = Subject("program", program.id)
    whole = facts.measure(_SURVEYS, subject)
    asked = _by_survey(facts.situation.workspace, program, whole)
    between = _between(facts, subject)
    for kind, title in RESPONDENTS.items():
        surveys = tuple(survey for survey in program.surveys if survey.to == kind)
        parts = tuple((part, survey) for survey in surveys for part in asked.get(survey.id, ()))
        open_by = [between.get((survey.id, _question(part)), 0) for part, survey in parts]
        if surveys:
            together = tuple(part for part, _survey in parts)
            result = _joint(together, sum(open_by)) if parts else _untold(whole)
            yield _voice(kind, _(title), result, program, sum(open_by))
        for (part, _survey), apart in zip(parts, open_by, strict=True) if len(parts) > 1 else ():
            name = f"{kind}/{part.name}"
            yield _voice(name, _question(part), part, program, apart, _(title))


def target_of(program: Program, name: str, unit: Unit) -> Decimal | None:
    """The target of a metric: that of the one KPI of the program with the metric's name."""
    found = [kpi.target for kpi in program.kpis if kpi.name == name]
    return unit.quantity(found[0]) if len(found) == 1 and found[0] is not None else None


def _measured(facts: Facts, program: Program, names: Mapping[str, str]) -> Iterator[Figure]:
    for name, title in names.items():
        result = facts.measure(name, Subject("program", program.id))
        yield _figure(name, _(title), result, program)


def _figure(name: str, title: str, result: Result, program: Program, group: str = "") -> Figure:
    return Figure(
        name=name, title=title, group=group, group_id=group, result=result, hits=hits_of(result),
        target=target_of(program, name, result.unit),
    )  # fmt: skip


def _by_survey(
    space: Workspace, program: Program, whole: Result
) -> Mapping[str, tuple[Result, ...]]:
    """The parts of the metric by survey. A part is called `survey: question`, or by the question
    alone where a single survey was answered."""
    found: dict[str, list[Result]] = {}
    for part in whole.parts:
        survey, _colon, question = part.name.rpartition(": ")
        name = survey or _only(space, program, question)
        if part.value is not None and name:
            found.setdefault(name, []).append(part)
    return {name: tuple(parts) for name, parts in found.items()}


def _only(space: Workspace, program: Program, question: str) -> str:
    fit = [survey for survey in program.surveys if question in survey.questions]
    answered = [survey for survey in fit if _is_answered(space, program, survey)]
    return (answered or fit)[0].id if fit else ""


def _is_answered(space: Workspace, program: Program, survey: Survey) -> bool:
    in_clear = (
        answer.survey == survey.id
        for pairing in space.pairings_of.get(program.id, ())
        for answer in space.answers_of.get(pairing.id, ())
    )
    tallied = (tally.survey == survey.id for tally in space.tallies_of.get(program.id, ()))
    return any(in_clear) or any(tallied)


def _between(facts: Facts, subject: Subject) -> Mapping[tuple[str, str], int]:
    """How far apart the two numbers of the counts lie that are told as two, by survey and question:
    1 for each `11 or 12 of 12`. Answers in clear are counted as they are."""
    found: Counter[tuple[str, str]] = Counter()
    for told in told_of(facts, subject):
        found[told.survey, told.question] += told.agreed.most - told.agreed.least
    return found


def _question(part: Result) -> str:
    return part.name.rpartition(": ")[2]


def _joint(parts: tuple[Result, ...], apart: int) -> Result:
    """Several questions together, as the metric counts them: from the least that may have agreed
    to the most, which lie `apart`."""
    n = sum(part.n for part in parts)
    hits = sum(((part.value or Decimal(0)) * part.n for part in parts), Decimal(0))
    half = Decimal(apart) / 2
    low, high = (wilson(int(rounded(hits + away)), n) for away in (-half, half))
    return Result(
        name=_SURVEYS, unit=Unit.RATE, value=hits / n, n=n,
        interval=Interval(low.low, high.high) if low and high else None,
        people=frozenset(person for part in parts for person in part.people),
        inputs=tuple(line for part in parts for line in part.inputs),
    )  # fmt: skip


def _voice(
    name: str, title: str, result: Result, program: Program, apart: int, group: str = ""
) -> Figure:
    """A figure of what people say; of a count that is told as two numbers nobody can say how many
    of the answers agree."""
    figure = _figure(f"{_SURVEYS}/{name}", title, result, program, group)
    return replace(figure, hits=None) if apart else figure


def _untold(whole: Result) -> Result:
    missing = whole.missing or _("nobody answered")
    return Result(name=_SURVEYS, missing=missing, withheld=whole.withheld)
