"""Skills wanted by the mentee and offered by the mentor."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import repeat
from operator import add

from mentorship.language import N_, _
from mentorship.matching.member import Member
from mentorship.matching.part import Fit, Part, share

_EXPERT = 5


def _wanted(member: Member) -> tuple[str, ...]:
    return member.wants


def _offered(member: Member) -> Mapping[str, int]:
    return member.skills


def _judge(wanted: tuple[str, ...], offered: Mapping[str, int]) -> Fit:
    """The mean over the wanted skills of the mentor's level, of 5; a skill not offered is 0."""
    if not wanted:
        return Fit(0, _("the mentee states no wanted skill"))
    levels = [(skill, offered[skill]) for skill in wanted if skill in offered]
    value = share(sum(level for _skill, level in levels), _EXPERT * len(wanted))
    if not levels:
        return Fit(value, _("offers none of {skills}", skills=_(", ").join(wanted)))
    found = _(", ").join(
        _("{skill} {level} of {most}", skill=skill, level=level, most=_EXPERT)
        for skill, level in levels
    )
    lacking = _(", ").join(skill for skill in wanted if skill not in offered)
    if lacking:
        return Fit(value, _("offers {skills}; not {lacking}", skills=found, lacking=lacking))
    return Fit(value, _("offers {skills}", skills=found))


def _many(mentors: Sequence[Mapping[str, int]]) -> Callable[[tuple[str, ...]], Sequence[int]]:
    """The same values for many mentors: one addition for each wanted skill."""
    skills = sorted({skill for levels in mentors for skill in levels})
    levels_of = {skill: [levels.get(skill, 0) for levels in mentors] for skill in skills}

    def row(wanted: tuple[str, ...]) -> Sequence[int]:
        sums: Iterable[int] = repeat(0, len(mentors))
        for skill in wanted:
            if skill in levels_of:
                sums = map(add, sums, levels_of[skill])
        most = _EXPERT * len(wanted)
        worth = [share(total, most) for total in range(most + 1)]
        return list(map(worth.__getitem__, sums))

    return row


SKILLS = Part(
    name="skills", sought=_wanted, offered=_offered, judge=_judge, many=_many,
    inputs=("profile.wants", "profile.skills"),
    full=N_("a mentor of level 5 in every skill that the mentee wants"),
    without="without a wanted skill that is offered",
)  # fmt: skip
