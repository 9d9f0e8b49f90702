"""What is not told, or told later, and why; and what is caught up."""

from __future__ import annotations

from itertools import pairwise

from tests.gitrepo import GitRepo
from tests.obligations_world import day, note, pair, situation, world
from tests.reminders_world import BEFORE, SESSIONS, TASK, plan, reminded, said, silenced, told

from mentorship.cli.reading import front_matter
from mentorship.history.read import start
from mentorship.obligations.situation import Situation
from mentorship.reminders.notice import Plan
from mentorship.reminders.planning import planned
from mentorship.workspace.loader import load
from mentorship.workspace.tree import WorkTree

LIN = "people/profiles/lin.yml"
BOTH = ["ahead talk/2026-02"]


def test_what_falls_on_a_weekend_waits_for_the_next_working_day() -> None:
    files = reminded(cadence=SESSIONS)  # five days before is Sunday 15 February
    assert told(files, "2026-02-15") == {}
    assert silenced(files, "2026-02-15") == [
        "ada ahead talk/2026-02: a day off; told on 2026-02-16 if it still matters",
        "lin ahead talk/2026-02: a day off; told on 2026-02-16 if it still matters",
    ]
    assert told(files, "2026-02-16") == {"ada": BOTH, "lin": BOTH}


def test_what_falls_into_leave_waits_for_the_first_working_day_after_it() -> None:
    files = reminded(tracks=TASK, files={"people/profiles/ada.yml": _leave("01-19", "01-22")})
    assert told(files, "2026-01-22") == {"lin": ["ahead essay/lin"]}
    assert silenced(files, "2026-01-22") == [
        "ada ahead essay/lin: on leave until 2026-01-22; told on 2026-01-23 if it still matters"
    ]
    assert told(files, "2026-01-23") == {"ada": ["ahead essay/lin"]}


def test_what_no_longer_matters_after_the_leave_is_not_told() -> None:
    files = reminded(tracks=TASK, files={"people/profiles/ada.yml": _leave("01-19", "01-23")})
    assert told(files, "2026-01-26") == {}  # was due on 23 January: overdue is for the digest


def test_while_paused_nothing_is_told_but_what_the_office_owes() -> None:
    files = world(
        reminders="{before: [2 days], weekly: monday}",
        approval="owners",
        tracks=TASK,
        notes={"2026-01-13-a": "kind: session"},
        pairing="pauses: [{from: 2026-01-19, to: 2026-01-30}]\nplan: {moved: {essay: 2026-01-23}}",
    )
    found = told(files, "2026-01-21")
    assert found == {}
    assert silenced(files, "2026-01-21") == [
        "ada ahead essay/lin: paused until 2026-01-30",
        "lin ahead essay/lin: paused until 2026-01-30",
    ]
    assert told(files, "2026-01-19") == {"mira": ["week approval"]}


def test_a_digest_goes_on_without_the_pairs_that_are_paused() -> None:
    files = reminded(
        "{before: [1 day], weekly: monday}",
        tracks=TASK,
        files={
            "people/kim.yml": "name: Kim\n",
            "pairings/kim-ada.yml": "program: graduates\nmentors: [lin]\nmentees: [kim]\n"
            "start: 2026-01-12\n",
        },
        pairing="pauses: [{from: 2026-02-02, to: 2026-02-13}]",
    )
    assert told(files, "2026-02-02")["lin"] == ["week kim-ada/first-meeting"]
    assert silenced(files, "2026-02-02") == ["lin week essay/lin: paused until 2026-02-13"]


def test_an_ended_pairing_owes_no_meeting() -> None:
    files = reminded(
        cadence=SESSIONS,
        notes={"2026-02-03-a": "kind: note\nnext: 2026-02-12"},
        pairing="ended: {date: 2026-02-10, how: completed}",
    )
    assert told(files, "2026-02-11") == {}
    assert silenced(files, "2026-02-11") == [
        "ada meeting: ended on 2026-02-10",
        "lin meeting: ended on 2026-02-10",
    ]


def test_an_ended_pairing_still_owes_the_feedback() -> None:
    files = reminded(
        "{before: [1 day]}",
        tracks=TASK,
        feedback_within="10 working days",
        notes={"2026-01-21-essay": "kind: submission\nby: lin\nsubmits: [essay]"},
        pairing="ended: {date: 2026-01-23, how: completed}",
    )
    assert told(files, "2026-02-03") == {"ada": ["ahead feedback/essay/r1/lin"]}


def test_who_has_left_is_told_nothing() -> None:
    files = reminded(
        "{before: []}",
        cadence=SESSIONS,
        quiet="{nudge: [7 days]}",
        files={"people/ada.yml": "name: Ada\nmanager: grace\nleft: 2026-02-24\n"},
    )
    assert told(files, "2026-02-27") == {"lin": ["quiet"]}
    assert silenced(files, "2026-02-27") == ["ada quiet: left on 2026-02-24"]


def test_a_missed_day_is_caught_up_once_as_it_stands_today() -> None:
    files = reminded("{before: [5 days]}", cadence=SESSIONS)
    late = plan(files, "2026-02-18", since="2026-02-13")
    assert [each.obligations[0].days_left(day("2026-02-18")) for each in late.notices] == [2, 2]
    assert told(files, "2026-02-18") == {}


def test_of_several_missed_reminders_the_last_is_told() -> None:
    files = reminded(BEFORE, cadence=SESSIONS)
    (ada, lin) = plan(files, "2026-02-19", since="2026-02-10").notices
    assert (ada.day, lin.day) == (day("2026-02-19"), day("2026-02-19"))


def test_what_was_met_meanwhile_is_not_caught_up() -> None:
    files = reminded(
        "{before: [5 days]}", cadence=SESSIONS, notes={"2026-02-17-talk": "kind: session"}
    )
    assert told(files, "2026-02-18", since="2026-02-13") == {}


def test_what_was_told_is_not_told_again() -> None:
    files = reminded("{before: [5 days]}", cadence=SESSIONS)
    keys = tuple(each.key for each in plan(files, "2026-02-16").notices)
    assert told(files, "2026-02-16", since="2026-02-13", keys=keys[:1]) == {"lin": BOTH}
    assert told(files, "2026-02-16", since="2026-02-13", keys=keys) == {}


def test_each_day_told_in_turn_is_the_same_as_all_days_caught_up_at_once() -> None:
    files = reminded(
        "{before: [5 days, 1 day], weekly: monday, escalate: {after: 2 days}}",
        cadence=SESSIONS,
        tracks=TASK,
        quiet="{nudge: [7 days, 14 days]}",
    )
    turns = [f"2026-02-{n:02}" for n in range(2, 28)]
    keys: set[str] = set()
    for before, today in pairwise(turns):
        found = planned(situation(files, today), since=day(before), told=frozenset(keys))
        new = [key for each in found.notices for key in each.keys]
        assert keys.isdisjoint(new)
        assert found.notices == planned(situation(files, today)).notices
        keys |= set(new)
    assert len(keys) > 10


def test_a_submission_that_arrives_after_the_days_run_is_told_on_the_next_day() -> None:
    files = reminded(
        tracks=TASK,
        feedback_within="10 working days",
        notes={"2026-01-21-essay": "kind: submission\nby: lin\nsubmits: [essay]"},
    )
    waiting = {"ada": ["feedback-waiting feedback/essay/r1/lin"]}
    assert told(files, "2026-01-22", since="2026-01-21") == waiting
    (notice,) = plan(files, "2026-01-21").notices
    assert told(files, "2026-01-22", since="2026-01-21", keys=notice.keys) == {}


def test_what_came_too_late_for_the_last_run_is_told_with_the_next() -> None:
    files = reminded("{before: [5 days]}", cadence=SESSIONS)
    (ada, lin) = plan(files, "2026-02-16").notices
    assert told(files, "2026-02-17", since="2026-02-16", keys=(ada.key,)) == {"lin": BOTH}
    assert told(files, "2026-02-17", since="2026-02-16", keys=(ada.key, lin.key)) == {}
    assert told(files, "2026-02-17", since="2026-02-16") == {}


def test_a_submission_is_told_when_it_arrives_not_when_it_claims_to_be(git_repo: GitRepo) -> None:
    files = reminded(tracks=TASK, feedback_within="10 working days")
    for path, text in files.items():
        git_repo.write(path, text)
    git_repo.commit("2026-01-05")
    handed_in = note("2026-01-20", "kind: submission\nby: lin\nsubmits: [essay]")
    git_repo.write("logs/lin-ada/2026-01-20-essay.md", handed_in)
    git_repo.commit("2026-01-22")

    def heard(today: str) -> list[str]:
        return [said(each) for each in _of(git_repo, today).notices if each.to == "ada"]

    assert heard("2026-01-20") == []
    assert heard("2026-01-22") == ["feedback-waiting feedback/essay/r1/lin"]
    assert heard("2026-01-23") == []


def test_a_pairing_that_is_entered_late_begins_on_the_day_of_its_file(git_repo: GitRepo) -> None:
    files = {name: text for name, text in world(tracks=TASK).items() if "pairings/" not in name}
    for path, text in files.items():
        git_repo.write(path, text)
    git_repo.commit("2026-01-05")
    git_repo.write("pairings/lin-ada.yml", pair("ada", "lin"))
    git_repo.commit("2026-01-14")

    def heard(today: str) -> list[str]:
        return [said(each) for each in _of(git_repo, today).notices if each.to == "lin"]

    assert heard("2026-01-12") == ["ahead first-meeting"]
    assert heard("2026-01-14") == ["first-day essay/lin"]


def _of(git_repo: GitRepo, today: str) -> Plan:
    space, _ = load(WorkTree(git_repo.root))
    history = start(git_repo.root, None, None).finish(front_matter)
    return planned(Situation(space, history, day(today)))


def test_ten_thousand_things_are_told_in_one_digest_each() -> None:
    stages = "".join(f"{{id: t{n}, title: Task {n}, due: week 2}}, " for n in range(400))
    many = {
        f"pairings/p{n}.yml": f"program: graduates\nmentors: [ada]\nmentees: [m{n}]\n"
        "start: 2026-01-12\n"
        for n in range(25)
    }
    people = {f"people/m{n}.yml": f"name: M{n}\n" for n in range(25)}
    files = reminded(
        "{before: [1 day], weekly: monday}",
        tracks=f"{{general: {{stages: [{{id: s, weeks: 1-2, tasks: [{stages}]}}]}}}}",
        files={**many, **people},
    )
    found = planned(situation(files, "2026-02-02"))
    assert sum(len(each.obligations) for each in found.notices if each.to != "ada") == 10_400
    assert [each.rule.value for each in found.notices if each.to == "m7"] == ["week"]


def _leave(first: str, last: str) -> str:
    return f"leave: [{{from: 2026-{first}, to: 2026-{last}}}]\n"
