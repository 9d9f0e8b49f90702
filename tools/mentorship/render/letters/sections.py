"""The notices of a person as what the texts are given: sections with items in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import NamedTuple

from mentorship.models.fields import words
from mentorship.models.pairing import Pairing
from mentorship.obligations.obligation import Obligation
from mentorship.obligations.situation import Situation, zone_named
from mentorship.reminders.notice import Notice, Rule
from mentorship.reminders.turn import SEALED
from mentorship.render.letters.alerting import alert_item
from mentorship.render.letters.schema import NO_ITEM, Item, Point, Section
from mentorship.render.letters.wording import (
    action_in,
    bare_in,
    day_in,
    kind_words,
    left_in,
    points_in,
    sealed_words,
    survey_command,
    time_in,
    title_in,
    title_with,
)
from mentorship.workspace.workspace import grouped

MOST = 20
"""Items that a message lists; the plan of a first day is told whole, up to five times as many."""

_ALONE = frozenset({Rule.FIRST_DAY, Rule.FIRST_MEETING, Rule.MEETING})
"""Rules that speak about one pairing: two of them are two sections."""

_TOGETHER = frozenset({"cadence", "first-meeting", "acceptance", "approval", "plan"})
"""Kinds of obligations that concern the other side of the pairing too."""

_BARE = {
    Rule.FEEDBACK_WAITING: "feedback",
    Rule.FEEDBACK_GIVEN: "feedback",
    Rule.SURVEY: "survey",
}
"""Rules whose text says itself what is to be done with the work, by the kind of obligation."""


class Told(NamedTuple):
    """The sections of a message by the rule of their text, and how many items it leaves out."""

    sections: tuple[tuple[Rule, Section], ...]
    more: int


@dataclass(frozen=True, eq=False)
class Reader:
    """Somebody who reads a message in a language.

    `overheard` says that others read along, as in a room, or with a subject that stands on a
    locked screen: no words of notes are told then.
    """

    situation: Situation
    person: str
    language: str
    overheard: bool = False

    @cached_property
    def organisation(self) -> str:
        """What the organisation is called."""
        return words(self.situation.workspace.settings.organisation, self.language)

    def name(self, person: str) -> str:
        """What a person is called; the id of somebody unknown."""
        return self.situation.workspace.name_of(person)

    def names(self, people: Iterable[str]) -> str:
        """Several people, the reader left out."""
        others = dict.fromkeys(each for each in people if each != self.person)
        return ("、" if self.language == "zh" else ", ").join(map(self.name, others))

    def item(self, each: Obligation, rule: Rule) -> Item:
        """An obligation in words, as of the situation's day; a sealed one without name and day.

        The words of an action were written for the pair: others hear only that there is one.
        """
        if each.kind in SEALED:
            title = sealed_words(each, self.language)
            return Item(title, "", "", "", title, yours=True)
        yours = self.person in each.owners
        bare = each.kind == _BARE.get(rule)
        title = self._titled(each, (bare_in if bare else title_in)(each, self.language))
        left = each.days_left(self.situation.today) if each.state.is_open else None
        when = left_in(left, self.language)
        day = day_in(each.due, self.language) if each.due and when else ""
        who = self.names(self._others(each, yours=yours))
        pairing = self.situation.workspace.pairings.get(each.pairing or "")
        how = survey_command(each, pairing, self.person) if yours and pairing else ""
        return Item(title, who, when, day, self._line(title, who, when, day), yours, how)

    def whole(self, title: str, detail: str) -> Item:
        """Something that is no obligation, as a line."""
        return Item(title, detail, "", "", self._line(title, detail, "", ""))

    def hears(self, pairing: Pairing | None) -> bool:
        """Whether they may be told words of a pair's notes here."""
        return not self.overheard and pairing is not None and self.person in pairing.people

    def _titled(self, each: Obligation, title: str) -> str:
        """What this reader is told of it; those outside the pair also hear with whom it is."""
        pairing = self.situation.workspace.pairings.get(each.pairing or "")
        if pairing is None:
            return title
        if each.kind == "action":
            return title if self.hears(pairing) else action_in(self.pair(pairing), self.language)
        if self.person in (*pairing.people, *each.owners) or {*each.owners} <= {*pairing.mentees}:
            return title
        about = (each.about,) if each.about else pairing.mentees
        return title_with(title, each.kind, self.names(about), self.language)

    def pair(self, pairing: Pairing) -> str:
        """`Lin Wei with Ada Okafor`."""
        with_ = "与" if self.language == "zh" else " with "
        comma = "、" if self.language == "zh" else ", "
        return with_.join(
            comma.join(map(self.name, side)) for side in (pairing.mentees, pairing.mentors)
        )

    def _others(self, each: Obligation, *, yours: bool) -> Sequence[str]:
        if not yours:
            return each.owners
        if each.about and each.about != self.person:
            return (each.about,)
        pairing = self.situation.workspace.pairings.get(each.pairing or "")
        return self.opposite(pairing) if pairing and each.kind in _TOGETHER else ()

    def opposite(self, pairing: Pairing) -> tuple[str, ...]:
        """The other side of a pairing; of an owner, everybody."""
        if self.person in pairing.mentors:
            return pairing.mentees
        return pairing.mentors if self.person in pairing.mentees else pairing.people

    def _line(self, title: str, who: str, when: str, day: str) -> str:
        if self.language == "zh":
            named = f"{title}（{who}）" if who else title
            return f"{named}：{when}，{day}" if when else named
        named = f"{title} ({who})" if who else title
        return f"{named}: {when}, {day}" if when else named


class Line(NamedTuple):
    """Something to list: an obligation, or a pairing of which a notice speaks as a whole."""

    order: tuple[date, str]
    notice: Notice
    each: Obligation | None


def told_to(reader: Reader, notices: Sequence[Notice]) -> Told:
    """The sections of one message, with the items due first."""
    groups = tuple((group[0], _lines(group)) for group in _groups(notices))
    kept = _first(groups)
    sections, more = [], 0
    for number, (notice, lines) in enumerate(groups):
        listed = tuple(line for line in lines if (number, line.order[1]) in kept)
        more += len(lines) - len(listed)
        if listed:
            sections.append((notice.rule, _section(reader, notice, len(lines), listed)))
    return Told(tuple(sections), more)


def _groups(notices: Sequence[Notice]) -> Iterator[tuple[Notice, ...]]:
    """Notices that are told in one section, in the order of the rules."""
    for rule, group in grouped(notices, lambda each: each.rule).items():
        if rule in _ALONE:
            yield from ((each,) for each in group)
        else:
            yield group


def _lines(group: Iterable[Notice]) -> tuple[Line, ...]:
    """What a section lists, each once, in order of due day."""
    lines: dict[str, Line] = {}
    for notice in group:
        for each in notice.obligations:
            lines[each.id] = Line(each.order, notice, each)
        if not notice.obligations:
            lines[notice.key] = Line((notice.since or notice.day, notice.key), notice, None)
    return tuple(sorted(lines.values(), key=lambda line: line.order))


def _first(groups: Sequence[tuple[Notice, Sequence[Line]]]) -> frozenset[tuple[int, str]]:
    """Which lines of which group are listed: the first by due day."""
    plans = {n for n, (notice, _) in enumerate(groups) if notice.rule is Rule.FIRST_DAY}
    chosen: list[tuple[int, str]] = []
    for numbers, most in ((plans, 5 * MOST), (set(range(len(groups))) - plans, MOST)):
        found = ((line.order, number) for number in numbers for line in groups[number][1])
        chosen += ((number, order[1]) for order, number in sorted(found)[:most])
    return frozenset(chosen)


def _section(reader: Reader, notice: Notice, count: int, lines: Sequence[Line]) -> Section:
    space = reader.situation.workspace
    pairing = space.pairings.get(notice.pairing or "")
    program = space.programs.get(notice.program or "")
    items = tuple(_item(reader, line) for line in lines)
    moment = _moment(reader, notice)
    return Section(
        name=reader.name(reader.person),
        person=reader.person,
        organisation=reader.organisation,
        program=words(program.title, reader.language) if program else "",
        pairing=reader.pair(pairing) if pairing else "",
        others=reader.names(reader.opposite(pairing)) if pairing else "",
        day=day_in(moment, reader.language) if moment else "",
        time=time_in(moment) if isinstance(moment, datetime) else "",
        count=count,
        several=count > 1,
        first=items[0] if items else NO_ITEM,
        items=items,
        points=tuple(map(Point, points_in(space, pairing, reader.language))) if pairing else (),
    )


def _item(reader: Reader, line: Line) -> Item:
    if line.each is not None:
        return reader.item(line.each, line.notice.rule)
    if line.notice.alerts:
        return alert_item(reader.situation.workspace, line.notice.alerts, reader.language)
    pairing = reader.situation.workspace.pairings.get(line.notice.pairing or "")
    if line.notice.call is not None:
        said = line.notice.call.text
        if not reader.hears(pairing):
            said = kind_words(line.notice.rule.value, reader.language)
        return reader.whole(said, reader.pair(pairing) if pairing else "")
    since = day_in(line.notice.since, reader.language) if line.notice.since else ""
    return reader.whole(reader.pair(pairing) if pairing else "", since)


def _moment(reader: Reader, notice: Notice) -> date | datetime | None:
    """The day of a meeting or a silence; an instant in the reader's zone."""
    if not isinstance(notice.meeting, datetime):
        return notice.meeting or notice.since
    profile = reader.situation.workspace.profiles.get(reader.person)
    zone = zone_named(profile.timezone) if profile and profile.timezone else None
    return notice.meeting.astimezone(zone or reader.situation.zone)
