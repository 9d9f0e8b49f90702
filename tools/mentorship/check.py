"""Judges a workspace: runs the rules, grades and ignores as the files say, and sorts the rest."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

import mentorship.rules
from mentorship.findings import Finding, Place, Severity, in_order, shown
from mentorship.models.log import Log
from mentorship.models.pairing import Pairing
from mentorship.models.program import Program
from mentorship.models.settings import Settings
from mentorship.registry import collect
from mentorship.rules.programs import UNKNOWN_RULE
from mentorship.rules.reading import IGNORE_WITHOUT_REASON, RULE_FAILED
from mentorship.rules.rule import Issue, Rule, Subject
from mentorship.workspace.workspace import Workspace

_IGNORE = re.compile(r"#\s*mentorship:\s*ignore\[([a-z0-9, -]*)\]\s*(.*)")


@cache
def rules() -> Mapping[str, Rule]:
    """Every rule by its code, in order of family and source."""
    return {rule.code: rule for rule in collect(mentorship.rules, Rule)}


def check(
    subject: Subject, read: Iterable[Finding], chosen: Iterable[Rule] | None = None
) -> tuple[Finding, ...]:
    """All findings: those of reading and those of the rules, graded, without the ignored.

    `chosen` are the rules to run, by default all there are.
    """
    run = rules().values() if chosen is None else chosen
    found = [*read, *(finding for rule in run for finding in _run(rule, subject))]
    found += _unknown_grades(subject.workspace)
    graded = [g for finding in found if (g := _graded(subject.workspace, finding)) is not None]
    return in_order(_without_ignored(subject.workspace, graded))


def news(head: Iterable[Finding], base: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings of `head` that `base` does not have; each of the base excuses one of the head."""
    known: dict[tuple[str, str, str], int] = {}
    for finding in base:
        known[finding.identity] = known.get(finding.identity, 0) + 1
    new = []
    for finding in head:
        if known.get(finding.identity, 0):
            known[finding.identity] -= 1
        else:
            new.append(finding)
    return tuple(new)


def _run(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """The findings of a rule; a crash in it is a finding about it, and the others still run."""
    if rule.check is None:
        return
    try:
        yield from map(rule.finding, rule.check(subject))
    except Exception as error:  # noqa: BLE001
        place = Place(subject.workspace.settings.path)
        message = f"the rule {rule.code} failed: {type(error).__name__}"
        yield RULE_FAILED.finding(
            Issue(place, message, "report it; the other rules were run", subject=rule.code)
        )


def _unknown_grades(workspace: Workspace) -> Iterator[Finding]:
    """Severities set for rules that there are not; only the engine knows them all."""
    entities: tuple[Settings | Program, ...] = (workspace.settings, *workspace.programs.values())
    for entity in entities:
        for code in entity.rules:
            if code not in rules():
                close = difflib.get_close_matches(code[:80], rules(), 1)
                also = f"; did you mean {close[0]!r}?" if close else ""
                message = f"there is no rule {shown(code[:80])!r}{also}"
                yield UNKNOWN_RULE.finding(Issue(entity.place("rules", code, key=True), message))


def _graded(workspace: Workspace, finding: Finding) -> Finding | None:
    """With the severity that the program, or else mentorship.yml, sets; None when it is off.

    What reading reports cannot be switched off: the file is not there for anybody else.
    """
    program = workspace.programs.get(program_of(workspace, finding.place.path) or "")
    grades = (program.rules if program else {}, workspace.settings.rules)
    grade = next((g[finding.code] for g in grades if finding.code in g), None)
    if grade is None:
        return finding
    if grade != "off":
        return finding.graded(Severity(grade))
    return finding.graded(Severity.INFO) if rules()[finding.code].family == "reading" else None


def program_of(workspace: Workspace, path: str) -> str | None:
    """The program that a file belongs to, by its path or its pairing."""
    folder, _, rest = path.partition("/")
    if folder == "programs":
        return rest.split("/", 1)[0]
    if folder == "logs":
        pairing = workspace.pairings.get(rest.split("/", 1)[0])
        return pairing.program if pairing else None
    entity = workspace.by_path.get(path)
    if isinstance(entity, Pairing):
        return entity.program
    approved = workspace.pairings.get(entity.id) if folder == "pairings" and entity else None
    return approved.program if approved else None


class _Ignore(NamedTuple):
    reason: str
    place: Place


def _without_ignored(workspace: Workspace, findings: Iterable[Finding]) -> Iterator[Finding]:
    for finding in findings:
        ignore = _ignore_for(workspace, finding)
        if ignore is None:
            yield finding
        elif not ignore.reason:
            message, hint = f"{finding.code} is ignored without a reason", "say why"
            yield IGNORE_WITHOUT_REASON.finding(
                Issue(ignore.place, message, hint, subject=finding.code)
            )


def _ignore_for(workspace: Workspace, finding: Finding) -> _Ignore | None:
    """The ignore that covers a finding: a comment on its line or the one above, or in the note."""
    entity = workspace.by_path.get(finding.place.path)
    if entity is None:
        return None
    if isinstance(entity, Log) and finding.code in entity.ignore:
        return _Ignore(entity.ignore[finding.code] or "", entity.place("ignore", finding.code))
    if "mentorship:" not in entity.yaml:  # the common case, without splitting the text
        return None
    lines = entity.lines
    for number in (finding.place.line, finding.place.line - 1):
        text = lines[number - 1] if 0 < number <= len(lines) else ""
        match = _IGNORE.search(text) if "mentorship:" in text else None
        if match is None or (number < finding.place.line and text[: match.start()].strip()):
            continue
        if finding.code in (code.strip() for code in match[1].split(",")):
            place = Place(finding.place.path, number, match.start() + 1)
            return _Ignore(match[2].strip(), place)
    return None
