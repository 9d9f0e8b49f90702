"""Proposed pairings as files, with the reasons as comments."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mentorship.findings import shown
from mentorship.matching.part import points
from mentorship.matching.proposal import Proposal
from mentorship.matching.solution import Pair
from mentorship.matching.tracks import track_for
from mentorship.obligations.situation import Situation

_LONGEST = 64
"""Characters of an id."""


class ProposedFile(NamedTuple):
    """A pairing file: its id, its path in the repository, and its text."""

    id: str
    path: str
    text: str


def proposed_files(situation: Situation, proposal: Proposal) -> tuple[ProposedFile, ...]:
    """One file for each mentee, in order of id; ids that are taken are numbered.

    The reasons are what the score is made of: they stand in profiles and people's files, which
    whoever reads the repository reads as well. Nobody's ranked choices are among them.
    """
    taken = {name.casefold() for name in situation.workspace.pairings}
    files = []
    for pair in proposal.lead.pairs:
        name = _free(joined(pair.mentee.id, pair.mentor.id), taken)
        taken.add(name)
        text = "".join(f"{line}\n" for line in _lines(situation, proposal, pair))
        files.append(ProposedFile(name, f"pairings/{name}.yml", text))
    return tuple(files)


def track_of(situation: Situation, proposal: Proposal, pair: Pair) -> str:
    """The track of a pair: the mentee's, else the mentor's, else the first, where it fits."""
    mentee, mentor = pair.mentee, pair.mentor
    return track_for(
        situation, proposal.program, mentee.id, proposal.start, mentee.track, mentor.track
    )


def _lines(situation: Situation, proposal: Proposal, pair: Pair) -> Iterator[str]:
    beside = proposal.joining.get(pair.mentee.id)
    yield "# yaml-language-server: $schema=../docs/schemas/pairing.json"
    yield f"# Proposed by `mentorship match {proposal.program.id}` as of {proposal.as_of}."
    yield from _reasons(pair, "")
    if beside:
        yield from _reasons(beside, ", as co-mentor")
    mentors = [pair.mentor.id, *([beside.mentor.id] if beside else [])]
    yield f"program: {proposal.program.id}"
    yield f"track: {track_of(situation, proposal, pair)}"
    yield f"mentors: [{', '.join(mentors)}]"
    yield f"mentees: [{pair.mentee.id}]"
    yield f"start: {proposal.start}"


def _reasons(pair: Pair, more: str) -> Iterator[str]:
    yield f"# {pair.mentor.id}{more}: {points(pair.score)} of 100 points"
    for part, weight, value, words in pair.reasons:
        yield f"#   {part} {points(weight * value)} of {weight}: {shown(words)}"


def joined(mentee: str, mentor: str) -> str:
    """`<mentee>-<mentor>`, both cut where that is too long for an id with a number."""
    most = _LONGEST - 4
    if len(mentee) + 1 + len(mentor) > most:
        mentee, mentor = (name[: (most - 1) // 2].rstrip(".-") for name in (mentee, mentor))
    return f"{mentee}-{mentor}"


def _free(name: str, taken: set[str]) -> str:
    number, free = 1, name
    while free.casefold() in taken:
        number += 1
        free = f"{name}-{number}"
    return free
