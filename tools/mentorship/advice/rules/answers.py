"""Mentors who answer late, and who could go on with their mentees instead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from mentorship.advice.advice import About, Advice, Evidence, Ground, TooFew, Unsaid, advises
from mentorship.language import N_, _
from mentorship.matching.conflicts import conflicts
from mentorship.matching.existing import Existing
from mentorship.metrics.capacity import rooms
from mentorship.metrics.evaluation.exact import NEEDS_SCIPY, SURE, p_below, tested
from mentorship.metrics.evaluation.figure import LEAST_SAID, Figure, hits_of, share_in
from mentorship.metrics.evaluation.whole import PROCESS
from mentorship.metrics.punctuality import IN_TIME, is_decided, share_of
from mentorship.metrics.result import Unit
from mentorship.metrics.statistics import Share, newcombe
from mentorship.models.pairing import Pairing
from mentorship.obligations.engagement import engagement_of
from mentorship.workspace.workspace import grouped

IN_TIME_ENOUGH = Decimal("0.90")
"""Who answers so many in time is not late. A convention; the manual's example of a late one is
70 %."""
SWIFT = Decimal("0.95")
"""Whoever is to go on answers so many in time, as in the manual's example."""
LEAST_LEFT = 28
"""Days that a pairing still has to run for another mentor to be worth it: time to meet twice."""


class _Move(NamedTuple):
    pairing: Pairing
    mentor: Figure


@advises("late-answers", N_("Late answers"), "sealed")
def late_answers(ground: Ground) -> Iterator[Advice | Unsaid]:
    """A mentor answers fewer than 90 % in time: go on with one who answers 95 % and has room.

    Who goes on answers surely more often in time than the late one, has room by their profile,
    and may be paired with the mentee.
    """
    figures = tuple(answers_by_mentor(ground))
    fit = [figure for figure in figures if figure.result.n >= LEAST_SAID]
    for figure in figures:
        p = p_below(Share(figure.hits or 0, figure.result.n), IN_TIME_ENOUGH, len(fit))
        if figure not in fit:
            why = TooFew(_("too few to say: {n} of {least} answers that are needed",
                           n=figure.result.n, least=LEAST_SAID))  # fmt: skip
            yield Unsaid("late-answers", figure.group, why)
        elif p is not None and p < SURE:
            how = _("surely below {value} ({test})", value=Unit.RATE.shown(IN_TIME_ENOUGH),
                    test=tested(p, len(fit), "mentor"))  # fmt: skip
            yield _advice(ground, figure, fit, how)
        else:
            yield Unsaid(
                "late-answers", figure.group, _(NEEDS_SCIPY) if p is None else _why_not(figure)
            )


def _why_not(figure: Figure) -> str:
    value = figure.result.value or Decimal(0)
    said = Unit.RATE.shown(value)
    if value < IN_TIME_ENOUGH:
        return _("{value} in time, which may be chance", value=said)
    return _("{value} in time", value=said)


def answers_by_mentor(ground: Ground) -> Iterator[Figure]:
    """Of each mentor the share of the answers owed by them alone that came in time."""
    facts, today, program = ground.facts, ground.situation.today, ground.program
    due = [o for o in facts.due(ground.subject, "feedback") if is_decided(o, today)]
    mentors = {m for p in ground.situation.workspace.pairings_of.get(program.id, ())
               for m in p.mentors}  # fmt: skip
    groups = grouped(
        (o for o in due if len(o.owners) == 1 and o.owners[0] in mentors), lambda o: o.owners[0]
    )
    for mentor in sorted(groups):
        result = share_of(facts, groups[mentor], IN_TIME)
        title, dates = (
            PROCESS["feedback-in-time"],
            f"--from {program.dates.start} --to {program.dates.end}",
        )
        yield Figure(
            name="feedback-in-time", title=_(title),
            group=ground.name(mentor),
            group_id=mentor, result=result, hits=hits_of(result),
            why=f"mentorship why feedback-in-time {mentor} --role mentor --program {program.id} "
            f"{dates}",
        )  # fmt: skip


def _advice(ground: Ground, late: Figure, fit: Sequence[Figure], how: str) -> Advice:
    swift = [other for other in fit if _is_swifter(other, late, len(fit))]
    moves = tuple(_moves(ground, late.group_id, swift))
    used = {move.mentor.group_id: move.mentor for move in moves}
    share = Unit.RATE.shown(late.result.value or Decimal(0))
    return Advice(
        code="late-answers", about=About("mentor", late.group_id, late.group),
        says=_("{first} {next}", first=_("{name} answers {value} in time.", name=late.group,
                                         value=share),
               next=_what(ground, late.group_id, swift, moves)),
        evidence=(Evidence(late), *(Evidence(figure) for figure in used.values())),
        because=(how, _("ask first: leave, another task or too many mentees may be the reason")),
        refuted=_("their mentees wait as long with another mentor: then it is what is handed in, "
                  "or when, and not who answers"), readers="sealed",
        commands=tuple(
            f"mentorship rematch {move.pairing.id} --mentor {move.mentor.group_id}"
            for move in moves
        ),
    )  # fmt: skip


def _what(ground: Ground, mentor: str, swift: Sequence[Figure], moves: Sequence[_Move]) -> str:
    if moves:
        shares = {
            m.mentor.group: Unit.RATE.shown(m.mentor.result.value or Decimal(0)) for m in moves
        }
        said = _(", ").join(
            _("{name} ({share})", name=name, share=share) for name, share in sorted(shares.items())
        )
        return _("Somebody who answers in time and has room could go on: {names}.", names=said)
    if not _running(ground, mentor):
        return _(
            "No pairing of theirs runs {n} days longer: think of it when the next "
            "cohort is matched.",
            n=LEAST_LEFT,
        )
    if swift:
        return _("Nobody who surely answers sooner has room and may go on with their mentees.")
    return _("Nobody surely answers sooner: talk with them, or give them fewer mentees.")


def _is_swifter(other: Figure, late: Figure, looks: int) -> bool:
    own, theirs = share_in(other.result), share_in(late.result)
    if own is None or theirs is None or (other.result.value or 0) < SWIFT:
        return False
    found = newcombe(own, theirs, looks)
    return found is not None and found.interval.low > 0


def _running(ground: Ground, mentor: str) -> tuple[Pairing, ...]:
    """The pairings that the mentor leads, with some weeks left, by id."""
    situation = ground.situation
    led = (
        engagement
        for pairing in situation.workspace.pairings_of.get(ground.program.id, ())
        if pairing.mentors[:1] == (mentor,) and pairing.ended is None
        if (engagement := engagement_of(situation, pairing)) is not None
    )
    ahead = [e.pairing for e in led if (e.life.last - situation.today).days >= LEAST_LEFT]
    return tuple(sorted(ahead, key=lambda pairing: pairing.id))


def _moves(ground: Ground, mentor: str, swift: Sequence[Figure]) -> Iterator[_Move]:
    """Each pairing with the swiftest who may go on with it, as long as there is room."""
    free = _free(ground)
    order = sorted(swift, key=lambda f: (-(f.result.value or 0), -f.result.n, f.group_id))
    for pairing in _running(ground, mentor):
        chosen = next(
            (figure for figure in order
             if free.get(figure.group_id, 0) >= len(pairing.mentees)
             and figure.group_id not in pairing.people
             and _may(ground, pairing, figure.group_id)),
            None,
        )  # fmt: skip
        if chosen is not None:
            free[chosen.group_id] -= len(pairing.mentees)
            yield _Move(pairing, chosen)


def _free(ground: Ground) -> dict[str, int]:
    """For how many more mentees there is room, by the profiles that say so."""
    found: Mapping[str, int | None] = {r.person: r.free for r in rooms(ground.situation)}
    return {person: free for person, free in found.items() if free}


def _may(ground: Ground, pairing: Pairing, mentor: str) -> bool:
    """Whether nothing stands between the two: a reporting line, the same pair before."""
    situation = ground.situation
    if not situation.is_there(mentor, situation.today):
        return False
    known = Existing.of(situation, ground.program)
    taught = [known.member(pairing, "mentee", name) for name in pairing.mentees]
    new = known.member(pairing, "mentor", mentor)
    mentees = [member for member in taught if member is not None]
    if new is None or len(mentees) != len(taught):
        return False
    space, today = situation.workspace, situation.today
    return not conflicts(space, ground.program, today, mentees, [new])
