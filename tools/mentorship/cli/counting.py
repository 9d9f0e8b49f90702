"""What has to be known before answers to surveys are counted."""

from __future__ import annotations

from collections.abc import Iterable

from mentorship.findings import Finding, MentorshipError
from mentorship.models.kinds import kind_of


def all_readable(findings: Iterable[Finding], program: str) -> None:
    """Raises MentorshipError where a tally of the program cannot be read.

    What it told, and of whom, is not known then: it might be told again with one answer more.
    """
    for finding in findings:
        named = kind_of(finding.place.path)
        of_program = finding.place.path.startswith(f"programs/{program}/")
        if named and named.kind.name == "tally" and of_program:
            said = f"{finding.place}: {finding.message} [{finding.code}]"
            raise MentorshipError(f"nothing is counted, mend this first: {said}")
