"""The gate between the workspace and the pages of one audience: names, addresses, classes."""

from __future__ import annotations

from typing import NamedTuple

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

    def sees(self, wanted: Class) -> bool:
        """Whether values of this class may be shown; sealed ones never are."""
        return wanted is not Class.SEALED and wanted <= self.audience

    def person(self, identity: str) -> PersonName:
        """Name and page of a person; for the public an alias unless the profile says otherwise."""
        person = self.workspace.people.get(identity)
        if self.sees(Class.MEMBERS):
            known = person is not None
            return PersonName(
                person.name if person else identity, f"people/{identity}.html" if known else None
            )
        publish = self.published(identity)
        if person is None or publish == "nothing":
            return PersonName((person.alias if person else None) or "a colleague", None)
        return PersonName(person.name, f"people/{identity}.html" if publish == "profile" else None)

    def published(self, identity: str) -> str:
        """What the person lets the public site show: nothing, name or profile."""
        profile = self.workspace.profiles.get(identity)
        return profile.publish if profile else "nothing"

    def has_page(self, identity: str) -> bool:
        """Whether the person has a page of their own."""
        return self.person(identity).path is not None

    def count(self, number: int, people: int) -> str:
        """A number that tells something about so many different people: exact for the pair and
        from three people on, else `a few`."""
        if self.sees(Class.PAIR) or number == 0 or people >= LEAST_GROUP:
            return str(number)
        return "a few"
