"""What GitHub says happened: an issue was opened or changed, or somebody commented."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel, ValidationError

from mentorship.findings import MentorshipError, shown

_LARGEST = 1_000_000  # bytes


class Event(NamedTuple):
    """Who wrote what, where. `comment` is None for the issue itself; `labels` are the issue's.

    `actor` is the account that opened, edited or commented, `author` the one whose issue it is,
    empty for one that was deleted. `subject` is the title and text of the issue or pull request
    that a comment stands under.
    """

    number: int
    actor: str
    author: str
    body: str
    comment: str | None
    labels: tuple[str, ...]
    subject: str


class _User(BaseModel):
    login: str


class _Label(BaseModel):
    name: str


class _Issue(BaseModel):
    number: int
    user: _User | None = None
    title: str = ""
    body: str | None = None
    labels: tuple[_Label, ...] = ()


class _Comment(BaseModel):
    body: str | None = None


class _Payload(BaseModel):
    sender: _User
    issue: _Issue
    comment: _Comment | None = None


def read_event(path: Path) -> Event:
    """The event in the file that GitHub names in GITHUB_EVENT_PATH. Raises MentorshipError."""
    try:
        data = path.read_bytes()
        payload = _Payload.model_validate(json.loads(data)) if len(data) <= _LARGEST else None
    except OSError as error:
        raise MentorshipError(f"cannot read {shown(str(path))}: {error.strerror}") from None
    except (ValueError, ValidationError, RecursionError):
        payload = None
    if payload is None:
        raise MentorshipError(f"{shown(str(path))} is no event about an issue or a comment")
    issue, comment = payload.issue, payload.comment
    return Event(
        number=issue.number,
        actor=payload.sender.login,
        author=issue.user.login if issue.user else "",
        body=issue.body or "",
        comment=(comment.body or "") if comment else None,
        labels=tuple(label.name for label in issue.labels),
        subject=f"{issue.title}\n{issue.body or ''}",
    )
