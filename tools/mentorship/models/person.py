"""What the organisation says about a person: `people/<person>.yml`."""

from __future__ import annotations

from mentorship.models.entity import Entity
from mentorship.models.fields import Alias, Count, Day, Flag, Model, Name, Ref, field


class Job(Model):
    """The person's job."""

    category: Ref | None = field(
        "Job category, of `job_categories` in mentorship.yml.", "engineering", default=None
    )
    role: Ref | None = field("What the person does.", "software-engineer", default=None)
    level: Count | None = field("Level on the career path, 1 is the first.", 4, default=None)
    since: Day | None = field("Since when in this job.", "2023-07-01", default=None)
    leads: Flag = field("Whether the person leads people.", False, default=False)


class Person(Entity):
    """A person, written by the program office or an HR import."""

    name: Name = field("Name as the person writes it.", "Ada Okafor")
    github: Name | None = field(
        "Account on the git host; may change, the id never does.", "adaokafor", default=None
    )
    email: Name | None = field(
        "Address for messages.",
        "ada@example.org",
        default=None,
        pattern=r"^[^@\s<>,;]+@[^@\s<>,;]+$",
    )
    joined: Day | None = field("First working day.", "2019-04-01", default=None)
    team: Ref | None = field("Team, a file in people/teams/.", "platform", default=None)
    manager: Ref | None = field("Manager, a person.", "grace.lindqvist", default=None)
    job: Job = field("The job.", default=Job())
    projects: tuple[Ref, ...] = field(
        "Major tasks the person carried.", ["billing-rewrite"], default=()
    )
    holidays: Name | None = field(
        "Country, or country-region, of the `holidays` library.", "NG", default=None
    )
    left: Day | None = field("Last working day, for a person who left.", None, default=None)
    alias: Alias | None = field(
        "Stands for the id wherever the person may not appear.", "brave-heron", default=None
    )
