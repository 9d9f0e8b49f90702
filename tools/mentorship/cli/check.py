"""Say what is wrong in the repository, and where.

Reads every document and runs every rule. With PATH, reports on those files
only but judges them against the whole. With --since, reports what the merge
base of BASE does not have: that is what a pull request runs. Never looks at
today's date or the network.

examples:
  mentorship check
  mentorship check people/ada.okafor.yml
  mentorship check --since origin/main --format github
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from mentorship.findings import MentorshipError, Severity, shown

if TYPE_CHECKING:
    from mentorship.cli.reading import Reading
    from mentorship.findings import Finding

FORMATS = ("text", "json", "github", "markdown")


def configure(parser: argparse.ArgumentParser) -> None:
    """Declares the options."""
    from mentorship.cli.options import add_at

    parser.add_argument(
        "paths", nargs="*", metavar="PATH", type=Path, help="report on these files or folders only"
    )
    parser.add_argument(
        "--since", metavar="BASE", help="report only what the merge base of BASE does not have"
    )
    add_at(parser)
    parser.add_argument("--list", action="store_true", help="list every rule and stop")
    parser.add_argument("--format", choices=FORMATS, default="text", help="default: text")
    parser.add_argument(
        "--fail-on",
        choices=[s.value for s in Severity],
        default="error",
        help="exit 1 for findings at or above this severity; default: error",
    )
    parser.add_argument("--strict", action="store_true", help="the same as --fail-on warning")


def run(options: argparse.Namespace) -> int:
    """Prints the findings; 1 if one is at or above --fail-on, 3 where --since cannot be judged."""
    if options.list:
        return _list()
    from mentorship.cli.reading import read_repository, unfit
    from mentorship.cli.remarks import say_history
    from mentorship.render.reporters import REPORTERS, Report

    reading = read_repository(options, anywhere=True)
    findings = judged(reading)
    already = 0
    if options.since:  # which says itself, and stops, where the history is not whole
        new = _since(reading, findings, options.since)
        findings, already = new, len(findings) - len(new)
    say_history(reading.history)
    findings = _within(reading, findings, options.paths)
    print(REPORTERS[options.format](Report(findings, reading.workspace, already)), end="")
    if options.since and unfit(reading.history):
        return 3
    least = Severity.WARNING if options.strict else Severity(options.fail_on)
    return int(any(finding.severity.rank <= least.rank for finding in findings))


def judged(reading: Reading) -> tuple[Finding, ...]:
    """All findings of a reading."""
    from mentorship.check import check
    from mentorship.rules.rule import Subject

    return check(Subject(reading.workspace, reading.history), reading.findings)


def _since(reading: Reading, findings: tuple[Finding, ...], base: str) -> tuple[Finding, ...]:
    from mentorship.check import news
    from mentorship.cli.reading import read_revision
    from mentorship.history.trees import merge_base

    head = reading.snapshot.commit if reading.snapshot else "HEAD"
    there = read_revision(
        reading.root, merge_base(reading.root, base, head), reading.workspace.settings.main
    )
    return news(findings, judged(there))


def _within(
    reading: Reading, findings: tuple[Finding, ...], paths: list[Path]
) -> tuple[Finding, ...]:
    if not paths:
        return findings
    wanted = [_relative(reading, path) for path in paths]
    return tuple(
        finding
        for finding in findings
        if any(
            finding.place.path == name or finding.place.path.startswith(f"{name}/") or name == "."
            for name in wanted
        )
    )


def _relative(reading: Reading, path: Path) -> str:
    from mentorship.workspace.tree import in_data

    root, then = reading.root, reading.snapshot
    whole = Path(os.path.normpath(Path.cwd() / path))
    if not then and not whole.exists() and not whole.is_symlink():
        raise MentorshipError(f"there is no file {shown(str(path))}")
    if whole.resolve() == root:
        return "."
    place = whole.parent.resolve() / whole.name  # a link is judged itself, not where it leads
    if not place.is_relative_to(root):
        raise MentorshipError(f"{shown(str(path))} is outside the repository {shown(str(root))}")
    name = place.relative_to(root).as_posix()
    if then and not then.has(name):
        raise MentorshipError(f"there is no file {shown(str(path))} in {then.commit[:10]}")
    if not in_data(name):
        raise MentorshipError(f"{shown(str(path))} holds no documents")
    return name


def _list() -> int:
    from mentorship.check import rules

    for rule in rules().values():
        print(f"{rule.code:<28} {rule.severity.value:<8} {rule.family:<11} {rule.summary}")
    sys.stdout.flush()
    return 0
