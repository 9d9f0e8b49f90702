"""The content security policy of a page: the second wall, should the escaping ever have a hole."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

from mentorship.render.html import Html, element, joined, ready

_INLINE = r"<{0}(?![^>]*\ssrc=)(?![^>]*application/json)[^>]*>(.*?)</{0}>"
_SCRIPTS = re.compile(_INLINE.format("script"), re.DOTALL | re.IGNORECASE)
_STYLES = re.compile(_INLINE.format("style"), re.DOTALL | re.IGNORECASE)
_CHARSET = re.compile(r'<meta charset="?utf-8"?\s*/?>', re.IGNORECASE)


def policy(trusted: str, *styles: str) -> Html:
    """The meta elements that let run what stands in `trusted`, and what comes from this site.

    `trusted` is a page of the theme without any text of the organisation. Everything from other
    sites, all other inline scripts and styles, forms, frames and `base` are refused, and a link
    that is followed does not tell its target where it stood. `styles` are more sources of styles,
    for a theme whose scripts write some.
    """
    own = "'self'"
    rules = {
        "default-src": ["'none'"],
        "script-src": [own, *_hashes(_SCRIPTS, trusted)],
        "style-src": [own, *(styles or _hashes(_STYLES, trusted))],
        "img-src": [own, "data:"],
        "font-src": [own],
        "connect-src": [own],
        "worker-src": [own],
        "manifest-src": [own],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }
    written = "; ".join(" ".join((name, *sources)) for name, sources in rules.items())
    return joined(
        (
            element("meta", http_equiv="Content-Security-Policy", content=written),
            ready('<meta name="referrer" content="no-referrer">'),
        )
    )


def guarded(page: str, elements: str) -> str:
    """A whole page with the policy at the top of its head, before anything is loaded.

    Raises ValueError where the page does not say its encoding.
    """
    found = _CHARSET.search(page)
    if found is None:
        raise ValueError('the theme writes no <meta charset="utf-8">')
    return "".join((page[: found.end()], elements, page[found.end() :]))


def _hashes(pattern: re.Pattern[str], page: str) -> list[str]:
    texts = sorted(set(pattern.findall(page)))
    return [f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in texts]
