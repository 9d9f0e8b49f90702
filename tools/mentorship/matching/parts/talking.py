"""Whether two people can talk: languages, hours of work in common, and style."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache

from dateutil.relativedelta import relativedelta

from mentorship.language import N_, _
from mentorship.matching.member import Member
from mentorship.matching.part import FULL, Fit, Part, Unstated, share, unstated
from mentorship.obligations.situation import zone_named

_WORK = 8 * 60
"""Minutes of a working day; it is taken to begin at the same time on everybody's clock."""
_ENOUGH = 4 * 60
"""Minutes in common that earn everything: half a day."""
_DAY = 24 * 60
_MONTHS = 24
"""Months of the program looked at for clocks that change; two years hold every pattern."""

_LANGUAGES: Unstated = {
    (True, True): N_("languages of either not stated"),
    (True, False): N_("languages of the mentee not stated"),
    (False, True): N_("languages of the mentor not stated"),
}
_STYLE: Unstated = {
    (True, True): N_("style of either not stated"),
    (True, False): N_("style of the mentee not stated"),
    (False, True): N_("style of the mentor not stated"),
}
_Zone = tuple[str, date, date]


def _languages(member: Member) -> frozenset[str]:
    return member.languages


def _common_language(mentee: frozenset[str], mentor: frozenset[str]) -> Fit:
    if not mentee or not mentor:
        return unstated(not mentee, not mentor, _LANGUAGES)
    common = sorted(mentee & mentor)
    if common:
        return Fit(FULL, _("both speak {languages}", languages=_(", ").join(common)))
    return Fit(0, _("no language in common"))


def _style(member: Member) -> frozenset[str]:
    return member.style


def _common_style(mentee: frozenset[str], mentor: frozenset[str]) -> Fit:
    """The share of the shorter list that is in the other."""
    if not mentee or not mentor:
        return unstated(not mentee, not mentor, _STYLE)
    common = sorted(mentee & mentor)
    if not common:
        return Fit(0, _("no style in common"))
    said = _("both like {styles}", styles=_(", ").join(common))
    return Fit(share(len(common), min(len(mentee), len(mentor))), said)


def _zone(member: Member) -> _Zone:
    return member.zone, member.start, member.end


def _hours(mentee: _Zone, mentor: _Zone) -> Fit:
    """Working hours in common in the worst month of the program; half a day earns everything."""
    zone, start, end = mentee
    minutes = _common_minutes(zone, mentor[0], start, end)
    whole, rest = divmod(minutes, 60)
    hours = _("{h} h {min} min", h=whole, min=rest) if rest else _("{h} h", h=whole)
    same = zone == mentor[0]
    where = zone if same else _("{one} and {other}", one=zone, other=mentor[0])
    said = _("{hours} of the working day in common ({where})", hours=hours, where=where)
    return Fit(share(minutes, _ENOUGH), said)


def _common_minutes(one: str, other: str, start: date, end: date) -> int:
    """The least over the months of the time that both work, in minutes."""
    return min(_overlap(_offset(one, day) - _offset(other, day)) for day in _days(start, end))


def _overlap(apart: int) -> int:
    """How long two equal working days overlap whose clocks are so many minutes apart."""
    around = apart % _DAY
    return max(0, _WORK - min(around, _DAY - around))


@cache
def _days(start: date, end: date) -> tuple[date, ...]:
    return tuple(_monthly(start, max(start, end)))


def _monthly(start: date, end: date) -> Iterator[date]:
    for month in range(_MONTHS):
        day = start + relativedelta(months=month)
        if day > end:
            return
        yield day


@cache
def _offset(zone: str, day: date) -> int:
    """Minutes ahead of UTC at noon of a day; a zone that is not known counts as UTC."""
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    offset = noon.astimezone(zone_named(zone) or UTC).utcoffset()
    return (offset or timedelta()) // timedelta(minutes=1)


LANGUAGES = Part(
    name="languages", sought=_languages, offered=_languages, judge=_common_language,
    inputs=("profile.languages",), full=N_("a language in common"),
    without="without a shared language",
)  # fmt: skip
TIMEZONE = Part(
    name="timezone", sought=_zone, offered=_zone, judge=_hours,
    inputs=("profile.timezone", "settings.timezone", "program.dates", "pairing.start"),
    full=N_("4 working hours in common, in the worst month"),
    without="without shared working hours",
)  # fmt: skip
STYLE = Part(
    name="style", sought=_style, offered=_style, judge=_common_style,
    inputs=("profile.style",), full=N_("all styles of one side liked by the other"),
    without="without a shared style",
)  # fmt: skip
