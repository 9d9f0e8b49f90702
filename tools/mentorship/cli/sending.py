"""What sending shares: its options, the ledger, and what is said of a run.

A run says how many, never who: what it prints ends up in the logs of a scheduled job.
"""

from __future__ import annotations

import argparse
import os
import secrets
import sys
import time
from collections import Counter
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, NamedTuple

from mentorship.findings import MentorshipError, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentorship.bots.ledger import Ledger
    from mentorship.bots.report import Report
    from mentorship.cli.reading import Reading
    from mentorship.reminders.letter import Letter

UNFIT = 3
REMOTE_FAILED = 4


class Missed(NamedTuple):
    """Who may have something due and is in no letter: people whom no channel reaches, and whoever
    is in files that cannot be read."""

    people: int = 0
    files: int = 0


def add_sending(parser: argparse.ArgumentParser) -> None:
    """The options --send, --push and --dry-run."""
    parser.add_argument("--send", action="store_true", help="send what is due, each letter once")
    parser.add_argument(
        "--push",
        metavar="REMOTE",
        default=None,
        help="share the ledger through this remote, so that runs on any machine send once",
    )
    parser.add_argument(
        "--dry-run",
        action="store_true",
        help="with --send: say what would be sent and whether the channels can be used",
    )


def check_options(options: argparse.Namespace) -> None:
    """MentorshipError (exit code 2) for options that do not go together."""
    if not options.send:
        raise MentorshipError("--push and --dry-run belong to --send")
    for name in ("plan", "person", "audience", "at"):
        if getattr(options, name):
            raise MentorshipError(f"--{name} only looks at the plan: leave it out with --send")


def read_ledger(reading: Reading, day: date, remote: str | None) -> Ledger:
    """The ledger of the repository, shared through a remote if one is named: what the plan needs.

    Empty without a repository. MentorshipError: exit code 3 for a damaged ledger, 4 where the
    remote cannot be reached.
    """
    from mentorship.bots import book
    from mentorship.bots.ledger import Ledger
    from mentorship.history.facts import HistoryState

    if remote is None and reading.history.state is HistoryState.NO_REPOSITORY:
        return Ledger()
    return book.read(book.shelf(reading.root, remote), _now(), day).ledger


def send_letters(
    reading: Reading,
    letters: Sequence[Letter],
    day: date,
    remote: str | None = None,
    missed: Missed = Missed(),  # noqa: B008 - a constant: it is frozen
) -> int:
    """Send letters of a day, and say how many. Where somebody was `missed` the day is not done
    with: what is due stays due until a run misses nobody.

    Returns the exit code: 0 if all are sent, 3 if a channel cannot be used, 4 if something was
    not sent that the next run will try again. MentorshipError where the ledger cannot be used.
    """
    from mentorship.bots import book, sending
    from mentorship.bots.channels import open_channels
    from mentorship.history.ledger_ref import main_head

    settings = reading.workspace.settings
    wanted = {letter.channel for letter in letters}
    channels, problems = open_channels(settings.channels, os.environ, wanted)
    _say(problems)
    place = book.shelf(reading.root, remote)
    head = main_head(place.door, settings.main)
    run = sending.Run(f"{_now():%Y%m%dT%H%M%S}-{secrets.token_hex(3)}", day, head)
    means = sending.Means(channels, place, _now, time.sleep)
    report = sending.send(letters, run, means, is_complete=not any(missed))
    print("\n".join((*summary(report), *_left_out(missed))))
    if report.stopped is not None:
        raise report.stopped
    return exit_code(report)


def rehearse(reading: Reading, letters: Sequence[Letter], day: date) -> int:
    """Say what `send_letters` would do; nothing is sent, written or fetched."""
    from mentorship.bots.channels import open_channels
    from mentorship.bots.ledger import Standing
    from mentorship.render.columns import aligned

    wanted = {letter.channel for letter in letters}
    channels, problems = open_channels(reading.workspace.settings.channels, os.environ, wanted)
    _say(problems)
    ledger, now = read_ledger(reading, day, None), _now()
    words = {
        Standing.SENT: "already sent",
        Standing.TAKEN: "in doubt: a run took it less than 10 minutes ago",
        Standing.FREE: "would be sent",
    }
    rows = []
    for letter in letters:
        standing = ledger.standing(letter.key, "", now)
        is_closed = standing is Standing.FREE and letter.channel not in channels
        said = "the channel cannot be used" if is_closed else words[standing]
        rows.append((letter.key, letter.channel, said))
    print("\n".join(aligned(rows, "")) if rows else "nothing to send")
    return UNFIT if problems else 0


def say_unreachable(count: int) -> None:
    """Says how many people are told nothing for want of an address."""
    if count:
        people = "1 person has" if count == 1 else f"{count} people have"
        _say([f"{people} no address for any channel; `mentorship remind --plan` names them"])


def summary(report: Report) -> tuple[str, ...]:
    """How many letters had which result, and why, by channel."""
    if not report.lines:
        return ("nothing to send",)
    reasons = Counter((line.result, line.channel, line.why) for line in report.lines if line.why)
    lines: list[str] = []
    for result, count in report.counts():
        lines.append(f"{result}: {count}")
        lines += [
            f"  {times} by {shown(name)}: {shown(why)}"
            for (of, name, why), times in sorted(reasons.items())
            if of is result
        ]
    return tuple(lines)


def _left_out(missed: Missed) -> tuple[str, ...]:
    """Who was told nothing, in numbers."""
    people = "1 person" if missed.people == 1 else f"{missed.people} people"
    files = "1 file" if missed.files == 1 else f"{missed.files} files"
    reached = (f"not told for want of an address: {people}",) if missed.people else ()
    read = (f"not told because it cannot be read: whoever is in {files}",) if missed.files else ()
    stays = ("what they should hear stays due",) if any(missed) else ()
    return (*reached, *read, *stays)


def exit_code(report: Report) -> int:
    """4 if something was not sent that the next run tries again, else 3 for want of a channel."""
    from mentorship.bots.report import Result

    results = {result for result, _ in report.counts()}
    if results & {Result.FAILED, Result.DOUBTFUL, Result.LEFT}:
        return REMOTE_FAILED
    return UNFIT if Result.UNFIT in results else 0


def _say(problems: Sequence[str]) -> None:
    for problem in problems:
        print(f"mentorship: {shown(problem)}", file=sys.stderr)


def _now() -> datetime:
    return datetime.now(UTC)
