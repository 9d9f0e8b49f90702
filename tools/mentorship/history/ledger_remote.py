"""The ledger on a remote: fetched before it is read, pushed as a normal push.

A push that would not move the remote's ref forward is refused by the remote, which makes it the
compare-and-swap between machines.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from mentorship.findings import MentorshipError, shown
from mentorship.history.door import Door, GitError
from mentorship.history.ledger_ref import REF, Moved


class Remote(NamedTuple):
    """A remote of the repository, by name, and the door that reaches it."""

    door: Door
    name: str


def remote(door: Door, name: str) -> Remote:
    """The remote of this name; MentorshipError (exit code 2) where the repository has none."""
    names = door.ask("remote").decode("utf-8", "surrogateescape").splitlines()
    if name not in names:
        known = f"there are {', '.join(names)}" if names else "the repository has none"
        raise MentorshipError(f"there is no remote {shown(name)!r}: {shown(known)}")
    return Remote(door, name)


def remote_commit(place: Remote) -> str | None:
    """The commit of the ledger on the remote, None before the first."""
    said = _reach(place, "ls-remote", "--upload-pack=git-upload-pack", "--", place.name, REF)
    lines = [line.split(b"\t") for line in said.splitlines()]
    found = [oid.decode("ascii") for oid, name in lines if name == REF.encode()]
    return found[0] if found else None


def fetch(place: Remote) -> None:
    """Bring the objects of the remote's ledger here; no ref, no file is written."""
    options = ("--no-tags", "--no-write-fetch-head", "--no-recurse-submodules", "--quiet")
    _reach(
        place, "fetch", *options, "--refmap=", "--upload-pack=git-upload-pack", "--",
        place.name, REF,
    )  # fmt: skip


def push(place: Remote, old: str | None, new: str) -> None:
    """Move the remote's ledger from `old` to `new`, which follows it.

    Raises Moved if another run was faster; MentorshipError (exit code 4) where the remote cannot
    be reached or refuses for another reason.
    """
    options = ("--no-follow-tags", "--no-verify", "--no-signed", "--recurse-submodules=no")
    try:
        _reach(
            place, "push", *options, "--porcelain", "--receive-pack=git-receive-pack", "--",
            place.name, f"{new}:{REF}",
        )  # fmt: skip
    except MentorshipError as error:
        there = remote_commit(place)
        if there == new:  # taken; only the answer was lost
            return
        if there != old:
            raise Moved from error
        raise


def _reach(place: Remote, *question: str) -> bytes:
    """Ask with the network open for this one process."""
    try:
        return place.door.reach(*question)
    except GitError as error:
        # Git may repeat the address with what it holds of a user's secret.
        words = re.sub(r"://[^/@\s]*@", "://", str(error))
        raise MentorshipError(
            f"the ledger on {shown(place.name)}: {words}; nothing more is sent", code=4
        ) from None
