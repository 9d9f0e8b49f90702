"""`mentorship build` and `mentorship pages` on a small repository, as typed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from mentorship.cli import main

pytestmark = pytest.mark.slow

SMALL = {
    "mentorship.yml": (
        "organisation: Six of Us\ntimezone: UTC\nas_of: 2026-03-02\n"
        "site: {audiences: [members, public]}\n"
    ),
    "people/ada.yml": "name: Ada\n",
    "people/lin.yml": "name: Lin\n",
    "programs/first/program.yml": (
        "title: First\ndates: {start: 2026-01-05, end: 2026-12-18}\ntracks: {general: {}}\n"
    ),
    "pairings/lin-ada.yml": "program: first\nmentors: [ada]\nmentees: [lin]\nstart: 2026-01-12\n",
    "mkdocs.yml": (
        "site_name: Mentorship\nuse_directory_urls: false\n"
        "theme: {name: material, font: false}\nplugins: [search, mentorship]\n"
    ),
    "docs/start/newcomer.md": "# New here\n\n[Everybody](../people/index.md)\n",
}


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    for path, text in SMALL.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    return tmp_path


def build(repository: Path, *options: str) -> int:
    return main(["build", "--repo", str(repository), *options])


def texts(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*.html")):
        yield path.read_text("utf-8")


def test_each_audience_gets_a_site(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build(repository) == 0
    said = capsys.readouterr().out.splitlines()
    assert [line.split(":")[0] for line in said] == ["site/", "site-public/"]
    assert "people/ada.html" in {
        path.relative_to(repository / "site").as_posix()
        for path in (repository / "site").rglob("*.html")
    }
    assert not any("Ada" in text for text in texts(repository / "site-public"))


def test_one_audience_and_day_may_be_asked_for(repository: Path) -> None:
    assert build(repository, "--audience", "public", "--as-of", "2026-02-10") == 0
    assert not (repository / "site").exists()
    for text in texts(repository / "site-public"):
        assert '<time datetime="2026-02-10">2026-02-10</time>' in text


def test_what_has_findings_is_said_by_check_and_does_not_stop_the_site(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "people/bo.yml").write_text("name: [\n", "utf-8")
    assert build(repository, "--audience", "members") == 0
    assert capsys.readouterr().err == ""


def test_a_fault_leaves_the_old_site_and_says_why(
    repository: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    build(repository, "--audience", "members")
    old = list(texts(repository / "site"))
    (repository / "docs/start/newcomer.md").write_text("# New\n\n[x](gone.md)\n", "utf-8")
    assert build(repository, "--audience", "members") == 1
    said = capfd.readouterr().err
    assert "'start/newcomer.md' contains a link 'gone.md'" in said
    assert "the site for members has a fault; site/ is left as it was" in said
    assert list(texts(repository / "site")) == old
    assert not list(repository.glob("site.*"))


@pytest.mark.parametrize("delay", [0, 0.7, 1.4])
def test_a_killed_build_leaves_the_old_site(repository: Path, delay: float) -> None:
    build(repository, "--audience", "members")
    old = list(texts(repository / "site"))
    script = "from mentorship.cli import main; main()"
    command = [sys.executable, "-c", script, "build", "--audience", "members"]
    running = subprocess.Popen(command, cwd=repository, start_new_session=True)
    while not list(repository.glob("site.new-*")):
        time.sleep(0.01)
    time.sleep(delay)
    os.killpg(running.pid, signal.SIGKILL)
    running.wait()
    assert list(texts(repository / "site")) == old
    build(repository, "--audience", "members")
    assert sorted(path.name for path in repository.glob("site*")) == ["site"]


def test_code_beside_the_data_is_not_run(repository: Path) -> None:
    for name in ("mkdocs.py", "markdown.py", "jinja2.py", "yaml.py"):
        (repository / name).write_text("raise SystemExit('run')\n", "utf-8")
    assert build(repository, "--audience", "members") == 0


def test_a_repository_without_a_configuration_says_so(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "mkdocs.yml").unlink()
    assert build(repository) == 2
    assert "has no mkdocs.yml" in capsys.readouterr().err


def test_pages_are_written_beside_docs(repository: Path, tmp_path: Path) -> None:
    out = tmp_path / "build/pages"
    assert main(["pages", "--repo", str(repository), "--out", str(out)]) == 0
    assert {"index.md", "people/ada.md", "start/newcomer.md", "assets/mentorship.css"} <= {
        path.relative_to(out).as_posix() for path in out.rglob("*")
    }
    body = (out / "people/ada.md").read_text("utf-8").split("---\n\n")[1]
    assert body.startswith('<div class="ms-page">')
    assert body.count("\n") == 1


def test_pages_written_twice_are_the_same(repository: Path, tmp_path: Path) -> None:
    out = tmp_path / "pages"
    written = []
    for _ in range(2):
        assert main(["pages", "--repo", str(repository), "--out", str(out)]) == 0
        written.append({path: path.read_bytes() for path in out.rglob("*") if path.is_file()})
    assert written[0] == written[1]


def test_pages_do_not_replace_a_folder_of_somebody_else(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["pages", "--repo", str(repository), "--out", str(repository / "docs")]) == 2
    assert "docs holds other files; name a new or an empty folder" in capsys.readouterr().err
    assert (repository / "docs/start/newcomer.md").exists()


def test_a_link_out_of_docs_is_neither_built_nor_written(
    repository: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (repository / "docs/secret.md").symlink_to("/etc/hostname")
    assert build(repository) == 1
    assert "docs/secret.md is a symbolic link" in capfd.readouterr().err
    out = tmp_path / "pages"
    assert main(["pages", "--repo", str(repository), "--out", str(out)]) == 2
    assert not out.exists()
