"""The state of a repository: is there history, is it whole, and which line of it is main."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from mentorship.findings import shown
from mentorship.history.door import Door, GitError
from mentorship.history.facts import HistoryState
from mentorship.history.objects import commit_ids

MAIN_NAMES = ("origin/HEAD", "origin/main", "main", "origin/master", "master", "HEAD")
"""The names tried for the main line of history when the organisation gives none."""

_CLAIMED = "every date is taken as the files claim it"
_UNKNOWN = "when a file reached the main branch is unknown"

NO_REPOSITORY = f"not a git repository: {_CLAIMED}; run `git init` and commit to have evidence"
NO_COMMIT = f"no commit yet: {_CLAIMED}; run `git add --all && git commit` to have evidence"
SHALLOW = f"shallow clone: {_UNKNOWN}; run `git fetch --unshallow` (in a workflow: fetch-depth: 0)"
PARTIAL = f"partial clone: {_UNKNOWN}; clone again without `--filter`"


class Ground(NamedTuple):
    """A door to the repository and what stands in the way of reading its history."""

    door: Door
    state: HistoryState
    problem: str | None


class Main(NamedTuple):
    """A name that was tried for main, as people write it, and the commit it stands for."""

    name: str
    commit: str


def survey(root: Path) -> Ground:
    """Look at the repository before any question about its content."""
    door = Door(root)
    try:
        door.check_version()
        return _survey(door)
    except GitError as error:
        if "dubious ownership" not in str(error):
            return _refused(door, error)
    return _survey_foreign(door)


def opened(root: Path, *, whole: bool = False) -> Door:
    """The door to a repository, with `whole` to one that has all its commits and objects.

    GitError with the command that mends it, where there is none.
    """
    ground = survey(root)
    incomplete = ground.state in {HistoryState.SHALLOW, HistoryState.PARTIAL}
    if ground.problem is not None and (whole or not incomplete):
        raise GitError(ground.problem)
    return ground.door


def find_main(door: Door, wanted: str | None) -> Main | None:
    """The main line: the first name that exists, of `wanted` on origin and here, or the usual."""
    names = MAIN_NAMES if wanted is None else (f"origin/{wanted}", wanted)
    tried = [(name, reference) for name in names for reference in _references(name)]
    found = commit_ids(door, [reference for _, reference in tried])
    for (name, _), commit in zip(tried, found, strict=True):
        if commit is not None:
            return Main(name, commit)
    return None


def no_main(wanted: str | None) -> str:
    """What to say when no name of the main line exists."""
    name = shown(wanted or "HEAD")
    return (
        f"main: neither origin/{name} nor {name} exists: correct `main:` in mentorship.yml, "
        f"or run `git fetch origin {name}:refs/remotes/origin/{name}`"
    )


def _references(name: str) -> tuple[str, ...]:
    """Full names of branches only: a tag called main must not stand in for the branch.

    A name that git would read as an expression (`main~3`, `:/fix`) is no branch.
    """
    if name == "HEAD":
        return ("HEAD",)
    if re.search(r"[\s~^:?*\[\\@{\x00-\x1f\x7f]|\.\.", name):
        return ()
    local = () if name.startswith("origin/") else (f"refs/heads/{name}",)
    return (*local, f"refs/remotes/{name}")


def _survey(door: Door) -> Ground:
    """Ask where the top folder is, whether commits are cut off, and what is configured."""
    said = door.ask("rev-parse", "--is-inside-work-tree", "--is-shallow-repository", "--show-cdup")
    inside, shallow, above, *_ = said.decode("utf-8", "replace").split("\n")
    if inside != "true" or above:
        problem = f"not the top folder of its git repository: {_CLAIMED}; run in the top folder"
        return Ground(door, HistoryState.NO_REPOSITORY, problem)
    configured = _configured(door)
    door = Door(door.root, (*door.settings, *_without_filters(configured)))
    if shallow == "true":
        return Ground(door, HistoryState.SHALLOW, SHALLOW)
    if any(_is_promise(key, value) for key, value in configured):
        return Ground(door, HistoryState.PARTIAL, PARTIAL)
    return Ground(door, HistoryState.FULL, None)


def _survey_foreign(door: Door) -> Ground:
    """Survey a repository of another owner if the caller's own configuration trusts it."""
    trusted = tuple(("safe.directory", folder) for folder in door.callers_setting("safe.directory"))
    door = Door(door.root, trusted)
    try:
        return _survey(door)
    except GitError as error:
        return _refused(door, error)


def _refused(door: Door, error: GitError) -> Ground:
    """Word what git said when it would not open the repository."""
    said = str(error)
    if "not a git repository" in said or "cannot use bare repository" in said:
        return Ground(door, HistoryState.NO_REPOSITORY, NO_REPOSITORY)
    if "dubious ownership" in said:
        folder = shown(str(door.root.resolve()))
        said = (
            f"the repository belongs to another user: {_UNKNOWN}; if you trust it, run "
            f"`git config --global --add safe.directory {folder}`"
        )
    return Ground(door, HistoryState.DAMAGED, said)


def _configured(door: Door) -> tuple[tuple[str, str], ...]:
    """The repository's settings as key and value; a key without value is true."""
    said = door.ask("config", "--null", "--list").decode("utf-8", "surrogateescape")
    pairs = [entry.partition("\n") for entry in said.split("\0") if entry]
    return tuple((key, value if equals else "true") for key, equals, value in pairs)


def _is_promise(key: str, value: str) -> bool:
    """Whether a setting says that objects are missing here and lie with a remote."""
    filtered = key.startswith("remote.") and key.endswith((".promisor", ".partialclonefilter"))
    named = key == "extensions.partialclone"
    return (filtered or named) and value.lower() not in {"", "0", "false", "no", "off"}


def _without_filters(configured: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Settings that switch off the programs of `filter.<name>`, which `git status` would run."""
    programs = {
        key.rpartition(".")[0]
        for key, _ in configured
        if key.startswith("filter.") and key.endswith((".clean", ".smudge", ".process"))
    }
    return tuple(
        (f"{name}.{setting}", value)
        for name in sorted(programs)
        for setting, value in (("clean", ""), ("process", ""), ("smudge", ""), ("required", "no"))
    )
