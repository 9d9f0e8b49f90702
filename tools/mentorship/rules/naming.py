"""A name in a file that should stand for something, and what to say when it does not."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from mentorship.findings import shown
from mentorship.models.entity import Entity
from mentorship.models.kinds import kind_of
from mentorship.models.person import Person
from mentorship.rules.rule import Issue, Issues
from mentorship.workspace.workspace import Workspace

Route = tuple[str | int, ...]

_FEW = 8
"""So many names are listed where none is close."""


class Reference(NamedTuple):
    """A name at a place of a file."""

    entity: Entity
    route: Route
    name: str
    key: bool = False  # the name is a key of the file; with an empty route it is in its file name
    sealed: bool = False  # the field is for the program office, whoever may read the rest


def unknown(
    workspace: Workspace, references: Iterable[Reference], kind: str, known: Mapping[str, object]
) -> Issues:
    """References to documents that there are not; quiet about those that are there but broken."""
    for reference in references:
        if reference.name not in known and not workspace.is_broken(kind, reference.name):
            yield missing(reference, kind, known)


def missing(
    reference: Reference, what: str, known: Iterable[str], hint: str = "", also: str | None = None
) -> Issue:
    """There is no such thing, and which one may be meant: a close name, or what `also` says.

    A name is not repeated where it is a value of a document that is not for everybody.
    """
    entity, route, name, key, sealed = reference
    message = (
        f"there is no {what} {shown(name[:80])!r}{meant(name, known) if also is None else also}"
    )
    hint = hint or _remedy(what, name, known, also)
    kind = kind_of(entity.path)
    if sealed or (route and not key and (kind is None or not kind.kind.spoken)):
        message = f"there is no such {what}"
    subject = f"{'.'.join(str(part) for part in route)} {name}"
    return Issue(entity.place(*route, key=key), message, hint, subject=subject)


def _remedy(what: str, name: str, known: Iterable[str], also: str | None) -> str:
    """What would be right where no name is close: those that there are, if they are few."""
    names = sorted(known)
    if meant(name, names) if also is None else also:
        return ""
    if what == "person":
        return "write the id of a file in people/, or add the person there"
    listed = ", ".join(names) if what != "pairing" and len(names) <= _FEW else ""
    return f"known: {listed}" if listed else ""


def meant(name: str, known: Iterable[str], near: float = 0.75) -> str:
    """`; did you mean 'x'?` where a known name is at least as near, from 0 to 1 (the same)."""
    close = difflib.get_close_matches(name[:80], sorted(known), 1, near)
    return f"; did you mean {close[0]!r}?" if close else ""


def person_meant(name: str, people: Mapping[str, Person]) -> str:
    """`; did you mean 'x'?` where the id or the name of a person is close, whatever its case."""
    folded = name[:80].casefold().strip()
    spoken = {person.name.casefold(): person.id for person in people.values()}
    dotted = ".".join(folded.split())
    for wanted in (folded, dotted):
        if wanted in people:
            return f"; did you mean {wanted!r}?"
    close = difflib.get_close_matches(dotted, sorted(people), 1, 0.75)
    if folded in spoken or not close:
        close = difflib.get_close_matches(folded, sorted(spoken), 1, 0.75)
        close = [spoken[close[0]]] if close else []
    return f"; did you mean {close[0]!r}?" if close else ""
