"""A repository, letters and a clock for tests of sending; the clock moves only when it is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

from tests.gitrepo import GitRepo

from mentorship.bots import book
from mentorship.bots.channels import open_channels
from mentorship.bots.ledger import Ledger
from mentorship.bots.report import Report
from mentorship.bots.sending import Means, Run, send
from mentorship.models.settings import Channel
from mentorship.reminders.letter import Letter

DAY = date(2026, 11, 20)
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
REF = "refs/mentorship/ledger"
ROOM = Channel(secret="MENTORSHIP_ROOM", per_minute=600)
MAIL = Channel(secret="MENTORSHIP_MAIL", address="email", per_minute=600)


class Clock:
    """A clock that a sleep moves, and nothing else; `naps` are the seconds slept."""

    def __init__(self, now: datetime = NOON) -> None:
        self.now = now
        self.naps: list[float] = []

    def __call__(self) -> datetime:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.naps.append(round(seconds, 2))
        self.now += timedelta(seconds=seconds)


def letter(person: str, *, channel: str = "room", day: date = DAY, **given: str) -> Letter:
    """A letter to a person, by mail or (to a room) without an address."""
    return Letter(
        key=f"{day}/{person}",
        to=person,
        channel=channel,
        address=given.get("address", f"{person}@example.org") if channel == "mail" else None,
        language="en",
        subject=given.get("subject", f"For {person}"),
        body=given.get("body", f"Something is due, {person}."),
        notices=(f"ahead:{person}:{day}",),
    )


def room_url(port: int) -> str:
    return f"json://127.0.0.1:{port}/?rto=1"


def mail_url(port: int) -> str:
    return f"mailto://127.0.0.1:{port}/?from=office@example.org&to={{address}}"


def sent(
    repo: GitRepo,
    letters: Sequence[Letter],
    environment: Mapping[str, str],
    clock: Clock | None = None,
    *,
    run: str = "first",
    day: date = DAY,
    remote: str | None = None,
    room: Channel = ROOM,
) -> Report:
    """Send as the command does, with the clock of the test."""
    clock = clock or Clock()
    channels = {"room": room, "mail": MAIL}
    opened, _ = open_channels(channels, environment, {each.channel for each in letters})
    place = book.shelf(repo.root, remote)
    return send(letters, Run(run, day), Means(opened, place, clock, clock.sleep))


def ledger(repo: GitRepo) -> Ledger:
    return book.read(book.shelf(repo.root), NOON).ledger


def results(report: Report) -> list[str]:
    return [line.result.value for line in report.lines]
