"""Rules about a person's job and time in the organisation."""

from __future__ import annotations

from datetime import date

from mentorship.eligibility.candidate import Candidate
from mentorship.eligibility.verdict import Answer, Seen
from mentorship.eligibility.wording import duration_words
from mentorship.language import N_, _
from mentorship.models.eligibility import LevelRule, ProjectsRule
from mentorship.obligations.calendar import later
from mentorship.obligations.obligation import Spot, spot
from mentorship.values import Duration


def leads(candidate: Candidate, wanted: bool) -> Seen:
    """Leads people, or does not."""
    does = candidate.person.job.leads if candidate.person else False
    missing = "" if does == wanted else _("leads people") if does else _("does not lead people")
    seen = _("leads people") if does else _("leads nobody")
    return Seen(
        answer=Answer.of(does == wanted), seen=seen, missing=missing, spot=_job(candidate, "leads")
    )


def carried(candidate: Candidate, rule: ProjectsRule) -> Seen:
    """Carried so many major tasks, of those named."""
    person = candidate.person
    done = [p for p in (person.projects if person else ()) if not rule.of or p in rule.of]
    enough = len(set(done)) >= rule.at_least
    where = spot(person, "projects") if person else None
    return Seen(
        answer=Answer.of(enough), seen=_(", ").join(done) or _("no major task"),
        missing="" if enough else _too_few(rule), spot=where,
    )  # fmt: skip


def _too_few(rule: ProjectsRule) -> str:
    named = _(", ").join(rule.of or ())
    if rule.at_least == 1:
        return _("no major task of {tasks}", tasks=named) if named else _("no major task")
    if named:
        return _("fewer than {n} major tasks of {tasks}", n=rule.at_least, tasks=named)
    return _("fewer than {n} major tasks", n=rule.at_least)


def in_category(candidate: Candidate, categories: tuple[str, ...]) -> Seen:
    """Has one of these job categories."""
    return _one_of(candidate, "category", categories)


def in_role(candidate: Candidate, roles: tuple[str, ...]) -> Seen:
    """Has one of these roles."""
    return _one_of(candidate, "role", roles)


def on_level(candidate: Candidate, rule: LevelRule) -> Seen:
    """Stands so high on the career path."""
    level = candidate.person.job.level if candidate.person else None
    where = _job(candidate, "level")
    if level is None:
        return Seen(answer=Answer.UNKNOWN, missing=_("the level is not known"), spot=where)
    low = rule.at_least is not None and level < rule.at_least
    high = rule.at_most is not None and level > rule.at_most
    missing = _("the level is above {number}", number=rule.at_most) if high else ""
    missing = _("the level is below {number}", number=rule.at_least) if low else missing
    seen = _("level {number}", number=level)
    return Seen(answer=Answer.of(not (low or high)), seen=seen, missing=missing, spot=where)


def joined_within(candidate: Candidate, limit: Duration) -> Seen:
    """Joined no longer ago than this; who has yet to join did."""
    joined = _joined(candidate)
    if joined is None:
        return _not_known_when(candidate)
    holds = later(joined, limit, candidate.situation.office) >= candidate.day
    missing = (
        ""
        if holds
        else _(
            "joined longer than {length} before {day}",
            length=duration_words(limit),
            day=candidate.day,
        )
    )
    return _seen_joined(candidate, holds=holds, missing=missing)


def tenure(candidate: Candidate, least: Duration) -> Seen:
    """Joined at least this long ago."""
    joined = _joined(candidate)
    if joined is None:
        return _not_known_when(candidate)
    holds = later(joined, least, candidate.situation.office) <= candidate.day
    missing = (
        ""
        if holds
        else _(
            "joined less than {length} before {day}",
            length=duration_words(least),
            day=candidate.day,
        )
    )
    return _seen_joined(candidate, holds=holds, missing=missing)


def _seen_joined(candidate: Candidate, *, holds: bool, missing: str) -> Seen:
    seen = _("joined {day}", day=_joined(candidate))
    return Seen(answer=Answer.of(holds), seen=seen, missing=missing, spot=_joining(candidate))


def _one_of(candidate: Candidate, key: str, wanted: tuple[str, ...]) -> Seen:
    has = getattr(candidate.person.job, key) if candidate.person else None
    where, (unknown, none_of, is_) = _job(candidate, key), _SAID[key]
    if has is None:
        return Seen(answer=Answer.UNKNOWN, missing=_(unknown), spot=where)
    missing = "" if has in wanted else _(none_of, names=_(", ").join(wanted))
    seen = _(is_, names=has)
    return Seen(answer=Answer.of(has in wanted), seen=seen, missing=missing, spot=where)


_SAID = {
    "category": (
        N_("the job category is not known"), N_("the job category is none of {names}"),
        N_("job category {names}"),
    ),
    "role": (
        N_("the role is not known"), N_("the role is none of {names}"), N_("role {names}"),
    ),
}  # fmt: skip
"""What is said of a fact that is not known, of another than is asked for, and of one."""


def _joined(candidate: Candidate) -> date | None:
    return candidate.person.joined if candidate.person else None


def _joining(candidate: Candidate) -> Spot | None:
    return spot(candidate.person, "joined") if candidate.person else None


def _job(candidate: Candidate, key: str) -> Spot | None:
    return spot(candidate.person, "job", key) if candidate.person else None


def _not_known_when(candidate: Candidate) -> Seen:
    return Seen(
        answer=Answer.UNKNOWN,
        missing=_("the first working day is not known"),
        spot=_joining(candidate),
    )
