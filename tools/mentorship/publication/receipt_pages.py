"""Which receipts there are: of pairings, people, programs and their reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from mentorship.language import N_, _
from mentorship.metrics.evaluation.figure import Figure, Report, Section
from mentorship.metrics.evaluation.whole import OUTCOMES, PROCESS
from mentorship.metrics.figure_receipts import told
from mentorship.metrics.metric import Facts
from mentorship.metrics.result import Subject
from mentorship.models.fields import words
from mentorship.models.pairing import Pairing
from mentorship.models.program import Program
from mentorship.publication.classes import Class
from mentorship.publication.gate import Gate
from mentorship.publication.pairs import MEASURES as OF_PAIRINGS
from mentorship.publication.programs import MEASURES as OF_PROGRAMS
from mentorship.publication.receipt_addresses import (
    anchors_of,
    is_metric,
    receipts_path,
    section_path,
)
from mentorship.publication.receipt_view import ReceiptGroup, ReceiptsView, ReceiptView
from mentorship.publication.receipts import (
    Kind,
    Source,
    figure_receipt,
    for_audience,
    receipts_of,
)
from mentorship.publication.scored import PANEL, Scored, scores_of_pairing, scores_of_person

_PROGRAMS = (N_("Programs"), "programs/index.html")
_MOST_IN_GROUPS = 8
"""Lines of one group of a report: there are many groups."""


def receipts_views(gate: Gate, facts: Facts, reports: Iterable[Report]) -> Iterator[ReceiptsView]:
    """The pages of receipts for an audience; the public sees no metric."""
    if not gate.sees(Class.MEMBERS):
        return
    source = source_of(gate, facts)
    space = gate.workspace
    made = [_of_program(gate, facts, source, space.programs[n]) for n in sorted(space.programs)]
    if gate.sees(Class.PAIR):
        pairings = [space.pairings[name] for name in sorted(space.pairings)]
        made += [_of_pairing(gate, facts, source, pairing) for pairing in pairings]
        made += [_of_person(gate, facts, source, name) for name in sorted(space.people)]
    made += [
        _of_section(gate, facts, source, report, section)
        for report in reports
        for section in report.sections
    ]
    yield from (view for view in made if any(group.receipts for group in view.groups))


def _programs() -> tuple[str, str]:
    return _(_PROGRAMS[0]), _PROGRAMS[1]


def source_of(gate: Gate, facts: Facts) -> Source:
    """Where the lines of receipts can be looked up."""
    return Source(facts.situation.history, gate.workspace.settings.repository)


def metrics_of(scored: Scored) -> tuple[str, ...]:
    """The metrics behind a score, and what a panel judged beside it."""
    return (*(part.metric for part in scored.weights.values()), *PANEL)


def _of_pairing(gate: Gate, facts: Facts, source: Source, pairing: Pairing) -> ReceiptsView:
    subject = Subject("pairing", pairing.id)
    scores = tuple(scores_of_pairing(facts, pairing))
    names = [*OF_PAIRINGS, *(name for score in scores for name in metrics_of(score))]
    found = [_score(facts, source, score, "") for score in scores]
    found += receipts_of(source, facts, subject, names)
    title, path = gate.pairing_title(pairing), f"pairings/{pairing.id}.html"
    program = gate.workspace.program_of(pairing)
    above = (
        ((words(program.title, gate.language), f"programs/{program.id}.html"),) if program else ()
    )
    groups = (_group("numbers", _("Numbers"), found),)
    return _view(facts, path, title, (_programs(), *above), groups)


def _of_person(gate: Gate, facts: Facts, source: Source, person: str) -> ReceiptsView:
    groups = []
    for score in scores_of_person(facts, person):
        prefix = score.prefix
        found = [_score(facts, source, score, prefix)]
        found += receipts_of(source, facts, score.subject, metrics_of(score), prefix)
        groups.append(_group(score.id, score.title(gate.language), found))
    name = gate.person(person)
    return _view(
        facts, f"people/{person}.html", name.text, ((_("People"), "people/index.html"),), groups
    )


def _score(facts: Facts, source: Source, score: Scored, prefix: str) -> ReceiptView:
    metrics = {score.name: {name: part.metric for name, part in score.weights.items()}}
    return next(receipts_of(source, facts, score.subject, (score.name,), prefix, metrics))


def _of_program(gate: Gate, facts: Facts, source: Source, program: Program) -> ReceiptsView:
    names = (*OF_PROGRAMS, *PROCESS, *OUTCOMES)
    found = list(receipts_of(source, facts, Subject("program", program.id), names))
    title, path = words(program.title, gate.language), f"programs/{program.id}.html"
    groups = (_group("numbers", _("Numbers"), found),)
    return _view(facts, path, title, (_programs(),), groups)


def _of_section(
    gate: Gate, facts: Facts, source: Source, report: Report, section: Section
) -> ReceiptsView:
    """A page for each section of a report: there are many groups."""
    found = [
        _figure(facts, source, section, figure, anchor)
        for figure, anchor in zip(section.figures, anchors_of(section), strict=True)
        if figure.result.value is not None and not is_metric(facts, section, figure)
    ]
    groups = (ReceiptGroup(section.id, section.title, tuple(found)),)
    program = gate.workspace.programs[report.program]
    above = (_programs(), (words(program.title, gate.language), f"programs/{program.id}.html"))
    title = _("Report: {title}", title=report.title)
    view = _view(facts, f"reports/{report.program}.html", title, above, groups)
    return replace(view, path=section_path(report.program, section.id))


def _figure(
    facts: Facts, source: Source, section: Section, figure: Figure, anchor: str
) -> ReceiptView:
    title = figure.title
    if figure.group:
        title = _("{what}: {value}", what=figure.group, value=title)
    kind = Kind(anchor, for_audience(figure.why, facts.audience), most=_MOST_IN_GROUPS)
    return figure_receipt(source, figure.result, title, told(section, figure), kind)


def _group(identity: str, title: str, found: Sequence[ReceiptView]) -> ReceiptGroup:
    """Receipts of numbers there are, and the reasons of those there are not.

    A score that is missing has a receipt all the same: its parts say why.
    """
    there = tuple(each for each in found if each.shown != "-" or each.parts)
    absent = tuple((each.title, each.missing) for each in found if each not in there)
    return ReceiptGroup(identity, title, there, absent)


def _view(
    facts: Facts, of: str, title: str, crumbs: tuple[tuple[str, str], ...],
    groups: Iterable[ReceiptGroup],
) -> ReceiptsView:  # fmt: skip
    return ReceiptsView(
        path=receipts_path(of), title=title, of=of, crumbs=crumbs, groups=tuple(groups),
        audience=facts.audience or "",
    )  # fmt: skip
