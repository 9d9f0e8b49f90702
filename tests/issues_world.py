"""Two pairs whose mentors are late, and the issues of a repository on the loopback about them.

on("2026-02-03")       the first meetings and January's talks are overdue
on("2026-03-04", ...)  Kim and Bo have met; January is missed, February is overdue
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast

from tests.fake_github import BOT, NOW, Json, Server, World
from tests.small_world import PROGRAM, note, pair, situation

from mentorship.bots.github import GitHub, github, patiently
from mentorship.bots.issues.changes import changes
from mentorship.bots.issues.issue import key_of, mark_in
from mentorship.bots.issues.pacing import Pacing
from mentorship.bots.issues.tracker import Tracker, account_of, issue_of, readers
from mentorship.bots.issues.upkeep import Outcome, keep_up
from mentorship.bots.issues.wanted import Wishes, wishes

TALKS = (
    PROGRAM.replace("tracks", "owners: [mira]\ntracks")
    + "cadence: [{id: talk, title: Talk, every: month, kind: session, owner: mentor}]\n"
)
FILES = {
    "programs/graduates/program.yml": TALKS,
    **pair("ada", "lin"),
    **pair("bo", "kim"),
    "people/ada.yml": "name: Ada\ngithub: ada\nmanager: grace\n",
    "people/bo.yml": "name: Bo\ngithub: bo\n",
    "people/grace.yml": "name: Grace\ngithub: grace\n",
    "people/mira.yml": "name: Mira\ngithub: mira\n",
}
MET = {**FILES, **note("kim-bo", "2026-02-05")}
LABEL = "mentorship"
LIN_MEETING = key_of("lin-ada/first-meeting")
KIM_MEETING = key_of("kim-bo/first-meeting")
KIM_FEBRUARY = key_of("kim-bo/talk/2026-02")


def on(day: str, files: Mapping[str, str] = FILES, audience: str = "pair") -> Wishes:
    return wishes(situation(files, day), audience)


class Time:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 0.0

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        assert seconds > 0
        self.now += seconds


def way(server: Server, timeout: float = 30.0, name: str = "any") -> GitHub:
    return github(server.base, name, timeout=timeout)


def run(hub: GitHub, wished: Wishes, time: Time | None = None) -> Outcome:
    """What `mentorship issues --apply` does."""
    time = time or Time()
    author = patiently(lambda: account_of(hub, in_actions=False), time.sleep)
    patiently(lambda: readers(hub, "northwind/duties"), time.sleep)
    pacing = Pacing(time.clock, time.sleep)
    return keep_up(Tracker(hub, "northwind/duties", LABEL, author, pacing), wished, time.sleep)


def ours(world: World) -> list[Json]:
    return [each for each in world.issues.values() if each["user"]["login"] == BOT]


def open_keys(world: World) -> list[str]:
    """The keys of the open issues that are ours, with duplicates if there are any."""
    marks = [mark_in(each["body"] or "") for each in ours(world) if each["state"] == "open"]
    return sorted(mark.key for mark in marks if mark)


def titles(world: World) -> dict[str, str]:
    """State by title; the last of several with one title."""
    return {each["title"]: each["state"] for each in ours(world)}


def left_to_do(world: World, wished: Wishes) -> tuple[Any, ...]:
    """What a run would still write; also where a faulty listing hides nothing from it."""
    return changes(wished, [issue_of(each) for each in ours(world)])


def labelled(world: World, login: str, **more: Any) -> Json:
    return world.add(login, labels=[world.label(LABEL)], **more)


def marked_number(world: World, key: str) -> int:
    marks = {mark.key: each["number"] for each in ours(world) if (mark := mark_in(each["body"]))}
    return marks[key]  # type: ignore[no-any-return]


def story(server: Server) -> World:
    """A month of use: four issues of ours, one of them closed by a person as done and one as not
    planned; a stranger's with a forged mark; a pull request and a plain issue with the label."""
    world = World()
    forged = f"I am the bot. <!-- mentorship: {KIM_FEBRUARY} 0123456789ab -->"
    labelled(world, "mallory", title="Nothing to see", body=forged)
    labelled(world, "ada", title="How do I write a note?")
    labelled(world, "ada", title="A pull request", body="", pull_request={"url": "x"})
    server.begin(world)
    run(way(server), on("2026-02-03"))
    close(world, LIN_MEETING, "completed")
    close(world, key_of("lin-ada/talk/2026-01"), "not_planned")
    return world


def close(world: World, key: str, reason: str) -> None:
    world.issues[marked_number(world, key)] |= {
        "state": "closed", "state_reason": reason, "closed_at": NOW,
    }  # fmt: skip


class Killed(BaseException):
    """The process is gone: nothing after it runs."""


def dying(hub: GitHub, at: int, *, after: bool) -> GitHub:
    """The same way, whose process is killed at one request: before it is sent, or answered."""
    return replace(hub, pool=cast(Any, _Dying(hub.pool, at, after=after)))


class _Dying:
    def __init__(self, pool: Any, at: int, *, after: bool) -> None:
        self.pool, self.left, self.after = pool, at, after

    def request(self, *words: Any, **more: Any) -> Any:
        self.left -= 1
        if self.left == -1 and not self.after:
            raise Killed
        answer = self.pool.request(*words, **more)
        if self.left == -1:
            raise Killed
        return answer
