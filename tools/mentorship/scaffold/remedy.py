"""A remedy into the file of who has the indicator."""

from __future__ import annotations

from datetime import date

from mentorship.findings import MentorshipError, shown
from mentorship.metrics.indicators import Owner, entity_of
from mentorship.models.indicator import Remedy
from mentorship.scaffold.draft import Draft
from mentorship.scaffold.edit import Add, edited
from mentorship.workspace.workspace import Workspace


def new_remedy(workspace: Workspace, owner: Owner, remedy: Remedy, today: date) -> Draft:
    """The file with the remedy at the end of `remedies:`.

    Raises MentorshipError for an indicator that is not there, and for a day that is ahead.
    """
    entity = entity_of(workspace, owner)
    names = [each.name for each in (entity.indicators if entity else ())]
    if entity is None or remedy.indicator not in names:
        there = f"; there are {', '.join(names)}" if names else ""
        raise MentorshipError(f"{owner} has no indicator {shown(remedy.indicator)!r}{there}")
    if remedy.on > today:
        raise MentorshipError(f"--on {remedy.on} is ahead, today is {today}: it says what was")
    return edited(
        entity,
        Add(("remedies",), {
            "indicator": remedy.indicator, "cause": remedy.cause, "remedy": remedy.remedy,
            "on": remedy.on.isoformat(), "by": remedy.by,
        }),
    )  # fmt: skip
