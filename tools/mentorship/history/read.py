"""Reading the history: git is started first, and answers while the files are read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from mentorship.history.door import Answer, Door, GitError
from mentorship.history.facts import FileHistory, History, HistoryState, Landing
from mentorship.history.keys import KeyLandings, NoteVersion, Parser, Reader, key_landings
from mentorship.history.lines import Line, Lines, date_file
from mentorship.history.log import (
    AHEAD,
    DIFF,
    HEADER,
    LOG,
    Commit,
    parse_diff,
    parse_landing,
    parse_log,
)
from mentorship.history.objects import commit_ids, read_blobs
from mentorship.history.repository import NO_COMMIT, Ground, Main, find_main, no_main, survey
from mentorship.history.trees import SIZE_LIMIT, resolved
from mentorship.history.worktree import STATUS, parse_removed, parse_status, read_regular


@dataclass(frozen=True)
class PendingHistory:
    """Questions that git is answering; `known` is what needed no waiting."""

    door: Door
    known: History
    main: Main | None = None
    log: Answer | None = None
    status: Answer | None = None

    def finish(self, parse_front_matter: Parser) -> History:
        """Wait for git and work out the dates.

        `parse_front_matter` is given the text of a note and returns its front matter, None if
        that cannot be read; it sees only notes that changed since they landed.
        """
        try:
            return self._finish(parse_front_matter)
        except GitError as error:
            return _damaged(self.known, error)

    def _finish(self, parse: Parser) -> History:
        known = self.known
        if self.status is not None:
            status = self.status.read()
            known = replace(known, uncommitted=parse_status(status), removed=parse_removed(status))
        if known.head is None:
            return known
        if self.log is None or self.main is None:
            return replace(known, head_time=_time(parse_landing(_header(self.door, known.head))))
        return _dated(self.door, known, self.main, self.log.read(), parse)


def start(root: Path, main: str | None = None, revision: str | None = None) -> PendingHistory:
    """Start git on the history of `main`, as seen from `revision` or from the work tree.

    `main` is the organisation's name for the main branch, None for the usual ones. Without
    `revision` the work tree is compared with HEAD. Whatever is wrong with the repository is a
    state of the history; GitError only for a revision that cannot be found.
    """
    ground = survey(root)
    if ground.state in {HistoryState.NO_REPOSITORY, HistoryState.DAMAGED}:
        if revision is not None:
            raise GitError(ground.problem or ground.state.value)
        return PendingHistory(ground.door, History(state=ground.state, problem=ground.problem))
    if revision is not None:
        return _begin(ground, main, resolved(ground.door, revision), None)
    try:
        head = _head(ground.door)
        return _begin(ground, main, head, ground.door.begin(*STATUS))
    except GitError as error:
        return PendingHistory(ground.door, _damaged(History(state=ground.state), error))


def _begin(
    ground: Ground, wanted: str | None, head: str | None, status: Answer | None
) -> PendingHistory:
    """Start the log, if there is a main line to ask about and all of it is here."""
    if head is None:
        known = History(state=HistoryState.NO_COMMIT, problem=NO_COMMIT)
        return PendingHistory(ground.door, known, status=status)
    known = History(state=ground.state, problem=ground.problem, head=head)
    if ground.state is not HistoryState.FULL:
        return PendingHistory(ground.door, known, status=status)
    main = find_main(ground.door, wanted)
    if main is None:
        known = History(state=HistoryState.NO_MAIN, problem=no_main(wanted), head=head)
        return PendingHistory(ground.door, known, status=status)
    log = ground.door.begin(*LOG, main.commit, "--")
    return PendingHistory(ground.door, replace(known, main=main.name), main, log, status)


def _head(door: Door) -> str | None:
    """The commit of HEAD, None before the first one; GitError if its object is missing."""
    (head,) = commit_ids(door, ["HEAD"])
    if head is None:
        try:
            named = door.ask("rev-parse", "--verify", "--quiet", "HEAD").decode("ascii").strip()
        except GitError:
            return None
        raise GitError(f"the commit of HEAD, {named}, is missing")
    return head


def _dated(door: Door, known: History, main: Main, log: bytes, parse: Parser) -> History:
    """Follow every file along main up to HEAD, or up to where HEAD leaves it."""
    commits = parse_log(log)
    head = known.head or main.commit
    line = _reached(door, commits, head)
    aside = line[0].id != head
    headers = [commit.header for commit in reversed(line)]
    lines = Lines()
    for number, commit in enumerate(reversed(line)):
        lines.add(number, commit.changes)
    if aside:
        lines.add_aside(len(headers), parse_diff(door.ask(*DIFF, line[0].id, head)))
        headers.append(_header(door, head))
    landings = [parse_landing(header) for header in headers]
    return replace(
        known,
        head_time=_time(landings[-1]),
        began=_time(landings[0]),
        files=_files(door, lines.present(), landings, known.uncommitted, parse),
    )


def _reached(door: Door, commits: Sequence[Commit], head: str) -> Sequence[Commit]:
    """The commits of main, newest first, that `head` follows: what main did since it left is no
    fact of its past. All of them where the two have no commit in common."""
    ids = [commit.id for commit in commits]
    if head in ids:
        return commits[ids.index(head) :]
    ahead = int(door.ask(*AHEAD, ids[0], f"^{head}"))
    return commits[ahead:] or commits


def _files(
    door: Door,
    present: Mapping[str, Line],
    landings: Sequence[Landing | None],
    uncommitted: frozenset[str],
    parse: Parser,
) -> Mapping[str, FileHistory]:
    edited = {
        path: line
        for path, line in present.items()
        if (is_note(path) or has_figures(path)) and (line.was_edited or path in uncommitted)
    }
    keys = _keys(door, edited, landings, uncommitted, Reader(parse))
    return {
        path: date_file(line, landings, path in uncommitted, keys.get(path))
        for path, line in present.items()
    }


def _keys(
    door: Door,
    edited: Mapping[str, Line],
    landings: Sequence[Landing | None],
    uncommitted: frozenset[str],
    reader: Reader,
) -> Mapping[str, KeyLandings]:
    """The landings of the keys of files that have more than one content, all read at once."""
    ids = {version.blob for line in edited.values() for version in line.versions}
    contents = read_blobs(door, ids - {""}, SIZE_LIMIT)
    keys: dict[str, KeyLandings] = {}
    for path, line in edited.items():
        now = contents.get(line.blob)
        if path in uncommitted:
            now = read_regular(door.root, path, SIZE_LIMIT)
        read = reader.values if is_note(path) else reader.figures
        versions = [
            NoteVersion(landings[version.number], read(contents.get(version.blob)))
            for version in line.versions
        ]
        keys[path] = key_landings(versions, read(now))
    return keys


def is_note(path: str) -> bool:
    """Whether a path is a log note, the one kind of file that is judged by its landing."""
    return path.startswith("logs/") and path.endswith(".md")


def has_figures(path: str) -> bool:
    """Whether a path is a file that may hold indicators, whose values become known one by one."""
    return path.startswith(("people/records/", "people/teams/")) and path.endswith(".yml")


def _header(door: Door, commit: str) -> str:
    return door.ask(*HEADER, commit, "--").decode("utf-8", "surrogateescape").rstrip("\n")


def _time(landing: Landing | None) -> datetime | None:
    return landing.time if landing else None


def _damaged(known: History, error: GitError) -> History:
    """A history that git could not read: the commit is still known, no date is."""
    problem = f"{error}: dates are unknown; run `git fsck`, then fetch or clone what is broken"
    return History(state=HistoryState.DAMAGED, problem=problem, head=known.head)
