"""Rules about earlier mentoring: years, mentees and how these grew; and room for one more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from mentorship.eligibility.candidate import Candidate
from mentorship.eligibility.verdict import Answer, Seen, all_of
from mentorship.eligibility.wording import duration_words
from mentorship.language import N_, _, n_
from mentorship.metrics.credit import grouped_mentees, is_credited
from mentorship.metrics.growth import growth_of
from mentorship.models.eligibility import MentoredRule
from mentorship.models.record import MentoredBefore
from mentorship.obligations.engagement import Engagement, engagement_of
from mentorship.obligations.load import worst_load
from mentorship.obligations.obligation import Spot, spot
from mentorship.obligations.spans import Span, merged
from mentorship.values import Duration, Percent, rounded

_YEAR = 365  # days; two years of mentoring need no leap day


class Earlier(NamedTuple):
    """Mentoring before a day: its days, each once, and how many mentees, and how much they grew.

    `growth` is the growth of so many mentees each; `unknown` counts mentees without it.
    """

    days: int
    mentees: int
    growth: tuple[tuple[Decimal, int], ...]
    unknown: int
    spot: Spot | None

    @property
    def mean_growth(self) -> Decimal | None:
        """Over mentees whose growth is known, None without one."""
        known = self.known
        total = sum((value * count for value, count in self.growth), Decimal(0))
        return total / known if known else None

    @property
    def known(self) -> int:
        """Of how many mentees the growth is known."""
        return sum(count for _, count in self.growth)


def mentored(candidate: Candidate, rule: MentoredRule) -> Seen:
    """Has mentored before, in this repository or, by the record, before it.

    Without a record mentoring before this repository is not known; what is known may suffice.
    """
    earlier = earlier_of(candidate)
    checks = tuple(_checks(rule, earlier))
    answer = all_of(check.answer for check in checks)
    short = any(check.short for check in checks)
    if short and candidate.record is None and not any(_is_settled(check) for check in checks):
        return replace(
            candidate.no_record(N_("{why}, so earlier mentoring is not known")),
            seen=_words(earlier),
            short=True,
        )
    missing = _("; ").join(c.missing for c in checks if c.answer is answer and c.missing)
    return Seen(
        answer=answer, seen=_words(earlier), missing=missing, spot=earlier.spot, short=short
    )


def earlier_of(candidate: Candidate) -> Earlier:
    """The mentoring that ended or was running before the day."""
    pairs = tuple(_earlier_pairings(candidate))
    before = tuple(_before_repository(candidate))
    spans = (
        *(Span(e.life.first, min(e.life.last, candidate.day)) for e in pairs),
        *(Span(b.from_, min(b.to, candidate.day)) for b in before),
    )
    mentees = grouped_mentees(pairs, None)
    credited = grouped_mentees((e for e in pairs if is_credited(e, candidate.id)), None)
    grown = [g for m in credited if (g := growth_of(candidate.situation, m).value) is not None]
    imported = tuple((b.growth.fraction, b.mentees) for b in before if b.growth and b.mentees)
    count = len({mentee.person for mentee in mentees}) + sum(b.mentees for b in before)
    growth = (*((value, 1) for value in grown), *imported)
    return Earlier(
        sum(span.days for span in merged(spans)),
        count,
        growth,
        max(count - sum(of for _, of in growth), 0),
        _where(candidate, pairs, before),
    )


def _no_capacity(candidate: Candidate) -> str:
    """Why nobody knows for how many mentees there is room."""
    space = candidate.situation.workspace
    if space.is_broken("profile", candidate.id):
        return _("the profile cannot be read, so its capacity is not known")
    if candidate.id not in space.profiles:
        return _("there is no profile that gives a capacity")
    return _("the profile gives no capacity")


def room(candidate: Candidate, wanted: int) -> Seen:
    """Has room for so many more mentees on every day from the day to the program's end."""
    profile = candidate.situation.workspace.profiles.get(candidate.id)
    capacity = profile.mentoring.capacity if profile else None
    if profile is None or capacity is None:
        return Seen(answer=Answer.UNKNOWN, missing=_no_capacity(candidate))
    until = max(candidate.day, candidate.program.dates.end)
    space = candidate.situation.workspace
    worst = worst_load(space, candidate.id, Span(candidate.day, until), candidate.without)
    free = capacity - worst.mentees
    seen = _("room for {capacity}, {mentees} mentees on {day}", capacity=capacity,
             mentees=worst.mentees, day=worst.day)  # fmt: skip
    full = _("no room for {n} more on {day}", n=wanted, day=worst.day)
    missing = "" if free >= wanted else full
    where = spot(profile, "mentoring", "capacity")
    return Seen(answer=Answer.of(free >= wanted), seen=seen, missing=missing, spot=where)


def _checks(rule: MentoredRule, earlier: Earlier) -> Iterator[Seen]:
    """One answer for each part of the rule; a rule without parts asks for any mentoring at all."""
    if rule.years is not None:
        less = n_("less than {n} year of mentoring", "less than {n} years of mentoring", rule.years)
        yield _enough(earlier.days >= rule.years * _YEAR, less)
    mentees = 1 if rule.years is None and rule.mentees is None else rule.mentees
    if mentees is not None:
        fewer = _("fewer earlier mentees than {n}", n=mentees)
        short = _("no earlier mentee") if mentees == 1 else fewer
        yield _enough(earlier.mentees >= mentees, short)
    if rule.growth_at_least is not None and earlier.mentees:
        yield _grown(rule.growth_at_least, mentees or 1, earlier)
    elif rule.growth_at_least is not None:
        yield _enough(holds=False, missing="")


def _enough(holds: bool, missing: str) -> Seen:
    """Whether there was enough mentoring; if not, more may come."""
    return Seen(answer=Answer.of(holds), missing="" if holds else missing, short=not holds)


def _grown(least: Percent, mentees: int, earlier: Earlier) -> Seen:
    """Whether the mean growth is enough, of as many mentees as are asked for."""
    mean = earlier.mean_growth
    if mean is None or (earlier.known < mentees and earlier.unknown):
        why = n_(
            "whether earlier mentees grew {least} or more is not known: growth is known of {known} "
            "of {n} mentee",
            "whether earlier mentees grew {least} or more is not known: growth is known of {known} "
            "of {n} mentees",
            earlier.mentees, least=least, known=earlier.known,
        )  # fmt: skip
        return Seen(answer=Answer.UNKNOWN, missing=why)
    # A mean of repeating decimals may end one unit below: 20 digits decide.
    enough = rounded(mean, 20) >= least.fraction
    missing = "" if enough else _("earlier mentees grew less than {least}", least=least)
    return Seen(answer=Answer.of(enough), missing=missing)


def _is_settled(check: Seen) -> bool:
    """Whether it is a no that more years and mentees on a record would not mend."""
    return check.answer is Answer.NO and not check.short


def _words(earlier: Earlier) -> str:
    months = duration_words(Duration(int(rounded(Decimal(earlier.days) * 12 / _YEAR)), "month"))
    mentees, mean = n_("{n} mentee", "{n} mentees", earlier.mentees), earlier.mean_growth
    if mean is None:
        return _("{months}, {mentees}", months=months, mentees=mentees)
    return _("{months}, {mentees}, growth {percent} % of {known}", months=months, mentees=mentees,
             percent=rounded(mean * 100, 1), known=earlier.known)  # fmt: skip


def _earlier_pairings(candidate: Candidate) -> Iterator[Engagement]:
    space = candidate.situation.workspace
    for pairing in sorted(space.mentored_by.get(candidate.id, ()), key=lambda p: p.id):
        found = engagement_of(candidate.situation, pairing)
        if found is None or pairing.id == candidate.without or not found.accepted:
            continue
        if found.life.first < candidate.day and found.life.first <= found.life.last:
            yield found


def _before_repository(candidate: Candidate) -> Iterator[MentoredBefore]:
    for before in candidate.record.mentored_before if candidate.record else ():
        if before.from_ <= min(before.to, candidate.day):
            yield before


def _where(
    candidate: Candidate, pairs: tuple[Engagement, ...], before: tuple[MentoredBefore, ...]
) -> Spot | None:
    if before and candidate.record:
        return spot(candidate.record, "mentored_before")
    return spot(pairs[0].pairing, "mentors") if pairs else None
