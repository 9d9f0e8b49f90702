"""Sealed answers to surveys, opened in memory: what they say is written nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from mentorship.findings import shown
from mentorship.metrics.tally import Left
from mentorship.models.kinds import kind_of
from mentorship.models.survey import Answer
from mentorship.publication.sealing import UnopenedError, WrongKeyError, opened
from mentorship.text.document import parse
from mentorship.text.problem import Problem
from mentorship.workspace.collection import Collection
from mentorship.workspace.schema import validated
from mentorship.workspace.workspace import Sealed


class Unsealed(NamedTuple):
    """Answers that could be opened and read; `unread` are sealed for another key, or there is no
    key; `left` can be opened by nobody, or are no answers."""

    answers: tuple[Answer, ...]
    unread: tuple[Sealed, ...]
    left: tuple[Left, ...]


def unsealed(
    sealed: Iterable[Sealed], contents: Mapping[str, bytes], keys: Iterable[str]
) -> Unsealed:
    """The answers among sealed files with these bytes, by path, opened with private keys.

    MentorshipError for a key that is none; a file that cannot be opened or read is told instead.
    """
    answers: list[Answer] = []
    unread: list[Sealed] = []
    left: list[Left] = []
    identities = tuple(keys)
    for item in sorted(one for one in sealed if one.kind == "answer"):
        try:
            if not identities or item.path not in contents:
                unread.append(item)
            else:
                answers.append(_answer(item, opened(contents[item.path], identities)))
        except WrongKeyError:
            unread.append(item)
        except (UnopenedError, Problem, _NoAnswerError) as error:
            left.append(Left(item.path, _why(error)))
    return Unsealed(tuple(answers), tuple(unread), tuple(left))


class _NoAnswerError(Exception):
    """What was sealed can be read, and is no answer."""


def _why(error: Exception) -> str:
    return f"it is no YAML [{error.code}]" if isinstance(error, Problem) else str(error)


def _answer(item: Sealed, text: str) -> Answer:
    """The answer that a text is. Raises Problem, and _NoAnswerError with the reason."""
    path = item.path.removesuffix(".age")
    named = kind_of(path)
    document = parse(path, text.encode())
    entity, findings = validated(named.kind, document) if named else (None, ())
    if not isinstance(entity, Answer) or named is None:
        raise _NoAnswerError("; ".join(finding.message for finding in findings))
    entity.bound(document, named.id)
    Collection.name(entity, named)
    if f"{entity.survey}-{entity.person}" != item.rest or not entity.person:
        raise _NoAnswerError(f"it answers {shown(entity.survey)}, which is not what its name says")
    return entity
