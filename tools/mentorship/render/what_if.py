"""Whose score other rules would change, for the terminal, a pull request or a program."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from mentorship.eligibility.changed import Turned
from mentorship.findings import shown
from mentorship.metrics.result import Result
from mentorship.metrics.what_if import (
    BadgeChange,
    Compared,
    PartChange,
    RuleChange,
    ScoreChange,
    given,
)
from mentorship.render.columns import aligned_folded, folded
from mentorship.render.markdown import cell
from mentorship.render.what_if_data import compared_data
from mentorship.values import rounded


class WhatIfReport(NamedTuple):
    """What differs between two sets of rules, and what comes of it; badges and conditions are
    None where they are not for the readers."""

    as_of: date
    commit: str | None
    rules: tuple[RuleChange, ...]
    scores: tuple[Compared, ...]
    badges: tuple[BadgeChange, ...] | None = None
    eligible: tuple[Turned, ...] | None = None


def text(report: WhatIfReport) -> str:
    """The rules, then each score with whose would change and which parts moved it."""
    lines = [_headline(report), ""]
    for path, rules in _by_path(report).items():
        lines.append(f"If {shown(path)} said")
        lines += [line for rule in rules for line in folded("  ", _rule(rule), "    ")]
    lines += _nobody(report)
    for compared in report.scores:
        lines += ["", *_section(compared)]
    for title, rows in _others(report):
        lines += ["", title, *(f"  {shown(row)}" for row in rows)]
    return "\n".join(lines) + "\n"


def markdown(report: WhatIfReport) -> str:
    """The same for a comment on the pull request that brings the rules."""
    lines = [f"### What if: {_headline(report)}", ""]
    for path, rules in _by_path(report).items():
        lines += [f"- {cell(path)}: {cell(_rule(rule))}" for rule in rules]
    lines += _nobody(report)
    for compared in report.scores:
        lines += ["", f"**{cell(_title(compared))}**"]
        if compared.changes:
            lines += [
                "",
                "| Who | Before | After | Difference | Because of |",
                "|---|---|---|---|---|",
            ]
            lines += [_row(change) for change in compared.changes]
    for title, rows in _others(report):
        lines += ["", f"**{cell(title)}**", "", *(f"- {cell(row)}" for row in rows)]
    return "\n".join(lines).rstrip("\n") + "\n"


def as_json(report: WhatIfReport) -> str:
    """One object; exact values as text, missing ones as null."""
    data = {
        "as_of": report.as_of.isoformat(),
        "commit": report.commit,
        "rules": [rule._asdict() for rule in report.rules],
        "scores": [compared_data(compared) for compared in report.scores],
        "badges": _plain(report.badges),
        "eligibility": _plain(report.eligible),
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


WHAT_IF_FORMATS: Mapping[str, Callable[[WhatIfReport], str]] = {
    "text": text,
    "markdown": markdown,
    "json": as_json,
}


def _headline(report: WhatIfReport) -> str:
    commit = f", commit {report.commit[:10]}" if report.commit else ""
    return f"As of {report.as_of}{commit}"


def _by_path(report: WhatIfReport) -> Mapping[str, list[RuleChange]]:
    found: dict[str, list[RuleChange]] = {}
    for rule in report.rules:
        found.setdefault(rule.path, []).append(rule)
    return found


def _rule(rule: RuleChange) -> str:
    if not rule.key:
        return "all of it (the file is new)"
    key = shown(rule.key)
    if not rule.after:
        return f"{key}: nothing, not {shown(rule.before)}"
    old = f", not {shown(rule.before)}" if rule.before else " (new)"
    return f"{key}: {shown(rule.after)}{old}"


def _nobody(report: WhatIfReport) -> tuple[str, ...]:
    """A sentence where no score changes."""
    if any(compared.changes for compared in report.scores):
        return ()
    if any(compared.withheld for compared in report.scores):
        return "", "No score that these readers may see would change."
    return "", "Nobody's score would change."


def _title(compared: Compared) -> str:
    changed, of = len(compared.changes), compared.of
    if compared.withheld and not of:
        return f"{compared.name}: none that these readers may see"
    if not of:
        said = "nobody has one, before or after"
    elif changed:
        said = f"{changed} of {of} would change: {_directions(compared)}"
    else:
        said = f"nobody's would change, of {of}"
    return f"{compared.name}: {said}{'; some are not shown here' if compared.withheld else ''}"


def _directions(compared: Compared) -> str:
    """How many go which way, as in `3 up, 2 down, 1 lost`."""
    ways = Counter(_way(change) for change in compared.changes)
    return ", ".join(f"{ways[way]} {way}" for way in ("up", "down", "gained", "lost") if ways[way])


def _way(change: ScoreChange) -> str:
    if change.difference is None:
        return "lost" if change.after.value is None else "gained"
    return "up" if change.difference > 0 else "down"


def _section(compared: Compared) -> Iterator[str]:
    yield _title(compared)
    for change in compared.changes:
        yield from folded(f"  {shown(_who(change))}: ", f"{_values(change)}; {_measured(change)}",
                          "    ")  # fmt: skip
        rows = [(part.name, _moved(part, change)) for part in change.parts]
        for lines in aligned_folded(rows, indent="    ") if rows else ():
            yield from lines


def _who(change: ScoreChange) -> str:
    program = change.subject.program
    return f"{change.subject.id} in {program}" if program else change.subject.id


def _values(change: ScoreChange) -> str:
    return f"{change.before.shown} -> {change.after.shown} ({_difference(change)})"


def _difference(change: ScoreChange) -> str:
    way = _way(change)
    if change.difference is None:
        return way
    before, after = (rounded(each.value or Decimal(0), 1) for each in change)
    if before == after:
        return f"less than 0.1 {way}"
    return f"{'+' if after > before else ''}{after - before}"


def _measured(change: ScoreChange) -> str:
    if change.after.value is None:
        return shown(change.after.missing)
    if change.before.value is None:
        return shown(f"before: {change.before.missing}")
    before, after = (f"{rounded((each.measured or Decimal(0)) * 100)} %" for each in change)
    share = after if before == after else f"{before} -> {after}"
    return f"{share} of the weight measured"


def _moved(part: PartChange, change: ScoreChange) -> str:
    old, new = part.before, part.after
    if old is None or new is None:
        one = old or new
        return f"{'new' if old is None else 'gone'}, {_alone(one)}" if one else ""
    weight = f"weight {_both(str(old.weight), str(new.weight))}"
    points = f"{weight}, {_both(_points(old), _points(new))}"
    shares = (given(old, change.before.parts), given(new, change.after.parts))
    if shares[0] is None or shares[1] is None:
        return points
    return f"{points}: gives {_both(str(rounded(shares[0], 1)), str(rounded(shares[1], 1)))}"


def _alone(part: Result) -> str:
    return f"weight {part.weight}, {_points(part)}"


def _points(part: Result) -> str:
    return "not measured" if part.points is None else f"{rounded(part.points, 1)} points"


def _both(before: str, after: str) -> str:
    return before if before == after else f"{before} -> {after}"


def _row(change: ScoreChange) -> str:
    parts = "; ".join(f"{part.name}: {_moved(part, change)}" for part in change.parts)
    cells = (_who(change), change.before.shown, change.after.shown, _difference(change),
             parts or _measured(change))  # fmt: skip
    return f"| {' | '.join(map(cell, cells))} |"


def _others(report: WhatIfReport) -> Iterator[tuple[str, list[str]]]:
    """Badges and conditions, where something changes."""
    if report.badges:
        yield (
            "badges, by the last day of judgement",
            [
                f"{each.holder}: {'would earn' if each.gained else 'would not hold'} {each.badge}"
                f" of {each.program}"
                for each in report.badges
            ],
        )
    if report.eligible:
        yield (
            "who may take part",
            [
                f"{each.person} as {each.role} in {each.program}: {each.before} -> {each.after}"
                for each in report.eligible
            ],
        )


def _plain(rows: tuple[Any, ...] | None) -> list[dict[str, Any]] | None:
    return None if rows is None else [row._asdict() for row in rows]
