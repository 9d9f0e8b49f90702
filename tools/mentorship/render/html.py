"""HTML in which every text is escaped: small builders of elements and links."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from urllib.parse import urlsplit

from markupsafe import Markup, escape

Html = Markup

__all__ = [
    "Html",
    "element",
    "escape",
    "is_relative",
    "is_safe",
    "joined",
    "link",
    "placed",
    "ready",
]

SCHEMES = ("http", "https", "mailto")
_UNFIT = re.compile(r"[\x00-\x20\\]")
_VOID = frozenset({"br", "hr", "img", "input", "meta"})


def element(name: str, *children: object, **attributes: object) -> Html:
    """An element; children and values of attributes are escaped unless they are Html.

    A trailing `_` of an attribute's name is dropped (`class_`), others become `-` (`data_day`).
    An attribute that is None or False is left out, True stands alone.
    """
    # Called a million times for a large site, so nothing is escaped twice or built in between.
    opening = name
    for key, value in attributes.items():
        if value is not None and value is not False:
            opening += _attribute(key, value)
    if name in _VOID:
        return ready(f"<{opening}>")
    return ready(f"<{opening}>{''.join(map(_escaped, children))}</{name}>")


def joined(parts: Iterable[object], between: str = "") -> Html:
    """The parts one after the other, what is not Html escaped."""
    return ready(str.join(_escaped(between), map(_escaped, parts)))


def placed(text: str, **parts: object) -> Html:
    """A sentence with links or other Html in the places that it names, as in `Read {guide} first`.

    So who translates it sees all of it. The text is escaped, and so are parts that are not Html.
    """
    return escape(text).format(**parts)


def link(text: object, address: str, **attributes: object) -> Html:
    """A link to a page of the site, or to another site by http, https or mailto.

    An address of another scheme (`javascript:`, `data:`) gives the text alone. A link that leaves
    the site tells the other side nothing about where it came from.
    """
    if not is_safe(address):
        return escape(text)
    away = {} if is_relative(address) else {"rel": "noopener noreferrer"}
    return element("a", text, href=address, **away, **attributes)


def is_safe(address: str) -> bool:
    """Whether an address may be linked: relative, or of one of `SCHEMES`."""
    return is_relative(address) or _scheme(address) in SCHEMES


def is_relative(address: str) -> bool:
    """Whether an address stays on this site: no scheme, no host, no control characters."""
    if _UNFIT.search(address):
        return False
    return not _scheme(address) and not address.startswith("/")


def ready(text: str) -> Html:
    """Text that is HTML already. Only for what the program itself has put together or escaped."""
    return Markup(text)  # noqa: S704 - the one place where text becomes HTML unescaped


def _scheme(address: str) -> str:
    """The scheme in lower case, empty where there is none, `?` where that cannot be said."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return "?"
    # Browsers skip blanks and control characters in front of a scheme and inside it.
    odd = any(character < "!" for character in address)
    return "?" if odd and ":" in address else parts.scheme.lower()


def _escaped(part: object) -> str:
    """The part as a string that is HTML; the cheapest way for each kind of part."""
    return part if type(part) is Markup else str(escape(part))


def _attribute(key: str, value: object) -> str:
    name = _named(key)
    return f" {name}" if value is True else f' {name}="{_escaped(value)}"'


@cache
def _named(key: str) -> str:
    return key.rstrip("_").replace("_", "-")
