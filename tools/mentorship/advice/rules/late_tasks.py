"""Tasks that are late too often: more days, by what the late ones needed, or steps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from mentorship.advice.advice import About, Advice, Evidence, Ground, TooFew, Unsaid, advises
from mentorship.advice.amendment import Amendment, InSteps, Later
from mentorship.advice.places import Planned, after, between, days, planned
from mentorship.language import N_, _, n_
from mentorship.metrics.evaluation.exact import NEEDS_SCIPY, SURE, p_below, tested
from mentorship.metrics.evaluation.figure import LEAST_SAID, Figure, hits_of, together
from mentorship.metrics.evaluation.whole import PROCESS
from mentorship.metrics.punctuality import IN_TIME, is_decided, share_of
from mentorship.metrics.result import Result, Unit
from mentorship.metrics.statistics import Share
from mentorship.models.program import Program
from mentorship.obligations.obligation import Obligation
from mentorship.obligations.plan import all_items
from mentorship.workspace.workspace import grouped

SUITS = Decimal("0.80")
"""A day suits a task if so many hand it in by then. A convention: of a task that only 60 % hand in
in time, as in the example of the manual, it is the task and not the people."""
MOST_MORE = Decimal("0.5")
"""More days are advised up to this part of those given (7 become 10, and not 12). Whoever needs
more than that does not need a later day, but to see earlier that it is late. A convention."""
LEAST_IN_STEPS = 14
"""Days that a task is given at least before it is cut in two steps: a week for each."""
STEPS = ("draft", "final")


@advises("late-task", N_("Late task"), "members")
def late_tasks(ground: Ground) -> Iterator[Advice | Unsaid]:
    """A task that fewer than 80 % hand in in time gets more days, or steps.

    The days are those by which 80 % had handed it in. Each task and each step is looked at by
    itself, one case for each mentee, by an exact test corrected for so many looks.
    """
    facts, today = ground.facts, ground.situation.today
    owed = [o for o in facts.due(ground.subject, "task", "step") if is_decided(o, today)]
    items = grouped(owed, lambda obligation: obligation.item)
    places = grouped(planned(ground.program), lambda one: one.item)
    known = [item for item in places if item in items]
    fit = [item for item in known if len(items[item]) >= LEAST_SAID]
    for item in known:
        title = ground.said(items[item][0].title)
        figure = _figure(ground.program, item, title, share_of(facts, items[item], IN_TIME))
        p = p_below(Share(figure.hits or 0, figure.result.n), SUITS, len(fit))
        if item not in fit:
            yield Unsaid("late-task", title, _cases(len(items[item])))
        elif p is not None and p < SURE:
            how = _("surely below {value} ({test})", value=Unit.RATE.shown(SUITS),
                    test=tested(p, len(fit), "task"))  # fmt: skip
            yield _advice(ground, figure, items[item], places[item], how)
        else:
            yield Unsaid("late-task", title, _(NEEDS_SCIPY) if p is None else _why_not(figure))


def _advice(
    ground: Ground, figure: Figure, owed: Sequence[Obligation], places: Sequence[Planned],
    sure: str,
) -> Advice:  # fmt: skip
    delays = _delays(ground, owed)
    more = _more(delays, len(owed))
    amendments, how = _remedy(places, more)
    share = Unit.RATE.shown(figure.result.value or Decimal(0))
    because = [
        _("{hits} of {n} were in time, {sure}", hits=figure.hits, n=figure.result.n, sure=sure),
        _needed(delays, len(owed), more),
        *([how] if how else []),
    ]
    return Advice(
        code="late-task", about=About("task", figure.group_id, figure.group),
        says=_("{first} {next}", next=_headline(amendments),
               first=_("{task}: {share} handed it in in time.", task=figure.group, share=share)),
        evidence=(Evidence(figure, "" if figure.why else "tasks"),), because=tuple(because),
        readers="members",
        refuted=_("the share in time stays where it is in the next cohort although the day is "
                  "later or the work cut: then neither time nor size was the reason"),
        amendments=amendments,
    )  # fmt: skip


def _headline(amendments: Sequence[Amendment]) -> str:
    if any(isinstance(each, InSteps) for each in amendments):
        return _("Cut it in steps, so that it is seen earlier.")
    if amendments:
        return _("Give it more days.")
    return _("Ask for less at once, or begin earlier.")


def _remedy(places: Sequence[Planned], more: int | None) -> tuple[tuple[Amendment, ...], str]:
    """What to change on each track, and how that was found."""
    found = [(place, _amended(place, more)) for place in places]
    made = tuple(amendment for _place, amendment in found if amendment)
    said = [_how(place, each, more) for place, each in found if each]
    return made, _("; ").join(dict.fromkeys(said))


def _amended(place: Planned, more: int | None) -> Amendment | None:
    if place.due is None:
        return None
    if more is not None and more <= place.given * MOST_MORE:
        later = after(place.due, more)
        if days(later) <= days(place.last):
            return Later(place.track, place.task.id, place.step, later)
    if place.step or place.task.times > 1 or place.given < LEAST_IN_STEPS:
        return None
    middle = between(place.begins, place.due)
    if days(middle) >= days(place.due):
        return None
    return InSteps(place.track, place.task.id, tuple(zip(STEPS, (middle, place.due), strict=True)))


def _how(place: Planned, made: Amendment, more: int | None) -> str:
    if isinstance(made, Later):
        new = days(made.due) - place.begins
        exact = place.given + (more or 0)
        if new == exact:
            return _("{n} days were given; {more} would have suited", n=place.given, more=exact)
        return _("{n} days were given; {more} would have suited, in whole weeks {weeks}",
                 n=place.given, more=exact, weeks=new)  # fmt: skip
    return _(
        "{n} days were given; more days would not do, because too many needed "
        "more than half again, or the stage ends before",
        n=place.given,
    )


def _delays(ground: Ground, owed: Sequence[Obligation]) -> tuple[int, ...]:
    """The days from the day of the plan to handing in, 0 in time, of all who did, in order.

    A day of the plan on a weekend is due on Monday, so what came on Tuesday needed two days more.
    """
    late = (o for o in owed if o.evidence and o.due and o.evidence.judged > o.due)
    found = [(o.evidence.judged - o.due).days + _moved(ground, o) for o in late
             if o.evidence and o.due]  # fmt: skip
    in_time = sum(o.evidence is not None for o in owed) - len(found)
    return (*(0,) * in_time, *sorted(found))


def _moved(ground: Ground, owed: Obligation) -> int:
    """How many days a counted day of the plan was moved to the next working day; a week ends on
    its last working day."""
    situation = ground.situation
    pairing = situation.workspace.pairings[owed.pairing or ""]
    for item in all_items(situation.workspace, pairing):
        if item.id == owed.item and item.written == "day":
            return (situation.office.on(item.due) - item.due).days
    return 0


def _more(delays: Sequence[int], count: int) -> int | None:
    """How many days later `SUITS` of all had handed it in; None where so many never did."""
    wanted = int(-(-count * SUITS // 1))  # rounded up
    return delays[wanted - 1] if len(delays) >= wanted else None


def _needed(delays: Sequence[int], count: int, more: int | None) -> str:
    never = count - len(delays)
    never_said = n_("{n} has not handed it in", "{n} have not handed it in", never)
    if more is None:
        said = _("fewer than {value} have handed it in at all", value=Unit.RATE.shown(SUITS))
    else:
        said = n_(
            "{by_then} of {count} had handed it in {n} day after the day of the plan",
            "{by_then} of {count} had handed it in {n} days after the day of the plan",
            more,
            by_then=sum(delay <= more for delay in delays),
            count=count,
        )
    return together(said, never_said if never else "")


def _figure(program: Program, item: str, title: str, result: Result) -> Figure:
    """The figure of the report; of a step, which the report does not tell apart, one beside it."""
    task, _slash, step = item.partition("/")
    name = PROCESS["task-on-time"]
    return Figure(
        name="task-on-time", title=_(name), group=title, group_id=item,
        result=result, hits=hits_of(result),
        why=f"mentorship why task-on-time {program.id} --in tasks:{task}" if step else "",
    )  # fmt: skip


def _cases(n: int) -> str:
    return TooFew(_("too few to say: {n} of {least} cases that are needed", n=n, least=LEAST_SAID))


def _why_not(figure: Figure) -> str:
    value = figure.result.value or Decimal(0)
    if value >= SUITS:
        return _("{value} in time", value=Unit.RATE.shown(value))
    return _("{hits} of {n} in time, which may be chance", hits=figure.hits, n=figure.result.n)
