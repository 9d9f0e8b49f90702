"""accept, pause, resume, end, done, thanks: one line of a file changes, or nothing does."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.changes_world import NOTE, PAIRING, Changes

from mentorship.cli.drafting import finish
from mentorship.findings import MentorshipError
from mentorship.scaffold.draft import Draft

WRITTEN = (0, "pairings/lin-ada.yml\n")
AHEAD = (
    "2026-03-01 is ahead, today is 2026-02-10: until then lin-ada goes on, and everything stays "
    "owed"
)
NOTED = (0, "logs/lin-ada/2026-01-12-first.md\n")


@pytest.fixture
def changes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Changes:
    return Changes(tmp_path, capsys)


def test_somebody_accepts_today_or_on_the_day_they_say(changes: Changes) -> None:
    assert changes.run("accept", "lin-ada", "lin") == WRITTEN
    assert changes.text() == PAIRING.replace("01-02}", "01-02, lin: 2026-02-10}")
    changes.write("pairings/lin-ada.yml", PAIRING.replace("accepted: {ada: 2026-01-02}\n", ""))
    assert changes.run("accept", "lin-ada", "lin", "--date", "2026-01-03") == WRITTEN
    assert changes.text() == PAIRING.replace("ada: 2026-01-02", "lin: 2026-01-03")


def test_nobody_accepts_twice_ahead_or_for_others(changes: Changes) -> None:
    assert changes.refusal("accept", "lin-ada", "ada") == "ada accepted lin-ada on 2026-01-02"
    assert changes.refusal("accept", "lin-ada", "bo") == (
        "bo is not in lin-ada, which names ada, lin"
    )
    assert changes.refusal("accept", "lin-ada", "lin", "--date", "2026-02-11") == (
        "--date 2026-02-11 is ahead, today is 2026-02-10: it says when they agreed"
    )
    changes.add("pairings/lin-ada.yml", "ended: {date: 2026-02-01, how: stopped}\n")
    assert changes.refusal("accept", "lin-ada", "lin") == "lin-ada ended on 2026-02-01: stopped"


def test_nobody_accepts_what_ended_with_its_program(changes: Changes) -> None:
    path = "mentorship.yml"
    changes.write(path, changes.text(path).replace("as_of: 2026", "as_of: 2027"))
    assert changes.refusal("accept", "lin-ada", "lin") == (
        "lin-ada ended on 2026-12-31 with its program"
    )


def test_a_pause_is_written_and_another_beside_it(changes: Changes) -> None:
    span = ("--from", "2026-03-02", "--to", "2026-03-06")
    assert changes.run("pause", "lin-ada", *span, "--reason", "exam: no time") == WRITTEN
    assert changes.run("pause", "lin-ada", "--to", "2026-02-11") == WRITTEN
    assert changes.text() == PAIRING + (
        'pauses: [{from: 2026-03-02, to: 2026-03-06, reason: "exam: no time"}, '
        "{from: 2026-02-10, to: 2026-02-11}]\n"
    )


@pytest.mark.parametrize(
    ("first", "last", "why"),
    [
        (
            "2026-03-06",
            "2026-03-02",
            "the last day 2026-03-02 lies before the first day 2026-03-06",
        ),
        ("2025-12-01", "2026-01-04", "lin-ada runs from 2026-01-05 to 2026-12-31"),
        ("2026-03-06", "2026-03-09", "lin-ada pauses from 2026-03-02 to 2026-03-06 already"),
    ],
)
def test_a_pause_that_makes_no_sense_is_refused(
    changes: Changes, first: str, last: str, why: str
) -> None:
    changes.add("pairings/lin-ada.yml", "pauses: [{from: 2026-03-02, to: 2026-03-06}]\n")
    assert changes.refusal("pause", "lin-ada", "--from", first, "--to", last) == why


def test_a_pause_ends_the_day_before_the_pair_goes_on(changes: Changes) -> None:
    pauses = "pauses:\n  - {from: 2026-02-02, to: 2026-02-13}   # exam\n"
    changes.add("pairings/lin-ada.yml", pauses)
    assert changes.run("resume", "lin-ada") == WRITTEN
    assert changes.text() == PAIRING + pauses.replace("02-13", "02-09")
    assert changes.refusal("resume", "lin-ada") == (
        "lin-ada does not pause on 2026-02-10; its pauses: 2026-02-02 to 2026-02-09"
    )
    assert changes.run("resume", "lin-ada", "--date", "2026-02-02") == WRITTEN
    assert changes.text() == PAIRING
    assert changes.refusal("resume", "lin-ada") == (
        "lin-ada does not pause on 2026-02-10; its pauses: none"
    )


def test_a_pairing_ends_once_and_within_its_days(changes: Changes) -> None:
    words = ("end", "lin-ada", "--how", "stopped")
    assert changes.refusal(*words, "--date", "2026-01-04") == (
        "2026-01-04 is no day of lin-ada, which runs from 2026-01-05 to 2026-12-31"
    )
    assert changes.run(*words, "--reason", "Lin moves to Oslo") == WRITTEN
    ended = "ended: {date: 2026-02-10, how: stopped, reason: Lin moves to Oslo}\n"
    assert changes.text() == PAIRING + ended
    assert changes.refusal(*words) == "lin-ada ended on 2026-02-10: stopped"


def test_an_end_ahead_is_written_and_said(changes: Changes) -> None:
    code, said = changes.run("end", "lin-ada", "--how", "stopped", "--date", "2026-03-01")
    assert (code, said) == (0, f"pairings/lin-ada.yml\nmentorship: {AHEAD}\n")


def test_a_pairing_does_not_end_after_the_next_began(changes: Changes) -> None:
    going_on = PAIRING.replace("ada", "bo").replace("2026-01-05", "2026-02-02")
    changes.write("pairings/lin-bo.yml", going_on + "continues: lin-ada\n")
    assert changes.refusal("end", "lin-ada", "--how", "rematched", "--date", "2026-02-03") == (
        "nothing is written: lin-ada ended on 2026-02-03, after this one began on 2026-02-02; "
        "name the pairing it replaces, and end that one by then [rematch-circle]"
    )
    words = ("end", "lin-ada", "--how", "rematched", "--date", "2026-02-01")
    assert changes.run(*words)[:1] == (0,)


def test_an_empty_reason_is_none_and_a_long_one_is_refused(changes: Changes) -> None:
    words = ("end", "lin-ada", "--how", "stopped", "--reason")
    assert changes.refusal(*words, "") == (
        "pairings/lin-ada.yml is left as it is: ended.reason: must not be empty"
    )
    assert changes.refusal(*words, "x" * 2001).startswith(
        "pairings/lin-ada.yml is left as it is: ended.reason: "
    )


def test_an_action_is_ticked_and_not_a_byte_else(changes: Changes) -> None:
    assert changes.run("done", "lin-ada", "RUNBOOK") == NOTED
    assert changes.text(NOTED[1].strip()) == NOTE.replace("[ ] Draft the run", "[x] Draft the run")
    assert changes.refusal("done", "lin-ada", "runbook") == (
        "'Draft the runbook' is ticked already, in logs/lin-ada/2026-01-12-first.md:7:1"
    )


def test_the_newest_note_that_lists_it_is_ticked_with_its_line_ends(changes: Changes) -> None:
    later = NOTE.replace("2026-01-12", "2026-02-02").replace("\n", "\r\n")
    changes.write("logs/lin-ada/2026-02-02-second.md", later)
    assert changes.run("done", "lin-ada", "the agenda") == (
        0, "logs/lin-ada/2026-02-02-second.md\n",
    )  # fmt: skip
    assert changes.text("logs/lin-ada/2026-02-02-second.md") == later.replace(
        "* [ ]  Draft", "* [x]  Draft"
    )
    assert changes.text("logs/lin-ada/2026-01-12-first.md") == NOTE


def test_several_actions_are_listed_and_named_by_their_digits(changes: Changes) -> None:
    before = changes.everything()
    code, said = changes.run("done", "lin-ada", "draft")
    assert (code, changes.everything()) == (2, before)
    assert said == (
        "265cb512  Draft the runbook (@lin)  logs/lin-ada/2026-01-12-first.md:7:1\n"
        "fd0c4800  Draft   the agenda (@ada)  logs/lin-ada/2026-01-12-first.md:9:1\n"
        "mentorship: 2 open actions have 'draft': name one by its digits\n"
    )
    assert changes.run("done", "lin-ada", "fd0c4800") == NOTED
    assert "* [x]  Draft   the agenda" in changes.text("logs/lin-ada/2026-01-12-first.md")


def test_what_is_no_open_action_is_said(changes: Changes) -> None:
    assert changes.refusal("done", "lin-ada", "values") == (
        "values is an item of the plan, not an action: write a note with completes: [values]; "
        "`mentorship new log` begins one"
    )
    assert changes.refusal("done", "lin-ada", "holiday") == (
        "no open action of lin-ada has 'holiday'; open are: Draft the runbook; Draft   the agenda"
    )


def test_thanks_are_a_note_of_the_pairing_that_two_share(changes: Changes) -> None:
    words = ("thanks", "lin", "ada", "You asked what changed.")
    assert changes.run(*words) == (0, "logs/lin-ada/2026-02-10-thanks.md\n")
    assert changes.text("logs/lin-ada/2026-02-10-thanks.md") == (
        "---\nkind: thanks\ndate: 2026-02-10\nby: lin\n---\nYou asked what changed.\n"
    )
    assert changes.run(*words) == (0, "logs/lin-ada/2026-02-10-thanks-2.md\n")
    assert "thanks" not in changes.run("check", "--strict")[1]


def test_thanks_in_a_group_say_whom_they_are_for(changes: Changes) -> None:
    group = PAIRING.replace("[ada]", "[ada, bo]").replace("[lin]", "[lin, mira]")
    changes.write("pairings/lin-ada.yml", group)
    changes.run("thanks", "lin", "bo", "That was kind.")
    changes.run("thanks", "bo", "lin", "Likewise.", "--date", "2026-02-09")
    assert changes.text("logs/lin-ada/2026-02-10-thanks.md") == (
        "---\nkind: thanks\ndate: 2026-02-10\nby: lin\n---\nBo: That was kind.\n"
    )
    assert changes.text("logs/lin-ada/2026-02-09-thanks.md") == (
        "---\nkind: thanks\ndate: 2026-02-09\nby: bo\nfor: [lin]\n---\nLikewise.\n"
    )


def test_thanks_have_words_and_a_pairing(changes: Changes) -> None:
    assert changes.refusal("thanks", "lin", "bo", "x") == "lin and bo share no pairing"
    assert changes.refusal("thanks", "lin", "ada", " ") == "a thank-you has words"
    assert changes.refusal("thanks", "lin", "lin", "x") == "somebody else is thanked"
    assert changes.refusal("thanks", "lin", "ada", "x", "--date", "2026-02-11") == (
        "--date 2026-02-11 is ahead, today is 2026-02-10: a note says what was"
    )
    changes.write("pairings/both.yml", PAIRING)
    assert changes.refusal("thanks", "lin", "ada", "x") == (
        "lin and ada share several pairings; name one: --in both, lin-ada"
    )
    assert changes.run("thanks", "lin", "ada", "x", "--in", "both") == (
        0, "logs/both/2026-02-10-thanks.md\n",
    )  # fmt: skip


@pytest.mark.parametrize(
    "command",
    [
        ("accept", "lin-ada", "lin"),
        ("pause", "lin-ada", "--to", "2026-03-06"),
        ("resume", "lin-ada"),
        ("end", "lin-ada", "--how", "stopped"),
        ("done", "lin-ada", "runbook"),
        ("rematch", "lin-ada", "--mentor", "bo"),
        ("extend", "lin-ada", "--by", "1 week", "--from", "week 2"),
        ("move", "lin-ada", "essay", "2026-03-06"),
        ("approve", "lin-ada", "--by", "mira"),
        ("new", "plan", "lin-ada"),
        ("new", "log", "lin-ada"),
    ],
)
def test_a_file_that_cannot_be_read_is_not_edited(
    changes: Changes, command: tuple[str, ...]
) -> None:
    changes.add("pairings/lin-ada.yml", "start: 2026-01-06\n")
    before = changes.everything()
    code, said = changes.run(*command)
    assert (code, changes.everything()) == (2, before)
    assert said.splitlines()[-1] == (
        "mentorship: nothing is written, mend this first: pairings/lin-ada.yml:6:1: "
        "the key 'start' is given twice (first at 4:1); keep one of them [yaml-duplicate-key]"
    )


def test_line_ends_stay(changes: Changes) -> None:
    windows = PAIRING.replace("\n", "\r\n")
    changes.write("pairings/lin-ada.yml", windows)
    assert changes.run("pause", "lin-ada", "--to", "2026-02-11") == WRITTEN
    pause = "pauses: [{from: 2026-02-10, to: 2026-02-11}]\r\n"
    assert changes.text() == windows + pause
    assert changes.run("new", "plan", "lin-ada") == WRITTEN
    assert changes.text().startswith(windows + pause + "plan:\r\n")
    assert "\n" not in changes.text().replace("\r\n", "")


def test_all_files_are_written_or_none(changes: Changes) -> None:
    before = changes.everything()
    first = Draft("pairings/lin-ada.yml", "new: text\n", replaces=True)
    second = Draft("pairings/next.yml", "new: text\n")
    impossible = Draft("people/ada.yml/below.yml", "a file is no folder\n")
    with pytest.raises(MentorshipError):
        finish(changes.root, first, second, impossible)
    assert changes.everything() == before
    there = Draft("people/ada.yml", "a file that is there\n")
    with pytest.raises(MentorshipError):
        finish(changes.root, first, there)
    assert changes.everything() == before


def test_what_check_would_call_an_error_is_not_written(changes: Changes) -> None:
    secret = "it is glpat-" + "x" * 20
    for words in (
        ("thanks", "lin", "ada", secret),
        ("pause", "lin-ada", "--to", "2026-02-11", "--reason", secret),
        ("end", "lin-ada", "--how", "stopped", "--reason", secret),
    ):
        said = changes.refusal(*words)
        assert said.startswith("nothing is written: "), said
        assert said.endswith("[secret-in-clear]"), said


def test_errors_that_were_there_stop_nobody(changes: Changes) -> None:
    changes.add("people/bo.yml", "team: nowhere\n")
    assert changes.run("accept", "lin-ada", "lin") == WRITTEN


def test_a_pause_pushes_nothing_past_the_program(changes: Changes) -> None:
    words = ("pause", "lin-ada", "--from", "2026-02-20", "--to", "2026-12-31")
    assert changes.refusal(*words) == (
        "nothing is written: talk is due on 2027-01-08, after the program's last day 2026-12-31; "
        "move it to an earlier day, or extend the program [plan-moved-past-end]"
    )
    for item in ("values", "talk"):
        assert changes.run("move", "lin-ada", item, "2026-02-27")[0] == 0
    assert changes.run(*words)[0] == 0
