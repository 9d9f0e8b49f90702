"""A level of the organisation's career path, one of `levels:` in `mentorship.yml`."""

from __future__ import annotations

from mentorship.models.fields import Count, Model, Words, field


class CareerLevel(Model):
    """A level of the career path; `job: {level:}` of a person names it by its number."""

    level: Count = field("Its number, as `job: {level:}` of a person has it.", 4)
    title: Words = field("What it is called.", "Senior")
    means: Words | None = field(
        "What somebody on this level does.",
        "Owns a system, and what others need to work on it.",
        default=None,
    )
    next: Words | None = field(
        "What leads to the next level.",
        "Has mentored somebody to the end of a program.",
        default=None,
    )
