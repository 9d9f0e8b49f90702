"""The rules that say who may mentor and who may be mentored, as `program.yml` writes them."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from mentorship.models.fields import Count, Flag, Model, Number, Ref, field
from mentorship.values import DurationField, PercentField


class RatingRule(Model):
    """Rated at least so well in each of the newest closed years."""

    at_least: Number = field("Least rating.", 4.5)
    of: Number = field("On which scale.", 5, default=Decimal(5))
    years: Annotated[Count, Field(ge=1)] = field(
        "How many of the newest closed years in a row.", 3, default=1
    )


class MentoredRule(Model):
    """Has mentored before."""

    years: Count | None = field("For how many years.", 2, default=None)
    mentees: Count | None = field("How many mentees.", 2, default=None)
    growth_at_least: PercentField | None = field(
        "Least mean growth of these mentees.", "20%", default=None
    )


class ProjectsRule(Model):
    """Carried major tasks."""

    at_least: Count = field("How many.", 1, default=1)
    of: tuple[Ref, ...] = field(
        "Only these, of `projects` in mentorship.yml.", ["billing-rewrite"], default=()
    )


class LevelRule(Model):
    """Stands so high on the career path."""

    at_least: Count | None = field("Least level.", 4, default=None)
    at_most: Count | None = field("Highest level.", 2, default=None)


def _short(value: object) -> object:
    """`leader` alone means `{leader: true}`."""
    return {value: True} if value == "leader" else value


class EligibilityRule(Model):
    """One rule; exactly one of its keys is given."""

    rating: RatingRule | None = field(
        "Rating in closed years.", {"at_least": 4.5, "of": 5, "years": 3}, default=None
    )
    mentored: MentoredRule | None = field(
        "Earlier mentoring.", {"years": 2, "mentees": 2}, default=None
    )
    certificate: Ref | None = field(
        "Holds this certificate on the day.", "mentor-skills", default=None
    )
    leader: Flag | None = field("Leads people.", True, default=None)
    projects: ProjectsRule | None = field("Carried major tasks.", {"at_least": 1}, default=None)
    job_category: tuple[Ref, ...] | None = field(
        "Has one of these job categories.", ["engineering"], default=None
    )
    role: tuple[Ref, ...] | None = field(
        "Has one of these roles.", ["software-engineer"], default=None
    )
    level: LevelRule | None = field("Level on the career path.", {"at_least": 4}, default=None)
    joined_within: DurationField | None = field(
        "Joined no longer ago than this.", "6 months", default=None
    )
    tenure: DurationField | None = field("Joined at least this long ago.", "2 years", default=None)
    capacity: Count | None = field("Has room for so many more mentees.", 1, default=None)
    any: tuple[Rule, ...] | None = field("At least one of these rules.", default=None)
    all: tuple[Rule, ...] | None = field("All of these rules.", default=None)
    not_: Rule | None = field("Not this rule.", default=None, alias="not")

    @model_validator(mode="after")
    def _one(self) -> Self:
        if len(self.model_fields_set) != 1:
            raise ValueError("a rule has exactly one key; write each rule on its own, or use `all`")
        if getattr(self, next(iter(self.model_fields_set))) is None:
            raise ValueError("the rule says nothing; give its key a value, or remove it")
        return self

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """For editors: a mapping, or the word `leader`."""
        return {"anyOf": [handler(schema), {"const": "leader"}]}

    @property
    def kind(self) -> str:
        """The key given: `rating`, `mentored`, `any` ..."""
        return next(iter(self.model_fields_set)).rstrip("_")


Rule = Annotated[EligibilityRule, BeforeValidator(_short)]
EligibilityRule.model_rebuild()


class FirstTime(Model):
    """How somebody who has never mentored gets in."""

    as_: Literal["co-mentor"] = field("In which place.", "co-mentor", alias="as")


class Eligibility(Model):
    """Who may take part, per role."""

    mentor: tuple[Rule, ...] = field("Rules for mentors; all have to hold.", default=())
    mentee: tuple[Rule, ...] = field("Rules for mentees; all have to hold.", default=())
    first_time: FirstTime | None = field(
        "The way in for first-time mentors.", {"as": "co-mentor"}, default=None
    )
