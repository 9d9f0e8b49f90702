"""Generated text in the language that a site is built in."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

import translating
from mentorship.language import (
    N_,
    Catalogue,
    _,
    catalogue,
    catalogue_of,
    day_words,
    month_words,
    n_,
    speaking,
    spoken,
    translations,
)

PAIRS = Catalogue("zh", {"{count} pairs of {who}": "{who} 的 {count} 对"}, {"one day": ("{n} 天",)})


def test_english_is_what_stands_in_the_code() -> None:
    assert spoken() == "en"
    assert _("Nothing is due.") == "Nothing is due."
    assert _("{count} pairs of {who}", count=3, who="{Ada}") == "3 pairs of {Ada}"
    assert [n_("one day", "{n} days", n) for n in (0, 1, 2)] == ["0 days", "one day", "2 days"]
    assert N_("Nothing is due.") == "Nothing is due."


def test_a_block_speaks_its_language_and_the_one_around_it_its_own() -> None:
    with speaking(PAIRS):
        assert (spoken(), _("{count} pairs of {who}", count=3, who="Ada")) == ("zh", "Ada 的 3 对")
        assert [n_("one day", "{n} days", n) for n in (1, 2)] == ["1 天", "2 天"]
        assert _("What nobody translated") == "What nobody translated"
        with speaking("en"):
            assert _("{count} pairs of {who}", count=3, who="Ada") == "3 pairs of Ada"
        assert spoken() == "zh"
    assert spoken() == "en"


@pytest.mark.parametrize("code", ["xx", "../en", "", ".", "en"])
def test_a_language_without_a_catalogue_is_english(code: str) -> None:
    with speaking(code):
        assert (spoken(), _("Nothing is due.")) == ("en", "Nothing is due.")


def test_what_is_not_translated_or_only_guessed_stays_english() -> None:
    written = Catalog("zh")
    written.add("Done", "完成")
    written.add("Overdue")
    written.add("Waived", "免除", flags=["fuzzy"])
    written.add(("one day", "{n} days"), ("{n} 天",))
    written.add(("one pair", "{n} pairs"), ("",))
    with speaking(catalogue_of(written, "zh")):
        assert [_(text) for text in ("Done", "Overdue", "Waived", "")] == [
            "完成", "Overdue", "Waived", "",
        ]  # fmt: skip
        assert [n_("one day", "{n} days", 2), n_("one pair", "{n} pairs", 2)] == ["2 天", "2 pairs"]


def test_days_and_months() -> None:
    day = date(2026, 11, 3)
    assert (day_words(day), month_words(2026, 11), month_words("", 5)) == (
        "3 Nov 2026", "November 2026", "May",
    )  # fmt: skip
    with speaking(Catalogue("zh")):
        assert (day_words(day), month_words(2026, 11), month_words("", 5)) == (
            "2026年11月3日", "2026年11月", "5月",
        )  # fmt: skip


def test_every_text_of_the_program_reaches_the_catalogues() -> None:
    """Babel overlooks some calls within calls, and a text that is put together is nobody's key."""
    found = {message.id if isinstance(message.id, str) else message.id[0]
             for message in translating.in_program() if message.id}  # fmt: skip
    said = {path: list(_said(path)) for path in sorted(translating.PACKAGE.rglob("*.py"))}
    texts = [text for each in said.values() for text in each]
    assert "Nothing is overdue." in texts
    assert [text for text in texts if text not in found] == []


def _said(path: Path) -> Iterator[str | None]:
    """The text of each call of `_`, `N_` or `n_`; None for one that is put together."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
            text = node.args[0]
            if node.func.id in ("_", "N_", "n_") and isinstance(text, ast.Constant | ast.JoinedStr):
                yield str(text.value) if isinstance(text, ast.Constant) else None


@pytest.mark.parametrize("language", translations()[1:])
def test_a_catalogue_has_every_text_of_the_program_and_no_other(language: str) -> None:
    """If this fails, `make catalogues` says what is left to translate."""
    content, missing = translating.brought_up(language, translating.in_program())
    file = translating.PACKAGE / "locales" / language / "mentorship.po"
    assert [message.id for message in missing] == []
    assert file.read_bytes() == content


@pytest.mark.parametrize("language", translations()[1:])
def test_a_translation_names_the_same_values(language: str) -> None:
    known = catalogue(language)
    pairs = [*known.texts.items(), *((one, said) for one, forms in known.forms.items()
                                     for said in forms)]  # fmt: skip
    wrong = [(text, said) for text, said in pairs if _names(text) != _names(said)]
    assert wrong == []


def _names(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)", text)) - {"n"}
