"""The organisation: `mentorship.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BeforeValidator, Discriminator, Field, Strict, Tag

from mentorship.models.entity import Entity
from mentorship.models.fields import (
    Count,
    Day,
    Grade,
    Key,
    Model,
    Name,
    Ref,
    Vocabulary,
    Words,
    field,
)
from mentorship.models.level import CareerLevel
from mentorship.values import Duration, DurationField, Percent, PercentField

Audience = Literal["public", "members", "pair"]


def _listed(value: object) -> object:
    """An audience that mentorship.yml may name; ValueError says why `office` may not."""
    if value == "office":
        raise ValueError(
            "cannot be listed: that site shows what is sealed, so no workflow builds it; "
            "build it by hand with `mentorship build --audience office`"
        )
    return value


SiteAudience = Annotated[Audience, BeforeValidator(_listed)]
EnvironmentName = Annotated[str, Strict(), Field(pattern=r"^[A-Z][A-Z0-9_]{0,63}$")]
RepositoryName = Annotated[
    str, Strict(), Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9-]{0,38}/[A-Za-z0-9._-]{1,100}$")
]
LabelName = Annotated[
    str, Strict(), Field(pattern=r"^[A-Za-z0-9](?:[A-Za-z0-9 ._:/-]{0,48}[A-Za-z0-9])?$")
]


class Site(Model):
    """Which sites are built."""

    audiences: Annotated[tuple[SiteAudience, ...], Field(min_length=1)] = field(
        "Who the sites are for; the first goes to site/, each other to site-<audience>/. "
        "`office` cannot be listed: its site shows what is sealed and is built by hand alone.",
        ["members"],
        default=("members",),
    )


class Channel(Model):
    """A way to send messages: to one person each, or into a room that many read.

    What is secret, the address of the service among it, is in the environment alone.
    """

    secret: EnvironmentName = field(
        "Environment variable that holds the address of the service, as an Apprise URL; "
        "`{address}` in it is replaced by the person's.",
        "MENTORSHIP_MAIL",
    )
    address: Literal["email", "chat", "phone"] | None = field(
        "What of a person takes the place of `{address}`; without it the channel is a room.",
        "email",
        default=None,
    )
    audience: Audience = field(
        "Who reads a room: names are told only where everybody may read the repository (pair).",
        "members",
        default="members",
    )
    per_minute: Annotated[int, Strict(), Field(ge=1, le=600)] = field(
        "How many messages a minute the service takes.", 20, default=20
    )


class IssueSettings(Model):
    """Issues on GitHub for what is overdue."""

    repository: RepositoryName | None = field(
        "Repository in which they are opened; without it `repository`, or where the job runs.",
        "northwind/mentorship-duties",
        default=None,
    )
    duties: Literal["mentors-and-office", "all"] = field(
        "Whose duties: all but those of mentees, or all.", "all", default="mentors-and-office"
    )
    label: LabelName = field(
        "Label by which they are found again.", "mentorship", default="mentorship"
    )


def _short(value: object) -> object:
    """`issues: northwind/mentorship` names the repository alone."""
    return {"repository": value} if isinstance(value, str) else value


class Keys(Model):
    """Public keys for sealed files."""

    office: tuple[Name, ...] = field(
        "age recipients of the program office.", ["age1..."], default=()
    )


class SubWeights(Model):
    """A dimension made of weighted sub-indicators."""

    weight: Count = field("Weight of the dimension.", 30)
    of: Mapping[Key, Count] = field(
        "Weights of the sub-indicators; sum to 100.", {"bug-rate": 50, "reuse-rate": 50}
    )


def _which_weight(value: object) -> str:
    return "parts" if isinstance(value, (dict, SubWeights)) else "number"


Weight = Annotated[
    Annotated[Count, Tag("number")] | Annotated[SubWeights, Tag("parts")],
    Discriminator(_which_weight),
]


class PerformanceModel(Model):
    """A weighted score of a job in several dimensions."""

    roles: tuple[Ref, ...] = field("Roles it is for.", ["software-engineer"], default=())
    weights: Mapping[Key, Weight] = field(
        "Weights of the dimensions; sum to 100.", {"code-quality": 30}
    )
    least_evidence: PercentField = field(
        "Least weight measured for a score to be shown.", "50%", default=Percent(Decimal(50))
    )


class Settings(Entity):
    """The organisation's settings, written by the program office."""

    organisation: Words = field("What the organisation is called.", "Northwind Robotics")
    timezone: Name = field("Time zone in which a day ends, of the IANA database.", "Europe/Berlin")
    holidays: Name | None = field(
        "Country, or country-region, of the `holidays` library; a person may have another.",
        "DE",
        default=None,
    )
    languages: Annotated[tuple[Ref, ...], Field(min_length=1)] = field(
        "Languages of the site, the first is the default.", ["en", "zh"], default=("en",)
    )
    office: tuple[Ref, ...] = field(
        "The program office: decides, approves, reads sealed data.", ["mira.holm"], default=()
    )
    keys: Keys = field("Public keys for sealed files.", {"office": ["age1..."]}, default=Keys())
    channels: Mapping[Key, Channel] = field(
        "Ways to send reminders; the first by which a person can be reached is taken, unless "
        "the person prefers another.",
        {"mail": {"secret": "MENTORSHIP_MAIL", "address": "email"}},
        default={},
    )
    repository: RepositoryName | None = field(
        "Where this repository lies on GitHub; with it pages link to the forms.",
        "northwind/mentorship",
        default=None,
    )
    issues: Annotated[IssueSettings, BeforeValidator(_short)] = field(
        "Issues on GitHub for what is overdue; a name alone is that of the repository.",
        {"repository": "northwind/mentorship-duties"},
        default=IssueSettings(),
    )
    automerge: Literal["own-notes", "none"] = field(
        "Which changes are merged without anybody's approval: notes that somebody adds to a "
        "pairing of their own, or none.",
        "none",
        default="own-notes",
    )
    main: Name | None = field(
        "The main branch; without it the first there is of origin/HEAD, origin/main, main, "
        "origin/master, master, HEAD.",
        "main",
        default=None,
    )
    site: Site = field("Which sites are built.", default=Site())
    landing_grace: DurationField = field(
        "How much later than its own date a note may land and still count by its date.",
        "5 working days",
        default=Duration(5, "working day"),
    )
    evidence_since: Day | None = field(
        "From which day on landings are judged; without it the day of the first commit.",
        "2026-11-20",
        default=None,
    )
    rules: Mapping[str, Grade] = field(
        "Severities of rules.", {"manager-mentors-report": "error"}, default={}
    )
    job_categories: Vocabulary = field(
        "Job categories.", {"engineering": "Engineering"}, default={}
    )
    skills: Vocabulary = field(
        "Skills; an empty vocabulary checks nothing.", {"python": "Python"}, default={}
    )
    projects: Vocabulary = field("Major tasks.", {"billing-rewrite": "Billing rewrite"}, default={})
    levels: tuple[CareerLevel, ...] = field(
        "The career path, a level for each number that `job: {level:}` of a person may have; "
        "without it no number is checked.",
        [{"level": 4, "title": "Senior"}],
        default=(),
    )
    performance_models: Mapping[Key, PerformanceModel] = field(
        "Weighted scores of jobs.", default={}
    )
    as_of: Day | None = field(
        "Fixes today, in a demo or an archive; shown as a banner.", "2026-11-20", default=None
    )

    def language_beside(self, spoken: str) -> str:
        """The language of titles beside texts in `spoken`: that one if the organisation has it, or
        else its first."""
        return spoken if spoken in self.languages else self.languages[0]
