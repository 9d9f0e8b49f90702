"""Sends letters in processes of its own, so that they can be killed; run by the kill tests.

Says `ready`, reads one task a line on standard input, and forks for each: the fork sends, as the
command does, and may be killed with SIGKILL at any moment. The answer is a line `<pid>`, then
`<how it ended>`. A task: `repository`, `urls` by channel, `letters` (key, channel), `now` in
seconds, `run`, and perhaps `remote` and `git`, a folder to look for git in.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Literal

import git  # noqa: F401 - imported once, before the forks

from mentorship.bots import book, exchange  # noqa: F401
from mentorship.bots.channels import open_channels
from mentorship.bots.sending import Means, Run, send
from mentorship.findings import MentorshipError
from mentorship.models.settings import Channel
from mentorship.reminders.letter import Letter


def main() -> None:
    import apprise

    apprise.Apprise.instantiate("json://127.0.0.1/")
    print("ready", flush=True)
    for line in sys.stdin:
        task = json.loads(line)
        child = os.fork()
        if child == 0:
            os._exit(perform(task))
        print(child, flush=True)
        _, status = os.waitpid(child, 0)
        was_killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
        print("killed" if was_killed else os.WEXITSTATUS(status), flush=True)


def perform(task: dict[str, Any]) -> int:
    """0 if every letter is sent, 4 if not, 3 where the ledger stopped the run."""
    if "git" in task:  # a folder with a git that kills us
        os.environ["PATH"] = f"{task['git']}{os.pathsep}{os.environ['PATH']}"
        (Path(task["git"]) / "pid").write_text(str(os.getpid()))
    began = time.monotonic()

    def clock() -> datetime:
        moved = task["now"] + time.monotonic() - began
        return datetime.fromtimestamp(moved, UTC)

    channels = {
        name: Channel(secret=name.upper(), address=_kind(url), per_minute=600)
        for name, url in task["urls"].items()
    }
    environment = {name.upper(): url for name, url in task["urls"].items()}
    opened, _ = open_channels(channels, environment, channels)
    letters = [_letter(key, name, channels[name].address) for key, name in task["letters"]]
    day = date.fromisoformat(task["letters"][0][0][:10])
    place = book.shelf(Path(task["repository"]), task.get("remote"))
    means = Means(opened, place, clock, time.sleep)
    try:
        report = send(letters, Run(task["run"], day), means)
    except MentorshipError as error:
        print(error, file=sys.stderr)
        return error.code
    if report.stopped is not None:
        print(report.stopped, file=sys.stderr)
        return report.stopped.code
    return 0 if report.is_whole else 4


def _letter(key: str, channel: str, kind: str | None) -> Letter:
    person = key[11:]
    address = None if kind is None else f"{person}@example.org"
    return Letter(key, person, channel, address, "en", key, "Due.", (f"n:{key}",))


def _kind(url: str) -> Literal["email"] | None:
    return "email" if "{address}" in url else None


if __name__ == "__main__":
    main()
