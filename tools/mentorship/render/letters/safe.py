"""Text from files made harmless: it notifies nobody, is no markup, and stays on its line."""

from __future__ import annotations

import re
import unicodedata

_LONGEST = 200
"""Characters of a value; a title of a novel's length would hide what to do."""

_JOINERS = "\u200c\u200d"
"""Invisible, but needed by the spelling of some languages, and by emoji."""

_LOOKALIKES = str.maketrans(
    {
        "<": "\u2039",  # <!channel>, <@all>, <at user_id="all">, <https://...|text>, HTML
        ">": "\u203a",
        "\uff1c": "\u2039",
        "\uff1e": "\u203a",
        "\ufe64": "\u2039",
        "\ufe65": "\u203a",
        "*": "\u2217",
        "~": "\u223c",
        "`": "'",
        "\uff20": "@",
        "\ufe6b": "@",
        "\u2028": " ",
        "\u2029": " ",
    }
)
_CHANGES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"@(?=\S)"), "@ "),  # @here, @everyone, somebody's handle
    (re.compile(r"\](?=[(\[:])"), "] "),  # [click here](https://...), [a][b], [a]: https://...
    (re.compile(r"(?<![^\W_])_|_(?![^\W_])"), "\uff3f"),  # _emphasis_, but not first_feature
    (re.compile(r"(?<!\w)#|#(?=\w)"), "\uff03"),  # a heading, #channel, Fixes #1, but not C#
    (re.compile(r"&(?=#?\w+;)"), "\uff06"),  # &lt;!channel&gt;
)


def safe(text: str) -> str:
    """`text` on one line, without what a mail, a chat or a Markdown reader would act on.

    Whoever applies it twice gets the same. Mentions lose their form, links their words, markup
    its signs to look-alikes; control and invisible characters are left out.
    """
    kept = "".join(map(_kept, text.translate(_LOOKALIKES)))
    for pattern, harmless in _CHANGES:
        kept = pattern.sub(harmless, kept)
    return kept


def value(given: object) -> str:
    """A value for a message: safe, without needless blanks, and not too long; None is empty."""
    words = " ".join(safe("" if given is None else str(given)).split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "\u2026"


def safe_lines(text: str) -> str:
    """A text of several lines, each safe: what is put together may be more than its parts."""
    return "\n".join(safe(line).rstrip() for line in text.split("\n"))


def _kept(character: str) -> str:
    if character.isascii() and character.isprintable():
        return character
    if character.isspace():
        return " "
    hidden = unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co")
    return "" if hidden and character not in _JOINERS else character
