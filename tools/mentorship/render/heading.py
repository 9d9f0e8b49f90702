"""A heading of a page: what lists of contents and links to places on a page are made of."""

from __future__ import annotations

from typing import NamedTuple


class Heading(NamedTuple):
    """Level 1 to 6, the `id` of the element in the page, and the title as plain text."""

    level: int
    id: str
    title: str
