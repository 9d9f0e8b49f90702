"""Which file is which kind of document: one table for the loader, the schemas and the reference."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from mentorship.models.application import Application, Decision
from mentorship.models.entity import Entity
from mentorship.models.log import Event, Log
from mentorship.models.pairing import Approval, Pairing
from mentorship.models.person import Person
from mentorship.models.profile import Profile
from mentorship.models.program import Program
from mentorship.models.record import Record
from mentorship.models.settings import Settings
from mentorship.models.survey import Answer
from mentorship.models.tally import Tally
from mentorship.models.team import Team


class Kind(NamedTuple):
    """A kind of document.

    `pattern` matches its path; `written` says the path in words; `note` has front matter;
    `sealable` may end in `.age`; `spoken` says whether messages may repeat its values.
    """

    name: str
    model: type[Entity]
    pattern: re.Pattern[str]
    written: str
    writer: str
    note: bool = False
    sealable: bool = False
    spoken: bool = True


def _kind(name: str, model: type[Entity], written: str, writer: str, **more: bool) -> Kind:
    named = re.sub(
        r"<(\w+)>", r"(?P<\1>[^/]+)", re.escape(written).replace(r"\<", "<").replace(r"\>", ">")
    )
    named = named.replace(r"\[<folder>/\]", "").replace(
        r"\[(?P<folder>[^/]+)/\]", "(?:(?P<folder>(?!approvals/)[^/]+)/)?"
    )
    seal = r"(?P<seal>\.age)?" if more.get("sealable") else ""
    return Kind(name, model, re.compile(named + seal, re.DOTALL), written, writer, **more)


KINDS: tuple[Kind, ...] = (  # most frequent first
    _kind("log", Log, "logs/<pairing>/<id>.md", "the pair", note=True, sealable=True),
    _kind("settings", Settings, "mentorship.yml", "the program office"),
    _kind("team", Team, "people/teams/<id>.yml", "the program office"),
    _kind("profile", Profile, "people/profiles/<id>.yml", "that person"),
    _kind(
        "record",
        Record,
        "people/records/<id>.yml",
        "the program office",
        sealable=True,
        spoken=False,
    ),
    _kind("person", Person, "people/<id>.yml", "the program office, or an HR import"),
    _kind("program", Program, "programs/<id>/program.yml", "its owners"),
    _kind(
        "application",
        Application,
        "programs/<program>/applications/<id>.yml",
        "the applicant",
        spoken=False,
    ),
    _kind(
        "decision",
        Decision,
        "programs/<program>/decisions/<id>.yml",
        "the program office",
        spoken=False,
    ),
    _kind("event", Event, "programs/<program>/events/<id>.md", "its owners", note=True),
    _kind("approval", Approval, "pairings/approvals/<id>.yml", "the program office or the owners"),
    _kind("pairing", Pairing, "pairings/[<folder>/]<id>.yml", "the pair and the program's owners"),
    _kind(
        "answer",
        Answer,
        "logs/<pairing>/surveys/<id>.yml",
        "the respondent",
        sealable=True,
        spoken=False,
    ),
    _kind("tally", Tally, "programs/<program>/tallies/<id>.yml", "the program office"),
)
FOLDERS = ("people", "programs", "pairings", "logs", "templates")
"""Where files are read from; `templates` holds texts of messages, and no document."""
BY_NAME: Mapping[str, Kind] = {kind.name: kind for kind in KINDS}
_IN_FOLDER: Mapping[str, tuple[Kind, ...]] = {
    folder: tuple(kind for kind in KINDS if kind.written.split("/")[0] == folder)
    for folder in (*FOLDERS, "mentorship.yml")
}

_DATED = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:-(.+))?", re.DOTALL)
_ROLED = re.compile(r"(.+)-(mentor|mentee)", re.DOTALL)


class Named(NamedTuple):
    """What a path says: its kind, the id and the other named parts."""

    kind: Kind
    id: str
    parts: Mapping[str, str]
    sealed: bool


def kind_of(path: str) -> Named | None:
    """The kind of the document at `path`, or None where no kind belongs."""
    for kind in _IN_FOLDER.get(path.partition("/")[0], ()):
        match = kind.pattern.fullmatch(path)
        if match:
            parts = {k: v for k, v in match.groupdict().items() if v and k != "seal"}
            sealed = kind.sealable and match["seal"] is not None
            return Named(kind, parts.get("id", kind.name), parts, sealed)
    return None


def dated(name: str) -> tuple[date, str] | None:
    """The day and the rest of a file name like `2026-02-10-one-to-one`; None where it has none."""
    match = _DATED.fullmatch(name)
    try:
        return (date.fromisoformat(match[1]), match[2] or "") if match else None
    except ValueError:
        return None


def roled(name: str) -> tuple[str, str] | None:
    """Person and role of a file name like `ada.okafor-mentor`; None where it has none."""
    match = _ROLED.fullmatch(name)
    return (match[1], match[2]) if match else None
