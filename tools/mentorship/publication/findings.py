"""Findings as values for pages: by name for pair and office, as counts for members."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from mentorship.check import rules
from mentorship.findings import Finding, Severity
from mentorship.models.kinds import kind_of
from mentorship.publication.classes import Class
from mentorship.publication.gate import Gate
from mentorship.publication.views import FindingView

_OF_RECORDS = frozenset({"eligibility", "indicators"})
"""Families of rules that judge what is for the office alone; what they found is as sealed."""


def finding_views(gate: Gate, found: Iterable[Finding]) -> tuple[FindingView, ...]:
    """Each finding that may be shown; of a sealed document only which rule it breaks.

    The office sees all of everything.
    """
    if not gate.sees(Class.PAIR):
        return ()
    if gate.sees(Class.SEALED):
        return tuple(_view(finding) for finding in found)
    return tuple(_view(published(f)) for f in found if _family(f) not in _OF_RECORDS)


def finding_counts(gate: Gate, found: Iterable[Finding]) -> Mapping[str, str]:
    """How many there are of each severity; nothing for the public."""
    if not gate.sees(Class.MEMBERS):
        return {}
    hidden = frozenset[str]() if gate.sees(Class.SEALED) else _OF_RECORDS
    listed = [finding for finding in found if _family(finding) not in hidden]
    groups = {s: [f.place.path for f in listed if f.severity is s] for s in Severity}
    return {
        severity.value: gate.counted(len(paths), len(set(paths)))
        for severity, paths in groups.items()
        if paths
    }


def published(finding: Finding) -> Finding:
    """The finding as it may leave the terminal: in annotations, job summaries, on a site.

    Of a sealed document, and of the rules that judge people by their records, only which rule is
    broken: the rule's own sentence, without values, hint and other places.
    """
    if _family(finding) not in _OF_RECORDS and not _is_sealed(finding.place.path):
        return finding
    rule = rules().get(finding.code)
    return replace(finding, message=rule.summary if rule else "", hint="", related=())


def _view(finding: Finding) -> FindingView:
    place, severity = str(finding.place), finding.severity.value
    return FindingView(place, severity, finding.code, finding.message, finding.hint)


def _is_sealed(path: str) -> bool:
    """Whether messages about the document must not repeat what it says."""
    named = kind_of(path)
    return named is not None and not named.kind.spoken


def _family(finding: Finding) -> str:
    rule = rules().get(finding.code)
    return rule.family if rule else ""
