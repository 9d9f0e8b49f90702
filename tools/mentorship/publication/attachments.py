"""Pictures and PDF beside notes and handbook pages: published with what speaks of them."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

from mentorship.models.log import Log
from mentorship.publication.classes import Class
from mentorship.publication.gate import Gate


def attachments_of(gate: Gate, folder: str, texts: Iterable[str]) -> tuple[str, ...]:
    """The files of a folder `logs/<pairing>` or `programs/<program>` that these texts name.

    A file that no published text names stays where it is: it may belong to a sealed note, or to
    one that is held back.
    """
    files = [path for path in gate.workspace.attachments if path.startswith(f"{folder}/files/")]
    if not files:
        return ()
    written = "\n".join(texts)
    names = {path: path.removeprefix(f"{folder}/") for path in files}
    return tuple(p for p, name in names.items() if name in written or quote(name) in written)


def published_attachments(gate: Gate) -> tuple[str, ...]:
    """All of an audience: those of handbooks, and those of the notes that it may read."""
    space = gate.workspace
    found = [
        path
        for program in space.programs
        for path in attachments_of(
            gate, f"programs/{program}", (p.text for p in space.handbooks if p.program == program)
        )
    ]
    if gate.sees(Class.MEMBERS):
        for pairing in space.pairings:
            found += attachments_of(gate, f"logs/{pairing}", _texts(gate, pairing))
    return tuple(sorted(found))


def _texts(gate: Gate, pairing: str) -> Iterable[str]:
    return (n.body for n in gate.workspace.logs_of.get(pairing, ()) if is_readable(gate, n))


def is_readable(gate: Gate, note: Log) -> bool:
    """Whether the text of a note may be read by the audience."""
    return gate.sees(Class.of(note.class_))
