"""The same site by MkDocs, by ProperDocs and by Zensical: pages, links, titles, and its walls."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from importlib.util import find_spec
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser
from tests.browser import Visit, chromium, served
from tests.payloads import PAYLOADS
from tests.sites import overview, small_site
from tests.small_world import PROGRAM, SETTINGS, note, pair

from mentorship.cli.configured import harmless
from mentorship.language import translations
from mentorship.pages.zensical import project, toml

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parent.parent
HOSTILE = "Ada <script>hit()</script>&amp;"
MENU = """
nav:
  - Home: index.md
  - People: people/index.md
  - Progress: progress.md
  - Guides: [guides/first.md, guides/*]
"""
FILES = {
    **pair("lin", "ada"),
    **note("ada-lin", "2026-02-02"),
    "mentorship.yml": f"{SETTINGS}as_of: 2026-03-01\nsite: {{audiences: [pair]}}\n",
    "programs/graduates/program.yml": PROGRAM,
    "people/ada.yml": f"name: '{HOSTILE}'\n",
    "docs/guides/first.md": "# First meeting\n\nSee [the next](second.md#how).\n",
    "docs/guides/second.md": (
        f"---\ntitle: '{HOSTILE}'\n---\n# Second\n\n## How\n\n[Home](../index.md)\n\n"
        "<script>hit()</script><img src=x onerror=hit()>\n\n<!-- never shown -->\n"
        "[run](javascript:hit())\n\n![far](https://evil.example/pixel.png)\n"
    ),
    "docs/guides/third.md": "# Third\n\n# "
    + "\n\n# ".join(word for word in PAYLOADS if "\n" not in word and "](x" not in word),
}
DIFFERENT = {
    # The theme of Zensical names the home page; Material gives it the name of the site alone.
    "index.html": ("Northwind Mentorship", "Home - Northwind Mentorship"),
}
"""Titles that MkDocs and Zensical write differently, and why; nothing else may differ."""
BUILDERS = ("mkdocs", "properdocs", "zensical")


class Made(NamedTuple):
    """What can be compared of a page: its title and the internal places its content links to."""

    title: str
    links: frozenset[str]


class _Reader(HTMLParser):
    """Reads the title and the links of the content; the frame around it is the builder's."""

    def __init__(self) -> None:
        super().__init__()
        self.title, self.links = "", list[str]()
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "article" or (tag == "title" and not self.title):
            self._inside = tag
        ours = self._inside == "article" and "headerlink" not in (given.get("class") or "")
        frame = "md-" in (given.get("class") or "")  # the buttons "edit" and "back to the top"
        address = given.get("href") or given.get("src")
        if tag in ("a", "img") and ours and not frame and address:
            self.links.append(address)

    def handle_endtag(self, tag: str) -> None:
        if tag == self._inside:
            self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside == "title":
            self.title += data


def read(site: Path) -> Mapping[str, Made]:
    """The pages of a site by their address."""
    return {
        path.relative_to(site).as_posix(): _made(path, path.relative_to(site).as_posix())
        for path in sorted(site.rglob("*.html"))
        if path.name != "404.html"
    }


def _made(path: Path, here: str) -> Made:
    reader = _Reader()
    reader.feed(path.read_text("utf-8"))
    return Made(reader.title.strip(), frozenset(_targets(here, reader.links)))


def _targets(here: str, links: list[str]) -> Iterator[str]:
    for link in links:
        parts = urlsplit(link)
        if not (parts.scheme or parts.netloc):
            there = normpath(join(dirname(here), unquote(parts.path))) if parts.path else here
            yield f"{there}#{parts.fragment}"


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The site of one small repository by each builder, in the order of BUILDERS."""
    for name in BUILDERS:
        if find_spec(name) is None and os.environ.get("CI") == "true":
            pytest.fail(f"{name} is not installed: make install")
        if find_spec(name) is None:
            pytest.skip(f"{name} is not installed: make install")
    root = tmp_path_factory.mktemp("builders")
    for path, text in {**FILES, "mkdocs.yml": _configuration()}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    for name in BUILDERS[:2]:
        _run(root, name, "build", "--strict", "--site-dir", f"by-{name}")
    _run(root, "mentorship", "pages", "--out", "project", "--project")
    _run(root, "zensical", "build", "--strict", "--config-file", "project/zensical.toml")
    _run(root, "mentorship", "guard", "project/site")
    return {
        "mkdocs": root / "by-mkdocs",
        "properdocs": root / "by-properdocs",
        "zensical": root / "project/site",
    }


def _configuration() -> str:
    """The one of the project, with a shorter menu."""
    written = (ROOT / "mkdocs.yml").read_text("utf-8").partition("\nnav:")[0]
    return written.replace("favicon: assets/favicon.svg", "") + MENU


def _run(root: Path, *words: str) -> None:
    script = Path(sys.executable).with_name(words[0])
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    done = subprocess.run(
        (str(script), *words[1:]), cwd=root, env=environment, capture_output=True, check=False
    )
    assert done.returncode == 0, (done.stdout + done.stderr).decode()


def test_every_builder_makes_the_same_pages_with_the_same_links(sites: Mapping[str, Path]) -> None:
    ours, others = read(sites["mkdocs"]), {name: read(sites[name]) for name in BUILDERS[1:]}
    assert {
        "index.html", "people/ada.html", "pairings/ada-lin.html", "guides/first.html",
    } <= set(ours)  # fmt: skip
    assert "guides/second.html#how" in ours["guides/first.html"].links
    assert others["properdocs"] == ours
    differing = {
        page: (made.title, others["zensical"][page].title)
        for page, made in ours.items()
        if made.title != others["zensical"][page].title
    }
    assert differing == DIFFERENT
    assert {page: made.links for page, made in others["zensical"].items()} == {
        page: made.links for page, made in ours.items()
    }


def test_every_builder_publishes_the_same_files(sites: Mapping[str, Path]) -> None:
    def published(name: str) -> set[str]:
        site = sites[name]
        every = (path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
        own = re.compile(r"assets/(images|javascripts|stylesheets)/|search|objects\.inv|sitemap")
        return {path for path in every if not own.match(path)}

    assert published("properdocs") == published("mkdocs")
    assert published("zensical") == published("mkdocs")


def test_no_link_of_any_page_leads_nowhere(sites: Mapping[str, Path]) -> None:
    for site in sites.values():
        there = {path.relative_to(site).as_posix() for path in site.rglob("*")}
        for page, made in read(site).items():
            gone = {link for link in made.links if link.partition("#")[0] not in there}
            assert gone == set(), page


def test_properdocs_makes_the_bytes_of_mkdocs_but_its_name(sites: Mapping[str, Path]) -> None:
    def text(path: Path) -> str:
        written = path.read_text("utf-8")
        return re.sub(r'<meta name="generator"[^>]*>', "", written)

    for path in sites["mkdocs"].rglob("*.html"):
        other = sites["properdocs"] / path.relative_to(sites["mkdocs"])
        assert text(other) == text(path)


def test_zensical_shows_what_is_written_as_text(sites: Mapping[str, Path]) -> None:
    page = (sites["zensical"] / "guides/second.html").read_text("utf-8")
    assert "&lt;script&gt;hit()&lt;/script&gt;&lt;img src=x onerror=hit()&gt;" in page
    assert "evil.example" not in page
    assert "never shown" not in page
    assert 'href="javascript:' not in page


def test_every_page_of_zensical_has_the_policy(sites: Mapping[str, Path]) -> None:
    for path in sites["zensical"].rglob("*.html"):
        page = path.read_text("utf-8")
        assert page.count('http-equiv="Content-Security-Policy"') == 1, path
        assert page.index("Content-Security-Policy") < page.index("<script"), path


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.mark.browser
def test_nothing_runs_on_pages_of_zensical_and_the_theme_works(
    sites: Mapping[str, Path], browser: Browser
) -> None:
    with served(sites["zensical"]) as base:
        visit = Visit(browser, base)
        for path in ("people/ada.html", "guides/second.html", "guides/third.html", "index.html"):
            visit.open(path)
            visit.click_everything()
        page = visit.open("people/ada.html")
        shown, named = page.locator("h1").inner_text(), page.title()
        page.keyboard.press("/")
        page.keyboard.type("Ada")
        page.wait_for_selector("dialog a[href*='people/ada.html']")
    assert shown == HOSTILE
    assert named.startswith(HOSTILE)
    assert (visit.hits, visit.foreign) == (0, [])
    assert [said for said in visit.said if "Content Security Policy" in said] == []


def test_a_project_says_in_toml_what_mkdocs_yml_says() -> None:
    settings = {
        "nav": [{"Home": "index.md"}, {"Guides": ["a.md", "b.md"]}],
        "theme": {"name": "material", "font": {"text": "Roboto"}, "features": ["toc.follow"]},
        "markdown_extensions": ["tables", {"toc": {"permalink": True}}],
    }
    site = small_site(overview("skills.html", "Skills"), name='N & "W" \x7f 你好')
    files = project(site, {"guides/first.md": b"# First"}, settings)
    written = tomllib.loads(files["zensical.toml"].decode())["project"]
    assert written["site_name"] == "N &amp; &quot;W&quot; \x7f 你好"
    assert written["nav"] == settings["nav"]
    assert written["markdown_extensions"][:2] == settings["markdown_extensions"]
    assert written["theme"]["font"] is False
    assert written["theme"]["features"] == ["toc.follow"]
    assert {"docs/guides/first.md", "docs/skills.md", "docs/assets/mentorship.css"} <= set(files)


def test_toml_has_no_null_and_needs_one_more_escape() -> None:
    value = {"a b": [1, 2.5, True, 'x\n"\\\x7f🙂']}
    assert tomllib.loads(f"key = {toml(value)}") == {"key": value}


@pytest.mark.skipif("zh" not in translations(), reason="there are no texts in Chinese")
def test_pages_of_docs_come_in_one_language() -> None:
    docs = {"a.md": b"# A", "a.zh.md": b"# \xe7\x94\xb2", "b.md": b"# B", "p.png": b"\x89"}
    chinese = {**harmless(docs, "zh")}
    assert chinese == {"a.md": docs["a.zh.md"], "b.md": b"# B", "p.png": b"\x89"}
    assert harmless(docs, "en") == {"a.md": b"# A", "b.md": b"# B", "p.png": b"\x89"}


def test_metadata_of_docs_is_safe() -> None:
    docs = {"a.md": b"---\ntitle: <b>\nrun: x\n---\nText", "b.md": b"---\nrun: x\n---\nText"}
    assert harmless(docs, "en") == {
        "a.md": b'---\ntitle: "&lt;b&gt;"\n---\nText',
        "b.md": b"Text",
    }
