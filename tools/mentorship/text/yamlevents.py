"""The careful way through a YAML text: event by event, refusing what the dialect forbids."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import yaml
from yaml import events
from yaml._yaml import CParser

from mentorship.findings import shown
from mentorship.text.problem import Problem
from mentorship.text.scan import refused

DEPTH = 32
"""Levels of nesting at most."""

_NO_KEY = object()
_SAID = {
    "could not find expected ':'": (
        "expected a mapping entry 'key: value'",
        "put a colon and a blank after the key",
    ),
    "did not find expected key": (
        "expected a mapping entry 'key: value'",
        "check the indentation and the quotes of this and the line before",
    ),
    "mapping values are not allowed in this context": (
        "a second 'key:' on this line",
        "put text that contains ': ' in quotes",
    ),
    "found character that cannot start any token": (
        "a character that cannot begin a value",
        "indent with blanks, not tabs; put text that begins with @ or ` in quotes",
    ),
    "found a tab character that violates indentation": (
        "a tab in the indentation",
        "indent with blanks",
    ),
    "found unexpected end of stream": ("quoted text is not closed", "add the closing quote"),
    "did not find expected ',' or ']'": ("a list in [ ] is not closed", "add the missing , or ]"),
    "did not find expected ',' or '}'": (
        "a mapping in { } is not closed",
        "add the missing , or }",
    ),
    "block sequence entries are not allowed in this context": (
        "a list item '- ' cannot stand here",
        "put it on a line of its own",
    ),
    "did not find expected '-' indicator": ("expected a list item '- '", "check the indentation"),
    "did not find expected <document start>": (
        "text after the end of the document",
        "keep one mapping per file",
    ),
    "found invalid Unicode character escape code": (
        "invalid Unicode escape",
        "write the character itself",
    ),
    "invalid Unicode character escape code": (
        "invalid Unicode escape",
        "write the character itself",
    ),
    "found unknown escape character": (
        "unknown escape in quoted text",
        "write \\\\ for a backslash, or use single quotes",
    ),
}


def read_events(text: str, scalar: Callable[[str], Any]) -> Any:
    """The value of a YAML text, typed by `scalar`; Problem where the dialect forbids something."""
    parser = CParser(text)
    try:
        return _Builder(scalar).build(parser)
    except yaml.YAMLError as error:
        raise _worded(error) from None
    finally:
        parser.dispose()


def too_deep(mark: Any) -> Problem:
    """The problem of a text nested deeper than `DEPTH` levels."""
    return _syntax(mark, f"nested deeper than {DEPTH} levels", "flatten the data")


class _Builder:
    """Values under construction; the only mutable thing here lives as long as one text."""

    def __init__(self, scalar: Callable[[str], Any]) -> None:
        self.scalar = scalar
        self.stack: list[tuple[Any, Any, dict[str, Any]]] = []
        self.current: Any = None
        self.key: Any = _NO_KEY
        self.seen: dict[str, Any] = {}  # keys of the current mapping and their marks
        self.root: Any = None
        self.documents = 0

    def build(self, parser: CParser) -> Any:
        while True:
            event = parser.get_event()
            if isinstance(event, events.StreamEndEvent):
                return self.root
            if isinstance(event, events.NodeEvent):
                self._node(event)
            elif isinstance(event, events.CollectionEndEvent):
                done = self.current
                self.current, self.key, self.seen = self.stack.pop()
                self._add(done)
            elif isinstance(event, events.DocumentStartEvent):
                self._document(event)

    def _document(self, event: events.DocumentStartEvent) -> None:
        mark = event.start_mark
        self.documents += 1
        if self.documents > 1:
            hint = "one document per file; remove the line ---"
            raise _syntax(mark, "a second document starts here", hint)
        if event.version or event.tags:
            hint = "remove the line that begins with %"
            raise _syntax(mark, "YAML directives are not allowed", hint)

    def _node(self, event: Any) -> None:
        _refuse_anchors_and_tags(event)
        awaiting_key = isinstance(self.current, dict) and self.key is _NO_KEY
        if isinstance(event, events.ScalarEvent):
            self._scalar(event, awaiting_key)
            return
        if awaiting_key:
            hint = "remove the '? ' or the brackets"
            raise _syntax(event.start_mark, "a key must be plain text", hint)
        if len(self.stack) >= DEPTH:
            raise too_deep(event.start_mark)
        self.stack.append((self.current, self.key, self.seen))
        self.current = {} if isinstance(event, events.MappingStartEvent) else []
        self.key, self.seen = _NO_KEY, {}

    def _scalar(self, event: events.ScalarEvent, awaiting_key: bool) -> None:
        smuggled = refused(event.value) if event.style == '"' else None
        if smuggled:
            message = f"the value contains the character {smuggled}"
            raise _at(event.start_mark, "encoding", message, "remove its escape")
        if not awaiting_key:
            self._add(event.value if event.style else self.scalar(event.value))
            return
        first = self.seen.get(event.value)
        if first is not None:
            key = event.value if len(event.value) <= 64 else event.value[:64] + "…"
            before = f"{first.line + 1}:{first.column + 1}"
            message = f"the key {shown(key)!r} is given twice (first at {before})"
            raise _at(event.start_mark, "yaml-duplicate-key", message, "keep one of them")
        self.seen[event.value] = event.start_mark
        self.key = event.value

    def _add(self, value: Any) -> None:
        if self.current is None:
            self.root = value
        elif isinstance(self.current, list):
            self.current.append(value)
        else:
            self.current[self.key] = value
            self.key = _NO_KEY


def _refuse_anchors_and_tags(event: Any) -> None:
    if isinstance(event, events.AliasEvent) or event.anchor is not None:
        hint = "write the value out, or put text that begins with & or * in quotes"
        raise _syntax(event.start_mark, "anchors and aliases are not allowed", hint)
    if event.tag is not None:
        tag = event.tag.replace("tag:yaml.org,2002:", "!!")[:80]
        hint = "remove it, or put text that begins with ! in quotes"
        raise _syntax(event.start_mark, f"the tag {shown(tag)} is not allowed", hint)


def _syntax(mark: Any, message: str, hint: str) -> Problem:
    return _at(mark, "yaml-syntax", message, hint)


def _at(mark: Any, code: str, message: str, hint: str) -> Problem:
    return Problem(code, mark.line + 1, mark.column + 1, message, hint)


def _worded(error: yaml.YAMLError) -> Problem:
    """The parser's error in words for people, at the place where the mistake begins."""
    problem = str(getattr(error, "problem", None) or "").strip()
    mark = getattr(error, "problem_mark", None)
    context = getattr(error, "context_mark", None)
    if "quoted scalar" in str(getattr(error, "context", "")) and context is not None:
        mark = context
    message, hint = _SAID.get(problem, (problem or "not readable as YAML", ""))
    if mark is None:
        return Problem("yaml-syntax", 1, 1, message, hint)
    return _syntax(mark, message, hint)
