"""The examples of the documentation are run: they work on the sample, and print what is shown."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.test_sample import is_gone

from mentorship.cli import main

ROOT = Path(__file__).parents[1]
DATA = ("people", "programs", "pairings", "logs", "mentorship.yml")
WRITTEN = (
    "programs/graduates-2026/applications/lin.wei-mentee.yml",
    "pairings/approvals/lin.wei-ada.okafor.yml",
)
"""What examples write and the sample has: they are told from the day before."""
RUN = frozenset(
    {
        "advise", "applications", "approve", "capacity", "eligible", "match", "new", "remind",
        "report", "survey",
    }
)  # fmt: skip
"""Commands whose examples are run here, from eligibility to the plan; nothing is sent."""
BLOCK = re.compile(r"```console\n(.*?)```(?:\n+```text\n(.*?)```)?", re.DOTALL)
ANY = "...\n"
PLAN = re.compile(r"^plan:.*\n(?:[ #].*\n|\n)*", re.MULTILINE)

pytestmark = [
    pytest.mark.sample,
    pytest.mark.skipif(is_gone(), reason="the sample was removed"),
]


class Example(NamedTuple):
    """The commands of a block, and what the last one prints, None where that is not shown."""

    commands: tuple[str, ...]
    shown: str | None


def examples_of(page: str) -> Iterator[Example]:
    """The blocks of a page that hold nothing but commands which are run here."""
    for block, shown in BLOCK.findall(page):
        typed = [line.removeprefix("$ ").split(" | ")[0] for line in block.strip().split("\n")]
        plain = [line.removeprefix(".venv/bin/") for line in typed]
        if all(_is_run(line) for line in plain):
            words = tuple(line.removeprefix("mentorship ") for line in plain)
            yield Example(words, shown or None)


def _is_run(line: str) -> bool:
    words = shlex.split(line, comments=True)
    there = len(words) > 1 and words[0] == "mentorship" and words[1] in RUN
    return there and "--send" not in words


def pages() -> Iterator[tuple[str, Example]]:
    for path in (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))):
        for example in examples_of(path.read_text("utf-8")):
            yield path.relative_to(ROOT).as_posix(), example


def is_printed(shown: str, printed: str) -> bool:
    """Whether the output is what is shown; a line `...` stands for any number of lines."""
    parts = (re.escape(part) for part in shown.split(ANY))
    return re.fullmatch(r"(?:.*\n)*?".join(parts), printed) is not None


def copy_of_sample(folder: Path) -> None:
    """Writes the documents of the sample into a folder."""
    for name in DATA:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, folder / name)


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A copy that examples may write into."""
    copy_of_sample(tmp_path)
    for path in WRITTEN:
        (tmp_path / path).unlink()
    return tmp_path


@pytest.mark.parametrize(("page", "example"), [*pages()])
def test_an_example_prints_what_is_shown(
    page: str, example: Example, sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for command in example.commands:
        if command.startswith("new plan "):
            _unplanned(sample / "pairings" / f"{command.split()[2]}.yml")
        capsys.readouterr()
        code = main([*shlex.split(command, comments=True), "--repo", str(sample)])
        said = capsys.readouterr()
        assert code == 0, f"{page}: {command}\n{said.err}"
    if example.shown is not None:
        assert is_printed(example.shown, said.out), f"{page}: {command} prints\n{said.out}"


def _unplanned(pairing: Path) -> None:
    text, count = PLAN.subn("", pairing.read_text("utf-8"))
    assert count == 1, f"{pairing.name} has no plan to take out"
    pairing.write_text(text, "utf-8")


def test_there_are_examples_of_every_command() -> None:
    examples = [example for _, example in pages()]
    named = {command.split()[0] for example in examples for command in example.commands}
    assert named == RUN
    compared = {each.commands[-1].split()[0] for each in examples if each.shown is not None}
    assert compared >= {"capacity", "eligible", "match"}


@pytest.mark.parametrize(
    ("shown", "printed", "expected"),
    [
        ("a\nb\n", "a\nb\n", True),
        ("a\n", "a\nb\n", False),
        ("a\n...\n", "a\nb\nc\n", True),
        ("...\nc\n", "a\nb\nc\n", True),
        ("a\n...\nc\n", "a\nc\n", True),
        ("a\n...\nb\n...\n", "b\na\n", False),
        ("a.c\n", "abc\n", False),
    ],
)
def test_three_points_stand_for_any_lines(shown: str, printed: str, expected: bool) -> None:
    assert is_printed(shown, printed) is expected
