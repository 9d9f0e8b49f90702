"""Take in what an issue form or a comment asks for, as a file in this checkout.

Reads the event that GitHub hands to a workflow (GITHUB_EVENT_PATH). Writes
the file asked for, or nothing where something about it is wrong, and into DIR
reply.md, the answer to whoever asked, and, with a file, message.txt, the
message of the commit. Exit code 1 where nothing could be written; an event
that asks for nothing leaves DIR empty.

examples:
  mentorship intake event.json --out answer
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mentorship.bots.intake.taking import Taken


def configure(parser: argparse.ArgumentParser) -> None:
    """Declares the options."""
    from mentorship.cli.options import add_as_of

    parser.add_argument("event", metavar="EVENT", type=Path, help="a file with the event, as JSON")
    parser.add_argument(
        "--out", metavar="DIR", type=Path, required=True, help="where the answer is written"
    )
    add_as_of(parser)


def run(options: argparse.Namespace) -> int:
    """Writes file and answer; 1 where what was asked for is refused."""
    from mentorship.bots.intake.event import read_event
    from mentorship.bots.intake.reply import message, reply
    from mentorship.bots.intake.taking import taken
    from mentorship.cli.drafting import finish
    from mentorship.cli.reading import read_repository, today_of
    from mentorship.cli.writing import write_whole
    from mentorship.obligations.situation import Situation

    event = read_event(options.event)
    reading = read_repository(options)
    day = today_of(options, reading.workspace.settings)
    situation = Situation(reading.workspace, reading.history, day)
    found: Taken = taken(event, situation)
    answer = reply(found, event)
    if answer is None:
        return 0
    write_whole(options.out / "reply.md", answer)
    if found.draft is None:
        return 1
    write_whole(options.out / "message.txt", message(found, event))
    return finish(reading.root, found.draft)
