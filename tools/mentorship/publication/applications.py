"""Applications as values for the office's pages; nobody else gets any."""

from __future__ import annotations

from collections.abc import Iterator

from mentorship.eligibility.screening import Screening, screened
from mentorship.language import _
from mentorship.models.application import Decision, Waiver
from mentorship.models.fields import words
from mentorship.models.program import Program
from mentorship.obligations.situation import Situation
from mentorship.publication.classes import Class
from mentorship.publication.gate import Gate
from mentorship.publication.office_views import ApplicationsView, ApplicationView, DecisionView
from mentorship.publication.wording import id_words


def application_views(gate: Gate, situation: Situation) -> Iterator[ApplicationsView]:
    """The applications to each program that has any, the last to end first."""
    if not gate.sees(Class.SEALED):
        return
    programs = gate.workspace.programs.values()
    for program in sorted(programs, key=lambda p: (-p.dates.end.toordinal(), p.id)):
        found = screened(situation, program)
        if found:
            yield ApplicationsView(
                program=program.id,
                title=words(program.title, gate.language),
                path=f"applications/{program.id}.html",
                program_path=gate.program_path(program.id),
                applications=tuple(_application(gate, program, each) for each in found),
            )


def _application(gate: Gate, program: Program, each: Screening) -> ApplicationView:
    application = each.application
    track = program.tracks.get(application.track or "")
    key = (application.program, application.person, application.role)
    decision = gate.workspace.decision_on.get(key)
    known = decision is not None and each.status == decision.status
    return ApplicationView(
        person=gate.person(application.person),
        role=application.role,
        track=(words(track.title, gate.language) if track else "")
        or id_words(application.track or ""),
        source=application.path,
        applied=application.date,
        state=each.status,
        since=each.decided or application.date,
        days=each.days,
        place=each.place,
        rules=each.words,
        reasons=each.reasons,
        choices=tuple(gate.person(name) for name in application.choices),
        why=application.why or "",
        decision=_decision(gate, decision) if decision and known else None,
    )


def _decision(gate: Gate, decision: Decision) -> DecisionView:
    waivers = (_waiver(waiver, gate.person(waiver.by).text) for waiver in decision.waivers)
    return DecisionView(
        day=decision.date,
        by=gate.person(decision.by) if decision.by else None,
        reason=decision.reason or "",
        waivers=tuple(waivers),
    )


def _waiver(waiver: Waiver, by: str) -> str:
    rule, why = waiver.rule, waiver.reason
    if waiver.expires is None:
        return _("{rule}, by {person}: {reason}", rule=rule, person=by, reason=why)
    return _("{rule}, by {person} until {day}: {reason}", rule=rule, person=by,
             day=waiver.expires, reason=why)  # fmt: skip
