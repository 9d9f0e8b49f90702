"""The whole evaluation of a program: every section, compared with the cohort before."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from mentorship.language import N_, _, spoken
from mentorship.metrics.evaluation.before_after import kpis, team_indicators
from mentorship.metrics.evaluation.compare import against_target, compared, ranked
from mentorship.metrics.evaluation.contributions import Contributions, contributions
from mentorship.metrics.evaluation.figure import Figure, Report, Section
from mentorship.metrics.evaluation.formulas import formula_of
from mentorship.metrics.evaluation.groups import (
    by_course,
    by_mentor,
    by_stage,
    by_task,
    by_track,
    growth_by_mentor,
)
from mentorship.metrics.evaluation.path import dropouts, funnel, independence, staying
from mentorship.metrics.evaluation.relations import relations
from mentorship.metrics.evaluation.trend import by_month
from mentorship.metrics.evaluation.whole import outcomes, process, voices
from mentorship.metrics.metric import Facts
from mentorship.models.fields import words
from mentorship.models.program import Program

Build = Callable[[Facts, Program], Iterable[Figure]]


class _Part(NamedTuple):
    """A section: how its figures are made, and whether they are compared and ranked."""

    id: str
    title: str
    about: str
    build: Build
    compare: bool = True
    rank: bool = False
    beside: str = "last cohort"
    empty: str = N_("no data")


PARTS: Sequence[_Part] = (
    _Part("process", N_("What was done"), N_("Of what was due so far."), process),
    _Part("outcomes", N_("What became of it"), N_("Of the mentees."), outcomes),
    _Part(
        "voices", N_("What people say"), N_("Answers of 4 or 5 of 5."), voices,
        empty=N_("no survey"),
    ),
    _Part(
        "kpis", N_("Figures the program wants to move"), N_("As the owners wrote them down."), kpis,
        compare=False, beside="before", empty=N_("the program names no figures"),
    ),
    _Part(
        "indicators", N_("Indicators of the teams"),
        N_("Mean of the year before the team's first mentee began, and since."), team_indicators,
        compare=False, beside="before", empty=N_("the mentees' teams have no indicators"),
    ),
    _Part("funnel", N_("From the application to the end"), N_("Mentees."), funnel),
    _Part(
        "staying", N_("Who stays"),
        N_("The share that had not dropped out, by weeks since the start; "
           "who is still on the way counts as long as they were watched."), staying,
    ),
    _Part("dropouts", N_("Who dropped out"), "", dropouts, compare=False, empty=N_("nobody")),
    _Part(
        "independence", N_("Time to independence"),
        N_("Until everything compulsory in the plan is done."), independence,
    ),
    _Part("tracks", N_("By track"), "", by_track, rank=True),
    _Part("stages", N_("By stage"), "", by_stage, rank=True),
    _Part("courses", N_("By course"), "", by_course, rank=True, empty=N_("no course was due")),
    _Part("tasks", N_("By task"), "", by_task, rank=True, empty=N_("no task was due")),
    _Part("mentors", N_("By mentor"), N_("First mentors."), by_mentor, rank=True),
    _Part("growth", N_("Growth by mentor"), "", growth_by_mentor, empty=N_("no growth is known")),
    _Part(
        "trend", N_("Month by month"), N_("By the month in which it was due."), by_month,
        compare=False,
    ),
    _Part(
        "relations", N_("What goes together"),
        N_("A correlation does not say which of the two makes the other."), relations,
        compare=False,
    ),
)  # fmt: skip


def evaluate(
    facts: Facts, program: Program, against: Program | None, table: Contributions | None = None
) -> Report:
    """The report on a program as of the situation's day, beside the cohort `against`.

    Targets, ranks and comparisons of groups are for the office: they tell of sealed values, or of
    groups that are not told themselves.
    """
    situation = facts.situation
    language = situation.workspace.settings.language_beside(spoken())
    sections = [_section(facts, program, against, part) for part in PARTS]
    if table is not None:
        figures = tuple(contributions(facts, program, table))
        about = _("By the table given; half a year before and after.")
        sections.append(Section("contributions", _("Contributions"), about, figures, "before"))
    return Report(
        program=program.id, title=words(program.title, language), first=program.dates.start,
        last=program.dates.end, as_of=situation.today, against=against.id if against else None,
        sections=tuple(sections), remarks=tuple(_remarks(facts, program, against, table)),
    )  # fmt: skip


def section_of(
    facts: Facts, program: Program, against: Program | None, identity: str
) -> Section | None:
    """One section of the report by its id, without the work for the others; None if there is none
    of that id."""
    part = next((part for part in PARTS if part.id == identity), None)
    return None if part is None else _section(facts, program, against, part)


def _section(facts: Facts, program: Program, against: Program | None, part: _Part) -> Section:
    figures, office = tuple(part.build(facts, program)), facts.audience is None
    if part.rank and office:
        figures = tuple(_ranked(figures))
    if part.compare and against is not None:
        figures = compared(_beside(figures, part.build(facts, against)))
    if part.beside == "last cohort":
        figures = tuple(against_target(f) if office else replace(f, target=None) for f in figures)
    figures = tuple(_explained(facts, program, part.id, figure) for figure in figures)
    about = _(part.about) if part.about else ""
    return Section(part.id, _(part.title), about, figures, part.beside, _(part.empty))


def _explained(facts: Facts, program: Program, section: str, figure: Figure) -> Figure:
    """The figure with its formula, and the command that prints its receipt."""
    formula = figure.result.formula or formula_of(facts, section, figure.name)
    result = replace(figure.result, formula=formula)
    return replace(figure, result=result, why=_command(facts, program, section, figure))


def _command(facts: Facts, program: Program, section: str, figure: Figure) -> str:
    """The command that prints the receipt: of a metric of the program, or of this figure."""
    words = ["mentorship", "why", figure.name, program.id]
    if figure.group or figure.name not in facts.metrics or section not in ("process", "outcomes"):
        words += ["--in", f"{section}:{figure.group_id}" if figure.group_id else section]
    return shlex.join(words)


def _ranked(figures: Sequence[Figure]) -> Iterator[Figure]:
    """Each metric for itself."""
    for name in dict.fromkeys(figure.name for figure in figures):
        yield from ranked([figure for figure in figures if figure.name == name])


def _beside(figures: Sequence[Figure], last: Iterable[Figure]) -> tuple[Figure, ...]:
    known = {(figure.name, figure.group_id): figure.result for figure in last}
    return tuple(replace(f, last=known.get((f.name, f.group_id))) for f in figures)


def _remarks(
    facts: Facts, program: Program, against: Program | None, table: Contributions | None
) -> Iterator[str]:
    today = facts.situation.today
    if today < program.dates.start:
        yield _("The program begins on {day}: nothing is measured yet.", day=program.dates.start)
    elif against is not None and today <= program.dates.end:
        weeks = (today - program.dates.start).days // 7 + 1
        if against.dates.end < today:
            yield _("This cohort is in week {week}; {id} is shown at its end.",
                    week=weeks, id=against.id)  # fmt: skip
        else:
            yield _("This cohort is in week {week}; {id} is shown as of the same day.",
                    week=weeks, id=against.id)  # fmt: skip
    for said in table.problems if table else ():
        yield _("Contributions, {said}: not counted.", said=said)
