"""What topics are called, and which of them a text names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from mentorship.language import N_, _, spoken
from mentorship.models.fields import words
from mentorship.models.ids import id_problem
from mentorship.models.settings import Settings
from mentorship.publication.wording import id_words

_WITHOUT_BLANKS = "\u2e80"
"""The first character of the scripts of East Asia, which write words without blanks."""

_TITLES = frozenset({
    N_("Assessment"), N_("Being mentored"), N_("Communication"), N_("Conflict"),
    N_("Conversation"), N_("Culture"), N_("Defence"), N_("Ending"), N_("Feedback"),
    N_("First meeting"), N_("Getting started"), N_("Goals"), N_("Groups"), N_("Incentives"),
    N_("Introducing"), N_("Leading people"), N_("Mentor skills"), N_("Mentoring"),
    N_("Network"), N_("Notes"), N_("Peers"), N_("Planning"), N_("Presenting"),
    N_("Program owner"), N_("Remote"), N_("Shadowing"), N_("Teaching"), N_("Time zones"),
    N_("Trust"),
})  # fmt: skip
"""The topics of the guides that come with the program; others are called what their id says."""


def topic_words(settings: Settings, topic: str) -> str:
    """The title of a topic: that of the skill with the same id, or its id in words."""
    if topic in settings.skills:
        return words(settings.skills[topic], settings.language_beside(spoken()))
    title = id_words(topic)
    return _(title) if title in _TITLES else title


def is_topic(name: str) -> bool:
    """Whether a word may be a topic, which has a page of that name."""
    return id_problem(name) is None


@dataclass(frozen=True)
class Vocabulary:
    """The topics there are, and the words by which a text names each."""

    names: Mapping[str, tuple[str, ...]]

    def named_in(self, text: str) -> frozenset[str]:
        """The topics that a text names, by id or by title in any language, as whole words."""
        if self._pattern is None:
            return frozenset()
        found = self._pattern.findall(text.casefold())
        return frozenset(topic for word in found for topic in self._topics[word])

    def known(self, topics: Iterable[str]) -> frozenset[str]:
        """Those of some words that are topics."""
        return frozenset(topic for topic in topics if topic in self.names)

    @cached_property
    def _topics(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for topic, names in self.names.items():
            for name in names:
                found[name] = (*found.get(name, ()), topic)
        return found

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        longest_first = sorted(self._topics, key=lambda name: (-len(name), name))
        if not longest_first:
            return None
        return re.compile("|".join(_bounded(name) for name in longest_first))


def vocabulary(settings: Settings, topics: Iterable[str]) -> Vocabulary:
    """The words of some topics."""
    return Vocabulary({topic: tuple(_names(settings, topic)) for topic in sorted(set(topics))})


def _names(settings: Settings, topic: str) -> Iterator[str]:
    title = settings.skills.get(topic, "")
    titles = title.values() if isinstance(title, Mapping) else (title,)
    said = (topic, topic.replace("-", " "), _(id_words(topic)), *titles)
    yield from dict.fromkeys(str(each).casefold() for each in said if each)


def _bounded(name: str) -> str:
    """Where words have blanks between them, a name begins and ends where a word does."""
    first = r"(?<!\w)" if name[0] < _WITHOUT_BLANKS else ""
    last = r"(?!\w)" if name[-1] < _WITHOUT_BLANKS else ""
    return f"{first}{re.escape(name)}{last}"
