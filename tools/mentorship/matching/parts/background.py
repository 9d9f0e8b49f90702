"""Job, years of experience and major tasks."""

from __future__ import annotations

from mentorship.language import N_, _, n_
from mentorship.matching.member import Member
from mentorship.matching.part import FULL, Fit, Part, share

_GAP = (1, 3)
"""Levels that a mentor had best be above: near enough to remember, far enough to know more."""
_YEARS = 10
"""Years of experience that earn everything."""
_TASKS = 2
"""Major tasks that earn everything."""

_Job = tuple[str | None, int | None]


def _job(member: Member) -> _Job:
    return member.person.job.category, member.person.job.level


def _nothing(member: Member) -> None:
    """What depends on the mentor alone asks nothing of the mentee."""


def _fitting_jobs(mentee: _Job, mentor: _Job) -> Fit:
    """Half for the same job category, half for a mentor who is 1 to 3 levels above."""
    category, gap = _category(mentee[0], mentor[0]), _gap(mentee[1], mentor[1])
    return Fit(
        (category.value + gap.value) // 2,
        _("{category}, {level}", category=category.words, level=gap.words),
    )


def _category(mentee: str | None, mentor: str | None) -> Fit:
    if mentee is None or mentor is None:
        return Fit(0, _("job category not known"))
    if mentee == mentor:
        return Fit(FULL, _("both in {category}", category=mentor))
    return Fit(0, _("in {mentor}, the mentee in {mentee}", mentor=mentor, mentee=mentee))


def _gap(mentee: int | None, mentor: int | None) -> Fit:
    """Falls from all to nothing over the three levels beyond the best; nothing at or below."""
    if mentee is None or mentor is None:
        return Fit(0, _("level not known"))
    gap = mentor - mentee
    if gap < _GAP[0]:
        below = n_("{n} level below", "{n} levels below", -gap)
        return Fit(0, _("same level") if gap == 0 else below)
    above = n_("{n} level above", "{n} levels above", gap)
    return Fit(share(_GAP[1] + 3 - max(gap, _GAP[1]), 3), above)


def _experience(member: Member) -> int | None:
    return member.years


def _enough_years(_mentee: None, years: int | None) -> Fit:
    if years is None:
        return Fit(0, _("experience of the mentor not stated"))
    return Fit(share(years, _YEARS), n_("{n} year of experience", "{n} years of experience", years))


def _tasks(member: Member) -> tuple[str, ...]:
    return tuple(dict.fromkeys(member.person.projects))


def _enough_tasks(_mentee: None, tasks: tuple[str, ...]) -> Fit:
    carried = _("carried {tasks}", tasks=_(", ").join(tasks))
    return Fit(share(len(tasks), _TASKS), carried if tasks else _("no major task"))


def _track(member: Member) -> str | None:
    return member.track


def _same_track(mentee: str | None, mentor: str | None) -> Fit:
    """Both applied for the same track, or one of them for none in particular."""
    if mentee is None or mentor is None:
        return Fit(FULL, _("no other track asked for"))
    return Fit(FULL, _("the same track")) if mentee == mentor else Fit(0, _("another track"))


JOB = Part(
    name="job", sought=_job, offered=_job, judge=_fitting_jobs,
    inputs=("person.job.category", "person.job.level"),
    full=N_("the same job category, and a mentor 1 to 3 levels above"),
    without="without a fitting job",
)  # fmt: skip
EXPERIENCE = Part(
    name="experience", sought=_nothing, offered=_experience, judge=_enough_years,
    inputs=("profile.experience_since",), full=N_("a mentor with 10 years of work behind them"),
    without="without years of experience of the mentor",
)  # fmt: skip
PROJECTS = Part(
    name="projects", sought=_nothing, offered=_tasks, judge=_enough_tasks,
    inputs=("person.projects",), full=N_("a mentor who has carried 2 major tasks"),
    without="without a major task of the mentor",
)  # fmt: skip
TRACK = Part(
    name="track", sought=_track, offered=_track, judge=_same_track,
    inputs=("application.track",), full=N_("the same track asked for, or none in particular"),
    without="without a track in common",
)  # fmt: skip
