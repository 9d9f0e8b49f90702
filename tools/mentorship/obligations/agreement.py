"""What is agreed before a pairing runs: acceptance, plan, approval; and the first meeting."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mentorship.history.facts import Landing
from mentorship.models.pairing import Approval
from mentorship.models.program import Program
from mentorship.obligations.digest import digest
from mentorship.obligations.engagement import Engagement
from mentorship.obligations.evidence import evidence
from mentorship.obligations.obligation import Evidence, State, on_its_word, spot
from mentorship.obligations.owed import Owed
from mentorship.obligations.scope import MENTOR, OFFICE, OWNERS, Party
from mentorship.obligations.spans import plus
from mentorship.workspace.workspace import Workspace

_NOTICE = 5
"""Working days that people have for what is asked of them at short notice."""


def acceptances(pair: Engagement) -> Iterator[Owed]:
    """Each named person accepts by the start."""
    if pair.program.acceptance == "none":
        return
    for person in pair.asked:
        party = Party("mentor" if person in pair.pairing.mentors else "mentee", person)
        day = pair.accepted_by(person)
        where = spot(pair.pairing, "accepted", person)
        yield Owed(
            "acceptance",
            f"acceptance/{person}",
            party,
            "acceptance",
            "Accept the pairing",
            _by_the_start(pair, party),
            spot(pair.pairing, "mentors" if party.role == "mentor" else "mentees"),
            evidence=on_its_word(day, where) if day else None,
            ending=pair.ending,
        )


def plans(pair: Engagement) -> Iterator[Owed]:
    """The first mentor fills in all core points; owed only where the track has some.

    Met without a day, since nothing says when a sentence was written.
    """
    track = pair.situation.workspace.track_of(pair.pairing)
    if not track or not track.core_points:
        return
    written = pair.pairing.plan.core_points
    filled = all(written.get(point, "").strip() for point in track.core_points)
    work = pair.scope.calendar(MENTOR, pair.pairing.start)
    due = work.before(pair.pairing.start, _NOTICE)
    yield Owed(
        "plan",
        "plan",
        MENTOR,
        "plan",
        "Fill in the plan",
        max(due, _after_landing(pair, MENTOR)),
        spot(pair.pairing, "plan", "core_points"),
        outcome=State.MET if filled else None,
        ending=pair.ending,
    )


def approvals(pair: Engagement) -> Iterator[Owed]:
    """The office, or the owners, approve the plan as it is now."""
    party = approving(pair.situation.workspace, pair.program)
    if party is None:
        return
    approval = approval_seen(pair)
    fits = approval is not None and approval.digest == plan_digest(pair)
    yield Owed(
        "approval",
        "approval",
        party,
        "approval",
        "Approve the plan",
        _approval_due(pair, party, approval, fits=fits),
        spot(approval, "digest") if approval else spot(pair.pairing, "plan"),
        evidence=on_its_word(approval.date, spot(approval, "date")) if approval and fits else None,
        ending=pair.ending,
    )


def first_meetings(pair: Engagement) -> Iterator[Owed]:
    """The first mentor holds a session within 7 days of the start; one before it counts as well."""
    mentees, mentors = pair.mentees, pair.pairing.mentors
    planned = plus(pair.pairing.start, 7)
    work = pair.scope.calendar(MENTOR, planned)
    alone = len(mentees) == len(mentors) == 1
    others = (pair.situation.calendar(mentees[0]),) if alone else ()
    yield Owed(
        "first-meeting",
        "first-meeting",
        MENTOR,
        "first-meeting",
        "First meeting",
        pair.free(work.on(planned), work, *others),
        spot(pair.pairing, "start"),
        evidence=_first_session(pair),
        opened=pair.pairing.start,
        ending=pair.ending,
    )


def approving(workspace: Workspace, program: Program) -> Party | None:
    """Who approves plans: as the program says, else the office if there is one; None for nobody."""
    asked = program.approval or ("office" if workspace.settings.office else "none")
    return {"office": OFFICE, "owners": OWNERS, "none": None}[asked]


def approvers(workspace: Workspace, program: Program) -> tuple[str, ...]:
    """Who may approve plans of a program, ids as written: the office, or the owners.

    Where no office is named the owners do, as they owe it; empty where nobody is asked to approve.
    """
    party = approving(workspace, program)
    if party is None:
        return ()
    office = workspace.settings.office if party is OFFICE else ()
    return tuple(dict.fromkeys(office or program.owners))


def approved_by_outsider(workspace: Workspace, program: Program, approval: Approval) -> bool:
    """Whether somebody approved who is not asked to, although others are.

    Somebody who has left since may have been asked then: nothing says who was.
    """
    asked, person = approvers(workspace, program), workspace.people.get(approval.by)
    left = person is not None and person.left is not None and person.left >= approval.date
    return bool(asked) and approval.by not in asked and not left


def approval_seen(pair: Engagement) -> Approval | None:
    """The approval of the pairing, if its day is not ahead and who wrote it may approve."""
    approval = pair.situation.workspace.approvals.get(pair.id)
    if approval is None or approval.date > pair.situation.today or _is_void(pair, approval):
        return None
    return approval


def _is_void(pair: Engagement, approval: Approval) -> bool:
    """Whether it is certain that whoever approved was not asked to on that day.

    An office changes, and so do owners: who is not asked today may have been asked then. It is
    certain only where neither mentorship.yml nor program.yml has changed since; of a mentee always.
    """
    if approval.by in pair.pairing.mentees:
        return True
    space = pair.situation.workspace
    if not approved_by_outsider(space, pair.program, approval):
        return False
    days = [_changed(pair, path) for path in (space.settings.path, pair.program.path)]
    return all(day is not None and day < approval.date for day in days)


def plan_digest(pair: Engagement) -> str:
    """The digest of the plan as it is now, computed once."""
    key = ("digest", pair.id)
    if key not in pair.situation.remembered:
        pair.situation.remembered[key] = digest(pair.situation.workspace, pair.pairing)
    return str(pair.situation.remembered[key])


def _by_the_start(pair: Engagement, party: Party) -> date:
    start = pair.on(pair.pairing.start, party, counted=False)
    return max(start, _after_landing(pair, party))


def _after_landing(pair: Engagement, party: Party) -> date:
    """5 working days after the pairing's file landed; the first of all days if that is unknown."""
    landed = pair.situation.history.landed(pair.pairing.path)
    if landed is None:
        return date.min
    day = pair.situation.day_of(landed.time)
    return pair.scope.calendar(party, day).after(day, _NOTICE)


def _approval_due(pair: Engagement, party: Party, approval: Approval | None, *, fits: bool) -> date:
    """The start; after a material change 5 working days after the last commit that may be it.

    A fitting approval dated after the start answers such a change if one is known since the
    start: it is judged by that change, and counts as in time where newer commits hide its day.
    """
    start = _by_the_start(pair, party)
    if approval is None or (fits and approval.date <= start):
        return start
    changed, work = _last_change(pair), pair.situation.office
    if fits:
        if changed is None or changed <= start:
            return start
        return work.after(changed, _NOTICE) if changed <= approval.date else approval.date
    return max(start, work.after(changed or pair.situation.today, _NOTICE))


def _last_change(pair: Engagement) -> date | None:
    """The day of the last commit to the pairing or its program; None without history."""
    return _changed(pair, pair.pairing.path, pair.program.path)


def _changed(pair: Engagement, *paths: str) -> date | None:
    """The day of the last commit to one of these files; None without history.

    A change that is not committed yet is made on the day as of which this is said.
    """
    history, today = pair.situation.history, pair.situation.today
    if any(path in history.uncommitted for path in paths):
        return today
    known = (history.changed(path) for path in paths)
    return max((_day(pair, change) for change in known if change), default=None)


def _day(pair: Engagement, change: Landing) -> date:
    return min(pair.situation.day_of(change.time), pair.situation.today)


def _first_session(pair: Engagement) -> Evidence | None:
    held = (note for note in pair.meetings if note.date <= pair.ending.last)
    shown = (evidence(pair.situation, note, "kind", "present") for note in held)
    return next((each for each in shown if each), None)
