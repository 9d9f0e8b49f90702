"""The gate between the workspace and the pages of one audience: names, addresses, classes."""

from __future__ import annotations

from typing import NamedTuple

from mentorship.language import N_, _, spoken
from mentorship.models.pairing import Pairing
from mentorship.publication.classes import Class
from mentorship.workspace.workspace import Workspace

LEAST_GROUP = 3
"""A count of fewer different people could point at one of them."""

SOME = N_("some")
"""In place of a count of too few, and of a sum that would tell such a count."""


class PersonName(NamedTuple):
    """How a person is called for an audience, and their page, None where there is none."""

    text: str
    path: str | None


class Gate(NamedTuple):
    """What one audience may see of a workspace."""

    workspace: Workspace
    audience: Class

    @property
    def language(self) -> str:
        """The language of titles: see `Settings.language_beside`."""
        return self.workspace.settings.language_beside(spoken())

    def sees(self, wanted: Class) -> bool:
        """Whether values of this class may be shown; sealed ones to the office alone."""
        return wanted <= self.audience

    def person(self, identity: str) -> PersonName:
        """Name and page of a person; for the public an alias unless the profile says otherwise."""
        person = self.workspace.people.get(identity)
        if self.sees(Class.MEMBERS):
            path = f"people/{identity}.html" if person else None
            return PersonName(person.name if person else identity, path)
        publish = self.published(identity)
        if person is None or publish == "nothing":
            return PersonName((person.alias if person else None) or _("a colleague"), None)
        return PersonName(person.name, f"people/{identity}.html" if publish == "profile" else None)

    def shows_profile(self, identity: str) -> bool:
        """Whether the person has a page that says what they say about themself."""
        return self.person(identity).path is not None

    def published(self, identity: str) -> str:
        """What the person lets the public site show: nothing, name or profile."""
        profile = self.workspace.profiles.get(identity)
        return profile.publish if profile else "nothing"

    def pairing_title(self, pairing: Pairing) -> str:
        """`Lin Wei with Ada Okafor`: the mentees, then the mentors."""
        mentees = _(", ").join(self.person(name).text for name in pairing.mentees)
        mentors = _(", ").join(self.person(name).text for name in pairing.mentors)
        return _("{mentees} with {mentors}", mentees=mentees, mentors=mentors)

    def program_path(self, identity: str) -> str | None:
        """The page of a program, None where there is no such program."""
        return f"programs/{identity}.html" if identity in self.workspace.programs else None

    def pairing_path(self, identity: str | None) -> str | None:
        """The page of a pairing; who is paired with whom is for members."""
        known = identity in self.workspace.pairings
        return f"pairings/{identity}.html" if known and self.sees(Class.MEMBERS) else None

    def counted(self, number: int, people: int, class_: Class = Class.PAIR) -> str:
        """A number of things of this class, about so many different people.

        Exact for those who may see the things one by one, else from three of each on, or `some`.
        """
        return str(number) if self.sees(class_) or is_many(number, people) else _(SOME)


def is_many(number: int, people: int) -> bool:
    """Whether a count points at nobody: none, or three or more about three people or more."""
    return number == 0 or min(number, people) >= LEAST_GROUP
