"""Receipts as values for pages: what a number is made of, as far as an audience may know.

A result that has passed the gate of its metric has no lines where it is an aggregate for members;
nothing is added here.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import quote

from mentorship.history.facts import History
from mentorship.language import N_, _
from mentorship.metrics.evaluation.figure import hits_of
from mentorship.metrics.figure_receipts import FigureTold
from mentorship.metrics.metric import Facts
from mentorship.metrics.receipts import landed_with
from mentorship.metrics.result import Input, Result, Subject, Unit
from mentorship.publication.numbers import range_of, title_of
from mentorship.publication.receipt_view import LineView, ReceiptView, Told
from mentorship.values import rounded

_MOST_LINES = 60
"""Lines that a receipt lists on a page; the command prints them all."""


_PARTS: Mapping[str, str] = {
    "core": N_("Core"), "core-points": N_("Core points"), "courses": N_("Courses"),
    "coverage": N_("Coverage"), "development": N_("Development"), "feedback": N_("Feedback"),
    "growth": N_("Growth"), "on-time": N_("On time"), "overdue": N_("Overdue"),
    "punctuality": N_("Punctuality"), "quality": N_("Quality"), "quiet": N_("Quiet"),
    "sessions": N_("Sessions"), "survey": N_("Survey"), "tasks": N_("Tasks"),
}  # fmt: skip
"""Names that programs usually give to the parts of a score; others are said as they are written."""


@dataclass(frozen=True, eq=False)
class Source:
    """Where lines can be looked up: on the web, at the commit that the site is made from.

    The same line stands in several receipts; it is looked for once.
    """

    history: History
    repository: str | None  # owner/name on GitHub
    _found: dict[tuple[object, ...], LineView] = field(default_factory=dict, repr=False)

    def line(self, item: Input) -> LineView:
        """A line of a receipt, with its place, address and commit."""
        key = (item.spot.path, item.spot.route, item.spot.line, item.what, item.value)
        if key not in self._found:
            path, line, _column = item.place
            commit = landed_with(item, self.history) or ""
            self._found[key] = LineView(
                f"{path}:{line}", self.address(path, line), item.what, item.value, commit[:10]
            )
        return self._found[key]

    def address(self, path: str, line: int) -> str:
        """The line on the web; empty where it is not there as it is here."""
        head, own = self.history.head, path in self.history.uncommitted or path.endswith(".age")
        if not head or not self.repository or own:
            return ""
        return f"https://github.com/{self.repository}/blob/{head[:12]}/{quote(path)}#L{line}"


class Kind(NamedTuple):
    """How a receipt stands on its page: its anchor, the command that prints it, the metric of each
    part and what the anchors of these begin with."""

    anchor: str
    command: str
    metrics: Mapping[str, str] = MappingProxyType({})
    prefix: str = ""
    most: int = _MOST_LINES


def why(name: str, subject: Subject, facts: Facts) -> str:
    """The command that prints the receipt of a metric as this audience sees it."""
    words = ["mentorship", "why", name, subject.id]
    words += ["--role", subject.role] if subject.role else []
    words += ["--program", subject.program] if subject.program else []
    return for_audience(shlex.join(words), facts.audience)


def for_audience(command: str, audience: str | None) -> str:
    """The command with what the audience of the page may see; the office sees everything."""
    return f"{command} --audience {audience}" if audience else command


def receipt(source: Source, result: Result, title: str, kind: Kind) -> ReceiptView:
    """The receipt of a metric."""
    return _receipt(source, result, title, result.shown, tuple(_told(result)), kind)


def figure_receipt(
    source: Source, result: Result, title: str, told: FigureTold, kind: Kind
) -> ReceiptView:
    """The receipt of a figure of a report, with all that the report says of it."""
    more = tuple(Told(name, cell) for name, cell in told.more)
    return _receipt(source, result, title, told.value, more, kind)


def _receipt(
    source: Source, result: Result, title: str, value: str, told: tuple[Told, ...], kind: Kind
) -> ReceiptView:
    lines = result.inputs[: kind.most]
    return ReceiptView(
        anchor=kind.anchor,
        title=title,
        shown=value,
        told=told,
        formula=result.formula,
        missing=result.missing,
        withheld=result.withheld,
        parts=tuple(_part(source, part, kind) for part in result.parts),
        lines=tuple(source.line(item) for item in lines),
        more=len(result.inputs) - len(lines),
        excluded=tuple(_gathered(result)),
        command=kind.command,
    )


def _part(source: Source, part: Result, kind: Kind) -> ReceiptView:
    """A part of a score, whose lines stand with its metric; or one case with its own lines."""
    name = kind.metrics.get(part.name)
    inner = kind._replace(anchor="", command="", metrics=MappingProxyType({}))
    bare = ReceiptView(
        anchor="", title=part.name, shown=part.shown, told=tuple(_told(part)),
        formula=part.formula, missing=part.missing, withheld=part.withheld,
        weight="" if part.weight is None else f"{part.weight:f}",
        points="" if part.points is None else f"{rounded(part.points, 1)}",
        see=f"{kind.prefix}{name}" if name and part.value is not None else "",
    )  # fmt: skip
    if name or part.weight is not None:
        return bare
    return _receipt(source, part, part.name, part.shown, tuple(_told(part)), inner)


def _told(result: Result) -> Iterator[Told]:
    """Cases, interval, and how much of the weight was measured."""
    hits = hits_of(result)
    if result.value is not None and result.n and result.unit is not Unit.COUNT:
        cases = f"{result.n}" if hits is None else _("{hits} of {n}", hits=hits, n=result.n)
        yield Told(_("Cases"), cases)
    if result.interval is not None:
        yield Told(_("95 % interval"), range_of(result))
    if result.measured is not None:
        yield Told(_("Weight measured"), f"{rounded(result.measured * 100)} %")


def _gathered(result: Result) -> Iterator[tuple[str, str]]:
    """What was left out, once for each reason."""
    by_reason: dict[str, list[str]] = {}
    for item in result.excluded:
        by_reason.setdefault(item.why, []).append(item.what)
    for reason, what in by_reason.items():
        shown, more = _(", ").join(what[:_MOST_LINES]), len(what) - _MOST_LINES
        yield _("{what} and {n} more", what=shown, n=more) if more > 0 else shown, reason


def part_title(name: str) -> str:
    """What a program calls a part of a score, for people: `on-time` is On time."""
    if name in _PARTS:
        return _(_PARTS[name])
    return name.replace("-", " ").replace("_", " ").capitalize()


def receipts_of(
    source: Source, facts: Facts, subject: Subject, names: Iterable[str], prefix: str = "",
    metrics: Mapping[str, Mapping[str, str]] = MappingProxyType({}),
) -> Iterator[ReceiptView]:  # fmt: skip
    """The receipts of these metrics of a subject, what is missing too.

    `prefix` begins their anchors; `metrics` are, for each score, the metrics of its parts.
    """
    for name in dict.fromkeys(names):
        if name in facts.metrics:
            kind = Kind(f"{prefix}{name}", why(name, subject, facts), metrics.get(name, {}), prefix)
            yield receipt(source, facts.measure(name, subject), title_of(name), kind)
