"""What a mentee owes by the plan: courses, tasks, steps, extras and electives."""

from __future__ import annotations

import pytest
from tests.obligations_world import Files, all_owed, owed, pair, world, written

from mentorship.publication.wording import title_of

COURSES = """
  values: {title: Our values, exam: 60}
  talks: {title: Giving talks}
  prices: {title: Talking prices}
"""
TRACK = """
  general:
    stages:
      - id: arrive
        weeks: 1-2
        compulsory: [values]
        tasks:
          - {id: interviews, title: Interviews}
          - {id: shadow, title: Shadow visits, due: week 3, times: 3, approver: none}
          - {id: visit, title: Visit, due: day 12}
"""
STEPS = """
  general:
    stages:
      - id: build
        weeks: 1-8
        tasks:
          - {id: goal, title: Goal, steps: {draft: week 2, final: week 4}}
          - {id: launch, title: Launch, due: week 6, after: [goal]}
"""


def items(today: str, track: str = TRACK, **more: object) -> dict[str, tuple[str, str]]:
    """(due, state) by item, of Lin."""
    files = world(tracks=track, courses=COURSES, **more)  # type: ignore[arg-type]
    found = all_owed(files, today)
    kinds = ("course", "task", "step", "extra", "choose")
    return {
        name.removesuffix("/lin"): (str(each.due), each.state.value)
        for name, each in found.items()
        if each.kind in kinds and each.about == "lin"
    }


def test_weeks_end_on_the_mentees_last_working_day() -> None:
    found = items("2026-01-12")
    assert found["values"] == ("2026-01-23", "upcoming")
    assert found["interviews"] == ("2026-01-23", "upcoming")
    assert found["shadow"] == ("2026-01-30", "upcoming")


def test_weeks_of_a_pairing_that_starts_on_a_wednesday_end_on_a_tuesday() -> None:
    assert items("2026-01-14", start="2026-01-14")["interviews"][0] == "2026-01-27"


def test_a_week_that_ends_with_a_holiday_ends_before_it() -> None:
    files = {"people/lin.yml": "name: Lin\nholidays: DE\n"}
    found = items("2026-03-23", start="2026-03-23", files=files)
    assert found["interviews"][0] == "2026-04-02"


def test_a_week_of_holidays_only_ends_on_the_next_working_day() -> None:
    files = {"people/lin.yml": "name: Lin\nholidays: CN\n"}
    found = items("2026-02-02", start="2026-02-02", files=files)
    # 15 to 23 February 2026 are holidays in China; week 3 lasts from 16 to 22 February.
    assert found["shadow"][0] == "2026-02-24"


def test_counted_days_and_typed_dates_move_forward_to_a_working_day() -> None:
    pairing = "plan: {moved: {interviews: 2026-01-31}}"
    found = items("2026-01-12", start="2026-01-13", pairing=pairing)
    assert found["visit"][0] == "2026-01-26"
    assert found["interviews"][0] == "2026-02-02"


def test_a_course_is_completed_and_a_task_is_submitted() -> None:
    notes = {
        "2026-01-20-course": "kind: course\ncompletes: values",
        "2026-01-26-done": "kind: submission\nsubmits: [interviews]",
        "2026-01-27-done": "kind: submission\ncompletes: [visit]",
    }
    found = items("2026-01-28", notes=notes)
    assert found["values"] == ("2026-01-23", "met")
    assert found["interviews"] == ("2026-01-23", "met-late")
    assert found["visit"] == ("2026-01-23", "overdue")


def test_it_counts_on_any_day_from_the_start_on() -> None:
    early = {"2026-01-11-course": "kind: course\ncompletes: values"}
    first = {"2026-01-12-course": "kind: course\ncompletes: values"}
    assert items("2026-01-20", notes=early)["values"][1] == "due-soon"
    assert items("2026-01-20", notes=first)["values"][1] == "met"


def test_the_first_submission_decides() -> None:
    notes = {
        "2026-01-20-done": "kind: submission\nsubmits: [interviews]",
        "2026-02-20-again": "kind: submission\nsubmits: [interviews]",
    }
    assert items("2026-02-28", notes=notes)["interviews"][1] == "met"


def test_with_times_3_the_third_submission_decides() -> None:
    done = "kind: submission\nsubmits: [shadow]"
    two = {"2026-01-20-a": done, "2026-01-21-b": done}
    assert items("2026-01-30", notes=two)["shadow"][1] == "due-soon"
    assert items("2026-01-30", notes={**two, "2026-01-30-c": done})["shadow"][1] == "met"
    assert items("2026-02-03", notes={**two, "2026-02-02-c": done})["shadow"][1] == "met-late"


@pytest.mark.parametrize("count", range(5))
def test_what_is_done_three_times_says_how_often_it_was(count: int) -> None:
    done = {
        f"2026-01-{day}-visit": "kind: submission\nsubmits: [shadow]\nformat: shadowing"
        for day in range(20, 20 + count)
    }
    found = all_owed(world(tracks=TRACK, courses=COURSES, notes=done), "2026-01-28")["shadow/lin"]
    assert (found.done, found.needed) == (min(count, 3), 3)
    assert title_of(found, "en") == f"Shadow visits ({min(count, 3)} of 3)"


def test_a_course_whose_exam_went_wrong_is_not_completed() -> None:
    notes = {"2026-01-20-course": "kind: course\ncompletes: values\nexam: {values: 59}"}
    assert items("2026-01-28", notes=notes)["values"][1] == "overdue"
    again = {"2026-01-27-again": "kind: course\ncompletes: values\nexam: {values: 60}"}
    assert items("2026-01-28", notes={**notes, **again})["values"][1] == "met-late"


def test_what_was_not_held_completes_nothing() -> None:
    notes = {"2026-01-20-course": "kind: course\nheld: false\ncompletes: values"}
    assert items("2026-01-28", notes=notes)["values"][1] == "overdue"


def test_a_course_named_by_no_program_is_owed_by_its_id() -> None:
    track = "{general: {stages: [{id: arrive, weeks: 1, compulsory: [unheard]}]}}"
    assert all_owed(world(tracks=track), "2026-01-12")["unheard/lin"].title == "unheard"


def test_an_extra_is_met_by_completes_or_submits() -> None:
    pairing = "plan: {extra: [{id: talk, title: Talk, due: week 2}]}"
    for key in ("completes", "submits"):
        notes = {"2026-01-20-a": f"kind: note\n{key}: [talk]"}
        assert items("2026-01-21", pairing=pairing, notes=notes)["talk"] == ("2026-01-23", "met")


def test_electives_are_one_obligation_met_by_the_nth() -> None:
    track = """
  general:
    stages: [{id: grow, weeks: 1-4, elective: [values, talks, prices], choose: 2}]
"""
    one = {"2026-01-20-a": "kind: course\ncompletes: talks"}
    two = {**one, "2026-02-10-b": "kind: course\ncompletes: [prices, talks]"}
    assert items("2026-02-05", track, notes=one) == {"grow": ("2026-02-06", "due-soon")}
    assert items("2026-02-12", track, notes=two) == {"grow": ("2026-02-06", "met-late")}


def test_electives_without_a_number_are_not_owed() -> None:
    track = "{general: {stages: [{id: grow, weeks: 1-4, elective: [values, talks]}]}}"
    assert items("2026-02-05", track) == {}


def test_each_mentee_of_a_group_owes_their_own() -> None:
    notes = {"2026-01-20-a": "kind: submission\nfor: [mira]\nsubmits: [interviews]"}
    files = world(
        tracks=TRACK, courses=COURSES, pairing="mentors: [ada]\nmentees: [lin, mira]", notes=notes
    )
    found = all_owed(files, "2026-01-21")
    assert found["interviews/mira"].owners == ("mira",)
    assert found["interviews/mira"].state == "met"
    assert found["interviews/lin"].state == "due-soon"


def test_without_for_a_note_of_a_group_is_about_its_writer_or_who_was_there() -> None:
    pairing = "mentors: [ada]\nmentees: [lin, mira]"
    by_lin = {"2026-01-20-a": "kind: submission\nby: lin\nsubmits: [interviews]"}
    both = {"2026-01-20-a": "kind: session\npresent: [ada, mira]\nsubmits: [interviews]"}
    for notes, expected in ((by_lin, "lin"), (both, "mira")):
        files = world(tracks=TRACK, courses=COURSES, pairing=pairing, notes=notes)
        found = all_owed(files, "2026-01-21")
        met = [name for name, each in found.items() if each.state == "met"]
        assert f"interviews/{expected}" in met
        assert len([name for name in met if name.startswith("interviews/")]) == 1


def test_a_waived_item_is_waived() -> None:
    pairing = "plan: {waived: {values: {reason: Took it, by: mira}}}"
    assert items("2026-03-01", pairing=pairing)["values"][1] == "waived"


def test_a_waived_task_waives_its_steps() -> None:
    pairing = "plan: {waived: {goal: {reason: Done before, by: mira}}}"
    found = items("2026-03-01", STEPS, pairing=pairing)
    assert (found["goal/draft"][1], found["goal/final"][1]) == ("waived", "waived")


def test_a_task_with_steps_is_owed_as_its_steps_only() -> None:
    notes = {"2026-01-20-a": "kind: submission\nsubmits: [goal]"}
    found = items("2026-01-28", STEPS, notes=notes)
    assert found["goal/draft"] == ("2026-01-23", "overdue")
    assert found["goal/final"] == ("2026-02-06", "upcoming")
    assert "goal" not in found


def test_until_every_prerequisite_is_handed_in_a_task_is_blocked() -> None:
    draft = {"2026-01-20-a": "kind: submission\nsubmits: [goal/draft]"}
    assert items("2026-03-30", STEPS, notes=draft)["launch"] == ("2026-02-20", "blocked")


def test_a_task_is_handed_in_with_its_last_step() -> None:
    final = {"2026-02-05-a": "kind: submission\nsubmits: [goal/final]"}
    found = items("2026-02-06", STEPS, notes=final)
    assert found["launch"] == ("2026-02-20", "upcoming")
    assert found["goal/draft"][1] == "overdue"


def test_a_late_prerequisite_moves_the_day_by_the_planned_distance() -> None:
    # Planned two weeks apart, on 8 and 22 February.
    final = {"2026-02-18-a": "kind: submission\nsubmits: [goal/final]"}
    assert items("2026-02-19", STEPS, notes=final)["launch"] == ("2026-03-04", "upcoming")


def test_the_moved_day_is_a_working_day_out_of_leave_and_after_later_pauses() -> None:
    final = {"2026-02-14-a": "kind: submission\nsubmits: [goal/final]"}
    assert items("2026-02-19", STEPS, notes=final)["launch"][0] == "2026-03-02"
    away = {"people/profiles/lin.yml": "leave: [{from: 2026-03-02, to: 2026-03-04}]\n"}
    assert items("2026-02-19", STEPS, notes=final, files=away)["launch"][0] == "2026-03-05"
    pause = "pauses: [{from: 2026-02-23, to: 2026-02-24}]"
    assert items("2026-02-19", STEPS, notes=final, pairing=pause)["launch"][0] == "2026-03-02"
    pause = "pauses: [{from: 2026-02-23, to: 2026-02-27}]"
    assert items("2026-02-19", STEPS, notes=final, pairing=pause)["launch"][0] == "2026-03-05"


def test_an_early_submission_waits_and_counts_with_its_own_date() -> None:
    launch = {"2026-01-20-a": "kind: submission\nsubmits: [launch]"}
    final = {"2026-03-10-b": "kind: submission\nsubmits: [goal/final]"}
    assert items("2026-03-11", STEPS, notes=launch)["launch"][1] == "blocked"
    found = all_owed(world(tracks=STEPS, notes={**launch, **final}), "2026-03-11")["launch/lin"]
    assert found.state == "met"
    assert found.evidence is not None
    assert str(found.evidence.claimed) == "2026-01-20"


def test_a_waived_or_unknown_prerequisite_is_not_waited_for() -> None:
    pairing = "plan: {waived: {goal: {reason: Done before, by: mira}}}"
    assert items("2026-02-19", STEPS, pairing=pairing)["launch"][1] == "due-soon"
    unknown = STEPS.replace("after: [goal]", "after: [nothing]")
    assert items("2026-02-19", unknown)["launch"][1] == "due-soon"


def test_tasks_that_wait_for_each_other_are_blocked_without_end() -> None:
    track = """
  general:
    stages:
      - id: build
        weeks: 1-8
        tasks: [{id: a, title: A, after: [b]}, {id: b, title: B, after: [a]}]
"""
    assert {state for _, state in items("2026-03-30", track).values()} == {"blocked"}


def test_a_pause_shifts_counted_days_on_or_after_its_first_day() -> None:
    pause = "pauses: [{from: 2026-01-26, to: 2026-01-30, reason: exam}]"
    found = items("2026-01-12", pairing=pause)
    assert found["interviews"][0] == "2026-01-23"
    # Week 3 ends on 1 February; five days later is Friday the 6th.
    assert found["shadow"][0] == "2026-02-06"


def test_pauses_shift_no_typed_dates() -> None:
    more = "pauses: [{from: 2026-01-26, to: 2026-01-30}]\nplan: {moved: {shadow: 2026-01-28}}"
    assert items("2026-01-12", pairing=more)["shadow"][0] == "2026-01-28"


def test_pauses_that_overlap_count_once() -> None:
    more = "pauses: [{from: 2026-01-26, to: 2026-01-30}, {from: 2026-01-28, to: 2026-01-30}]"
    assert items("2026-01-12", pairing=more)["shadow"][0] == "2026-02-06"


def test_a_pause_before_the_start_shifts_nothing() -> None:
    assert items("2026-01-12", pairing="pauses: [{from: 2025-12-01, to: 2026-01-09}]") == items(
        "2026-01-12"
    )


def test_a_counted_day_never_falls_into_a_pause() -> None:
    # The visit is due on Friday 23 January: the pause begins on that day and is one day long.
    more = "pauses: [{from: 2026-01-23, to: 2026-01-23}, {from: 2026-01-24, to: 2026-01-26}]"
    assert items("2026-01-12", pairing=more)["visit"][0] == "2026-01-27"


def test_leave_shifts_nothing_but_a_due_day_inside_it() -> None:
    away = {"people/profiles/lin.yml": "leave: [{from: 2026-01-19, to: 2026-01-27}]\n"}
    found = items("2026-01-12", files=away)
    assert found["interviews"][0] == "2026-01-28"
    assert found["shadow"][0] == "2026-01-30"


def joint(more: str, notes: dict[str, str]) -> Files:
    """Two pairs with one track: `more` is in the second pairing, `notes` are of the first."""
    return world(
        tracks=STEPS.replace(", after: [goal]", ""),
        notes=notes,
        files={"pairings/mira-grace.yml": pair("grace", "mira", "2026-02-02", more)},
    )


def test_a_joint_task_is_met_once_for_both() -> None:
    notes = {
        "2026-02-10-a": "kind: submission\nsubmits: [launch]",
        "2026-02-11-b": "kind: submission\nsubmits: [goal/draft]",
    }
    found = all_owed(joint("plan: {joint: {launch: lin-ada}}", notes), "2026-02-12")
    assert found["mira-grace/launch/mira"].state == "met"
    assert found["launch/lin"].state == "met"
    assert found["mira-grace/goal/draft/mira"].state == "due-soon"


def test_a_joint_task_is_joint_whichever_of_the_two_says_so() -> None:
    files = joint("plan: {joint: {goal: lin-ada}}", {})
    files |= written("mira-grace", {"2026-02-10-a": "kind: submission\nsubmits: [goal/draft]"})
    found = all_owed(files, "2026-02-12")
    assert found["goal/draft/lin"].state == "met-late"
    assert found["mira-grace/goal/draft/mira"].state == "met"


def test_a_joint_task_counts_from_the_start_of_each() -> None:
    notes = {"2026-01-20-a": "kind: submission\nsubmits: [launch]"}
    found = all_owed(joint("plan: {joint: {launch: lin-ada}}", notes), "2026-02-12")
    assert found["launch/lin"].state == "met"
    assert found["mira-grace/launch/mira"].state == "upcoming"


def test_joint_with_a_pairing_that_is_not_there_changes_nothing() -> None:
    found = all_owed(joint("plan: {joint: {launch: nobody}}", {}), "2026-02-12")
    assert found["mira-grace/launch/mira"].state == "upcoming"


def continued(old_plan: str = "", notes: dict[str, str] | None = None, link: str = "") -> Files:
    """Lin and Grace first, then Lin and Ada."""
    return world(
        tracks=TRACK,
        courses=COURSES,
        start="2026-03-02",
        pairing="continues: lin-grace",
        files={
            "pairings/lin-grace.yml": pair("grace", "lin", "2026-01-12", old_plan + link),
            **written("lin-grace", notes or {}),
        },
    )


def test_what_was_met_in_the_earlier_pairing_is_met_with_its_old_day() -> None:
    notes = {
        "2026-01-20-a": "kind: course\ncompletes: [values]",
        "2026-01-09-b": "kind: submission\nsubmits: [interviews]",
    }
    found = all_owed(continued(notes=notes), "2026-03-03")
    values = found["values/lin"]
    assert values.state == "met"
    assert values.evidence is not None
    assert str(values.evidence.claimed) == "2026-01-20"
    assert values.evidence.place.path == "logs/lin-grace/2026-01-20-a.md"
    assert found["interviews/lin"].state == "upcoming"


def test_what_was_waived_in_the_earlier_pairing_stays_waived() -> None:
    plan = "plan: {waived: {values: {reason: Took it, by: mira}}}\n"
    assert owed(continued(plan), "2026-03-03", "course")["values/lin"][1] == "waived"


def test_pairings_that_continue_each_other_are_no_endless_line() -> None:
    files = continued(link="continues: lin-ada\n")
    assert owed(files, "2026-03-03", "course")["values/lin"] == ("2026-03-13", "upcoming")


def test_an_item_named_twice_is_owed_once() -> None:
    track = "{general: {stages: [{id: a, weeks: 1, compulsory: [values, values]}]}}"
    assert items("2026-01-12", track) == {"values": ("2026-01-16", "due-soon")}
