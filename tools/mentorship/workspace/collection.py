"""Documents as they come in, claimed by id, until the workspace is complete."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Collection as Many
from datetime import date
from typing import Any

from mentorship.models.entity import Entity
from mentorship.models.kinds import Named, dated, kind_of, roled
from mentorship.models.settings import Settings
from mentorship.text.document import Document, split
from mentorship.text.problem import Problem
from mentorship.text.yamltext import read
from mentorship.workspace.admission import handbook_program
from mentorship.workspace.workspace import Handbook, MessageTemplate, Sealed, Workspace

_PLURAL = {
    "person": "people",
    "profile": "profiles",
    "record": "records",
    "team": "teams",
    "program": "programs",
    "pairing": "pairings",
    "approval": "approvals",
}


class Collection:
    """Filled by the loader while it reads; `workspace` freezes it."""

    def __init__(self) -> None:
        self.settings: Settings | None = None
        self.attachments: list[str] = []
        self.handbooks: list[Handbook] = []
        self.templates: list[MessageTemplate] = []
        self._entities: dict[str, list[Any]] = {}
        self._sealed: list[Sealed] = []
        self._broken: set[tuple[str, str]] = set()
        self._claims: dict[tuple[str, ...], str] = {}

    @classmethod
    def of(cls, workspace: Workspace, but: Many[str]) -> Collection:
        """What a workspace holds, without the files at some paths: they are about to come."""
        held = cls()
        for path, entity in workspace.by_path.items():
            named = kind_of(path)
            if named and path not in but:
                held.claim(named, path)
                held.add(named, entity)
        held.settings = held.settings or workspace.settings  # made up where there is none
        replaced = {(named.kind.name, named.id) for path in but if (named := kind_of(path))}
        held._broken = set(workspace.broken) - replaced
        held._sealed = [each for each in workspace.sealed if each.path not in but]
        held.attachments = [path for path in workspace.attachments if path not in but]
        held.handbooks = [each for each in workspace.handbooks if each.path not in but]
        held.templates = [each for each in workspace.templates if each.path not in but]
        return held

    def claim(self, named: Named, path: str) -> bool:
        """Takes the id for the file at `path`; False if another file has it."""
        return self._claims.setdefault(_claimed(named), path) == path

    def holder(self, named: Named) -> str:
        """The path that has the id."""
        return self._claims[_claimed(named)]

    def add(self, named: Named, entity: Entity) -> None:
        """Keeps a readable document."""
        if isinstance(entity, Settings):
            self.settings = entity
        else:
            self._entities.setdefault(named.kind.name, []).append(entity)

    def add_sealed(self, sealed: Sealed) -> None:
        """Counts an encrypted file."""
        self._sealed.append(sealed)

    def add_broken(self, named: Named) -> None:
        """Remembers that the file is there, so nobody calls its id unknown."""
        self._broken.add((named.kind.name, named.id))

    @staticmethod
    def name(entity: Any, named: Named) -> None:
        """Tells a document what its path says."""
        parts = named.parts
        if named.kind.name == "log":
            entity.about(parts["pairing"])
        elif named.kind.name == "event":
            entity.held_in(parts["program"])
        elif named.kind.name in ("application", "decision"):
            entity.named(parts["program"], *(roled(named.id) or ("", "")))
        elif named.kind.name == "tally":
            entity.made_in(parts["program"])
        elif named.kind.name == "answer":
            day, rest = dated(named.id) or (date.min, "")
            entity.given(parts["pairing"], day, rest.removeprefix(f"{entity.survey}-"))

    def workspace(self) -> Workspace:
        """Everything kept, immutable and in order."""
        if self.settings is None:
            raise ValueError("settings are read, or made up, before the workspace is complete")
        kept = self._entities
        indexes: dict[str, Any] = {
            plural: {entity.id: entity for entity in sorted(kept.get(kind, ()), key=_by_id)}
            for kind, plural in _PLURAL.items()
        }
        return Workspace(
            settings=self.settings,
            applications=tuple(sorted(kept.get("application", ()), key=_by_path)),
            decisions=tuple(sorted(kept.get("decision", ()), key=_by_path)),
            events=tuple(sorted(kept.get("event", ()), key=_by_day)),
            logs=tuple(sorted(kept.get("log", ()), key=_by_day)),
            answers=tuple(sorted(kept.get("answer", ()), key=_by_day)),
            tallies=tuple(sorted(kept.get("tally", ()), key=_by_path)),
            handbooks=tuple(self.handbooks),
            templates=tuple(self.templates),
            sealed=tuple(self._sealed),
            attachments=tuple(self.attachments),
            broken=frozenset(self._broken),
            **indexes,
        )


def sealed_of(named: Named, path: str) -> Sealed:
    """What an encrypted file's path says."""
    day, rest = dated(named.id) or (None, "")
    return Sealed(named.kind.name, named.id, path, named.parts.get("pairing", ""), day, rest)


def handbook_of(path: str) -> Callable[[str], Handbook] | None:
    """How to read the handbook page at `path`; None for a path that is none."""
    program = handbook_program(path)
    return None if program is None else lambda text: _handbook(program, path, text)


def template_of(path: str) -> Callable[[str], MessageTemplate] | None:
    """How to read the text of a message at `path`; None for a path that is none."""
    parts = path.split("/")
    if len(parts) != 3 or parts[0] != "templates" or not path.endswith(".txt"):
        return None
    name = parts[2].removesuffix(".txt")
    return lambda text: MessageTemplate(parts[1], name, path, text)


def _handbook(program: str, path: str, text: str) -> Handbook:
    if not text.startswith("---\n"):
        return Handbook(program, path, text)
    front, body, _ = split(text)
    data = read(front)
    if not isinstance(data, dict):
        return Handbook(program, path, body)
    topics = data.get("topics", [])
    if not isinstance(topics, list):
        place = Document(path, front, data, "", 1).place("topics")
        message, hint = "topics must be a list", "as in topics: [culture]"
        raise Problem("front-matter", place.line, place.column, message, hint)
    return Handbook(program, path, body, tuple(str(topic) for topic in topics))


def _claimed(named: Named) -> tuple[str, ...]:
    scope = (named.parts.get("program", ""), named.parts.get("pairing", ""))
    return (named.kind.name, *scope, named.id.lower())


def _by_id(entity: Entity) -> str:
    return entity.id


def _by_path(entity: Entity) -> str:
    return entity.path


def _by_day(entity: Any) -> tuple[date, str]:
    return entity.date, entity.path
