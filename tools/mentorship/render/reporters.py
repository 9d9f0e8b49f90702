"""Findings for people and machines: text with the quoted line, JSON, annotations, Markdown."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from mentorship.findings import Finding, Severity, shown
from mentorship.models.entity import Entity
from mentorship.models.kinds import kind_of
from mentorship.publication.findings import published
from mentorship.render.columns import WIDTH, folded, width_of
from mentorship.render.markdown import cell
from mentorship.workspace.workspace import Workspace

ANNOTATIONS = 10
"""GitHub shows so many annotations of a step and drops the rest."""

_BELOW = " " * 8
"""Before what stands below a finding."""

_KEY = re.compile(r"\s*(?:- )?(?:\{ ?)?[A-Za-z0-9_.-]+:")

_REMARK = re.compile(r"\s+#.*")
_PLAIN = frozenset(
    {
        "at", "by", "class", "completes", "covers", "date", "event", "for", "format", "held",
        "kind", "minutes", "next", "panel", "present", "submits",
    }
)  # fmt: skip
"""Keys of notes whose lines are quoted: what they hold, the message says anyway."""


class Report(NamedTuple):
    """What is reported: findings in order, how many were there already, and the workspace."""

    findings: Sequence[Finding]
    workspace: Workspace
    already: int = 0


def summary(report: Report) -> str:
    """`2 errors, 1 warning in 3 files`, or `no findings`, and what was read."""
    counts = Counter(finding.severity for finding in report.findings)
    parts = [_counted(counts[s], s.value) for s in Severity if counts[s]]
    files = len({finding.place.path for finding in report.findings})
    found = f"{', '.join(parts)} in {_counted(files, 'file')}" if parts else "no findings"
    already = f"; {_counted(report.already, 'finding')} already there" if report.already else ""
    space = report.workspace
    read = (
        _counted(len(space.people), "person", "people"),
        _counted(len(space.programs), "program"),
        _counted(len(space.pairings), "pairing"),
        _counted(len(space.logs), "note"),
    )
    return f"{found}{already} ({', '.join(read)})"


def text(report: Report) -> str:
    """`path:line:column: severity[code]: message`, the line with a caret, and what helps.

    The first line of a finding is one line whatever its length, for editors and `grep`; what
    stands below it fits a terminal.
    """
    blocks = [_block(report.workspace, finding) for finding in report.findings]
    return "".join(blocks) + summary(report) + "\n"


def as_json(report: Report) -> str:
    """One object: `findings`, `summary`, `already`."""
    findings = [_plain(finding) for finding in report.findings]
    counts = Counter(finding.severity for finding in report.findings)
    totals = {severity.value: counts[severity] for severity in Severity}
    data = {"findings": findings, "summary": totals, "already": report.already}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def github(report: Report) -> str:
    """Workflow commands for the gravest findings, then every finding as a line of text.

    It is read by whoever reads the pull request, so it tells nothing of sealed documents.
    """
    found = [published(finding) for finding in report.findings]
    gravest = sorted(found, key=lambda finding: finding.severity.rank)[:ANNOTATIONS]
    commands = [_annotation(finding) for finding in gravest]
    lines = [unmistakable(f"- {_headline(finding)}") for finding in found]
    return "\n".join([*commands, *lines, summary(report)]) + "\n"


def markdown(report: Report) -> str:
    """A table for a job summary or a comment; nothing of sealed documents stands in it."""
    head = f"**{summary(report)}**\n"
    if not report.findings:
        return head
    rows = [
        f"| {f.severity.value} | {cell(f.code)} | {cell(str(f.place))} | {cell(f.message)} |"
        for f in map(published, report.findings)
    ]
    return (
        "\n".join([head, "| severity | code | place | what |", "|---|---|---|---|", *rows]) + "\n"
    )


REPORTERS: Mapping[str, Callable[[Report], str]] = {
    "text": text,
    "json": as_json,
    "github": github,
    "markdown": markdown,
}


def unmistakable(line: str) -> str:
    """A line that no CI runner takes for a command, whatever files brought into it."""
    return re.sub(r":(?=:)|#(?=#\[)", "\\g<0>\u200b", line)


def _block(workspace: Workspace, finding: Finding) -> str:
    lines = [_headline(finding), *_quoted(workspace, finding)]
    if finding.hint:
        lines += folded(_BELOW, shown(finding.hint).rstrip())
    for related in finding.related:
        lines += folded(
            _BELOW, f"{related.place}: {shown(related.message)}".rstrip(), f"{_BELOW}  "
        )
    return "\n".join(lines) + "\n"


def _headline(finding: Finding) -> str:
    return f"{finding.place}: {finding.severity.value}[{finding.code}]: {shown(finding.message)}"


def _quoted(workspace: Workspace, finding: Finding) -> list[str]:
    """The line with a caret; of files whose values are not for everybody only the key."""
    entity = workspace.by_path.get(finding.place.path)
    line = _line(entity, finding.place.line) if entity else ""
    if not line.strip():
        return []
    gutter = f"{finding.place.line:>5} | "
    before, after = _window(line, finding.place.column - 1, WIDTH - len(gutter))
    caret = f"{' ' * (len(gutter) - 2)}| {''.join(map(_blank, before))}^"
    return [gutter + (before + after).rstrip(), caret]


def _window(line: str, column: int, width: int) -> tuple[str, str]:
    """What stands before a column, and from it on: as much of a line as has room, with the
    column in it."""
    before, after = shown(line[:column]), shown(line[column:])
    if width_of(before + after.rstrip()) <= width:
        return before, after
    if width_of(before) > width // 2:
        before = "…" + _fitting(before[::-1], width // 2)[::-1]
    room = width - width_of(before)
    return before, after if width_of(after) <= room else _fitting(after, room - 1) + "…"


def _fitting(text: str, width: int) -> str:
    """The beginning of a text that fits a width."""
    taken = 0
    for number, character in enumerate(text):
        taken += width_of(character)
        if taken > width:
            return text[:number]
    return text


def _line(entity: Entity, number: int) -> str:
    lines = entity.lines
    line = lines[number - 1] if 0 < number <= len(lines) else ""
    named = kind_of(entity.path)
    if named is not None and named.kind.spoken:
        if not named.kind.note:
            return line
        if _is_plain(lines[:number]):
            return _REMARK.sub("", line)
    key = _KEY.match(line)
    return f"{key[0]} …" if key else ""


def _is_plain(lines: Sequence[str]) -> bool:
    """Whether the last line of a note's front matter belongs to a key that holds no words."""
    top = next((line for line in reversed(lines) if line[:1].isalpha()), "")
    return top.partition(":")[0] in _PLAIN


def _blank(character: str) -> str:
    """As many blanks as the character is wide: Chinese takes two places of a terminal."""
    return "  " if unicodedata.east_asian_width(character) in "WF" else " "


def _plain(finding: Finding) -> dict[str, object]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "path": shown(finding.place.path),
        "line": finding.place.line,
        "column": finding.place.column,
        "message": shown(finding.message),
        "hint": shown(finding.hint),
        "related": [
            {
                "path": shown(r.place.path),
                "line": r.place.line,
                "column": r.place.column,
                "message": shown(r.message),
            }
            for r in finding.related
        ],
    }


def _annotation(finding: Finding) -> str:
    level = {"error": "error", "warning": "warning", "info": "notice"}[finding.severity.value]
    place = finding.place
    where = f"file={_property(place.path)},line={place.line},col={place.column}"
    hint = f" ({finding.hint})" if finding.hint else ""
    message = _escaped(shown(finding.message + hint))
    return f"::{level} {where},title={_property(finding.code)}::{message}"


def _escaped(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _escaped(shown(value)).replace(":", "%3A").replace(",", "%2C")


def _counted(count: int, one: str, many: str | None = None) -> str:
    if one == "info":  # the word has no plural
        return f"{count} info"
    return f"{count} {one if count == 1 else many or one + 's'}"
