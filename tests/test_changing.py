"""The manual's page on changing things: each example, run on the sample, prints what it shows."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest
from tests.test_sample import is_gone

from mentorship.cli import main

pytestmark = [
    pytest.mark.sample,
    pytest.mark.skipif(is_gone(), reason="the sample was removed"),
]
ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs/manual/changing.md").read_text("utf-8")
EXAMPLES = re.findall(r"^```console\n\$ mentorship (.+)\n((?:.+\n)*)```", PAGE, re.MULTILINE)
DATA = ("people", "programs", "pairings", "logs")


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    for folder in DATA:
        shutil.copytree(ROOT / folder, tmp_path / folder)
    shutil.copy(ROOT / "mentorship.yml", tmp_path)
    return tmp_path


def test_every_block_of_the_page_is_an_example() -> None:
    assert len(EXAMPLES) == PAGE.count("```console") > 10


@pytest.mark.parametrize(("command", "shown"), EXAMPLES)
def test_an_example_prints_what_the_page_shows(
    sample: Path, command: str, shown: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main([*shlex.split(command), "--repo", str(sample)])
    printed = capsys.readouterr()
    assert printed.out + printed.err == shown
    assert code == (0 if printed.out else 2)


@pytest.mark.parametrize("command", [command for command, _ in EXAMPLES])
def test_what_an_example_writes_brings_no_error(
    sample: Path, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main([*shlex.split(command), "--repo", str(sample)])
    assert main(["check", "--repo", str(sample)]) == 0, capsys.readouterr().out
