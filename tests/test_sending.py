"""Every letter arrives once: sent in order, at the pace of the service, and honest about doubts."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests import receivers
from tests.gitrepo import GitRepo
from tests.receivers import closed_port, mailbox, receiver
from tests.sending_world import (
    DAY,
    NOON,
    ROOM,
    Clock,
    ledger,
    letter,
    mail_url,
    results,
    room_url,
    sent,
)  # fmt: skip

from mentorship.bots.channels import open_channels
from mentorship.bots.ledger import LEASE
from mentorship.bots.pace import delay, wanted_wait
from mentorship.bots.report import Line, Result

PEOPLE = ("ada", "bo", "lin")
THREE = [letter(person) for person in PEOPLE]


@pytest.fixture
def repo(git_repo: GitRepo) -> GitRepo:
    git_repo.commit("2026-01-06")
    return git_repo


def test_letters_arrive_in_order_and_a_second_run_sends_none(repo: GitRepo) -> None:
    with receiver() as room:
        environment = {"MENTORSHIP_ROOM": room_url(room.port)}
        first = sent(repo, THREE, environment)
        second = sent(repo, THREE, environment, run="second")
    assert results(first) == ["sent"] * 3
    assert results(second) == ["already sent"] * 3
    assert [each.json["title"] for each in room.messages] == ["For ada", "For bo", "For lin"]
    assert ledger(repo).since == DAY
    assert ledger(repo).told == {f"ahead:{person}:{DAY}" for person in PEOPLE}


def test_mail_goes_to_each_person(repo: GitRepo) -> None:
    letters = [letter(person, channel="mail") for person in PEOPLE]
    with mailbox() as box:
        report = sent(repo, letters, {"MENTORSHIP_MAIL": mail_url(box.port)})
    assert results(report) == ["sent"] * 3
    assert box.recipients == [(f"{person}@example.org",) for person in PEOPLE]
    assert [mail["Subject"] for mail in box.mails] == ["For ada", "For bo", "For lin"]


def test_nobody_listens(repo: GitRepo) -> None:
    report = sent(repo, THREE[:2], {"MENTORSHIP_ROOM": room_url(closed_port())})
    assert report.lines == (
        Line(f"{DAY}/ada", "room", Result.FAILED, "no connection"),
        Line(f"{DAY}/bo", "room", Result.FAILED, "no connection"),
    )
    assert ledger(repo).told == set()


@pytest.mark.parametrize(
    ("behaviour", "why"),
    [(receivers.GONE, "status 404"), (receivers.MOVED, "status 302")],
    ids=["404", "redirect"],
)
def test_what_is_refused_stops_no_other_and_is_tried_by_the_next_run(
    repo: GitRepo, behaviour: receivers.Behaviour, why: str
) -> None:
    with receiver(receivers.OK, behaviour) as room:
        environment = {"MENTORSHIP_ROOM": room_url(room.port)}
        first = sent(repo, THREE, environment)
        again = sent(repo, THREE, environment, run="second")
    assert [line.result for line in first.lines] == [Result.SENT, Result.FAILED, Result.SENT]
    assert first.lines[1].why == why
    assert results(again) == ["already sent", "sent", "already sent"]
    assert sorted(each.json["title"] for each in room.messages) == [
        "For ada", "For bo", "For lin",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("behaviour", "copies"),
    [
        (receivers.BROKEN_BEFORE, 1),
        (receivers.BROKEN_AFTER, 2),
        (receivers.HANGS_UP_BEFORE, 1),
        (receivers.HANGS_UP_AFTER, 2),
        (receivers.CUTS_THE_ANSWER, 2),
        (receivers.SILENT_AFTER, 2),
    ],
    ids=["500-before", "500-after", "hang-up-before", "hang-up-after", "cut", "silent"],
)
def test_what_is_doubtful_waits_for_the_lease_and_is_sent_once_more(
    repo: GitRepo, behaviour: receivers.Behaviour, copies: int
) -> None:
    clock = Clock()
    with receiver(behaviour) as room:
        environment = {"MENTORSHIP_ROOM": room_url(room.port)}
        first = sent(repo, THREE[:2], environment, clock)
        clock.now += timedelta(minutes=1)
        early = sent(repo, THREE[:2], environment, clock, run="second")
        clock.now += LEASE
        late = sent(repo, THREE[:2], environment, clock, run="third")
        last = sent(repo, THREE[:2], environment, clock, run="fourth")
    assert results(first) == ["in doubt", "sent"]
    assert results(early) == ["in doubt", "already sent"]
    assert results(late) == ["sent", "already sent"]
    assert results(last) == ["already sent", "already sent"]
    assert [each.json["title"] for each in room.messages].count("For ada") == copies


def test_a_service_that_asks_to_wait_is_waited_for(repo: GitRepo) -> None:
    clock = Clock()
    with receiver(receivers.busy_for("7"), receivers.OK) as room:
        report = sent(repo, THREE[:1], {"MENTORSHIP_ROOM": room_url(room.port)}, clock)
    assert results(report) == ["sent"]
    assert clock.naps == [7.0]
    assert room.requests == 2


def test_a_service_that_does_not_say_how_long_is_given_half_a_minute(repo: GitRepo) -> None:
    clock = Clock()
    with receiver(receivers.BUSY) as room:
        report = sent(repo, THREE[:1], {"MENTORSHIP_ROOM": room_url(room.port)}, clock)
    assert results(report) == ["sent"]
    assert clock.naps == [30.0]


@pytest.mark.parametrize(
    ("behaviours", "requests"),
    [
        ([receivers.busy_for("3600")], 1),
        ([receivers.BUSY] * 3, 3),
        ([receivers.busy_for("Fri, 20 Nov 2026 13:00:00 GMT")], 1),
    ],
    ids=["an-hour", "never-enough", "a-date"],
)
def test_the_rest_of_a_channel_that_is_too_busy_is_left_for_the_next_run(
    repo: GitRepo, behaviours: list[receivers.Behaviour], requests: int
) -> None:
    with receiver(*behaviours) as room, mailbox() as box:
        environment = {
            "MENTORSHIP_ROOM": room_url(room.port),
            "MENTORSHIP_MAIL": mail_url(box.port),
        }
        letters = [*THREE, letter("kim", channel="mail")]
        first = sent(repo, letters, environment)
        asked = room.requests
        second = sent(repo, letters, environment, run="second")
    assert results(first) == ["left for the next run"] * 3 + ["sent"]
    assert asked == requests
    assert results(second) == ["sent"] * 3 + ["already sent"]
    assert len(room.messages) == 3


def test_a_channel_that_does_not_answer_three_times_is_left_alone(repo: GitRepo) -> None:
    letters = [letter(person) for person in ("ada", "bo", "kim", "lin", "mo")]
    report = sent(repo, letters, {"MENTORSHIP_ROOM": room_url(closed_port())})
    assert results(report) == ["failed"] * 3 + ["left for the next run"] * 2


def test_the_pace_of_the_channel_is_kept_over_runs(repo: GitRepo) -> None:
    clock = Clock()
    letters = [letter(f"p{number}") for number in range(6)]
    with receiver() as room:
        environment = {"MENTORSHIP_ROOM": room_url(room.port)}
        slow = ROOM.model_copy(update={"per_minute": 2})
        sent(repo, letters[:3], environment, clock, room=slow)
        sent(repo, letters[3:], environment, clock, run="second", room=slow)
    assert len(room.messages) == 6
    assert clock.naps == [60.05, 60.05]


def test_a_channel_that_cannot_be_used_does_not_hinder_the_others(repo: GitRepo) -> None:
    with mailbox() as box:
        environment = {"MENTORSHIP_MAIL": mail_url(box.port)}
        report = sent(repo, [letter("ada"), letter("bo", channel="mail")], environment)
    assert results(report) == ["not sent, the channel cannot be used", "sent"]
    assert not report.is_whole
    assert ledger(repo).since == DAY - timedelta(days=1)  # the day is to be caught up


@pytest.mark.parametrize(
    ("answer", "result", "copies"),
    [
        ("250 taken", "sent", 1),
        ("451 try later", "failed", 0),
        ("552 too large", "failed", 0),
        ("before", "in doubt", 0),
        ("after", "in doubt", 1),
    ],
)
def test_what_a_mail_server_answers_decides(
    repo: GitRepo, answer: str, result: str, copies: int
) -> None:
    with mailbox() as box:
        box.answers = [answer]
        url = {"MENTORSHIP_MAIL": mail_url(box.port)}
        report = sent(repo, [letter("ada", channel="mail")], url)
    assert results(report) == [result]
    assert len(box.mails) == copies


def test_an_addressee_whom_the_mail_server_refuses_fails_alone(repo: GitRepo) -> None:
    letters = [letter("nobody", channel="mail"), letter("ada", channel="mail")]
    with mailbox() as box:
        report = sent(repo, letters, {"MENTORSHIP_MAIL": mail_url(box.port)})
    assert results(report) == ["failed", "sent"]
    assert report.lines[0].why == "refused before the message"


def test_without_mail_server_nothing_is_doubtful(repo: GitRepo) -> None:
    url = {"MENTORSHIP_MAIL": mail_url(closed_port())}
    report = sent(repo, [letter("ada", channel="mail")], url)
    assert report.lines[0][2:] == (Result.FAILED, "no connection")


def test_a_run_with_nothing_to_send_is_recorded(repo: GitRepo) -> None:
    report = sent(repo, [], {})
    assert report.is_whole
    assert [each.state.value for each in ledger(repo).entries] == ["begun", "finished"]


def test_pace_counts_the_last_minute() -> None:
    at = [NOON - timedelta(seconds=s) for s in (70, 50, 40)]
    assert delay(at, NOON, 3) == timedelta(0)
    assert delay(at, NOON, 2) == timedelta(seconds=10, milliseconds=50)
    assert delay(at, NOON, 1) == timedelta(seconds=20, milliseconds=50)


@pytest.mark.parametrize(
    ("said", "seconds"),
    [("5", 5), ("0", 0), ("Fri, 20 Nov 2026 12:00:09 GMT", 9), ("soon", 30), ("", 30), (None, 30),
     ("-5", 30), ("Fri, 20 Nov 2020 12:00:09 GMT", 0), ("9" * 30, 30)],
)  # fmt: skip
def test_how_long_a_service_asks_to_wait(said: str | None, seconds: int) -> None:
    assert wanted_wait(said, NOON) == timedelta(seconds=seconds)


def test_no_secret_is_shown_by_a_channel() -> None:
    opened, _ = open_channels({"room": ROOM}, {"MENTORSHIP_ROOM": "json://u:hush@h/"}, ["room"])
    assert "hush" not in repr(opened)
