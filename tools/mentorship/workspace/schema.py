"""Validating a document against its model, and saying in plain words what does not fit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from mentorship.findings import Finding, Place, Severity
from mentorship.models.entity import Entity
from mentorship.models.kinds import Kind
from mentorship.text.document import Document
from mentorship.workspace.wording import Route, key_meant, worded

MOST = 50
"""Findings about one file at most: what follows is most often the same mistake again."""


def validated(kind: Kind, document: Document) -> tuple[Entity | None, tuple[Finding, ...]]:
    """The entity of a document, or None and what is wrong, each at its place."""
    try:
        return kind.model.model_validate(document.data), ()
    except ValidationError as error:
        problems = error.errors(include_url=False)
    mended = _as_written(document, problems)
    if mended is not None:
        try:
            return kind.model.model_validate(mended), ()
        except ValidationError as error:
            problems = error.errors(include_url=False)
    return None, tuple(_findings(kind, document, problems))


def _as_written(document: Document, problems: Sequence[Any]) -> Any | None:
    """The data with `true`, `false` and `null` in text fields as the words they are written as;
    None where nothing is to be mended."""
    routes = [
        p["loc"]
        for p in problems
        if p["type"] == "string_type" and not isinstance(p["input"], (list, dict))
    ]
    words = {_present(document.data, route): document.written(*route) for route in routes}
    words = {route: word for route, word in words.items() if word}
    return _replaced(document.data, words, ()) if words else None


def _present(data: Any, route: Route) -> Route:
    """The route without the parts that the data does not have (union tags)."""
    kept: list[str | int] = []
    for part in route:
        if isinstance(data, Mapping) and part in data:
            data = data[str(part)]
        elif isinstance(data, list) and isinstance(part, int) and part < len(data):
            data = data[part]
        else:
            continue
        kept.append(part)
    return tuple(kept)


def _replaced(data: Any, words: Mapping[Route, str | None], route: Route) -> Any:
    if route in words:
        return words[route]
    if isinstance(data, dict):
        return {key: _replaced(item, words, (*route, key)) for key, item in data.items()}
    if isinstance(data, list):
        return [_replaced(item, words, (*route, index)) for index, item in enumerate(data)]
    return data


def _findings(kind: Kind, document: Document, problems: Sequence[Any]) -> Iterator[Finding]:
    meant = _meant(kind, problems)
    said: set[Route] = set()
    for problem in problems:
        if problem["type"] == "missing" and problem["loc"] in meant:
            continue
        route = _present(document.data, problem["loc"])
        if problem["type"] == "missing":
            route = (*route, problem["loc"][-1])
        if route in said:  # the next branch of a union: one thing is wrong, not two
            continue
        if len(said) == MOST:
            more = f"and more of this kind: {len(problems)} problems in this file"
            yield Finding("schema", Severity.ERROR, Place(document.path), more, subject="more")
            return
        said.add(route)
        yield _finding(kind, document, problem, route)


def _meant(kind: Kind, problems: Sequence[Any]) -> frozenset[Route]:
    """The missing keys of which a misspelt one is there: one thing is wrong, not two."""
    unknown = (p["loc"] for p in problems if p["type"] == "extra_forbidden")
    return frozenset((*loc[:-1], key_meant(kind, loc) or "") for loc in unknown)


def _finding(kind: Kind, document: Document, problem: Any, route: Route) -> Finding:
    error = problem["type"]
    is_key = error == "extra_forbidden" or problem["loc"][-1:] == ("[key]",)
    place = document.place(*route, key=is_key)
    if error == "missing":
        place = document.place(*route[:-1])
    message, hint = worded(kind, route, problem)
    subject = f"{'.'.join(str(part) for part in route)} {error}"
    return Finding("schema", Severity.ERROR, place, message, hint, subject=subject)
