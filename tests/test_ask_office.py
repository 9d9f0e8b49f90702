"""`ask-office` and `unseal`: what only the program office can read."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pyrage
import pytest

from mentorship.cli import main
from mentorship.findings import MentorshipError
from mentorship.publication.sealing import BEGIN, opened, sealed

OFFICE = pyrage.x25519.Identity.generate()
OTHER = pyrage.x25519.Identity.generate()
FILES = {
    "mentorship.yml": "organisation: Acme\ntimezone: UTC\noffice: [mira, noa]\n",
    "people/mira.yml": "name: Mira Holm\nemail: mira@example.org\n",
    "people/profiles/mira.yml": 'contact: {chat: "@mira"}\n',
    "people/noa.yml": "name: Noa\n",
    "people/ada.yml": "name: Ada\n",
    "people/lin.yml": "name: Lin\n",
    "programs/grow/program.yml": (
        "title: Grow\ndates: {start: 2026-01-01, end: 2026-12-31}\ntracks: {general: {}}\n"
    ),
    "pairings/lin-ada.yml": "program: grow\nmentors: [ada]\nmentees: [lin]\nstart: 2026-01-05\n",
}


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    root = tmp_path / "repository"
    for path, text in FILES.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    with (root / "mentorship.yml").open("a", encoding="utf-8") as settings:
        settings.write(f"keys: {{office: [{OFFICE.to_public()}]}}\n")
    return root


def files(root: Path) -> set[str]:
    return {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}


def test_what_is_said_is_for_the_office_alone(
    repository: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    there = files(repository)
    words = "I would like another mentor, please: \u8c22\u8c22"
    assert main(["ask-office", "lin-ada", "--repo", str(repository), "--text", words]) == 0
    said = capsys.readouterr()
    assert said.out.startswith(BEGIN)
    assert "mentor" not in said.out
    assert said.err == (
        "\nSend these lines to Mira Holm (mira@example.org, @mira) or Noa. "
        "Nobody else can open them.\n"
    )
    assert files(repository) == there  # a file would tell who asked

    letter, key = tmp_path / "letter.age", tmp_path / "office.key"
    letter.write_text(said.out, "utf-8")
    key.write_text(f"# created: today\n  # for the office\n\n  {OFFICE}\n", "utf-8")
    assert main(["unseal", str(letter), "--key", str(key)]) == 0
    assert capsys.readouterr().out == f"About the pairing lin-ada\n\n{words}\n"


def test_the_key_may_stand_in_the_environment(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = tmp_path / "letter.age"
    letter.write_text(sealed("hello\n", [str(OTHER.to_public()), str(OFFICE.to_public())]), "utf-8")
    monkeypatch.setenv("MENTORSHIP_KEY", str(OFFICE))
    assert main(["unseal", str(letter)]) == 0
    assert capsys.readouterr().out == "hello\n"
    monkeypatch.delenv("MENTORSHIP_KEY")
    assert main(["unseal", str(letter)]) == 3
    assert "no private key in --key, and none in MENTORSHIP_KEY" in capsys.readouterr().err


def test_wrong_key_and_damage_are_told_apart() -> None:
    letter = sealed("hello", [str(OFFICE.to_public())]).encode()
    with pytest.raises(MentorshipError, match="it was sealed for another key"):
        opened(letter, [str(OTHER)])
    with pytest.raises(MentorshipError, match="it is damaged, or no sealed text"):
        opened(letter[:-60], [str(OFFICE)])
    with pytest.raises(MentorshipError, match="the private key is no age key") as said:
        opened(letter, ["AGE-SECRET-KEY-1NONSENSE"])
    assert "NONSENSE" not in str(said.value)


def test_from_a_file_and_from_what_is_typed(
    repository: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = tmp_path / "text.txt"
    text.write_text("from a file", "utf-8")
    assert main(["ask-office", "lin-ada", "--repo", str(repository), "--file", str(text)]) == 0
    assert "from a file" in opened(capsys.readouterr().out.encode(), [str(OFFICE)])
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"typed")))
    assert main(["ask-office", "lin-ada", "--repo", str(repository)]) == 0
    assert "typed" in opened(capsys.readouterr().out.encode(), [str(OFFICE)])


@pytest.mark.parametrize("text", ["", "  \n", "x" * 20_001])
def test_nothing_and_too_much_are_refused(
    repository: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ask-office", "lin-ada", "--repo", str(repository), "--text", text]) == 2
    assert "there has to be a text, of at most 20000 characters" in capsys.readouterr().err


def test_without_a_key_one_has_to_talk(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "mentorship.yml").write_text(FILES["mentorship.yml"], "utf-8")
    assert main(["ask-office", "lin-ada", "--repo", str(repository), "--text", "x"]) == 2
    assert capsys.readouterr().err == (
        "mentorship: the office has no public key in mentorship.yml, so nothing can be sealed; "
        "talk to Mira Holm (mira@example.org, @mira) or Noa\n"
    )


def test_a_key_that_is_none_is_said(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (repository / "mentorship.yml").write_text(
        FILES["mentorship.yml"] + "keys: {office: [age1nonsense]}\n", "utf-8"
    )
    assert main(["ask-office", "lin-ada", "--repo", str(repository), "--text", "x"]) == 2
    assert "is no age key" in capsys.readouterr().err
