"""Takes HTML comments out of Markdown: what a writer has hidden is not published."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

# What decides whether `<!--` opens a comment, in order of appearance.
_TOKEN = re.compile(
    r"""
      (?P<blank> \n [ \t]* (?=\n) )
    | ^ (?: [ \t>] | [-*+][ \t] | [0-9]{1,9}[.)][ \t] ){0,40}
        (?P<fence> `{3,} (?=[^`\n]*$) | ~{3,} )
    | (?P<ticks> `+ )
    | (?P<open> <!-- )
    | \\ [!-/:-@\[-`{-~]
    """,
    re.VERBOSE | re.MULTILINE,
)


def without_comments(text: str) -> str:
    """Markdown without its HTML comments, those shown inside code excepted.

    A comment ends at the first `-->`, over blank lines too. One that never ends is no comment and
    stays, visible, so that its writer notices.
    """
    if "<!--" not in text:
        return text
    kept: list[str] = []
    position = 0
    tokens = tuple(_TOKEN.finditer(text))
    spans = _code_spans(tokens)
    last = text.rfind("-->")
    for token in tokens:
        if token.start() < position:
            continue
        end = _end(text, token, spans)
        if token["open"] and token.start() + 2 <= last:
            end = text.index("-->", token.start() + 2) + 3
            kept.append(text[position : token.start()])
        else:
            kept.append(text[position:end])
        position = end
    return "".join(kept) + text[position:]


def _end(text: str, token: re.Match[str], spans: Mapping[int, int]) -> int:
    """Where a token ends, and with one that begins code, where the code does."""
    if not token["fence"]:
        return spans.get(token.start(), token.end())
    mark = token["fence"]
    closing = re.compile(rf"^[ \t>]*{mark[0]}{{{len(mark)},}}[ \t]*$", re.MULTILINE)
    found = closing.search(text, token.end())
    return found.end() if found else len(text)


def _code_spans(tokens: Sequence[re.Match[str]]) -> dict[int, int]:
    """Start to end of each `code` in a line: two runs of as many backticks within a paragraph."""
    spans: dict[int, int] = {}
    following: dict[int, int] = {}
    for token in reversed(tokens):
        if token["blank"]:
            following.clear()
        elif token["ticks"]:
            length = len(token["ticks"])
            if length in following:
                spans[token.start()] = following[length]
            following[length] = token.end()
    return spans
