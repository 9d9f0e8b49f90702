"""The values that the knowledge base is made of: topics, and the pages on each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple


class HelpView(NamedTuple):
    """A page that helps: of docs/, or of the handbook of a program, whose title is `of` then.

    `topics` are in the order of what it is about.
    """

    title: str
    path: str
    topics: tuple[str, ...]
    program: str = ""
    of: str = ""

    def rank(self, topics: Iterable[str]) -> tuple[int, int, int, str]:
        """Sorts pages by how much they are about topics, the best first: those that name more of
        them, that name one earlier, that name fewer others."""
        shared = [place for place, topic in enumerate(self.topics) if topic in set(topics)]
        return -len(shared), min(shared, default=0), len(self.topics), self.path


class ItemView(NamedTuple):
    """A course, task or core point of a program that belongs to a topic."""

    kind: str  # course, task, core point
    title: str
    program: str
    path: str
    anchor: str


class LessonView(NamedTuple):
    """A lesson that notes keep: the day it was last learned, how often, and from which pair."""

    text: str
    day: date
    times: int
    source: tuple[str, str] | None  # title and path


class QuestionView(NamedTuple):
    """A question that was asked, and how often, as far as the audience may know."""

    text: str
    times: int


class SharedView(NamedTuple):
    """A note whose text its pair lets others read."""

    day: date
    kind: str
    title: str
    path: str
    anchor: str


@dataclass(frozen=True, kw_only=True)
class TopicView:
    """A topic's page.

    `names` are the words for it in all languages. `kept` and `asked` count lessons and questions,
    0 where there are none, or too few to be told.
    """

    id: str
    title: str
    path: str
    names: tuple[str, ...] = ()
    pages: tuple[HelpView, ...] = ()
    items: tuple[ItemView, ...] = ()
    lessons: tuple[LessonView, ...] = ()
    kept: int = 0
    questions: tuple[QuestionView, ...] = ()
    asked: int = 0
    shared: tuple[SharedView, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Library:
    """All topics in order of title, and the topics of what programs ask for.

    `items` are topics by `<program>/<course, task or cadence>` and `<program>/core/<core point>`;
    `gaps` are skills that an assessment found weak, by person, for those who may know.
    """

    topics: tuple[TopicView, ...] = ()
    pages: tuple[HelpView, ...] = ()
    items: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    gaps: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def topic(self) -> Mapping[str, TopicView]:
        """The topics by id."""
        return {view.id: view for view in self.topics}

    def help_on(self, topics: Iterable[str], program: str = "") -> tuple[HelpView, ...]:
        """The pages on any of the topics, the best first; handbooks of other programs left out."""
        wanted = frozenset(topics)
        found = (each for each in self.pages if each.program in ("", program))
        return tuple(
            sorted(
                (each for each in found if wanted.intersection(each.topics)),
                key=lambda each: each.rank(wanted),
            )
        )

    def help_with(self, program: str, item: str) -> tuple[HelpView, ...]:
        """The pages that help with a course, a task or `core/<core point>` of a program."""
        return self.help_on(self.items.get(f"{program}/{item}", ()), program)


class ReadingView(NamedTuple):
    """A page that somebody may want to read, and the sentence that says why."""

    title: str
    path: str
    because: str
