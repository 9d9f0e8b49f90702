"""Everything that obligations are a function of: the files, what git knows, and a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, tzinfo
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from mentorship.history.facts import History
from mentorship.obligations.calendar import Calendar, calendar
from mentorship.obligations.spans import Span
from mentorship.workspace.workspace import Workspace, grouped


@dataclass(frozen=True, eq=False)
class Situation:
    """The files, history and the day as of which everything is said.

    Only facts dated by `today` are seen. `remembered` keeps what was computed once; it never
    changes an answer.
    """

    workspace: Workspace
    history: History
    today: date
    remembered: dict[Any, Any] = field(default_factory=dict, repr=False)
    _calendars: dict[str, Calendar] = field(default_factory=dict, repr=False)

    @cached_property
    def zone(self) -> tzinfo:
        """The organisation's zone, in which a day ends; UTC where the one written is unknown."""
        return zone_named(self.workspace.settings.timezone) or UTC

    def day_of(self, instant: datetime) -> date:
        """The organisation's day at an instant."""
        return instant.astimezone(self.zone).date()

    @cached_property
    def evidence_since(self) -> date | None:
        """From which day on landings are judged; None where nothing is known of any landing."""
        written = self.workspace.settings.evidence_since
        if written or self.history.began is None:
            return written
        return self.day_of(self.history.began)

    @cached_property
    def office(self) -> Calendar:
        """The working days of the organisation."""
        return calendar(self.workspace.settings.holidays)

    def calendar(self, person: str) -> Calendar:
        """The working days and leave of a person; the organisation's holidays by default."""
        if person not in self._calendars:
            self._calendars[person] = self._calendar(person)
        return self._calendars[person]

    def _calendar(self, person: str) -> Calendar:
        known, profile = self.workspace.people.get(person), self.workspace.profiles.get(person)
        country = known.holidays if known and known.holidays else self.workspace.settings.holidays
        leave = profile.leave if profile else ()
        return calendar(country, (Span(days.from_, days.to) for days in leave))

    @cached_property
    def members(self) -> Mapping[str, tuple[str, ...]]:
        """People per team."""
        people = [person for person in self.workspace.people.values() if person.team]
        teams = grouped(people, lambda person: person.team or "")
        return {team: tuple(person.id for person in group) for team, group in teams.items()}

    def left(self, person: str) -> date | None:
        """The last working day of a person who left or will leave."""
        known = self.workspace.people.get(person)
        return known.left if known else None

    def is_there(self, person: str, day: date) -> bool:
        """Whether a person has not left before `day`; nobody says so of somebody unknown."""
        left = self.left(person)
        return left is None or day <= left


def zone_named(name: str) -> tzinfo | None:
    """The time zone of that name of the IANA database, None if there is none."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # unknown, no name at all, a folder of the database
        return None
