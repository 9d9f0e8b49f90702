"""Sites in several languages: where the others begin, and which of the written pages are read."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, get_files

from mentorship.mkdocs_plugin.languages import one_language, remarked, switch

REMARK = '\n!!! note "Not translated yet"\n    This page is there in English only.\n'


def written(docs: Path, *names: str) -> Files:
    """The pages of a folder as MkDocs finds them."""
    for name in names:
        (docs / name).write_text(f"# {name}\n", "utf-8")
    config = MkDocsConfig()
    config.load_dict({"site_name": "Northwind", "docs_dir": str(docs)})
    return get_files(config)


@pytest.mark.parametrize(("spoken", "tops"), [("en", ["", "zh/"]), ("zh", ["../", "../zh/"])])
def test_the_first_language_stands_at_the_top_and_each_other_in_its_folder(
    spoken: str, tops: list[str]
) -> None:
    found = switch(spoken, ["en", "zh"])
    assert [(each.name, each.top) for each in found] == [("English", tops[0]), ("中文", tops[1])]
    assert [each.code for each in found if each.here] == [spoken]


def test_one_language_is_no_choice() -> None:
    assert switch("en", ["en"]) == []


def test_a_translation_stands_at_the_address_of_its_page(tmp_path: Path) -> None:
    files = written(tmp_path, "index.md", "guide.md", "guide.en.md")

    assert one_language(files, tmp_path, "en") == frozenset()

    read = {file.src_uri: file.abs_src_path for file in files.documentation_pages()}
    assert read == {
        "index.md": str(tmp_path / "index.md"), "guide.md": str(tmp_path / "guide.en.md"),
    }  # fmt: skip


def test_on_a_site_in_another_language_it_is_known_which_pages_are_in_english(
    tmp_path: Path,
) -> None:
    files = written(tmp_path, "index.md", "guide.md", "guide.en.md")
    assert one_language(files, tmp_path, "zh") == {"index.md", "guide.md"}


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("# Guide\n", "\nText\n"),
        ("<!-- Made by hand. -->\n\n# Guide\n", "Text\n"),
        ("", "Text\n\n```console\n# make site\n```\n"),
    ],
    ids=["heading", "comment", "shell"],
)
def test_a_page_in_english_only_says_so_below_its_heading(above: str, below: str) -> None:
    assert remarked(f"{above}{below}") == f"{above}{REMARK}{below}"
