"""The two methods side by side on the same people: what each is worth, and where they differ."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from mentorship.findings import shown
from mentorship.matching.measures import SideFigures
from mentorship.matching.part import points
from mentorship.matching.proposal import Proposal
from mentorship.matching.solution import Pair
from mentorship.render.columns import aligned
from mentorship.render.figures import figures_data
from mentorship.render.markdown import cell
from mentorship.render.matching import market_lines, unasked_lines


class Comparison(NamedTuple):
    """What both methods propose for the same program and day."""

    stable: Proposal
    best: Proposal

    @property
    def pairs(self) -> tuple[Differing, ...]:
        """The mentees whose mentors differ, in order of id."""
        return _differing(*(_by_mentee(each.lead.pairs) for each in self))

    @property
    def joining(self) -> tuple[Differing, ...]:
        """The mentees whose co-mentors differ, in order of id."""
        return _differing(self.stable.joining, self.best.joining)


class Differing(NamedTuple):
    """A mentee, and whom each method proposes; None for nobody."""

    mentee: str
    stable: Pair | None
    best: Pair | None


def text(comparison: Comparison) -> str:
    """For the office: the figures of both methods, then the pairs that differ."""
    stable = comparison.stable
    lines = [*market_lines(stable), f"stable: the {stable.terms.proposing} propose", ""]
    lines += [*unasked_lines(stable), ""] if stable.unasked else []
    lines += aligned([("", "stable", "best"), *_figures(comparison)])
    for title, found in _lists(comparison):
        lines += ["", title, *aligned([("mentee", "stable", "best"), *map(_row, found)])]
    if not any(found for _, found in _lists(comparison)):
        lines += ["", "Both methods propose the same pairs."]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def as_json(comparison: Comparison) -> str:
    """One object: the figures of both methods, and what differs. It is for the office."""
    stable = comparison.stable
    data: dict[str, Any] = {
        "program": stable.program.id,
        "as_of": stable.as_of.isoformat(),
        "start": stable.start.isoformat(),
        "proposing": stable.terms.proposing,
        "weights": dict(stable.lead.market.weights),
        "must": list(stable.lead.market.must),
        "methods": {
            name: {
                **figures_data(proposal.lead.figures),
                "co_mentors": len(proposal.joining),
            }
            for name, proposal in comparison._asdict().items()
        },
        "pairs_that_differ": [_data(each) for each in comparison.pairs],
        "co_mentors_that_differ": [_data(each) for each in comparison.joining],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def markdown(comparison: Comparison) -> str:
    """For the office as well: from where the two differ one can guess who ranked whom."""
    stable = comparison.stable
    lines = [f"### Both methods for {cell(stable.program.id)}", ""]
    lines += _table(("", "stable", "best"), _figures(comparison))
    for title, found in _lists(comparison):
        lines += ["", f"**{title}**", ""]
        lines += _table(("Mentee", "stable", "best"), map(_row, found))
    if not any(found for _, found in _lists(comparison)):
        lines += ["", "Both methods propose the same pairs."]
    return "\n".join([*lines, "", f"As of {stable.as_of}."]) + "\n"


COMPARE_FORMATS: Mapping[str, Callable[[Comparison], str]] = {
    "text": text, "json": as_json, "markdown": markdown,
}  # fmt: skip


def _by_mentee(pairs: Sequence[Pair]) -> Mapping[str, Pair]:
    return {pair.mentee.id: pair for pair in pairs}


def _differing(stable: Mapping[str, Pair], best: Mapping[str, Pair]) -> tuple[Differing, ...]:
    found = (Differing(m, stable.get(m), best.get(m)) for m in sorted({*stable, *best}))
    return tuple(each for each in found if _mentor(each.stable) != _mentor(each.best))


def _mentor(pair: Pair | None) -> str | None:
    return pair.mentor.id if pair else None


def _figures(comparison: Comparison) -> Iterator[tuple[str, ...]]:
    figures = [each.lead.figures for each in comparison]
    yield ("pairs", *(str(each.pairs) for each in figures))
    if any(each.beside for each in comparison):
        yield ("co-mentors", *(str(len(each.joining)) for each in comparison))
    yield ("mean score", *(_mean(each.mean_score) for each in figures))
    yield ("blocking pairs", *(str(each.blocking) for each in figures))
    for name in ("mentees", "mentors"):
        sides: list[SideFigures] = [getattr(each, name) for each in figures]
        yield (f"{name}, mean place of the partner", *(_mean(each.mean_place) for each in sides))
        yield (f"{name} who got their first choice", *map(_first, sides))


def _mean(value: float | None) -> str:
    return "-" if value is None else f"{value:.1f}"


def _first(side: SideFigures) -> str:
    if side.choosing or not side.uncounted:
        return f"{side.first} of {side.choosing}" if side.choosing else "nobody chose"
    return f"{side.uncounted} chose, none possible"


def _lists(comparison: Comparison) -> Iterator[tuple[str, Sequence[Differing]]]:
    for title, found in (
        ("Pairs that differ", comparison.pairs),
        ("Co-mentors that differ", comparison.joining),
    ):
        if found:
            yield title, found


def _row(each: Differing) -> tuple[str, ...]:
    return each.mentee, _named(each.stable), _named(each.best)


def _named(pair: Pair | None) -> str:
    return f"{shown(pair.mentor.id)} {points(pair.score)}" if pair else "nobody"


def _table(heads: Sequence[str], rows: Iterator[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield "|---" * len(heads) + "|"
    for row in rows:
        yield f"| {' | '.join(cell(each) for each in row)} |"


def _data(each: Differing) -> dict[str, Any]:
    sides = {"stable": each.stable, "best": each.best}
    return {
        "mentee": each.mentee,
        **{
            name: {"mentor": pair.mentor.id, "points": pair.points} if pair else None
            for name, pair in sides.items()
        },
    }
