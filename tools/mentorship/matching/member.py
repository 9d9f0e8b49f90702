"""Somebody who is to be matched, with everything that is known of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from mentorship.metrics.result import Role
from mentorship.models.person import Person
from mentorship.models.profile import Profile

FULL_CHOICE = 1_000_000
"""How much a first choice is liked; more than any score. The second is liked by one less."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Member:
    """A mentor or a mentee of the market.

    `choices` are ids, best first, each once. `room` is how many people of the other side they can
    take. `zone` is the name of their time zone. Facts are as of `start`, the first day of the
    pairings; `end` is the program's last.
    """

    role: Role
    person: Person
    profile: Profile | None = None
    track: str | None = None
    choices: tuple[str, ...] = ()
    room: int = 1
    zone: str = "UTC"
    start: date
    end: date
    remarks: tuple[str, ...] = field(default=(), compare=False)

    @cached_property
    def id(self) -> str:
        """The person's id."""
        return self.person.id

    @cached_property
    def ranks(self) -> dict[str, int]:
        """How much each choice is liked: the first most, all of them more than any score."""
        return {name: FULL_CHOICE - position for position, name in enumerate(self.choices)}

    @cached_property
    def skills(self) -> dict[str, int]:
        """Skills offered, 1 to 5."""
        return dict(self.profile.skills) if self.profile else {}

    @cached_property
    def wants(self) -> tuple[str, ...]:
        """Skills wanted, in order of name, each once."""
        return tuple(sorted(set(self.profile.wants))) if self.profile else ()

    @cached_property
    def languages(self) -> frozenset[str]:
        """Languages spoken."""
        return frozenset(self.profile.languages) if self.profile else frozenset()

    @cached_property
    def style(self) -> frozenset[str]:
        """Style of mentoring, or of being mentored."""
        return frozenset(self.profile.style) if self.profile else frozenset()

    @cached_property
    def years(self) -> int | None:
        """Years of working life by the start, None where they are not stated."""
        since = self.profile.experience_since if self.profile else None
        return None if since is None else max(self.start.year - since, 0)
