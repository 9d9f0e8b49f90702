"""Advice for an audience: what rests on figures that these readers have, and nothing else.

Who is not the office reads what stands on figures of the report that is told to them, without how
it was computed: the days that late ones needed, or how widely grades lie apart, tell of single
people. The rest is for the office.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta

from mentorship.advice.advice import Advice, Evidence
from mentorship.advice.advise import Counsel, advice_rules, advise
from mentorship.language import _
from mentorship.metrics.catalogue import facts as facts_of
from mentorship.metrics.evaluation.columns import table_of
from mentorship.metrics.evaluation.evaluate import section_of
from mentorship.metrics.evaluation.figure import Figure, Report, Section
from mentorship.metrics.metric import Class as ClassName
from mentorship.metrics.metric import Facts
from mentorship.models.fields import words
from mentorship.models.program import Program
from mentorship.obligations.situation import Situation
from mentorship.publication.advice_view import AdviceItem, AdviceView
from mentorship.publication.classes import Class
from mentorship.publication.gate import Gate
from mentorship.publication.receipt_addresses import anchors_of, section_path
from mentorship.publication.report_groups import GROUPED, crowds
from mentorship.publication.report_view import ColumnView
from mentorship.publication.reports import disclosed, programs_reported

_Told = Mapping[tuple[str, str, str], Figure]


def advice_for(
    situation: Situation, program: Program, against: Program | None = None,
    audience: ClassName | None = None,
) -> Counsel:  # fmt: skip
    """The advice that an audience may read, None for the office."""
    if audience is None:
        return advise(facts_of(situation), program, against)
    rules = [r for r in advice_rules() if Class.of(r.readers) <= Class.of(audience)]
    counsel = advise(facts_of(situation), program, against, rules)
    open_to = [a for a in counsel.advice if Class.of(a.readers) <= Class.of(audience)]
    told = _told(facts_of(situation, audience=audience), program, audience) if open_to else {}
    readable = tuple(found for each in open_to if (found := _readable(each, told)) is not None)
    return counsel._replace(advice=readable, unsaid=())


def advice_views(gate: Gate, facts: Facts) -> Iterator[AdviceView]:
    """The advice on each program that has a report; where there is none, to the office alone."""
    for program in programs_reported(gate, facts.situation.today):
        counsel = advice_for(facts.situation, program, None, facts.audience)
        if counsel.advice or gate.sees(Class.SEALED):
            yield _view(gate, program, counsel)


def sources(figure: Figure) -> Iterator[str]:
    """Where a figure comes from: the command that prints its receipt, or its first lines."""
    if figure.why:
        yield figure.why
        return
    inputs = figure.result.inputs
    lines = [str(each.place) for each in inputs[:_LINES]]
    if lines:
        said, more = _(", ").join(lines), len(inputs) - _LINES
        said = _("{lines}, and {n} more", lines=said, n=more) if more > 0 else said
        yield _("{what}: {value}", what=figure.group or figure.title, value=said)


_LINES = 3


def without_next(program: Program) -> str:
    """What to do where there is no file to change."""
    return _(
        "there is no next cohort of {program} to change; this makes one: {command}",
        program=program.id,
        command=next_cohort(program),
    )


def next_cohort(program: Program) -> str:
    """The command that makes the next cohort; 52 weeks later is the same weekday."""
    return f"mentorship new cohort {program.id} --start {program.dates.start + timedelta(weeks=52)}"


def _readable(advice: Advice, told: _Told) -> Advice | None:
    """The advice with the figures as these readers have them; None where one is not told."""
    keys = [(e.section, e.figure.name, e.figure.group_id) for e in advice.evidence]
    if not all(key in told for key in keys):
        return None
    evidence = tuple(Evidence(told[key], key[0]) for key in keys)
    return replace(advice, evidence=evidence, because=(), amendments=(), commands=())


def _told(facts: Facts, program: Program, audience: ClassName) -> _Told:
    """The figures of groups that the report tells these readers, by section, name and group."""
    space = facts.situation.workspace
    known = (section_of(facts, program, None, identity) for identity in GROUPED)
    sections = tuple(section for section in known if section is not None)
    report = Report(
        program.id,
        "",
        program.dates.start,
        program.dates.end,
        facts.situation.today,
        None,
        sections,
    )
    found = disclosed(report, program, Class.of(audience), crowds(space, program))
    return {
        (section.id, figure.name, figure.group_id): figure
        for section in found.sections
        for figure in section.figures
        if figure.result.value is not None
    }


def _view(gate: Gate, program: Program, counsel: Counsel) -> AdviceView:
    following = gate.workspace.programs.get(counsel.next or "")
    return AdviceView(
        id=program.id, title=words(program.title, gate.language), path=f"advice/{program.id}.html",
        program_path=f"programs/{program.id}.html", report_path=f"reports/{program.id}.html",
        items=tuple(_item(program, each) for each in counsel.advice),
        next=(following.id, f"programs/{following.id}.html") if following else None,
        without_next=without_next(program),
        unsaid=counsel.unsaid,
    )  # fmt: skip


def _item(program: Program, advice: Advice) -> AdviceItem:
    titles = {rule.code: _(rule.title) for rule in advice_rules()}
    figures = tuple(evidence.figure for evidence in advice.evidence)
    table = table_of(Section("advice", "", "", figures, advice.beside))
    return AdviceItem(
        code=advice.code, title=titles[advice.code], about=advice.about.title, says=advice.says,
        weak=advice.sure == "weak",
        columns=tuple(ColumnView(c.id, c.title, c.numeric) for c in table.columns), rows=table.rows,
        receipts=tuple(_address(program, evidence) for evidence in advice.evidence),
        sources=tuple(dict.fromkeys(s for figure in figures for s in sources(figure))),
        because=advice.because, refuted=advice.refuted,
        changes=tuple(str(each) for each in advice.amendments), commands=advice.commands,
        readers=advice.readers,
    )  # fmt: skip


def _address(program: Program, evidence: Evidence) -> str:
    """Where the receipt of a figure of the report stands; empty for other figures."""
    if not evidence.section:
        return ""
    (anchor,) = anchors_of(Section(evidence.section, "", "", (evidence.figure,)))
    return f"{section_path(program.id, evidence.section)}#{anchor}"
