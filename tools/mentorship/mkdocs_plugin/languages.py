"""Sites in several languages: the switch between them, and pages of docs/ with translations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from babel import Locale
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from mentorship.language import N_, SOURCE, _, spoken, translated

_HEADING = re.compile(r"(?:\s*<!--[\s\S]*?-->)*\s*# .*\n")
"""The heading of a page, which only comments may precede: `# ` further down may be a shell's."""

_THEME = (
    N_("On this page"), N_("Use light colours"), N_("Use dark colours"),
    N_("Use the system's colours"),
)  # fmt: skip


class Other(NamedTuple):
    """A language of the site: its code, its name in itself, and where it begins as seen from the
    beginning of this one, as in `../zh/` or nothing for this one."""

    code: str
    name: str
    top: str
    here: bool


def switch(spoken: str, languages: Sequence[str]) -> list[Other]:
    """The languages to choose from on a site in `spoken`; none where there is no choice."""
    if len(languages) < 2:
        return []
    up = "" if spoken == languages[0] else "../"
    return [
        Other(code, _name(code), up if code == languages[0] else f"{up}{code}/", code == spoken)
        for code in languages
    ]


def one_language(files: Files, docs: Path, spoken: str) -> frozenset[str]:
    """Leaves of each page of docs/ the one in `spoken`, at the address of the page.

    Returns the pages that are there in English only, by their path in docs/; none on a site in
    English.
    """
    pages = {file.src_uri: file for file in files.documentation_pages()}
    there = {path: made for path in pages if (made := translated(path))}
    read = set()
    for path, (original, code) in there.items():
        files.remove(pages[path])
        if code == spoken and original in pages:
            pages[original].abs_src_path = str(docs / path)
            read.add(original)
    return frozenset(pages) - frozenset(there) - read if spoken != SOURCE else frozenset()


def translate_theme(config: MkDocsConfig) -> None:
    """Lets the theme speak the language spoken: its own words, and those that mkdocs.yml gives it,
    as far as they are the sample's: the heading of the contents, what the switches of colours do.
    """
    config.theme["language"] = spoken()
    contents = config.mdx_configs.get("toc", {})
    if contents.get("title"):
        config.mdx_configs["toc"] = {**contents, "title": _said(contents["title"])}
    palette = config.theme.get("palette")
    for scheme in palette if isinstance(palette, list) else ():
        if "toggle" in scheme:
            name = _said(scheme["toggle"].get("name", ""))
            scheme["toggle"] = {**scheme["toggle"], "name": name}


def _said(text: str) -> str:
    return _(text) if text in _THEME else text


def remarked(markdown: str) -> str:
    """A page that is not translated, which says so below its heading."""
    title, text = _("Not translated yet"), _("This page is there in English only.")
    remark = f'\n!!! note "{title}"\n    {text}\n'
    found = _HEADING.match(markdown)
    place = found.end() if found else 0
    return f"{markdown[:place]}{remark}{markdown[place:]}"


def _name(code: str) -> str:
    return (Locale.parse(code).get_display_name(code) or code).capitalize()
