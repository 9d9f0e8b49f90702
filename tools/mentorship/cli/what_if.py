"""Say whose score would change if a rule were another, before it is merged.

--set lays a value over a program.yml, or over mentorship.yml where no program
is named; an empty value takes the key out; repeat it until the weights sum to
100. --with takes the rules that a branch changes. With neither, the rules that
lie here and are not committed are compared with those of the newest commit.
Nothing is written. Whose score moves is told with the parts that moved it; who
would hold another badge, or be eligible, below it.

With --audience only changes of `scoring:` can be asked about, and what these
readers may not see is missing before and after. (`match --what-if` asks what
other people would do to a match; this asks what other rules would do.)

examples:
  mentorship what-if --set graduates-2026.scoring.least_evidence=80%
  mentorship what-if --with origin/new-weights --score mentor
  mentorship what-if --at main --with new-weights --format markdown
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from mentorship.findings import Finding, MentorshipError, Severity, shown

if TYPE_CHECKING:
    from mentorship.cli.reading import Reading
    from mentorship.metrics.metric import Class
    from mentorship.metrics.what_if import RuleChange
    from mentorship.obligations.situation import Situation
    from mentorship.render.what_if import WhatIfReport
    from mentorship.workspace.workspace import Workspace

FORMATS = ("text", "markdown", "json")
SCORES = ("mentor", "mentee", "pairing", "job")


class _Rules(NamedTuple):
    """The workspace under both rules, what reading the changed files found, and what differs."""

    before: Workspace
    after: Workspace
    read: tuple[Finding, ...]
    changes: tuple[RuleChange, ...]


def configure(parser: argparse.ArgumentParser) -> None:
    """Declares the options."""
    from mentorship.cli.options import add_as_of, add_at, add_audience, revision_option

    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "--set", dest="typed", action="append", metavar="PROGRAM.KEY=VALUE",
        help="as in graduates-2026.scoring.mentor.growth.weight=50; repeatable",
    )  # fmt: skip
    what.add_argument(
        "--with", dest="branch", metavar="REV", type=revision_option,
        help="the rules that this branch or commit changes",
    )  # fmt: skip
    parser.add_argument(
        "--score", choices=SCORES, action="append", help="only this score; repeatable"
    )
    add_at(parser)
    add_as_of(parser)
    parser.add_argument("--format", choices=FORMATS, default="text", help="default: text")
    add_audience(parser)


def run(options: argparse.Namespace) -> int:
    """Prints what would change; 1 where `check` would find errors, 3 where dates are unknown."""
    from mentorship.cli.drafting import say_findings
    from mentorship.cli.reading import read_situation
    from mentorship.obligations.situation import Situation
    from mentorship.render.what_if import WHAT_IF_FORMATS

    names = _names(options)
    reading, situation = read_situation(options)
    rules = _rules(options, reading)
    if options.audience:
        _refuse_more_than_scoring(rules, options.audience)
    before = Situation(rules.before, situation.history, situation.today)
    after = Situation(rules.after, situation.history, situation.today)
    found = _found(before, after, rules)
    say_findings(found)
    errors = [finding for finding in found if finding.severity is Severity.ERROR]
    changed = {change.path for change in rules.changes} | {each.place.path for each in rules.read}
    if any(finding.place.path in changed for finding in errors):
        raise MentorshipError("such rules would be refused, so nothing is compared", code=1)
    report = _report(before, after, rules.changes, names, options.audience)
    print(WHAT_IF_FORMATS[options.format](report), end="")
    return int(bool(errors))


def _names(options: argparse.Namespace) -> tuple[str, ...]:
    """The scores asked about; MentorshipError for one that is not for the audience."""
    from mentorship.metrics.overview import may_ask

    audience = options.audience
    allowed = [
        name
        for name in SCORES
        if may_ask(audience, "pairing" if name == "pairing" else "person")
        and not (audience and name == "job")
    ]
    refused = [name for name in options.score or () if name not in allowed]
    if refused or not allowed:
        what = f"the {refused[0]} score is" if refused else "scores of people and pairings are"
        raise MentorshipError(f"{what} not for {audience}")
    return tuple(f"{name}-score" for name in options.score or allowed)


def _rules(options: argparse.Namespace, reading: Reading) -> _Rules:
    """Both rules; MentorshipError where they are the same."""
    from mentorship.cli.proposed import committed_rules, rules_of
    from mentorship.scaffold.rule_changes import rule_changes, rules_with
    from mentorship.workspace.loader import with_files

    space = reading.workspace
    if options.typed or options.branch:
        typed = options.typed
        new = rules_with(space, typed) if typed else rules_of(reading, options.branch)
        after, read = with_files(space, new)
        rules = _Rules(space, after, read, rule_changes(_texts(space, new), new))
    elif reading.snapshot:
        raise MentorshipError("say which rules: --set PROGRAM.KEY=VALUE, or --with BRANCH")
    else:
        old = committed_rules(reading.root)
        here = _texts(space, old)
        changed = {path: old[path] for path in here if here[path] != old[path]}
        before, read = with_files(space, changed)
        now = {path: here[path] for path in changed}
        rules = _Rules(before, space, (), rule_changes(changed, now))
    if not rules.changes and not rules.read:
        raise MentorshipError(_same(options))
    return rules


def _texts(space: Workspace, paths: Mapping[str, str]) -> Mapping[str, str]:
    """The texts of those of these files that are read here."""
    there = space.by_path
    return {path: there[path].yaml for path in paths if path in there}


def _same(options: argparse.Namespace) -> str:
    if options.typed:
        return "the rules say so already: nothing would change"
    if options.branch:
        return f"{shown(options.branch)} changes no rule that is not here already"
    return "no rule differs from the newest commit; try one with --set or --with"


def _refuse_more_than_scoring(rules: _Rules, audience: str) -> None:
    """Other rules decide who and what is counted: from two such numbers one could be solved."""
    for change in rules.changes:
        if not change.path.startswith("programs/") or change.key.split(".")[0] != "scoring":
            where = f"{shown(change.path)}: {shown(change.key)}"
            raise MentorshipError(f"{where}: for {audience} only changes of `scoring:` are told")


def _found(before: Situation, after: Situation, rules: _Rules) -> tuple[Finding, ...]:
    """What `check` finds under the new rules and not under the old ones."""
    from mentorship.check import check, news
    from mentorship.rules.rule import Subject

    old = check(Subject(before.workspace, before.history), ())
    return news(check(Subject(after.workspace, after.history), rules.read), old)


def _report(
    before: Situation, after: Situation, changes: tuple[RuleChange, ...], names: tuple[str, ...],
    audience: Class | None,
) -> WhatIfReport:  # fmt: skip
    from mentorship.eligibility.changed import turned
    from mentorship.metrics.catalogue import facts
    from mentorship.metrics.what_if import badges_changed, compared
    from mentorship.render.what_if import WhatIfReport

    old, new = facts(before, audience=audience), facts(after, audience=audience)
    scores = compared(old, new, names)
    if audience:
        return WhatIfReport(after.today, after.history.head, changes, scores)
    badges, eligible = badges_changed(before, after), turned(before, after)
    return WhatIfReport(after.today, after.history.head, changes, scores, badges, eligible)
