"""Commands in comments: `/accept`, `/approve`, `/done ID`, at the beginning of a line."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from mentorship.findings import MentorshipError
from mentorship.models.pairing import Pairing
from mentorship.obligations.actions import FENCED
from mentorship.obligations.obligations import obligations_of
from mentorship.obligations.situation import Situation
from mentorship.scaffold.agreement import accept
from mentorship.scaffold.approval import new_approval, refuse_own
from mentorship.scaffold.draft import Draft
from mentorship.scaffold.tick import meant, tick
from mentorship.workspace.named import known

_LINE = re.compile(r"^/([a-z]{1,20})(?:[ \t]+(.*))?$", re.MULTILINE)


class Command(NamedTuple):
    """A line of a comment that begins with `/`: its name, and the words behind it.

    `others` are the names of further commands of the same comment, which are not carried out.
    """

    name: str
    words: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


class Given(NamedTuple):
    """A command, by whom, and the text of the issue or request that the comment stands under."""

    command: Command
    person: str
    near: str
    situation: Situation


def command_in(comment: str) -> Command | None:
    """The first line that is a command, or nearly one; what stands in a code block is none."""
    text = FENCED.sub("", comment.replace("\r\n", "\n"))
    lines = [line for line in _LINE.finditer(text) if _is_meant(line[1])]
    if not lines:
        return None
    first, *others = lines
    return Command(first[1], tuple((first[2] or "").split()), tuple(line[1] for line in others))


def _is_meant(name: str) -> bool:
    return name in COMMANDS or bool(difflib.get_close_matches(name, COMMANDS, 1))


def drafted(given: Given) -> Draft:
    """The file that a command means. Raises MentorshipError, in words for whoever gave it."""
    name = given.command.name
    if name not in COMMANDS:
        close = difflib.get_close_matches(name, COMMANDS, 1)[0]
        raise MentorshipError(f"there is no command `/{name}`; did you mean `/{close}`?")
    return COMMANDS[name](given)


def _accept(given: Given) -> Draft:
    today = given.situation.today
    return accept(given.situation.workspace, _pairing(given, 0), given.person, today, today)


def _approve(given: Given) -> Draft:
    """Whoever may approve does, if an approval is asked for and the plan is not their own."""
    pairing, situation = _pairing(given, 0), given.situation
    refuse_own(pairing, given.person)
    if not any(each.kind == "approval" for each in obligations_of(situation, pairing)):
        raise MentorshipError(f"the plan of {pairing.id} needs no approval")
    return new_approval(situation.workspace, pairing, given.person, situation.today)


def _done(given: Given) -> Draft:
    """The action is ticked by whoever of the pair says so: `/done 1f3a9c2b`."""
    words = given.command.words
    if not words:
        raise MentorshipError("say which action, by its 8 digits: `/done 1f3a9c2b`")
    pairing = _pairing(given, 1)
    if given.person not in pairing.people:
        raise MentorshipError(f"you do not belong to the pairing {pairing.id}")
    found = meant(given.situation, pairing, words[0])
    if len(found) > 1:
        listed = ", ".join(f"`{each.action.hash}` {each.action.text}" for each in found)
        raise MentorshipError(f"several open actions could be meant: {listed}")
    return tick(found[0])


def _pairing(given: Given, position: int) -> Pairing:
    """The pairing named in the command, else the only one that the text above names."""
    space = given.situation.workspace
    if len(given.command.words) > position:
        return known(space.pairings, "pairing", given.command.words[position], space)
    ids = set(re.findall(r"[a-z0-9][a-z0-9.-]*[a-z0-9]", given.near))
    near = sorted(ids & set(space.pairings))
    if len(near) != 1:
        raise MentorshipError(
            f"say which pairing: `/{given.command.name} {near[0] if near else 'PAIRING'}`"
        )
    return space.pairings[near[0]]


COMMANDS: Mapping[str, Callable[[Given], Draft]] = {
    "accept": _accept,
    "approve": _approve,
    "done": _done,
}
"""By name. A function raises MentorshipError, in words for whoever gave the command."""
