"""A whole project for the builder Zensical: its configuration, the pages, a piece of theme."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from html import escape
from typing import Any

from mentorship.pages.feeds import FEED
from mentorship.pages.frame import READING, ROBOTS, SCRIPT, STYLE
from mentorship.pages.markdown_folder import markdown_files
from mentorship.pages.page import SiteContent

CONFIGURATION, DOCS, THEME = "zensical.toml", "docs", "theme"
_KEPT = ("palette", "icon", "favicon", "logo", "direction")
"""What is taken over of the theme's settings; fonts never are, for they lie on another site."""
_EXTENSION = "mentorship.render.documents:ReadyPages"


def project(
    site: SiteContent, written: Mapping[str, bytes], settings: Mapping[str, Any]
) -> Mapping[str, bytes]:
    """The files of the project: `zensical.toml`, `docs/`, `theme/`.

    `written` are the files of docs/, harmless already; `settings` are those of mkdocs.yml, the
    menu filled in.
    """
    token = _token(written, markdown_files(site))
    docs = {**written, **markdown_files(site, before=f"<!--{token}-->")}
    files = {
        CONFIGURATION: _configuration(site, settings, token).encode(),
        f"{THEME}/main.html": _template(site).encode(),
        **{f"{DOCS}/{path}": content for path, content in docs.items()},
    }
    return dict(sorted(files.items()))


def _token(*parts: Mapping[str, bytes]) -> str:
    """The same for the same site, and unknown to whoever writes a part of it."""
    every = sha256()
    for part in parts:
        for path, content in sorted(part.items()):
            every.update(sha256(path.encode()).digest() + sha256(content).digest())
    return every.hexdigest()


def _configuration(site: SiteContent, settings: Mapping[str, Any], token: str) -> str:
    theme = settings.get("theme")
    given = theme if isinstance(theme, dict) else {}
    features = [name for name in given.get("features", ()) if not name.startswith("content.action")]
    values: dict[str, object] = {
        "site_name": escape(site.name),
        "docs_dir": DOCS,
        "site_dir": "site",
        "use_directory_urls": False,
        "extra_css": [STYLE],
        "extra_javascript": [SCRIPT, READING],
        "nav": settings.get("nav") or [],
        "theme": {
            "variant": "classic",
            "custom_dir": THEME,
            "language": site.language,
            "font": False,
            "features": features,
            **{name: given[name] for name in _KEPT if name in given},
        },
        "markdown_extensions": [
            *settings.get("markdown_extensions", ()),
            {_EXTENSION: {"token": token}},
        ],
        "extra": {"generator": False},
    }
    for name in ("site_url", "copyright"):
        if settings.get(name):
            values[name] = settings[name]
    lines = (f"{key} = {toml(value)}" for key, value in values.items())
    return "\n".join(("[project]", *lines, ""))


def _template(site: SiteContent) -> str:
    """What stands in the head of every page beside what the theme writes."""
    robots = f'<meta name="robots" content="{ROBOTS}">' if site.private else ""
    feed = (
        f'<link rel="alternate" type="application/atom+xml" href="{{{{ "{FEED}"|url }}}}">'
        if any(asset.path == FEED for asset in site.assets)
        else ""
    )
    head = f"{{% block extrahead %}}{robots}{feed}{{% endblock %}}"
    return f'{{% extends "base.html" %}}\n{head}\n'


def toml(value: object) -> str:
    """A value in TOML, on one line: what JSON can say, without null, which TOML does not have."""
    if isinstance(value, Mapping):
        pairs = (f"{toml(str(key))} = {toml(each)}" for key, each in value.items())
        return f"{{{', '.join(pairs)}}}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return f"[{', '.join(toml(each) for each in value)}]"
    # A string of JSON is one of TOML, but for one character.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
