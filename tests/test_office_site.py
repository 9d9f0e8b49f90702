"""The site for the program office: it shows what is sealed, and is built by hand alone."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from tests.test_publication_canaries import Searched, leaks, organisation, published, site

from mentorship.cli import main
from mentorship.cli.publishing import refuse_office
from mentorship.findings import MentorshipError
from mentorship.workspace.loader import load
from mentorship.workspace.tree import TextTree

BANNER = "For the program office only: do not publish."
SEALED = """
application.track application.choices application.why
decision.by decision.reason decision.waivers.rule decision.waivers.reason decision.waivers.expires
"""
"""What stands on the office's site and on no other."""

SMALL = {
    "mentorship.yml": "organisation: Six of Us\ntimezone: UTC\nas_of: 2026-03-02\n",
    "people/ada.yml": "name: Ada\n",
    "people/lin.yml": "name: Lin\n",
    "programs/first/program.yml": (
        "title: First\ndates: {start: 2026-01-05, end: 2026-12-18}\ntracks: {general: {}}\n"
    ),
    "programs/first/applications/lin-mentee.yml": "date: 2026-02-01\nwhy: I am curious.\n",
    "mkdocs.yml": (
        "site_name: Mentorship\nuse_directory_urls: false\n"
        "theme: {name: material, font: false}\nplugins: [search, mentorship]\n"
    ),
    "docs/start/newcomer.md": "# New here\n\nWelcome.\n",
}


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small repository, worked on by hand even where the tests run in a workflow."""
    monkeypatch.delenv("CI", raising=False)
    for path, text in SMALL.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    return tmp_path


def build(repository: Path, *options: str) -> int:
    return main(["build", "--repo", str(repository), *options])


def test_the_office_sees_what_is_sealed() -> None:
    searched = Searched(published("office"))
    found = {
        ".".join((canary.kind, *canary.route))
        for canary in organisation().canaries
        if any(searched.has(look) for look in canary.looks)
    }
    assert sorted(set(SEALED.split()) - found) == []


def test_the_canaries_would_sing_if_the_office_pages_were_anywhere_else() -> None:
    leaked = "\n".join(leaks(published("office"), "pair"))
    for field in ("application: why", "decision: reason"):
        kind, name = field.split(": ")
        assert f"/{kind}s/" in leaked
        assert f": {name} " in leaked
    assert leaks(published("pair"), "pair") == []


def test_pages_of_the_office_are_on_its_site_alone() -> None:
    def paths(audience: str) -> set[str]:
        return {page.path for page in site(audience).pages}

    more = {path.partition("/")[0] for path in paths("office") - paths("pair")}
    assert more - {"advice"} == {"applications", "eligible", "indicators.html", "receipts"}
    assert paths("pair") - paths("office") == set()


def test_only_the_site_of_the_office_is_private() -> None:
    assert site("office").private
    assert site("office").banner.startswith(BANNER)
    for audience in ("public", "members", "pair"):
        assert BANNER not in site(audience).banner
        assert not site(audience).private


def test_mentorship_yml_cannot_list_it() -> None:
    settings = "organisation: A\ntimezone: UTC\nsite: {audiences: [members, office]}\n"
    _, (finding,) = load(TextTree({"mentorship.yml": settings}))
    assert (str(finding.place), finding.code) == ("mentorship.yml:3:29", "schema")
    assert finding.message == (
        "site.audiences.1: 'office' cannot be listed: that site shows what is sealed, so no "
        "workflow builds it; build it by hand with `mentorship build --audience office`"
    )


def test_a_workflow_cannot_build_it() -> None:
    refuse_office("office", {"CI": ""})
    refuse_office("office", {})
    refuse_office("members", {"CI": "true"})
    refuse_office(None, {"CI": "true"})
    with pytest.raises(MentorshipError, match="by hand on the office's own machine"):
        refuse_office("office", {"CI": "true"})


@pytest.mark.slow
def test_it_is_private_says_so_on_every_page_and_is_not_built_with_the_others(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build(repository) == 0
    assert [path.name for path in repository.glob("site*")] == ["site"]
    assert build(repository, "--audience", "office") == 0
    assert "for the program office only, do not publish it" in capsys.readouterr().out

    folder = repository / "site-office"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert (folder / ".gitignore").read_text("utf-8") == "*\n"
    pages = {path: path.read_text("utf-8") for path in folder.rglob("*.html")}
    assert folder / "404.html" in pages
    assert folder / "start/newcomer.html" in pages
    for path, text in pages.items():
        assert BANNER in text, path
        assert '<meta name="robots" content="noindex, nofollow, noarchive">' in text, path
    assert "I am curious." in pages[folder / "applications/first.html"]
    for path in (repository / "site").rglob("*.html"):
        text = path.read_text("utf-8")
        assert "I am curious." not in text
        assert "noindex" not in text


@pytest.mark.slow
def test_its_pages_for_other_builders_are_as_private(repository: Path) -> None:
    out = repository / "build/office"
    words = ["pages", "--repo", str(repository), "--out", str(out), "--audience", "office"]
    assert main(words) == 0
    assert main(words) == 0  # a second time it takes the place of the first
    assert stat.S_IMODE(out.stat().st_mode) == 0o700
    text = (out / "applications/first.md").read_text("utf-8")
    assert 'robots: "noindex, nofollow, noarchive"' in text
    assert BANNER in text


@pytest.mark.slow
def test_mkdocs_alone_does_not_put_it_where_others_read(repository: Path) -> None:
    command = [sys.executable, "-P", "-m", "mkdocs", "build"]
    environment = {**os.environ, "MENTORSHIP_AUDIENCE": "office"}
    done = subprocess.run(
        command, cwd=repository, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "build it with `mentorship build --audience office`" in done.stderr
    assert not (repository / "site").exists()

    environment["MENTORSHIP_AUDIENCE"] = "sealed"
    done = subprocess.run(
        command, cwd=repository, env=environment, capture_output=True, text=True, check=False
    )
    assert "'sealed' is no audience: public, members, pair, office" in done.stderr
