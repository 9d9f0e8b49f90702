"""A run killed at any moment loses no letter and repeats at most one; two runs repeat none.

Real processes, SIGKILL, real servers: killed before and after every call of git, and before,
while and after each message is taken.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from tests.gitrepo import GitRepo
from tests.receivers import OK, Mailbox, Receiver, ignored, mailbox, receiver

ROOT = Path(__file__).parent.parent
NOON = 1_795_176_000  # 20 November 2026, 12:00 UTC
LATER = NOON + 11 * 60  # when the lease is over
LETTERS = [[f"2026-11-20/{person}", "room"] for person in ("ada", "bo", "lin")]
MAILS = [[f"2026-11-20/{person}", "mail"] for person in ("ada", "bo")]

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="forks a sender for each kill"),
]


class Sender:
    """Starts senders one after another; `pid` is that of the one under way."""

    def __init__(self) -> None:
        self.pid = 0
        self.started = Event()
        self.process = subprocess.Popen(
            [sys.executable, str(ROOT / "tests/killed_sender.py")],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1,
        )  # fmt: skip
        assert self.said() == "ready"

    def begin(self, task: dict[str, Any]) -> None:
        self.started.clear()
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(task) + "\n")
        self.process.stdin.flush()
        self.pid = int(self.said())
        self.started.set()

    def said(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def run(self, task: dict[str, Any]) -> str:
        """How a run ended: `killed`, or its exit code."""
        self.begin(task)
        return self.said()

    def kill(self) -> None:
        self.started.wait(5)
        os.kill(self.pid, signal.SIGKILL)

    def close(self) -> None:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.close()
        self.process.wait(10)
        self.process.stdout.close()


@pytest.fixture(scope="module")
def sender() -> Iterator[Sender]:
    sender = Sender()
    yield sender
    sender.close()


@pytest.fixture
def template(git_repo: GitRepo) -> Path:
    git_repo.commit("2026-01-06")
    return git_repo.root


@pytest.fixture
def room() -> Iterator[Receiver]:
    with receiver() as server:
        yield server


class Trial:
    """A repository of its own for one kill, and a git that counts its calls and may kill."""

    def __init__(self, template: Path, name: str, urls: dict[str, str]) -> None:
        self.folder = template.parent / name
        self.folder.mkdir()
        shutil.copytree(template, self.folder / "repository")
        self.urls = urls
        (self.folder / "count").write_text("0\n")
        (self.folder / "kill").write_text("0 never\n")
        program = self.folder / "git"
        program.write_text(_GIT.replace("REAL", str(shutil.which("git"))))
        program.chmod(0o755)

    def task(self, letters: list[list[str]], now: int, run: str, **more: str) -> dict[str, Any]:
        return {
            "repository": str(self.folder / "repository"),
            "urls": self.urls, "letters": letters, "now": now, "run": run, **more,
        }  # fmt: skip

    def kill_at(self, call: int, moment: str) -> None:
        (self.folder / "kill").write_text(f"{call} {moment}\n")

    def calls(self) -> int:
        return int((self.folder / "count").read_text())


# Counts its calls beside itself and kills the sender before or after the one it is told to.
_GIT = """#!/bin/sh
here=${0%/*}
read count < "$here/count"; count=$((count + 1)); echo $count > "$here/count"
read call moment < "$here/kill"
if [ $count = $call ]; then
    read pid < "$here/pid" || true
    if [ $moment = before ]; then kill -9 $pid; exit 1; fi
    REAL "$@"; code=$?
    kill -9 $pid
    exit $code
fi
exec REAL "$@"
"""


def titles(room: Receiver) -> Counter[str]:
    return Counter(each.json["title"] for each in room.messages)


def check(copies: Counter[str], keys: list[str], context: object) -> None:
    """Nothing is lost, and at most one letter came twice."""
    assert sorted(copies) == sorted(keys), f"lost or strange, {context}"
    assert sum(copies.values()) <= len(keys) + 1, f"repeated more than once, {context}"


def test_killed_around_every_call_of_git(sender: Sender, template: Path, room: Receiver) -> None:
    urls = {"room": f"json://127.0.0.1:{room.port}/"}
    keys = [key for key, _ in LETTERS]
    whole = Trial(template, "whole", urls)
    assert sender.run(whole.task(LETTERS, NOON, "whole", git=str(whole.folder))) == "0"
    points = [
        (call, moment) for call in range(1, whole.calls() + 1) for moment in ("before", "after")
    ]
    assert len(points) >= 44
    repeats = 0
    for call, moment in points:
        room.messages.clear()
        trial = Trial(template, f"{call}-{moment}", urls)
        trial.kill_at(call, moment)
        ended = sender.run(trial.task(LETTERS, NOON, "killed", git=str(trial.folder)))
        assert ended == "killed", (call, moment)
        assert sender.run(trial.task(LETTERS, LATER, "again")) == "0", (call, moment)
        check(titles(room), keys, (call, moment))
        repeats += sum(titles(room).values()) - len(keys)
    assert repeats > 0  # some kills do fall between a message and its record


@pytest.mark.parametrize("moment", ["before", "after", "answered"])
def test_killed_while_a_message_is_taken(
    sender: Sender, template: Path, room: Receiver, moment: str
) -> None:
    urls = {"room": f"json://127.0.0.1:{room.port}/"}
    for number in range(1, len(LETTERS) + 1):
        room.messages.clear()
        room.requests = 0
        trial = Trial(template, f"{number}-{moment}", urls)

        def kill(request: int, now: str, number: int = number) -> bool:
            hit = (request, now) == (number, moment)
            if hit:
                sender.kill()
            return hit

        room.on_request = kill
        ended = sender.run(trial.task(LETTERS, NOON, "killed"))
        assert ended == "killed", number
        room.on_request = ignored
        early = sender.run(trial.task(LETTERS, NOON + 60, "early"))
        assert early in ("0", "4")
        if moment != "answered":
            assert early == "4"  # that one letter is in doubt; the others are sent
            assert sum(titles(room).values()) == len(LETTERS) - (moment == "before")
        assert sender.run(trial.task(LETTERS, LATER, "late")) == "0"
        check(titles(room), [key for key, _ in LETTERS], (number, moment))


@pytest.mark.parametrize("moment", ["before", "after"])
def test_killed_while_a_mail_is_taken(sender: Sender, template: Path, moment: str) -> None:
    with mailbox() as box:
        url = f"mailto://127.0.0.1:{box.port}/?from=office@example.org&to={{address}}"
        for number in (1, 2):
            box.mails.clear()
            trial = Trial(template, f"mail-{number}-{moment}", {"mail": url})
            with killing(box, sender, number, moment):
                assert sender.run(trial.task(MAILS, NOON, "killed")) == "killed"
            assert sender.run(trial.task(MAILS, LATER, "again")) == "0"
            copies = Counter(str(mail["Subject"]) for mail in box.mails)
            check(copies, [key for key, _ in MAILS], (number, moment))


def test_killed_while_the_ledger_is_shared(sender: Sender, template: Path, room: Receiver) -> None:
    urls = {"room": f"json://127.0.0.1:{room.port}/"}
    keys = [key for key, _ in LETTERS]
    for call in (15, 20, 21, 26, 31, 32):
        room.messages.clear()
        here, there = machines(template, f"{call}", urls)
        here.kill_at(call, "after")
        killed = here.task(LETTERS, NOON, "killed", git=str(here.folder), remote="origin")
        assert sender.run(killed) == "killed", call
        # Another machine goes on; the killed one has nothing left to do.
        assert sender.run(there.task(LETTERS, LATER, "again", remote="origin")) == "0", call
        check(titles(room), keys, call)
        count = len(room.messages)
        assert sender.run(here.task(LETTERS, LATER + 5, "last", remote="origin")) == "0", call
        assert len(room.messages) == count


def machines(template: Path, name: str, urls: dict[str, str]) -> list[Trial]:
    """Two clones of a repository whose ledger is shared through a third place."""
    hub = GitRepo(template.parent / f"hub-{name}.git")
    hub.git("init", "-q", "--bare")
    trials = [Trial(template, f"{name}-{place}", urls) for place in ("here", "there")]
    for trial in trials:
        repo = GitRepo(trial.folder / "repository")
        repo.git("remote", "add", "origin", f"file://{hub.root}")
    return trials


@contextmanager
def killing(box: Mailbox, sender: Sender, number: int, moment: str) -> Iterator[None]:
    def kill(message: int, now: str) -> bool:
        hit = (message, now) == (number, moment)
        if hit:
            sender.kill()
        return hit

    box.on_message = kill
    yield
    box.on_message = ignored


def test_two_runs_at_once_send_nothing_twice(template: Path, room: Receiver) -> None:
    urls = {"room": f"json://127.0.0.1:{room.port}/"}
    letters = [[f"2026-11-20/p{number}", "room"] for number in range(8)]
    room.behaviours = [OK._replace(silent=0.1)] * 8
    trial = Trial(template, "both", urls)
    both = Sender(), Sender()
    try:
        for number, each in enumerate(both):
            each.begin(trial.task(letters, NOON, f"run{number}"))
        ended = [each.said() for each in both]
        assert set(ended) <= {"0", "4"}  # 4: the other one was sending when this one asked
        assert both[0].run(trial.task(letters, NOON + 5, "last")) == "0"
    finally:
        for each in both:
            each.close()
    assert titles(room) == Counter({key: 1 for key, _ in letters})
    runs = {json.loads(line)["run"] for line in written(trial) if '"sent"' in line}
    assert runs == {"run0", "run1"}  # they did share the work


def written(trial: Trial) -> list[str]:
    repo = GitRepo(trial.folder / "repository")
    return repo.git("show", "refs/mentorship/ledger:2026-11-20.jsonl").splitlines()


def test_two_machines_at_once_send_nothing_twice(template: Path, room: Receiver) -> None:
    urls = {"room": f"json://127.0.0.1:{room.port}/"}
    letters = [[f"2026-11-20/p{number}", "room"] for number in range(6)]
    trials = machines(template, "hub", urls)
    both = Sender(), Sender()
    try:
        for trial, each in zip(trials, both, strict=True):
            each.begin(trial.task(letters, NOON, trial.folder.name, remote="origin"))
        ended = [each.said() for each in both]
        assert set(ended) <= {"0", "4"}
        last = trials[0].task(letters, NOON + 5, "last", remote="origin")
        assert both[0].run(last) == "0"
    finally:
        for each in both:
            each.close()
    assert titles(room) == Counter({key: 1 for key, _ in letters})
