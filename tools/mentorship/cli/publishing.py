"""The site as a value, from the repository as it is: what `build`, `pages` and MkDocs publish."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import NamedTuple

from mentorship.findings import Finding
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
    )
    return Publication(site, findings)
