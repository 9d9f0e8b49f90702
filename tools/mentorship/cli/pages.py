"""Write the pages of the site as Markdown files, for another builder.

The same pages as in the site: each is a Markdown file whose body is one line
of ready HTML, beside copies of the pages of docs/. A builder that reads the
folder must write pages as x.html and take assets/mentorship.css and
assets/mentorship.js along.

With --project it is a project of the builder Zensical, which is built by
`zensical build --config-file DIR/zensical.toml` into DIR/site/; then
`mentorship guard DIR/site` puts the content security policy on its pages.

examples:
  mentorship pages --out build/pages
  mentorship pages --out build/zensical --project
  mentorship pages --out build/public --audience public
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from mentorship.findings import MentorshipError, shown

MADE = ".made-by-mentorship"
"""Name of the file that marks a folder as written by this command, so that it may be replaced."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declares the options."""
    from mentorship.cli.options import SITES, add_as_of, add_at, add_audience

    parser.add_argument(
        "--out", required=True, type=Path, metavar="DIR", help="the folder to write"
    )
    parser.add_argument("--project", action="store_true", help="write a whole project for Zensical")
    add_audience(parser, SITES, office=True)
    parser.add_argument("--language", metavar="CODE", help="default: the first of mentorship.yml")
    add_at(parser)
    add_as_of(parser)


def run(options: argparse.Namespace) -> int:
    """Writes the folder; 1 where a link on a page leads nowhere."""
    from mentorship.cli.configured import configuration, harmless
    from mentorship.cli.publishing import (
        Wanted,
        addresses,
        documents,
        publication,
        refuse_office,
    )
    from mentorship.cli.reading import root_of
    from mentorship.cli.snapshot import sources
    from mentorship.cli.swapping import replacing
    from mentorship.pages.frame import resources
    from mentorship.pages.links import broken_links
    from mentorship.pages.markdown_folder import markdown_files
    from mentorship.pages.zensical import project

    refuse_office(options.audience, os.environ)
    root, target = root_of(options), Path(options.out).absolute()
    _refuse(target)
    with sources(root, options.at) as folder:
        docs = documents(folder / "docs")
        wanted = Wanted(options.audience, options.as_of, at=options.at, language=options.language)
        site = publication(root, folder / "docs", wanted).site
        written = {path: file.read_bytes() for path, file in docs.items()}
        settings = configuration(folder) if options.project else {}
    if options.project:
        made = project(site, harmless(written, site.language), settings)
    else:
        made = {**written, **markdown_files(site)}
    with replacing(target, private=site.private) as folder:
        for path, content in {**made, MADE: b""}.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)
    faults = broken_links(site, dict.fromkeys((*addresses(docs), *resources())))
    for fault in faults:
        print(f"mentorship: {shown(str(fault))}", file=sys.stderr)
    print(f"{shown(str(options.out))}: {len(site.pages)} pages for {site.audience}")
    return int(bool(faults))


def _refuse(target: Path) -> None:
    """Raises MentorshipError where the folder holds what this command has not written."""
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise MentorshipError(f"{shown(str(target))} is not a folder")
    if target.exists() and any(target.iterdir()) and not (target / MADE).exists():
        raise MentorshipError(
            f"{shown(str(target))} holds other files; name a new or an empty folder"
        )
