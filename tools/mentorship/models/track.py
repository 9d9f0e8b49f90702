"""The plan template of a program: tracks, their stages and tasks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, Strict

from mentorship.models.eligibility import Rule
from mentorship.models.fields import Count, DueField, Format, Key, Model, Ref, Words, field
from mentorship.values import WeeksField

Times = Annotated[int, Strict(), Field(ge=1, le=100)]


class Course(Model):
    """Something to learn."""

    title: Words = field("What it is called.", "Our values")
    minutes: Count | None = field("Length in minutes.", 45, default=None)
    topics: tuple[Ref, ...] = field("Topics it belongs to.", ["culture"], default=())
    page: Ref | None = field("Page of the handbook or address.", "values.md", default=None)
    exam: Count | None = field("Least points of its exam, of 100.", 60, default=None)


class Partner(Model):
    """With whom a task is shared."""

    category: Ref | None = field("Job category of the other mentee.", "sales", default=None)
    team: Ref | None = field("Team of the other mentee.", "sales", default=None)


class Task(Model):
    """Something to do and to hand in."""

    id: Key = field("Name of the task in notes.", "interviews")
    title: Words = field("What it is called.", "Interview every team member")
    due: DueField | None = field("When; without it the end of the stage.", "week 2", default=None)
    deliverable: Words | None = field("What is handed in.", "report", default=None)
    approver: Literal["mentor", "office", "owners", "none"] = field(
        "Who answers; `none` owes no feedback.", "mentor", default="mentor"
    )
    how: Format | None = field("In which form.", "shadowing", default=None)
    times: Times = field("How often it has to be handed in.", 3, default=1)
    steps: Mapping[Key, DueField] = field(
        "Steps and when each is due.", {"draft": "week 4"}, default={}
    )
    after: tuple[Ref, ...] = field(
        "Tasks that have to be handed in before.", ["quarter-goal"], default=()
    )
    with_: Partner | None = field(
        "A joint task with a mentee of another department.",
        {"category": "sales"},
        default=None,
        alias="with",
    )
    topics: tuple[Ref, ...] = field("Topics it belongs to.", ["customers"], default=())


class Stage(Model):
    """A part of the plan, in weeks of the pairing."""

    id: Key = field("Name of the stage.", "arrive")
    title: Words | None = field("What it is called.", "Role and people", default=None)
    goal: Words | None = field("What it is for.", "Know the people", default=None)
    weeks: WeeksField = field("Its weeks, both included.", "1-2")
    compulsory: tuple[Ref, ...] = field("Courses everybody takes.", ["values"], default=())
    elective: tuple[Ref, ...] = field("Courses to choose from.", ["negotiation"], default=())
    choose: Count | None = field("How many electives are owed.", 1, default=None)
    tasks: tuple[Task, ...] = field("Tasks of the stage.", default=())


class Track(Model):
    """A plan template for one kind of mentee."""

    title: Words | None = field("What it is called.", "Graduates in engineering", default=None)
    for_: tuple[Rule, ...] = field(
        "Whom it is for; rules as in `eligibility`.",
        [{"joined_within": "6 months"}],
        default=(),
        alias="for",
    )
    goal: Words | None = field("What it is for.", "Settle in fast", default=None)
    core_points: Mapping[Key, Words] = field(
        "Points every plan has to cover.", {"craft": "Skills of the job"}, default={}
    )
    stages: tuple[Stage, ...] = field("Stages in order.", default=())
