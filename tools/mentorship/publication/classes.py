"""The one table that says who may see which field of which document, and which pages.

A class is the widest audience that may see a value: public, members, pair, or the program office
alone (sealed). A field or a page that is not in the table is sealed until somebody decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import IntEnum


class Class(IntEnum):
    """Who may see a value; a greater class is stricter."""

    PUBLIC = 0
    MEMBERS = 1
    PAIR = 2
    SEALED = 3

    @classmethod
    def of(cls, name: str) -> Class:
        """The class called `public`, `members`, `pair` or `sealed`."""
        return cls[name.upper()]


OFFICE = "office"
"""The audience that sees everything. Its site is built by hand, on the office's own machine."""

AUDIENCES: Mapping[str, Class] = {
    "public": Class.PUBLIC,
    "members": Class.MEMBERS,
    "pair": Class.PAIR,
    OFFICE: Class.SEALED,
}
"""The strictest class that each audience sees; no other name is an audience."""


def strictest(classes: Iterable[Class]) -> Class:
    """The class of a value derived from values of these classes."""
    return max(classes, default=Class.PUBLIC)


def class_of(kind: str, *route: str | int) -> Class:
    """The class of the field at `route` in a document of a kind, e.g. `("person", "job", "level")`.

    Positions in lists and names chosen by people (of a course, a skill) do not matter.
    """
    table = CLASSES.get(kind, {})
    names = [part for part in route if isinstance(part, str)]
    while names:
        found = table.get(".".join(names))
        if found is not None:
            return found
        names.pop()
    return Class.SEALED


def _table(**classes: str) -> dict[str, Class]:
    return {name: Class.of(value) for value, names in classes.items() for name in names.split()}


CLASSES: Mapping[str, Mapping[str, Class]] = {
    "settings": _table(
        public="organisation timezone holidays languages site landing_grace evidence_since "
        "job_categories skills projects as_of main repository",
        members="office keys levels",
        pair="rules performance_models automerge",
        sealed="channels issues",
    ),
    "person": _table(
        public="alias",
        members="name github joined team manager job projects left",
        pair="holidays job.level job.since",
        sealed="email",
    ),
    "profile": _table(
        members="about experience_since timezone languages skills wants style mentoring contact "
        "publish",
        pair="leave",
    ),
    "record": _table(
        sealed="ratings tests certificates promotions mentored_before indicators remedies",
    ),
    "team": _table(members="title department lead", sealed="indicators remedies"),
    "program": _table(
        public="title purpose goals dates applications eligibility courses tracks cadence events "
        "acceptance approval reminders feedback_within quiet surveys growth_until scoring matching "
        "recognition",
        members="owners",
        pair="rules",
        sealed="kpis",
    ),
    "application": _table(pair="date withdrawn", sealed="track choices why"),
    "decision": _table(pair="date", sealed="status by reason waivers"),
    "event": _table(
        members="event title date at minutes lesson class",
        pair="present body",
    ),
    "pairing": _table(
        members="program track mentors mentees start project continues ended.date ended",
        pair="accepted plan pauses ended.how",
        sealed="ended.reason pauses.reason plan.waived.reason",
    ),
    "approval": _table(pair="by date digest items"),
    "answer": _table(sealed="survey about answers text"),
    "tally": _table(members="opened counted by groups", pair="answers"),
    "log": _table(
        members="lesson topics date kind class",
        pair="at by present for held minutes format covers completes exam submits links feedback "
        "scores panel verdict next body",
        sealed="ignore",
    ),
}
"""Class per field. `body` is the text of a note, which `class:` in its front matter may widen; a
profile with `publish: name` or `publish: profile` widens the name, and what the person says about
themself, to the public."""

PAGES: Mapping[str, Class] = _table(
    public="api_page home homes programs handbook people skills topics progress findings",
    members="ask_office pairings capacity matching surveys reports receipts advice",
    sealed="applications eligible indicators",
)
"""Class per module of pages: what stands on them has passed the gate one value at a time."""


FILES: Mapping[str, Class] = _table(public="api api_badges badges calendars feeds")
"""The same per module that makes files beside the pages."""


def class_of_page(module: str) -> Class:
    """The class of the pages or files that a module of this name makes."""
    return PAGES.get(module, FILES.get(module, Class.SEALED))
