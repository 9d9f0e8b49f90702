"""Pages as values: links between them, the parts they are made of, and the Markdown writer."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import markdown  # type: ignore[import-untyped]
import pytest
from tests.payloads import PAYLOADS
from tests.sites import HOME, PEOPLE, overview, person, small_site

from mentorship.cli.pages import MADE, _refuse
from mentorship.cli.swapping import replacing
from mentorship.findings import MentorshipError
from mentorship.pages.frame import SEALING, framed, resources, stamp
from mentorship.pages.links import BrokenLink, broken_links
from mentorship.pages.markdown_folder import markdown_files
from mentorship.pages.page import Asset, Page, relative
from mentorship.render import notes
from mentorship.render.html import element, link
from mentorship.render.one_line import one_line
from mentorship.render.parts import Column, bar, card, cards, facts, pill, table
from mentorship.render.policy import guarded, policy

HOSTILE = '"><script>hit()</script>&'
SHOWN = "&#34;&gt;&lt;script&gt;hit()&lt;/script&gt;&amp;"


@pytest.mark.parametrize(
    ("here", "there", "anchor", "expected"),
    [
        ("index.html", "people/ada.html", "", "people/ada.html"),
        ("people/ada.html", "index.html", "", "../index.html"),
        ("people/ada.html", "people/lin.html", "skills", "lin.html#skills"),
        ("people/ada.html", "people/ada.html", "skills", "#skills"),
        ("a/b/c.html", "a/d.html", "", "../d.html"),
    ],
)
def test_links_between_pages_are_relative(
    here: str, there: str, anchor: str, expected: str
) -> None:
    assert relative(here, there, anchor) == expected


def test_every_text_of_a_part_is_escaped() -> None:
    assert element("p", HOSTILE, title=HOSTILE) == f'<p title="{SHOWN}">{SHOWN}</p>'
    assert f">{SHOWN}</span>" in pill("running", HOSTILE)
    assert f'<td data-label="a">{SHOWN}</td>' in table(["a"], [[HOSTILE]], "a")
    assert f'aria-label="{SHOWN}"' in table(["a"], [["b"]], HOSTILE)
    assert f"<dd>{SHOWN}</dd>" in facts([("a", HOSTILE)])
    assert f">{SHOWN}</p>" in cards([card(HOSTILE)])
    assert f">{SHOWN}</span>" in bar(0.5, HOSTILE)


@pytest.mark.parametrize(
    "address",
    ["javascript:hit()", "JAVASCRIPT:x", " javascript:x", "java\nscript:x", "data:text/html,x",
     "vbscript:x", "//evil.example", "\\\\evil.example", "/etc/passwd", "file:///etc/passwd",
     "http://[", "x:y", "\x01javascript:x"],
)  # fmt: skip
def test_an_address_that_may_not_be_linked_is_its_text(address: str) -> None:
    assert link("text", address) == "text"


def test_links_away_tell_nothing_about_where_they_stood() -> None:
    assert link("a", "https://example.org/?a=1&b=2") == (
        '<a href="https://example.org/?a=1&amp;b=2" rel="noopener noreferrer">a</a>'
    )
    assert link("b", "../b.html#c") == '<a href="../b.html#c">b</a>'


def test_a_table_without_rows_is_a_sentence() -> None:
    assert table([Column("a")], [], "a", "Nobody yet.") == '<p class="ms-note">Nobody yet.</p>'


def test_a_bar_without_data_is_empty() -> None:
    assert 'width="0"' in bar(None, "no data")
    assert 'width="100"' in bar(1.4, "more than all")


def test_broken_links_are_found() -> None:
    body = (
        '<a href="ada.html#skills">a</a><a href="ada.html#other">b</a><a href="gone.html">c</a>'
        '<a href="/people/ada.html">d</a><a href="https://example.org/">e</a>'
        '<a href="../api/people.json">f</a><img src="../guides/first.html"><a href="#x">g</a>'
        '<pre>&lt;a href=&#34;no.html&#34;&gt;</pre><a href="../guides/first.html#known">h</a>'
    )
    site = small_site(person("Ada", body), overview("people/bo.html", "Bo", body))
    bo = [
        link
        for link in broken_links(site, {"guides/first.html": {"known"}})
        if link.page == "people/bo.html"
    ]
    assert bo == [
        BrokenLink("people/bo.html", "ada.html#other", "people/ada.html has no place 'other'"),
        BrokenLink("people/bo.html", "gone.html", "there is no people/gone.html"),
        BrokenLink(
            "people/bo.html",
            "/people/ada.html",
            "write it relative to the page, for the site may stand in a folder",
        ),
        BrokenLink("people/bo.html", "#x", "people/bo.html has no place 'x'"),
    ]


def test_the_way_to_a_page_must_exist() -> None:
    site = small_site(person("Ada", section=(HOME, ("Teams", "teams/index.html"))))
    assert [fault.address for fault in broken_links(site)] == ["teams/index.html"]


def test_a_page_shows_the_way_to_it_and_its_title() -> None:
    page = Page(path="people/ada.html", title="Ada & co", body="<p>x</p>", section=(HOME, PEOPLE))
    assert framed(page) == (
        '<nav class="ms-crumbs" aria-label="Where you are" data-search-exclude="true"><ol>'
        '<li><a href="../index.html">Home</a></li><li><a href="index.html">People</a></li>'
        "</ol></nav><h1>Ada &amp; co</h1><p>x</p>"
    )


def test_the_stamp_says_day_and_commit() -> None:
    assert stamp(small_site()) == (
        '<span class="ms-stamp" data-stale="This page speaks of {day}, {days} days ago. What '
        'happened since is not on it.">As of <time datetime="2026-11-20">2026-11-20</time>, '
        "commit <code>5f3a9c21b0d4</code>.</span>"
    )
    assert "no commit" in stamp(small_site(commit=None))
    assert 'data-fixed="true"' in stamp(small_site(fixed=True))


def test_a_markdown_page_is_one_line_of_html() -> None:
    page = person("Ada", "<pre>a\n\n\tb  c</pre>\n<p>d\ne</p>", description="Who: <Ada>")
    text = markdown_files(small_site(page))["people/ada.md"].decode()
    assert text.splitlines() == [
        "---",
        'title: "Ada"',
        'description: "Who: &lt;Ada&gt;"',
        'search: {"exclude": false, "boost": 1}',
        'hide: ["navigation"]',
        "---",
        "",
        text.splitlines()[7],
    ]
    line = text.splitlines()[7]
    assert line.startswith('<div class="ms-page"><nav class="ms-crumbs"')
    assert "<pre>a&#10;&#10;&#9;b&#32; c</pre> <p>d e</p>" in line
    assert line.endswith("</span></p></div>")


def test_the_folder_holds_assets_and_what_every_page_needs() -> None:
    files = markdown_files(small_site(assets=(Asset("api/people.json", b"[]"),)))
    made = {SEALING} & set(resources())  # by `make sealing`, where there is npm
    assert set(files) - made == {
        "api/people.json", "assets/mentorship.css", "assets/mentorship.js",
        "assets/reading.js", "index.md", "people/index.md",
    }  # fmt: skip
    assert files["api/people.json"] == b"[]"


@pytest.mark.parametrize("payload", PAYLOADS)
def test_python_markdown_leaves_a_note_on_one_line_alone(payload: str) -> None:
    note = notes.render(f"{payload}\n\n```\na\n\n\tb\n~~~\n```\n\n1. one\n\n   two").html
    line = one_line(f"<div>{note}</div>")
    extensions = ["tables", "attr_list", "footnotes", "admonition", "pymdownx.superfences", "toc"]
    assert "\n" not in line
    assert markdown.markdown(f"# T\n\n{line}\n\nEnd.", extensions=extensions).split("\n") == [
        '<h1 id="t">T</h1>',
        line,
        "",
        "<p>End.</p>",
    ]


def test_a_policy_trusts_the_scripts_of_the_theme_only() -> None:
    theme = '<script>run()</script><script src="x.js"></script><style>a{}</style>'
    data = '<script type="application/json">{}</script>'
    written = str(policy(theme + data)).replace("&#39;", "'")
    assert "script-src 'self' 'sha256-AvyuiL0SD1mVY3NNxR+V2uo+lhk6RMFrytWmRt6CrJQ=';" in written
    assert written.count("sha256-") == 2
    assert "default-src 'none'" in written
    assert "unsafe" not in written


def test_a_policy_stands_before_everything_that_loads() -> None:
    assert guarded('<head><meta charset="utf-8"><script>', "<meta>") == (
        '<head><meta charset="utf-8"><meta><script>'
    )
    with pytest.raises(ValueError, match="charset"):
        guarded("<head>", "<meta>")


def test_a_folder_is_replaced_whole(tmp_path: Path) -> None:
    target = tmp_path / "site"
    for text in ("one", "two"):
        with replacing(target) as folder:
            (folder / text).write_text(text)
    assert [path.name for path in tmp_path.rglob("*")] == ["site", "two"]


def test_a_build_that_fails_leaves_the_old_folder(tmp_path: Path) -> None:
    target = tmp_path / "site"
    with replacing(target) as folder:
        (folder / "old").touch()
    with pytest.raises(FileExistsError), replacing(target) as folder:
        folder.mkdir()
    assert [path.name for path in tmp_path.rglob("*")] == ["site", "old"]


def test_what_a_killed_build_left_is_removed(tmp_path: Path) -> None:
    target = tmp_path / "site"
    with replacing(target) as folder:
        (folder / "old").touch()
    script = (
        "import os, signal, sys; from pathlib import Path;"
        "from mentorship.cli.swapping import replacing\n"
        "with replacing(Path(sys.argv[1])) as folder:\n"
        "    (folder / 'half').touch(); os.kill(os.getpid(), signal.SIGKILL)"
    )
    killed = subprocess.run([sys.executable, "-c", script, target], check=False)
    left = sorted(path.name for path in tmp_path.iterdir())
    with replacing(target) as folder:
        (folder / "new").touch()
    assert killed.returncode < 0
    assert len(left) == 2
    assert [path.name for path in tmp_path.rglob("*")] == ["site", "new"]


def test_a_folder_moved_away_by_a_killed_build_comes_back(tmp_path: Path) -> None:
    (tmp_path / "site.old-4194305").mkdir()
    (tmp_path / "site.old-4194305" / "old").touch()
    with pytest.raises(ValueError, match="stop"), replacing(tmp_path / "site"):
        raise ValueError("stop")
    assert [path.name for path in tmp_path.rglob("*")] == ["site", "old"]


def test_the_folder_of_a_running_build_is_left(tmp_path: Path) -> None:
    running = tmp_path / f"site.new-{os.getppid()}"
    running.mkdir()
    with replacing(tmp_path / "site"):
        pass
    assert running.exists()


def test_a_folder_of_somebody_else_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "thesis.doc").touch()
    with pytest.raises(MentorshipError, match="holds other files"):
        _refuse(tmp_path)
    (tmp_path / MADE).touch()
    _refuse(tmp_path)
