"""Applications: the office decides within 10 working days."""

from __future__ import annotations

from collections.abc import Iterator

from mentorship.models.application import Application
from mentorship.models.program import Program
from mentorship.obligations.obligation import on_its_word, spot
from mentorship.obligations.owed import Ending, Owed
from mentorship.obligations.scope import OFFICE
from mentorship.obligations.situation import Situation

_TIME = 10
"""Working days from an application to its decision."""


def applications(situation: Situation, program: Program) -> Iterator[Owed]:
    """Each application that was not withdrawn, or was decided all the same."""
    for application in situation.workspace.applications:
        if application.program == program.id and application.date <= situation.today:
            owed = _decision_on(situation, program, application)
            withdrawn = application.withdrawn
            if owed.evidence or withdrawn is None or withdrawn > situation.today:
                yield owed


def _decision_on(situation: Situation, program: Program, application: Application) -> Owed:
    key = (program.id, application.person, application.role)
    decision = situation.workspace.decision_on.get(key)
    if decision and decision.date > situation.today:
        decision = None
    return Owed(
        "application",
        f"application/{application.person}-{application.role}",
        OFFICE,
        f"{application.person}-{application.role}",
        f"Decide on an application as {application.role}",
        situation.office.after(application.date, _TIME),
        spot(application, "date"),
        evidence=on_its_word(decision.date, spot(decision, "status")) if decision else None,
        about=application.person,
        opened=application.date,
        ending=Ending(program.dates.end, situation.today > program.dates.end),
    )
