"""What pages say of days, shares and counts: nothing of the future as done, everywhere the same."""

from __future__ import annotations

import re

from tests.small_world import PROGRAM, pair
from tests.test_site_content import SMALLEST, page, text

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
    assert "1pairs at work1people learning1people mentoring" in home
    assert "1 pairs, 1 mentees" in home
    assert "1 pairs, 1 mentees" in programs
    assert "1pairs at work" in progress
    assert "1pairs at work1mentees" in one
    members = text(page(files, "index.html", "members"))
    assert "2pairs at work" in members
    assert "2 pairs, 2 mentees" in members


def test_what_is_longest_overdue_stands_first_on_the_home_page() -> None:
    files = program(PLANNED)
    for number in range(9):
        files |= pair(f"m{number}x", f"e{number}x", start=f"2026-0{1 + number % 3}-05")
    body = page(files, "index.html")
    first = body.partition('id="attention"')[2].partition("<h2 ")[0]
    days = [int(days) for days in re.findall(r"\b(\d+) days overdue", first)]
    assert len(days) == 8
    assert days == sorted(days, reverse=True)
    assert f"The longest overdue of {9 * 4}" in first
