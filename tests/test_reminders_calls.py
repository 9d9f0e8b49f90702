"""Calls for help are told on the weekly day, to everybody of the pair but the writer."""

from __future__ import annotations

from tests.reminders_world import reminded, told

WEEKLY = "{before: [], weekly: monday}"


def asked(notes: dict[str, str]) -> dict[str, str]:
    return {f"logs/lin-ada/{name}.md": f"---\n{text}\n" for name, text in notes.items()}


HELP = "kind: note\ndate: 2026-02-03\nby: lin\n---\nHelp wanted: a reviewer"
AGAIN = "kind: session\ndate: 2026-02-11\n---\nWe met.\n\nHelp wanted: a reviewer"


def test_the_mentor_hears_of_it_each_week_until_they_met() -> None:
    files = reminded(WEEKLY, files=asked({"2026-02-03-a": HELP}))
    assert told(files, "2026-02-04") == {}
    assert told(files, "2026-02-09") == {"ada": ["help"]}
    assert told(files, "2026-02-16") == {"ada": ["help"]}
    met = {"2026-02-03-a": HELP, "2026-02-11-b": AGAIN.partition("\n\n")[0]}
    assert told(reminded(WEEKLY, files=asked(met)), "2026-02-16") == {}


def test_written_again_without_a_writer_both_hear_of_it() -> None:
    files = reminded(WEEKLY, files=asked({"2026-02-11-b": AGAIN}))
    assert told(files, "2026-02-16") == {"ada": ["help"], "lin": ["help"]}


def test_without_a_weekly_day_or_in_a_pause_nobody_is_told() -> None:
    note = asked({"2026-02-03-a": HELP})
    assert told(reminded("{before: []}", files=note), "2026-02-09") == {}
    pause = "pauses: [{from: 2026-02-05, to: 2026-02-20}]\n"
    assert told(reminded(WEEKLY, files=note, pairing=pause), "2026-02-09") == {}
