"""Print what was sent when: the ledger of reminders, newest day last.

The ledger is a branch of its own, refs/mentorship/ledger. It holds the keys of
letters and what became of them, no text and no address.

examples:
  mentorship ledger
  mentorship ledger --days 30
  mentorship ledger --person lin.wei
"""

from __future__ import annotations

import argparse

from mentorship.findings import shown


def configure(parser: argparse.ArgumentParser) -> None:
    """Declares the options."""
    parser.add_argument(
        "--days", type=int, default=7, metavar="N", help="the newest N days; default: 7"
    )
    parser.add_argument("--person", metavar="ID", help="only letters to this person")


def run(options: argparse.Namespace) -> int:
    """Prints the entries; MentorshipError (exit code 3) for a damaged ledger."""
    from datetime import UTC, datetime

    from mentorship.bots import book
    from mentorship.cli.reading import root_of
    from mentorship.render.columns import aligned

    now = datetime.now(UTC)
    newest = max(options.days, 1)
    ledger = book.read(book.shelf(root_of(options)), now, newest=newest).ledger
    days = sorted(ledger.days)
    entries = [each for day in days for each in ledger.days[day]]
    if options.person is not None:
        entries = [each for each in entries if _is_to(each.letter, options.person)]
    rows = [
        (
            f"{each.at.astimezone(UTC):%Y-%m-%d %H:%M:%S}Z",
            each.run,
            each.state.value,
            each.letter or (each.head or "")[:12],
            " ".join(filter(None, (each.channel, each.why))),
        )
        for each in entries
    ]
    print("\n".join(aligned(rows, "")) if rows else "nothing was sent")
    for letter in ledger.doubtful(days, now):
        if options.person is None or _is_to(letter, options.person):
            print(f"in doubt, it may have arrived or not: {shown(letter)}")
    return 0


def _is_to(letter: str | None, person: str) -> bool:
    return letter is not None and letter.partition("/")[2] == person
