"""Findings as values for pages: by name for the pair's site, as counts for members."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from mentorship.check import rules
from mentorship.findings import Finding, Severity
from mentorship.models.kinds import kind_of
from mentorship.publication.classes import Class
from mentorship.publication.gate import Gate
from mentorship.publication.views import FindingView

_OF_RECORDS = frozenset({"eligibility"})
"""Families of rules that judge people by their records; what they found is as sealed as these."""


def finding_views(gate: Gate, found: Iterable[Finding]) -> tuple[FindingView, ...]:
    """Each finding that may be shown; of a sealed document only which rule it breaks."""
    if not gate.sees(Class.PAIR):
        return ()
    return tuple(_view(finding) for finding in found if _family(finding) not in _OF_RECORDS)


def finding_counts(gate: Gate, found: Iterable[Finding]) -> Mapping[str, str]:
    """How many there are of each severity, for members and the pair."""
    if not gate.sees(Class.MEMBERS):
        return {}
    listed = [finding for finding in found if _family(finding) not in _OF_RECORDS]
    groups = {s: [f.place.path for f in listed if f.severity is s] for s in Severity}
    return {
        severity.value: gate.counted(len(paths), len(set(paths)))
        for severity, paths in groups.items()
        if paths
    }


def _view(finding: Finding) -> FindingView:
    place, severity = str(finding.place), finding.severity.value
    if _is_sealed(finding.place.path):
        rule = rules().get(finding.code)
        return FindingView(place, severity, finding.code, rule.summary if rule else "", "")
    return FindingView(place, severity, finding.code, finding.message, finding.hint)


def _is_sealed(path: str) -> bool:
    """Whether messages about the document must not repeat what it says."""
    named = kind_of(path)
    return named is not None and not named.kind.spoken


def _family(finding: Finding) -> str:
    rule = rules().get(finding.code)
    return rule.family if rule else ""
