"""The gate between the workspace and the pages of one audience: names, addresses, classes."""

from __future__ import annotations

from typing import NamedTuple

from mentorship.models.pairing import Pairing
from mentorship.publication.classes import Class
from mentorship.workspace.workspace import Workspace

LEAST_GROUP = 3
"""A count of fewer different people could point at one of them."""


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
        """The language of generated texts: the first of the organisation's."""
        return self.workspace.settings.languages[0]

    def sees(self, wanted: Class) -> bool:
        """Whether values of this class may be shown; sealed ones never are."""
        return wanted is not Class.SEALED and wanted <= self.audience

    def person(self, identity: str) -> PersonName:
        """Name and page of a person; for the public an alias unless the profile says otherwise."""
        person = self.workspace.people.get(identity)
        if self.sees(Class.MEMBERS):
            path = f"people/{identity}.html" if person else None
            return PersonName(person.name if person else identity, path)
        publish = self.published(identity)
        if person is None or publish == "nothing":
            return PersonName((person.alias if person else None) or "a colleague", None)
        return PersonName(person.name, f"people/{identity}.html" if publish == "profile" else None)

    def published(self, identity: str) -> str:
        """What the person lets the public site show: nothing, name or profile."""
        profile = self.workspace.profiles.get(identity)
        return profile.publish if profile else "nothing"

    def pairing_title(self, pairing: Pairing) -> str:
        """`Lin Wei with Ada Okafor`: the mentees, then the mentors."""
        mentees = ", ".join(self.person(name).text for name in pairing.mentees)
        mentors = ", ".join(self.person(name).text for name in pairing.mentors)
        return f"{mentees} with {mentors}"

    def pairing_path(self, identity: str | None) -> str | None:
        """The page of a pairing; who is paired with whom is for members."""
        known = identity in self.workspace.pairings
        return f"pairings/{identity}.html" if known and self.sees(Class.MEMBERS) else None

    def counted(self, number: int, people: int) -> str:
        """A number that tells something about so many different people: exact for the pair and
        from three people on, else `a few`."""
        if self.sees(Class.PAIR) or number == 0 or people >= LEAST_GROUP:
            return str(number)
        return "a few"
