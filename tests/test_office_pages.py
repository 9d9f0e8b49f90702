"""What the pages for the program office say: applications, who may take part, who waits."""

from __future__ import annotations

import re
from html import unescape

from tests.small_world import note, pair, situation

from mentorship.obligations.situation import Situation
from mentorship.pages.site import content, pages
from mentorship.publication.build import views
from mentorship.publication.office_views import WaitingCount

TODAY = "2026-03-11"
PROGRAM = """\
title: Grow
dates: {start: 2026-01-05, end: 2026-12-18}
acceptance: none
approval: none
eligibility:
  mentor:
    - {certificate: mentor-skills}
    - {mentored: {mentees: 1}}
  first_time: {as: co-mentor}
  mentee: [{joined_within: 6 months}]
tracks: {general: {title: General}}
"""
CERTIFIED = "certificates: [{certificate: mentor-skills, date: 2025-03-01, expires: 2027-03-01}]\n"
WAIVER = "waivers: [{rule: joined_within, reason: Came back, by: mira, expires: 2026-12-31}]\n"
APPLICATIONS, DECISIONS = "programs/grow/applications", "programs/grow/decisions"
WORLD = {
    "programs/grow/program.yml": PROGRAM,
    "people/mira.yml": "name: Mira\n",
    "people/ada.yml": "name: Ada\n",
    "people/records/ada.yml": CERTIFIED
    + "mentored_before: [{from: 2022-03, to: 2024-02, mentees: 3, growth: 22%, source: HR}]\n",
    "people/bo.yml": "name: Bo\n",
    "people/records/bo.yml": CERTIFIED,
    "people/cy.yml": "name: Cy\n",
    "people/records/cy.yml.age": "age-encryption.org/v1\n",
    "people/lin.yml": "name: Lin\njoined: 2026-01-12\n",
    "people/kim.yml": "name: Kim\njoined: 2020-01-01\n",
    "people/records/kim.yml": "certificates: []\n",
    "people/zoe.yml": "name: Zoe\njoined: 2026-02-01\n",
    "people/tom.yml": "name: Tom\njoined: 2026-02-01\n",
    f"{APPLICATIONS}/lin-mentee.yml": "date: 2026-03-01\nchoices: [ada]\nwhy: To <learn>.\n",
    f"{APPLICATIONS}/kim-mentee.yml": "date: 2026-02-01\n",
    f"{DECISIONS}/kim-mentee.yml": "status: accepted\nby: mira\ndate: 2026-02-10\n" + WAIVER,
    f"{APPLICATIONS}/zoe-mentee.yml": "date: 2026-02-05\n",
    f"{DECISIONS}/zoe-mentee.yml": (
        "status: waitlisted\nby: mira\ndate: 2026-02-11\nreason: Full\n"
    ),
    f"{APPLICATIONS}/tom-mentee.yml": "date: 2026-02-04\n",
    f"{DECISIONS}/tom-mentee.yml": "status: waitlisted\nby: mira\ndate: 2026-02-12\n",
    f"{APPLICATIONS}/cy-mentor.yml": "date: 2026-03-02\n",
}


def now(files: dict[str, str] | None = None, today: str = TODAY) -> Situation:
    return situation(WORLD if files is None else files, today)


def said(audience: str, path: str, files: dict[str, str] | None = None) -> str:
    """The words of a page, one blank between them."""
    made = {page.path: page.body for page in pages(views(now(files), audience, ()))}
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", made[path]).replace("¶", "")).split())


def test_a_program_says_what_is_to_decide_who_waits_and_what_was_decided() -> None:
    assert said("office", "applications/grow.html") == (
        "5 applications 2 to decide 2 on the waiting list 1 accepted "
        "To decide "
        "Lin rules: yes mentee, 1 Mar 2026 Choices Ada To <learn>. waits for a decision 10 days "
        "Cy rules: unknown mentor, 2 Mar 2026 "
        "unknown: the record is sealed, so the certificate mentor-skills is not known "
        "unknown: the record is sealed, so earlier mentoring is not known "
        "waits for a decision 9 days "
        "Waiting list Who As Place Waiting Rules say More "
        "Tom mentee 1 35 days, since 4 Feb 2026 yes "
        "What was written Applied 4 Feb 2026 Decided 12 Feb 2026 , Mira "
        "Zoe mentee 2 34 days, since 5 Feb 2026 yes "
        "What was written Applied 5 Feb 2026 Decided 11 Feb 2026 , Mira Reason Full "
        "Decided Who As Decision Rules say More "
        "Kim mentee accepted 10 Feb 2026 yes "
        "What was written Applied 1 Feb 2026 Decided 10 Feb 2026 , Mira "
        "Rule set aside joined_within, by Mira until 2026-12-31: Came back"
    )


def test_the_list_of_programs_counts_applications() -> None:
    assert said("office", "applications/index.html").endswith(
        "Program To decide Waiting list Accepted Rejected Withdrawn Grow 2 2 1 0 0"
    )


def test_who_may_mentor_is_said_with_what_was_seen_and_what_is_missing() -> None:
    text = said("office", "eligible/grow.html")
    mentors = text[text.index("As mentor") : text.index("As mentee")]
    assert text.startswith("sealed The records of Cy could not be read here. As mentor")
    assert "1 may 1 as co-mentor 5 unknown 1 may not" in mentors
    assert (
        "May (1) Ada "
        "yes holds the certificate mentor-skills "
        "mentor-skills of 2025-03-01, valid until 2027-03-01 people/records/ada.yml:1:16 "
        "yes has mentored" in mentors
    )
    assert "May as co-mentor (1) Bo" in mentors
    assert "not needed to join as a co-mentor More about Bo" in mentors
    assert (
        "Unknown (5) Cy sealed "
        "the record is sealed, so the certificate mentor-skills is not known; "
        "the record is sealed, so earlier mentoring is not known" in mentors
    )
    mentees = text[text.index("As mentee") :]
    assert "waived by mira until 2026-12-31: Came back" in mentees


def test_programs_that_are_over_are_not_judged() -> None:
    over = {**WORLD, "programs/grow/program.yml": PROGRAM.replace("2026-12-18", "2026-03-10")}
    made = views(now(over), "office", ())
    assert (made.eligible, [view.program for view in made.applications]) == ((), ["grow"])
    assert said("office", "eligible/index.html", over).endswith("No program is open.")


def test_the_board_says_by_name_who_waits_to_the_office_alone() -> None:
    board = "Since they applied; in a program that pairs newcomers without applications, since "
    assert said("office", "capacity.html").endswith(
        "Waiting for a mentor " + board + "they joined. "
        "State Who Program Since Waiting "
        "accepted Kim Grow 1 Feb 2026 38 days waitlisted Tom Grow 4 Feb 2026 35 days "
        "waitlisted Zoe Grow 5 Feb 2026 34 days applied Lin Grow 1 Mar 2026 10 days"
    )
    for audience in ("members", "pair"):
        assert said(audience, "capacity.html").endswith(
            "Program Waiting Median Longest Grow 4 34 days 38 days "
            "Numbers about fewer than three people are not shown."
        )
    assert "capacity.html" not in {page.path for page in pages(views(now(), "public", ()))}


ROOMS = {
    **WORLD,
    **pair("ada", "lin", start="2026-03-20"),
    **pair("mira", "tom"),
    "people/lin.yml": WORLD["people/lin.yml"],
    "people/profiles/ada.yml": "mentoring: {capacity: 1}\n",
    "people/profiles/cy.yml": "mentoring: {capacity: 3}\n",
    "people/profiles/mira.yml": "mentoring: {capacity: 2}\n",
    **{
        f"pairings/{name}.yml": pair(mentor, mentee, start=start)[f"pairings/{name}.yml"].replace(
            "graduates", "grow"
        )
        for name, mentor, mentee, start in (
            ("lin-ada", "ada", "lin", "2026-03-20"),
            ("tom-mira", "mira", "tom", "2026-01-05"),
        )
    },
}
ACCEPTED = f"{DECISIONS}/cy-mentor.yml", "status: accepted\nby: mira\ndate: 2026-03-03\n"


def test_the_board_says_what_comes_and_whose_room_counts() -> None:
    board = said("members", "capacity.html", ROOMS)
    assert "1 more mentees could start" in board
    assert "mentor or are about to. Others say that they have room for 3 more." in board
    assert "Ada full 0 of 1 none; 1 mentee from 20 Mar 2026 on" in board
    assert "Cy free 0 of 3 for 3 more, not counted" in board
    assert "Mira free 1 of 2 for 1 more" in board


def test_whom_a_program_accepted_counts_on_the_board_of_the_office_alone() -> None:
    files = ROOMS | dict([ACCEPTED])
    board = said("office", "capacity.html", files)
    assert "4 more mentees could start" in board
    assert "or were accepted as a mentor." in board
    assert "not counted" not in board
    for audience in ("members", "pair"):
        before = said(audience, "capacity.html", ROOMS)
        assert said(audience, "capacity.html", files) == before


def test_home_leads_to_the_board() -> None:
    assert "on the capacity board" in said("members", "index.html")
    assert "capacity board" not in said("public", "index.html")


def counts(files: dict[str, str], audience: str = "members") -> tuple[WaitingCount, ...]:
    return views(now(files), audience, ()).waiting_counts


def applied(program: str, *people: str) -> dict[str, str]:
    text = PROGRAM.replace("title: Grow", f"title: {program.title()}")
    files = {f"programs/{program}/program.yml": text}
    for number, person in enumerate(people, start=1):
        files[f"people/{person}.yml"] = f"name: {person.title()}\n"
        path = f"programs/{program}/applications/{person}-mentee.yml"
        files[path] = f"date: 2026-03-0{number}\n"
    return files


def test_how_long_few_people_wait_is_not_told() -> None:
    page = "programs/grow.html"
    assert counts(applied("grow", "ada", "bo")) == (WaitingCount("Grow", page, "some", None, None),)
    assert counts(applied("grow", "ada", "bo", "cy")) == (WaitingCount("Grow", page, "3", 9, 10),)
    assert counts(applied("grow")) == ()


def test_no_sum_tells_how_many_wait_in_a_program_with_few() -> None:
    files = {**applied("grow", "ada", "bo", "cy"), **applied("lead", "di")}
    assert [(each.program_title, each.number) for each in counts(files)] == [
        ("Grow", "3"),
        ("Lead", "some"),
    ]
    assert "wait for a mentor" not in said("members", "capacity.html", files)


def test_the_office_has_names_and_the_public_nothing() -> None:
    files = applied("grow", "ada", "bo", "cy")
    assert (counts(files, "office"), counts(files, "public")) == ((), ())
    assert [each.person.text for each in views(now(files), "office", ()).waiting] == [
        "Ada", "Bo", "Cy",
    ]  # fmt: skip
    for audience in ("public", "members", "pair"):
        made = views(now(files), audience, ())
        assert (made.waiting, made.applications, made.eligible, made.sealed) == ((), (), (), ())


def test_the_home_page_leads_to_the_pages_of_the_office() -> None:
    text = said("office", "index.html")
    assert "Applications 2 to decide Who may take part" in text
    assert "Capacity 4 waiting for a mentor" in text
    assert "For the office" not in said("pair", "index.html")


def test_the_office_sees_which_certificate_runs_out() -> None:
    expiring = "certificates: [{certificate: forklift, date: 2025-01-01, expires: 2026-03-15}]\n"
    files = {
        **pair("ada", "lin"),
        **note("lin-ada", "2026-02-02"),
        "people/records/ada.yml": expiring,
        "programs/graduates/program.yml": PROGRAM,
    }

    def site(audience: str) -> str:
        made = content(now(files), audience, ())
        return "".join(page.body for page in made.pages)

    assert "forklift" in site("office")
    assert "forklift" not in site("pair")


def test_where_a_program_asks_nothing_nobody_is_listed() -> None:
    program = PROGRAM.replace("  mentee: [{joined_within: 6 months}]\n", "")
    files = WORLD | {"programs/grow/program.yml": program}
    page = said("office", "eligible/grow.html", files)
    assert page.endswith(
        "As mentee The program asks nothing of a mentee: everybody who works here may be one."
    )
    assert "Grow: as mentee everybody" in said("office", "eligible/index.html", files)


def links(audience: str, files: dict[str, str], today: str = TODAY) -> list[str]:
    """Where the program's page leads the office."""
    made = {page.path: page.body for page in pages(views(now(files, today), audience, ()))}
    office = made["programs/grow.html"].partition("For the office: ")[2].partition("</p>")[0]
    return re.findall(r'href="([^"]*)"', office)


def test_the_page_of_a_program_leads_the_office_to_who_applied_and_who_may() -> None:
    both = ["../applications/grow.html", "../eligible/grow.html"]
    unasked = {path: text for path, text in WORLD.items() if "/grow/applications/" not in path}
    unasked = {path: text for path, text in unasked.items() if "/decisions/" not in path}
    assert links("office", WORLD) == both
    assert links("office", unasked) == both[1:]
    assert links("office", WORLD, "2026-12-19") == both[:1]
    assert links("pair", WORLD) == []


def take_part(today: str, until: str = "") -> str:
    """How one takes part, as the program's page says it on a day."""
    more = f"applications: {{until: {until}}}\n" if until else ""
    files = {**WORLD, "programs/grow/program.yml": PROGRAM + more}
    made = {page.path: page.body for page in pages(views(now(files, today), "members", ()))}
    body = made["programs/grow.html"].partition('id="take-part"')[2].partition("<h2")[0]
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", body)).split())


def test_the_page_of_a_program_says_until_when_people_apply() -> None:
    open_, closed = take_part("2026-03-11", "2026-03-11"), take_part("2026-03-12", "2026-03-11")
    assert "To apply, add a file" in open_
    assert "Applications are open until 11 Mar 2026 ." in open_
    assert "The program began" not in open_
    assert "To apply, add a file" not in closed
    assert closed.endswith(
        "People could apply until 11 Mar 2026 . Ask those who run it whether you still can."
    )


def test_a_program_that_has_begun_says_so_to_who_would_apply() -> None:
    begun = "The program began on 5 Jan 2026 . Ask those who run it whether people can still join"
    assert begun not in take_part("2026-01-04")
    assert "To apply, add a file" in take_part("2026-01-04")
    assert begun in take_part("2026-01-05")
    assert take_part("2026-12-19") == ""
