"""The issues of one repository: reads those that this program wrote, and writes them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from mentorship.bots.github import Answer, Doubtful, GitHub, path
from mentorship.bots.issues.changes import Action, Change
from mentorship.bots.issues.issue import Existing, mark_in
from mentorship.bots.issues.pacing import Pacing
from mentorship.findings import MentorshipError, shown
from mentorship.models.settings import Audience

_PAGE = "100"
_PASSES = 5
"""How often a list of several pages is read until two readings agree."""

_COLOUR, _MEANING = "b60205", "Opened, changed and closed by mentorship issues"


@dataclass(frozen=True)
class Tracker:
    """The issues with a label that one account wrote in one repository, `owner/name`.

    All others are somebody else's: a mark in them means nothing, and they are never touched.
    """

    github: GitHub
    repository: str
    label: str
    author: str
    pacing: Pacing

    def listed(self) -> tuple[Existing, ...]:
        """All of ours, open or closed, the oldest first.

        Pages shift while they are read when an issue disappears from an earlier one, and then one
        is missed: a list of several pages counts only when it was read twice with one result.
        """
        before, pages = self._read()
        for _ in range(_PASSES):
            if pages == 1:
                return before
            again, pages = self._read()
            if again == before:
                return again
            before = again
        raise Doubtful("the list of issues changes all the time")

    def _read(self) -> tuple[tuple[Existing, ...], int]:
        """One reading of the list, and how many pages it had."""
        order = {"sort": "created", "direction": "asc", "per_page": _PAGE}
        next_: str | None = self._path("issues", labels=self.label, state="all", **order)
        found: dict[int, Existing] = {}
        pages = 0
        while next_ is not None:
            answer = self.github.ask("GET", next_)
            if answer.status != 200:
                raise self._refused(answer, "list issues")
            if not isinstance(answer.data, list):
                raise Doubtful("the list of issues is no list")
            found |= {each.number: each for data in answer.data for each in self._ours(data)}
            next_, pages = answer.next, pages + 1
        return tuple(found[number] for number in sorted(found)), pages

    def write(self, change: Change) -> Existing:
        """Writes one change, and returns the issue as it is then.

        Raises Doubtful where nobody knows whether it was done, `Refusal` where the service wants
        nothing of this one, and MentorshipError where it wants nothing of any.
        """
        answer = self._sent(change, assigned=True)
        if answer.status == 422 and {"assignee", "assignees"} & set(answer.fields):
            answer = self._sent(change, assigned=False)  # somebody who has no access to it
        if answer.status not in (200, 201):
            raise self._refused(answer, "write issues", change)
        return self._written(answer.data)

    def ensure_label(self) -> None:
        """Makes the label where there is none."""
        if self.github.ask("GET", self._path("labels", self.label)).status != 404:
            return
        self.pacing.write()
        body = {"name": self.label, "color": _COLOUR, "description": _MEANING}
        answer = self.github.ask("POST", self._path("labels"), body)
        if answer.status not in (201, 422):  # 422: somebody else has made it by now
            raise self._refused(answer, "make labels")

    def _sent(self, change: Change, *, assigned: bool) -> Answer:
        self.pacing.write()
        body: dict[str, Any] = {"title": change.title, "body": change.body}
        if change.action is not Action.CLOSE:
            body["assignees"] = list(change.assignees) if assigned else []
        if change.number is None:
            return self.github.ask("POST", self._path("issues"), {**body, "labels": [self.label]})
        if change.action is Action.CLOSE:
            body |= {"state": "closed", "state_reason": change.reason}
        if change.action is Action.REOPEN:
            body["state"] = "open"
        return self.github.ask("PATCH", self._path("issues", str(change.number)), body)

    def _written(self, data: Any) -> Existing:
        """The issue of an answer to a write, which must be one that the next run finds again."""
        existing, author = issue_of(data), _author(data)
        if author.lower() != self.author.lower():
            raise MentorshipError(
                f"issue #{existing.number} is by {shown(author)}, not by {self.author}: name the "
                "account that the token belongs to with --author", code=3,
            )  # fmt: skip
        if self.label not in _labels(data):
            raise MentorshipError(
                f"issue #{existing.number} has no label {self.label!r}, so it would be opened "
                "again and again: delete it, and use a token that may set labels", code=3,
            )  # fmt: skip
        return existing

    def _ours(self, data: Any) -> tuple[Existing, ...]:
        """The issue, if this account wrote it; pull requests are listed as issues, too."""
        existing = issue_of(data)
        ours = _author(data).lower() == self.author.lower() and "pull_request" not in data
        return (existing,) if ours else ()

    def _refused(self, answer: Answer, doing: str, change: Change | None = None) -> Exception:
        """What an answer means that is none of those we hope for."""
        if change and change.number and answer.status in (404, 410):
            return Doubtful(f"issue #{change.number} is gone")
        if answer.status == 422 and change:
            if "labels" in answer.fields or "label" in answer.fields:
                return Doubtful(f"the label {self.label!r} is gone")
            return Refusal(f"{change.action} {change.title}: {answer.words}")
        return MentorshipError(f"cannot {doing} in {self.repository}: {_meaning(answer)}", code=3)

    def _path(self, *parts: str, **query: str) -> str:
        return path("repos", *self.repository.split("/"), *parts, **query)


class Refusal(Exception):  # noqa: N818 - it is remembered, and the others are written
    """The service takes one change for wrong; the others are none the worse for it."""


def account_of(github: GitHub, in_actions: bool) -> str:
    """The account that writes: the token's own, in a job of GitHub Actions that of its token.

    Raises MentorshipError (exit code 3) where the service does not say: an app has to be named.
    """
    answer = github.ask("GET", path("user"))
    if answer.status == 200:
        return _text(answer.data, "login")
    if answer.status == 403 and in_actions:  # the job's own token is no user's
        return "github-actions[bot]"
    raise MentorshipError(
        f"GitHub does not say to whom the token belongs ({answer.words}): name the account with "
        "--author", code=3,
    )  # fmt: skip


def readers(github: GitHub, repository: str) -> Audience:
    """Who can read the repository: `public`, all `members` of an enterprise, or chosen people.

    Raises MentorshipError (exit code 3) where there is none, or none that can have issues.
    """
    answer = github.ask("GET", path("repos", *repository.split("/")))
    if answer.status != 200:
        raise MentorshipError(f"cannot read {repository}: {_meaning(answer)}", code=3)
    if not isinstance(answer.data, dict) or not isinstance(answer.data.get("private"), bool):
        raise Doubtful(f"the answer about {repository} does not say who may read it")
    if answer.data.get("archived"):
        raise MentorshipError(f"{repository} is archived: name another with `issues:`", code=3)
    if answer.data.get("has_issues") is False:
        raise MentorshipError(f"{repository} has issues turned off: {_TURN_ON}", code=3)
    if not answer.data["private"]:
        return "public"
    return "members" if answer.data.get("visibility") == "internal" else "pair"


_TURN_ON = "tick Issues under Settings, General, Features, or name another with `issues:`"


def _meaning(answer: Answer) -> str:
    meanings = {
        403: f"the token may not ({answer.words}); a job needs `permissions: issues: write`",
        404: "there is no such repository, or the token may not see it",
        410: f"issues are turned off; {_TURN_ON}",
    }
    return meanings.get(answer.status, f"GitHub answered {answer.status} ({answer.words})")


def issue_of(data: Any) -> Existing:
    """An issue as the service writes it; Doubtful for what is none."""
    number = data.get("number") if isinstance(data, dict) else None
    if type(number) is not int:
        raise Doubtful("an issue without a number")
    return Existing(
        number,
        _text(data, "title"),
        _text(data, "state") == "open",
        data.get("state_reason"),
        mark_in(data.get("body") or ""),
        _text(data, "updated_at"),
    )


def _author(data: Any) -> str:
    user = data.get("user")  # None for an account that was deleted
    return str(user.get("login")) if isinstance(user, dict) else ""


def _labels(data: Any) -> set[str]:
    listed = data.get("labels") or ()
    return {str(each.get("name")) if isinstance(each, dict) else str(each) for each in listed}


def _text(data: Any, key: str) -> str:
    value = data.get(key) if isinstance(data, dict) else None
    if not isinstance(value, str):
        raise Doubtful(f"an answer without {key}")
    return value
