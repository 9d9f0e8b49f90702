"""A GitHub on the loopback: issues, labels, pages, authors; and every way in which it can fail.

with running() as server:
    server.begin(World(), lambda number, request: Fault("500", done=True) if number == 3 else None)
    ...  # the fourth request is done, and answered with an error
"""

from __future__ import annotations

import json
import re
import socketserver
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from urllib.parse import parse_qs, unquote, urlsplit

BOT = "office-bot"
NOW = "2026-11-20T04:17:00Z"
Json = dict[str, Any]


class Request(NamedTuple):
    """A request as it came; `path` is unquoted, `query` has each name once."""

    method: str
    path: tuple[str, ...]
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: Any

    @property
    def writes(self) -> bool:
        return self.method != "GET"


class Answer(NamedTuple):
    status: int
    data: Any
    headers: tuple[tuple[str, str], ...] = ()


@dataclass
class World:
    """What GitHub knows about one repository, `northwind/duties`, and who asks."""

    login: str = BOT
    visibility: str = "private"
    has_issues: bool = True
    labels: set[str] = field(default_factory=set)
    issues: dict[int, Json] = field(default_factory=dict)
    known: frozenset[str] = frozenset({"ada", "bo", "mira", "grace"})  # who may be assigned
    page: int = 100  # the most on a page
    lag: int = 0  # how many more readings of the list do not show what was opened last
    last: int = 0
    templates: Mapping[str, Json] = field(default_factory=dict)  # what else an answer has

    def add(self, login: str, **more: Any) -> Json:
        """An issue by somebody, as if typed on the site."""
        self.last += 1
        number = self.last
        address = f"https://api.github.com/repos/northwind/duties/issues/{number}"
        issue: Json = {
            "number": number,
            "id": 1000 + number,
            "node_id": f"I_{number}",
            "title": "",
            "body": None,
            "state": "open",
            "state_reason": None,
            "user": user(login),
            "labels": [],
            "assignee": None,
            "assignees": [],
            "milestone": None,
            "locked": False,
            "comments": 0,
            "closed_at": None,
            "created_at": NOW,
            "updated_at": NOW,
            "author_association": "COLLABORATOR",
            "repository_url": "https://api.github.com/repos/northwind/duties",
            "html_url": f"https://github.com/northwind/duties/issues/{number}",
            "url": address,
            **{f"{name}_url": f"{address}/{name}" for name in ("comments", "events")},
            "labels_url": f"{address}/labels{{/name}}",
        }
        self.issues[number] = {**issue, **more}
        return self.issues[number]

    def label(self, name: str) -> Json:
        return {
            "id": 7, "node_id": "L_7", "name": name, "description": None, "color": "b60205",
            "default": False, "url": "https://api.github.com/repos/northwind/duties/labels/x",
        }  # fmt: skip

    def answer(self, request: Request, base: str) -> Answer:
        """What the service answers when nothing goes wrong."""
        if request.path == ("user",):
            return Answer(200, {**self.templates.get("user", {}), "login": self.login})
        if request.path[:3] != ("repos", "northwind", "duties"):
            return Answer(404, {"message": "Not Found"})
        match request.method, *request.path[3:]:
            case ("GET",):
                told = {"private": self.visibility != "public", "visibility": self.visibility}
                told |= {"has_issues": self.has_issues, "archived": False}
                return Answer(200, {**self.templates.get("repository", {}), **told})
            case "GET", "labels", name if name in self.labels:
                return Answer(200, self.label(name))
            case "POST", "labels":
                return self._labelled(request.body["name"])
            case _, "issues", *rest:
                return self._issue(request, rest, base)
        return Answer(404, {"message": "Not Found"})

    def _issue(self, request: Request, rest: list[str], base: str) -> Answer:
        if not self.has_issues:
            return Answer(410, {"message": "Issues are disabled for this repo"})
        if rest:
            return self._changed(int(rest[0]), request.body)
        return self._opened(request.body) if request.writes else self._listed(request, base)

    def _listed(self, request: Request, base: str) -> Answer:
        asked = request.query
        self.lag = max(0, self.lag - 1)
        found = [
            issue
            for number, issue in sorted(
                self.issues.items(), reverse=asked.get("direction") != "asc"
            )
            if asked.get("state", "open") in ("all", issue["state"])
            and not (self.lag and number == self.last)
            and ("labels" not in asked or asked["labels"] in [e["name"] for e in issue["labels"]])
        ]
        size = min(int(asked.get("per_page", "30")), self.page)
        page, last = int(asked.get("page", "1")), max(1, -(-len(found) // size))
        rest = "&".join(f"{name}={value}" for name, value in asked.items() if name != "page")
        address = f"{base}/{'/'.join(request.path)}?{rest}&page="
        links = [f'<{address}{page - 1}>; rel="prev"', f'<{address}1>; rel="first"']
        if page < last:
            links = [f'<{address}{page + 1}>; rel="next"', f'<{address}{last}>; rel="last"']
        headers = (("Link", ", ".join(links)),) if last > 1 else ()
        return Answer(200, found[(page - 1) * size : page * size], headers)

    def _opened(self, body: Json) -> Answer:
        if refused := self._wrong(body):
            return refused
        self.labels |= set(body.get("labels", ()))
        issue = self.add(self.login)
        self._put(issue, body)
        return Answer(201, issue)

    def _changed(self, number: int, body: Json) -> Answer:
        if number not in self.issues:
            return Answer(410, {"message": "This issue was deleted"})
        if refused := self._wrong(body):
            return refused
        self._put(self.issues[number], body)
        return Answer(200, self.issues[number])

    def _wrong(self, body: Json) -> Answer | None:
        if set(body.get("assignees", ())) - self.known:
            return invalid("assignees")
        return invalid("body") if len(body.get("body") or "") > 65_536 else None

    def _put(self, issue: Json, body: Json) -> None:
        was = issue["state"]
        issue |= {name: body[name] for name in ("title", "body", "state") if name in body}
        if "assignees" in body:
            issue["assignees"] = [user(name) for name in body["assignees"]]
            issue["assignee"] = next(iter(issue["assignees"]), None)
        if "labels" in body:
            issue["labels"] = [self.label(name) for name in body["labels"]]
        if issue["state"] != was:
            usual = "completed" if issue["state"] == "closed" else "reopened"
            issue["state_reason"] = body.get("state_reason") or usual
            issue["closed_at"] = NOW if issue["state"] == "closed" else None

    def _labelled(self, name: str) -> Answer:
        if name in self.labels:
            return invalid("name")
        self.labels.add(name)
        return Answer(201, self.label(name))


def user(login: str) -> Json:
    """An account as it stands in an issue."""
    address = f"https://api.github.com/users/{login}"
    names = ("followers", "subscriptions", "organizations", "repos", "received_events")
    return {
        "login": login, "id": 1, "node_id": "U_1", "gravatar_id": "", "type": "User",
        "site_admin": False, "url": address, "html_url": f"https://github.com/{login}",
        "avatar_url": f"https://github.com/{login}.png",
        **{f"{name}_url": f"{address}/{name}" for name in names},
        "following_url": f"{address}/following{{/other_user}}",
        "gists_url": f"{address}/gists{{/gist_id}}",
        "starred_url": f"{address}/starred{{/owner}}{{/repo}}",
        "events_url": f"{address}/events{{/privacy}}",
    }  # fmt: skip


def invalid(name: str) -> Answer:
    errors = [{"resource": "Issue", "field": name, "code": "invalid"}]
    return Answer(422, {"message": "Validation Failed", "errors": errors})


class Fault(NamedTuple):
    """What goes wrong with one request, and whether what it asked for is done all the same."""

    how: str
    done: bool = False

    def __str__(self) -> str:
        return f"{self.how}{' after' if self.done else ''}"


_LIMITED = {"message": "You have exceeded a secondary rate limit. Please wait."}
_RESET = (
    ("X-RateLimit-Remaining", "0"),
    ("X-RateLimit-Reset", "1795148250"),  # ten seconds after the Date
    ("Date", "Fri, 20 Nov 2026 04:17:20 GMT"),
)
_REFUSALS: Mapping[str, Answer] = {
    "500": Answer(500, {"message": "Server Error"}),
    "301": Answer(301, {"message": "Moved Permanently"}, (("Location", "http://127.0.0.1:9/"),)),
    "401": Answer(401, {"message": "Bad credentials"}),
    "403": Answer(403, {"message": "Resource not accessible by integration"}),
    "403 secondary": Answer(403, _LIMITED),
    "403 quota": Answer(403, {"message": "API rate limit exceeded"}, _RESET),
    "404": Answer(404, {"message": "Not Found"}),
    "410": Answer(410, {"message": "Gone"}),
    "422": Answer(422, {"message": "Validation Failed", "errors": [{"field": "labels"}]}),
    "429": Answer(429, _LIMITED, (("Retry-After", "7"),)),
    "429 long": Answer(429, _LIMITED, (("Retry-After", "3600"),)),
}
_PAGE = b"<html><body>We had issues producing the response.</body></html>"

ONCE = tuple(
    Fault(how, done)
    for how, effects in {
        **dict.fromkeys(_REFUSALS, (False,)),
        **dict.fromkeys(("500", "502", "html", "drop", "silence"), (False, True)),
        "cut": (True,),
        "shift": (True,),
    }.items()
    for done in effects
)
"""Every fault there is."""


class Server(socketserver.ThreadingTCPServer):
    """One thread for each connection, the world under a lock; requests are counted from 0."""

    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 64

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Connection)
        self.lock = threading.Lock()
        self.base = f"http://127.0.0.1:{self.server_address[1]}"
        self.begin(World())

    def begin(
        self,
        world: World,
        faults: Callable[[int, Request], Fault | None] = lambda _number, _request: None,
        gate: Callable[[Request], None] = lambda _request: None,
    ) -> None:
        """Another story: a world, which fault each request meets, what it has to wait for."""
        self.world, self.faults, self.gate = world, faults, gate
        self.seen: list[Request] = []

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up, or was killed, is no matter for the terminal."""

    def respond(self, request: Request) -> bytes | None:
        """The bytes of the answer; None to hang up."""
        self.gate(request)
        with self.lock:
            number = len(self.seen)
            self.seen.append(request)
            fault = self.faults(number, request)
            if fault is None:
                return _bytes(self.world.answer(request, self.base))
            if fault.how == "shift":  # the oldest issue disappears while the list is read
                foreign = [n for n, e in self.world.issues.items() if e["user"]["login"] != BOT]
                self.world.issues.pop(next(iter(sorted(foreign)), 0), None)
            done = _bytes(self.world.answer(request, self.base)) if fault.done else b""
        return _failing(fault, done)


def _failing(fault: Fault, done: bytes) -> bytes | None:
    if fault.how in _REFUSALS:
        return _bytes(_REFUSALS[fault.how])
    if fault.how in ("html", "502"):
        status = b"200 OK" if fault.how == "html" else b"502 Bad Gateway"
        head = b"Content-Type: text/html\r\nContent-Length: %d" % len(_PAGE)
        return b"HTTP/1.1 %s\r\n%s\r\n\r\n%s" % (status, head, _PAGE)
    if fault.how == "cut":
        return done[: -max(1, len(done) // 3)]
    if fault.how == "silence":
        return b""
    return done if fault.how == "shift" else None


def _bytes(answer: Answer) -> bytes:
    body = json.dumps(answer.data).encode()
    lines = [f"HTTP/1.1 {answer.status} Said", "Content-Type: application/json; charset=utf-8"]
    lines += [f"{name}: {value}" for name, value in answer.headers]
    lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


class _Connection(socketserver.StreamRequestHandler):
    server: Server
    disable_nagle_algorithm = True

    def handle(self) -> None:
        while (request := self._read()) is not None:
            answer = self.server.respond(request)
            if answer is None:
                return
            self.wfile.write(answer)
            if not answer:  # silence: until the client has enough of it
                self.connection.settimeout(5)
                self.rfile.read(1)
                return
            if not _is_whole(answer):
                return

    def _read(self) -> Request | None:
        words = self.rfile.readline().decode("latin-1").split()
        if len(words) != 3:
            return None
        headers = {}
        while line := self.rfile.readline().strip():
            name, _, value = line.decode("latin-1").partition(":")
            headers[name.lower()] = value.strip()
        body = self.rfile.read(int(headers.get("content-length", "0")))
        parts = urlsplit(words[1])
        return Request(
            words[0],
            tuple(unquote(part) for part in parts.path.strip("/").split("/")),
            {name: values[0] for name, values in parse_qs(parts.query).items()},
            headers,
            json.loads(body) if body else None,
        )


def _is_whole(answer: bytes) -> bool:
    head, _, body = answer.partition(b"\r\n\r\n")
    length = re.search(rb"Content-Length: ([0-9]+)", head)
    return length is not None and len(body) == int(length[1])


@contextmanager
def running() -> Iterator[Server]:
    """The server, for as many stories as there are."""
    with Server() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
