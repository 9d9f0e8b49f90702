"""People of pairings that there are, as the matching would see them by the files of today."""

from __future__ import annotations

from mentorship.matching.member import Member
from mentorship.metrics.result import Role
from mentorship.models.pairing import Pairing
from mentorship.models.program import Program
from mentorship.obligations.situation import Situation


def existing_member(
    situation: Situation, program: Program, pairing: Pairing, role: Role, identity: str
) -> Member | None:
    """Somebody of a pairing without their ranked choices; None where there is no such person.

    Facts are as of the pairing's start, which is what decided.
    """
    space = situation.workspace
    if identity not in space.people:
        return None
    profile = space.profiles.get(identity)
    return Member(
        role=role, person=space.people[identity], profile=profile,
        track=_track(situation, program, role, identity),
        zone=(profile and profile.timezone) or space.settings.timezone,
        start=pairing.start, end=program.dates.end,
    )  # fmt: skip


def _track(situation: Situation, program: Program, role: Role, identity: str) -> str | None:
    """The track they applied for by the day, None for none of the program's."""
    asked = (
        each.track
        for each in situation.workspace.applications
        if (each.program, each.role, each.person) == (program.id, role, identity)
        and each.date <= situation.today
    )
    return next((track for track in asked if track in program.tracks), None)
