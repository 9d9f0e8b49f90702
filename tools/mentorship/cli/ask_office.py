"""Tell the program office something that nobody else may read.

Seals what is typed, or stands in a file, with the office's public keys and
prints it. Nothing is written into the repository, where file name and author
would tell who asked: send the lines to the office by mail or chat. Only the
office can open them, with `mentorship unseal`.

examples:
  mentorship ask-office lin.wei-ada.okafor --text "I would like another mentor"
  mentorship ask-office lin.wei-ada.okafor --file letter.txt
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from mentorship.findings import MentorshipError, shown

if TYPE_CHECKING:
    from mentorship.workspace.workspace import Workspace

_LONGEST = 20_000  # characters


def configure(parser: argparse.ArgumentParser) -> None:
    """Declares the options."""
    parser.add_argument("pairing", metavar="PAIRING", help="the id of the pairing it is about")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--text", metavar="TEXT", help="what to say; default: it is asked for")
    what.add_argument("--file", metavar="FILE", type=Path, help="a file with what to say")


def run(options: argparse.Namespace) -> int:
    """Prints the sealed text; MentorshipError where the office has no keys."""
    from mentorship.cli.reading import root_of
    from mentorship.publication.sealing import sealed
    from mentorship.workspace.loader import load
    from mentorship.workspace.named import known
    from mentorship.workspace.tree import WorkTree

    space, _ = load(WorkTree(root_of(options)))
    pairing = known(space.pairings, "pairing", options.pairing, space)
    office = " or ".join(_reached(space, person) for person in space.settings.office)
    keys = space.settings.keys.office
    if not keys:
        message = "the office has no public key in mentorship.yml, so nothing can be sealed"
        raise MentorshipError(f"{message}; talk to {office}" if office else message)
    said = _said(options).strip()
    if not said or len(said) > _LONGEST:
        raise MentorshipError(f"there has to be a text, of at most {_LONGEST} characters")
    print(sealed(f"About the pairing {pairing.id}\n\n{said}\n", keys), end="")
    whom = office or "the office"
    print(f"\nSend these lines to {shown(whom)}. Nobody else can open them.", file=sys.stderr)
    return 0


def _said(options: argparse.Namespace) -> str:
    if options.text is not None:
        return str(options.text)
    if options.file is None and sys.stdin.isatty():
        print("Say it, and end with Ctrl-D on a line of its own:", file=sys.stderr)
    try:
        data = options.file.read_bytes() if options.file else sys.stdin.buffer.read()
        return str(data.decode("utf-8"))
    except OSError as error:
        raise MentorshipError(f"cannot read {shown(str(options.file))}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise MentorshipError("the text is not UTF-8") from None


def _reached(space: Workspace, person: str) -> str:
    """A person of the office, with the address by which they are reached."""
    known, profile = space.people.get(person), space.profiles.get(person)
    ways = (known.email if known else None, profile.contact.chat if profile else None)
    name = space.name_of(person)
    return f"{name} ({', '.join(way for way in ways if way)})" if any(ways) else name
