"""`mentorship remind`, as it is typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.test_letters import CHAT, MAIL, world

from mentorship.cli import main
from mentorship.render.columns import width_of

ROOM = "team: {secret: TEAM, audience: pair}"
LONG = "title: A title that is so long that a terminal of eighty columns has to break it somewhere"


def typed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], files: dict[str, str], *words: str
) -> tuple[int, str]:
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    code = main(["remind", "--repo", str(tmp_path), *words])
    return code, capsys.readouterr().out


def test_every_message_is_shown_with_its_channel_and_its_rules(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed(tmp_path, capsys, world(), "--plan", "--as-of", "2026-02-19") == (
        0,
        """\
As of 2026-02-19: 2 messages, 0 notices not told

to ada, by mail: ahead
  Please plan time for "Talk, February 2026": due in 1 day, Fri 20 Feb 2026.
  It is about Lin Wei.

  Thank you, Ada Okafor.
  The program office of Northwind

to lin, by mail: ahead
  Please check with Ada Okafor: "Talk, February 2026" is due in 1 day, Fri 20
  Feb 2026.

  Thank you, Lin Wei.
  The program office of Northwind
""",
    )


def test_what_is_not_told_and_who_is_not_reached_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    more = {
        "people/lin.yml": "name: Lin Wei\n",
        "people/profiles/ada.yml": "leave: [{from: 2026-02-19, to: 2026-02-19}]\n",
        "templates/en/ahead.txt": "Dear {{ name }},\n{{ nobody }}\n",
    }
    code, out = typed(tmp_path, capsys, {**world(), **more}, "--as-of", "2026-02-19")
    assert code == 1
    assert (
        out
        == """\
As of 2026-02-19: 0 messages, 1 notice not told, 1 person not reached, 1
  template not used

NOT TOLD
  ada, ahead (lin-ada/talk/2026-02): on leave until 2026-02-19; told on
    2026-02-20 if it still matters

NOT REACHED
  lin: has no e-mail address

THE USUAL TEXT IS USED
  templates/en/ahead.txt:2:1: there is no value 'nobody' here (there are:
    count, day, first, items, name, organisation, others, pairing, person,
    points, program, several, time)
"""
    )


def test_one_person(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("--as-of", "2026-02-19", "--person", "lin", "--format", "json")
    code, out = typed(tmp_path, capsys, world(MAIL, ROOM), *words)
    data = json.loads(out)
    assert (code, data["counts"]["messages"]) == (0, "1")
    (message,) = data["messages"]
    assert {name: message[name] for name in ("to", "channel", "address", "rules")} == {
        "to": "lin", "channel": "mail", "address": "lin@example.org", "rules": ["ahead"],
    }  # fmt: skip


def test_somebody_who_is_not_there_is_an_operators_mistake(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed(tmp_path, capsys, world(), "--person", "lim")[0] == 2


def test_other_readers_get_counts_without_names(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for audience in ("public", "members"):
        for form in ("text", "json", "markdown"):
            words = ("--as-of", "2026-02-19", "--audience", audience, "--format", form)
            code, out = typed(tmp_path, capsys, world(MAIL, ROOM), *words)
            assert code == 0
            assert "some" in out
            assert not any(name in out for name in ("ada", "lin", "Ada", "Lin", "Talk", "@"))
    assert typed(tmp_path, capsys, {}, "--audience", "members", "--person", "lin")[0] == 2


def test_markdown_quotes_the_messages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("--as-of", "2026-02-19", "--format", "markdown")
    _, out = typed(tmp_path, capsys, world(), *words)
    assert out.startswith("### As of 2026-02-19: 2 messages, 0 notices not told\n\n#### to ada")
    assert "\n> It is about Lin Wei.  \n>\n> Thank you, Ada Okafor.  \n" in out


@pytest.mark.parametrize("languages", ["[en, zh]", "[zh, en]"])
def test_no_line_is_wider_than_a_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], languages: str
) -> None:
    files = world(CHAT, MAIL, ROOM, cadence=f"[{{id: talk, every: month, by: 20, {LONG}}}]")
    settings = files["mentorship.yml"].replace("[en, zh]", languages)
    _, out = typed(tmp_path, capsys, {**files, "mentorship.yml": settings}, "--as-of", "2026-02-19")
    assert [line for line in out.splitlines() if width_of(line) > 79] == []
    assert ("So" in out, "请" in out) == (False, languages == "[zh, en]")


def test_the_same_repository_gives_the_same_bytes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("--as-of", "2026-02-19", "--format", "json")
    assert typed(tmp_path, capsys, world(), *words) == typed(tmp_path, capsys, world(), *words)
