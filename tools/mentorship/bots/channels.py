"""Channels: names of the settings made into ways to send, with secrets from the environment."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType, ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from mentorship.bots import plain
from mentorship.bots.outcome import Fate, Outcome, judged
from mentorship.findings import MentorshipError, shown
from mentorship.models.settings import Channel
from mentorship.reminders.letter import Letter

if TYPE_CHECKING:
    from apprise import NotifyBase

PLACE = "{address}"

# What an operator's URL may not change: a letter is one message, of plain text, sent once.
_OURS = ("emojis", "format", "optional", "overflow", "redirect", "retry", "wait")

_READ_TIMEOUT = 20.0  # seconds; apprise's own 4 makes a slow answer a doubtful one
_LONGEST_TIMEOUT = 60.0

_SAMPLES = MappingProxyType(
    {"email": "somebody@example.org", "chat": "@somebody", "phone": "+4915112345678"}
)
# One address each: nothing that a service would read as a list, a room, or a query.
_ADDRESSES = MappingProxyType(
    {
        "email": re.compile(r"[^\s@,;:<>()\"/\\?#&%]{1,64}@[^\s@,;:<>()\"/\\?#&%]{1,250}"),
        "chat": re.compile(r"@?[\w][\w.-]{0,79}(@[\w][\w.-]{0,200})?"),
        "phone": re.compile(r"\+?[0-9][0-9 ()./-]{3,30}"),
    }
)


class _Scheme(NamedTuple):
    """A service by its scheme, or why there is none."""

    scheme: str
    problem: str | None = None


@dataclass(frozen=True)
class OpenChannel:
    """A channel that can be used; its URL is never shown."""

    name: str
    settings: Channel
    scheme: str
    url: str = field(repr=False)

    def deliver(self, letter: Letter) -> Outcome:
        """Send a letter now, and say what became of it; nothing is tried twice."""
        if (problem := address_problem(self.settings, letter.address)) is not None:
            return Outcome(Fate.REFUSED, problem)
        parts = _parts(_addressed(self.url, letter.address))
        service = None if parts is None else _service(parts)
        if service is None or (letter.address is not None and len(service) != 1):
            return Outcome(Fate.REFUSED, "the address does not fit the channel")
        return _delivered(service, self.scheme, letter)


def open_channels(
    channels: Mapping[str, Channel], environment: Mapping[str, str], wanted: Iterable[str]
) -> tuple[Mapping[str, OpenChannel], tuple[str, ...]]:
    """The wanted channels that can be used, and a line for each that cannot.

    A line names the channel and the variable, never its value. MentorshipError (exit code 3)
    without apprise.
    """
    opened: dict[str, OpenChannel] = {}
    problems: list[str] = []
    for name in sorted(set(wanted)):
        if name not in channels:
            problems.append(f"channel {shown(name)!r}: it is not among `channels:`")
            continue
        url = environment.get(channels[name].secret, "").strip()
        found = _scheme(channels[name], url)
        if found.problem is None:
            opened[name] = OpenChannel(name, channels[name], found.scheme, url)
        else:
            problems.append(f"channel {shown(name)!r}: {found.problem}")
    return opened, tuple(problems)


def address_problem(channel: Channel, address: str | None) -> str | None:
    """What is wrong with a person's address for a channel; it is not repeated."""
    if channel.address is None:
        return None if address is None else "the channel is a room and takes no address"
    if address is None:
        return f"the person has no {channel.address}"
    if not _ADDRESSES[channel.address].fullmatch(address):
        return f"what stands for the person's {channel.address} is not one address"
    return None


def _scheme(channel: Channel, url: str) -> _Scheme:
    """The service that the URL in the environment is for, or what is wrong with the URL."""
    variable = f"the environment variable {channel.secret}"
    if not url:
        return _Scheme("", f"{variable} is not set")
    if channel.address is not None and PLACE not in url:
        return _Scheme(
            "",
            f"the URL in {variable} has no {PLACE}, where each person's {channel.address} goes; "
            "for a room leave out `address:`",
        )
    if channel.address is None and PLACE in url:
        return _Scheme("", f"the URL in {variable} has {PLACE}: say `address:` what goes there")
    sample = None if channel.address is None else _SAMPLES[channel.address]
    parts = _parts(_addressed(url, sample))
    if parts is None or _service(parts) is None:
        known = "https://appriseit.com/services/ shows how a URL begins and what it holds"
        return _Scheme("", f"the URL in {variable} is of no service that Apprise knows; {known}")
    return _Scheme(parts["schema"])


def _addressed(url: str, address: str | None) -> str:
    return url if address is None else url.replace(PLACE, quote(address, safe=""))


def _parts(url: str) -> Mapping[str, Any] | None:
    """What a URL says, None where no service understands it; for plain text, sent only once."""
    found = _apprise().plugins.url_to_dict(url)
    if found is None:
        return None
    parts: dict[str, Any] = {key: value for key, value in found.items() if key not in _OURS}
    if parts["schema"] in plain.MARKDOWN:
        parts["format"] = "markdown"  # the service reads it so: let the text be quoted for it
    return parts


def _service(parts: Mapping[str, Any]) -> NotifyBase | None:
    """The service, ready to send, None where a part is not as it wants it."""
    library = _apprise()
    service: NotifyBase | None = library.Apprise.instantiate(dict(parts), asset=_asset(library))
    if service is not None:
        given = "rto" in parts.get("qsd", {})
        wanted = service.socket_read_timeout if given else _READ_TIMEOUT
        service.socket_read_timeout = min(wanted, _LONGEST_TIMEOUT)
        service.socket_connect_timeout = min(service.socket_connect_timeout, _LONGEST_TIMEOUT)
    return service


def _delivered(service: NotifyBase, scheme: str, letter: Letter) -> Outcome:
    from apprise import NotifyFormat

    from mentorship.bots.exchange import watched

    title = plain.title_for(scheme, letter.subject)
    is_quoted = service.resolve_format(NotifyFormat.TEXT) is NotifyFormat.MARKDOWN
    if is_quoted and service.title_maxlen > 0:  # apprise quotes a title only inside a body
        title = plain.escaped(title)
    has_title = service.title_maxlen > 0 and scheme not in plain.UNTITLED
    if not has_title and letter.body.startswith(letter.subject):  # it would be said twice
        title = ""
    with watched() as exchanges:
        try:
            # The service itself, not `Apprise`: no retry, no thread, no emoji, no escapes.
            accepted = service.notify(
                title=title,
                body=plain.body_for(scheme, letter.body),
                body_format=NotifyFormat.TEXT,
            )
        except Exception:  # noqa: BLE001 - whatever a plugin of many raises is no yes
            accepted = False
    return judged(accepted, exchanges, scheme)


def _asset(library: ModuleType) -> Any:
    """How apprise presents itself: no picture of another site, nothing kept on this disk."""
    return library.AppriseAsset(
        app_id="Mentorship",
        app_desc="Mentorship",
        app_url="",
        image_url_mask="",
        image_url_logo="",
        storage_mode="memory",
        http_redirects=False,
        language="en",
    )


def _apprise() -> ModuleType:
    try:
        import apprise
    except ImportError:
        raise MentorshipError(
            "sending needs apprise: pip install 'mentorship[send]'", code=3
        ) from None
    # It says what it dislikes about a URL, with the URL.
    logging.getLogger("apprise").disabled = True
    return apprise
