"""Decisions on applications: made on something, by somebody else, in order, with waivers that do
set a rule aside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mentorship.findings import Related
from mentorship.models.application import Decision
from mentorship.models.eligibility import EligibilityRule
from mentorship.models.program import Program
from mentorship.obligations.agreement import approved_by_outsider, approvers
from mentorship.rules.rule import Issue, Issues, Subject, rule
from mentorship.workspace.workspace import Workspace


@rule("decision-without-application", "warning")
def decisions_have_applications(subject: Subject) -> Issues:
    """Somebody was decided on who has not applied.

    Why: who has not applied is not matched, whatever was decided; often a file has the wrong name.
    A decision that only waives a rule for somebody who is paired by hand is not meant.

    Mend: rename one of the two files, or ask the person to apply.

    Bad:
        # programs/graduates-2026/decisions/lin.wei-mentee.yml, and in applications/ lies
        # only lin.wei-mentor.yml

    Good:
        # programs/graduates-2026/applications/lin.wei-mentee.yml
        date: 2025-12-01
    """
    space = subject.workspace
    applied = {(a.program, a.person, a.role) for a in space.applications}
    for decision in space.decisions:
        broken = space.is_broken("application", f"{decision.person}-{decision.role}")
        known = (decision.program, decision.person, decision.role) in applied or broken
        if not known and not decision.waivers and not _is_paired(space, decision):
            message = f"there is no application as a {decision.role}"
            hint = f"rename the file, or ask them to apply to {decision.program}"
            yield Issue(decision.place("status"), message, hint)


@rule("application-order", "warning")
def applications_come_first(subject: Subject) -> Issues:
    """An application was decided on or taken back before it was made.

    Why: one of the two days is wrong, and how long somebody waited is computed from them.

    Mend: correct the day.

    Bad:
        # programs/graduates-2026/applications/lin.wei-mentee.yml
        date: 2025-12-01
        # programs/graduates-2026/decisions/lin.wei-mentee.yml
        date: 2025-11-10

    Good:
        date: 2025-12-10
    """
    made = {(a.program, a.person, a.role): a for a in subject.workspace.applications}
    for application in made.values():
        if application.withdrawn and application.withdrawn < application.date:
            there = (Related(application.place("date"), "made"),)
            yield Issue(
                application.place("withdrawn"), "taken back before it was made",
                "correct one of the days", there, "withdrawn",
            )  # fmt: skip
    for decision in subject.workspace.decisions:
        on = made.get((decision.program, decision.person, decision.role))
        if on and decision.date < on.date:
            there = (Related(on.place("date"), "made"),)
            message = "decided before the application was made"
            yield Issue(decision.place("date"), message, "correct one of the days", there)


@rule("decided-by-oneself", "warning")
def nobody_decides_on_themselves(subject: Subject) -> Issues:
    """Somebody decides on their own application, waives a rule for themself, or approves the plan
    of a pairing in which they are a mentee.

    Why: a decision is worth what somebody else looked at.

    Mend: let somebody else of the office decide.

    Bad:
        # programs/graduates-2026/decisions/mira.holm-mentor.yml
        by: mira.holm

    Good:
        by: daniel.otieno
    """
    space, hint = subject.workspace, "let somebody else decide"
    for decision in space.decisions:
        if decision.by == decision.person:
            yield Issue(decision.place("by"), "decided by the applicant", hint, subject="by")
        for index, waiver in enumerate(decision.waivers):
            if waiver.by == decision.person:
                place = decision.place("waivers", index, "by")
                yield Issue(place, "waived by the applicant", hint, subject=f"waiver {waiver.rule}")
    for approval in space.approvals.values():
        pairing = space.pairings.get(approval.id)
        if pairing and approval.by in pairing.mentees:
            yield Issue(approval.place("by"), "approved by the mentee", hint, subject="by")


@rule("approved-by-outsider", "warning")
def approvers_are_asked(subject: Subject) -> Issues:
    """A plan was approved by somebody who is not asked to approve plans of the program.

    Why: the program says who looks at plans, the office or its owners; anybody can write the file.
    Somebody who has left since is not named: they may have been of the office then.

    Mend: one of those whom the hint names reads the plan and runs `mentorship approve` again; it
    replaces the approval.

    Bad:
        # pairings/approvals/lin.wei-ada.okafor.yml, and `office: [mira.holm]`
        by: leo.marchetti

    Good:
        by: mira.holm
    """
    space = subject.workspace
    for approval in space.approvals.values():
        pairing = space.pairings.get(approval.id)
        program = space.program_of(pairing) if pairing else None
        if pairing is None or program is None or approval.by in pairing.mentees:
            continue  # for a mentee see decided-by-oneself
        if approved_by_outsider(space, program, approval):
            who = ", ".join(approvers(space, program))
            message = "approved by somebody who is not asked to"
            yield Issue(approval.place("by"), message, f"who may: {who}", subject="by")


@rule("waiver-of-nothing", "warning")
def waivers_waive_something(subject: Subject) -> Issues:
    """A waiver sets nothing aside: the program has no such rule, or the waiver had expired before
    it was given.

    Why: a misspelt rule goes on to bar the person, and the office believes it does not.

    Mend: write one of the rules that the hint lists, or correct the day.

    Bad:
        waivers: [{rule: certficate, reason: Exam in March, by: mira.holm}]

    Good:
        waivers: [{rule: certificate, reason: Exam in March, by: mira.holm}]
    """
    for decision in subject.workspace.decisions:
        program = subject.workspace.programs.get(decision.program)
        if program is None:
            continue
        asked = sorted(set(_kinds(_rules(program, decision.role))))
        for index, waiver in enumerate(decision.waivers):
            name = f"waiver {waiver.rule} {index}"
            if waiver.rule not in asked:
                message = f"the program asks no such rule of a {decision.role}"
                hint = f"rules: {', '.join(asked)}" if asked else "it has no rules for them"
                yield Issue(decision.place("waivers", index, "rule"), message, hint, subject=name)
            elif waiver.expires and waiver.expires < decision.date:
                place = decision.place("waivers", index, "expires")
                yield Issue(place, "expired before it was given", "correct the day", subject=name)


def _is_paired(space: Workspace, decision: Decision) -> bool:
    of = space.mentored_by if decision.role == "mentor" else space.mentee_in
    return any(pairing.program == decision.program for pairing in of.get(decision.person, ()))


def _rules(program: Program, role: str) -> tuple[EligibilityRule, ...]:
    """The rules for a role; waivers set aside those of tracks too."""
    if role == "mentor":
        return program.eligibility.mentor
    tracks = (rule for track in program.tracks.values() for rule in track.for_)
    return (*program.eligibility.mentee, *tracks)


def _kinds(rules: Iterable[EligibilityRule]) -> Iterator[str]:
    for each in rules:
        yield each.kind
        yield from _kinds((*(each.any or ()), *(each.all or ())))
        if each.not_ is not None:
            yield from _kinds((each.not_,))
