"""Trees of causes for the terminal, for programs, and as Markdown."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from mentorship.findings import shown
from mentorship.metrics.causes import Causes, Standing, Tree
from mentorship.metrics.remedies import Review
from mentorship.metrics.result import Input
from mentorship.metrics.signs import Branch
from mentorship.render.alerts import input_data, placed_lines
from mentorship.render.columns import command, folded
from mentorship.render.markdown import cell

_TITLES = {
    "target": "The target is too ambitious",
    "environment": "The market got worse",
    "resources": "There is too little to work with",
    "ability": "Something has yet to be learned",
}
_OF_WHOM = "A remedy is recorded for a person or a team."
_CAUTION = "A sign is no proof: look at the lines, and ask those who do the work."


class CausesReport(NamedTuple):
    """Trees as of a day; `about` is who was asked about, `spread` how far misses reach in a
    department, `unknown` what could not be looked at."""

    as_of: date
    about: str
    causes: Causes
    spread: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


def text(report: CausesReport) -> str:
    """Each tree with its branches, their numbers and lines; then the other indicators."""
    lines = [part for said in (_headline(report), *report.spread) for part in folded("", said)]
    for tree in report.causes.trees:
        lines += ["", *_tree(tree)]
    lines += ["", _CAUTION] if report.causes.trees else []
    lines += ["", "Other indicators"] if report.causes.standings else []
    for each in report.causes.standings:
        lines += folded("  ", _standing(each), "    ")
    lines += [""] if report.unknown else []
    lines += [line for said in report.unknown for line in folded("", said, "  ")]
    return "\n".join(map(shown, lines)) + "\n"


def markdown(report: CausesReport) -> str:
    """The same for a note or a ticket."""
    lines = [f"### {_headline(report)}", *(cell(line) for line in report.spread)]
    for tree in report.causes.trees:
        lines += ["", f"**{cell(_head(tree))}**", ""]
        for branch in tree.branches:
            lines += [f"- **{_TITLES[branch.cause]}?** {branch.leaning}"]
            lines += [f"    - {cell(sign.said)}" for sign in branch.signs]
            lines += [f"    - refuted if: {branch.refuted_by}"]
        lines += [f"- remedy: {cell(line)}" for line in _done(tree)]
    lines += ["", _CAUTION] if report.causes.trees else []
    lines += ["", *(f"- {cell(_standing(line))}" for line in report.causes.standings)]
    lines += ["", *map(cell, report.unknown)] if report.unknown else []
    return "\n".join(lines) + "\n"


def as_json(report: CausesReport) -> str:
    """One object: `as_of`, `about`, `trees` with their branches, and other `indicators`."""
    data = {
        "as_of": report.as_of.isoformat(),
        "about": report.about,
        "spread": list(report.spread),
        "trees": [_tree_data(tree) for tree in report.causes.trees],
        "indicators": [
            {"owner": str(each.series.owner), "indicator": each.series.name, "said": each.said}
            for each in report.causes.standings
        ],
        "unknown": list(report.unknown),
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


CAUSES_FORMATS: Mapping[str, Callable[[CausesReport], str]] = {
    "text": text,
    "json": as_json,
    "markdown": markdown,
}


def _headline(report: CausesReport) -> str:
    count = len(report.causes.trees)
    found = f"{count or 'no'} indicator{'' if count == 1 else 's'}"
    return f"{report.about} as of {report.as_of}: {found} short of the target 3 periods in a row"


def _head(tree: Tree) -> str:
    return f"{tree.miss.series.owner}, {tree.miss.series.name}: {tree.miss.said}"


def _missed(tree: Tree) -> Iterator[Input]:
    return (point.as_input(tree.miss.series.name) for point in tree.miss.points)


def _tree(tree: Tree) -> Iterator[str]:
    yield from folded("", _head(tree), "  ")
    yield from placed_lines(_missed(tree), "  ")
    for branch in tree.branches:
        yield ""
        asked = f"{_TITLES[branch.cause]}? {branch.leaning}"
        yield from folded(f"  {branch.cause.upper()}: ", asked, "    ")
        yield from _signs(branch)
        yield from folded("    refuted if: ", branch.refuted_by)
    yield from _done_lines(tree)


def _signs(branch: Branch) -> Iterator[str]:
    for sign in branch.signs:
        mark = {True: "+", False: "-", None: " " if sign.known else "?"}[sign.speaks]
        yield from folded(f"    {mark} ", sign.said)
        yield from placed_lines(sign.lines, "        ")


def _done_lines(tree: Tree) -> Iterator[str]:
    """What was done about it, for a terminal."""
    yield ""
    if tree.miss.series.owner.kind == "department":
        yield f"  {_OF_WHOM}"
    elif not tree.reviews:
        yield from command("  No remedy is recorded: ", _record(tree))
    else:
        yield "  REMEDIES"
        for review in tree.reviews:
            yield from folded(f"  {review.spot.place}  ", _reviewed(review), "      ")


def _done(tree: Tree) -> list[str]:
    """What was done about it, for a list."""
    if tree.miss.series.owner.kind == "department":
        return [_OF_WHOM]
    if not tree.reviews:
        return [f"No remedy is recorded: {_record(tree)}"]
    return [f"{review.spot.place}  {_reviewed(review)}" for review in tree.reviews]


def _record(tree: Tree) -> str:
    series = tree.miss.series
    named = f"{series.owner.id} --indicator {series.name}"
    return f"mentorship causes {named} --remedy TEXT --cause CAUSE --by PERSON"


def _reviewed(review: Review) -> str:
    done = review.remedy
    return f"{done.on}, for {done.cause}: {done.remedy}: {review.said}"


def _standing(standing: Standing) -> str:
    return f"{standing.series.owner}, {standing.series.name}: {standing.said}"


def _tree_data(tree: Tree) -> dict[str, Any]:
    return {
        "owner": tree.miss.series.owner._asdict(),
        "indicator": tree.miss.series.name,
        "said": tree.miss.said,
        "lines": [input_data(each) for each in _missed(tree)],
        "branches": [_branch_data(each) for each in tree.branches],
        "remedies": [
            {
                "remedy": each.remedy.remedy, "cause": each.remedy.cause,
                "on": each.remedy.on.isoformat(), "by": each.remedy.by,
                "outcome": each.outcome, "said": each.said,
            }
            for each in tree.reviews
        ],
    }  # fmt: skip


def _branch_data(branch: Branch) -> dict[str, Any]:
    return {
        "cause": branch.cause,
        "leaning": branch.leaning,
        "signs": [
            {
                "speaks": sign.speaks, "known": sign.known, "said": sign.said,
                "lines": [input_data(each) for each in sign.lines],
            }
            for sign in branch.signs
        ],
        "refuted_by": branch.refuted_by,
    }  # fmt: skip
