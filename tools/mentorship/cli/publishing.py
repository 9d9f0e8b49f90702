"""The site as a value, from the repository as it is: what `build`, `pages` and MkDocs publish."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from mentorship.findings import Finding, MentorshipError, shown
from mentorship.language import SOURCE, speaking, translated, translations
from mentorship.memory import uncollected
from mentorship.models.settings import Settings
from mentorship.pages.page import SiteContent
from mentorship.publication.classes import AUDIENCES, OFFICE
from mentorship.workspace.admission import ATTACHMENT_LIMIT, TOO_LARGE, attachment_problem
from mentorship.workspace.tree import SETTINGS, TextTree, Tree

OFFICE_FOLDER = "site-office"
"""The folder of the office's site, beside which nothing else begins like that."""


class Publication(NamedTuple):
    """A site, everything that is wrong in the repository it was made from, and the languages that
    sites are made in, the first of which stands at the top."""

    site: SiteContent
    findings: tuple[Finding, ...]
    languages: tuple[str, ...]


class Wanted(NamedTuple):
    """Which site is wanted.

    `audience` defaults to the first of `site: audiences`, the day to today in its zone, `language`
    to the first of those sites are made in. `address` is where the site will stand, empty where
    that is not known. With `at` it is the site of that commit, as of its day.
    """

    audience: str | None = None
    as_of: date | None = None
    address: str = ""
    at: str | None = None
    language: str | None = None


@uncollected()
def publication(root: Path, docs: Path, wanted: Wanted) -> Publication:
    """Reads the repository at `root` and makes its site; `docs` is the folder of written pages.

    Raises MentorshipError for an audience or a language that there is not.
    """
    from mentorship.cli.check import judged
    from mentorship.cli.reading import day_of, read_repository
    from mentorship.obligations.situation import Situation
    from mentorship.pages.site import content
    from mentorship.workspace.guides import Written, guides, pages_of

    if wanted.audience is not None and wanted.audience not in AUDIENCES:
        raise MentorshipError(f"{shown(wanted.audience)!r} is no audience: {', '.join(AUDIENCES)}")
    options = argparse.Namespace(repo=root, as_of=wanted.as_of, at=wanted.at)
    reading = read_repository(options)
    settings = reading.workspace.settings
    findings = judged(reading)
    offered = site_languages(settings)
    if wanted.language is not None and wanted.language not in offered:
        there = ", ".join(offered)
        raise MentorshipError(f"{shown(wanted.language)!r} is no language of this site: {there}")
    files, language = documents(docs), wanted.language or offered[0]
    with speaking(language):
        site = content(
            Situation(reading.workspace, reading.history, day_of(options, reading)),
            wanted.audience or settings.site.audiences[0],
            findings,
            docs=Written(addresses(files), guides(pages_of(files), language)),
            read=lambda path: _attachment(reading.tree, path),
            address=address_in(language, offered, wanted.address),
        )
    return Publication(site, findings, offered)


def site_languages(settings: Settings) -> tuple[str, ...]:
    """The languages of the organisation that generated texts can be written in, or else English."""
    there = translations()
    return tuple(code for code in settings.languages if code in there) or (SOURCE,)


def address_in(language: str, offered: Sequence[str], address: str) -> str:
    """Where the site in a language stands: the first of those offered at the address itself."""
    top = not address or language == offered[0]
    return address if top else f"{address.rstrip('/')}/{language}/"


def refuse_office(audience: str | None, environment: Mapping[str, str]) -> None:
    """Raises MentorshipError where a workflow asks for the office's site.

    What a workflow builds lies on somebody else's machine, is kept, and can be published by one
    wrong line. Servers that run workflows set CI.
    """
    if audience == OFFICE and environment.get("CI", "").lower() not in ("", "0", "false"):
        raise MentorshipError(
            "the office's site shows what is sealed: build it by hand on the office's own machine, "
            "never in a workflow (the environment variable CI is set)"
        )


def documents(folder: Path) -> Mapping[str, Path]:
    """The files of docs/ by their path in it; there are none where there is no such folder.

    Raises MentorshipError for a symbolic link, which would publish what lies elsewhere.
    """
    return dict(_files(folder, folder)) if folder.is_dir() else {}


def _files(folder: Path, top: Path) -> Iterator[tuple[str, Path]]:
    if folder.is_symlink():
        raise _linked(folder, top)
    for path in sorted(folder.iterdir()):
        if path.is_symlink():
            raise _linked(path, top)
        if path.is_dir():
            yield from _files(path, top)
        elif path.is_file():
            yield path.relative_to(top).as_posix(), path


def _linked(path: Path, top: Path) -> MentorshipError:
    place = shown(path.relative_to(top.parent).as_posix())
    return MentorshipError(f"{place} is a symbolic link; put what it leads to in its place")


def addresses(files: Mapping[str, Path]) -> tuple[str, ...]:
    """Where the files of docs/ stand on the site."""
    return tuple(
        path.removesuffix(".md") + ".html" if path.endswith(".md") else path
        for path in files
        if translated(path) is None
    )


def settings_of(tree: Tree) -> Settings:
    """The settings of a repository, with nothing else read."""
    from mentorship.text.scan import LIMIT
    from mentorship.workspace.loader import load

    try:
        written = tree.read(SETTINGS, LIMIT)
    except OSError as error:
        raise MentorshipError(f"{SETTINGS} cannot be read: {error.strerror}") from None
    workspace, _ = load(TextTree({SETTINGS: written}))
    return workspace.settings


def _attachment(tree: Tree, path: str) -> bytes:
    """A picture or PDF, judged again: what was checked is what is published."""
    try:
        content = tree.read(path, ATTACHMENT_LIMIT)
    except OSError as error:
        raise MentorshipError(f"{shown(path)} cannot be read: {error.strerror}", 3) from None
    problem = TOO_LARGE if content is None else attachment_problem(path, content)
    if content is None or problem:
        raise MentorshipError(f"{shown(path)} has changed while it was read: {problem}")
    return content
