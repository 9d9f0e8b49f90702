"""The values that receipts and score cards are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class LineView(NamedTuple):
    """A line that went into a number: where, its address on the web if there is one, what it
    says, and the commit with which it arrived."""

    place: str
    address: str
    what: str
    value: str
    commit: str


class Told(NamedTuple):
    """Something said beside a number: `Cases`, `23 of 25`."""

    title: str
    said: str


@dataclass(frozen=True, kw_only=True)
class ReceiptView:
    """Where a number comes from, for those who may know.

    `anchor` is its place on the page, empty for a part without one. `shown` is the value as pages
    print it, `-` where it is missing, and `missing` says why. `weight`, `points` and `see` are of
    a part of a score: `see` is the anchor of the metric's own receipt. `more` lines are not listed.
    """

    anchor: str
    title: str
    shown: str
    told: tuple[Told, ...] = ()
    formula: str = ""
    missing: str = ""
    withheld: bool = False
    weight: str = ""
    points: str = ""
    see: str = ""
    parts: tuple[ReceiptView, ...] = ()
    lines: tuple[LineView, ...] = ()
    more: int = 0
    excluded: tuple[tuple[str, str], ...] = ()
    command: str = ""


class ReceiptGroup(NamedTuple):
    """Receipts under one heading, and what is not shown with its reason."""

    id: str
    title: str
    receipts: tuple[ReceiptView, ...]
    absent: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class ReceiptsView:
    """The receipts of one subject: the page they stand on, and the page whose numbers they are."""

    path: str
    title: str
    of: str
    crumbs: tuple[tuple[str, str], ...]  # the way to `of`: titles and paths
    groups: tuple[ReceiptGroup, ...]
    audience: str  # as `--audience` names it, empty for the office


class PartView(NamedTuple):
    """A part of a score: value and points with what they rest on, or why there are none."""

    title: str
    metric: str
    shown: str
    n: int
    interval: str
    weight: str
    points: str
    share: float | None  # of the points, 0 to 1
    missing: str
    withheld: bool
    see: str  # anchor of the metric's receipt, empty where it has none


@dataclass(frozen=True, kw_only=True)
class ScoreCard:
    """A score from 0 to 100 with its parts, and what a panel thought, which is no part of it."""

    title: str
    shown: str  # empty where there is none
    share: float | None
    missing: str
    measured: str
    n: int
    parts: tuple[PartView, ...]
    verdicts: tuple[tuple[str, str], ...]  # whose, and what the panel said; both may be empty
    panel: tuple[Told, ...]  # what is computed of the panel's judgements, with the anchors
    panel_see: tuple[str, ...]
    receipts: str  # the page of its receipts
    see: str
