"""The page on indicators: its tables are imported, its commands print what it shows."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.test_manual_examples import BLOCK, ROOT, copy_of_sample, is_printed
from tests.test_sample import is_gone

from mentorship.cli import main

PAGE = (ROOT / "docs/manual/indicators.md").read_text("utf-8")
TABLE = re.compile(r'```text title="(\S+\.csv)"\n(.*?)```', re.DOTALL)

pytestmark = [
    pytest.mark.sample,
    pytest.mark.skipif(is_gone(), reason="the sample was removed"),
]


def examples() -> Iterator[tuple[str, str]]:
    """Each command of the page, and what is shown below it."""
    for block, shown in BLOCK.findall(PAGE):
        (command,) = (line.removeprefix("$ mentorship ") for line in block.strip().split("\n"))
        yield command, shown


@pytest.mark.parametrize(("command", "shown"), [*examples()])
def test_an_example_prints_what_is_shown(
    command: str,
    shown: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    copy_of_sample(tmp_path)
    for name, text in TABLE.findall(PAGE):
        (tmp_path / name).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)

    code = main(shlex.split(command))

    printed = capsys.readouterr().out
    refused = " refused " in shown
    assert code == int(refused)
    assert is_printed(shown, printed), f"{command} prints\n{printed}"


def test_the_page_shows_each_command() -> None:
    assert {command.split()[0] for command, _ in examples()} == {
        "import", "why", "alerts", "causes",
    }  # fmt: skip
