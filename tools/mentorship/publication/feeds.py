"""What happened, newest first, as values for feeds: of the whole site, and of each program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from mentorship.language import N_, _, day_words
from mentorship.models.fields import words
from mentorship.models.log import Log
from mentorship.models.program import Program
from mentorship.obligations.engagement import Engagement, engagement_of
from mentorship.obligations.obligations import obligations_of
from mentorship.obligations.situation import Situation
from mentorship.publication.attachments import is_readable
from mentorship.publication.badges import badge_happenings
from mentorship.publication.classes import Class
from mentorship.publication.entries import (
    FeedView,
    Happening,
    landed_on,
    midnight,
    one_line,
    stable_id,
    stamp_of,
)
from mentorship.publication.events import title_of_event
from mentorship.publication.gate import Gate
from mentorship.publication.wording import kind_words, title_of

_MOST = 50
"""Happenings in a feed."""

_MILESTONES = ("task", "step", "extra")


def feed_views(gate: Gate, situation: Situation) -> Iterator[FeedView]:
    """The feed of the site, then one for each program."""
    space, language = gate.workspace, gate.language
    organisation = words(space.settings.organisation, language)
    of = {name: tuple(_of_program(gate, situation, p)) for name, p in space.programs.items()}
    everything = (each for found in of.values() for each in found)
    name = _("Mentorship at {organisation}", organisation=organisation)
    yield _feed(gate, situation, "feed.xml", "index.html", name, everything)
    for identity, program in space.programs.items():
        path, title = f"programs/{identity}", words(program.title, language)
        yield _feed(gate, situation, f"{path}.xml", f"{path}.html", title, of[identity])


def _feed(
    gate: Gate, situation: Situation, path: str, page: str, name: str, found: Iterable[Happening]
) -> FeedView:
    newest = sorted(found, key=lambda each: each.order, reverse=True)[:_MOST]
    updated = max((each.landed for each in newest), default=stamp_of(situation))
    identity = stable_id(situation, f"feed/{gate.audience.name}/{path}")
    return FeedView(path, page, identity, one_line(name), updated, tuple(newest))


def _of_program(gate: Gate, situation: Situation, program: Program) -> Iterator[Happening]:
    yield from _events(gate, situation, program)
    yield from badge_happenings(gate, situation, program)
    for pairing in gate.workspace.pairings_of.get(program.id, ()):
        pair = engagement_of(situation, pairing)
        if pair and gate.sees(Class.MEMBERS):
            yield from _beginning_and_end(gate, pair)
            yield from (_note(gate, pair, note) for note in pair.notes)
            yield from _milestones(gate, pair)
        elif pair:
            notes = (note for note in pair.notes if note.class_ == "public")
            yield from (_note_for_all(gate, pair, note) for note in notes)


def _events(gate: Gate, situation: Situation, program: Program) -> Iterator[Happening]:
    for file in gate.workspace.events:
        mine = file.program == program.id and file.date <= situation.today
        if mine and gate.sees(Class.of(file.class_)):
            title = title_of_event(gate, program, file)
            lesson = file.lesson if gate.sees(Class.MEMBERS) else None
            yield Happening(
                stable_id(situation, f"{program.id}/events/{file.id}//held"),
                one_line(
                    _(
                        "{event}, {program}",
                        event=title,
                        program=words(program.title, gate.language),
                    )
                ),
                one_line(_("Lesson: {lesson}", lesson=lesson) if lesson else ""),
                f"programs/{program.id}.html",
                "events",
                file.date,
                landed_on(situation, file.path, file.date),
            )


def _beginning_and_end(gate: Gate, pair: Engagement) -> Iterator[Happening]:
    """That a pair began, and that it ended. Those who may see who accepted are told of no pair
    that was only proposed; others would learn from that who did not accept."""
    pairing, today = pair.pairing, pair.situation.today
    if pairing.start <= today and (pair.accepted or not gate.sees(Class.PAIR)):
        yield _turn(gate, pair, "began", N_("{pair} began"), pairing.start)
    if pairing.ended and pairing.ended.date <= today:
        yield _turn(gate, pair, "ended", N_("{pair} ended"), pairing.ended.date)


def _turn(gate: Gate, pair: Engagement, what: str, text: str, day: date) -> Happening:
    title = one_line(_(text, pair=gate.pairing_title(pair.pairing)))
    identity = stable_id(pair.situation, f"{pair.id}//{what}")
    known = midnight(pair.situation, day)
    return Happening(identity, title, _about(gate, pair), _page(pair), "", day, known)


def _note(gate: Gate, pair: Engagement, note: Log) -> Happening:
    """A note by its kind, pair and lesson; its text is on the page of the pair."""
    shown = is_readable(gate, note)
    lesson = _("Lesson: {lesson}", lesson=note.lesson) if note.lesson else _about(gate, pair)
    return Happening(
        stable_id(pair.situation, f"{pair.id}/{note.id}"),
        one_line(
            _("{kind}: {pair}", kind=kind_words(note.kind), pair=gate.pairing_title(pair.pairing))
        ),
        one_line(lesson),
        _page(pair),
        f"note-{note.id}" if shown else "lessons" if note.lesson else "",
        note.date,
        landed_on(pair.situation, note.path, note.date),
    )


def _note_for_all(gate: Gate, pair: Engagement, note: Log) -> Happening:
    """A note that everybody may read: of whom, nobody may know."""
    program = words(pair.program.title, gate.language)
    return Happening(
        stable_id(pair.situation, f"{pair.id}/{note.id}"),
        one_line(_("A note for everybody, {day}", day=day_words(note.date))),
        one_line(program),
        f"programs/{pair.program.id}.html",
        "notes",
        note.date,
        landed_on(pair.situation, note.path, note.date),
    )


def _milestones(gate: Gate, pair: Engagement) -> Iterator[Happening]:
    """Tasks, steps, extras and defences that are done, for the pair."""
    if not gate.sees(Class.PAIR):
        return
    defences = {each.id for each in pair.program.cadence if each.kind == "defence"}
    for each in obligations_of(pair.situation, pair.pairing):
        milestone = each.kind in _MILESTONES or (each.kind == "cadence" and each.item in defences)
        if milestone and each.evidence:
            shown = each.evidence
            known = pair.situation.day_of(shown.landed) if shown.landed else shown.claimed
            who = gate.person(each.about).text if each.about else gate.pairing_title(pair.pairing)
            yield Happening(
                stable_id(pair.situation, f"{each.id}//met"),
                one_line(_("✓ {title}: {who}", title=title_of(each, gate.language), who=who)),
                _about(gate, pair),
                _page(pair),
                "timeline",
                shown.claimed,
                midnight(pair.situation, known),
            )


def _about(gate: Gate, pair: Engagement) -> str:
    return one_line(words(pair.program.title, gate.language))


def _page(pair: Engagement) -> str:
    return f"pairings/{pair.id}.html"
