"""The site in MkDocs and Material, built as a user builds it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

import markdown  # type: ignore[import-untyped]
import pytest
from mkdocs.commands.build import build
from mkdocs.exceptions import Abort, PluginError
from mkdocs.livereload import LiveReloadServer
from tests.payloads import PAYLOADS
from tests.sites import (
    DOCS,
    HOME,
    Given,
    configuration,
    overview,
    person,
    publish,
    register,
    small_site,
)

from mentorship.cli.menu import expanded
from mentorship.mkdocs_plugin import MentorshipPlugin
from mentorship.mkdocs_plugin.generated import edit_link
from mentorship.mkdocs_plugin.search import entries, index_of
from mentorship.mkdocs_plugin.shell import Kind, Marks, Shell, kind_of
from mentorship.pages.page import Heading, Page, SiteContent
from mentorship.render.documents import PlainDocuments


def page(site: Path, path: str) -> str:
    return (site / path).read_text("utf-8")


def test_pages_and_files_stand_at_their_addresses(tmp_path: Path) -> None:
    site = publish(tmp_path, small_site(person("Ada")))
    found = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    assert {
        "index.html", "people/index.html", "people/ada.html", "guides/first.html", "404.html",
        "api/people.json", "assets/mentorship.css", "assets/mentorship.js",
    } <= found  # fmt: skip
    assert not [path for path in found if path.endswith((".md", ".yml"))]


def test_a_poured_page_is_what_the_theme_would_have_rendered(tmp_path: Path) -> None:
    """The same page through the theme and through the shell differs in blank lines only."""
    site = small_site(person("Ada & <Bo>", "<p>$1 \\1 {{ x }}</p>", path="people/a.html"))
    poured = page(publish(tmp_path / "a", site), "people/a.html")
    full = small_site(
        person("Ada & <Bo>", "<p>$1 \\1 {{ x }}</p>", path="people/a.html", overview=True)
    )
    rendered = page(publish(tmp_path / "b", full, not_in_nav="*"), "people/a.html")
    assert plain(poured) == plain(rendered)


def plain(text: str) -> list[str]:
    """The elements of a page with whole addresses, and with no place in the menu lit."""
    lit = text.replace(" md-tabs__item--active", "").replace(" md-nav__item--active", "")
    whole = re.sub(
        r'(href|src)="([^"]*)"',
        lambda found: f'{found[1]}="{urljoin("https://example.org/people/a.html", found[2])}"',
        lit,
    )
    return [part.strip() for part in re.split("(?=<)", whole)]


def test_a_page_lights_its_place_in_the_menu(tmp_path: Path) -> None:
    site = publish(tmp_path, small_site(person("Ada")))
    active = re.findall(
        r'md-tabs__item--active">\s*<a href="([^"]*)"', page(site, "people/ada.html")
    )
    assert active == ["../people/index.html"]


def test_building_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    made = small_site(person("Ada"), person("Lin"))
    one, two = publish(tmp_path / "a", made), publish(tmp_path / "b", made)
    first = {path.relative_to(one): path.read_bytes() for path in one.rglob("*") if path.is_file()}
    second = {path.relative_to(two): path.read_bytes() for path in two.rglob("*") if path.is_file()}
    assert first == second


def test_the_site_bears_the_day_and_not_the_clock(tmp_path: Path) -> None:
    site = publish(tmp_path, small_site(), site_url="https://example.org/m/")
    assert set(re.findall("<lastmod>(.*?)</lastmod>", page(site, "sitemap.xml"))) == {"2026-11-20"}
    for path in site.rglob("*.html"):
        assert '<time datetime="2026-11-20">2026-11-20</time>' in path.read_text("utf-8")


def test_the_sitemap_and_the_head_know_every_address(tmp_path: Path) -> None:
    site = publish(tmp_path, small_site(person("Ada")), site_url="https://example.org/m/")
    assert "<loc>https://example.org/m/people/ada.html</loc>" in page(site, "sitemap.xml")
    canonical = '<link rel="canonical" href="https://example.org/m/people/ada.html">'
    assert canonical in page(site, "people/ada.html")


def test_the_banner_stands_on_every_page(tmp_path: Path) -> None:
    site = publish(tmp_path, small_site(person("Ada"), banner="A demo of <today>"))
    for path in ("index.html", "people/ada.html", "guides/first.html", "404.html"):
        assert "A demo of &lt;today&gt;" in page(site, path)


def test_every_page_has_the_policy_before_anything_else(tmp_path: Path) -> None:
    site = publish(tmp_path, small_site(person("Ada")))
    for path in site.rglob("*.html"):
        text = path.read_text("utf-8")
        assert text.count("Content-Security-Policy") == 1
        assert text.index("Content-Security-Policy") < min(
            text.index("<script"), text.index("<link")
        )


def test_served_pages_have_no_policy_for_the_reload_is_a_script(tmp_path: Path) -> None:
    config = configuration(tmp_path)
    plugin = Given(small_site(person("Ada")))
    register(config, plugin)
    config.plugins.on_startup(command="serve", dirty=False)
    build(config)
    assert "Content-Security-Policy" not in page(Path(config.site_dir), "people/ada.html")


def test_links_to_the_source_lead_beside_docs(tmp_path: Path) -> None:
    site = publish(tmp_path, small_site(person("Ada", source="people/ada okafor.yml")))
    edits = re.findall(r'<a href="([^"]*)"[^>]*rel="edit"', page(site, "people/ada.html"))
    assert edits == ["https://example.org/o/r/edit/main/people/ada%20okafor.yml"]


@pytest.mark.parametrize(
    ("base", "source"), [("", "a.yml"), (None, "a.yml"), ("https://x/docs/", None)]
)
def test_without_an_editor_or_a_source_there_is_no_edit_link(
    base: str | None, source: str | None
) -> None:
    assert edit_link(base, source) is None


class Skeleton(HTMLParser):
    """The elements of a page and the names of their attributes, without any text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, tuple[str, ...]]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, tuple(name for name, _ in attrs)))

    def handle_comment(self, data: str) -> None:
        self.elements.append(("!--", (data,)))


def named(words: Sequence[str]) -> SiteContent:
    """A site on which each word is a title in the menu, of a page, of a heading and of the site."""
    details = [
        person(word, path=f"p{n}.html", headings=(Heading(2, "skills", word),), description=word)
        for n, word in enumerate(words)
    ]
    menu = [overview(f"m{n}.html", word) for n, word in enumerate(words)]
    return small_site(*details, *menu, name=words[0], banner=words[1], commit=words[2])


def test_hostile_names_add_no_element_anywhere(tmp_path: Path) -> None:
    harmless = [f"Name {n}" for n in range(len(PAYLOADS))]
    nav = ["index.md", "people/index.md", *(f"m{n}.md" for n in range(len(PAYLOADS)))]
    hostile = publish(tmp_path / "a", named(PAYLOADS), {}, nav=nav)
    twin = publish(tmp_path / "b", named(harmless), {}, nav=nav)
    for path in sorted(path.relative_to(twin).as_posix() for path in twin.rglob("*.html")):
        assert Skeleton(page(hostile, path)).elements == Skeleton(page(twin, path)).elements


@pytest.mark.parametrize("payload", PAYLOADS)
def test_pages_of_docs_cannot_run_anything(payload: str) -> None:
    made = markdown.markdown(
        f"Before\n\n{payload}\n\nEnd",
        extensions=["attr_list", "tables", "toc", "footnotes", "admonition", PlainDocuments()],
    )
    for tag, attributes, values in parsed(made):
        assert tag not in ("script", "iframe", "object", "embed", "form", "base", "meta", "svg")
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
        assert not [
            v for v in values if v.lower().lstrip().startswith(("javascript", "data:", "vb"))
        ]


@pytest.mark.parametrize(
    "braces",
    ['srcset="https://x.example/a.png 1x"', 'ping="https://x.example/"', "ismap", "loading=x"],
)
def test_braces_in_docs_add_no_attribute_of_their_own(braces: str) -> None:
    made = markdown.markdown(
        f"[a](b.html){{ {braces} }} and ![c](d.png){{ {braces} .wide #here }}",
        extensions=["attr_list", PlainDocuments()],
    )
    assert made == (
        '<p><a href="b.html">a</a> and <img alt="c" class="wide" id="here" src="d.png" /></p>'
    )


def parsed(text: str) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    for tag, rest in re.findall(r"<([a-z0-9]+)((?:\s[^<>]*)?)/?>", text):
        pairs = re.findall(r'([a-z-]+)="([^"]*)"', rest)
        yield tag, tuple(name for name, _ in pairs), tuple(unescape(value) for _, value in pairs)


def test_metadata_of_docs_are_escaped_and_few(tmp_path: Path) -> None:
    docs = {
        "guides/first.md": "---\ntitle: </title><script>hit()</script>\n"
        "description: '\"><script>hit()</script>'\ntemplate: 404.html\nicon: no/such\n"
        "hide: [toc, evil]\n---\nText <!-- secret --> seen\n"
    }
    text = page(publish(tmp_path, small_site(), docs), "guides/first.html")
    assert "<script>hit()" not in text
    assert "secret" not in text
    assert "<p>Text  seen</p>" in text


def test_docs_may_link_generated_pages_and_their_places(tmp_path: Path) -> None:
    docs = {"guides/first.md": "[Ada](../people/ada.md#skills)"}
    site = publish(tmp_path, small_site(person("Ada")), docs)
    assert '<a href="../people/ada.html#skills">Ada</a>' in page(site, "guides/first.html")


def test_generated_pages_may_link_docs_and_their_places(tmp_path: Path) -> None:
    made = small_site(person("Ada", '<a href="../guides/first.html#first-meeting">a</a>'))
    assert (publish(tmp_path, made) / "people/ada.html").exists()


@pytest.mark.parametrize("address", ["gone.html", "../guides/first.html#gone", "#gone"])
def test_a_broken_link_stops_a_strict_build(tmp_path: Path, address: str) -> None:
    with pytest.raises(Abort, match="1 warnings in strict mode"):
        publish(tmp_path, small_site(person("Ada", f'<a href="{address}">x</a>')))


def test_a_generated_page_wins_over_a_page_of_docs_and_says_so(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    site = publish(tmp_path, small_site(), {**DOCS, "index.md": "# Mine"}, strict=False)
    assert "Mine" not in page(site, "index.html")
    assert "docs/index.md is not published: the generated index.html has its address" in caplog.text


@pytest.mark.parametrize("name", ["guides/link.md", "folder", "guides/picture.png"])
def test_a_symbolic_link_in_docs_is_refused(
    tmp_path: Path, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "secret").write_text("secret")
    (tmp_path / "docs/guides").mkdir(parents=True)
    (tmp_path / "docs" / name).symlink_to(tmp_path if name == "folder" else tmp_path / "secret")
    with pytest.raises(Abort):
        publish(tmp_path, small_site())
    assert f"docs/{name} is a symbolic link" in caplog.text
    assert not (tmp_path / "site").exists()


def test_addresses_as_folders_are_refused(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(Abort):
        publish(tmp_path, small_site(), use_directory_urls=True)
    assert "set use_directory_urls: false" in caplog.text


def test_a_dirty_build_is_refused() -> None:
    with pytest.raises(PluginError, match="every build is a whole one"):
        Given(small_site()).on_startup(command="build", dirty=True)


def test_only_searchable_pages_are_in_the_index(tmp_path: Path) -> None:
    made = small_site(person("Ada", boost=2), person("Lin", searchable=False))
    index = json.loads(page(publish(tmp_path, made), "search/search_index.json"))
    found = {entry["location"]: entry for entry in index["docs"]}
    assert "people/ada.html#skills" in found
    assert not [location for location in found if "lin" in location]
    assert found["people/ada.html"]["boost"] == 2
    assert "Where you are" not in json.dumps(index)


def test_entries_of_the_search_are_text_below_headings() -> None:
    body = (
        '<h1>Ada</h1><p>One <em>two</em>, <a href="x.html">3</a>.</p><ul><li>a</li><li>b</li></ul>'
        '<h2 class="x" id="n-&amp;">R&amp;D <a href="#n" class="headerlink" title="x">¶</a></h2>'
        "<pre>&lt;b&gt;</pre>"
    )
    found = list(entries(Page(path="a.html", title="Ada & Bo", body=body, boost=2), "a.html"))
    assert found == [
        {"location": "a.html", "title": "Ada &amp; Bo", "text": "One two, 3. a b", "boost": 2},
        {"location": "a.html#n-&", "title": "R&amp;D", "text": "&lt;b&gt;", "boost": 2},
    ]


def test_the_search_of_another_theme_reads_the_pages_itself(tmp_path: Path) -> None:
    config = configuration(tmp_path, plugins=[])
    assert index_of(config) is None


def test_a_folder_of_the_menu_is_filled_in(tmp_path: Path) -> None:
    docs = tmp_path / "guides"
    docs.mkdir()
    for name in ("c.md", "a.md", "b.md", "d.txt"):
        (docs / name).touch()
    menu = [{"Home": "index.md"}, {"Guides": ["guides/b.md", "guides/*"]}]
    assert expanded(menu, tmp_path) == [
        {"Home": "index.md"},
        {"Guides": ["guides/b.md", "guides/a.md", "guides/c.md"]},
    ]


def test_the_kind_of_a_page_is_its_depth_contents_source_and_place() -> None:
    menu = {"index.html", "people/index.html"}
    assert kind_of(person("Ada"), menu, editable=True) == Kind(1, True, True, "people/index.html")
    bare = person("Ada", headings=(), section=(HOME, ("Teams", "teams.html")), path="a/b/c.html")
    assert kind_of(bare, menu, editable=False) == Kind(2, False, False, "")


@pytest.mark.parametrize(
    ("rendered", "problem"),
    [
        ("{title}{description}", "the body 0 times, not 1"),
        ("{title}{description}{body}{body}", "the body 2 times, not 1"),
        ("{title}{body}", "the description 0 times, not 1"),
        ("{description}{body}", "the title 0 times, not 1"),
        ("{title}{description}{body}{source}", "the edit link 1 times, not 0"),
        ("{title}{description}{body}<li>{entry}</li>", "list of contents 1 times, not 0"),
        ("{title}{description}{body}{folder}/x", "address in parts 1 times, not 0"),
    ],
)
def test_a_theme_that_changes_is_noticed(rendered: str, problem: str) -> None:
    marks = Marks()
    with pytest.raises(PluginError, match=problem):
        Shell.cut(rendered.format(**vars(marks)), Kind(0, False, False, ""), marks)


def test_changes_of_the_data_are_watched(tmp_path: Path) -> None:
    for name in ("people", "logs"):
        (tmp_path / name).mkdir()
    (tmp_path / "mentorship.yml").touch()
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(tmp_path))
    MentorshipPlugin().on_serve(server, config=configuration(tmp_path), builder=lambda: None)
    watched = {Path(path).name for path in server._watched_paths}  # noqa: SLF001
    server.server_close()
    assert watched == {"people", "logs", "mentorship.yml"}
