"""Rules about a person's job and time in the organisation."""

from __future__ import annotations

from datetime import date

from mentorship.eligibility.candidate import Candidate
from mentorship.eligibility.verdict import Answer, Seen
from mentorship.models.eligibility import LevelRule, ProjectsRule
from mentorship.obligations.calendar import later
from mentorship.obligations.obligation import Spot, spot
from mentorship.values import Duration


def leads(candidate: Candidate, wanted: bool) -> Seen:
    """Leads people, or does not."""
    does = candidate.person.job.leads if candidate.person else False
    missing = "" if does == wanted else f"{'leads' if does else 'does not lead'} people"
    seen = "leads people" if does else "leads nobody"
    return Seen(
        answer=Answer.of(does == wanted), seen=seen, missing=missing, spot=_job(candidate, "leads")
    )


def carried(candidate: Candidate, rule: ProjectsRule) -> Seen:
    """Carried so many major tasks, of those named."""
    person = candidate.person
    done = [p for p in (person.projects if person else ()) if not rule.of or p in rule.of]
    enough = len(set(done)) >= rule.at_least
    short = "no major task" if rule.at_least == 1 else f"fewer than {rule.at_least} major tasks"
    missing = short + (f" of {', '.join(rule.of)}" if rule.of else "")
    where = spot(person, "projects") if person else None
    return Seen(
        answer=Answer.of(enough), seen=", ".join(done) or "no major task",
        missing="" if enough else missing, spot=where,
    )  # fmt: skip


def in_category(candidate: Candidate, categories: tuple[str, ...]) -> Seen:
    """Has one of these job categories."""
    return _one_of(candidate, "category", "job category", categories)


def in_role(candidate: Candidate, roles: tuple[str, ...]) -> Seen:
    """Has one of these roles."""
    return _one_of(candidate, "role", "role", roles)


def on_level(candidate: Candidate, rule: LevelRule) -> Seen:
    """Stands so high on the career path."""
    level = candidate.person.job.level if candidate.person else None
    where = _job(candidate, "level")
    if level is None:
        return Seen(answer=Answer.UNKNOWN, missing="the level is not known", spot=where)
    low = rule.at_least is not None and level < rule.at_least
    high = rule.at_most is not None and level > rule.at_most
    bound = f"below {rule.at_least}" if low else f"above {rule.at_most}"
    missing = f"the level is {bound}" if low or high else ""
    return Seen(
        answer=Answer.of(not (low or high)), seen=f"level {level}", missing=missing, spot=where
    )


def joined_within(candidate: Candidate, limit: Duration) -> Seen:
    """Joined no longer ago than this; who has yet to join did."""
    joined = _joined(candidate)
    if joined is None:
        return _not_known_when(candidate)
    holds = later(joined, limit, candidate.situation.office) >= candidate.day
    missing = "" if holds else f"joined longer than {limit} before {candidate.day}"
    return Seen(
        answer=Answer.of(holds), seen=f"joined {joined}", missing=missing, spot=_joining(candidate)
    )


def tenure(candidate: Candidate, least: Duration) -> Seen:
    """Joined at least this long ago."""
    joined = _joined(candidate)
    if joined is None:
        return _not_known_when(candidate)
    holds = later(joined, least, candidate.situation.office) <= candidate.day
    missing = "" if holds else f"joined less than {least} before {candidate.day}"
    return Seen(
        answer=Answer.of(holds), seen=f"joined {joined}", missing=missing, spot=_joining(candidate)
    )


def _one_of(candidate: Candidate, key: str, what: str, wanted: tuple[str, ...]) -> Seen:
    has = getattr(candidate.person.job, key) if candidate.person else None
    where = _job(candidate, key)
    if has is None:
        return Seen(answer=Answer.UNKNOWN, missing=f"the {what} is not known", spot=where)
    missing = "" if has in wanted else f"the {what} is none of {', '.join(wanted)}"
    return Seen(answer=Answer.of(has in wanted), seen=f"{what} {has}", missing=missing, spot=where)


def _joined(candidate: Candidate) -> date | None:
    return candidate.person.joined if candidate.person else None


def _joining(candidate: Candidate) -> Spot | None:
    return spot(candidate.person, "joined") if candidate.person else None


def _job(candidate: Candidate, key: str) -> Spot | None:
    return spot(candidate.person, "job", key) if candidate.person else None


def _not_known_when(candidate: Candidate) -> Seen:
    return Seen(
        answer=Answer.UNKNOWN,
        missing="the first working day is not known",
        spot=_joining(candidate),
    )
