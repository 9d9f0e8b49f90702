"""Who is told what on which day, rule by rule."""

from __future__ import annotations

import pytest
from tests.obligations_world import pair, world
from tests.reminders_world import BEFORE, SESSIONS, TASK, plan, reminded, said, silenced, told

ESCALATED = "{before: [1 day], escalate: {after: 2 days}}"
DIGEST = "{before: [1 day], weekly: monday}"
COURSE = "{values: {title: Our values}}"
COURSES = "{general: {stages: [{id: s, weeks: 1-2, compulsory: [values]}]}}"


@pytest.mark.parametrize(
    ("today", "days"),
    [("2026-02-15", None), ("2026-02-16", 4), ("2026-02-18", None), ("2026-02-19", 1)],
)
def test_so_many_days_ahead_both_sides_hear_of_a_session(today: str, days: int | None) -> None:
    # Due on Friday 20 February; five days before is a Sunday, which is told on Monday.
    files = reminded(cadence=SESSIONS)
    both = ["ahead talk/2026-02"]
    assert told(files, today) == ({"ada": both, "lin": both} if days else {})
    if days:
        (first, _) = plan(files, today).notices
        assert first.obligations[0].days_left(first.day) == days


def test_so_many_days_ahead_both_sides_hear_of_a_task() -> None:
    files = reminded(tracks=TASK)  # due at the end of week 2: Friday 23 January
    both = ["ahead essay/lin"]
    assert told(files, "2026-01-22") == {"ada": both, "lin": both}


def test_nobody_is_reminded_of_what_is_done() -> None:
    files = reminded(tracks=TASK, notes={"2026-01-21-essay": "kind: submission\nsubmits: [essay]"})
    assert told(files, "2026-01-22") == {}


def test_without_before_nobody_is_reminded_ahead() -> None:
    assert told(reminded("{before: []}", tracks=TASK), "2026-01-22") == {}


def test_the_keys_of_notices_stay_the_same() -> None:
    files = reminded(tracks=TASK)
    early, late = plan(files, "2026-01-22"), plan(files, "2026-01-22", since="2026-01-20")
    assert early == late
    assert [each.key for each in early.notices] == [
        "ahead/ada/lin-ada/essay/lin/2026-01-22",
        "ahead/lin/lin-ada/essay/lin/2026-01-22",
    ]


def test_a_course_about_to_close_is_told_to_mentee_and_mentor() -> None:
    files = reminded(courses=COURSE, tracks=COURSES)
    closing = ["course-closing values/lin"]
    assert told(files, "2026-01-22") == {"ada": closing, "lin": closing}


def test_the_weekly_digest_holds_the_week_and_what_is_overdue() -> None:
    files = reminded(
        DIGEST,
        courses=COURSE,
        tracks=COURSES,
        cadence=SESSIONS,
        notes={"2026-02-03-a": "kind: note\n---\nWe read.\n- [ ] Read (@lin, 2026-02-12)"},
    )
    # The course was due on 23 January, the action on 12 February; the session is on the 20th.
    assert told(files, "2026-02-09")["lin"][0].split()[0] == "week"
    assert told(files, "2026-02-10") == {}
    assert told(files, "2026-02-16") == {
        "ada": ["week talk/2026-02"],
        "lin": ["week values/lin " + _action(files) + " talk/2026-02"],
    }


def _action(files: dict[str, str]) -> str:
    (lin,) = (each for each in plan(files, "2026-02-16").notices if each.to == "lin")
    return next(each.id.removeprefix("lin-ada/") for each in lin.obligations if "action" in each.id)


def test_the_digest_comes_on_the_weekday_of_the_program_or_the_working_day_after() -> None:
    files = reminded(
        "{before: [1 day], weekly: wednesday}",
        cadence=SESSIONS,
        files={"people/ada.yml": "name: Ada\nholidays: DE\n"},
    )
    assert told(files, "2026-02-18") == {"ada": ["week talk/2026-02"], "lin": ["week talk/2026-02"]}
    sunday = reminded("{before: [1 day], weekly: sunday}", cadence=SESSIONS)
    assert told(sunday, "2026-02-15") == {}
    assert told(sunday, "2026-02-16")["lin"] == ["week talk/2026-02"]


def test_a_digest_on_a_public_holiday_comes_the_day_after() -> None:
    files = reminded(
        "{before: [1 day], weekly: monday}",
        cadence="[{id: talk, every: week}]",
        files={"people/lin.yml": "name: Lin\nholidays: DE\n"},
    )
    assert "lin" not in told(files, "2026-04-06")  # Easter Monday
    assert "week" in told(files, "2026-04-07")["lin"][0]
    assert "week" in told(files, "2026-04-06")["ada"][0]


def test_the_first_digest_of_a_month_says_what_is_due_in_it() -> None:
    files = reminded(DIGEST, cadence=SESSIONS)
    month = {"ada": ["month talk/2026-03"], "lin": ["month talk/2026-03"]}
    done = {**files, "logs/lin-ada/2026-02-10-b.md": "---\ndate: 2026-02-10\nkind: session\n---\nx"}
    assert told(done, "2026-03-02") == month
    assert told(done, "2026-03-09") == {}


def test_what_waits_for_feedback_is_told_to_who_answers() -> None:
    files = reminded(
        tracks=TASK.replace("due: week 2", "due: week 2, approver: owners"),
        feedback_within="10 working days",
        notes={"2026-01-21-essay": "kind: submission\nby: lin\nsubmits: [essay]"},
    )
    assert told(files, "2026-01-21") == {"mira": ["feedback-waiting feedback/essay/r1/lin"]}
    assert told(files, "2026-01-22") == {}


def test_feedback_that_is_there_is_told_to_the_mentee() -> None:
    files = reminded(
        tracks=TASK,
        feedback_within="10 working days",
        notes={
            "2026-01-15-essay": "kind: submission\nby: lin\nsubmits: [essay]",
            "2026-01-20-answer": "kind: feedback\nby: ada\nfeedback: {essay: {verdict: accept}}",
        },
    )
    assert told(files, "2026-01-20") == {"lin": ["feedback-given feedback/essay/r1/lin"]}
    assert told(files, "2026-01-21") == {}


def test_feedback_that_asks_for_more_says_by_when() -> None:
    files = reminded(
        tracks=TASK,
        feedback_within="10 working days",
        notes={
            "2026-01-15-essay": "kind: submission\nby: lin\nsubmits: [essay]",
            "2026-01-20-answer": "kind: feedback\nby: ada\nfeedback: {essay: {verdict: revise}}",
        },
    )
    again = "feedback-given feedback/essay/r1/lin resubmission/essay/r1/lin"
    assert told(files, "2026-01-20") == {"lin": [again]}


def test_what_a_mentee_owes_escalates_to_the_mentor_and_then_to_the_owners() -> None:
    files = reminded(ESCALATED, tracks=TASK)  # due on Friday 23 January
    overdue = ["escalation essay/lin"]
    found = {f"2026-01-{n}": told(files, f"2026-01-{n}") for n in range(24, 31)}
    assert {day: who for day, who in found.items() if who} == {
        "2026-01-26": {"ada": overdue},  # two days after it is a Sunday
        "2026-01-27": {"mira": overdue},
    }


def test_what_a_mentee_owes_never_reaches_the_mentees_manager() -> None:
    files = reminded(ESCALATED, tracks=TASK, files={"people/ada.yml": "name: Ada\n"})
    days = (f"2026-{month:02}-{n:02}" for month in (1, 2) for n in range(1, 29))
    assert not any("grace" in told(files, day) for day in days)


LEFT = {"people/ada.yml": "name: Ada\nmanager: grace\nleft: 2026-01-20\n"}


def test_an_owner_who_manages_the_mentee_is_left_out_and_other_owners_hear() -> None:
    files = reminded(ESCALATED, tracks=TASK, owners="[grace, mira]")
    overdue = ["escalation essay/lin"]
    assert told(files, "2026-01-26") == {"ada": overdue}
    assert told(files, "2026-01-27") == {"mira": overdue}
    above = {"people/grace.yml": "name: Grace\nmanager: mira\n"}  # the whole line, not one step
    assert told(reminded(ESCALATED, tracks=TASK, files=above), "2026-01-27") == {}


def test_where_only_managers_of_the_mentee_are_left_nobody_is_told_and_the_plan_says_so() -> None:
    files = reminded(ESCALATED, tracks=TASK, owners="[grace]", files=LEFT)
    days = tuple(f"2026-01-{n}" for n in range(26, 32))  # due on the 23rd, a Friday
    assert [found for day in days for found in silenced(files, day)] == [
        "grace escalation essay/lin: manages lin; nobody else may be told"
    ]
    assert not any("grace" in told(files, day) for day in days)


def test_an_owner_who_stands_in_for_the_mentor_is_not_told_ahead_of_those_they_manage() -> None:
    ahead = ["ahead essay/lin"]
    owners = reminded(tracks=TASK, owners="[mira]", files=LEFT)
    assert told(owners, "2026-01-22") == {"lin": ahead, "mira": ahead}
    assert told(reminded(tracks=TASK, owners="[grace]", files=LEFT), "2026-01-22") == {"lin": ahead}


def test_what_a_mentor_owes_escalates_to_the_mentors_manager() -> None:
    files = reminded(ESCALATED, cadence=SESSIONS)  # due on Friday 20 February
    assert told(files, "2026-02-23") == {"grace": ["escalation talk/2026-02"]}
    assert told(files, "2026-02-24") == {}


def test_without_a_delay_nothing_escalates() -> None:
    files = reminded(cadence=SESSIONS)
    assert told(files, "2026-03-10", since="2026-02-20") == {}


QUIET = "{nudge: [7 days, 14 days, 21 days], close: 28 days}"


def test_a_quiet_pair_hears_of_it_three_times_and_then_of_closing() -> None:
    files = reminded("{before: []}", cadence=SESSIONS, quiet=QUIET)
    steps = {  # silent since Friday 20 February
        "2026-02-27": ("quiet", ["ada", "lin"]),
        "2026-03-06": ("quiet", ["ada", "lin"]),
        "2026-03-13": ("quiet", ["ada", "lin"]),
        "2026-03-20": ("close", ["ada", "lin", "mira"]),
    }
    for n in range(21, 60):
        today = f"2026-{2 if n < 29 else 3:02}-{n if n < 29 else n - 28:02}"
        rule, people = steps.get(today, ("", []))
        assert told(files, today) == {person: [rule] for person in people}, today


def test_a_survey_is_told_when_it_opens() -> None:
    survey = "[{id: pulse, to: mentee, first: 30 days, questions: {fit: Fits}}]"
    files = reminded(surveys=survey)
    assert told(files, "2026-02-11") == {"lin": ["survey pulse/r1/lin"]}
    assert told(files, "2026-02-20") == {"lin": ["ahead pulse/r1/lin"]}


def test_a_certificate_that_runs_out_is_told_to_its_holder() -> None:
    held = "certificates: [{certificate: skills, date: 2024-03-02, expires: 2026-04-10}]\n"
    files = reminded(files={"people/records/ada.yml": held})
    expiry = {"ada": ["expiry certificate/skills/2026-04-10/ada"]}
    assert told(files, "2026-02-09") == expiry  # 60 days before
    assert told(files, "2026-04-03") == expiry  # and 7, since it belongs to no program
    assert told(files, "2026-03-03") == {}


PLANNED = {"2026-02-03-a": "kind: note\nby: ada\nnext: 2026-02-12 10:00"}


def test_a_planned_meeting_takes_the_place_of_the_reminder() -> None:
    files = reminded("{before: [8 days, 1 day]}", cadence=SESSIONS, notes=PLANNED)
    both = ["meeting talk/2026-02"]
    assert told(files, "2026-02-04") == {"ada": both, "lin": both}
    assert told(files, "2026-02-11") == {"ada": both, "lin": both}
    assert told(files, "2026-02-12") == {}  # eight days before the due day


def test_a_meeting_that_did_not_take_place_leaves_the_reminder() -> None:
    files = reminded("{before: [5 days]}", cadence=SESSIONS, notes=PLANNED)
    assert told(files, "2026-02-16")["lin"] == ["ahead talk/2026-02"]


def test_a_meeting_planned_too_late_takes_the_place_of_nothing() -> None:
    late = {"2026-02-03-a": "kind: note\nnext: 2026-02-25"}
    files = reminded("{before: [5 days, 1 day]}", cadence=SESSIONS, notes=late)
    assert told(files, "2026-02-16")["lin"] == ["ahead talk/2026-02"]
    assert told(files, "2026-02-20")["lin"] == ["meeting"]


def test_the_digest_of_its_week_tells_of_the_meeting() -> None:
    files = reminded(DIGEST, cadence=SESSIONS, notes=PLANNED)
    both = ["meeting talk/2026-02"]
    assert told(files, "2026-02-09") == {"ada": both, "lin": both}


def test_on_the_first_day_the_mentee_gets_the_plan_and_the_mentor_a_guide() -> None:
    files = world(tracks=TASK, courses=COURSE, reminders=BEFORE)
    assert told(files, "2026-01-12") == {
        "ada": ["first-meeting first-meeting"],
        "lin": ["first-day essay/lin"],
    }
    assert told(files, "2026-01-13") == {}


def test_the_first_day_is_that_of_the_last_acceptance_if_it_is_later() -> None:
    accepted = "accepted: {ada: 2026-01-05, lin: 2026-01-14}"
    files = world(tracks=TASK, acceptance="both", pairing=accepted)
    assert told(files, "2026-01-14")["lin"] == ["first-day essay/lin"]
    assert "first-day" not in str(told(files, "2026-01-12"))


def test_before_everybody_accepted_only_the_acceptance_is_asked_for() -> None:
    files = world(tracks=TASK, acceptance="both", reminders="{before: [4 days]}")
    assert told(files, "2026-01-08") == {
        "ada": ["ahead acceptance/ada"],
        "lin": ["ahead acceptance/lin"],
    }


def test_the_first_meeting_comes_to_what_is_due() -> None:
    files = world(reminders=BEFORE)
    assert told(files, "2026-01-14") == {
        "ada": ["ahead first-meeting"],
        "lin": ["ahead first-meeting"],
    }


def test_two_rules_about_the_same_obligation_are_one_notice() -> None:
    files = reminded("{before: [4 days], weekly: monday}", cadence=SESSIONS)
    (ada, lin) = plan(files, "2026-02-16").notices
    assert (said(ada), said(lin)) == ("ahead talk/2026-02", "ahead talk/2026-02")
    assert ada.also == ("week/ada/graduates/2026-02-16",)


def test_each_person_hears_of_all_pairs_in_the_order_of_the_rules() -> None:
    files = reminded(
        "{before: [4 days], weekly: monday, escalate: {after: 3 days}}",
        cadence=SESSIONS,
        tracks=TASK,
        files={"people/kim.yml": "name: Kim\n", "pairings/kim-ada.yml": pair("ada", "kim")},
        notes={"2026-02-02-essay": "submits: [essay]\nkind: submission"},
    )
    rules = [said(each).split()[0] for each in plan(files, "2026-01-26").notices]
    assert rules == sorted(rules, key=["escalation", "ahead", "week"].index)


def test_an_application_is_told_to_the_office() -> None:
    settings = "organisation: Northwind\ntimezone: Europe/Berlin\noffice: [mira]\n"
    applied = {"programs/graduates/applications/lin-mentor.yml": "date: 2026-02-02\nwhy: So.\n"}
    files = {**reminded(), **applied, "mentorship.yml": settings}
    assert told(files, "2026-02-11") == {"mira": ["ahead graduates/application/lin-mentor"]}


def test_a_waiver_that_runs_out_is_told_to_its_holder() -> None:
    waiver = "{rule: rating, reason: New, by: mira, expires: 2026-05-01}"
    decided = f"status: accepted\nby: mira\ndate: 2026-01-02\nwaivers: [{waiver}]\n"
    files = {**reminded(), "programs/graduates/decisions/ada-mentor.yml": decided}
    (notice,) = plan(files, "2026-03-02").notices
    assert (notice.to, notice.rule.value, notice.obligations[0].kind) == ("ada", "expiry", "waiver")


def test_a_session_of_a_group_is_told_to_all_mentees_and_the_first_mentor() -> None:
    group = {
        "people/kim.yml": "name: Kim\n",
        "people/bo.yml": "name: Bo\n",
        "pairings/lin-ada.yml": pair("ada, bo", "lin, kim"),
    }
    files = reminded("{before: [1 day]}", cadence=SESSIONS, files=group)
    assert sorted(told(files, "2026-02-19")) == ["ada", "kim", "lin"]


def test_nothing_is_silenced_where_everything_is_told() -> None:
    assert silenced(reminded(cadence=SESSIONS), "2026-02-19") == []
