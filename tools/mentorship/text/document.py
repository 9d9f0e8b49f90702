"""A file as plain data that knows the place of each of its keys and values."""

from __future__ import annotations

from functools import lru_cache

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from mentorship.findings import Place
from mentorship.text.problem import Problem
from mentorship.text.scan import scan
from mentorship.text.slips import helped
from mentorship.text.yamltext import Value, compose, read


class Document:
    """A readable file: `yaml` is the text the data was read from, lines counted as in the file."""

    __slots__ = ("body", "body_line", "data", "path", "yaml")

    def __init__(self, path: str, yaml: str, data: dict[str, Value], body: str, line: int) -> None:
        self.path = path
        self.yaml = yaml
        self.data = data
        self.body = body
        self.body_line = line

    def place(self, *route: str | int, key: bool = False) -> Place:
        """Where the value (or its key) at `route` stands, or the nearest parent that is there.

        Parts of the route that the document does not have are skipped: pydantic's locations
        contain union tags and absent keys.
        """
        node = _key_or_value(self._root(), route, key=key)
        if node is None:
            return Place(self.path)
        return Place(self.path, node.start_mark.line + 1, node.start_mark.column + 1)

    def written(self, *route: str | int) -> str | None:
        """The plain scalar at `route` as it is written, None for quoted text and collections."""
        node = _key_or_value(self._root(), route, key=False)
        return node.value if isinstance(node, ScalarNode) and not node.style else None

    def _root(self) -> Node | None:
        return _composed(self.yaml) if self.yaml.strip() else None


@lru_cache(maxsize=4)
def _composed(yaml: str) -> Node | None:
    """The node graph; a file with one thing to say often has more, so the last few are kept."""
    return compose(yaml)


def parse(path: str, data: bytes | None, *, note: bool = False) -> Document:
    """Reads a file's bytes: YAML, or front matter and text for a note. Raises Problem."""
    text = scan(data)
    yaml, body, line = split(text) if note else (text, "", 1)
    try:
        value = read(yaml)
    except Problem as problem:
        raise helped(problem, yaml) from None
    if isinstance(value, dict):
        return Document(path, yaml, value, body, line)
    raise _not_a_mapping(value, yaml, note)


def split(text: str) -> tuple[str, str, int]:
    """Front matter, text below it, and the line where that begins.

    The front matter keeps an empty line in place of the opening `---`, so lines need no arithmetic.
    Raises Problem where a note has no front matter of exactly this form.
    """
    if not text.startswith("---\n"):
        raise Problem("front-matter", 1, 1, *_opening(text))
    end = text.find("\n---\n", 3)
    if end < 0 and text.endswith("\n---"):
        end = len(text) - 4
    if end < 0:
        hint = "close it with a line that is exactly ---"
        raise Problem("front-matter", 1, 1, "the front matter has no end", hint)
    yaml = text[3 : end + 1]
    return yaml, text[end + 5 :], text.count("\n", 0, end) + 3


def _opening(text: str) -> tuple[str, str]:
    """What is wrong with the first line of a note, and what helps."""
    exactly = "the first line of a note is exactly ---"
    if text.lstrip().startswith("---\n") and text[0].isspace():
        return "the front matter does not start on the first line", exactly
    if text.startswith(("--", "+++")):
        return "the note does not start with front matter", exactly
    lines = "begin with four lines: ---, kind: session, date: 2026-02-10, ---"
    what = "the note does not start with front matter" if text.strip() else "the note is empty"
    return what, f"{lines}; or let `mentorship new log` write them"


def _not_a_mapping(value: Value, yaml: str, note: bool) -> Problem:
    code, what = ("front-matter", "the front matter") if note else ("schema", "the file")
    hint = "write it as 'key: value' lines"
    if value is None:
        empty = "is empty" if note or not yaml.strip() else "holds no data"
        return Problem(code, 1, 1, f"{what} {empty}", hint)
    found = "a list" if isinstance(value, list) else "text or a number"
    place = Document("", yaml, {}, "", 1).place()
    message = f"{what} must be a mapping, found {found}"
    return helped(Problem(code, place.line, place.column, message, hint), yaml)


def _key_or_value(node: Node | None, route: tuple[str | int, ...], *, key: bool) -> Node | None:
    found = node
    last = len(route) - 1
    for index, part in enumerate(route):
        pair = _child(found, part)
        if pair is not None:
            found = pair[0] if key and index == last else pair[1]
    return found


def _child(node: Node | None, part: str | int) -> tuple[Node, Node] | None:
    """Key node and value node of `part`; an item of a list is its own key."""
    if isinstance(node, MappingNode):
        return next(((k, v) for k, v in node.value if k.value == str(part)), None)
    if isinstance(node, SequenceNode) and isinstance(part, int) and part < len(node.value):
        return node.value[part], node.value[part]
    return None
