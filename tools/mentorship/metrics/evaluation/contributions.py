"""What people contributed before, during and after, by a table that somebody else made."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from io import StringIO
from typing import NamedTuple

from mentorship.language import _
from mentorship.metrics.credit import Mentee, mentees_of
from mentorship.metrics.evaluation.figure import (
    LEAST_SAID,
    TOO_FEW,
    Change,
    Figure,
    together,
)
from mentorship.metrics.evaluation.means import NEEDS_SCIPY, mean_of_differences
from mentorship.metrics.metric import Facts
from mentorship.metrics.result import Excluded, Result, Subject, Unit
from mentorship.metrics.statistics import mean, spans_nothing
from mentorship.models.program import Program
from mentorship.values import Period

_MONTHS = 6
"""How many months before the start, and after the end, are looked at."""
_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?")
_MOST = Decimal(10) ** 9


class Contributions(NamedTuple):
    """Counts per person and month, the months of the table, and the lines that do not count."""

    counts: Mapping[tuple[str, str], Decimal]
    first: str
    last: str
    problems: tuple[str, ...]


class _Line(NamedTuple):
    number: int
    person: str
    when: str  # as written: a day or a month
    amount: Decimal


def read_contributions(text: str, people: Iterable[str]) -> Contributions:
    """Reads `person,date,count` or `person,month,count`; what is wrong is said, never counted.

    A person and day (or month) that stands there twice does not count at all: nobody can say which
    line is meant.
    """
    known, lines, problems = frozenset(people), list[_Line](), list[str]()
    rows = csv.reader(StringIO(text.removeprefix("\ufeff")), strict=True)
    try:
        head = [name.strip().lower() for name in next(rows, [])]
        when = "month" if "month" in head else "date"
        if not {"person", when, "count"} <= {*head}:
            return Contributions({}, "", "", ("line 1: the columns are person, date and count",))
        for row in rows:
            found = _line(rows.line_num, dict(zip(head, row, strict=False)), when, known)
            if isinstance(found, _Line):
                lines.append(found)
            elif row:
                problems.append(found)
    except csv.Error as error:
        problems.append(f"line {rows.line_num}: {error}; nothing after it was read")
    often = Counter((line.person, line.when) for line in lines)
    twice = [line for line in lines if often[line.person, line.when] > 1]
    problems += [f"line {o.number}: {o.person} has {o.when} more than once" for o in twice]
    return _summed([line for line in lines if line not in twice], problems)


def contributions(facts: Facts, program: Program, table: Contributions) -> Iterator[Figure]:
    """Contributions a month of the mentees: before their start, during, after their end.

    Whole calendar months only, half a year before and after, as far as the table reaches; the month
    of the start and that of the end belong to both sides and to none.
    """
    mentees = mentees_of(facts, Subject("program", program.id)).mentees
    there = {person for person, _when in table.counts}
    known = [m for m in mentees if m.person in there]
    absent = tuple(Excluded(m.person, _("not in the table")) for m in mentees if m not in known)
    rates = {m.person: _rates(m, table, facts.situation.today) for m in known}
    for place, (name, title) in enumerate(
        (
            ("before", _("Before, a month")),
            ("during", _("During, a month")),
            ("after", _("After, a month")),
        )
    ):
        yield _figure(name, title, place, rates, absent)


def _line(number: int, row: Mapping[str, str], when: str, known: frozenset[str]) -> _Line | str:
    person, day = row.get("person", "").strip(), row.get(when, "").strip()
    if person not in known:
        return f"line {number}: there is no person of this id"
    if not _is_time(day):
        return f"line {number}: the {when} is none; write it as in 2026-03 or 2026-03-17"
    try:
        count = Decimal(row.get("count", "").strip())
    except InvalidOperation:
        return f"line {number}: the count is no number"
    if not count.is_finite() or not 0 <= count <= _MOST:
        return f"line {number}: the count must be 0 or more"
    return _Line(number, person, day, count)


def _is_time(text: str) -> bool:
    if not _MONTH.fullmatch(text):
        return False
    try:
        date.fromisoformat(text if len(text) > 7 else f"{text}-01")
    except ValueError:
        return False
    return True


def _summed(lines: Sequence[_Line], problems: Iterable[str]) -> Contributions:
    counts: dict[tuple[str, str], Decimal] = {}
    for line in lines:
        key = line.person, line.when[:7]
        counts[key] = counts.get(key, Decimal(0)) + line.amount
    months = sorted(month for _, month in counts)
    ordered = sorted(problems, key=lambda said: int(re.sub(r"\D.*", "", said[5:]) or 0))
    first, last = (months[0], months[-1]) if months else ("", "")
    return Contributions(counts, first, last, tuple(ordered))


def _rates(
    mentee: Mentee, table: Contributions, today: date
) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    """Counts a month before, during and after; None where the table has no whole month of it."""
    start, last = f"{mentee.start:%Y-%m}", f"{mentee.last:%Y-%m}"
    months = tuple(_months(table.first, min(table.last, f"{today:%Y-%m}")))
    before = [month for month in months if month < start][-_MONTHS:]
    during = [month for month in months if start < month < last]
    after = [month for month in months if month > last][:_MONTHS]
    return _rate(mentee, table, before), _rate(mentee, table, during), _rate(mentee, table, after)


def _rate(mentee: Mentee, table: Contributions, months: Sequence[str]) -> Decimal | None:
    return mean([table.counts.get((mentee.person, month), Decimal(0)) for month in months])


def _months(first: str, last: str) -> Iterator[str]:
    if first and last >= first:
        month = Period.parse(last)
        found = [last]
        while str(month) > first:
            month = month.before()
            found.append(str(month))
        yield from reversed(found)


def _figure(
    name: str, title: str, place: int,
    rates: Mapping[str, tuple[Decimal | None, Decimal | None, Decimal | None]],
    absent: tuple[Excluded, ...],
) -> Figure:  # fmt: skip
    known = {person: rate[place] for person, rate in rates.items()}
    values = {person: value for person, value in known.items() if value is not None}
    result = Result(
        name=name, unit=Unit.COUNT, value=mean([*values.values()]), n=len(values),
        missing="" if values else _("the table has no whole month of it"),
        people=frozenset(values), excluded=absent,
    )  # fmt: skip
    both = [(rate[place], rate[0]) for rate in rates.values() if place]
    pairs = [(own, before) for own, before in both if own is not None and before is not None]
    found = mean_of_differences([own - before for own, before in pairs])
    change, said = None, ""
    if pairs:
        value = sum((own - before for own, before in pairs), Decimal(0)) / len(pairs)
        sure = found is not None and spans_nothing(found.interval)
        change = Change(value, found.interval if found else None, sure, Unit.COUNT)
        flat = len({own - before for own, before in pairs}) == 1
        both_ = _("{n} people with both", n=len(pairs))
        said = together(both_, _said(len(pairs), change, flat=flat))
    return Figure(
        name=name, title=title, result=result, change=change, words=said,
    )  # fmt: skip


def _said(n: int, change: Change, *, flat: bool) -> str:
    if n < LEAST_SAID:
        return _(TOO_FEW)
    if flat:
        return _("the same change for everybody")
    if change.interval is None:
        return _(NEEDS_SCIPY)
    if not change.sure:
        return _("no clear difference")
    more = change.value > 0
    return _("suggests more than before") if more else _("suggests less than before")
