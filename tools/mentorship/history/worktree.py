"""The work tree against HEAD, and the bytes of a file in it."""

from __future__ import annotations

import os
import stat
from pathlib import Path

STATUS = (
    *("status", "--porcelain=v1", "-z", "--untracked-files=all", "--no-renames"),
    "--ignore-submodules=all",
)


def parse_status(output: bytes) -> frozenset[str]:
    """The paths of the output of STATUS: each entry is two letters, a blank and a path."""
    entries = output.decode("utf-8", "surrogateescape").split("\0")
    return frozenset(entry[3:].rstrip("/") for entry in entries if entry)


def parse_removed(output: bytes) -> frozenset[str]:
    """Of these paths those that are in the work tree no more."""
    entries = output.decode("utf-8", "surrogateescape").split("\0")
    removed = {entry[3:] for entry in entries if "D" in entry[:2]}
    return frozenset(removed - {entry[3:] for entry in entries if entry.startswith("??")})


def read_regular(root: Path, path: str, limit: int) -> bytes | None:
    """The bytes of a regular file of at most `limit` bytes, without following a link; else None."""
    try:
        descriptor = os.open(root / path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return None
    with os.fdopen(descriptor, "rb") as file:
        facts = os.fstat(descriptor)
        if not stat.S_ISREG(facts.st_mode) or facts.st_size > limit:
            return None
        return file.read(limit)
