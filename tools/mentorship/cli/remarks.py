"""What a command says on standard error of what it read, each once: history, files left out."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from mentorship.findings import shown
from mentorship.history.facts import History, HistoryState
from mentorship.models.kinds import kind_of
from mentorship.workspace.tree import in_data

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mentorship.findings import Finding


def say_history(history: History) -> None:
    """Says why landings are not known, or of which files they are not."""
    if history.problem:
        _say(history.problem)
    elif history.state is HistoryState.FULL:
        judged = history.uncommitted - history.removed
        _say_uncommitted(sorted(path for path in judged if in_data(path)))


def unread(findings: Iterable[Finding]) -> int:
    """How many documents were dropped by the reading whose findings these are."""
    return len({finding.place.path for finding in findings if _is_document(finding.place.path)})


def say_unread(findings: Iterable[Finding]) -> None:
    """Says how many documents were dropped by the reading whose findings these are.

    What they hold is missing from every answer: somebody may owe more than is said.
    """
    count = unread(findings)
    if count:
        files = (
            "1 file cannot be read and is"
            if count == 1
            else f"{count} files cannot be read and are"
        )
        which = "it" if count == 1 else "them"
        _say(f"{files} not counted; `mentorship check` names {which}")


def _say_uncommitted(paths: list[str]) -> None:
    if not paths:
        return
    more = f" (and {len(paths) - 1} more)" if len(paths) > 1 else ""
    files = "1 file is not committed and is judged as it claims"
    if len(paths) > 1:
        files = f"{len(paths)} files are not committed and are judged as they claim"
    _say(f"{files}: {paths[0]}{more}")


def _is_document(path: str) -> bool:
    """Whether the file is one of the data, or would be by its ending (`pairings/x.yaml`)."""
    return kind_of(path) is not None or path.endswith((".yml", ".yaml", ".md"))


def _say(line: str) -> None:
    print(f"mentorship: {shown(line)}", file=sys.stderr)
