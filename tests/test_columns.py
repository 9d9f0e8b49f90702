"""Rows and long lines in a terminal of eighty columns."""

from __future__ import annotations

import pytest

from mentorship.render.columns import aligned, aligned_folded, command, folded, width_of


def test_cells_stand_under_each_other_however_wide_their_characters_are() -> None:
    assert aligned([("ada", "1"), ("\u5218\u6d0b", "12")]) == ["  ada   1", "  \u5218\u6d0b  12"]


def test_the_last_cell_goes_on_below_itself() -> None:
    first, second = aligned_folded([("ada", " ".join(["word"] * 20)), ("lin.wei", "short")])
    assert first == ["  ada      " + " ".join(["word"] * 14), " " * 11 + " ".join(["word"] * 6)]
    assert second == ["  lin.wei  short"]


@pytest.mark.parametrize("word", ["word", "\u5218\u6d0b", "a-rather.long-word"])
@pytest.mark.parametrize("head", ["", "    ", "  mentee  lin.wei  ", "x" * 45])
def test_no_line_is_wider_than_the_terminal_and_no_word_is_lost(head: str, word: str) -> None:
    lines = folded(head, " ".join([word] * 50))
    assert max(map(width_of, lines)) <= 80
    assert "".join(lines).count(word) == 50
    assert all(line.startswith(" " * len(head)) for line in lines[1:])


def test_a_word_that_is_too_long_is_not_cut_and_blanks_inside_a_line_stay() -> None:
    assert folded("- ", f"{'x' * 90}  (here)") == ["- " + "x" * 90, "  (here)"]
    assert folded("- ", "seen  (here)") == ["- seen  (here)"]
    assert folded("head ", "") == ["head"]


def test_a_command_is_never_broken_since_it_is_copied() -> None:
    short, long = "mentorship due", "mentorship why feedback-in-time " + "x" * 60
    assert command("  do: ", short) == ["  do: mentorship due"]
    assert command("  do: ", long) == ["  do:", f"    {long}"]
    assert command("", long) == [long]
