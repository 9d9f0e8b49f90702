"""A whole file read: a model that knows its id, its path and the place of each of its keys."""

from __future__ import annotations

from typing import ClassVar, Protocol

from mentorship.findings import Place
from mentorship.models.fields import Model


class Source(Protocol):
    """Where an entity came from; the text layer's `Document` is one."""

    @property
    def path(self) -> str:
        """POSIX path from the top of the repository."""

    @property
    def yaml(self) -> str:
        """The YAML text, lines counted as in the file."""

    def place(self, *route: str | int, key: bool = False) -> Place:
        """Where the value (or the key) at `route` stands; the nearest parent that exists."""


class Entity(Model):
    """The model of a file. `id` is its name, forever; `place` finds places in the file."""

    # What is known beside the fields stands in the instance's dictionary, its default in the
    # class: pydantic's private attributes take thirty times as long to read.
    _source: ClassVar[Source]
    _id: ClassVar[str]

    # Two files with the same content are two files.
    __eq__ = object.__eq__
    __hash__ = object.__hash__

    @property
    def id(self) -> str:
        """The file's name without its extension."""
        return self._id

    @property
    def path(self) -> str:
        """POSIX path from the top of the repository."""
        return self._source.path

    @property
    def yaml(self) -> str:
        """The YAML text of the file, comments included, lines counted as in the file."""
        return self._source.yaml

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of the file's YAML part, comments included; the first is line 1."""
        return tuple(self._source.yaml.split("\n"))

    def place(self, *route: str | int, key: bool = False) -> Place:
        """The place of the value at `route`, e.g. `place("plan", "extra", 0, "due")`."""
        return self._source.place(*route, key=key)

    def bound(self, source: Source, identity: str) -> None:
        """Called once by the loader: says which file this is."""
        vars(self).update(_source=source, _id=identity)
