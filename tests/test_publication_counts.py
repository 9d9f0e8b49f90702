"""Counts and numbers for those who may not see what is counted: nothing about one or two people."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.small_world import PROGRAM, note, pair, situation

from mentorship.history.facts import History
from mentorship.metrics.catalogue import facts
from mentorship.metrics.disclosure import tells_few
from mentorship.metrics.result import Subject
from mentorship.obligations.obligation import Obligation, State
from mentorship.obligations.obligations import obligations
from mentorship.obligations.situation import Situation
from mentorship.pages.site import content
from mentorship.publication.build import views
from mentorship.publication.classes import Class
from mentorship.publication.duties import summed, tally
from mentorship.publication.gate import Gate, PersonName
from mentorship.publication.parts import Tally
from mentorship.publication.program_view import ProgramView
from mentorship.publication.views import Views
from mentorship.render.due import DUE_FORMATS, DueReport, Selection, selected

TODAY = "2026-06-01"
STAGES = "tracks: {general: {stages: [{id: first, weeks: 1-4}, {id: second, weeks: 5-40}]}}\n"
WITH_STAGES = PROGRAM.replace("tracks: {general: {}}\n", STAGES)


def gate(audience: str, files: dict[str, str] | None = None) -> Gate:
    space = situation({**pair("ada", "lin"), **(files or {})}, TODAY).workspace
    return Gate(space, Class.of(audience))


def seen(files: dict[str, str], audience: str, program: str = PROGRAM) -> Views:
    organisation = {"programs/graduates/program.yml": program, **files}
    return views(situation(organisation, TODAY), audience, ())


def only(made: Views) -> ProgramView:
    (program,) = made.programs
    return program


def pairs(count: int, start: str = "2026-01-05", name: str = "m") -> dict[str, str]:
    files: dict[str, str] = {}
    for number in range(count):
        files |= pair(f"{name}{number}x", f"{name}{number}y", start=start)
    return files


def owed(state: State, *owners: str) -> Obligation:
    files = {"programs/graduates/program.yml": PROGRAM, **pair("ada", "lin")}
    (first, *_) = obligations(situation(files, TODAY))
    return replace(first, state=state, owners=owners)


@pytest.mark.parametrize(
    ("number", "people", "shown"),
    [(0, 0, "0"), (1, 1, "some"), (1, 3, "some"), (40, 2, "some"), (2, 5, "some"), (3, 3, "3")],
)
def test_a_count_is_of_three_things_about_three_people(
    number: int, people: int, shown: str
) -> None:
    assert gate("members").counted(number, people) == shown
    assert gate("pair").counted(number, people) == str(number)


def test_what_one_may_see_one_by_one_is_counted() -> None:
    assert gate("members").counted(1, 1, Class.MEMBERS) == "1"
    assert gate("public").counted(1, 1, Class.MEMBERS) == "some"


@pytest.mark.parametrize(
    ("publish", "shown"),
    [
        ("", PersonName("brave-heron", None)),
        ("nothing", PersonName("brave-heron", None)),
        ("name", PersonName("Ada", None)),
        ("profile", PersonName("Ada", "people/ada.html")),
    ],
)
def test_the_public_knows_people_as_they_allow(publish: str, shown: PersonName) -> None:
    files = {"people/ada.yml": "name: Ada\nalias: brave-heron\n"}
    if publish:
        files["people/profiles/ada.yml"] = f"publish: {publish}\n"
    assert gate("public", files).person("ada") == shown
    assert gate("public", files).person("nobody") == PersonName("a colleague", None)
    assert gate("members", files).person("ada") == PersonName("Ada", "people/ada.html")


ABC, DE = ("ada", "bo", "cy"), ("di", "ed")


def test_a_sum_does_not_tell_a_count_beside_it() -> None:
    many = [owed(State.OVERDUE, name) for name in ABC]
    few = [owed(State.MET, name) for name in DE]
    others = [owed(State.UPCOMING, name) for name in ABC]

    assert tally(gate("members"), many) == Tally("3", "0", "0", "3")
    assert tally(gate("members"), [*many, *few]) == Tally("3", "0", "some", "some")
    assert tally(gate("members"), [*many, *few, *others]) == Tally("3", "0", "some", "8")
    assert tally(gate("members"), [*many, *others[:2]]) == Tally("3", "0", "0", "some")
    assert tally(gate("pair"), [*many, *few]) == Tally("3", "0", "2", "5")


def test_a_sum_over_programs_does_not_tell_one_of_them() -> None:
    many = [owed(State.OVERDUE, name) for name in ABC]
    few = [owed(State.OVERDUE, name) for name in DE]

    assert summed(gate("public"), [many, many]) == "6"
    assert summed(gate("public"), [many, few]) == "some"
    assert summed(gate("public"), [many, few, [owed(State.OVERDUE, "fi")]]) == "6"
    assert summed(gate("pair"), [many, few]) == "5"


def test_summaries_sum_over_programs_like_that() -> None:
    cadence = "cadence: [{id: talk, every: month, kind: session}]\n"
    files = {f"programs/{p}/program.yml": PROGRAM + cadence for p in ("graduates", "small")}
    files |= {**pairs(3), **pair("di", "ed")}
    files["pairings/ed-di.yml"] = files["pairings/ed-di.yml"].replace("graduates", "small")
    now = situation(files, TODAY)
    chosen = selected(now, Selection())

    def headline(audience: str | None, *only: str) -> str:
        kept = tuple(each for each in chosen if not only or each.program in only)
        return DUE_FORMATS["text"](DueReport(now, kept, audience)).split("\n", 1)[0]

    assert "overdue" in headline(None)
    assert "some overdue" in headline("members")
    assert "some overdue" not in headline("members", "graduates")


def test_the_public_sees_how_many_pairs_there_are_from_three_on() -> None:
    for number, shown in ((2, "some"), (3, "3")):
        program = only(seen(pairs(number), "public"))
        assert (program.pair_count, program.mentee_count) == (shown, shown)
    assert only(seen(pairs(2), "members")).pair_count == "2"


def test_pairs_per_stage_do_not_tell_where_one_is() -> None:
    def stages(files: dict[str, str], audience: str) -> list[str]:
        (track,) = only(seen(files, audience, WITH_STAGES)).tracks
        return [stage.pair_count for stage in track.stages]

    early = pairs(3, "2026-05-20")
    late = pairs(3, "2026-01-05", "n")
    one = pair("zed", "zoe")
    assert stages({**early, **late}, "public") == ["3", "3"]
    assert stages({**early, **one}, "public") == ["0", "0"]
    assert stages({**early, **one}, "members") == ["3", "1"]


def test_stages_of_the_same_title_are_two() -> None:
    program = WITH_STAGES.replace("id: first", "id: first, title: Practice").replace(
        "id: second", "id: second, title: Practice"
    )
    (track,) = only(seen(pair("ada", "lin"), "members", program)).tracks
    assert [stage.pair_count for stage in track.stages] == ["0", "1"]


def skill(count: int, public: int = 0, name: str = "python") -> dict[str, str]:
    files: dict[str, str] = {}
    for number in range(count):
        publish = "publish: profile\n" if number < public else ""
        files[f"people/p{number}x.yml"] = f"name: P{number}\n"
        files[f"people/profiles/p{number}x.yml"] = f"skills: {{{name}: 4}}\n{publish}"
    return files


@pytest.mark.parametrize(
    ("count", "public", "shown"),
    [(2, 0, "some"), (3, 0, "3"), (3, 1, "some"), (4, 1, "4"), (4, 4, "4"), (4, 2, "some")],
)
def test_a_skill_is_counted_without_those_whose_profiles_are_public(
    count: int, public: int, shown: str
) -> None:
    settings = "organisation: N\ntimezone: UTC\nskills: {python: Python}\n"
    made = seen({"mentorship.yml": settings, **skill(count, public)}, "public")
    assert [(s.id, s.offered_count, s.offered) for s in made.skills] == [("python", shown, ())]


def test_a_skill_that_only_a_private_profile_names_is_not_on_the_public_site() -> None:
    assert [s.id for s in seen(skill(3, 0, "lockpicking"), "public").skills] == []
    assert [s.id for s in seen(skill(3, 1, "lockpicking"), "public").skills] == ["lockpicking"]
    assert [s.id for s in seen(skill(3, 0, "lockpicking"), "members").skills] == ["lockpicking"]


def test_how_a_pairing_ended_and_a_level_are_for_the_pair() -> None:
    files = pair("ada", "lin", more="ended: {date: 2026-03-02, how: stopped, reason: Moved}\n")
    files["people/lin.yml"] = "name: Lin\njob: {level: 4}\n"

    def ended(audience: str) -> tuple[str | None, int | None]:
        made = seen(files, audience)
        lin = next(person for person in made.people if person.id == "lin")
        return made.pairings[0].link.ended, lin.level

    assert ended("members") == ("2 Mar 2026", None)
    assert ended("pair") == ("stopped on 2 Mar 2026", 4)


LAST = "2026-12-18"
"""The last day of the program."""
GROWING = """\
ratings:
  - {period: 2025, rating: 4, on: 2026-01-01}
  - {period: 2026-Q1, rating: 5, on: 2026-04-10}
"""


def mentored(mentor: str, *mentees: str) -> dict[str, str]:
    files: dict[str, str] = {}
    for mentee in mentees:
        files |= pair(mentor, mentee)
        files |= note(f"{mentee}-{mentor}", "2026-01-12")
        files[f"people/records/{mentee}.yml"] = GROWING
    return files


def growth(
    files: dict[str, str], audience: str, *subjects: Subject, today: str = LAST
) -> list[str]:
    now = situation({"programs/graduates/program.yml": PROGRAM, **files}, today)
    known = facts(now, audience=audience)  # type: ignore[arg-type]
    return [known.measure("rating-growth", subject).shown for subject in subjects]


ADA, BO = (Subject("person", name, "mentor", "graduates") for name in ("ada", "bo"))
ALL = Subject("program", "graduates")


def test_sealed_numbers_are_of_three_people_or_more() -> None:
    assert growth(mentored("ada", "lin", "mei"), "pair", ALL, ADA) == ["-", "-"]
    assert growth(mentored("ada", "lin", "mei", "tom"), "pair", ALL, ADA) == ["+25.0 %"] * 2
    assert growth(mentored("ada", "lin", "mei", "tom"), "public", ALL, ADA) == ["-", "-"]


def test_sealed_numbers_are_told_once_as_they_stood_on_the_last_day_of_the_program() -> None:
    files = mentored("ada", "lin", "mei", "tom")
    assert growth(files, "pair", ALL, ADA, today="2026-12-17") == ["-", "-"]
    assert growth(files, "pair", ALL, ADA, today=LAST) == ["+25.0 %"] * 2

    files["people/records/lin.yml"] += "  - {period: 2026-Q4, rating: 3, on: 2026-12-20}\n"
    assert growth(files, "pair", ALL, ADA, today="2027-02-01") == ["+25.0 %"] * 2


def test_a_mentors_number_does_not_tell_the_other_mentees_of_the_program() -> None:
    files = {**mentored("ada", "lin", "mei", "tom"), **mentored("bo", "kim")}
    assert growth(files, "members", ALL, ADA, BO) == ["+25.0 %", "-", "-"]

    files |= mentored("bo", "pia", "sam")
    assert growth(files, "members", ALL, ADA, BO) == ["+25.0 %"] * 3


def test_numbers_of_others_are_taken_from_the_whole_together() -> None:
    a, b, one = frozenset("abc"), frozenset("def"), frozenset("x")
    assert not tells_few(a, a | b, [a, b])
    assert tells_few(a, a | b | one, [a, b])
    assert tells_few(a, a | b, [a | one])
    assert not tells_few(a, a | b | frozenset("xyz"), [a, one])


PULSE = """\
surveys: [{id: pulse, to: mentee, first: 7 days, questions: {fit: Fits, fun: Fun}}]
"""


def test_a_question_that_few_answered_cannot_be_taken_out_of_the_whole() -> None:
    files: dict[str, str] = {"programs/graduates/program.yml": PROGRAM + PULSE}
    for number, answers in enumerate(("fit: 5, fun: 1", "fit: 5", "fit: 2")):
        files |= pair(f"m{number}x", f"e{number}x")
        folder = f"logs/e{number}x-m{number}x/surveys"
        path = f"{folder}/2026-02-01-pulse-e{number}x.yml"
        files[path] = f"survey: pulse\nanswers: {{{answers}}}\n"
    result = facts(situation(files, TODAY)).measure("survey-positive", ALL)
    assert (result.shown, result.n) == ("67 %", 3)
    assert [part.name for part in result.parts if part.value is not None] == ["fit"]
    published = facts(situation(files, TODAY), audience="pair").measure("survey-positive", ALL)
    assert (published.shown, published.missing) == ("-", "not tallied yet")


def test_certificates_about_to_expire_are_on_no_site_and_in_no_summary() -> None:
    expiring = "certificates: [{certificate: forklift, date: 2025-01-01, expires: 2026-06-05}]\n"
    files = {**pair("ada", "lin"), "people/records/ada.yml": expiring}
    files["programs/graduates/program.yml"] = PROGRAM
    now = situation(files, TODAY)
    chosen = selected(now, Selection())

    assert "forklift" in DUE_FORMATS["text"](DueReport(now, chosen))
    assert "forklift" not in DUE_FORMATS["json"](DueReport(now, chosen, "pair"))
    space = now.workspace
    site = content(Situation(space, History.absent(), date.fromisoformat(TODAY)), "pair", ())
    assert "forklift" not in "".join(page.body for page in site.pages)
