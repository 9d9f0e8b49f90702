"""People of pairings that there are, as the matching would see them by the files of today."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, Self

from mentorship.matching.member import Member
from mentorship.metrics.result import Role
from mentorship.models.pairing import Pairing
from mentorship.models.program import Program
from mentorship.obligations.situation import Situation
from mentorship.workspace.workspace import Workspace


class Existing(NamedTuple):
    """The people of a program; `tracks` are those that they applied for, by role and person."""

    space: Workspace
    program: Program
    tracks: Mapping[tuple[str, str], str | None]

    @classmethod
    def of(cls, situation: Situation, program: Program) -> Self:
        """As of the day of the situation."""
        tracks = {
            (each.role, each.person): each.track
            for each in situation.workspace.applications
            if each.program == program.id and each.date <= situation.today
            if each.track in program.tracks
        }
        return cls(situation.workspace, program, tracks)

    def member(self, pairing: Pairing, role: Role, identity: str) -> Member | None:
        """Somebody of a pairing without their ranked choices; None where their file or profile
        cannot be read, or there is no such person.

        Facts are as of the pairing's start, which is what decided.
        """
        if identity not in self.space.people or self.space.is_broken("profile", identity):
            return None
        profile = self.space.profiles.get(identity)
        return Member(
            role=role, person=self.space.people[identity], profile=profile,
            track=self.tracks.get((role, identity)),
            zone=(profile and profile.timezone) or self.space.settings.timezone,
            start=pairing.start, end=self.program.dates.end,
        )  # fmt: skip
