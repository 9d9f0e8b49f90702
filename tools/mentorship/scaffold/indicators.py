"""Values of indicators into records and teams: what each row would do, and the files changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from statistics import median
from typing import NamedTuple

from mentorship.metrics.indicators import Owner, entity_of
from mentorship.models.indicator import Indicator
from mentorship.render.importing import Line, Outcome
from mentorship.scaffold.draft import Draft, modeline
from mentorship.scaffold.edit import Add, Edit, Put, edited
from mentorship.scaffold.indicator_rows import Entry, Refused
from mentorship.scaffold.inline import inline
from mentorship.text.yamltext import Value
from mentorship.values import Period
from mentorship.workspace.workspace import Workspace, grouped

_ANOTHER_SCALE = 20
"""So many times the others, or so small a part of them, and it looks like another unit."""

_LENGTHS = {1: "a month", 3: "a quarter", 6: "a half-year", 12: "a year"}


class Import(NamedTuple):
    """What a table would do: a line for each row, and the files as they would be."""

    lines: tuple[Line, ...]
    drafts: tuple[Draft, ...]

    @property
    def is_clean(self) -> bool:
        """Whether no row is refused."""
        return all(line.outcome != "refused" for line in self.lines)


class _Judged(NamedTuple):
    entry: Entry
    outcome: Outcome
    why: str


def imported(
    workspace: Workspace, rows: Iterable[Entry | Refused], today: date, *, replace: bool = False
) -> Import:
    """The outcome of every row in order, and the drafts of those that are not refused.

    Raises MentorshipError where a file cannot be edited without changing something else.
    """
    listed = tuple(rows)
    refused = [Line(row.line, row.what, "refused", row.why) for row in listed
               if isinstance(row, Refused)]  # fmt: skip
    entries = (row for row in listed if isinstance(row, Entry))
    by_owner = grouped(entries, lambda entry: entry.owner)
    judged = {
        owner: tuple(_judged(workspace, owner, by_owner[owner], today, replace=replace))
        for owner in sorted(by_owner)
    }
    lines = [_line(each) for group in judged.values() for each in group]
    drafts = (_draft(workspace, owner, group) for owner, group in judged.items())
    return Import(
        tuple(sorted([*refused, *lines])), tuple(draft for draft in drafts if draft is not None)
    )


def _line(each: _Judged) -> Line:
    entry = each.entry
    what = f"{entry.owner} {entry.indicator} {entry.period} {entry.value}"
    return Line(entry.line, what, each.outcome, each.why)


def _judged(
    workspace: Workspace, owner: Owner, entries: Sequence[Entry], today: date, *, replace: bool
) -> Iterator[_Judged]:
    known = _known(workspace, owner)
    often = Counter(name for name, _ in known)
    for name, group in grouped(entries, lambda entry: entry.indicator).items():
        there = next((each for other, each in known if other == name), None)
        for entry in group:
            why = "the file names this indicator twice" if often[name] > 1 else ""
            why = why or _against(entry, group, there, replace=replace)
            if why:
                yield _Judged(entry, "refused", why)
            else:
                yield _accepted(entry, group, there, today)


def _known(workspace: Workspace, owner: Owner) -> Sequence[tuple[str, Indicator]]:
    entity = entity_of(workspace, owner)
    return [(each.name, each) for each in (entity.indicators if entity else ())]


def _against(
    entry: Entry, group: Sequence[Entry], there: Indicator | None, *, replace: bool
) -> str:
    """Why the value is not taken; empty if it is."""
    for other in group:
        if other.period == entry.period and other.value != entry.value:
            return f"line {other.line} says {other.value} for the same period"
        for key in ("better", "target", "zero"):
            one, two = getattr(entry, key), getattr(other, key)
            if None not in (one, two) and one != two:
                return f"{key} is {one}, line {other.line} says {two}"
    lengths = _lengths(group, there)
    if entry.period.length != lengths:
        of = "the values in the file" if there and there.values else "most rows"
        return f"{_LENGTHS[entry.period.length]}, where {of} are each of {_LENGTHS[lengths]}"
    return _contradicts(entry, there, replace=replace) if there else ""


def _lengths(group: Sequence[Entry], there: Indicator | None) -> int:
    """The length of the periods in the file, else of most rows; of equally many the shorter."""
    texts = tuple(there.values) if there else ()
    periods = [Period.parse(text) for text in texts] or [entry.period for entry in group]
    often = Counter(period.length for period in periods)
    return max(often, key=lambda length: (often[length], -length))


def _contradicts(entry: Entry, there: Indicator, *, replace: bool) -> str:
    if entry.better not in (None, there.better):
        return f"better is {entry.better}, the file says {there.better}"
    for key, said in (("target", there.target), ("zero", there.zero)):
        given = getattr(entry, key)
        if not replace and None not in (given, said) and given != said:
            return f"{key} is {given}, the file says {said} (--replace takes the new one)"
    value = there.values.get(str(entry.period))
    if not replace and value is not None and value != entry.value:
        return f"the file says {value} (--replace takes the new one)"
    return ""


def _accepted(
    entry: Entry, group: Sequence[Entry], there: Indicator | None, today: date
) -> _Judged:
    before = there.values.get(str(entry.period)) if there else None
    twin = next((e for e in group if e.period == entry.period and e.line < entry.line), None)
    if twin is not None:
        return _Judged(entry, "same", f"line {twin.line} says so already")
    changed = [*_changes(entry, there)] if there else []
    if before is not None and before == entry.value and not changed:
        return _Judged(entry, "same", "the file says so already")
    others = [e.value for e in group if e.period != entry.period]
    others += [
        v for text, v in (there.values if there else {}).items() if text != entry.period.text
    ]
    was = [f"was {before}"] if before is not None and before != entry.value else []
    remarks = [*was, *changed, _scale(entry.value, [Decimal(value) for value in others])]
    if entry.period.last >= today:
        remarks.append(f"the period is not over on {today}: it counts from then on")
    if there is None and entry.better is None:
        remarks.append("higher is better")
    said = "; ".join(remark for remark in remarks if remark)
    return _Judged(entry, "new" if before is None else "replaced", said)


def _changes(entry: Entry, there: Indicator) -> Iterator[str]:
    """What the row changes besides the value."""
    for key, said in (("target", there.target), ("zero", there.zero)):
        given = getattr(entry, key)
        if given is not None and given != said:
            yield f"{key} is new" if said is None else f"{key} was {said}"


def _scale(value: int | Decimal, others: Sequence[Decimal]) -> str:
    """What to say of a value that looks like another unit beside three others or more."""
    usual: Decimal = median(others) if len(others) > 2 else Decimal(0)
    size = abs(Decimal(value))
    if not usual or abs(usual) / _ANOTHER_SCALE < size < abs(usual) * _ANOTHER_SCALE:
        return ""
    return f"the median of the others is {usual}: another unit?" if value else ""


def _draft(workspace: Workspace, owner: Owner, group: Sequence[_Judged]) -> Draft | None:
    taken = [each.entry for each in group if each.outcome != "refused"]
    entity = entity_of(workspace, owner)
    if entity is None:
        rows = "".join(f"  - {inline(_whole(e))}\n" for e in _by_name(taken).values())
        text = f"{modeline('record', 2)}indicators:\n{rows}"
        return Draft(f"people/records/{owner.id}.yml", text) if taken else None
    places = {each.name: place for place, each in enumerate(entity.indicators)}
    edits = tuple(
        edit
        for name, entries in _by_name(taken).items()
        for edit in (
            _edits(places[name], entity.indicators[places[name]], entries)
            if name in places
            else (Add(("indicators",), _whole(entries)),)
        )
    )
    return edited(entity, *edits) if edits else None


def _by_name(entries: Iterable[Entry]) -> Mapping[str, Sequence[Entry]]:
    return grouped(entries, lambda entry: entry.indicator)


def _whole(entries: Sequence[Entry]) -> Value:
    """A new indicator with all its values, in order of period."""
    made: dict[str, Value] = {"name": entries[0].indicator}
    for key in ("better", "target", "zero"):
        given = next((getattr(e, key) for e in entries if getattr(e, key) is not None), None)
        made |= {} if given is None else {key: given}
    values = {e.period.text: e.value for e in sorted(entries, key=lambda e: e.period.first)}
    return {**made, "values": dict(values)}


def _edits(place: int, there: Indicator, entries: Sequence[Entry]) -> Iterator[Edit]:
    """One edit for each target, zero and value that is not in the file as it is."""
    route = ("indicators", place)
    for key, said in (("target", there.target), ("zero", there.zero)):
        given = next((getattr(e, key) for e in entries if getattr(e, key) is not None), None)
        if given is not None and given != said:
            yield Put((*route, key), given)
    written: set[str] = set()
    for entry in sorted(entries, key=lambda entry: entry.period.first):
        text = entry.period.text
        if text not in written and there.values.get(text) != entry.value:
            written.add(text)
            yield Put((*route, "values", text), entry.value)
