"""What notes leave behind by topic: lessons, questions, and texts that their pairs share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple, TypeVar

from mentorship.models.fields import words
from mentorship.models.log import Log
from mentorship.models.pairing import Pairing
from mentorship.obligations.questions import Question, questions_in
from mentorship.obligations.situation import Situation
from mentorship.publication.attachments import is_readable
from mentorship.publication.classes import Class
from mentorship.publication.gate import Gate, is_many
from mentorship.publication.notes_for_all import notes_for_all, without_people
from mentorship.publication.topic_view import LessonView, QuestionView, SharedView
from mentorship.publication.topic_words import Vocabulary
from mentorship.publication.wording import kind_words
from mentorship.workspace.workspace import grouped

Item = TypeVar("Item")
ByTopic = Mapping[str, tuple[Item, ...]]


class Said(NamedTuple):
    """A lesson or a question of a note, and the topics it belongs to."""

    text: str
    key: str
    note: Log
    topics: frozenset[str]


class Reader(NamedTuple):
    """Who reads the notes, which topics there are, and the topics of what programs ask for."""

    gate: Gate
    situation: Situation
    vocabulary: Vocabulary
    items: Mapping[str, tuple[str, ...]]

    def notes(self) -> Iterator[tuple[Pairing, Log]]:
        """Every note up to today, with its pairing, in order of pairing and day."""
        space = self.gate.workspace
        for pairing in space.pairings.values():
            for note in space.logs_of.get(pairing.id, ()):
                if note.date <= self.situation.today:
                    yield pairing, note

    def topics(self, pairing: Pairing, note: Log, text: str) -> frozenset[str]:
        """The topics of a text of a note, by what the audience may know.

        That is what the text says itself; for members what the note calls its topics; for the pair
        also what it covers, completes, hands in, answers and assesses.
        """
        found = set(self.vocabulary.named_in(text))
        if self.gate.sees(Class.MEMBERS):
            found |= self.vocabulary.known(note.topics)
        if self.gate.sees(Class.PAIR):
            found |= self.vocabulary.known(self._done(pairing, note))
        return frozenset(found)

    def _done(self, pairing: Pairing, note: Log) -> Iterator[str]:
        for item in (*note.completes, *note.submits, *note.feedback):
            yield from self.items.get(f"{pairing.program}/{item.partition('/')[0]}", ())
        yield from (*note.covers, *note.scores)


def lessons(reader: Reader) -> ByTopic[Said]:
    """The lessons of notes, by topic; nobody but members may read them, others may count."""
    return _by_topic(
        Said(note.lesson, note.lesson.casefold(), note, reader.topics(pairing, note, note.lesson))
        for pairing, note in reader.notes()
        if note.lesson
    )


def questions(reader: Reader) -> ByTopic[Said]:
    """The questions that notes keep, by topic, readable or not."""
    return _by_topic(
        Said(each.text, each.key, note, reader.topics(pairing, note, each.text))
        for pairing, note in reader.notes()
        for each in _once(questions_in(note))
    )


def _once(asked: Iterable[Question]) -> Iterator[Question]:
    yield from {each.key: each for each in asked}.values()


def _by_topic(said: Iterable[Said]) -> ByTopic[Said]:
    found: dict[str, list[Said]] = {}
    for each in said:
        for topic in each.topics:
            found.setdefault(topic, []).append(each)
    return {topic: tuple(them) for topic, them in found.items()}


def lesson_views(gate: Gate, said: Iterable[Said]) -> tuple[LessonView, ...]:
    """Each lesson once, newest first; for members."""
    if not gate.sees(Class.MEMBERS):
        return ()
    views = (_lesson(gate, them) for them in grouped(said, lambda each: each.key).values())
    return tuple(sorted(views, key=lambda view: (-view.day.toordinal(), view.text)))


def _lesson(gate: Gate, them: tuple[Said, ...]) -> LessonView:
    newest = max(them, key=lambda each: (each.note.date, each.note.path))
    pairing = gate.workspace.pairings[newest.note.pairing]
    path = gate.pairing_path(pairing.id)
    source = (gate.pairing_title(pairing), path) if path else None
    return LessonView(newest.text, newest.note.date, len(them), source)


def question_views(gate: Gate, said: Iterable[Said]) -> tuple[QuestionView, ...]:
    """Each question that stands in a text the audience may read, the most frequent first."""
    views = (
        QuestionView(text, how_many(gate, them, lambda each: is_readable(gate, each.note)))
        for them in grouped(said, lambda each: each.key).values()
        if (text := _readable(gate, them))
    )
    return tuple(sorted(views, key=lambda view: (-view.times, view.text)))


def _readable(gate: Gate, them: Iterable[Said]) -> str:
    """The question in the words of the newest note that may be read; empty where there is none."""
    seen = sorted((e.note.date, e.note.path, e.text) for e in them if is_readable(gate, e.note))
    if not seen:
        return ""
    text = seen[-1][-1]
    return text if gate.sees(Class.MEMBERS) else without_people(gate, text)


def how_many(gate: Gate, said: Iterable[Said], open_: Callable[[Said], bool]) -> int:
    """How often something was said, as far as it may be told.

    What the audience can read one by one counts as it is; the rest only where there are three of
    them or more, about three people or more, so that no difference points at one.
    """
    listed = tuple(said)
    hidden = [each for each in listed if not open_(each)]
    pairings = gate.workspace.pairings
    people = {name for each in hidden for name in pairings[each.note.pairing].mentees}
    counted = len(hidden) if is_many(len(hidden), len(people)) else 0
    return len(listed) - len(hidden) + counted


def shared_notes(reader: Reader) -> ByTopic[SharedView]:
    """The notes that pairs let others read, by topic, newest first."""
    member = reader.gate.sees(Class.MEMBERS)
    found: dict[str, list[SharedView]] = {}
    for view, topics in _for_members(reader) if member else _for_all(reader):
        for topic in topics:
            found.setdefault(topic, []).append(view)
    return {
        topic: tuple(sorted(them, key=lambda each: (-each.day.toordinal(), each.path, each.anchor)))
        for topic, them in found.items()
    }


def _for_members(reader: Reader) -> Iterator[tuple[SharedView, frozenset[str]]]:
    gate = reader.gate
    for pairing, note in reader.notes():
        path = gate.pairing_path(pairing.id)
        if path and Class.of(note.class_) < Class.PAIR:
            view = SharedView(
                note.date, kind_words(note.kind), gate.pairing_title(pairing), path,
                f"note-{note.id}",
            )  # fmt: skip
            yield view, reader.topics(pairing, note, note.body)


def _for_all(reader: Reader) -> Iterator[tuple[SharedView, frozenset[str]]]:
    gate = reader.gate
    for name, program in gate.workspace.programs.items():
        for note in notes_for_all(gate, reader.situation, name):
            title, path = words(program.title, gate.language), f"programs/{name}.html"
            view = SharedView(note.day, kind_words(note.kind), title, path, note.anchor)
            yield view, reader.vocabulary.named_in(note.body)
