"""The texts of issues for what is overdue; titles never name a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mentorship.findings import shown
from mentorship.language import day_words
from mentorship.models.fields import words
from mentorship.obligations.obligation import Obligation, State
from mentorship.obligations.situation import Situation
from mentorship.publication.wording import title_of
from mentorship.render.markdown import cell, code, uncalled

LONGEST_TITLE = 256
LONGEST_BODY = 60_000
"""Bytes, of the 65,536 characters that GitHub takes; the rest is room for the mark."""

_KEPT = (
    "This issue follows the files: it is changed when they change, and closed when they show that "
    "this is done. Close it as *not planned* to be left alone."
)
_NOTE = "with `mentorship new log {pairing}`"
_MEND = {
    "acceptance": "write the day into `accepted:` of the pairing's file.",
    "plan": "fill in every core point under `plan:` of the pairing's file.",
    "approval": "read the plan and approve it: `mentorship approve {pairing} --by PERSON`.",
    "first-meeting": f"meet, and write a note of it {_NOTE}.",
    "cadence": f"do it, and write a note of its kind {_NOTE}.",
    "course": f"name the course under `completes:` of a note {_NOTE}.",
    "choose": f"name one of the electives under `completes:` of a note {_NOTE}.",
    "feedback": f"answer under `feedback:` of a note {_NOTE}.",
    "event": "write down that it took place: a file in `events/` of the program.",
    "survey": "answer the round on the survey's page, which the page of the pairing links to, or "
    "with `mentorship survey answer {pairing} {item} --as PERSON`.",
    "application": "decide: a file in `decisions/` of the program.",
    "action": f"tick it (`- [x]`) in a note {_NOTE}, or give it another day there.",
}
_HANDED_IN = f"name it under `submits:` of a note {_NOTE}."
_LONG = (
    (90, "for three months or more"),
    (28, "for four weeks or more"),
    (14, "for two weeks or more"),
    (7, "for a week or more"),
    (0, "for less than a week"),
)
_ENDED = {
    State.WAIVED: "It was waived.",
    State.PAUSED: "It is not owed during a pause.",
    State.BLOCKED: "It waits for something else that comes first.",
    State.MISSED: "Its time is over: it counts as missed, and nobody is reminded of it any more.",
    State.OVERDUE: "It is still overdue, but it is no longer of the kind that issues are for.",
}


class Text(NamedTuple):
    """Title and body of an issue, without its mark."""

    title: str
    body: str


def overdue(situation: Situation, each: Obligation) -> Text:
    """The issue for one overdue obligation: what, since when, where agreed, how to settle it.

    How long it is overdue is said in steps, so that nothing has to be changed every day.
    """
    mend = _MEND.get(each.kind, _HANDED_IN).format(
        pairing=each.pairing or "PAIRING", item=each.item
    )
    lines = [
        f"**{cell(_item(situation, each))}**",
        "",
        *(f"- {line}" for line in _facts(situation, each)),
        "",
        f"To settle it, {mend}",
        "",
        _KEPT,
    ]
    return Text(_short(_titled(situation, each)), "\n".join(lines))


def _facts(situation: Situation, each: Obligation) -> Iterator[str]:
    if each.due:
        yield f"Due: {day_words(each.due)}, overdue {_how_long(situation, each)}"
    yield f"Owed by: {_people(each.owners)}"
    if each.about and each.about not in each.owners:
        yield f"About: {code(each.about)}"
    if each.pairing:
        yield f"Pairing: {code(each.pairing)}"
    yield f"Agreed in: {_place(each)}"
    if is_escalated(situation, each) and each.escalate:
        yield f"Escalated: {day_words(each.escalate)}, to {_people(each.escalate_to)}"


def is_escalated(situation: Situation, each: Obligation) -> bool:
    """Whether those above have been told by now."""
    return each.escalate is not None and each.escalate <= situation.today


def ended(situation: Situation, each: Obligation | None) -> str:
    """The body of an issue that is closed, with what shows that nothing is owed any more."""
    if each is None:
        return "**Nobody owes this any more**: the files do not name it."
    return f"**{cell(_item(situation, each))}**\n\n{_why_ended(each)}"


def _why_ended(each: Obligation) -> str:
    if each.state.is_met and each.evidence:
        late = ", late" if each.state is State.MET_LATE else ""
        judged = f"{day_words(each.evidence.judged)} ({each.evidence.strength}){late}"
        return f"Done: {code(_line(each.evidence.place))}, {judged}."
    if each.state.is_met:
        return f"Done: {_place(each)}."
    if each.state in _ENDED:
        return _ENDED[each.state]
    moved = f" on {day_words(each.due)}" if each.due else ""
    return f"It is due{moved}: not overdue any more."


def duplicate(number: int) -> str:
    """The body of an issue that was opened twice."""
    return f"The same as #{number}, which was opened at the same moment."


def digests(situation: Situation, found: Iterable[Obligation]) -> tuple[Text, ...]:
    """All of them as lists, as many as it takes for none to be too long."""
    parts: list[list[str]] = []
    size = LONGEST_BODY
    for line in (_line_of(situation, each) for each in found):
        size += len(line.encode()) + 1
        if size > LONGEST_BODY:
            parts.append([])
            size = len(line.encode()) + 1000
        parts[-1].append(line)
    return tuple(
        Text(
            f"Overdue duties, part {number}" if len(parts) > 1 else "Overdue duties",
            "\n".join(("These are too many for an issue each.", "", *part, "", _KEPT)),
        )
        for number, part in enumerate(parts, start=1)
    )


def _line_of(situation: Situation, each: Obligation) -> str:
    due = day_words(each.due) if each.due else ""
    where = code(each.pairing or each.program)
    return f"- {due}: {cell(_item(situation, each))}, {_people(each.owners)} ({where})"


def counts(lines: str) -> Text:
    """The one issue for readers who may not know who owes what."""
    return Text("Overdue duties", f"{lines.rstrip()}\n\nIssues here tell counts only.")


def unneeded() -> str:
    """The body of a list that is not needed any more."""
    return "Nothing is on this list any more, or each has an issue of its own again."


def withdrawn() -> Text:
    """What is left of an issue that its readers may not see any more."""
    return Text("A duty", "Issues here tell counts only.")


def _item(situation: Situation, each: Obligation, title: str | None = None) -> str:
    """`One-to-one, October 2026 (Graduates 2026)`."""
    language = situation.workspace.settings.languages[0]
    program = situation.workspace.programs.get(each.program)
    within = f" ({words(program.title, language)})" if program else ""
    return f"{title or title_of(each, language)}{within}"


def _titled(situation: Situation, each: Obligation) -> str:
    """The item for a title, which stands in mails and on boards: the words of an action, which
    somebody wrote into a note for the pair, do not."""
    return _item(situation, each, "Action from a note" if each.kind == "action" else None)


def _short(title: str) -> str:
    safe = uncalled(shown(title))
    return safe if len(safe) <= LONGEST_TITLE else f"{safe[: LONGEST_TITLE - 1]}…"


def _how_long(situation: Situation, each: Obligation) -> str:
    days = -(each.days_left(situation.today) or 0)
    return next(words for least, words in _LONG if days >= least)


def _people(people: Iterable[str]) -> str:
    return ", ".join(code(person) for person in people) or "nobody"


def _place(each: Obligation) -> str:
    return code(_line(each.spot.place))


def _line(place: object) -> str:
    """Path and line, without the column."""
    return str(place).rpartition(":")[0]
