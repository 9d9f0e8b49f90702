"""One small dialect of YAML: JSON-shaped, YAML 1.2 scalars, one document, no anchors, no tags.

PyYAML reads, but never its resolver or constructor. A few facts about the text decide whether the
fast way (composed in C, scalars typed here) may be taken; every other text goes through the event
stream, which refuses and locates. Texts of the simplest form need no parser at all. All three ways
give the same values.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any, TypeAlias

import yaml
from yaml._yaml import CParser
from yaml.nodes import Node, ScalarNode, SequenceNode

from mentorship.text.problem import Problem, position
from mentorship.text.yamlevents import DEPTH, read_events, too_deep
from mentorship.text.yamllines import read_lines

Value: TypeAlias = "bool | int | Decimal | str | list[Value] | dict[str, Value] | None"

_WORDS: dict[str, Value] = {"": None, "null": None, "~": None, "true": True, "false": False}
_INT = re.compile(r"0|-?[1-9][0-9]{0,14}").fullmatch
# Without the numbers so small that Decimal prints them as 1E-7: text is taken as written.
_DECIMAL = re.compile(r"(?!-?0\.0{6})-?(?:0|[1-9][0-9]{0,14})\.[0-9]{1,15}").fullmatch
_NUMERIC = frozenset("-0123456789")
_CHAIN = re.compile(r"\n[ \t]*(?:[-?:][ \t]+){4}")
_DEEP = "\n" + " " * 65
_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?: .*)?$", re.MULTILINE)


def read(text: str) -> Value:
    """The value of a YAML text. Keys are text as written; numbers are int or Decimal.

    Raises Problem with the place of what is wrong.
    """
    if "<<<<<<<" in text or ">>>>>>>" in text:
        _refuse_conflict(text)
    values = read_lines(text, scalar)
    if values is not None:
        return values
    if not safe(text):
        return read_carefully(text)
    try:
        node = compose(text)
    except yaml.YAMLError:
        return read_carefully(text)  # says what is wrong, in our words
    return None if node is None else _built(node, text, 1)


def read_carefully(text: str) -> Value:
    """The same as `read` by the slow way, for every text."""
    return read_events(text, scalar)  # type: ignore[no-any-return]


def scalar(text: str) -> Value:
    """The value of a plain scalar: null, true, false, a decimal number, or the text itself."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] in _NUMERIC:
        if _INT(text):
            return int(text)
        if _DECIMAL(text):
            return Decimal(text)
    return text


def safe(text: str) -> bool:
    """True: no anchor, alias, tag, directive, escape or second document can be in `text`, and its
    nesting is bounded (by about 340) before the C library sees it."""
    if "&" in text or "*" in text or "!" in text or "\\" in text or "\t" in text:
        return False
    if "---" in text or "..." in text or ("%" in text and ("\n%" in text or text[0] == "%")):
        return False
    if text.count("[") + text.count("{") > 200:
        return False
    led = "\n" + text
    return _DEEP not in led and _CHAIN.search(led) is None


class _Composer(CParser):
    """The C composer without PyYAML's resolver, which is most of the time otherwise."""

    def resolve(self, *_: object) -> None:
        return None

    def descend_resolver(self, *_: object) -> None:
        return None

    def ascend_resolver(self) -> None:
        return None


def compose(text: str) -> Node | None:
    """The node graph of a text that `read` accepts, with a mark on each node."""
    parser = _Composer(text)
    try:
        return parser.get_single_node()
    finally:
        parser.dispose()


def _built(node: Node, text: str, depth: int) -> Value:
    if node.__class__ is ScalarNode:
        return _scalar(node)
    if depth > DEPTH:
        raise too_deep(node.start_mark)
    if node.__class__ is SequenceNode:
        return [_built(item, text, depth + 1) for item in node.value]
    return _mapping(node, text, depth)


def _scalar(node: Any) -> Value:
    return node.value if node.style else scalar(node.value)


def _mapping(node: Node, text: str, depth: int) -> dict[str, Value]:
    values: dict[str, Value] = {}
    for key_node, item in node.value:
        key = key_node.value
        if key_node.__class__ is not ScalarNode or key in values:
            read_carefully(text)  # locates the duplicate or the complex key
            raise AssertionError("both ways of reading disagree")
        if item.__class__ is ScalarNode:  # inlined: most values are scalars
            values[key] = item.value if item.style else scalar(item.value)
        else:
            values[key] = _built(item, text, depth + 1)
    return values


def _refuse_conflict(text: str) -> None:
    match = _CONFLICT.search(text)
    if match:
        hint = "keep one side and remove the marker lines"
        message = "an unresolved merge conflict starts here"
        raise Problem("yaml-syntax", *position(text, match.start()), message, hint)
