"""What a template of a message may hold: text, given values, `if`, `for`, a few filters."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from jinja2 import TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from mentorship.findings import shown
from mentorship.render.letters.safe import value

LIMIT = 8 * 1024
"""Bytes of the largest template."""

FILTERS = ("default", "length", "lower", "trim", "upper")
_DEEPEST = 12
"""Of `if` and `for` inside each other."""

Schema = Mapping[str, "Schema | tuple[Schema] | None"]
"""Names that a template is given: None is a text, a mapping a thing with parts, a mapping in a
tuple a list of things."""


class Flaw(NamedTuple):
    """What is wrong with a template, the line counted from 1."""

    line: int
    message: str
    hint: str = ""


class _Refused(Exception):  # noqa: N818 - not an error: the answer to a question
    def __init__(self, node: nodes.Node, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.flaw = Flaw(node.lineno, message, hint)


def environment() -> ImmutableSandboxedEnvironment:
    """A sandbox without functions, with the filters above; every value put out is made safe."""
    made = ImmutableSandboxedEnvironment(
        trim_blocks=True, lstrip_blocks=True, finalize=value, autoescape=False
    )
    made.globals.clear()
    made.tests.clear()
    for name in set(made.filters) - set(FILTERS):
        del made.filters[name]
    return made


def flaw_in(source: str, schema: Schema) -> Flaw | None:
    """The first thing in a template that may not be there; None if it may be used."""
    size = len(source.encode())
    if size > LIMIT:
        hint = "a message is short"
        return Flaw(1, f"the template is larger than {LIMIT // 1024} KiB ({size:,} bytes)", hint)
    if not source.strip():
        return Flaw(1, "the template is empty", "remove the file, and the usual text is used")
    try:
        _look(environment().parse(source), schema)
    except TemplateSyntaxError as error:
        return Flaw(error.lineno, _worded(error), "see the manual on reminders for what can stand")
    except _Refused as refused:
        return refused.flaw
    except RecursionError:
        return Flaw(1, "the template is nested too deeply", "a message needs no such thing")
    return None


def _worded(error: TemplateSyntaxError) -> str:
    return f"it cannot be read: {shown((error.message or 'a mistake')[:120]).rstrip('.')}"


def _look(template: nodes.Template, schema: Schema) -> None:
    for node in template.body:
        _statement(node, schema, frozenset(), 0)


def _statement(node: nodes.Node, names: Schema, loops: frozenset[str], depth: int) -> None:
    if depth > _DEEPEST:
        raise _Refused(node, "too many conditions and loops inside each other")
    if isinstance(node, nodes.Output):
        for part in node.nodes:
            if not isinstance(part, nodes.TemplateData):
                _text(part, names)
    elif isinstance(node, nodes.If):
        _condition(node.test, names)
        for inner in (*node.body, *node.elif_, *node.else_):
            _statement(inner, names, loops, depth + 1)
    elif isinstance(node, nodes.For):
        within, known = _loop(node, names, loops)
        for inner in node.body:
            _statement(inner, within, known, depth + 1)
        for inner in node.else_:
            _statement(inner, names, loops, depth + 1)
    else:
        raise _Refused(node, f"{_called(node)} may not be used", "only if, for and values may")


def _loop(node: nodes.For, names: Schema, loops: frozenset[str]) -> tuple[Schema, frozenset[str]]:
    """The names inside of a loop, and which of them are of loops."""
    if node.recursive or node.test or not isinstance(node.target, nodes.Name):
        raise _Refused(node, "a loop has one name and one list: for item in items")
    found = _resolved(node.iter, names)
    if not isinstance(found, tuple):
        raise _Refused(node, f"{_path(node.iter)} is no list", _offer(names, tuple))
    if loops and _root(node.iter) not in loops:
        raise _Refused(node, "a loop inside a loop must go through a list of the outer one's item")
    return {**names, node.target.name: found[0]}, loops | {node.target.name}


def _text(node: nodes.Node, names: Schema) -> None:
    """Something put out: a text that is given, perhaps through filters."""
    lengths = False
    while isinstance(node, nodes.Filter):
        lengths = lengths or node.name == "length"
        _filter(node)
        if node.node is None:
            raise _Refused(node, "blocks of filters may not be used")
        node = node.node
    found = _resolved(node, names)
    if found is not None and not (lengths and isinstance(found, tuple)):
        kind = "a list: use for" if isinstance(found, tuple) else "not a text: name a part of it"
        raise _Refused(node, f"{_path(node)} is {kind}")


def _filter(node: nodes.Filter) -> None:
    if node.name not in FILTERS:
        known = ", ".join(FILTERS)
        raise _Refused(node, f"there is no filter {shown(node.name)!r} here", f"there are: {known}")
    constants = all(isinstance(each, nodes.Const) for each in node.args)
    if node.kwargs or node.dyn_args or node.dyn_kwargs or not constants or len(node.args) > 1:
        raise _Refused(node, f"the filter {node.name} takes at most one text in quotes")


def _condition(node: nodes.Node, names: Schema) -> None:
    if isinstance(node, (nodes.And, nodes.Or)):
        _condition(node.left, names)
        _condition(node.right, names)
    elif isinstance(node, nodes.Not):
        _condition(node.node, names)
    else:
        _resolved(node, names)


def _resolved(node: nodes.Node, names: Schema) -> Schema | tuple[Schema] | None:
    """What a name, or a part of a named thing, is."""
    if isinstance(node, nodes.Name):
        if node.name not in names:
            raise _Refused(
                node, f"there is no value {shown(node.name)!r} here", _meant(node.name, names)
            )
        return names[node.name]
    if isinstance(node, nodes.Getattr):
        parts = _resolved(node.node, names)
        if not isinstance(parts, Mapping) or node.attr not in parts:
            known = parts if isinstance(parts, Mapping) else {}
            message = f"{_path(node.node)} has no {shown(node.attr)!r}"
            raise _Refused(node, message, _meant(node.attr, known))
        return parts[node.attr]
    raise _Refused(node, f"{_called(node)} may not be used", "only given values may")


def _path(node: nodes.Node) -> str:
    if isinstance(node, nodes.Getattr):
        return f"{_path(node.node)}.{shown(node.attr)}"
    return shown(node.name) if isinstance(node, nodes.Name) else "this"


def _root(node: nodes.Node) -> str:
    while isinstance(node, nodes.Getattr):
        node = node.node
    return node.name if isinstance(node, nodes.Name) else ""


def _meant(name: str, names: Mapping[str, object]) -> str:
    close = difflib.get_close_matches(name[:40], names, 1)
    known = f"there are: {', '.join(sorted(names))}" if names else "it is a text"
    return f"did you mean {close[0]}? {known}" if close else known


def _offer(names: Schema, kind: type) -> str:
    lists = sorted(_lists(names, kind))
    return f"lists here: {', '.join(lists)}" if lists else "there are no lists here"


def _lists(names: Schema, kind: type) -> Iterator[str]:
    return (name for name, found in names.items() if isinstance(found, kind))


def _called(node: nodes.Node) -> str:
    """A kind of node in words."""
    return _CALLED.get(type(node).__name__, type(node).__name__.lower())


_CALLED = {
    "Const": "a value written down", "TemplateData": "text", "Call": "a call",
    "Getitem": "a value in brackets", "CondExpr": "a condition within a value",
    "Compare": "a comparison", "Concat": "joining", "Tuple": "a list written down",
    "Add": "arithmetic", "Sub": "arithmetic", "Mul": "arithmetic", "Div": "arithmetic",
    "FloorDiv": "arithmetic", "Mod": "arithmetic", "Pow": "arithmetic", "Neg": "arithmetic",
    "Pos": "arithmetic", "List": "a list written down", "Dict": "a mapping written down",
    "FromImport": "import", "CallBlock": "a call", "FilterBlock": "a block of filters",
    "AssignBlock": "set", "Assign": "set", "Test": "a test",
}  # fmt: skip
