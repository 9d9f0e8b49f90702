"""Puts a finished folder in the place of an old one, whole: readers see either, never a half."""

from __future__ import annotations

import ctypes
import errno
import os
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mentorship.findings import MentorshipError

_HERE = -100  # AT_FDCWD
_EXCHANGE = 2  # RENAME_EXCHANGE


@contextmanager
def replacing(target: Path, *, private: bool = False) -> Iterator[Path]:
    """A new, empty folder that takes the place of `target` when the block ends without an error.

    A `private` one can be read by its owner alone from the beginning, and git ignores it wherever
    it is. What earlier, killed runs left beside the target is removed first. Raises
    MentorshipError where the folder cannot be written.
    """
    try:
        _clean(target)
        fresh = target.with_name(f"{target.name}.new-{os.getpid()}")
        fresh.parent.mkdir(parents=True, exist_ok=True)
        fresh.mkdir(mode=0o700 if private else 0o777)
        if private:
            (fresh / ".gitignore").write_text("*\n", "utf-8")
    except OSError as error:
        raise MentorshipError(f"{target} cannot be written: {error.strerror}", 3) from None
    try:
        yield fresh
        _swap(fresh, target)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _swap(fresh: Path, target: Path) -> None:
    if not target.exists():
        fresh.rename(target)
    elif not _exchanged(fresh, target):
        old = target.with_name(f"{target.name}.old-{os.getpid()}")
        target.rename(old)
        fresh.rename(target)
        shutil.rmtree(old)


def _exchanged(one: Path, other: Path) -> bool:
    """Exchanges two folders in one step, where the system can; False where it cannot."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    if rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0:
        return True
    problem = ctypes.get_errno()
    if problem in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EPERM):
        return False
    raise OSError(problem, os.strerror(problem), str(other))


def _clean(target: Path) -> None:
    """Removes what dead runs have left; an old folder that one had moved away comes back."""
    pattern = re.compile(rf"{re.escape(target.name)}\.(new|old)-([0-9]+)")
    folder = target.parent
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        found = pattern.fullmatch(path.name)
        if found is None or _lives(int(found[2])):
            continue
        if found[1] == "old" and not target.exists():
            path.rename(target)
        else:
            shutil.rmtree(path, ignore_errors=True)


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return process != os.getpid()
