"""Rows of a table of indicators: whose value of what it is, or why a row cannot be used."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from mentorship.findings import shown
from mentorship.metrics.indicators import Owner
from mentorship.models.ids import id_problem
from mentorship.text.table import Mark, Row, number
from mentorship.values import Period
from mentorship.workspace.workspace import Workspace

MEANINGS = ("person", "team", "indicator", "period", "value", "target", "zero", "better")
"""What a column can mean; its heading says so, or the caller."""

Amount = int | Decimal


class Entry(NamedTuple):
    """A row that can be read."""

    line: int
    owner: Owner
    indicator: str
    period: Period
    value: Amount
    target: Amount | None = None
    zero: Amount | None = None
    better: str | None = None


class Refused(NamedTuple):
    """A row that cannot be used, and why; `what` is as much of it as was understood."""

    line: int
    what: str
    why: str


def entry_of(
    workspace: Workspace, row: Row, columns: Mapping[str, str], mark: Mark
) -> Entry | Refused:
    """A row as an entry; `columns` says under which heading each meaning stands."""
    cells = {meaning: row.cells.get(column, "") for meaning, column in columns.items()}
    try:
        return _entry(workspace, row, cells, mark)
    except ValueError as error:
        who = cells.get("person") or cells.get("team") or ""
        parts = (who, cells.get("indicator", ""), cells.get("period", ""), cells.get("value", ""))
        return Refused(row.line, " ".join(part[:40] for part in parts if part), str(error))


def _entry(workspace: Workspace, row: Row, cells: Mapping[str, str], mark: Mark) -> Entry:
    if row.problem:
        raise ValueError(row.problem)
    owner = _owner(workspace, cells)
    name = _indicator(cells["indicator"])
    period = _period(cells["period"])
    better = cells.get("better", "").casefold() or None
    if better not in ("higher", "lower", None):
        raise ValueError(f"better is {shown(better[:40])!r}; write higher or lower")
    value = _amount("value", cells["value"], mark)
    if value is None:
        raise ValueError("there is no value")
    return Entry(
        row.line, owner, name, period, value,
        _amount("target", cells.get("target", ""), mark),
        _amount("zero", cells.get("zero", ""), mark), better,
    )  # fmt: skip


def _owner(workspace: Workspace, cells: Mapping[str, str]) -> Owner:
    person, team = cells.get("person", ""), cells.get("team", "")
    if bool(person) == bool(team):
        said = "both a person and a team" if person else "neither a person nor a team"
        raise ValueError(f"it names {said}")
    if team:
        if workspace.is_broken("team", team):
            raise ValueError(f"people/teams/{team}.yml cannot be read; `mentorship check` says why")
        if team not in workspace.teams:
            raise ValueError(f"there is no team {_unknown(team, workspace.teams)}")
        return Owner("team", team)
    if person not in workspace.people:
        raise ValueError(f"there is no person {_unknown(person, workspace.people)}")
    if person in workspace.sealed_records:
        raise ValueError("the record is sealed: who has the key adds the value and seals it again")
    if workspace.is_broken("record", person):
        raise ValueError("the record cannot be read; `mentorship check` says why")
    return Owner("person", person)


def _unknown(name: str, known: Mapping[str, object]) -> str:
    close = difflib.get_close_matches(name[:80], sorted(known), 1, 0.75)
    return f"{shown(name[:80])!r}" + (f"; did you mean {close[0]!r}?" if close else "")


def _indicator(name: str) -> str:
    if not name:
        raise ValueError("there is no indicator")
    problem = id_problem(name)
    if problem is None:
        return name
    close = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")
    hint = f"; write {close!r}?" if close and id_problem(close) is None else ""
    raise ValueError(f"the indicator {shown(name[:80])!r} {problem}{hint}")


def _period(text: str) -> Period:
    try:
        return Period.parse(text)
    except ValueError as error:
        raise ValueError(f"{shown(text[:40])!r} {error}") from None


def _amount(what: str, text: str, mark: Mark) -> Amount | None:
    if not text:
        return None
    found = number(text, mark)
    if found is None:
        hint = f"; write it as in 4{mark}5, without a unit and nothing between thousands"
        raise ValueError(f"the {what} {shown(text[:40])!r} is not a number{hint}")
    return found
