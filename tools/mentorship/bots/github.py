"""The only client of GitHub's REST interface: one request, and one answer that is judged."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar
from urllib.parse import quote, urlencode, urlsplit

from mentorship import __version__
from mentorship.findings import MentorshipError, shown

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse, PoolManager

PUBLIC_API = "https://api.github.com"
VERSION = "2022-11-28"
"""The version of the interface that is asked for; GitHub keeps each for two years or more."""

LONGEST_WAIT = 90.0
"""Seconds that a service may ask us to wait; beyond that the next run goes on."""

_STILL_COMING = 10.0
"""Seconds after a time-out in which the service may still do what it was asked."""

_PAUSES = (1.0, 2.0, 4.0, 8.0, 16.0)
_NEXT = re.compile(r'<([^<>]*)>\s*;[^,]*\brel="next"')
_LOOPBACK = ("127.0.0.1", "::1", "localhost")

Result = TypeVar("Result")
Sleep = Callable[[float], None]


class Doubtful(Exception):  # noqa: N818 - it is no error: it says that nothing is known
    """Nobody knows whether a request had its effect: look before doing it again.

    `wait` is how many seconds to wait before that, as the service asked.
    """

    def __init__(self, reason: str, wait: float = 0.0) -> None:
        super().__init__(reason)
        self.wait = wait


class Answer(NamedTuple):
    """A whole answer: its status, its JSON or None, the path of the next page."""

    status: int
    data: Any
    next: str | None = None

    @property
    def words(self) -> str:
        """What the service says about a refusal, on one line."""
        message = self.data.get("message") if isinstance(self.data, dict) else None
        return shown(str(message or "no reason given"))[:200]

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that a refused request (422) got wrong."""
        errors = self.data.get("errors") if isinstance(self.data, dict) else None
        listed = errors if isinstance(errors, list) else []
        return tuple(str(e.get("field")) for e in listed if isinstance(e, dict))


@dataclass(frozen=True)
class GitHub:
    """The way to GitHub for the account of one token.

    `api` is the address of the interface without a slash at the end, `timeout` how many seconds
    an answer may keep us waiting for its next byte.
    """

    api: str
    token: str = field(repr=False)
    pool: PoolManager = field(repr=False)
    timeout: float = 30.0

    def ask(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> Answer:
        """Sends one request, once. No redirect is followed, so the token goes nowhere else.

        Raises Doubtful for whatever is no whole answer of GitHub: a server error, a connection
        that broke, a body that is cut off or no JSON, a limit. Raises MentorshipError (exit code
        3) where the token is refused or the repository has moved. All else is for the caller.
        """
        import urllib3

        doing = f"{method} {path.partition('?')[0]}"
        try:
            response = self.pool.request(
                method,
                self.api + path,
                body=json.dumps(body).encode() if body is not None else None,
                headers=self._headers(body is not None),
                timeout=urllib3.Timeout(connect=10.0, read=self.timeout),
                retries=False,
                redirect=False,
            )
        except urllib3.exceptions.TimeoutError:
            raise Doubtful(f"{doing}: no answer in time", _STILL_COMING) from None
        except urllib3.exceptions.HTTPError as error:
            raise Doubtful(f"{doing}: {type(error).__name__}") from None
        return self._judged(response, doing)

    def _headers(self, has_body: bool) -> dict[str, str]:
        headers = {
            "Accept": "application/vnd.github+json",
            "Authorization": f"Bearer {self.token}",
            "User-Agent": f"mentorship/{__version__}",
            "X-GitHub-Api-Version": VERSION,
        }
        return {**headers, "Content-Type": "application/json"} if has_body else headers

    def _judged(self, response: BaseHTTPResponse, doing: str) -> Answer:
        status, headers = response.status, response.headers
        is_json, data = _decoded(response.data)
        answer = Answer(status, data, self._next(headers.get("Link", "")))
        limit = _limit(answer, headers)
        if limit is not None:
            raise Doubtful(f"{doing}: GitHub limits us", max(limit, 1.0))
        if status >= 500 or (status < 300 and not is_json):
            raise Doubtful(f"{doing}: answered {status}{'' if is_json else ' without JSON'}")
        if status in (301, 302, 307, 308):
            raise MentorshipError(
                f"{doing}: the repository has moved; write its new name in mentorship.yml", code=3
            )
        if status == 401:
            raise MentorshipError(
                "GitHub does not know the token: it is wrong, or has run out", code=3
            )
        return answer

    def _next(self, link: str) -> str | None:
        """The path of the next page, if it lies below the same interface."""
        found = _NEXT.search(link)
        if found is None:
            return None
        if not found[1].startswith(f"{self.api}/"):
            raise Doubtful("the next page lies elsewhere")
        return found[1].removeprefix(self.api)


def github(api: str, token: str, proxy: str | None = None, timeout: float = 30.0) -> GitHub:
    """The way to GitHub, through a proxy if there is one.

    Raises MentorshipError for an address that is not encrypted (loopback excepted, for tests) and
    for a token that cannot be one.
    """
    import urllib3

    parts = urlsplit(api)
    safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK)
    if not (safe and parts.hostname) or parts.username or parts.query or parts.fragment:
        raise MentorshipError(f"{shown(api)} is no address of GitHub; write it as in {PUBLIC_API}")
    if not (token.isascii() and token.isprintable() and token.strip() == token and token):
        raise MentorshipError("the token is empty, or has characters that no token has")
    pool = urllib3.ProxyManager(proxy) if proxy else urllib3.PoolManager()
    return GitHub(api.rstrip("/"), token, pool, timeout)


def path(*parts: str, **query: str) -> str:
    """A path below the interface; names in it cannot lead elsewhere."""
    joined = "/".join(quote(part, safe="") for part in parts)
    return f"/{joined}?{urlencode(query)}" if query else f"/{joined}"


def patiently(action: Callable[[], Result], sleep: Sleep) -> Result:
    """The result of an action that looks before it writes, so that it may be done again.

    After a doubtful answer it waits, longer each time or as long as the service asks. Raises
    MentorshipError (exit code 4) when that takes too long, or too many answers were doubtful.
    """
    for pause in _PAUSES:
        try:
            return action()
        except Doubtful as doubt:
            if doubt.wait > LONGEST_WAIT:
                raise MentorshipError(
                    f"{doubt}, and asks us to wait {doubt.wait:.0f} seconds: run this again then",
                    code=4,
                ) from None
            sleep(max(pause, doubt.wait))
    try:
        return action()
    except Doubtful as doubt:
        raise MentorshipError(f"{doubt}; nothing is lost, run this again later", code=4) from None


def _decoded(content: bytes) -> tuple[bool, Any]:
    """Whether the body is JSON, and what it says."""
    try:
        return True, json.loads(content)
    except (ValueError, RecursionError):
        return False, None


def _limit(answer: Answer, headers: Mapping[str, str]) -> float | None:
    """Seconds that a limit makes us wait; None for an answer that is no limit.

    Both kinds of limit may come as 403 or 429. See "Rate limits for the REST API" in GitHub's
    documentation: first Retry-After, then the reset of an exhausted quota, else a minute.
    """
    exhausted = headers.get("X-RateLimit-Remaining") == "0"
    named = "Retry-After" in headers or exhausted or "rate limit" in answer.words.lower()
    if answer.status != 429 and not (answer.status == 403 and named):
        return None
    after = headers.get("Retry-After", "")
    if re.fullmatch(r"[0-9]{1,9}", after):
        return float(after)
    reset, now = headers.get("X-RateLimit-Reset", ""), _date(headers.get("Date", ""))
    if exhausted and now and re.fullmatch(r"[0-9]{1,12}", reset):
        return float(reset) - now.timestamp()  # by the service's own clock, ours may be wrong
    return 60.0


def _date(text: str) -> datetime | None:
    try:
        return parsedate_to_datetime(text)
    except (TypeError, ValueError):
        return None
