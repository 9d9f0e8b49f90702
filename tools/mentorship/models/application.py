"""Applying and deciding: `<person>-<role>.yml` in a program's `applications/` and `decisions/`."""

from __future__ import annotations

from typing import ClassVar, Literal

from mentorship.models.entity import Entity
from mentorship.models.fields import Day, Model, Ref, Text, field


class _PerRole(Entity):
    """A file named after a program, a person and a role."""

    _program: ClassVar[str] = ""
    _person: ClassVar[str] = ""
    _role: ClassVar[str] = ""

    @property
    def program(self) -> str:
        """Id of the program, from the path."""
        return self._program

    @property
    def person(self) -> str:
        """Id of the person, from the file name."""
        return self._person

    @property
    def role(self) -> str:
        """`mentor` or `mentee`, from the file name."""
        return self._role

    def named(self, program: str, person: str, role: str) -> None:
        """Called once by the loader: what the path says."""
        vars(self).update(_program=program, _person=person, _role=role)


class Application(_PerRole):
    """A wish to take part, written by the applicant."""

    track: Ref | None = field("Track applied for.", "graduate", default=None)
    date: Day = field("Day of the application.", "2025-12-01")
    choices: tuple[Ref, ...] = field("Preferred people, best first.", ["ada.okafor"], default=())
    why: Text | None = field("Why.", "I want to learn to design systems.", default=None)
    withdrawn: Day | None = field("Day it was taken back.", "2025-12-09", default=None)


class Waiver(Model):
    """A rule of eligibility set aside."""

    rule: Ref = field("Which rule, by its key.", "mentored")
    reason: Text = field("Why.", "Mentored interns for years elsewhere.")
    by: Ref = field("Who decided.", "mira.holm")
    expires: Day | None = field("Last day of the waiver.", "2026-12-31", default=None)


class Decision(_PerRole):
    """What became of an application, written by the office."""

    status: Literal["accepted", "rejected", "waitlisted"] = field("The decision.", "accepted")
    by: Ref | None = field("Who decided.", "mira.holm", default=None)
    date: Day = field("Day of the decision.", "2025-12-10")
    reason: Text | None = field("Why.", "Room for one more.", default=None)
    waivers: tuple[Waiver, ...] = field("Rules set aside.", default=())
