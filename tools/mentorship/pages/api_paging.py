"""Lists of the API cut into files that are never large, whatever stands in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from mentorship.render.api import TOP, written
from mentorship.render.api_shape import Paged, Shape

MOST_BYTES = 300_000
"""Of the items in one file; with its header a file stays below 400 KB."""
MOST_ITEMS = 500

Item = TypeVar("Item", bound=Shape)
Document = tuple[str, bytes]
"""The address of a file, and what stands in it."""


def paged(
    name: str, items: Sequence[Item], make: Callable[[tuple[Item, ...], dict[str, Any]], Paged]
) -> Iterator[Document]:
    """The files of a list: `skills.json`, then `pages/skills/2.json` and so on.

    `make` is given the items of a file and what `Paged` says of it. A list without items has one
    file. The folder `pages` is no kind of thing, so that no id can have the address of a page.
    """
    chunks = tuple(cut(items))
    for number, chunk in enumerate(chunks, start=1):
        after = address(name, number + 1) if number < len(chunks) else None
        about = {"count": len(items), "page": number, "pages": len(chunks), "next": after}
        yield address(name, number), written(make(chunk, about))


def address(name: str, number: int = 1) -> str:
    """Where a file of a list lies on the site."""
    return f"{TOP}/{name}.json" if number == 1 else f"{TOP}/pages/{name}/{number}.json"


def cut(
    items: Sequence[Item], most_bytes: int = MOST_BYTES, most_items: int = MOST_ITEMS
) -> Iterator[tuple[Item, ...]]:
    """The items in groups that are small enough, in their order; a large item stands alone."""
    chunk: list[Item] = []
    size = 0
    for item in items:
        length = len(written(item)) + 1
        if chunk and (size + length > most_bytes or len(chunk) == most_items):
            yield tuple(chunk)
            chunk, size = [], 0
        chunk.append(item)
        size += length
    yield tuple(chunk)
