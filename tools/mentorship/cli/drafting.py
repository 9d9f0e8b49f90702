"""What commands that write documents share: reading, finding what to edit, writing all or none."""

from __future__ import annotations

import argparse
import contextlib
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, TypeVar

from mentorship.findings import MentorshipError, shown
from mentorship.workspace.named import known

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mentorship.cli.reading import Reading
    from mentorship.findings import Finding
    from mentorship.scaffold.draft import Draft

Item = TypeVar("Item")


def begin(options: argparse.Namespace) -> Reading:
    """The repository as it is read; what could not be is said."""
    from mentorship.cli.reading import read_repository
    from mentorship.cli.remarks import say_unread

    reading = read_repository(options)
    say_unread(reading.findings)
    return reading


def editable(reading: Reading, items: Mapping[str, Item], what: str, identity: str) -> Item:
    """The document of that id; MentorshipError if there is none, or its file cannot be read, with
    the finding that says why."""
    from mentorship.models.kinds import kind_of

    for finding in reading.findings if identity not in items else ():
        named = kind_of(finding.place.path)
        if named and (named.kind.name, named.id) == (what, identity):
            hint = f"; {finding.hint}" if finding.hint else ""
            problem = f"{finding.message}{hint} [{finding.code}]"
            raise MentorshipError(
                f"nothing is written, mend this first: {finding.place}: {problem}"
            )
    return known(items, what, identity, reading.workspace)


def finish(root: Path, *drafts: Draft, said: TextIO | None = None) -> int:
    """Writes all files or none, and prints their paths, or says them to `said` where the output
    has something else to say. Returns the exit code.

    Raises MentorshipError where one that is new is there already, or a write fails: those written
    by then are put back as they were.
    """
    from mentorship.cli.writing import write_whole

    before = [_before(root, draft) for draft in drafts]
    written: list[tuple[Path, bytes | None]] = []
    try:
        for draft, old in zip(drafts, before, strict=True):
            written.append((root / draft.path, old))
            write_whole(root / draft.path, _content(root, draft, old))
    except BaseException:
        _restore(written)
        raise
    for draft in drafts:
        print(draft.path, file=said)
    return 0


def ahead(reading: Reading, *drafts: Draft, refusing: Sequence[str] = ()) -> tuple[Finding, ...]:
    """What `check` will find new once these files are written.

    Raises MentorshipError where that is an error, or one of the codes of `refusing`.
    """
    from mentorship.scaffold.afterwards import brought, refused

    return refused(brought(reading.workspace, reading.history, drafts), *refusing)


def change(reading: Reading, *drafts: Draft, refusing: Sequence[str] = ()) -> int:
    """Looks ahead, writes, and says what `check` will find; returns the exit code.

    Raises MentorshipError as `ahead` and `finish` do; nothing is written then.
    """
    found = ahead(reading, *drafts, refusing=refusing)
    code = finish(reading.root, *drafts)
    say_findings(found)
    return code


def say_findings(findings: Iterable[Finding]) -> None:
    """Says what `check` will find in what was just written."""
    for finding in findings:
        line = f"{finding.place}: {finding.severity}[{finding.code}]: {finding.message}"
        print(f"mentorship: {shown(line)}", file=sys.stderr)


def _before(root: Path, draft: Draft) -> bytes | None:
    path = root / draft.path
    if not draft.replaces and (path.exists() or path.is_symlink()):
        raise MentorshipError(f"{draft.path} is there already")
    return path.read_bytes() if path.is_file() else None


def _content(root: Path, draft: Draft, old: bytes | None) -> str | bytes:
    from mentorship.scaffold.lineends import like

    if draft.copy_of:
        return (root / draft.copy_of).read_bytes()
    return draft.text if old is None else like(draft.text, old.decode("utf-8", "replace"))


def _restore(written: Sequence[tuple[Path, bytes | None]]) -> None:
    for path, old in reversed(written):
        with contextlib.suppress(OSError):  # what could not be written is not there either
            if old is None:
                path.unlink()
            elif path.read_bytes() != old:
                path.write_bytes(old)
