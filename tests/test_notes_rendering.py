"""Notes: Markdown becomes HTML that can do nothing but be read, and nothing of it is lost."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.payloads import PAYLOADS

from mentorship.render.comments import without_comments
from mentorship.render.heading import Heading
from mentorship.render.notes import DEEPEST, LONGEST, MOST_BRACKETS, render

PUBLISHED = {"../lin.wei.yml": "people/lin.wei.html", "files/plan.png": "files/plan.png"}

ALLOWED = {
    "p": set(), "em": set(), "strong": set(), "s": set(), "br": set(), "hr": set(),
    "blockquote": set(), "ul": set(), "ol": {"start"}, "li": {"class"},
    "pre": set(), "code": {"class"}, "div": {"class", "tabindex"}, "table": {"class"},
    "thead": set(), "tbody": set(), "tr": set(), "th": {"class"}, "td": {"class"},
    "h2": {"id"}, "h3": {"id"}, "h4": {"id"}, "h5": {"id"}, "h6": {"id"},
    "a": {"href", "rel", "title"}, "img": {"src", "alt", "title", "loading"},
}  # fmt: skip


def html(text: str) -> str:
    return str(render(text, PUBLISHED.get).html)


class Faults(HTMLParser):
    """Collects every element and attribute that a note must not have."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = {name for name, _ in attrs}
        if tag not in ALLOWED or not names <= ALLOWED[tag]:
            self.found.append(f"<{tag} {sorted(names)}>")
        values = dict(attrs)
        address = values.get("href") or values.get("src") or "x.html"
        foreign = address.startswith(("http://", "https://", "mailto:"))
        if address.split("/")[0].count(":") and not foreign:
            self.found.append(address)
        if tag == "img" and foreign:
            self.found.append(address)

    def handle_comment(self, data: str) -> None:
        self.found.append(f"<!--{data}-->")

    def handle_data(self, data: str) -> None:
        self.text += data


def faults(note: str) -> list[str]:
    reader = Faults()
    reader.feed(note)
    reader.close()
    return reader.found


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_is_text(payload: str) -> None:
    note = html(f"Before\n\n{payload}\n\nMARKER-END")
    assert faults(note) == []
    assert "MARKER-END" in note


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            (*PAYLOADS, "\n", "\n\n", "- ", "> ", "`", "```", "<!--", "-->", "    ", "|", "[", "](")
        ),
        max_size=12,
    )
)
def test_no_mixture_of_payloads_is_more_than_text(parts: list[str]) -> None:
    assert faults(html("".join(parts))) == []


def test_raw_html_is_shown_as_it_is_written() -> None:
    assert html("a <b>bold</b>") == "<p>a &lt;b&gt;bold&lt;/b&gt;</p>\n"


def test_links_lead_to_other_sites_and_to_published_pages() -> None:
    note = html("[site](https://example.org/a) [mail](mailto:a@example.org) [Lin](../lin.wei.yml)")
    assert note == (
        '<p><a href="https://example.org/a" rel="noopener noreferrer nofollow">site</a> '
        '<a href="mailto:a@example.org" rel="noopener noreferrer nofollow">mail</a> '
        '<a href="people/lin.wei.html">Lin</a></p>\n'
    )


def test_a_link_to_what_is_not_published_is_its_text() -> None:
    assert (
        html("[the **record**](../records/lin.wei.yml), so")
        == "<p>the <strong>record</strong>, so</p>\n"
    )


def test_a_link_to_a_heading_of_the_note_finds_it() -> None:
    note = html("[down](#what-next) [nowhere](#else)\n\n# What next")
    assert '<a href="#note-what-next">down</a> nowhere' in note


def test_pictures_of_other_sites_are_links() -> None:
    assert html("![chart](https://example.org/c.png)") == (
        '<p><a href="https://example.org/c.png" rel="noopener noreferrer nofollow">chart</a></p>\n'
    )


def test_a_foreign_picture_inside_a_link_is_its_words() -> None:
    assert html("[![chart](https://example.org/c.png)](https://example.org/)") == (
        '<p><a href="https://example.org/" rel="noopener noreferrer nofollow">chart</a></p>\n'
    )


def test_pictures_of_this_site_are_shown() -> None:
    assert html("![the plan](files/plan.png) ![gone](files/gone.png)") == (
        '<p><img src="files/plan.png" alt="the plan" loading="lazy"> gone</p>\n'
    )


def test_headings_stand_below_those_of_the_page() -> None:
    note = render("# One\n\n### Two\n\n# One\n\n# 你好", level=3, prefix="n1")
    assert note.headings == (
        Heading(3, "n1-one", "One"),
        Heading(5, "n1-two", "Two"),
        Heading(3, "n1-one-2", "One"),
        Heading(3, "n1-你好", "你好"),
    )
    assert '<h5 id="n1-two">Two</h5>' in note.html


def test_no_two_headings_share_an_id() -> None:
    headings = render("# a\n# a\n# a 2\n# a\n# !\n# ?").headings
    assert len({heading.id for heading in headings}) == 6


def test_a_heading_of_no_depth_is_left() -> None:
    assert render("###### Deep\n# Top", level=5).headings == (
        Heading(6, "note-deep", "Deep"),
        Heading(5, "note-top", "Top"),
    )


def test_tasks_are_boxes() -> None:
    assert html("- [ ] Draft\n- [x] Read\n- [link]") == (
        '<ul>\n<li class="ms-task">☐ Draft</li>\n<li class="ms-task">☑ Read</li>\n'
        "<li>[link]</li>\n</ul>\n"
    )


def test_tables_scroll_and_align_without_styles() -> None:
    note = html("| a | b |\n|---|--:|\n| 1 | 2 |")
    assert note.startswith('<div class="ms-scroll" tabindex="0"><table class="ms-table">')
    assert '<td class="ms-number">2</td>' in note
    assert "style" not in note


@pytest.mark.parametrize(
    ("text", "public"),
    [
        ("a <!-- b --> c", "a  c"),
        ("a\n<!--\n\nb\n\n-->\nc", "a\n\nc"),
        ("<!-- a -->", ""),
        ("<!-->a", "a"),
        ("a <!-- b --> c <!-- d -->", "a  c "),
        ("<!--\n```\nb\n-->\nc\n<!-- d -->", "\nc\n"),
        ("`<!-- a -->`", "`<!-- a -->`"),
        ("``a ` <!-- b -->`` <!-- c -->", "``a ` <!-- b -->`` "),
        ("` <!-- a -->\n\n`", "` \n\n`"),
        ("```\n<!-- a -->\n```\n<!-- b -->", "```\n<!-- a -->\n```\n"),
        ("> ~~~\n> <!-- a -->\n> ~~~\n<!-- b -->", "> ~~~\n> <!-- a -->\n> ~~~\n"),
        ("- ```\n  <!-- a -->", "- ```\n  <!-- a -->"),
        (r"\<!-- a -->", r"\<!-- a -->"),
        (r"\\<!-- a -->", r"\\"),
        ("<!-- never ends", "<!-- never ends"),
    ],
)
def test_comments_are_not_published(text: str, public: str) -> None:
    assert without_comments(text) == public


@given(
    st.lists(
        st.sampled_from(["word ", "\n", "\n\n", "- ", "> ", "# ", "**", "| ", "1. ", "\\", "&"])
    ),
    st.lists(st.sampled_from(["word ", "\n", "\n\n", "`", "```\n", "~~~\n", "<!", "--", "- "])),
)
def test_what_is_hidden_never_shows(before: list[str], hidden: list[str]) -> None:
    inside = "".join(hidden).replace("-->", "").rstrip("-").removeprefix("-").removeprefix(">")
    text = f"{''.join(before)} <!-- {inside} SECRET --> seen"
    assert "SECRET" not in html(text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("> " * DEEPEST + "deep", "nested too deeply"),
        ("\n".join(" " * 2 * depth + "- a" for depth in range(3000 // 50)), "nested too deeply"),
        ("[" * (MOST_BRACKETS + 1), "too full of brackets"),
        ("word " * (LONGEST // 5 + 1), "too long"),
    ],
)
def test_a_bomb_is_shown_as_it_is_written(text: str, reason: str) -> None:
    note = render(text)
    assert reason in note.html
    assert note.html.count("<") == 6  # a sentence, and the text in one block of code
    assert note.headings == ()


@pytest.mark.parametrize(
    "text",
    ["<![" * 4_000, "<a " * 20_000, "*a " * 20_000, "`" * 3 + "\n" + "`" * 59_000, "&" * 60_000,
     "# a\n" * 15_000, "<!--" * 15_000, "_" * 60_000, "](" * 30_000, "\\" * 60_000, "|-" * 30_000],
)  # fmt: skip
def test_what_is_slow_elsewhere_is_laid_out(text: str) -> None:
    """Each of these took other renderers seconds, or all memory."""
    assert faults(html(text)) == []
