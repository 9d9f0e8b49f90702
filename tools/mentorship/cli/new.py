"""Begin a new note, with what is open filled in.

Writes logs/PAIRING/DATE-SLUG.md from the last notes: open actions are carried over, core points not
yet talked about and what is due soon stand as comments. Left as it is, the note counts for nothing.

examples:
  mentorship new log lin.wei-ada.okafor
  mentorship new log lin.wei-ada.okafor --date 2026-02-10 --slug architecture
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from mentorship.findings import MentorshipError, shown

if TYPE_CHECKING:
    from mentorship.models.pairing import Pairing
    from mentorship.obligations.situation import Situation

_SLUG = re.compile(r"[a-z0-9]([a-z0-9.-]{0,48}[a-z0-9])?")


def configure(parser: argparse.ArgumentParser) -> None:
    """Declares the options."""
    from mentorship.cli.options import day_option

    parser.add_argument("what", choices=["log"], help="what to begin")
    parser.add_argument("pairing", metavar="PAIRING", help="the id of the pairing")
    parser.add_argument(
        "--date", dest="as_of", metavar="DATE", type=day_option, default=None,
        help="the day it happened; default: today",
    )  # fmt: skip
    parser.add_argument(
        "--slug", default="one-to-one", help="the rest of the name; default: one-to-one"
    )


def run(options: argparse.Namespace) -> int:
    """Writes the note and prints its path; MentorshipError where it exists or cannot be named."""
    from mentorship.cli.reading import read_repository, today_of
    from mentorship.cli.writing import write_whole
    from mentorship.obligations.situation import Situation

    if _SLUG.fullmatch(options.slug) is None:
        hint = "lower-case letters, digits, - and ., as in one-to-one"
        raise MentorshipError(f"{shown(options.slug)!r} cannot be part of a file name: {hint}")
    reading = read_repository(options)
    pairing = reading.workspace.pairings.get(options.pairing)
    if pairing is None:
        raise MentorshipError(f"there is no pairing {shown(options.pairing)!r}")
    day = today_of(options, reading.workspace.settings)
    path = reading.root / "logs" / pairing.id / f"{day}-{options.slug}.md"
    if path.exists():
        raise MentorshipError(f"{path.relative_to(reading.root)} is there already; choose a --slug")
    situation = Situation(reading.workspace, reading.history, day)
    write_whole(path, note_text(situation, pairing))
    print(path.relative_to(reading.root))
    return 0


def note_text(situation: Situation, pairing: Pairing) -> str:
    """The note to begin with: two lines of front matter, a place to write, and what is open."""
    lines = ["---", "kind: session", f"date: {situation.today}"]
    lines += [f"for: [{pairing.mentees[0]}]"] if len(pairing.mentees) > 1 else []
    lines += [f"# {remark}" for remark in _remarks(situation, pairing)]
    return "\n".join([*lines, "---", "", *_actions(situation, pairing)]).rstrip() + "\n"


def _remarks(situation: Situation, pairing: Pairing) -> Iterator[str]:
    """What to talk about, as comments of the front matter: they count for nothing."""
    from mentorship.obligations.engagement import engagement_of
    from mentorship.obligations.obligation import State, when
    from mentorship.obligations.obligations import obligations_of
    from mentorship.publication.wording import title_of

    track, pair = situation.workspace.track_of(pairing), engagement_of(situation, pairing)
    covered = {point for note in pair.notes for point in note.covers} if pair else set()
    open_points = [point for point in (track.core_points if track else ()) if point not in covered]
    if open_points:
        yield f"covers: [{', '.join(open_points)}]   (not yet talked about)"
    language = situation.workspace.settings.languages[0]
    for each in obligations_of(situation, pairing):
        if each.state in (State.OVERDUE, State.DUE_SOON) and each.kind != "action":
            yield f"{when(each.days_left(situation.today))}: {title_of(each, language)} ({each.item})"


def _actions(situation: Situation, pairing: Pairing) -> Iterator[str]:
    """Actions still open, as the newest note lists them."""
    from mentorship.obligations.obligations import obligations_of

    for each in obligations_of(situation, pairing):
        if each.kind == "action" and each.state.is_open:
            day = f", {each.due}" if each.due else ""
            yield f"- [ ] {each.title} (@{each.owners[0] if each.owners else '?'}{day})"
