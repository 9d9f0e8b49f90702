"""What a person says about themself: `people/profiles/<person>.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, Strict

from mentorship.models.entity import Entity
from mentorship.models.fields import Count, Day, Model, Name, Ref, Text, field

Level = Annotated[int, Strict(), Field(ge=1, le=5)]


class Leave(Model):
    """Days off, both included."""

    from_: Day = field("First day off.", "2026-07-06", alias="from")
    to: Day = field("Last day off.", "2026-07-24")


class Mentoring(Model):
    """What a mentor has room for."""

    capacity: Count | None = field(
        "How many mentees at most, on the worst day; first and co-mentor pairings alike.",
        2,
        default=None,
    )
    hours_per_month: Count | None = field("Hours a month for mentoring.", 6, default=None)


class Contact(Model):
    """How colleagues reach the person."""

    chat: Name | None = field("Chat handle.", "@ada", default=None)
    phone: Name | None = field("Phone number.", "+49 30 1234", default=None)
    office: Name | None = field("Where to find the person.", "Berlin, 2nd floor", default=None)
    prefer: Literal["chat", "phone", "office", "email"] | None = field(
        "What the person prefers.", "chat", default=None
    )


class Profile(Entity):
    """A profile, written by the person."""

    about: Text | None = field(
        "One or two sentences about yourself.", "Backend, on call, gardening.", default=None
    )
    experience_since: Count | None = field(
        "Year in which the working life began.", 2012, default=None, ge=1900, le=2100
    )
    timezone: Name | None = field("Time zone, of the IANA database.", "Africa/Lagos", default=None)
    languages: tuple[Ref, ...] = field("Languages spoken, ISO 639 codes.", ["en", "fr"], default=())
    skills: Mapping[str, Level] = field(
        "Skills offered, 1 novice to 5 expert.", {"python": 5}, default={}
    )
    wants: tuple[Ref, ...] = field("Skills wanted.", ["system-design"], default=())
    style: tuple[Ref, ...] = field(
        "Style of mentoring, or of being mentored.", ["hands-on"], default=()
    )
    mentoring: Mentoring = field("Room for mentees.", default=Mentoring())
    leave: tuple[Leave, ...] = field(
        "Days off.", [{"from": "2026-07-06", "to": "2026-07-24"}], default=()
    )
    contact: Contact = field("How to reach you.", default=Contact())
    publish: Literal["nothing", "name", "profile"] = field(
        "What the public site may show.", "profile", default="nothing"
    )
