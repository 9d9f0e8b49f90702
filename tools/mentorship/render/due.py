"""What is owed, for the terminal, a job summary or a program."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import NamedTuple

from mentorship.findings import shown
from mentorship.models.pairing import Pairing
from mentorship.obligations.obligation import Obligation, State, when
from mentorship.obligations.obligations import Situation, obligations
from mentorship.obligations.pairing_state import PairingState, state_of
from mentorship.publication.classes import Class
from mentorship.publication.duties import publishable, summed
from mentorship.publication.gate import Gate
from mentorship.publication.wording import title_of
from mentorship.render.columns import folded
from mentorship.workspace.workspace import grouped

_GROUPS = ((State.OVERDUE, "OVERDUE"), (State.DUE_SOON, "DUE SOON"), (State.UPCOMING, "UPCOMING"))


class Selection(NamedTuple):
    """Which obligations are asked for; `within` is a number of days."""

    person: str | None = None
    program: str | None = None
    within: int | None = None


class DueReport(NamedTuple):
    """The obligations selected, and for whom they are written (None: the terminal)."""

    situation: Situation
    selected: tuple[Obligation, ...]
    audience: str | None = None
    selection: Selection = Selection()

    @property
    def quiet(self) -> tuple[Pairing, ...]:
        """The quiet pairs of the person and the program asked for."""
        asked, pairings = self.selection, self.situation.workspace.pairings.values()
        return tuple(
            each
            for each in pairings
            if asked.person in (None, *each.people)
            and asked.program in (None, each.program)
            and state_of(self.situation, each) is PairingState.QUIET
        )

    @property
    def chosen(self) -> tuple[Obligation, ...]:
        """Those that may be told or counted: what is published leaves out what is sealed."""
        return self.selected if self.audience is None else publishable(self.selected)

    @property
    def overdue(self) -> tuple[Obligation, ...]:
        """Those whose day has passed."""
        return tuple(each for each in self.selected if each.state is State.OVERDUE)

    @property
    def names_people(self) -> bool:
        """Whether items, people and days may be named: obligations have the class pair."""
        return self.audience is None or self.audience == "pair"


def selected(situation: Situation, selection: Selection) -> tuple[Obligation, ...]:
    """What is overdue or due soon, or due within so many days, of the person and program asked."""
    return tuple(
        each
        for each in obligations(situation)
        if _is_due(situation, each, selection.within)
        and (selection.person is None or selection.person in each.owners)
        and (selection.program is None or selection.program == each.program)
    )


def _is_due(situation: Situation, each: Obligation, within: int | None) -> bool:
    if each.state in (State.OVERDUE, State.DUE_SOON):
        return each.state is State.OVERDUE or within is None or _in_days(situation, each, within)
    return each.state is State.UPCOMING and within is not None and _in_days(situation, each, within)


def _in_days(situation: Situation, each: Obligation, within: int) -> bool:
    return each.due is not None and each.due <= situation.today + timedelta(days=within)


def text(report: DueReport) -> str:
    """Groups of lines, overdue first, under a line that counts them."""
    lines = [_headline(report)]
    if report.names_people:
        for state, title in _GROUPS:
            group = [each for each in report.chosen if each.state is state]
            if group:
                lines += ["", title, *_columns([_row(report, each) for each in group])]
    return "\n".join(lines) + "\n"


def as_json(report: DueReport) -> str:
    """One object: `as_of`, `counts`, and `obligations` where they may be named."""
    data: dict[str, object] = {
        "as_of": report.situation.today.isoformat(),
        "counts": _counts(report),
    }
    if report.names_people:
        data["obligations"] = [_plain(report, each) for each in report.chosen]
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def markdown(report: DueReport) -> str:
    """A heading, and a table where obligations may be named."""
    from mentorship.render.markdown import cell

    lines = [f"### {_headline(report)}", ""]
    if report.names_people and report.chosen:
        lines += ["| | due | what | pairing | who |", "|---|---|---|---|---|"]
        for each in report.chosen:
            lines.append(f"| {' | '.join(cell(part) for part in _row(report, each))} |")
    return "\n".join(lines).rstrip() + "\n"


DUE_FORMATS: Mapping[str, Callable[[DueReport], str]] = {
    "text": text,
    "json": as_json,
    "markdown": markdown,
}


def _headline(report: DueReport) -> str:
    counts = ", ".join(f"{count} {name}" for name, count in _counts(report).items())
    return f"As of {report.situation.today}: {counts or 'nothing is due'}"


def _counts(report: DueReport) -> dict[str, str]:
    """How many obligations per state, and quiet pairs.

    For others than the pair none below three; nor a sum that would tell, beside the counts of the
    other programs, what one has.
    """
    gate = Gate(report.situation.workspace, Class.of(report.audience or "pair"))
    counts = {}
    for state, _ in _GROUPS:
        found = [each for each in report.chosen if each.state is state]
        if found:
            programs = grouped(found, lambda each: each.program)
            counts[state.value.replace("-", " ")] = summed(gate, programs.values())
    quiet = report.quiet
    number = gate.counted(len(quiet), len({m for pairing in quiet for m in pairing.mentees}))
    name = "quiet pair" if number == "1" else "quiet pairs"
    return {**counts, name: number} if quiet else counts


def _row(report: DueReport, each: Obligation) -> tuple[str, ...]:
    days = each.days_left(report.situation.today)
    title = title_of(each, report.situation.workspace.settings.languages[0])
    who = ", ".join(each.owners) or "nobody"
    about = f" ({each.about})" if each.about and each.about not in each.owners else ""
    place = each.pairing or each.program
    parts = (when(days), str(each.due or ""), title + about, place, who)
    return tuple(shown(part) for part in parts)


def _columns(rows: list[tuple[str, ...]]) -> list[str]:
    """Two lines each where eighty columns are too few: what and when, then who and where."""
    first = max(len(row[0]) for row in rows)
    return [
        line
        for left, due, what, place, who in rows
        for line in (
            *folded(f"  {left:<{first}}  {due:<10}  ", what),
            *folded(f"  {'':<{first}}  ", f"{who} - {place}".rstrip(" -")),
        )
    ]


def _plain(report: DueReport, each: Obligation) -> dict[str, object]:
    return {
        "id": each.id,
        "kind": each.kind,
        "program": each.program,
        "pairing": each.pairing,
        "owners": list(each.owners),
        "about": each.about,
        "item": each.item,
        "window": each.window,
        "title": title_of(each, report.situation.workspace.settings.languages[0]),
        "due": each.due.isoformat() if each.due else None,
        "days_left": each.days_left(report.situation.today),
        "state": each.state.value,
        "remind": [day.isoformat() for day in each.remind],
        "escalate": each.escalate.isoformat() if each.escalate else None,
        "escalate_to": list(each.escalate_to),
    }
