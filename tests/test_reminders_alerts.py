"""Alerts about indicators: once, to who leads, with the facts around and without the figures."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from tests.obligations_world import Files, day, read, world
from tests.reminders_world import told

from mentorship.history.facts import FileHistory, History, HistoryState, Landing
from mentorship.obligations.situation import Situation
from mentorship.reminders.planning import planned
from mentorship.render.letters.letters import post

VALUES = "{2026-05: 1.0, 2026-06: 3.25}"
TARGET = "target: 1, values: {2026-04: 1.25, 2026-05: 1.5, 2026-06: 1.75}"


def figures(more: str = f"values: {VALUES}", language: str = "en", **files: str) -> Files:
    """Lin, whom Grace manages, answers in three hours in June, and in one before."""
    return {
        **world(start="2026-05-04", cadence="[{id: talk, every: month}]"),
        "mentorship.yml": "organisation: Northwind\ntimezone: Europe/Berlin\noffice: [mira]\n"
        f"languages: [{language}]\nchannels: {{mail: {{secret: MAIL, address: email}}}}\n",
        "people/grace.yml": "name: Grace Lindqvist\nemail: grace@example.org\n",
        "people/lin.yml": "name: Lin Wei\nmanager: grace\njoined: 2026-05-02\nteam: platform\n",
        "people/records/lin.yml": f"indicators: [{{name: hours, better: lower, {more}}}]\n",
        **files,
    }


def alerts_of(files: Files, today: str, since: str | None = None) -> dict[str, list[str]]:
    """Who is told of alerts on a day."""
    found = {person: [n for n in each if n == "alert"] for person, each in
             told(files, today, since).items()}  # fmt: skip
    return {person: each for person, each in found.items() if each}


def letter(files: Files, today: str) -> str:
    """The letter to Grace."""
    now = Situation(read(files), History.absent(), day(today))
    (found,) = (each for each in post(now, planned(now)).letters if each.to == "grace")
    return f"{found.subject}\n---\n{found.body}"


def test_a_fall_is_told_to_the_manager_once_when_the_value_is_known() -> None:
    days = ("2026-06-30", "2026-07-01", "2026-07-02", "2026-08-03")
    assert [alerts_of(figures(), each) for each in days] == [{}, {"grace": ["alert"]}, {}, {}]


def test_it_is_caught_up_and_not_told_twice() -> None:
    files = figures()
    assert alerts_of(files, "2026-07-10", "2026-06-30") == {"grace": ["alert"]}
    now = Situation(read(files), History.absent(), day("2026-07-10"))
    (notice,) = (
        each for each in planned(now, since=day("2026-06-30")).notices if each.rule == "alert"
    )
    assert notice.key == "alert/grace/person-lin/2026-07-01"
    again = planned(now, since=day("2026-06-30"), told=frozenset({notice.key}))
    assert [each.key for each in again.notices if each.rule == "alert"] == []


def test_what_is_imported_later_is_told_when_it_landed() -> None:
    landings = {
        f"indicators/hours/2026-0{month}": Landing("c0ffee", at, "Mira")
        for month, at in (
            (5, datetime(2026, 6, 2, tzinfo=UTC)),
            (6, datetime(2026, 7, 9, tzinfo=UTC)),
        )
    }
    began = datetime(2026, 1, 1, tzinfo=UTC)
    file = FileHistory(landings["indicators/hours/2026-05"], None, landings)
    history = History(state=HistoryState.FULL, began=began, files={"people/records/lin.yml": file})
    space = read(figures())
    for today, rules in (("2026-07-01", []), ("2026-07-08", []), ("2026-07-09", ["grace"])):
        plan = planned(Situation(space, history, day(today)))
        assert [each.to for each in plan.notices if each.rule == "alert"] == rules


@pytest.mark.parametrize(
    ("files", "to"),
    [
        ({"people/lin.yml": "name: Lin\n"}, "mira"),
        ({"people/grace.yml": "name: Grace\nleft: 2026-06-30\n"}, "mira"),
        (
            {
                "people/records/lin.yml": "",
                "people/teams/platform.yml": "title: Platform\nlead: ada\n"
                f"indicators: [{{name: defects, better: lower, {TARGET}}}]\n",
            },
            "ada",
        ),
    ],
)
def test_who_leads_is_told_else_the_office(files: Files, to: str) -> None:
    changed = {path: text for path, text in figures(**files).items() if text}
    assert alerts_of(changed, "2026-07-01") == {to: ["alert"]}


def test_the_letter_names_the_facts_around_and_no_figure() -> None:
    assert letter(figures(), "2026-07-01") == (
        "Please look at figures that need your attention\n---\n"
        "Please look at figures that need your attention.\n"
        "- Lin Wei: a sharp fall in 2026-06. Around it: new pairing as mentee since 4 May 2026; "
        "joined on 2 May 2026\n"
        "What happened around it may explain it: ask before you judge.\n"
        "Which figures they are, and their values: mentorship alerts --tell grace\n"
        "\nThank you, Grace Lindqvist.\nThe program office of Northwind\n"
    )


def test_of_a_team_the_facts_are_counted() -> None:
    team = (
        f"title: Platform\nlead: grace\nindicators: [{{name: defects, better: lower, {TARGET}}}]\n"
    )
    files = figures(**{"people/teams/platform.yml": team})
    del files["people/records/lin.yml"]
    assert (
        "- the team Platform: short of the target again and again, up to 2026-06. "
        "Around it: new pairings as mentee: 1; joined: 1\n"
    ) in letter(files, "2026-07-01")


def test_the_letter_in_chinese() -> None:
    said = letter(figures(TARGET, "zh"), "2026-07-01")
    assert (
        "- Lin Wei：截至2026-06连续未达目标。同期：2026年5月4日起有新的导师、2026年5月2日入职\n"
        in said
    )


def test_no_room_hears_of_it() -> None:
    room = "channels: {office-room: {secret: ROOM, audience: pair}}\n"
    files = figures()
    head, _, _ = files["mentorship.yml"].partition("channels:")
    now = Situation(
        read({**files, "mentorship.yml": head + room}), History.absent(), day("2026-07-01")
    )
    said = "".join(each.body for each in post(now, planned(now)).letters)
    assert "figures" not in said
    assert "fall" not in said


def test_what_a_pair_of_alerts_says_is_one_line() -> None:
    both = f"{TARGET.replace('1.75', '9.5')}"
    said = letter(figures(both), "2026-07-01")
    assert said.count("Lin Wei") == 1
    assert (
        "Lin Wei: a sharp fall in 2026-06, short of the target again and again, up to 2026-06."
        in said
    )
