"""Say who holds which badge, since when, and from which number.

Badges are earned by the rules under `recognition:` in program.yml, judged on
the last day of each month. A subject is a person, a pairing, a team or a
program. With --receipts the lines behind each number are printed too. No badge
rests on sealed values. With --audience only the badges are listed that these
readers may see.

With --out each badge is written as SVG, and as an Open Badges 3.0 credential
where there is a key: an Ed25519 private key in PEM, in the environment variable
MENTORSHIP_BADGE_KEY or in the file of --key. `badges verify FILE` says who
signed a credential and whether anybody changed it.

examples:
  mentorship badges
  mentorship badges ada.okafor --receipts
  mentorship badges --program graduates-2026 --audience public
  mentorship badges --out badges --key badge-key.pem
  mentorship badges verify ada.okafor.json --issuer did:key:z6Mk...
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from mentorship.findings import MentorshipError, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentorship.obligations.situation import Situation
    from mentorship.publication.gate import Gate
    from mentorship.render.badges import Row
    from mentorship.render.credential import Office

FORMATS = ("text", "json")
KEY = "MENTORSHIP_BADGE_KEY"
_MOST_BYTES = 1024 * 1024


def configure(parser: argparse.ArgumentParser) -> None:
    """Declares the options."""
    from mentorship.cli.options import add_as_of, add_at, add_audience

    parser.add_argument("subject", nargs="?", metavar="SUBJECT", help="only of this one; or verify")
    parser.add_argument("file", nargs="?", metavar="FILE", type=Path, help="what verify checks")
    parser.add_argument("--program", metavar="ID", help="only badges of this program")
    add_at(parser)
    add_as_of(parser)
    add_audience(parser)
    parser.add_argument("--receipts", action="store_true", help="with the lines behind each number")
    parser.add_argument("--format", choices=FORMATS, default="text", help="default: text")
    parser.add_argument("--out", metavar="DIR", type=Path, help="write pictures and credentials")
    parser.add_argument("--key", metavar="FILE", type=Path, help=f"the key; default: {KEY}")
    parser.add_argument("--site", metavar="URL", default="", help="where the site is published")
    parser.add_argument("--issuer", metavar="DID", help="verify: who must have signed")


def run(options: argparse.Namespace) -> int:
    """Lists, writes or verifies; 3 where dates are unknown or the library is missing."""
    if options.subject == "verify":
        return _verify(options.file, options.issuer)
    if options.file is not None:
        raise MentorshipError(f"{shown(str(options.file))}: only `badges verify` takes a file")
    from mentorship.cli.reading import read_situation
    from mentorship.publication.badges import READERS
    from mentorship.publication.gate import Gate
    from mentorship.render.badges import BADGE_FORMATS, BadgeReport

    reading, situation = read_situation(options)
    gate = Gate(situation.workspace, READERS[options.audience])
    rows = tuple(_rows(gate, situation, options))
    if options.out is not None:
        return _write(gate, situation, rows, options)
    numbers = options.audience in (None, "pair")
    report = BadgeReport(situation.today, reading.history, rows, numbers, options.receipts)
    print(BADGE_FORMATS[options.format](report), end="")
    return 0


def _rows(gate: Gate, situation: Situation, options: argparse.Namespace) -> Iterator[Row]:
    """Where everybody stands whom the options name; for an audience only what it may see."""
    from mentorship.metrics.recognition.standings import standings
    from mentorship.publication.badges import criteria_of, may_see, name_of, title_of_badge
    from mentorship.render.badges import Row
    from mentorship.workspace import named

    space, subject = gate.workspace, options.subject
    if options.program:
        named.known(space.programs, "program", options.program, space)
    if subject is not None and not any(
        subject in of for of in (space.people, space.pairings, space.teams, space.programs)
    ):
        named.refuse_broken(space, ("person", "pairing", "program"), subject)
        raise MentorshipError(f"there is no person, pairing, team or program {shown(subject)!r}")
    for name in sorted(space.programs):
        for each in standings(situation, space.programs[name]):
            meant = options.program in (None, name) and subject in (None, name, each.holder)
            if meant and (options.audience is None or (each.is_held and may_see(gate, each))):
                yield Row(each, title_of_badge(gate, each.rule), criteria_of(each.rule),
                          name_of(gate, each))  # fmt: skip


def _write(
    gate: Gate, situation: Situation, rows: tuple[Row, ...], options: argparse.Namespace
) -> int:
    """Writes a picture of each badge that is held, and with a key a credential beside it."""
    from mentorship.cli.writing import write_whole
    from mentorship.pages.badges import picture
    from mentorship.publication.badges import award_of, view_of
    from mentorship.render.badge import badge
    from mentorship.render.credential import issuer_id, signed

    office = _office(gate, options)
    if office:
        print(f"issuer: {issuer_id(office.key)}")
    else:
        print(f"mentorship: no credentials without a key: {KEY} or --key", file=sys.stderr)
    held = [row.standing for row in rows if row.standing.is_held]
    for standing in held:
        view = view_of(gate, standing)
        drawn = badge(picture(view))
        file = options.out / view.path.removeprefix("badges/")
        write_whole(file, drawn)
        if office:
            credential = signed(award_of(situation, view, drawn, office.site), office)
            write_whole(file.with_suffix(".json"), credential)
    print(f"{shown(str(options.out))}: {len(held)} badge{'s' * (len(held) != 1)}")
    return 0


def _office(gate: Gate, options: argparse.Namespace) -> Office | None:
    from mentorship.models.fields import words
    from mentorship.render.credential import Office

    key = _read(options.key) if options.key else os.environ.get(KEY, "")
    site = f"{options.site.rstrip('/')}/" if options.site else ""
    if not key:
        return None
    return Office(words(gate.workspace.settings.organisation, gate.language), site, key)


def _verify(file: Path | None, issuer: str | None) -> int:
    from mentorship.render.credential import checked

    if file is None:
        raise MentorshipError("verify needs the file of a credential")
    found = checked(_read(file), issuer)
    print(f"valid: {shown(found.title)}, {shown(found.name)}, since {found.since}")
    print(f"  rule: {shown(found.criteria)}")
    print(f"  signed by {shown(found.issuer_name)}, {shown(found.issuer)}")
    if issuer is None:
        print("  anybody can sign in any name: compare the did:key with the one they publish,")
        print("  or name it with --issuer")
    return 0


def _read(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file.read(_MOST_BYTES).decode("utf-8")
    except OSError as error:
        raise MentorshipError(f"cannot read {shown(str(path))}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise MentorshipError(f"{shown(str(path))} is no text in UTF-8") from None
