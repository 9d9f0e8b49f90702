"""What apprise does on the network, seen: it keeps statuses and headers to itself.

For the time of one message the classes that it opens connections with are replaced by ones that
take notes. Whether a message was refused, was never sent, or may have arrived cannot be told from
its yes or no, and everything about sending once depends on it.
"""

from __future__ import annotations

import smtplib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import requests
from requests import exceptions, sessions
from urllib3 import exceptions as urllib3

from mentorship.bots.outcome import Exchange, Fate

_KEPT = 4096  # bytes of an answer
_ASKING = frozenset({"GET", "HEAD", "OPTIONS"})


@contextmanager
def watched() -> Iterator[list[Exchange]]:
    """The exchanges that take place inside, in order; for one thread of one process."""
    notes: list[Exchange] = []
    before = (sessions.Session, smtplib.SMTP, smtplib.SMTP_SSL)
    replaced = (_session(notes), _smtp(notes, smtplib.SMTP), _smtp(notes, smtplib.SMTP_SSL))
    try:
        _install(*replaced)
        yield notes
    finally:
        _install(*before)


def _install(session: Any, smtp: Any, smtp_ssl: Any) -> None:
    sessions.Session = session  # type: ignore[misc]
    smtplib.SMTP, smtplib.SMTP_SSL = smtp, smtp_ssl  # type: ignore[misc]


def _session(notes: list[Exchange]) -> type[requests.Session]:
    """A session that notes every request."""

    class Watching(sessions.Session):
        def send(self, request: requests.PreparedRequest, **options: Any) -> requests.Response:
            is_message = (request.method or "").upper() not in _ASKING
            try:
                response = super().send(request, **options)
            except exceptions.RequestException as error:
                notes.append(_unanswered(error, is_message))
                raise
            notes.append(_answered(response, is_message))
            return response

    return Watching


def _answered(response: requests.Response, is_message: bool) -> Exchange:
    """A server that fails (500 and above) may have taken the message before."""
    status = response.status_code
    if status < 300:
        fate = Fate.SENT
    elif status == 429:
        fate = Fate.LIMITED
    else:
        fate = Fate.DOUBTFUL if status >= 500 else Fate.REFUSED
    wait = response.headers.get("Retry-After")
    return Exchange(fate, is_message, f"status {status}", wait, response.content[:_KEPT])


def _unanswered(error: exceptions.RequestException, is_message: bool) -> Exchange:
    if isinstance(error, exceptions.ConnectTimeout | exceptions.InvalidURL) or _is_unopened(error):
        return Exchange(Fate.UNREACHED, is_message, "no connection")
    slow = isinstance(error, exceptions.Timeout)
    return Exchange(Fate.DOUBTFUL, is_message, "no answer in time" if slow else "no answer")


def _is_unopened(error: exceptions.RequestException) -> bool:
    """Whether not even a connection was made: refused, no such host, no trusted certificate."""
    cause = error.args[0] if error.args else None
    reason = getattr(cause, "reason", cause)
    is_distrusted = "CERTIFICATE_VERIFY_FAILED" in str(reason)
    return is_distrusted or isinstance(
        reason, urllib3.NewConnectionError | urllib3.ConnectTimeoutError
    )


def _smtp(notes: list[Exchange], base: type[smtplib.SMTP]) -> type[smtplib.SMTP]:
    """A mail client that notes every message.

    Until the message itself goes over (DATA) nothing can have been taken.
    """

    class Watching(base):  # type: ignore[misc, valid-type]
        def __init__(self, *arguments: Any, **options: Any) -> None:
            self.mentorship_position = len(notes)
            self._note(Fate.UNREACHED, "no connection")
            super().__init__(*arguments, **options)
            self._note(Fate.REFUSED, "refused before the message")

        def data(self, msg: Any) -> tuple[int, bytes]:
            self._note(Fate.DOUBTFUL, "no answer")
            try:
                code, words = super().data(msg)
            except smtplib.SMTPDataError as error:  # to DATA itself, before any text
                self._note(Fate.REFUSED, f"status {error.smtp_code}")
                raise
            self._note(Fate.SENT if code < 300 else Fate.REFUSED, f"status {code}")
            return code, words

        def _note(self, fate: Fate, said: str) -> None:
            notes[self.mentorship_position :] = [Exchange(fate, True, said)]

    return Watching
