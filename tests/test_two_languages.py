"""No text of the site is left in English: the sample, spoken in a language that marks its texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest
import yaml
from babel import Locale
from tests.test_sample import ROOT, is_gone, sample, situation

import mentorship.pages
import translating
from mentorship.cli.check import judged
from mentorship.cli.publishing import addresses, documents
from mentorship.language import Catalogue, speaking
from mentorship.pages.frame import framed, stamp
from mentorship.pages.page import Page, SiteContent
from mentorship.pages.page_set import AssetSet, PageSet
from mentorship.publication.build import views
from mentorship.publication.views import Views
from mentorship.registry import collect
from mentorship.render.html import link, placed

pytestmark = [
    pytest.mark.sample,
    pytest.mark.skipif(is_gone(), reason="the sample was removed"),
]

OWN = frozenset({"handbook"})
"""Kinds of pages that are nothing but what people wrote."""

BEGIN, END = "⟦", "⟧"
SAID = ("title", "alt", "aria-label", "placeholder", "data-label", "data-empty", "data-done",
        "data-copied", "data-stale")  # fmt: skip
DAY = re.compile(r"\d{4}年\d{1,2}月(\d{1,2}日)?|\[[0-9a-f]{10}\]")  # or a commit
UNSAID = ("code", "script", "time", "blockquote", "q")
"""Elements of which the text is nobody's language, or somebody's own words."""


@cache
def marked() -> Catalogue:
    """Every text of the program in marks, with its values inside."""
    ids = [message.id for message in translating.in_program() if message.id]
    texts = {text: f"{BEGIN}{text}{END}" for text in ids if isinstance(text, str)}
    forms = {pair[0]: tuple(f"{BEGIN}{text}{END}" for text in pair)
             for pair in ids if not isinstance(pair, str)}  # fmt: skip
    return Catalogue("zh", texts, forms)


@cache
def made(audience: str) -> Views:
    """The values for the pages of an audience; some texts are said when they are made."""
    with speaking(marked()):
        return views(situation(), audience, judged(sample()), addresses(documents(ROOT / "docs")),
                     "https://mentorship.example/")  # fmt: skip


@cache
def own_words() -> frozenset[str]:
    """What people wrote in the files of the sample: names, titles, ids, sentences; and findings."""
    found: set[str] = set()
    for folder in ("people", "programs", "pairings", "logs"):
        for path in sorted((ROOT / folder).rglob("*")):
            found |= {part for name in path.parts for part in (name, name.partition(".yml")[0])}
            if path.suffix in (".yml", ".md"):
                found |= set(_scalars(path.read_text("utf-8"), path.suffix))
    found |= set(_scalars((ROOT / "mentorship.yml").read_text("utf-8"), ".yml"))
    # Findings are in the words of the check, which stays English as all of the terminal.
    found |= {text for each in judged(sample()) for text in (each.message, each.hint)}
    found |= set(Locale("zh").languages.values())
    return frozenset(_plain(each) for each in found if each not in marked().texts)


@cache
def _prose() -> str:
    """The notes and handbooks of the sample as one, in which a piece of a sentence is found."""
    paths = (path for folder in ("programs", "logs") for path in (ROOT / folder).rglob("*.md"))
    return _plain("".join(path.read_text("utf-8") for path in sorted(paths)))


def _scalars(text: str, suffix: str) -> Iterator[str]:
    written = text.split("---\n")[1] if suffix == ".md" and text.startswith("---\n") else text
    if suffix == ".md":
        yield from re.findall(r"^#+ (.*)$", text, re.MULTILINE)
        for marked in re.findall(r"\*+([^*\n]+)\*+|\[([^]\n]+)\]|\|([^|\n]+)", text):
            yield from marked
        # An action without those whom it names, as it stands among what is due.
        yield from (line.lstrip("-[ x]").partition(" (@")[0] for line in text.split("\n"))
    if suffix == ".yml" or written is not text:
        yield from _values(yaml.safe_load(written))


def _values(value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from (str(key), str(key).replace("-", " "))
            yield from _values(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _values(inner)
    elif isinstance(value, str):
        yield from (value, value.replace("-", " "))


def _plain(text: str) -> str:
    """Without case, blanks and punctuation, so that a line that was broken is the same."""
    return "".join(character for character in text.casefold() if character.isalpha())


class _Texts(HTMLParser):
    """The texts of a page that somebody sees or hears."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._within: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for key, value in attrs if key in SAID and value]
        if tag in UNSAID:
            self._within.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._within and self._within[-1] == tag:
            self._within.pop()

    def handle_data(self, data: str) -> None:
        # What an element interrupts stays one sentence, of which the marks are at both ends.
        self.found.append("" if self._within else data)


def _of_page(page: Page) -> Iterator[str]:
    # By `also` the search finds it: ids and more, which nobody sees.
    yield from (page.title, page.description)
    yield from (crumb.title for crumb in page.section)
    yield from (heading.title for heading in page.headings)
    reader = _Texts()
    reader.feed(framed(page))
    yield "\n".join(reader.found)


def _outside(text: str) -> Iterator[str]:
    """The pieces of a text that are in no marks, however deep those are nested."""
    depth, piece = 0, ""
    for character in DAY.sub("", text):
        if character in (BEGIN, END):
            depth += 1 if character == BEGIN else -1
            yield piece
            piece = ""
        elif depth == 0:
            piece += character
    yield piece


def left_over(texts: Iterable[str]) -> list[str]:
    """What is neither in marks nor written by the people of the sample."""
    return sorted(set(_left_over(texts)))


def _left_over(texts: Iterable[str]) -> Iterator[str]:
    lines = (line for text in texts for piece in _outside(text) for line in piece.split("\n"))
    return (line.strip() for line in lines if _plain(line) and not _is_own(line))


def _is_own(line: str) -> bool:
    """Whether a line is what people wrote, or several such things with punctuation between."""
    known = own_words()
    whole = len(line.split()) > 2 or line.strip().endswith(".") or not line.isascii()
    if whole and _plain(line) in _prose():
        return True  # a piece of a note, which links and emphasis took apart
    return _plain(line) in known or all(
        _plain(part) in known for part in re.split(r"[,;:/()·–]", line) if _plain(part)
    )


def kind_of(each: PageSet | AssetSet) -> str:
    return each.module.rpartition(".")[2]


def pages_of(kind: str) -> Iterator[str]:
    with speaking(marked()):
        for each in collect(mentorship.pages, PageSet):
            if kind_of(each) == kind:
                for audience in ("office", "public"):
                    for page in each.make(made(audience)):
                        yield from _of_page(page)


KINDS = sorted({kind_of(each) for each in collect(mentorship.pages, PageSet)})


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in OWN])
def test_every_text_of_a_page_can_be_translated(kind: str) -> None:
    assert left_over(pages_of(kind)) == []


def test_calendars_and_feeds_can_be_translated() -> None:
    with speaking(marked()):
        sets = [each for each in collect(mentorship.pages, AssetSet)
                if kind_of(each) in ("calendars", "feeds")]  # fmt: skip
        files = [asset for each in sets for asset in each.make(made("office"))]
    assert {path.rpartition(".")[2] for path, _ in files} == {"ics", "xml"}
    assert left_over(text for path, content in files for text in _of_file(path, content)) == []


def _of_file(path: str, content: bytes) -> Iterator[str]:
    if path.endswith(".xml"):
        root = ET.fromstring(content)  # noqa: S314 - what this program has written
        for name in ("title", "summary"):
            for each in root.iter(f"{{http://www.w3.org/2005/Atom}}{name}"):
                yield (each.text or "").partition(": ")[2] if name == "summary" else each.text or ""
        return
    unfolded = content.decode().replace("\r\n ", "")
    for line in unfolded.split("\r\n"):
        name, _, text = line.partition(":")
        if name in ("SUMMARY", "DESCRIPTION", "NAME"):
            yield text.replace("\\n", "\n").replace("\\", "")


def test_the_stamp_of_a_page_can_be_translated() -> None:
    reader = _Texts()
    with speaking(marked()):
        for commit in (None, "0123456789"):
            reader.feed(stamp(SiteContent(pages=(), as_of=date(2026, 2, 11), commit=commit)))
    assert "⟦As of \n\n, commit \n\n.⟧" in "\n".join(reader.found)
    assert left_over(["\n".join(reader.found)]) == []


def test_a_sentence_holds_links_and_escapes_the_rest() -> None:
    guide = link("the <guide>", "a.html")
    said = placed("Read {guide} & ask {who}; {n} {{do}}.", guide=guide, who="<Ada>", n=3)
    assert said == (
        'Read <a href="a.html">the &lt;guide&gt;</a> &amp; ask &lt;Ada&gt;; 3 {do}.'
    )  # fmt: skip


def test_what_is_outside_the_marks_is_found() -> None:
    """The test itself: English is found between marks, in attributes, and beside own words."""
    page = Page(path="a.html", title="⟦Capacity⟧", body=(
        '<h2 title="Not translated">⟦Board⟧</h2><p>⟦Of <b>Ada</b>: ⟦yes⟧⟧ left over</p>'
    ))  # fmt: skip
    assert left_over(_of_page(page)) == ["Not translated", "left over"]
