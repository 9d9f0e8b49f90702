"""What a room is told: names where everybody may read them, else how many of what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import attrgetter

from mentorship.models.fields import words
from mentorship.obligations.situation import Situation
from mentorship.publication.classes import Class
from mentorship.publication.gate import Gate
from mentorship.reminders.notice import UNSPOKEN, Notice, Rule
from mentorship.reminders.turn import SEALED
from mentorship.render.letters.schema import Counts, Entry, Figure, Item, Room
from mentorship.render.letters.sections import MOST, Line, Reader
from mentorship.render.letters.texts import Texts
from mentorship.render.letters.wording import day_in, kind_words
from mentorship.workspace.workspace import grouped


def room_letter(
    situation: Situation, texts: Texts, notices: Sequence[Notice], audience: str
) -> str:
    """The text for a room whose readers are `audience`; empty where there is nothing to tell.

    What is sealed is neither named nor counted.
    """
    told = tuple(each for each in notices if each.rule not in UNSPOKEN)
    if not told:
        return ""
    language = texts.language(())
    settings = situation.workspace.settings
    organisation = words(settings.organisation, language)
    day = day_in(situation.today, language)
    if audience != "pair":
        counts = tuple(_counted(situation, told, language, audience))
        return texts.say("room-counts", language, Counts(organisation, day, counts))
    listed = _listed(situation, told)
    people = _people(situation, language, listed[:MOST])
    more = str(len(listed) - MOST) if len(listed) > MOST else ""
    return texts.say("room", language, Room(organisation, day, people, more))


def _counted(
    situation: Situation, told: Sequence[Notice], language: str, audience: str
) -> Iterator[Figure]:
    """Per rule how many people are told, `some` where that would point at one of them."""
    gate = Gate(situation.workspace, Class.of(audience))
    for rule, group in sorted(grouped(told, attrgetter("rule")).items(), key=_rank):
        yield Figure(kind_words(rule.value, language), counted(gate, group))


def counted(gate: Gate, told: Sequence[Notice]) -> str:
    """How many people are told; `some` where they, or those whom it is about, are too few."""
    to = len({each.to for each in told})
    about = {person for notice in told for person in _about(notice)}
    return gate.counted(to, min(to, len(about)))


def _about(notice: Notice) -> set[str]:
    """The people whom a notice is about; without an obligation the one who is told."""
    if not notice.obligations:
        return {notice.to}
    return {person for each in notice.obligations for person in each.owners}


def _rank(item: tuple[Rule, tuple[Notice, ...]]) -> int:
    return item[0].rank


def _listed(situation: Situation, told: Sequence[Notice]) -> tuple[Line, ...]:
    """What is told, in order of due day."""
    lines: list[Line] = []
    for notice in told:
        owed = (each for each in notice.obligations if each.kind not in SEALED)
        lines += (Line(each.order, notice, each) for each in owed)
        if not notice.obligations:
            lines.append(Line((situation.today, notice.key), notice, None))
    return tuple(sorted(lines, key=lambda line: (line.order, line.notice.key)))


def _people(situation: Situation, language: str, listed: Sequence[Line]) -> tuple[Entry, ...]:
    entries = []
    for person, lines in sorted(grouped(listed, lambda line: line.notice.to).items()):
        reader = Reader(situation, person, language, overheard=True)
        items = tuple(_item(reader, line) for line in lines)
        entries.append(Entry(reader.name(person), items))
    return tuple(entries)


def _item(reader: Reader, line: Line) -> Item:
    if line.each is not None:
        return reader.item(line.each, line.notice.rule)
    pairing = reader.situation.workspace.pairings.get(line.notice.pairing or "")
    who = reader.names(reader.opposite(pairing)) if pairing else ""
    return reader.whole(kind_words(line.notice.rule.value, reader.language), who)
