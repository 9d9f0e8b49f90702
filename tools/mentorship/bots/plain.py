"""Texts as a service must get them: plain lines, no mention, no markup, not too long."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

MAIL = frozenset({"mailto", "mailtos"})
"""Schemes in which a plain text is nothing but text."""

MARKDOWN = frozenset({"mmost", "mmosts", "discord", "rocket", "rockets", "zulip", "ryver"})
"""Schemes of services that take plain text for Markdown, whatever is said."""

UNTITLED = frozenset({"dingtalk"})
"""Schemes that take a title and put it before the text all the same."""

_JOINER = "\N{WORD JOINER}"

LONGEST: Mapping[str, int] = MappingProxyType(
    {
        "dingtalk": 9_000,
        "discord": 1_800,
        "feishu": 9_000,
        "lark": 9_000,
        "mmost": 12_000,
        "mmosts": 12_000,
        "slack": 12_000,
        "telegram": 3_500,
        "tgram": 3_500,
        "wecombot": 2_000,
        "workflow": 20_000,
        "workflows": 20_000,
    }
)
"""Bytes of UTF-8 that a message of a service may have, with a margin for quoting."""

_ELSEWHERE = 100_000

# What services read as a mention or a tag: `@all`, `<!channel>`, `<@U1>`, `<at user_id="all">`.
_MENTION = re.compile(r"@(?=[^\s\N{WORD JOINER}])|<(?=[!@#/A-Za-z])")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_MARKUP = re.compile(r"([\\`*_{}\[\]()#+!|~>])")


def title_for(scheme: str, subject: str) -> str:
    """A subject on one line."""
    return _defused(scheme, " ".join(_CONTROL.sub(" ", subject).split()))


def body_for(scheme: str, body: str) -> str:
    """A body of plain lines, cut at the end of a line where the service takes no more."""
    lines = body.replace("\r\n", "\n").replace("\r", "\n")
    text = _defused(scheme, _CONTROL.sub(" ", lines))
    return _cut(text, LONGEST.get(scheme, _ELSEWHERE))


def escaped(text: str) -> str:
    """`text` for a reader of Markdown, to whom it means nothing but itself."""
    return _MARKUP.sub(r"\\\1", text)


def _defused(scheme: str, text: str) -> str:
    """Without a mention: an invisible sign behind each `@` and `<` that could begin one."""
    return text if scheme in MAIL else _MENTION.sub(rf"\g<0>{_JOINER}", text)


def _cut(text: str, limit: int) -> str:
    if len(text.encode()) <= limit:
        return text
    head = text.encode()[: limit - 8].decode(errors="ignore")
    whole = head.rpartition("\n")[0] or head
    return f"{whole}\n…"
