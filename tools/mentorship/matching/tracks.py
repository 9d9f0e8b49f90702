"""Which track of the program somebody who is matched would be on, and whether it is for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from mentorship.eligibility.judge import fits_track
from mentorship.eligibility.verdict import Answer, Judged
from mentorship.models.program import Program
from mentorship.obligations.situation import Situation


def track_for(
    situation: Situation, program: Program, mentee: str, start: date,
    of_mentee: str | None, of_mentor: str | None,
) -> str:  # fmt: skip
    """What the mentee applied for, else what the mentor applied for if it is for the mentee, else
    the first that is, else the first."""
    if of_mentee:
        return of_mentee
    tracks = (*([of_mentor] if of_mentor else []), *program.tracks)
    fitting = (t for t in tracks if not _wrong(situation, program, t, mentee, start))
    return next(fitting, next(iter(program.tracks)))


def track_remarks(
    situation: Situation, program: Program, mentee: str, start: date, asked: str | None
) -> Iterator[str]:
    """What `check` would say of the track that a mentee will be on; nothing where one fits."""
    tracks = (asked,) if asked else tuple(program.tracks)
    wrong = {track: _wrong(situation, program, track, mentee, start) for track in tracks}
    if not all(wrong.values()):
        return
    for track in tracks:
        reasons = "; ".join(each.missing for each in wrong[track] if each.missing)
        applied = ", which they applied for," if track == asked else ""
        yield f"the track {track}{applied} is not for them: {reasons}"


def _wrong(
    situation: Situation, program: Program, track: str, mentee: str, start: date
) -> Sequence[Judged]:
    """The rules of the track that the mentee does not meet."""
    judged = fits_track(situation, program, track, mentee, start)
    return tuple(rule for rule in judged if rule.answer is Answer.NO)
