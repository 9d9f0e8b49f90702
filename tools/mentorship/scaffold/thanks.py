"""A thank-you as a note of the pairing that two people share."""

from __future__ import annotations

from datetime import date

from mentorship.findings import MentorshipError, shown
from mentorship.models.pairing import Pairing
from mentorship.obligations.load import life_of
from mentorship.scaffold.agreement import refuse_outside
from mentorship.scaffold.draft import Draft
from mentorship.workspace.workspace import Workspace


def shared(workspace: Workspace, giver: str, receiver: str, day: date) -> Pairing:
    """The pairing that both are in: the only one, else the only one of that day.

    Raises MentorshipError where there is none, or where several could be meant.
    """
    if giver == receiver:
        raise MentorshipError("somebody else is thanked")
    both = [
        pairing
        for pairing in workspace.pairings.values()
        if giver in pairing.people and receiver in pairing.people
    ]
    if not both:
        raise MentorshipError(f"{shown(giver)} and {shown(receiver)} share no pairing")
    there = [pairing for pairing in both if day in life_of(workspace, pairing)]
    found = both if len(both) == 1 else there
    if len(found) == 1:
        return found[0]
    names = ", ".join(pairing.id for pairing in found or both)
    raise MentorshipError(f"{giver} and {receiver} share several pairings; name one: --in {names}")


def new_thanks(
    workspace: Workspace, pairing: Pairing, giver: str, receiver: str, text: str, day: date
) -> Draft:
    """A note of `kind: thanks`; a second one of the same day gets a number.

    Raises MentorshipError without words, for people of other pairings, and outside the pairing.
    """
    for person in (giver, receiver):
        if person not in pairing.people:
            raise MentorshipError(f"{shown(person)} is not in {pairing.id}")
    if not text.strip():
        raise MentorshipError("a thank-you has words")
    refuse_outside(workspace, pairing, day, ": --date chooses another")
    taken = {note.path for note in workspace.logs_of.get(pairing.id, ())}
    stem = path = f"logs/{pairing.id}/{day}-thanks"
    number = 1
    while f"{path}.md" in taken:
        number += 1
        path = f"{stem}-{number}"
    front = f"---\nkind: thanks\ndate: {day}\nby: {giver}\n"
    if len(set(pairing.people)) > 2:
        front, text = _addressed(workspace, pairing, receiver, front, text.strip())
    return Draft(f"{path}.md", f"{front}---\n{text.strip()}\n")


def _addressed(
    workspace: Workspace, pairing: Pairing, receiver: str, front: str, text: str
) -> tuple[str, str]:
    """Front matter and text that say who of several is thanked; a note is `for:` mentees alone."""
    if receiver in pairing.mentees:
        return f"{front}for: [{receiver}]\n", text
    return front, f"{workspace.name_of(receiver)}: {text}"
