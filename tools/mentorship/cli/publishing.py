"""The site as a value, from the repository as it is: what `build`, `pages` and MkDocs publish."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import NamedTuple

from mentorship.findings import Finding, MentorshipError
from mentorship.pages.page import SiteContent


class Publication(NamedTuple):
    """A site, and everything that is wrong in the repository it was made from."""

    site: SiteContent
    findings: tuple[Finding, ...]


def publication(root: Path, audience: str | None, as_of: date | None) -> Publication:
    """Reads the repository at `root` and makes its site.

    `audience` defaults to the first of `site: audiences`, the day to today in its zone.
    """
    from mentorship.cli.check import judged
    from mentorship.cli.reading import read_repository, today_of
    from mentorship.pages.site import content
    from mentorship.workspace.admission import ATTACHMENT_LIMIT
    from mentorship.workspace.tree import WorkTree

    options = argparse.Namespace(repo=root, as_of=as_of)
    reading = read_repository(options)
    settings = reading.workspace.settings
    findings = judged(reading)
    site = content(
        reading.workspace,
        reading.history,
        today_of(options, settings),
        audience or settings.site.audiences[0],
        findings,
        docs=_hand_written(root),
        read=lambda path: WorkTree(root).read(path, ATTACHMENT_LIMIT),
    )
    return Publication(site, findings)


def audiences(root: Path) -> tuple[str, ...]:
    """`site: audiences` of the repository's mentorship.yml, with nothing else read."""
    from mentorship.workspace.loader import load
    from mentorship.workspace.tree import SETTINGS, TextTree, WorkTree

    try:
        written = WorkTree(root).read(SETTINGS, 256 * 1024)
    except OSError as error:
        raise MentorshipError(f"{SETTINGS} cannot be read: {error.strerror}") from None
    workspace, _ = load(TextTree({SETTINGS: written}))
    return workspace.settings.site.audiences


def _hand_written(root: Path) -> tuple[str, ...]:
    """The addresses of the pages of docs/, as `start/mentor.html`."""
    docs = root / "docs"
    pages = (page.relative_to(docs).as_posix() for page in docs.rglob("*.md"))
    return tuple(sorted(page.removesuffix(".md") + ".html" for page in pages))
