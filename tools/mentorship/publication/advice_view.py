"""The values that the page of advice is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from mentorship.advice.advice import Unsaid
from mentorship.publication.report_view import ColumnView


class AdviceItem(NamedTuple):
    """A piece of advice in words; `columns` say whether they hold numbers, and `receipts` has for
    each row the address of its receipt, empty where there is none."""

    code: str
    title: str
    about: str
    says: str
    weak: bool
    columns: tuple[ColumnView, ...]
    rows: tuple[tuple[str, ...], ...]
    receipts: tuple[str, ...]
    sources: tuple[str, ...]
    because: tuple[str, ...]
    refuted: str
    changes: tuple[str, ...]
    commands: tuple[str, ...]
    readers: str


@dataclass(frozen=True, kw_only=True)
class AdviceView:
    """The page of advice on a program. `next` is the id and page of the next cohort, `unsaid` what
    was looked at in vain; both for the office."""

    id: str
    title: str
    path: str
    program_path: str
    report_path: str
    items: tuple[AdviceItem, ...]
    next: tuple[str, str] | None
    without_next: str  # what makes the next cohort, where there is none
    unsaid: tuple[Unsaid, ...]
