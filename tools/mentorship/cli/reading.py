"""What most commands begin with: the repository read, its history, and which day it is."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mentorship.cli.remarks import say_history, say_unread
from mentorship.findings import Finding, MentorshipError, shown
from mentorship.history.facts import History, HistoryState
from mentorship.models.settings import Settings
from mentorship.obligations.situation import Situation, zone_named
from mentorship.text.document import split
from mentorship.text.problem import Problem
from mentorship.text.scan import LIMIT
from mentorship.text.yamltext import read as read_yaml
from mentorship.workspace.loader import load
from mentorship.workspace.tree import SETTINGS, Tree, WorkTree
from mentorship.workspace.workspace import Workspace

if TYPE_CHECKING:
    from mentorship.cli.snapshot import Snapshot

UNFIT = (HistoryState.SHALLOW, HistoryState.PARTIAL, HistoryState.NO_MAIN, HistoryState.DAMAGED)


class Reading(NamedTuple):
    """A repository as read: its folder, the documents, what was wrong with them, and history.

    `snapshot` holds the files where a commit was read, None where the work tree was.
    """

    root: Path
    workspace: Workspace
    findings: tuple[Finding, ...]
    history: History
    snapshot: Snapshot | None = None

    @property
    def tree(self) -> Tree:
        """Where further bytes of documents are to be read from."""
        return self.snapshot or WorkTree(self.root)


def read_repository(options: argparse.Namespace, *, anywhere: bool = False) -> Reading:
    """Reads the repository of the options, files and history side by side; with --at a commit.

    `anywhere` reads a folder without mentorship.yml too, which is then a finding.
    """
    from mentorship.history.read import start

    root, revision = root_of(options, anywhere=anywhere), getattr(options, "at", None)
    if revision is not None:
        return _read_at(root, revision, anywhere=anywhere)
    pending = start(root, main_of(root))
    workspace, findings = load(WorkTree(root))
    findings += of_templates(workspace)
    return Reading(root, workspace, findings, pending.finish(front_matter))


def of_templates(workspace: Workspace) -> tuple[Finding, ...]:
    """What is wrong with the texts of messages: only who fills them in can say."""
    if not workspace.templates:
        return ()
    from mentorship.render.letters.texts import broken_templates

    return broken_templates(workspace)


def read_situation(options: argparse.Namespace) -> tuple[Reading, Situation]:
    """The repository as of the day asked for.

    Raises MentorshipError (exit code 3) where the history hides when files landed, so that no
    date could be trusted; without any history everything is judged as claimed, which is said once.
    """
    reading = read_repository(options)
    if unfit(reading.history):
        raise MentorshipError(reading.history.problem or "the history cannot be read", code=3)
    say_history(reading.history)
    say_unread(reading.findings)
    return reading, Situation(reading.workspace, reading.history, day_of(options, reading))


def read_revision(root: Path, revision: str, main: str | None) -> Reading:
    """Reads the tree of a commit, without touching the work tree; `main` as in mentorship.yml."""
    from mentorship.cli.snapshot import Snapshot

    return _read_snapshot(Snapshot(root, revision), main)


def _read_at(root: Path, revision: str, *, anywhere: bool) -> Reading:
    """A commit as a checkout of it would be read: its own mentorship.yml says what main is."""
    from mentorship.cli.snapshot import Snapshot

    snapshot = Snapshot(root, revision)
    if not snapshot.has(SETTINGS) and not anywhere:
        raise MentorshipError(f"no {SETTINGS} in {shown(revision)}")
    return _read_snapshot(snapshot, main_in(snapshot))


def _read_snapshot(snapshot: Snapshot, main: str | None) -> Reading:
    from mentorship.history.read import start

    pending = start(snapshot.root, main, snapshot.commit)
    workspace, findings = load(snapshot)
    findings += of_templates(workspace)
    history = pending.finish(front_matter)
    return Reading(snapshot.root, workspace, findings, history, snapshot)


def root_of(options: argparse.Namespace, *, anywhere: bool = False) -> Path:
    """The nearest folder with a mentorship.yml: that of --repo, or this one, or one above.

    Raises MentorshipError where there is none; with `anywhere` the folder itself is taken. With
    --at the top of a git repository will do: the file may be in the commit alone.
    """
    if options.repo is not None and not options.repo.is_dir():
        raise MentorshipError(f"there is no folder {shown(str(options.repo))}")
    here = Path(options.repo or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        if (folder / SETTINGS).exists():
            return folder
    if getattr(options, "at", None) is not None:
        return _top_of_git(here)
    if anywhere:
        return here
    place = "here" if options.repo is None else f"in {shown(str(options.repo))}"
    raise MentorshipError(f"no {SETTINGS} {place} or above")


def _top_of_git(here: Path) -> Path:
    """The nearest folder that is a work tree of git; MentorshipError where there is none."""
    for folder in (here, *here.parents):
        if (folder / ".git").exists():
            return folder
        if all((folder / name).exists() for name in ("HEAD", "objects", "refs")):
            place = shown(str(folder))
            raise MentorshipError(f"{place} has no work tree to stand in: clone it and read that")
    return here


def today_of(options: argparse.Namespace, settings: Settings) -> date:
    """The day to judge: --as-of, else `as_of` of mentorship.yml, else today in its zone."""
    if options.as_of is not None:
        return options.as_of  # type: ignore[no-any-return]
    return now_in(settings)


def day_of(options: argparse.Namespace, reading: Reading) -> date:
    """The day to judge, where a commit may have been read: --as-of, else `as_of` of its
    mentorship.yml, else the committer date of that commit in its zone, else today.

    Raises MentorshipError where the commit has no date that could be one.
    """
    settings = reading.workspace.settings
    if reading.snapshot is None or options.as_of or settings.as_of:
        return today_of(options, settings)
    committed = reading.history.head_time
    if committed is None:
        commit = reading.snapshot.commit[:10]
        raise MentorshipError(f"the date of commit {commit} is no date; name a day with --as-of")
    return committed.astimezone(zone_named(settings.timezone) or UTC).date()


def now_in(settings: Settings) -> date:
    """`as_of` of mentorship.yml, else today in its zone, in UTC where that is not known."""
    return settings.as_of or datetime.now(zone_named(settings.timezone) or UTC).date()


def unfit(history: History) -> bool:
    """Whether dates of files cannot be trusted: `due`, `score` and `check --since` exit 3."""
    return history.state in UNFIT


def main_of(root: Path) -> str | None:
    """`main:` of mentorship.yml, read before anything else because git is asked first."""
    return main_in(WorkTree(root))


def main_in(tree: Tree) -> str | None:
    """`main:` of the mentorship.yml of a tree."""
    try:
        values = read_yaml((tree.read(SETTINGS, LIMIT) or b"").decode("utf-8"))
    except (OSError, KeyError, Problem, UnicodeDecodeError):
        return None
    name = values.get("main") if isinstance(values, dict) else None
    return name if isinstance(name, str) else None


def front_matter(text: str) -> Mapping[str, object] | None:
    """The front matter of a note's text, None where it has none that can be read."""
    try:
        values = read_yaml(split(text)[0])
    except Problem:
        return None
    return values if isinstance(values, dict) else None
