"""Surveys, applications, actions, certificates and waivers."""

from __future__ import annotations

import pytest
from tests.obligations_world import Files, all_owed, note, owed, pair, read, world, written

from mentorship.obligations.actions import actions_in

PULSE = "[{id: pulse, to: mentee, first: 30 days, every: 60 days, questions: {fit: It fits}}]"
ANSWER = "survey: pulse\nanswers: {fit: 4}\n"


def answered(*days: str, person: str = "lin") -> Files:
    return {f"logs/lin-ada/surveys/{on}-pulse-{person}.yml": ANSWER for on in days}


def pulse(today: str, files: Files | None = None, **more: object) -> dict[str, tuple[str, str]]:
    return owed(world(surveys=PULSE, files=files, **more), today, "survey")  # type: ignore[arg-type]


def test_rounds_open_after_the_start_and_are_due_14_days_later() -> None:
    short = "{start: 2026-01-01, end: 2026-06-30}"
    assert pulse("2026-02-01", dates=short) == {
        "pulse/r1/lin": ("2026-02-25", "upcoming"),
        "pulse/r2/lin": ("2026-04-27", "upcoming"),
        "pulse/r3/lin": ("2026-06-25", "upcoming"),
    }


def test_without_every_there_is_one_round() -> None:
    once = PULSE.replace(" every: 60 days,", "")
    assert list(owed(world(surveys=once), "2026-02-01")) == ["pulse/r1/lin"]


def test_an_answer_meets_the_round_that_is_open_on_its_day() -> None:
    found = pulse("2026-05-20", answered("2026-02-11", "2026-05-01"))
    assert found["pulse/r1/lin"] == ("2026-02-25", "met")
    assert found["pulse/r2/lin"] == ("2026-04-27", "met-late")
    assert found["pulse/r3/lin"][1] == "upcoming"


def test_an_answer_before_the_first_round_meets_none() -> None:
    assert pulse("2026-03-01", answered("2026-02-10"))["pulse/r1/lin"][1] == "overdue"


def test_an_answer_ahead_of_the_day_is_not_seen() -> None:
    assert pulse("2026-02-20", answered("2026-02-21"))["pulse/r1/lin"][1] == "due-soon"


def test_an_unanswered_round_is_missed_when_the_next_opens() -> None:
    assert pulse("2026-04-11")["pulse/r1/lin"][1] == "overdue"
    assert pulse("2026-04-12")["pulse/r1/lin"][1] == "missed"


def test_a_sealed_answer_counts_as_an_answer() -> None:
    sealed = {"logs/lin-ada/surveys/2026-02-11-pulse-lin.yml.age": "age-encryption.org/v1"}
    found = all_owed(world(surveys=PULSE, files=sealed), "2026-02-20")["pulse/r1/lin"]
    assert found.state == "met"
    assert found.evidence is not None
    assert found.evidence.place.path == "logs/lin-ada/surveys/2026-02-11-pulse-lin.yml.age"


@pytest.mark.parametrize(
    ("to", "respondents"),
    [
        ("mentee", ["lin", "mira"]),
        ("mentor", ["ada"]),
        ("manager", ["grace"]),
        ("team", ["paul"]),
    ],
)
def test_who_answers(to: str, respondents: list[str]) -> None:
    files = {
        "people/paul.yml": "name: Paul\nteam: platform\n",
        "people/quinn.yml": "name: Quinn\nteam: platform\nleft: 2026-02-01\n",
        "people/rosa.yml": "name: Rosa\nteam: platform\njoined: 2026-12-01\n",
    }
    once = PULSE.replace(" every: 60 days,", "").replace("mentee", to)
    found = all_owed(
        world(surveys=once, pairing="mentors: [ada]\nmentees: [lin, mira]", files=files),
        "2026-02-12",
    )
    rounds = [each for each in found.values() if each.kind == "survey"]
    assert [each.owners for each in rounds] == [(person,) for person in respondents]


def test_rounds_do_not_open_after_the_end() -> None:
    ended = "ended: {date: 2026-02-20, how: stopped}"
    assert list(pulse("2026-02-15", pairing=ended)) == ["pulse/r1/lin"]
    assert pulse("2026-02-21", pairing=ended) == {}


APPLICATION = {
    "programs/graduates/applications/lin-mentee.yml": "date: 2026-01-05\nwhy: To learn.\n"
}


def applied(today: str, files: Files) -> dict[str, tuple[str, str]]:
    return owed(world(files=files), today, "application")


def decided(on: str, status: str = "accepted") -> Files:
    return {
        **APPLICATION,
        "programs/graduates/decisions/lin-mentee.yml": f"status: {status}\ndate: {on}\n",
    }


def test_the_office_decides_within_ten_working_days() -> None:
    assert applied("2026-01-05", APPLICATION) == {
        "graduates/application/lin-mentee": ("2026-01-19", "upcoming")
    }
    found = all_owed(world(files=APPLICATION), "2026-01-20")["graduates/application/lin-mentee"]
    assert (found.owners, found.pairing, found.about, found.state) == (
        ("mira",), None, "lin", "overdue",
    )  # fmt: skip


@pytest.mark.parametrize("status", ["accepted", "rejected", "waitlisted"])
def test_any_decision_is_one(status: str) -> None:
    name = "graduates/application/lin-mentee"
    assert applied("2026-02-01", decided("2026-01-19", status))[name][1] == "met"
    assert applied("2026-02-01", decided("2026-01-20", status))[name][1] == "met-late"
    assert applied("2026-01-18", decided("2026-01-19", status))[name][1] == "due-soon"


def test_a_withdrawn_application_is_not_decided() -> None:
    name = "programs/graduates/applications/lin-mentee.yml"
    files = {name: APPLICATION[name] + "withdrawn: 2026-01-09\n"}
    assert list(applied("2026-01-08", files)) == ["graduates/application/lin-mentee"]
    assert applied("2026-01-09", files) == {}


def test_an_application_ahead_of_the_day_is_not_seen() -> None:
    assert applied("2026-01-04", APPLICATION) == {}


def actions(today: str, notes: dict[str, str], **more: object) -> list[tuple[str, str, str]]:
    """(title, due, state) of each action."""
    files = world(notes=notes, **more)  # type: ignore[arg-type]
    found = [each for each in all_owed(files, today).values() if each.kind == "action"]
    return [(str(each.title), str(each.due), each.state.value) for each in found]


RUNBOOK = "kind: session\n---\nWe talked.\n\n- [ ] Draft the runbook (@lin, 2026-02-20)"


def test_an_action_is_owed_by_the_named_person_on_its_day() -> None:
    (found,) = (
        each
        for each in all_owed(world(notes={"2026-02-10-a": RUNBOOK}), "2026-02-21").values()
        if each.kind == "action"
    )
    assert found.owners == ("lin",)
    assert (str(found.due), found.state) == ("2026-02-20", "overdue")
    assert found.id == f"lin-ada/action/{found.item}/lin"
    assert str(found.place) == "logs/lin-ada/2026-02-10-a.md:7:1"


def test_a_day_that_is_free_moves_forward() -> None:
    saturday = {"2026-02-10-a": RUNBOOK.replace("02-20", "02-21")}
    assert actions("2026-02-12", saturday) == [("Draft the runbook", "2026-02-23", "upcoming")]


def test_an_action_without_a_day_is_listed_and_never_overdue() -> None:
    notes = {"2026-02-10-a": RUNBOOK.replace(", 2026-02-20", "")}
    assert actions("2026-12-01", notes) == [("Draft the runbook", "None", "upcoming")]


def test_a_tick_meets_it_on_the_day_of_the_first_note_that_has_it() -> None:
    ticked = "kind: session\n---\nDone:\n* [x] draft  the RUNBOOK (@lin)"
    notes = {"2026-02-10-a": RUNBOOK, "2026-02-19-b": ticked, "2026-03-01-c": ticked}
    assert actions("2026-03-02", notes) == [("draft  the RUNBOOK", "2026-02-20", "met")]
    late = {"2026-02-10-a": RUNBOOK, "2026-02-24-b": ticked}
    assert actions("2026-03-02", late)[0][1:] == ("2026-02-20", "met-late")


def test_the_newest_note_decides_state_and_day() -> None:
    ticked = RUNBOOK.replace("[ ]", "[x]")
    later = RUNBOOK.replace("02-20", "03-20")
    notes = {"2026-02-10-a": RUNBOOK, "2026-02-11-b": ticked, "2026-02-12-c": later}
    assert actions("2026-03-02", notes) == [("Draft the runbook", "2026-03-20", "upcoming")]
    dropped = {"2026-02-10-a": RUNBOOK, "2026-02-11-b": RUNBOOK.replace(", 2026-02-20", "")}
    assert actions("2026-03-02", dropped)[0][1] == "None"


def test_the_same_text_of_two_people_is_two_actions() -> None:
    notes = {"2026-02-10-a": RUNBOOK + "\n- [ ] Draft the runbook (@ada, 2026-02-20)"}
    assert len(actions("2026-02-12", notes)) == 2


def test_somebody_whom_nobody_knows_owes_nothing() -> None:
    assert actions("2026-02-12", {"2026-02-10-a": RUNBOOK.replace("@lin", "@linn")}) == []


def test_an_action_that_nobody_ticked_is_missed_at_the_end() -> None:
    ended = "ended: {date: 2026-03-01, how: completed}"
    notes = {
        "2026-02-10-a": RUNBOOK,
        "2026-02-11-b": RUNBOOK.replace("runbook", "guide").replace("02-20", "03-20"),
        "2026-02-12-c": RUNBOOK.replace("runbook", "letter").replace(", 2026-02-20", ""),
    }
    assert actions("2026-03-02", notes, pairing=ended) == [
        ("Draft the runbook", "2026-02-20", "missed")
    ]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("- [ ] Write (@lin, 2026-02-20)", ("lin", "Write", "2026-02-20", False)),
        ("  1. [X] Write (@lin)", ("lin", "Write", "None", True)),
        ("+ [ ] Go (now) (@li.wei , 2026-02-20).", ("li.wei", "Go (now)", "2026-02-20", False)),
        ("- [ ] 写周报（@lin，2026-02-20）", ("lin", "写周报", "2026-02-20", False)),
        ("- [ ] Write (@lin, 2026-02-30)", ("lin", "Write", "None", False)),
        ("- [ ] Write", None),
        ("- [ ] (@lin)", None),
        ("- Write (@lin)", None),
        ("- [-] Write (@lin)", None),
        ("Text - [ ] Write (@lin)", None),
        ("- [ ] Write (@lin) soon", None),
        ("```\n- [ ] Write (@lin)\n```", None),
        ("~~~ text\n- [ ] Write (@lin)", None),
    ],
)  # fmt: skip
def test_how_an_action_is_written(line: str, found: tuple[str, str, str, bool] | None) -> None:
    text = note("2026-02-10", f"kind: note\n---\n{line}")
    workspace = read({**world(), "logs/lin-ada/2026-02-10-a.md": text})
    listed = [(a.person, a.text, str(a.due), a.done) for a in actions_in(workspace.logs[0])]
    assert listed == ([found] if found else [])


CERTIFICATE = "{certificate: mentor-skills, date: 2025-03-01, expires: 2026-03-01}"


def certificates(today: str, *held: str, person: str = "name: Ada\n") -> list[tuple[str, str, str]]:
    record = f"certificates: [{', '.join(held)}]\n"
    files = world(files={"people/records/ada.yml": record, "people/ada.yml": person})
    return [(name, *rest) for name, rest in owed(files, today, "certificate").items()]


def test_a_certificate_is_renewed_by_its_expiry_opened_60_days_before() -> None:
    name = "certificate/mentor-skills/2026-03-01/ada"
    assert certificates("2025-12-30", CERTIFICATE) == []
    assert certificates("2025-12-31", CERTIFICATE) == [(name, "2026-03-01", "upcoming")]
    assert certificates("2026-03-02", CERTIFICATE) == [(name, "2026-03-01", "overdue")]


def test_a_newer_certificate_meets_it() -> None:
    newer = "{certificate: mentor-skills, date: 2026-02-01, expires: 2028-02-01}"
    later = newer.replace("2026-02-01", "2026-03-02")
    for_ever = "{certificate: mentor-skills, date: 2026-02-01}"
    other = newer.replace("mentor-skills", "first-aid")
    assert certificates("2026-03-05", CERTIFICATE, newer)[0][2] == "met"
    assert certificates("2026-03-05", CERTIFICATE, for_ever)[0][2] == "met"
    assert certificates("2026-03-05", CERTIFICATE, later)[0][2] == "met-late"
    assert certificates("2026-03-05", CERTIFICATE, other)[0][2] == "overdue"


def test_somebody_who_left_renews_nothing() -> None:
    assert certificates("2026-03-05", CERTIFICATE, person="name: Ada\nleft: 2026-02-01\n") == []


def waivers(today: str, *waived: str) -> list[tuple[str, str, str]]:
    decision = f"status: accepted\ndate: 2026-01-05\nwaivers: [{', '.join(waived)}]\n"
    files = world(files={"programs/graduates/decisions/ada-mentor.yml": decision})
    return [(name, *rest) for name, rest in owed(files, today, "waiver").items()]


def test_a_waiver_is_renewed_by_its_expiry() -> None:
    waiver = "{rule: rating, reason: New here, by: mira, expires: 2026-06-30}"
    name = "graduates/waiver/rating/2026-06-30/ada-mentor"
    assert waivers("2026-04-30", waiver) == []
    assert waivers("2026-05-01", waiver) == [(name, "2026-06-30", "upcoming")]
    assert waivers("2026-07-01", waiver) == [(name, "2026-06-30", "overdue")]
    longer = waiver.replace("2026-06-30", "2026-12-31")
    assert waivers("2026-07-01", waiver, longer)[0][2] == "met"


def test_a_note_of_another_pair_has_actions_of_its_own() -> None:
    other = {"pairings/mira-grace.yml": pair("grace", "mira")}
    files = world(files={**other, **written("mira-grace", {"2026-02-10-a": RUNBOOK})})
    (name,) = owed(files, "2026-02-12", "action")
    assert name.startswith("mira-grace/action/")
