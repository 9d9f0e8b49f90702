"""What the documentation shows is true: its commands exist, its generated pages are fresh."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from keyword import iskeyword
from pathlib import Path

import pytest

from mentorship.check import rules
from mentorship.cli import command_names, main, parser_for

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
SHOWN = re.compile(r"^\s*(?:\$ )?(?:\.venv/bin/)?mentorship (.+)$", re.MULTILINE)
BLOCK = re.compile(r"```(?:console|sh|bash)\n(.*?)```", re.DOTALL)


def shown_commands() -> Iterator[tuple[str, str]]:
    for page in PAGES:
        for block in BLOCK.findall(page.read_text("utf-8")):
            for command in SHOWN.findall(block):
                yield page.relative_to(ROOT).as_posix(), command.split(" | ")[0].split(" > ")[0]


@pytest.mark.parametrize(("page", "command"), sorted(set(shown_commands())))
def test_a_command_that_is_shown_can_be_typed(page: str, command: str) -> None:
    words = shlex.split(command, comments=True)
    if words[0] in ("--help", "--version"):
        return
    assert words[0] in command_names(), page
    options = parser_for(words).parse_args(words)
    assert callable(options.run)


def test_there_are_commands_to_look_at() -> None:
    assert len(set(shown_commands())) > 20


@pytest.mark.parametrize("name", command_names())
def test_every_command_stands_in_the_manual_and_shows_examples(name: str) -> None:
    assert f"## {name}\n" in (ROOT / "docs/manual/cli.md").read_text("utf-8")
    module = name.replace("-", "_") + "_" * iskeyword(name)
    source = (ROOT / f"tools/mentorship/cli/{module}.py").read_text("utf-8")
    assert f"\nexamples:\n  mentorship {name}" in source


def test_generated_files_are_fresh(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["generate", "--repo", str(ROOT), "--check"]) == 0, capsys.readouterr().out


@pytest.mark.parametrize("code", rules())
def test_every_rule_has_a_page_of_five_parts(code: str) -> None:
    parts = [part.split("\n")[0].split(":")[0] for part in rules()[code].doc.split("\n\n")]
    assert [part for part in parts[1:] if part in ("Why", "Mend", "Bad", "Good")][:4] == [
        "Why", "Mend", "Bad", "Good",
    ]  # fmt: skip
    assert rules()[code].summary.endswith(".")


def test_every_link_between_pages_leads_somewhere() -> None:
    link = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
    broken = [
        f"{page.relative_to(ROOT)}: {target}"
        for page in PAGES
        for target in link.findall(page.read_text("utf-8"))
        if not (page.parent / target).exists()
    ]
    assert broken == []
