"""What pages say of days, shares and counts: nothing of the future as done, everywhere the same."""

from __future__ import annotations

import re

from tests.small_world import PROGRAM, note, pair
from tests.test_site_content import SMALLEST, page, site, text

from mentorship.mkdocs_plugin.search import entries

AGREED = PROGRAM.replace("acceptance: none\n", "acceptance: both\n")
ITEMS = """\
courses: {one: {title: Course one}, two: {title: Course two}, three: {title: Course three}}
"""
STAGES = """\
tracks:
  general:
    core_points: {craft: The craft}
    stages:
      - {id: early, title: Early, weeks: 1-8, compulsory: [one, two]}
      - {id: late, title: Late, weeks: 30-40, compulsory: [three]}
"""
PLANNED = PROGRAM.replace("tracks: {general: {}}\n", ITEMS + STAGES)


def program(written: str) -> dict[str, str]:
    return {"programs/graduates/program.yml": written}


def done(pairing: str) -> dict[str, str]:
    path = f"logs/{pairing}/2026-02-02-session.md"
    return {path: "---\nkind: session\ndate: 2026-02-02\ncompletes: [one]\n---\nWe talked.\n"}


def test_the_timeline_holds_no_day_ahead() -> None:
    more = "pauses: [{from: 2026-03-02, to: 2026-03-06}, {from: 2026-08-03, to: 2026-08-07}]\n"
    more += "plan: {goals: [Own it], core_points: {craft: Pair}}\n"
    for start in ("2026-06-15", "2026-01-05"):
        files = {**SMALLEST, **program(PLANNED), **pair("ada", "lin", start=start, more=more)}
        body = page(files, "pairings/lin-ada.html")
        days = re.findall(r'datetime="([^"]*)"', body.partition('id="timeline"')[2])
        assert days
        assert [day for day in days if day > "2026-06-01"] == []
        assert "Pause ahead 3 Aug 2026 – 7 Aug 2026".replace(" ", "") in text(body).replace(" ", "")


def test_what_is_paused_is_ahead_until_its_day_and_never_overdue() -> None:
    weekly = PROGRAM + "cadence: [{id: talk, every: week, kind: session, owner: mentor}]\n"
    away = "pauses: [{from: 2026-06-08, to: 2026-06-14, reason: leave}]\n"
    files = {**SMALLEST, **program(weekly), **pair("ada", "lin", start="2026-05-22", more=away)}

    rows = re.findall("<tr>.*?</tr>", page(files, "pairings/lin-ada.html"), re.DOTALL)
    paused = [row for row in rows if "paused" in row]

    # paused as well is the week of 22 May, of which the pair had one day, and it is over
    assert [re.findall(r"\d+ \w+ 2026", text(row)) for row in paused] == [["15 Jun 2026"]]
    assert [row for row in paused if "overdue" in row] == []


def test_the_share_done_is_of_what_has_fallen_due() -> None:
    files = {**SMALLEST, **program(PLANNED), **done("lin-ada")}
    said = text(page(files, "pairings/lin-ada.html"))
    assert re.search(r"(\d+) % of what has fallen due is done", said)
    assert "50 %" in said

    new = {**files, **pair("ada", "lin", start="2026-05-28")}
    new.pop("logs/lin-ada/2026-02-02-session.md")
    said = text(page(new, "pairings/lin-ada.html"))
    assert "nothing has fallen due yet" in said


def test_every_page_counts_the_pairs_that_have_begun_and_not_ended() -> None:
    over = "ended: {date: 2026-03-02, how: completed}\n"
    agreed = "accepted: {M1: 2026-01-02, E1: 2026-01-02}\n"
    files = {
        **program(AGREED),
        **pair("m1", "e1", more=agreed.lower()),
        **pair("m2", "e2", more=over),
        **pair("m3", "e3", start="2026-07-06"),
        **pair("m4", "e4"),  # only proposed: nobody accepted
    }
    home, progress, programs, one = (
        text(page(files, path))
        for path in (
            "index.html",
            "progress.html",
            "programs/index.html",
            "programs/graduates.html",
        )
    )
    assert "1 program is running. 1 pair is at work, with 1 mentor and 1 mentee." in home
    assert "1 pairs, 1 mentees" in home
    assert "1 pairs, 1 mentees" in programs
    assert "1pairs at work" in progress
    assert "1pairs at work1mentees" in one
    members = text(page(files, "index.html", "members"))
    assert "2 pairs are at work, with 2 mentors and 2 mentees." in members
    assert "2 pairs, 2 mentees" in members


def test_what_is_longest_overdue_stands_first_on_the_home_page() -> None:
    files = program(PLANNED)
    for number in range(9):
        files |= pair(f"m{number}x", f"e{number}x", start=f"2026-0{1 + number % 3}-05")
    body = page(files, "index.html")
    first = body.partition('id="attention"')[2].partition("<h2 ")[0]
    days = [int(days) for days in re.findall(r"\b(\d+) days overdue", first)]
    assert len(days) == 5
    assert days == sorted(days, reverse=True)
    assert f"The longest overdue of {9 * 4}" in first


NAMED = """\
courses: {one: {title: Course one}}
tracks:
  general:
    title: Engineering
    core_points: {craft: The craft}
    stages:
      - id: early
        weeks: 1-40
        compulsory: [one]
        tasks:
          - {id: teach-back, title: Teach it back}
          - {id: big, title: Big one, steps: {outline: week 4, final: week 8}}
surveys:
  - {id: pulse, to: mentee, first: 14 days, questions: {fit: Fits}}
  - {id: view, to: mentor, first: 14 days, questions: {fit: Fits}}
"""


def test_ids_are_shown_as_the_titles_of_what_they_name() -> None:
    front = (
        "kind: submission\ndate: 2026-02-02\nby: lin\nat: '16:30'\ncovers: [craft]\n"
        "completes: [one]\nexam: {one: 81}\nsubmits: [teach-back, big/outline]\n"
        "scores: {cpp: 79}\nnext: 2026-02-12 16:30\n"
        "feedback: {teach-back: {verdict: accept}}\n"
    )
    files = {
        **SMALLEST,
        **program(PROGRAM.replace("tracks: {general: {}}\n", NAMED)),
        "mentorship.yml": "organisation: N\ntimezone: UTC\nskills: {cpp: Modern C++}\n",
        "logs/lin-ada/2026-02-02-submission.md": f"---\n{front}---\nWe talked.\n",
        **note("lin-ada", "2026-02-03"),
    }
    said = text(page(files, "pairings/lin-ada.html"))
    for expected in (
        "TrackEngineering", "StageEarly", "CoversThe craft", "CompletesCourse one",
        "ExamCourse one 81", "Hands inTeach it back, Big one: outline", "PointsModern C++ 79",
        "Feedback on Teach it backaccept", "Next meeting12 Feb 2026, 16:30",
        "2 Feb 2026 Submission¶By Lin", "3 Feb 2026 Session¶With Ada, Lin",
    ):  # fmt: skip
        assert expected in said
    assert "Task: Big one in 2 steps: outline week 4, final week 8" in text(
        page(files, "programs/graduates.html")
    )


def test_a_step_of_the_timeline_says_whose_survey_it_is() -> None:
    files = {**SMALLEST, **program(PROGRAM.replace("tracks: {general: {}}\n", NAMED))}
    for survey, who in (("view", "ada"), ("pulse", "lin")):
        path = f"logs/lin-ada/surveys/2026-01-20-{survey}-{who}.yml"
        files[path] = f"survey: {survey}\nanswers: {{fit: 4}}\n"
    timeline = text(page(files, "pairings/lin-ada.html")).partition("Timeline¶")[2]
    assert "Survey: View, round 1 (Ada)" in timeline
    assert "Survey: Pulse, round 1 (Lin)" in timeline


def test_actions_overdue_are_said_where_all_that_is_due_stands() -> None:
    path = "logs/lin-ada/2026-05-20-session.md"
    files = note("lin-ada", "2026-05-20")
    actions = "We talked.\n\n- [ ] Ask Bo (@lin, 2026-05-26)\n- [ ] Write (@ada, 2026-05-27)"
    files[path] = files[path].replace("We talked.", actions)
    said = text(page({**SMALLEST, **program(PLANNED), **files}, "pairings/lin-ada.html"))
    assert "And 2 open actions are overdue, below." in said


def test_a_person_has_room_for_so_many_mentees() -> None:
    files = {**SMALLEST, "people/profiles/ada.yml": "mentoring: {capacity: 4}\n"}
    said = text(page(files, "people/ada.html"))
    assert "Room1 of 4 mentees" in said
    assert said.count("Whom they mentor") == 1
    idle = {**files, "people/kim.yml": "name: Kim\n"}
    idle["people/profiles/kim.yml"] = "mentoring: {capacity: 2}\n"
    assert "Room0 of 2 mentees" in text(page(idle, "people/kim.html"))


def test_people_and_pairs_are_found_by_names_without_accents() -> None:
    files = {**SMALLEST, **pair("jonas.weiss", "zofia.wisniewska")}
    files["people/jonas.weiss.yml"] = "name: Jonas Weiß\n"
    files["people/zofia.wisniewska.yml"] = "name: Zofia Wiśniewska\n"
    pages = {each.path: each for each in site(files).pages}
    for path, words in (
        ("people/jonas.weiss.html", ["weiss"]),
        ("pairings/zofia.wisniewska-jonas.weiss.html", ["wisniewska", "weiss"]),
    ):
        first, *others = (str(entry["text"]) for entry in entries(pages[path], path))
        assert first.split()[-len(words) :] == words
        assert not any("weiss" in text_ for text_ in others)


def test_the_public_site_counts_what_is_met_and_nothing_that_is_late() -> None:
    files = program(PLANNED)
    for number in range(3):
        files |= pair(f"m{number}x", f"e{number}x")
    for each in site(files, "public").pages:
        shown = text(each.body)
        assert [word for word in ("verdue", "due soon") if word in shown] == [], each.path
        assert "verdue" not in each.description
    assert "3pairs at work3mentees" in text(page(files, "programs/graduates.html", "public"))
    assert "obligations are met so far" in text(page(files, "programs/graduates.html", "public"))
    assert "12 overdue" in text(page(files, "index.html", "members"))


def test_what_is_done_several_times_says_how_often_it_was() -> None:
    visits = "[{id: visits, title: Shadow visits, due: week 40, how: shadowing, times: 3}]"
    stages = f"tracks: {{general: {{stages: [{{id: first, weeks: 1-40, tasks: {visits}}}]}}}}\n"
    path = "logs/lin-ada/2026-02-02-visit.md"
    one = "---\nkind: submission\ndate: 2026-02-02\nsubmits: [visits]\n---\nOne.\n"
    files = {**SMALLEST, **program(PROGRAM.replace("tracks: {general: {}}\n", stages)), path: one}
    assert "Shadow visits (1 of 3)" in text(page(files, "pairings/lin-ada.html"))


def test_events_say_who_was_there_to_the_pair_alone() -> None:
    planned = "events: [{id: kick-off, date: 2026-01-05}, {id: party, date: 2026-07-01}]\n"
    event = "programs/graduates/events/2026-01-05-start.md"
    front = "event: kick-off\ntitle: The kick-off\ndate: 2026-01-05\npresent: [lin, zoe]\n"
    files = {
        **SMALLEST,
        **program(PROGRAM + planned),
        "people/zoe.yml": "name: Zoe\n",
        event: f"---\n{front}---\nHi.\n",
    }
    for audience, there in (("pair", " 1 of 2 expected were there"), ("members", "")):
        said = text(page(files, "programs/graduates.html", audience))
        assert f"5 Jan 2026 The kick-off{there}1 Jul 2026 Party" in said.replace(" 1 Jul", "1 Jul")
