"""How matching came about: what each audience reads of it, and what nobody reads."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from tests.matching_world import cohort, member
from tests.small_world import SETTINGS, pair, situation

from mentorship.history.facts import History
from mentorship.matching.catalogue import from_function, parts
from mentorship.matching.member import Member
from mentorship.obligations.situation import Situation
from mentorship.pages.links import broken_links
from mentorship.pages.site import content
from mentorship.publication.build import views
from mentorship.publication.classes import Class
from mentorship.publication.matching import class_of_part
from mentorship.publication.matching_view import MatchingView, PointsView, WeightView
from mentorship.workspace.loader import load
from mentorship.workspace.tree import TextTree

TODAY = "2026-06-01"
AUDIENCES = ("members", "pair")
PROGRAM = """\
tracks: {general: {}, other: {}}
matching: {weights: {skills: 60, job: 40}, must: [languages]}
"""
LIN = "choices: [ada], wants: [go, sql], languages: [en], person: {job: {category: a, level: 2}}"
ADA = "choices: [lin], skills: {go: 5}, languages: [en], person: {job: {category: a, level: 4}}"


def files(
    *, lin: str = LIN, ada: str = ADA, more: str = "", program: str = PROGRAM
) -> dict[str, str]:
    """Lin with Ada in the program `graduates`; `more` are mentees without a pairing."""
    paired = {path: text for path, text in pair("ada", "lin").items() if "pairings/" in path}
    people = cohort(f"lin: {{{lin}}}\n{more}", f"ada: {{{ada}}}", program)
    return paired | people


def seen(organisation: Mapping[str, str], audience: str) -> MatchingView:
    return views(situation(organisation, TODAY), audience, ()).matchings["graduates"]


def site(organisation: Mapping[str, str], audience: str) -> dict[str, str]:
    """Bodies of pages by address."""
    made = content(situation(organisation, TODAY), audience, ())
    return {page.path: page.body for page in made.pages}


def test_the_pair_reads_part_by_part_what_speaks_for_a_pair() -> None:
    view = seen(files(), "pair")
    assert (view.method, view.proposing, view.usual) == ("stable", "mentees", False)
    assert view.weights == (
        WeightView(
            "Skills", 60, False, "a mentor of level 5 in every skill that the mentee wants", True
        ),
        WeightView(
            "Job", 40, False, "the same job category, and a mentor 1 to 3 levels above", True
        ),
        WeightView("Languages", 0, True, "a language in common", True),
    )
    ((match,),) = (view.pairs,)
    (two,) = match.two
    assert (two.mentee.text, two.mentor.text, two.total) == ("Lin", "Ada", "70")
    assert two.parts == (
        PointsView("Skills", 60, "30", 0.5, "offers go 5 of 5; not sql"),
        PointsView("Job", 40, "40", 1.0, "both in a, 2 levels above"),
        PointsView("Languages", 0, "0", 1.0, "both speak en"),
    )


def test_a_part_with_something_that_readers_may_not_see_is_left_out_and_so_is_the_sum() -> None:
    (match,) = seen(files(), "members").pairs
    (two,) = match.two
    assert two.total is None
    assert two.parts[1] == PointsView("Job", 40, None, None, None)
    assert two.parts[0].points == "30"
    page = site(files(), "members")["matching/graduates.html"]
    assert "Sums are not shown" in page
    assert "Sums are not shown" not in site(files(), "pair")["matching/graduates.html"]


def test_the_public_has_no_such_page_and_no_link_to_one() -> None:
    pages = site(files(), "public")
    assert [path for path in pages if path.startswith("matching/")] == []
    assert "matching" not in "".join(pages.values()).casefold()


@pytest.mark.parametrize("audience", AUDIENCES)
def test_nothing_follows_from_what_anybody_ranked(audience: str) -> None:
    ranked = files(more="kim: {choices: [ada]}\nmo: \nng: \n")
    other = files(
        lin=LIN.replace("choices: [ada]", "choices: []"),
        ada=ADA.replace("choices: [lin]", "choices: [kim, mo, lin]"),
        more="kim: \nmo: {choices: [ada]}\nng: \n",
    )
    assert ranked != other
    assert site(ranked, audience) == site(other, audience)
    path = "matching/graduates.html"
    assert site(ranked, "office")[path] == site(other, "office")[path]


def test_members_cannot_tell_a_level_and_nobody_a_track_from_the_page() -> None:
    low, high = files(), files(ada=ADA.replace("level: 4", "level: 9"))
    path = "matching/graduates.html"
    assert site(low, "members")[path] == site(high, "members")[path]
    assert site(low, "pair")[path] != site(high, "pair")[path]

    program = PROGRAM.replace("skills: 60, job: 40", "skills: 60, track: 40")
    same = files(program=program, lin=LIN + ", track: other", ada=ADA + ", track: other")
    not_same = files(program=program, lin=LIN + ", track: other", ada=ADA + ", track: general")
    assert site(same, "pair")[path] == site(not_same, "pair")[path]
    assert ">not shown here<" in site(same, "pair")[path]


@pytest.mark.parametrize(
    ("more", "members", "pair"),
    [
        ("", "some", "1"),  # one applied
        ("kim: \nmo: \n", "some", "3"),  # three applied, and two of them have no pairing
        ("kim: \nmo: \nng: \n", "4", "4"),
    ],
)
def test_counts_of_applications_point_at_nobody(more: str, members: str, pair: str) -> None:
    found = {audience: seen(files(more=more), audience).mentees for audience in AUDIENCES}
    assert found == {"members": (members, "1"), "pair": (pair, "1")}


def test_who_is_in_a_pair_without_an_application_is_not_pointed_at() -> None:
    shown = []
    for names in (["sam"], ["sam", "pia"], ["sam", "pia", "zoe"]):
        made = files(more="kim: \nmo: \nng: \n")
        for name in names:
            made |= {path: text for path, text in pair("ada", name).items() if name in path}
        shown.append(seen(made, "members").mentees)
    assert shown == [("some", "2"), ("some", "3"), ("4", "4")]


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ([], {"members": False, "pair": True}),  # too few for members to know who applied
        (["sam", "pia"], {"members": True, "pair": True}),
    ],
)
def test_pairs_of_a_program_that_nobody_applied_to_were_made_by_hand(
    names: list[str], told: dict[str, bool]
) -> None:
    made = files()
    made = {path: text for path, text in made.items() if "/applications/" not in path}
    made = {path: text for path, text in made.items() if "/decisions/" not in path}
    for name in names:
        made |= pair(f"with-{name}", name)
    page = "matching/graduates.html"
    said = "Nobody has applied to this program: its pairs were made by hand"
    assert {each: said in site(made, each)[page] for each in AUDIENCES} == told
    assert said not in site(files(), "pair")[page]
    alone = {path: text for path, text in made.items() if not path.startswith("pairings/")}
    assert said not in site(alone, "pair")[page]


def test_a_program_without_weights_says_that_they_are_the_usual_ones() -> None:
    bare = files(program="tracks: {general: {}}\nmatching: {method: best}\n")
    page = site(bare, "members")["matching/graduates.html"]
    assert "They are the usual ones" in page
    assert "The pairs with the highest sum of scores are taken" in page
    assert [(each.title, each.weight) for each in seen(bare, "pair").weights] == [
        ("Skills", 40), ("Job", 20), ("Languages", 15), ("Timezone", 15), ("Style", 10),
    ]  # fmt: skip


def test_mistakes_in_the_files_leave_out_what_they_touch() -> None:
    light = files(program=PROGRAM.replace("job: 40", "job: 30"))
    (match,) = seen(light, "pair").pairs
    assert [two.total for two in match.two] == [None]

    unknown = files(program=PROGRAM.replace("job: 40", "jobs: 40"))
    (match,) = seen(unknown, "pair").pairs
    assert [(two.total, len(two.parts)) for two in match.two] == [(None, 2)]

    lost = files() | {"pairings/lin-ada.yml": pair("zed", "lin")["pairings/lin-zed.yml"]}
    (match,) = seen(lost, "pair").pairs
    assert [two.parts for two in match.two] == [()]
    assert "One of the two has no file" in site(lost, "pair")["matching/graduates.html"]


@pytest.mark.parametrize("name", ["lin", "ada"])
def test_nothing_is_said_of_a_profile_that_cannot_be_read(name: str) -> None:
    broken = files() | {f"people/profiles/{name}.yml": "skills: [\n"}
    space, _ = load(TextTree({"mentorship.yml": SETTINGS, **broken}))
    now = Situation(space, History.absent(), date.fromisoformat(TODAY))
    made = {page.path: page.body for page in content(now, "pair", ()).pages}
    assert "One of the two has no file that could be read" in made["matching/graduates.html"]


def test_several_mentors_and_mentees_are_told_two_by_two() -> None:
    circle = files(more="kim: \n") | {
        "people/bo.yml": "name: Bo\n",
        "pairings/lin-ada.yml": pair("ada", "lin")["pairings/lin-ada.yml"]
        .replace("[ada]", "[ada, bo]")
        .replace("[lin]", "[lin, kim]"),
    }
    (match,) = seen(circle, "pair").pairs
    assert [(two.mentee.text, two.mentor.text) for two in match.two] == [
        ("Lin", "Ada"), ("Lin", "Bo"), ("Kim", "Ada"), ("Kim", "Bo"),
    ]  # fmt: skip


@pytest.mark.parametrize("audience", AUDIENCES)
def test_programs_and_pairings_lead_to_it(audience: str) -> None:
    pages = site(files(), audience)
    assert 'href="../matching/graduates.html"' in pages["programs/graduates.html"]
    assert 'href="../matching/graduates.html#pair-lin-ada"' in pages["pairings/lin-ada.html"]
    made = content(situation(files(), TODAY), audience, ())
    assert broken_links(made) == ()


def test_a_handbook_page_of_the_same_name_is_another_page() -> None:
    own = files() | {"programs/graduates/matching.md": "# Our matching\n"}
    assert {"matching/graduates.html", "programs/graduates/matching.html"} <= {*site(own, "pair")}


def test_parts_are_for_those_who_may_see_all_they_look_at() -> None:
    assert {name: class_of_part(part).name for name, part in parts().items()} == {
        "experience": "MEMBERS", "job": "PAIR", "languages": "MEMBERS", "projects": "MEMBERS",
        "skills": "MEMBERS", "style": "MEMBERS", "timezone": "MEMBERS", "track": "SEALED",
    }  # fmt: skip
    assert class_of_part(from_function("own", lambda *_: (1, "so"))) is Class.SEALED


class Watched:
    """A value that notes which of its fields are read; fields in fields as `job.level`."""

    def __init__(self, value: Any, name: str, read: set[str]) -> None:
        self._value, self._name, self._read = value, name, read

    def __getattr__(self, field: str) -> Any:
        found, name = getattr(self._value, field), f"{self._name}.{field}"
        if name == "person.job":
            return Watched(found, name, self._read)
        self._read.add(name)
        return found


@pytest.mark.parametrize("name", sorted(parts()))
def test_a_part_looks_at_what_it_says_and_at_nothing_else(name: str) -> None:
    part, read = parts()[name], set[str]()
    made = member(
        "ada", person="job: {category: a, level: 4}, projects: [x]",
        profile="skills: {go: 5}, wants: [go], languages: [en], style: [s], experience_since: 2000",
    )  # fmt: skip
    own = {"track": "application.track", "zone": "profile.timezone"}
    fields = {
        key: getattr(made, key)
        for key in ("role", "choices", "room", "start", "end", "zone", "track")
    }

    class Looking(Member):
        def __getattribute__(self, key: str) -> Any:
            if key in own:
                read.add(own[key])
            if key in ("id", "choices", "ranks", "room", "remarks"):
                read.add(key)
            return super().__getattribute__(key)

    looking = Looking(
        **fields,
        person=Watched(made.person, "person", read),  # type: ignore[arg-type]
        profile=Watched(made.profile, "profile", read),  # type: ignore[arg-type]
    )
    part.fit(looking, looking)
    days = {"settings.timezone", "program.dates", "pairing.start"}
    assert read == {*part.inputs} - days
