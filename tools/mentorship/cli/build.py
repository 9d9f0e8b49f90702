"""Build the site for each audience that mentorship.yml names.

The first audience goes to site/, each other to site-<audience>/. With
--at they are sites of that commit, beside these: site-at/. A site is
built whole into a new folder and then put in the place of the old one, so a
build that fails leaves the old one as it is.

The site for the office shows everything, sealed values too. It is built only
by hand, into site-office/, which nobody else on the machine can read.

examples:
  mentorship build
  mentorship build --audience public --as-of 2026-11-20
  mentorship build --audience office
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import NamedTuple

from mentorship.findings import MentorshipError, shown

CONFIGURATION = "mkdocs.yml"
_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")


def configure(parser: argparse.ArgumentParser) -> None:
    """Declares the options."""
    from mentorship.cli.options import SITES, add_as_of, add_at, add_audience

    add_audience(parser, SITES, office=True)
    add_at(parser)
    add_as_of(parser)


def run(options: argparse.Namespace) -> int:
    """Builds the sites; 1 where one has a fault and was not put in place."""
    from mentorship.cli.publishing import refuse_office, settings_of, site_languages
    from mentorship.cli.reading import root_of
    from mentorship.cli.snapshot import Snapshot, sources
    from mentorship.workspace.tree import WorkTree

    refuse_office(options.audience, os.environ)

    root = root_of(options)
    then = Snapshot(root, options.at) if options.at else None
    with sources(root, then.commit if then else None) as written:
        if not (written / CONFIGURATION).is_file():
            place = shown(options.at or str(root))
            raise MentorshipError(f"{place} has no {CONFIGURATION}; copy the one of the sample")
        settings = settings_of(then or WorkTree(root))
        offered = settings.site.audiences
        commit = then.commit if then else ""
        source = _Source(root, written, commit, options.as_of, site_languages(settings))
        wanted = (options.audience,) if options.audience else offered
        return max(_build(source, folder_for(name, offered), name) for name in wanted)


def folder_for(audience: str, offered: Sequence[str]) -> str:
    """The folder of a site: `site` for the first audience offered, `site-<audience>` for others."""
    return "site" if audience == offered[0] else f"site-{audience}"


class _Source(NamedTuple):
    """What sites are made of: the repository, the folder with mkdocs.yml and docs/, the commit
    that is read or nothing, the day asked for, and the languages, the first of which stands at the
    top of the site and each other in a folder of its name."""

    root: Path
    written: Path
    commit: str
    as_of: date | None
    languages: tuple[str, ...]


def _build(source: _Source, folder: str, audience: str) -> int:
    from mentorship.cli.swapping import replacing
    from mentorship.publication.classes import OFFICE

    folder += "-at" if source.commit else ""
    try:
        with replacing(source.root / folder, private=audience == OFFICE) as fresh:
            _build_languages(source, fresh, audience)
            pages = sum(1 for _ in fresh.rglob("*.html"))
    except subprocess.CalledProcessError:
        print(
            f"mentorship: the site for {audience} has a fault; {folder}/ is left as it was. "
            "Correct the file named above (of docs/, or the source of the page) and build again.",
            file=sys.stderr,
        )
        return 1
    print(f"{folder}/: {pages} pages for {audience}; open {folder}/index.html")
    if audience == OFFICE:
        print("It shows what is sealed: for the program office only, do not publish it.")
    return 0


def _build_languages(source: _Source, fresh: Path, audience: str) -> None:
    """Builds the site in each language, all at the same time, and says what is wrong, in the order
    of the languages; what several of them say is said once. Raises CalledProcessError on a fault.
    """
    # MkDocs empties the folder that it builds into, except of what is hidden.
    first, *others = source.languages
    places = {first: fresh, **{language: fresh / f".{language}" for language in others}}
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        done = pool.map(
            lambda language: _run_mkdocs(
                source.written, places[language], _environment(audience, language, source)
            ),
            places,
        )
        finished = tuple(done)
    for line in dict.fromkeys(
        line for each in finished for line in _worth_saying(each.stdout.splitlines())
    ):
        print(shown(line), file=sys.stderr)
    for each in finished:
        each.check_returncode()
    for language in others:
        places[language].rename(fresh / language)


def _run_mkdocs(
    root: Path, folder: Path, environment: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    """Builds into `folder`; what is wrong stands in the output."""
    # -P: modules are never taken from the folder of the data.
    command = [sys.executable, "-P", "-m", "mkdocs", "build", "--strict"]
    command += ["--config-file", str(root / CONFIGURATION), "--site-dir", str(folder)]
    return subprocess.run(
        command,
        cwd=root,
        env=dict(environment),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="backslashreplace",
        check=False,
    )


def _worth_saying(lines: Sequence[str]) -> Iterator[str]:
    """MkDocs' messages from warning on; with `--quiet` it would not count them as faults."""
    said = True
    for line in lines:
        level = line.split(" ", 1)[0]
        if level in _LEVELS:
            said = level not in ("DEBUG", "INFO")
        if said and line.strip():
            yield line


def _environment(audience: str, language: str, source: _Source) -> Mapping[str, str]:
    """What the plugin of MkDocs is told, beside the environment of the command."""
    told = {
        "MENTORSHIP_AUDIENCE": audience,
        "MENTORSHIP_LANGUAGE": language,
        "MENTORSHIP_AS_OF": source.as_of.isoformat() if source.as_of else "",
        "MENTORSHIP_AT": source.commit,
        "MENTORSHIP_REPOSITORY": str(source.root),
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONIOENCODING": "utf-8",
    }
    return {**os.environ, **told}
