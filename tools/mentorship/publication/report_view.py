"""The values that the page of a report is made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


class ChartBar(NamedTuple):
    """A share from 0 to 1 for a chart, its cases in words, its interval, and what it was."""

    label: str
    share: float
    cases: str
    low: float | None
    high: float | None
    last: float | None


class FigureView(NamedTuple):
    """A figure as a number: of the whole program, or of the group of this id. A rate has its
    `hits` of `n` cases; `missing` says why there is no value."""

    name: str
    title: str
    group: str
    group_id: str
    unit: str
    value: float | None
    n: int
    hits: int | None
    ends: tuple[float, float] | None
    missing: str
    withheld: bool


class ColumnView(NamedTuple):
    """A column: what it is in every language, its heading, and whether it holds numbers."""

    id: str
    title: str
    numeric: bool


class SectionView(NamedTuple):
    """A section in words: columns, and rows, each with the address of its receipt, empty where
    there is none."""

    id: str
    title: str
    about: str
    beside: str
    columns: tuple[ColumnView, ...]
    rows: tuple[tuple[str, ...], ...]
    bars: tuple[ChartBar, ...]
    withheld: str
    receipts: tuple[str, ...]
    figures: tuple[FigureView, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ReportView:
    """The page of a report."""

    id: str
    title: str
    path: str
    program_path: str
    first: date
    last: date
    against: tuple[str, str] | None  # id and path of the cohort it is compared with
    sections: tuple[SectionView, ...]
    empty: tuple[tuple[str, str], ...]  # title and reason of sections without a figure
    remarks: tuple[str, ...]
