"""Servers on loopback that take messages, and do everything that a server can do wrong.

Each request is answered by the next behaviour of a list, by `ok` when it is used up. A behaviour
says whether the message is taken before anything goes wrong.
"""

from __future__ import annotations

import asyncio
import json
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple

from aiosmtpd.controller import Controller

HOST = "127.0.0.1"


class Behaviour(NamedTuple):
    """What a server does with a request."""

    takes: bool = True
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b"ok"
    silent: float = 0.0  # seconds before the answer
    hangs_up: bool = False  # instead of an answer
    cuts: bool = False  # in the middle of the answer


OK = Behaviour()
BUSY = Behaviour(takes=False, status=429)
BROKEN_BEFORE = Behaviour(takes=False, status=500)
BROKEN_AFTER = Behaviour(takes=True, status=500)
GONE = Behaviour(takes=False, status=404)
MOVED = Behaviour(takes=False, status=302, headers=(("Location", "/elsewhere"),))
HANGS_UP_BEFORE = Behaviour(takes=False, hangs_up=True)
HANGS_UP_AFTER = Behaviour(takes=True, hangs_up=True)
CUTS_THE_ANSWER = Behaviour(takes=True, cuts=True)
SILENT_BEFORE = Behaviour(takes=False, silent=3.0)
SILENT_AFTER = Behaviour(takes=True, silent=3.0)


def busy_for(value: str) -> Behaviour:
    return BUSY._replace(headers=(("Retry-After", value),))


def ignored(_number: int, _moment: str) -> bool:
    """Nobody wants to know of a request."""
    return False


class Message(NamedTuple):
    """What arrived: path, headers and body of a request."""

    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


class Receiver:
    """An HTTP server; `messages` are those it took, `requests` counts all that came.

    `on_request` is told the number of a request and the moment: before and after it is taken, and
    when it is answered. If it says True before, the request is dropped. `answers` are bodies for
    requests whose path ends in a word.
    """

    def __init__(self, behaviours: Iterable[Behaviour] = ()) -> None:
        self.messages: list[Message] = []
        self.requests = 0
        self.behaviours = list(behaviours)
        self.answers: dict[str, bytes] = {}
        self.on_request: Callable[[int, str], bool] = ignored
        self.server = ThreadingHTTPServer(
            (HOST, 0), type("Handler", (Handler,), {"receiver": self})
        )
        self.server.daemon_threads = True
        self.port = self.server.server_port
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    def next_for(self, path: str) -> Behaviour:
        behaviour = self.behaviours.pop(0) if self.behaviours else OK
        word = path.rstrip("/").rpartition("/")[2]
        return behaviour._replace(body=self.answers.get(word, behaviour.body))

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()


@contextmanager
def receiver(*behaviours: Behaviour) -> Iterator[Receiver]:
    server = Receiver(behaviours)
    try:
        yield server
    finally:
        server.close()


@contextmanager
def secure_receiver(folder: Path) -> Iterator[Receiver]:
    """A receiver that speaks TLS, with a certificate made for it in `folder`."""
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
         "-subj", "/CN=127.0.0.1", "-keyout", "key.pem", "-out", "cert.pem"],
        cwd=folder, check=True, capture_output=True,
    )  # fmt: skip
    with receiver() as opened:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
        opened.server.socket = context.wrap_socket(opened.server.socket, server_side=True)
        yield opened


class Handler(BaseHTTPRequestHandler):
    """Answers for the receiver that it is made for."""

    receiver: Receiver
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.receiver.requests += 1
        number = self.receiver.requests
        if self.receiver.on_request(number, "before"):
            self.close_connection = True
            return
        behaviour = self.receiver.next_for(self.path)
        if behaviour.takes:
            self.receiver.messages.append(Message(self.path, dict(self.headers), body))
        self.receiver.on_request(number, "after")
        time.sleep(behaviour.silent)
        if behaviour.hangs_up:
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)
        else:
            self.answer(behaviour)
        self.receiver.on_request(number, "answered")

    def do_GET(self) -> None:
        """Ask who it is, then say that there is nothing."""
        self.receiver.messages.append(Message(self.path, dict(self.headers), b""))
        realm = ("WWW-Authenticate", 'Basic realm="git"')
        status = 404 if "Authorization" in self.headers else 401
        self.answer(Behaviour(status=status, headers=(realm,)))

    def answer(self, behaviour: Behaviour) -> None:
        self.send_response(behaviour.status)
        for name, value in (*behaviour.headers, ("Connection", "close")):
            self.send_header(name, value)
        missing = 100 if behaviour.cuts else 0
        self.send_header("Content-Length", str(len(behaviour.body) + missing))
        self.end_headers()
        self.wfile.write(behaviour.body)
        self.close_connection = True

    def log_message(self, *_: Any) -> None:
        pass

    def handle(self) -> None:
        try:
            super().handle()
        except OSError:  # the other side is gone: killed, or tired of waiting
            self.close_connection = True


class Mailbox:
    """An SMTP server; `answers` are what it says to the next messages instead of 250."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.recipients: list[tuple[str, ...]] = []
        self.answers: list[str] = []
        self.on_message: Callable[[int, str], bool] = ignored
        self.controller = Controller(self, hostname=HOST, port=_free_port())
        self.controller.start()
        self.port = self.controller.port

    async def handle_DATA(self, server: Any, _: Any, envelope: Any) -> str:  # noqa: N802
        answer = self.answers.pop(0) if self.answers else "250 taken"
        if self.on_message(len(self.mails) + 1, "before"):
            return "451 gone"
        if answer.startswith("before"):
            server.transport.abort()
            return "421 gone"
        if not answer.startswith(("4", "5")):
            self.mails.append(message_from_bytes(envelope.content, policy=policy.default))
            self.recipients.append(tuple(envelope.rcpt_tos))
        self.on_message(len(self.mails), "after")
        if answer.startswith("after"):
            server.transport.abort()
            await asyncio.sleep(0)
        return answer if answer[:3].isdigit() else "250 taken"

    async def handle_RCPT(  # noqa: N802
        self, _: Any, __: Any, envelope: Any, address: str, ___: Any
    ) -> str:
        if address.startswith("nobody@"):
            return "550 no such person"
        envelope.rcpt_tos.append(address)
        return "250 OK"


@contextmanager
def mailbox() -> Iterator[Mailbox]:
    box = Mailbox()
    try:
        yield box
    finally:
        box.controller.stop()


def closed_port() -> int:
    """A port at which nobody listens."""
    return _free_port()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port
