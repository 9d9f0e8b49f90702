"""From notices to letters: which words, which language, which way, which rooms."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from tests.obligations_world import Files, day, note, pair, situation
from tests.reminders_world import SESSIONS, TASK, reminded

from mentorship.history.facts import History
from mentorship.obligations.situation import Situation
from mentorship.reminders.letter import Letter
from mentorship.reminders.planning import planned
from mentorship.render.letters.channels import Unreachable
from mentorship.render.letters.letters import Post, post
from mentorship.workspace.loader import load
from mentorship.workspace.tree import TextTree

MAIL = "mail: {secret: MAIL, address: email}"
CHAT = "chat: {secret: CHAT, address: chat}"


def organisation(*channels: str, languages: str = "[en, zh]") -> Mapping[str, str]:
    listed = "".join(f"  {channel}\n" for channel in channels)
    return {
        "mentorship.yml": "organisation: Northwind\ntimezone: Europe/Berlin\n"
        f"languages: {languages}\n" + (f"channels:\n{listed}" if listed else "")
    }


def person(name: str, **keys: str) -> str:
    return f"name: {name}\n" + "".join(f"{key}: {value}\n" for key, value in keys.items())


PEOPLE = {
    "people/ada.yml": person("Ada Okafor", email="ada@example.org", manager="grace"),
    "people/lin.yml": person("Lin Wei", email="lin@example.org"),
    "people/mira.yml": person("Mira Holm", email="mira@example.org"),
}


def world(
    *channels: str,
    files: Mapping[str, str] | None = None,
    notes: Mapping[str, str] | None = None,
    cadence: str = SESSIONS,
    **program: str,
) -> Files:
    laid = {**organisation(*(channels or (MAIL,))), **PEOPLE, **(files or {})}
    return {**reminded(notes=notes, cadence=cadence, files=None, pairing="", **program), **laid}


def test_a_survey_says_how_it_is_answered() -> None:
    surveys = "[{id: pulse, title: Pulse, first: 30 days, questions: {fit: Fits}}]"
    (letter,) = (
        each for each in posted(world(surveys=surveys), "2026-02-11").letters if each.to == "lin"
    )
    assert letter.body.startswith(
        'Please answer a short survey: "Pulse", open until Wed 25 Feb 2026.\n'
        "On its page, which the page of your pairing links to, or in a terminal:\n"
        "mentorship survey answer lin-ada pulse --as lin\n"
        "It takes two minutes, and it decides what we change.\n"
    )


def posted(files: Files, today: str) -> Post:
    return _posted(situation(files, today))


def _posted(situation_: Situation) -> Post:
    return post(situation_, planned(situation_))


def letter(files: Files, today: str, to: str | None) -> Letter:
    (one,) = (each for each in posted(files, today).letters if each.to == to)
    return one


def test_a_letter_says_first_what_to_do() -> None:
    assert letter(world(), "2026-02-19", "ada") == Letter(
        key="2026-02-19/ada",
        to="ada",
        channel="mail",
        address="ada@example.org",
        language="en",
        subject='Please plan time for "Talk, February 2026": due in 1 day, Fri 20 Feb 2026',
        body=(
            'Please plan time for "Talk, February 2026": due in 1 day, Fri 20 Feb 2026.\n'
            "It is about Lin Wei.\n"
            "\n"
            "Thank you, Ada Okafor.\n"
            "The program office of Northwind\n"
        ),
        notices=("ahead/ada/lin-ada/talk/2026-02/2026-02-19",),
    )


def test_due_in_five_days_is_said_in_these_words() -> None:
    files = world(reminders="{before: [4 days]}")
    assert "due in 4 days" in letter(files, "2026-02-16", "lin").body
    assert "due in 3 days" in _late(files, "2026-02-17", "2026-02-13", "lin").body


def _late(files: Files, today: str, since: str, to: str) -> Letter:
    there = situation(files, today)
    found = post(there, planned(there, since=day(since))).letters
    return next(each for each in found if each.to == to)


def test_somebody_reads_the_first_of_their_languages_that_the_organisation_has() -> None:
    files = world(files={"people/profiles/lin.yml": "languages: [de, zh, en]\n"})
    one = letter(files, "2026-02-19", "lin")
    assert one.language == "zh"
    assert (
        one.subject
        == "请和Ada Okafor确认进展：“Talk（2026年2月）”还有 1 天到期，2026年2月20日（周五）"
    )
    assert one.body.endswith("谢谢你，Lin Wei。\nNorthwind 项目办公室\n")


def test_without_a_language_of_theirs_the_first_of_the_organisation_is_taken() -> None:
    files = world(files={**organisation(MAIL, languages="[zh, en]")})
    assert letter(files, "2026-02-19", "lin").language == "zh"


@pytest.mark.parametrize(
    ("contact", "channels", "way"),
    [
        ("{chat: lin, prefer: chat}", (MAIL, CHAT), ("chat", "lin")),
        ("{chat: lin, prefer: email}", (CHAT, MAIL), ("mail", "lin@example.org")),
        ("{chat: lin, prefer: phone}", (CHAT, MAIL), ("chat", "lin")),
        ("{chat: lin}", (MAIL, CHAT), ("mail", "lin@example.org")),
        ("{chat: lin, prefer: chat}", (MAIL,), ("mail", "lin@example.org")),
        ("{prefer: chat}", (CHAT, MAIL), ("mail", "lin@example.org")),
    ],
)
def test_a_letter_goes_the_way_that_is_preferred_or_the_first_that_reaches(
    contact: str, channels: tuple[str, ...], way: tuple[str, str]
) -> None:
    files = world(*channels, files={"people/profiles/lin.yml": f"contact: {contact}\n"})
    found = letter(files, "2026-02-19", "lin")
    assert (found.channel, found.address) == way


def test_who_has_no_address_is_said_and_the_others_are_told() -> None:
    found = posted(world(files={"people/lin.yml": "name: Lin Wei\n"}), "2026-02-19")
    assert [each.to for each in found.letters] == ["ada"]
    assert found.unreachable == (Unreachable("lin", "has no e-mail address"),)


@pytest.mark.parametrize(
    ("channels", "why"),
    [
        ((), "no channel in mentorship.yml has an `address`"),
        (("hall: {secret: HALL}",), "no channel in mentorship.yml has an `address`"),
        (("text: {secret: T, address: phone}", CHAT), "has no phone number and no chat handle"),
    ],
)
def test_where_no_channel_fits_nobody_is_reached(channels: tuple[str, ...], why: str) -> None:
    files = {**world(), **organisation(*channels)}
    assert [each.why for each in posted(files, "2026-02-19").unreachable] == [why, why]


def test_a_person_without_a_file_is_not_reached() -> None:
    files = {name: text for name, text in world().items() if name != "people/lin.yml"}
    (lost,) = posted(files, "2026-02-19").unreachable
    assert lost == Unreachable("lin", "there is no people/lin.yml")


def test_a_person_whose_file_is_broken_is_not_reached() -> None:
    space, findings = load(TextTree({**world(), "people/lin.yml": "name: [\n"}))
    assert len(findings) == 1
    (lost,) = _posted(Situation(space, History.absent(), day("2026-02-19"))).unreachable
    assert lost == Unreachable("lin", "people/lin.yml cannot be read")


def test_a_room_of_the_pair_gets_one_letter_with_names() -> None:
    files = world(MAIL, "team: {secret: TEAM, audience: pair}")
    room = letter(files, "2026-02-19", None)
    assert (room.key, room.address, room.notices) == ("2026-02-19/room/team", None, ())
    assert room.body == (
        "Please look for your name: this is what is up today, Thu 19 Feb 2026.\n"
        "\n"
        "Ada Okafor\n"
        "- Talk, February 2026 (Lin Wei): due in 1 day, Fri 20 Feb 2026\n"
        "\n"
        "Lin Wei\n"
        "- Talk, February 2026 (Ada Okafor): due in 1 day, Fri 20 Feb 2026\n"
    )


@pytest.mark.parametrize("audience", ["members", "public"])
def test_other_rooms_get_counts_that_point_at_nobody(audience: str) -> None:
    room = f"hall: {{secret: HALL, audience: {audience}}}"
    few = letter(world(MAIL, room), "2026-02-19", None)
    assert "- Due soon: some\n" in few.body
    assert not any(name in few.body for name in ("Ada", "Lin", "Talk"))
    pairs = {
        f"pairings/m{n}-n{n}.yml": f"program: graduates\nmentors: [n{n}]\nmentees: [m{n}]\n"
        "start: 2026-01-12\n"
        for n in range(3)
    }
    people = {f"people/{name}{n}.yml": "name: Kim\n" for name in "mn" for n in range(3)}
    many = letter(world(MAIL, room, files={**pairs, **people}), "2026-02-19", None)
    assert "- Due soon: 8\n" in many.body


def test_where_nothing_is_to_be_told_no_room_is_told_so() -> None:
    files = world(MAIL, "hall: {secret: HALL}", "team: {secret: TEAM, audience: pair}")
    assert posted(files, "2026-02-12").letters == ()


def test_an_organisation_with_nothing_but_rooms_tells_people_there() -> None:
    files = world("hall: {secret: HALL}", "team: {secret: TEAM, audience: pair}")
    hall, team = posted(files, "2026-02-19").letters
    assert posted(files, "2026-02-19").unreachable == ()
    assert hall.notices == ()
    assert team.notices == (
        "ahead/ada/lin-ada/talk/2026-02/2026-02-19",
        "ahead/lin/lin-ada/talk/2026-02/2026-02-19",
    )


def test_a_long_digest_lists_the_first_twenty_and_says_how_many_more() -> None:
    tasks = ", ".join(f"{{id: t{n:04}, title: Task {n}, due: week 2}}" for n in range(2_500))
    pairs = {f"pairings/lin-{n}.yml": pair("ada", "lin") for n in range(3)}
    files = world(
        files=pairs,
        reminders="{before: [1 day], weekly: monday}",
        tracks=f"{{general: {{stages: [{{id: s, weeks: 1-2, tasks: [{tasks}]}}]}}}}",
    )
    body = letter(files, "2026-02-02", "lin").body.splitlines()
    assert body[:2] == [
        "Please look at your week: 10000 things.",
        "- Task 0: 10 days overdue, Fri 23 Jan 2026",
    ]
    assert len([line for line in body if line.startswith("- ")]) == 20  # and four sessions
    assert "And 9984 more: see your page on the site, or run mentorship due --person lin" in body


def test_a_meeting_is_told_in_the_readers_own_time() -> None:
    files = world(
        notes={"2026-02-03-a": "kind: note\nby: lin\nnext: 2026-02-12 16:00"},
        files={"people/profiles/lin.yml": "timezone: Asia/Shanghai\n"},
    )
    heard = {each.to: each.subject for each in posted(files, "2026-02-11").letters}
    start = "Please prepare your next meeting with"
    assert heard == {
        "ada": f"{start} Lin Wei: Thu 12 Feb 2026, 09:00 (Europe/Berlin)",
        "lin": f"{start} Ada Okafor: Thu 12 Feb 2026, 16:00 (Asia/Shanghai)",
    }


def test_meetings_are_told_in_their_order() -> None:
    files = world(
        notes={"2026-02-03-a": "kind: note\nnext: 2026-02-12 16:00"},
        reminders="{before: [1 day], weekly: monday}",
        files={
            "people/aki.yml": "name: Aki\n",
            "people/zoe.yml": "name: Zoë\n",
            "pairings/aki.yml": pair("ada", "aki"),
            "pairings/zoe.yml": pair("ada", "zoe"),
            "logs/aki/2026-02-03-a.md": note("2026-02-03", "kind: session\nnext: 2026-02-13"),
            "logs/zoe/2026-02-03-a.md": note("2026-02-03", "kind: session\nnext: 2026-02-11"),
        },
    )
    body = letter(files, "2026-02-09", "ada").body
    assert [line.split(":")[0][-7:] for line in body.splitlines() if "next meeting" in line] == [
        "ith Zoë", "Lin Wei", "ith Aki",
    ]  # fmt: skip


def test_the_first_day_brings_the_whole_plan_as_a_checklist() -> None:
    files = world(tracks=TASK.replace("stages:", "core_points: {craft: The craft}, stages:"))
    body = letter(files, "2026-01-12", "lin").body
    assert "Welcome" in body
    assert "\n[ ] Essay: due in 11 days, Fri 23 Jan 2026\n" in body
    guide = letter(files, "2026-01-12", "ada").body
    assert guide.startswith("Please invite Lin Wei to a first meeting.\n")
    assert "\n- The craft\n" in guide


def test_no_message_holds_what_is_sealed() -> None:
    held = "certificates: [{certificate: canary-skills, date: 2024-03-02, expires: 2026-04-10}]\n"
    rooms = ("team: {secret: CANARY_SECRET, audience: pair}", "hall: {secret: HALL}")
    files = world(MAIL, *rooms, files={"people/records/ada.yml": held})
    expiring = posted(files, "2026-02-09").letters
    assert [each.to for each in expiring] == ["ada"]
    assert expiring[0].body.startswith("Please ask the program office what of yours runs out soon")
    written = str([(each.subject, each.body) for each in expiring]).lower()
    for secret in ("canary", "10 apr", "april", "ada@example.org"):
        assert secret not in written


def test_a_title_can_neither_notify_nor_link_nor_forge_a_header() -> None:
    title = '"<!channel> @here [pay](https://evil.example)\\nBcc: all@example.org"'
    files = world(tracks=TASK.replace("title: Essay", f"title: {title}"))
    one = letter(files, "2026-01-22", "lin")
    harmless = "‹!channel› @ here [pay] (https://evil.example) Bcc: all@ example.org"
    assert one.subject == f'Please plan time for "{harmless}": due in 1 day, Fri 23 Jan 2026'
    assert "\n" not in one.subject


WORDS = "Talk about leaving"
SAID = {
    "2026-02-02-a": "kind: note\nby: ada\n---\nWe read.\n"
    f"- [ ] {WORDS} (@lin, 2026-02-12)\n- [ ] {WORDS} early (@ada, 2026-02-12)\n"
    f"- [ ] {WORDS} late (@kim, 2026-02-12)\n\nBlocked: {WORDS} now"
}
HALL = "hall: {secret: HALL, audience: pair}"
LATE = "{before: [1 day], weekly: monday, escalate: {after: 2 days}}"
OUTSIDE = {
    "people/grace.yml": person("Grace Hill", email="grace@example.org"),
    "people/kim.yml": person("Kim Ito", email="kim@example.org"),
}


def test_words_of_actions_and_calls_are_told_to_the_pair_only_and_in_no_subject() -> None:
    files = world(MAIL, HALL, notes=SAID, cadence="", reminders=LATE, files=OUTSIDE)
    heard: dict[str | None, list[str]] = {}
    for n in range(9, 24):
        for each in posted(files, f"2026-02-{n:02}").letters:
            assert WORDS not in each.subject
            heard.setdefault(each.to, []).append(each.body)
    knows = {to for to, bodies in heard.items() if any(WORDS in body for body in bodies)}
    assert heard.keys() == {"ada", "grace", "kim", "lin", "mira", None}
    assert knows == {"ada", "lin"}
    assert any("An action of Lin Wei with Ada Okafor" in body for body in heard["grace"])
    assert any("An action of Lin Wei with Ada Okafor" in body for body in heard[None])


def test_a_subject_says_that_there_is_an_action_and_the_body_which() -> None:
    files = world(notes=SAID, cadence="", reminders="{before: [1 day]}", files=OUTSIDE)
    one = letter(files, "2026-02-11", "lin")
    when = "due in 1 day, Thu 12 Feb 2026"
    assert one.subject == f'Please plan time for "An action of Lin Wei with Ada Okafor": {when}'
    assert one.body.startswith(f'Please plan time for "{WORDS}": {when}.\n')
    chinese = {"people/profiles/lin.yml": "languages: [zh]\n"}
    one = letter({**files, **chinese}, "2026-02-11", "lin")
    assert "Lin Wei与Ada Okafor的一项待办" in one.subject
    assert (WORDS in one.subject, WORDS in one.body) == (False, True)


def test_of_a_mentor_with_two_pairs_the_manager_is_told_which() -> None:
    files = world(
        cadence=SESSIONS,
        reminders=LATE,
        files={
            **OUTSIDE,
            "people/menny.yml": person("Menny Bo"),
            "pairings/menny-ada.yml": pair("ada", "menny"),
            "logs/menny-ada/2026-01-12-a.md": note(
                "2026-01-12", "kind: session\npresent: [ada, menny]"
            ),
        },
    )
    (one,) = (each for each in posted(files, "2026-02-23").letters if each.to == "grace")
    late = "(Ada Okafor): 3 days overdue, Fri 20 Feb 2026"
    assert [line for line in one.body.splitlines() if line.startswith("-")] == [
        f"- Talk, February 2026 with Lin Wei {late}",
        f"- Talk, February 2026 with Menny Bo {late}",
    ]


def test_a_room_does_not_repeat_what_stays_due_for_want_of_an_address() -> None:
    lost = {"people/lin.yml": person("Lin Wei")}
    there = situation(world(MAIL, HALL, reminders="{before: [4 days]}", files=lost), "2026-02-17")
    late = planned(there, since=day("2026-02-13"), told=frozenset({_AHEAD_OF_ADA}))
    assert [(each.to, each.day) for each in late.notices] == [("lin", day("2026-02-16"))]
    assert post(there, late).letters == ()
    assert [each.person for each in post(there, late).unreachable] == ["lin"]


_AHEAD_OF_ADA = "ahead/ada/lin-ada/talk/2026-02/2026-02-16"


def test_a_room_names_those_without_address_on_the_day_itself() -> None:
    lost = {"people/lin.yml": person("Lin Wei")}
    files = world(MAIL, HALL, reminders="{before: [4 days]}", files=lost)
    assert "Lin Wei" in letter(files, "2026-02-16", None).body
