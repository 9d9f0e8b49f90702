"""The evaluation of a program for an audience: small groups are withheld, and it is said.

Whoever is not the office sees no target, no rank and no comparison of groups; what is made of
sealed files is withheld as a whole. For groups of a program see `report_groups`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date

from mentorship.language import N_, _, n_
from mentorship.metrics.catalogue import facts as facts_of
from mentorship.metrics.evaluation.cohort import cohort_before
from mentorship.metrics.evaluation.columns import cases_in, table_of
from mentorship.metrics.evaluation.contributions import Contributions
from mentorship.metrics.evaluation.evaluate import evaluate
from mentorship.metrics.evaluation.figure import Figure, Report, Section
from mentorship.metrics.metric import Class as ClassName
from mentorship.metrics.metric import Facts
from mentorship.metrics.result import Result, Unit
from mentorship.models.program import Program
from mentorship.obligations.situation import Situation
from mentorship.publication.classes import Class
from mentorship.publication.gate import LEAST_GROUP, Gate, is_many
from mentorship.publication.numbers import as_said
from mentorship.publication.receipt_addresses import figure_addresses
from mentorship.publication.report_groups import GROUPED, Group, apart, crowds, hidden
from mentorship.publication.report_view import (
    ChartBar,
    ColumnView,
    FigureView,
    ReportView,
    SectionView,
)

_FOR_OFFICE = frozenset(
    {"kpis", "indicators", "dropouts", "mentors", "growth", "relations", "contributions"}
)
_SEALED = N_("withheld: for the office")


def report_of(
    situation: Situation, program: Program, *, against: Program | None = None,
    audience: ClassName | None = None, table: Contributions | None = None,
) -> Report:  # fmt: skip
    """The report for an audience, None for the office; beside the cohort before by default."""
    other = against or cohort_before(situation.workspace, program)
    found = evaluate(facts_of(situation, audience=audience), program, other, table)
    if audience is None:
        return found
    return disclosed(found, program, Class.of(audience), crowds(situation.workspace, program))


def reports_for(gate: Gate, facts: Facts) -> Iterator[Report]:
    """The report of each program that has one."""
    for program in programs_reported(gate, facts.situation.today):
        yield report_of(facts.situation, program, audience=facts.audience)


def programs_reported(gate: Gate, today: date) -> Iterator[Program]:
    """The programs that have begun and have pairings; none for the public, which sees counts."""
    if not gate.sees(Class.MEMBERS):
        return
    for name in sorted(gate.workspace.programs):
        program = gate.workspace.programs[name]
        if program.dates.start <= today and gate.workspace.pairings_of.get(name):
            yield program


def disclosed(
    report: Report, program: Program, audience: Class, known: Collection[frozenset[str]] = ()
) -> Report:
    """The report without what the audience may not see.

    `known` are people about whom together a number may stand elsewhere.
    """
    out = hidden(report, program, known) if audience > Class.PUBLIC else None
    sections = (_section(section, audience, out) for section in report.sections)
    return report._replace(sections=tuple(_without_lines(section) for section in sections))


def _without_lines(section: Section) -> Section:
    """Figures without the lines behind them: these are of single people."""
    bare = (
        replace(
            figure,
            result=replace(figure.result, inputs=(), excluded=()),
            last=replace(figure.last, inputs=(), excluded=()) if figure.last else None,
        )
        for figure in section.figures
    )
    return section._replace(figures=tuple(bare))


def _section(section: Section, audience: Class, out: frozenset[Group] | None) -> Section:
    if section.id in _FOR_OFFICE or (out is None and section.id in GROUPED):
        return section._replace(figures=(), withheld=_(_SEALED))
    if section.id in ("staying", "independence") and audience == Class.PUBLIC:
        return section._replace(figures=(), withheld=_(_SEALED))
    if section.id == "staying":
        return _staying(section)
    if section.id == "independence":
        return section if all(_is_told(f) for f in section.figures) else _small(section)
    if section.id == "funnel":
        figures = tuple(_funnel(section.figures))
        return section._replace(figures=figures)
    told = (_group_figure(f, section.id, out or frozenset()) for f in section.figures)
    return section._replace(figures=tuple(told))


def _group_figure(figure: Figure, section: str, out: frozenset[Group]) -> Figure:
    """A group without its comparisons, or withheld; others have passed the metric's gate
    already."""
    if section not in GROUPED:
        return figure
    group = Group(section, figure.name, figure.group_id, figure.result.people)
    bare = replace(figure, last=None, change=None, others=None, evened=None, rank=None, words="")
    if group in out:
        return _withheld(bare, len(group.people))
    return replace(bare, result=replace(figure.result, parts=()))


def _withheld(figure: Figure, people: int) -> Figure:
    if people >= LEAST_GROUP:
        return _untold(figure)
    return _untold(figure, n_("withheld: {n} person", "withheld: {n} people", people))


def _untold(figure: Figure, why: str = "") -> Figure:
    why = why or _("withheld: a small group follows from it")
    missing = Result(name=figure.name, unit=figure.result.unit, missing=why, withheld=True)
    return replace(figure, result=missing, hits=None)


def _staying(section: Section) -> Section:
    """Who left when follows from the steps of the curve: told only where nobody has left."""
    if all(figure.result.value == 1 for figure in section.figures):
        small = any(figure.result.n < LEAST_GROUP for figure in section.figures[:1])
        return _small(section) if small else section
    return section._replace(figures=(), withheld=_("withheld: it tells when single people left"))


def _small(section: Section) -> Section:
    if not section.figures:
        return section
    few = _("withheld: fewer than {n} people", n=LEAST_GROUP)
    return section._replace(figures=(), withheld=few)


def _is_told(figure: Figure) -> bool:
    result, done = figure.result, figure.hits
    if figure.hits is None:
        return len(result.people) >= LEAST_GROUP
    done = figure.hits
    return is_many(result.n, result.n) and is_many(done, done) and apart(result.n - done)


def _funnel(figures: Sequence[Figure]) -> Iterator[Figure]:
    """Counts of three or more, and only where the steps between them are none, or three or more."""
    last: int | None = None
    for figure in figures:
        if figure.result.value is None:  # the end of a program that runs: a day, of nobody
            yield replace(figure, result=replace(figure.result, people=frozenset()), words="")
            continue
        count = figure.hits or 0
        fits = is_many(count, count) and (last is None or apart(last - count))
        fits = fits and figure.result.n >= LEAST_GROUP
        bare = replace(figure, last=None, change=None, words="")
        yield bare if fits else _untold(bare)
        last = count if fits else last


def report_view(gate: Gate, facts: Facts, report: Report) -> ReportView:
    """A report as its page shows it, each figure with the address of its receipt."""
    against = report.against
    program = gate.workspace.programs[against] if against else None
    return ReportView(
        id=report.program, title=report.title, path=f"reports/{report.program}.html",
        program_path=f"programs/{report.program}.html", first=report.first, last=report.last,
        against=(program.id, f"reports/{program.id}.html") if program else None,
        sections=tuple(_section_view(section, figure_addresses(facts, report, section))
                       for section in report.sections
                       if section.figures or section.withheld),
        empty=tuple((s.title, s.empty) for s in report.sections
                    if not s.figures and not s.withheld),
        remarks=report.remarks,
    )  # fmt: skip


def _section_view(section: Section, receipts: tuple[str, ...]) -> SectionView:
    table = table_of(section)
    return SectionView(
        id=section.id, title=section.title, about=section.about, beside=section.beside,
        columns=tuple(ColumnView(c.id, c.title, c.numeric) for c in table.columns),
        rows=table.rows, bars=tuple(_bars(section)), withheld=section.withheld, receipts=receipts,
        figures=tuple(_figure_view(figure) for figure in section.figures),
    )  # fmt: skip


def _figure_view(figure: Figure) -> FigureView:
    result, unit, ends = figure.result, figure.result.unit, figure.result.interval
    return FigureView(
        figure.name, figure.title, figure.group, figure.group_id, unit.value,
        None if result.value is None else as_said(unit, result.value), result.n, figure.hits,
        (as_said(unit, ends.low), as_said(unit, ends.high)) if ends else None,
        result.missing, result.withheld,
    )  # fmt: skip


def _bars(section: Section) -> Iterator[ChartBar]:
    """What a chart can draw: shares with their interval."""
    for figure in section.figures:
        result, last = figure.result, figure.last
        if result.value is None or result.unit not in (Unit.RATE, Unit.SHARE):
            continue
        ends = result.interval
        label = figure.group if section.id in ("staying", "trend") else figure.title
        label = f"– {label}" if section.id == "voices" and figure.group else label
        yield ChartBar(
            label=label, share=float(result.value), cases=cases_in(figure),
            low=float(ends.low) if ends else None, high=float(ends.high) if ends else None,
            last=float(last.value) if last and last.value is not None else None,
        )  # fmt: skip
