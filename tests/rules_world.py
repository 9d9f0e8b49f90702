r"""The smallest healthy repository, and whole repositories written as one text.

found("pairing-self: ...\n-- pairings/lin-ada.yml --\nmentees: [ada]  #! pairing-self\n")
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import NamedTuple

from mentorship.check import check
from mentorship.cli.reading import of_templates
from mentorship.findings import Finding
from mentorship.history.facts import FileHistory, History, HistoryState, Landing
from mentorship.rules.rule import Subject
from mentorship.workspace.loader import load
from mentorship.workspace.tree import TextTree
from mentorship.workspace.workspace import Workspace

BASE: Mapping[str, str] = {
    "mentorship.yml": "organisation: Northwind\ntimezone: Europe/Berlin\n",
    "people/ada.yml": "name: Ada Okafor\n",
    "people/lin.yml": "name: 林薇\n",
    "programs/graduates/program.yml": (
        "title: Graduates\ndates: {start: 2026-01-12, end: 2026-12-18}\ntracks: {general: {}}\n"
    ),
    "pairings/lin-ada.yml": (
        "program: graduates\nmentors: [ada]\nmentees: [lin]\nstart: 2026-01-12\n"
        "accepted: {ada: 2026-01-05, lin: 2026-01-06}\n"
    ),
}
"""Five files, free of findings."""

NO_HISTORY = History.absent()


def read(files: Mapping[str, str | bytes | None]) -> tuple[Workspace, tuple[Finding, ...]]:
    """The base with these files laid over it; None takes one away."""
    laid = {**BASE, **files}
    tree = TextTree({path: text for path, text in laid.items() if text is not None})
    workspace, findings = load(tree)
    return workspace, findings + of_templates(workspace)


def checked(
    files: Mapping[str, str | bytes | None], history: History = NO_HISTORY
) -> tuple[Finding, ...]:
    """Every finding about the base with these files laid over it."""
    workspace, findings = read(files)
    return check(Subject(workspace, history), findings)


def said(findings: tuple[Finding, ...]) -> list[str]:
    """Findings as `path:line:column code message`."""
    return [f"{finding.place} {finding.code} {finding.message}" for finding in findings]


class Example(NamedTuple):
    """A repository in one text: `expected` are path, line and code of its findings."""

    summary: str
    files: Mapping[str, str | None]
    expected: tuple[tuple[str, int, str], ...]
    places: tuple[str, ...]
    landed: Mapping[str, str]
    also: frozenset[str]

    @property
    def history(self) -> History:
        if not self.landed:
            return NO_HISTORY
        files = {path: _landing(day) for path, day in self.landed.items()}
        return History(state=HistoryState.FULL, files=files, began=_instant("2026-01-01"))


def example(text: str) -> Example:
    """Reads an example.

    First the summary of the rule, then header lines, then blocks `-- path --`. A line of a block
    may end in `#! code`, which is taken away; `-- path -- gone` takes a file of the base away.
    Headers: `expect: path:line:column code` where no line can be marked, `also: code` for a code
    that may be found besides, `landed: path day` for what git says. `<U+202E>` is a character
    that would not be seen, `<300000 x>` a long run of one.
    """
    head, *blocks = re.split(r"^-- (\S.*?) --( gone)?\n", text, flags=re.MULTILINE)
    summary, *headers = head.splitlines()
    files: dict[str, str | None] = {}
    marked: list[tuple[str, int, str]] = []
    for path, gone, block in zip(blocks[::3], blocks[1::3], blocks[2::3], strict=True):
        files[path] = None if gone else _unmarked(block)
        marked += _marks(path, block)
    keyed = [line.partition(": ")[::2] for line in headers if line.strip()]
    places = tuple(value for key, value in keyed if key == "expect")
    landed = dict(value.rsplit(" ", 1) for key, value in keyed if key == "landed")
    also = frozenset(value for key, value in keyed if key == "also")
    unknown = {key for key, _ in keyed} - {"expect", "landed", "also"}
    assert not unknown, f"no such header: {unknown}"
    return Example(summary, files, tuple(marked), places, landed, also)


def _unmarked(block: str) -> str:
    text = re.sub(r" *#! .*$", "", block, flags=re.MULTILINE)
    text = re.sub(r"<U\+([0-9A-F]{4,6})>", lambda match: chr(int(match[1], 16)), text)
    return re.sub(r"<(\d+) (\S)>", lambda match: match[2] * int(match[1]), text)


def _marks(path: str, block: str) -> Iterator[tuple[str, int, str]]:
    for number, line in enumerate(block.split("\n"), 1):
        _, mark, codes = line.partition("#! ")
        if mark:
            yield from ((path, number, code) for code in codes.split())


def _landing(day: str) -> FileHistory:
    landing = Landing("0" * 40, _instant(day), "Ada Okafor")
    return FileHistory(landing, landing, other_keys=landing)


def _instant(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T12:00").replace(tzinfo=UTC)
