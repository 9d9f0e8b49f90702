"""Plans: accepted, covering what they must, and approved."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mentorship.findings import Related
from mentorship.models.log import Log
from mentorship.models.pairing import Approval, Pairing
from mentorship.obligations.agreement import approving
from mentorship.obligations.digest import digest
from mentorship.obligations.engagement import asked_on
from mentorship.obligations.notes import is_blank, is_meeting
from mentorship.obligations.plan import plan_items
from mentorship.rules.rule import Issue, Issues, Subject, rule
from mentorship.workspace.workspace import Workspace


@rule("not-accepted", "warning")
def sessions_follow_acceptance(subject: Subject) -> Issues:
    """A session was held although somebody of the pair has not accepted, or only later.

    Why: either the acceptance was forgotten, or somebody was paired without being asked.

    Mend: whoever is missing adds themself to `accepted:` with the day they agreed.

    Bad:
        accepted: {ada.okafor: 2026-01-05}      # and a session on 2026-01-20

    Good:
        accepted: {ada.okafor: 2026-01-05, lin.wei: 2026-01-06}
    """
    space = subject.workspace
    for pairing, session in _first_sessions(space):
        program = space.program_of(pairing)
        if program is None or program.acceptance == "none":
            continue
        for name in asked_on(space, pairing, session.date):
            accepted = pairing.accepted.get(name)
            if accepted is None or accepted > session.date:
                said = "has not accepted" if accepted is None else f"accepted on {accepted} only"
                yield Issue(
                    pairing.place("accepted"),
                    f"{name} {said}, and a session was held on {session.date}",
                    "add the day they agreed",
                    (Related(session.place("date"), "the session"),),
                    name,
                )


@rule("plan-not-approved", "warning")
def sessions_follow_approval(subject: Subject) -> Issues:
    """A session was held although the plan was not approved, or only later.

    Why: the program asks for an approval, so the pair works on a plan that nobody has looked at.

    Mend: whoever approves plans runs `mentorship approve <pairing> --by <person>`; that writes
    pairings/approvals/<pairing>.yml.

    Bad:
        logs/lin.wei-ada.okafor/2026-01-20-first.md    (no file in pairings/approvals/)

    Good:
        pairings/approvals/lin.wei-ada.okafor.yml
    """
    space = subject.workspace
    for pairing, session in _first_sessions(space):
        program = space.program_of(pairing)
        if program is None or approving(space, program) is None:
            continue
        if space.is_broken("approval", pairing.id):
            continue
        approval = space.approvals.get(pairing.id)
        if approval is None or _approved_after(subject, approval, session.date):
            said = (
                "is not approved" if approval is None else f"was approved on {approval.date} only"
            )
            yield Issue(
                pairing.place(),
                f"the plan {said}, and a session was held on {session.date}",
                f"let it be approved: mentorship approve {pairing.id} --by <person>",
                (Related(session.place("date"), "the session"),),
                pairing.id,
            )


@rule("plan-changed-after-approval", "info")
def plans_stay_as_approved(subject: Subject) -> Issues:
    """The plan is not the one that was approved.

    Why: people, track, start, goals, core points, waivers, items and their days are what was
    approved; a change of any of them asks for a new look. Case, punctuation and layout do not
    count. Of a pairing that has ended nobody owes an approval any more.

    Mend: nothing in the file is wrong; whoever approves plans owes a new approval.

    Bad:
        digest: plan-5f3a9c21b0d4       # and the plan's digest is plan-0c11de93ab27

    Good:
        digest: plan-0c11de93ab27
    """
    space = subject.workspace
    for pairing in space.pairings.values():
        approval = space.approvals.get(pairing.id)
        program = space.program_of(pairing)
        if approval is None or program is None or approving(space, program) is None:
            continue
        if pairing.ended:
            continue
        present = digest(space, pairing)
        if approval.digest != present:
            changes = ", ".join(_changes(space, pairing)) or "people, goals, core points or waivers"
            yield Issue(
                approval.place("digest"),
                f"the plan has changed since: {changes}",
                f"its digest is now {present}",
                (Related(pairing.place("plan"), "the plan"),),
                pairing.id,
            )


@rule("core-point-missing", "error")
def approved_plans_cover_every_core_point(subject: Subject) -> Issues:
    """An approved plan does not say how a core point of its track is covered.

    Why: a mentor may adapt the template, but has to cover all of its core points.

    Mend: add the point to `plan: {core_points:}`.

    Bad:
        core_points: {company: Shadow a visit, craft: Pair on the ingest service}

    Good:
        core_points: {company: Shadow a visit, craft: Pair on the ingest, communication: Demo day}
    """
    space = subject.workspace
    for pairing in space.pairings.values():
        track = space.track_of(pairing)
        if track is None or pairing.id not in space.approvals:
            continue
        for point in track.core_points:
            if point not in pairing.plan.core_points:
                yield Issue(
                    pairing.place("plan", "core_points"),
                    f"the core point {point!r} is not covered",
                    "say how it is covered",
                    subject=point,
                )


def _approved_after(subject: Subject, approval: Approval, day: date) -> bool:
    """Whether the first approval came after a day. A newer one replaces the file, so an earlier
    one is known by when the file landed."""
    landed = subject.history.landed(approval.path)
    return approval.date > day and (landed is None or landed.time.date() > day)


def _first_sessions(space: Workspace) -> Iterator[tuple[Pairing, Log]]:
    """Each pairing that held a session, and the first one."""
    for pairing in space.pairings.values():
        logs = space.logs_of.get(pairing.id, ())
        session = next(
            (log for log in logs if is_meeting(log, pairing) and not is_blank(log)), None
        )
        if session:
            yield pairing, session


def _changes(space: Workspace, pairing: Pairing) -> Iterator[str]:
    """What differs from the items stored at approval, in words."""
    approved: dict[str, date] = {item.id: item.due for item in space.approvals[pairing.id].items}
    present = {item.id: item.due for item in plan_items(space, pairing)}
    if not approved:
        return
    for item in sorted(approved.keys() | present.keys()):
        before, now = approved.get(item), present.get(item)
        if before is None:
            yield f"{item} is new"
        elif now is None:
            yield f"{item} is gone"
        elif before != now:
            yield f"{item} {before} -> {now}"
