"""The knowledge base as values for pages: topics, and everything on each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from posixpath import basename

from mentorship.models.fields import words
from mentorship.models.program import Program
from mentorship.obligations.situation import Situation
from mentorship.publication.attachments import is_readable
from mentorship.publication.classes import Class
from mentorship.publication.gaps import gaps
from mentorship.publication.gate import Gate
from mentorship.publication.lessons import (
    Reader,
    how_many,
    lesson_views,
    lessons,
    question_views,
    questions,
    shared_notes,
)
from mentorship.publication.program_view import ProgramView
from mentorship.publication.topic_view import (
    HelpView,
    ItemView,
    Library,
    TopicView,
)
from mentorship.publication.topic_words import (
    Vocabulary,
    is_topic,
    topic_words,
    vocabulary,
)
from mentorship.workspace.guides import Guide

Items = Mapping[str, tuple[str, ...]]


def library(
    gate: Gate, situation: Situation, guides: Iterable[Guide], programs: Sequence[ProgramView],
    skills: Iterable[str],
) -> Library:  # fmt: skip
    """Every topic of a page, a skill, a course or a task, with what the audience may know of it.

    `skills` are the ids of those it may know.
    """
    pages = tuple(_pages(gate, guides, programs))
    names = {topic for page in pages for topic in page.topics} | set(skills)
    names |= {t for program in gate.workspace.programs.values() for t in _topics_of(program)}
    if gate.sees(Class.MEMBERS):
        names |= {topic for log in gate.workspace.logs for topic in log.topics}
    known = vocabulary(gate.workspace.settings, filter(is_topic, names))
    items = dict(_items(gate, known))
    views = _topics(Reader(gate, situation, known, items), pages, programs)
    in_order = tuple(sorted(views, key=lambda view: (view.title.casefold(), view.id)))
    return Library(topics=in_order, pages=pages, items=items, gaps=gaps(gate, situation))


def _topics_of(program: Program) -> Iterator[str]:
    for course in program.courses.values():
        yield from course.topics
    for track in program.tracks.values():
        for stage in track.stages:
            for task in stage.tasks:
                yield from task.topics


def _pages(
    gate: Gate, guides: Iterable[Guide], programs: Iterable[ProgramView]
) -> Iterator[HelpView]:
    """Pages of docs/ and of handbooks with their topics; a handbook's page has those of the courses
    that are read there."""
    for guide in guides:
        yield HelpView(guide.title, guide.address, tuple(filter(is_topic, guide.topics)))
    own = {page.path: page.topics for page in gate.workspace.handbooks}
    for program in programs:
        courses = gate.workspace.programs[program.id].courses.values()
        for page in program.handbook:
            read = (c.topics for c in courses if c.page and basename(page.source) == c.page)
            topics = (*own.get(page.source, ()), *(topic for each in read for topic in each))
            if topics:
                fit = filter(is_topic, dict.fromkeys(topics))
                yield HelpView(page.title, page.path, tuple(fit), program.id, program.title)


def _items(gate: Gate, known: Vocabulary) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The topics of courses, tasks and core points: those they carry, their id, and those that
    their title names."""
    language = gate.language
    for name, program in gate.workspace.programs.items():
        for key, course in program.courses.items():
            said = words(course.title, language)
            yield f"{name}/{key}", _sorted(known, (key, *course.topics), said)
        for each in program.cadence:
            said = words(each.title, language)
            yield f"{name}/{each.id}", _sorted(known, (each.id, each.kind), said)
        for track in program.tracks.values():
            for point, title in track.core_points.items():
                yield f"{name}/core/{point}", _sorted(known, (point,), words(title, language))
            for task in (task for stage in track.stages for task in stage.tasks):
                said = words(task.title, language)
                yield f"{name}/{task.id}", _sorted(known, (task.id, *task.topics), said)


def _sorted(known: Vocabulary, topics: Iterable[str], title: str) -> tuple[str, ...]:
    return tuple(sorted(known.known(topics) | known.named_in(title)))


def _topics(
    reader: Reader, pages: Sequence[HelpView], programs: Iterable[ProgramView]
) -> Iterator[TopicView]:
    gate, listed = reader.gate, tuple(_listed(reader.items, programs))
    learned, asked, shared = lessons(reader), questions(reader), shared_notes(reader)
    for topic, names in reader.vocabulary.names.items():
        about = (page for page in pages if topic in page.topics)
        kept, questioned = learned.get(topic, ()), asked.get(topic, ())
        yield TopicView(
            id=topic,
            title=topic_words(gate.workspace.settings, topic),
            path=f"topics/{topic}.html",
            names=names,
            pages=tuple(sorted(about, key=lambda page: page.rank((topic,)))),
            items=tuple({each[:3]: each for each, its in listed if topic in its}.values()),
            lessons=lesson_views(gate, kept),
            kept=how_many(gate, kept, lambda _each: gate.sees(Class.MEMBERS)),
            questions=question_views(gate, questioned),
            asked=how_many(gate, questioned, lambda each: is_readable(gate, each.note)),
            shared=shared.get(topic, ()),
        )


def _listed(
    items: Items, programs: Iterable[ProgramView]
) -> Iterator[tuple[ItemView, tuple[str, ...]]]:
    """Courses, tasks and core points as their program's page shows them, with their topics."""
    for program in programs:
        name, title, path = program.id, program.title, program.path
        for key, course, _minutes, _page in program.courses:
            item = ItemView("course", course, title, path, "courses")
            yield item, items.get(f"{name}/{key}", ())
        for track in program.tracks:
            place = f"track-{track.id}"
            for point, said in track.core_points:
                topics = items.get(f"{name}/core/{point}", ())
                yield ItemView("core point", said, title, path, place), topics
            for task in (task for stage in track.stages for task in stage.tasks):
                item = ItemView("task", task.title, title, path, place)
                yield item, items.get(f"{name}/{task.id}", ())
