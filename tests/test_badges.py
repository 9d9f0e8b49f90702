"""Badges by rule: who holds which, since when, who sees it, and what the picture shows."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from tests.small_world import PROGRAM, note, pair, situation

from mentorship.cli import main
from mentorship.metrics.recognition.standings import held, standings
from mentorship.obligations.situation import Situation
from mentorship.publication.badges import READERS, badge_views, criteria_of, thanks_views
from mentorship.publication.feeds import feed_views
from mentorship.publication.gate import Gate
from mentorship.render.badge import HEIGHT, WIDTH, Picture, badge, fitted, width_of

SAMPLE = Path(__file__).parents[1]
MONTHLY = "cadence: [{id: talk, every: month, kind: session, owner: mentor}]\n"
STEADY = (
    "recognition: [{badge: steady, for: KIND, title: Steady, "
    "when: {metric: session-adherence, at_least: 100%, least_n: 2}}]\n"
)


def meetings(pairing: str, *months: int) -> dict[str, str]:
    files: dict[str, str] = {}
    for month in months:
        files |= note(pairing, f"2026-{month:02}-10")
    return files


def world(
    files: Mapping[str, str], today: str, rule: str = STEADY, who: str = "mentor"
) -> Situation:
    program = PROGRAM + MONTHLY + rule.replace("KIND", who)
    return situation({"programs/graduates/program.yml": program, **files}, today)


def said(now: Situation) -> list[tuple[str, str, str, str]]:
    """Holder, state, since, and why not, of each standing."""
    program = now.workspace.programs["graduates"]
    return [
        (s.holder, s.verdict.state.value, str(s.since or ""), s.verdict.why)
        for s in standings(now, program)
    ]


LIN = {**pair("ada", "lin"), **meetings("lin-ada", 1, 2, 3, 4, 6)}


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2026-01-30", ("not judged yet", "", "first judged on 2026-01-31")),
        ("2026-01-31", ("unclear", "", "n = 1, at least 2 needed")),
        ("2026-02-28", ("held", "2026-02-28", "")),
        ("2026-05-30", ("held", "2026-02-28", "")),  # the month in which they did not meet goes on
        ("2026-06-30", ("not met", "", "83 % of 100 %")),
    ],
)
def test_a_badge_is_held_from_the_first_end_of_a_month_on_which_its_rule_holds(
    today: str, expected: tuple[str, str, str]
) -> None:
    assert said(world(LIN, today)) == [("ada", *expected)]


def test_whoever_asks_later_hears_the_same_day() -> None:
    program = world(LIN, "2026-03-02").workspace.programs["graduates"]
    for today in ("2026-03-01", "2026-03-30", "2026-04-15"):
        (standing,) = held(world(LIN, today), program)
        assert str(standing.since) == "2026-02-28"


def test_after_the_program_nothing_changes_any_more() -> None:
    files = {**pair("ada", "lin"), **meetings("lin-ada", *range(1, 13))}
    (standing,) = held(now := world(files, "2029-05-05"), now.workspace.programs["graduates"])
    assert (str(standing.since), str(standing.judged)) == ("2026-02-28", "2026-12-31")


def test_pairings_and_mentees_earn_badges_as_well() -> None:
    assert said(world(LIN, "2026-02-28", who="pairing")) == [("lin-ada", "held", "2026-02-28", "")]
    assert said(world(LIN, "2026-02-28", who="mentee"))[0][:2] == ("lin", "held")


def team(*people: str) -> dict[str, str]:
    files = {"people/teams/north.yml": "title: North\n"}
    for number, person in enumerate(people):
        files |= pair("ada", person)
        files |= meetings(f"{person}-ada", *((1, 2) if number else (1,)))
        files[f"people/{person}.yml"] = f"name: {person.title()}\nteam: north\n"
    return files


KEPT = STEADY.replace("100%", "80%").replace("least_n: 2", "least_n: 1")


def test_a_team_holds_one_for_the_mean_over_three_people_or_more() -> None:
    few = world(team("lin", "mei"), "2026-03-01", KEPT, "team")
    assert said(few) == [("north", "unclear", "", "n = 2, at least 3 needed")]

    enough = world(team("lin", "mei", "tom"), "2026-03-01", KEPT, "team")
    ((holder, state, _, _),) = said(enough)
    (standing,) = standings(enough, enough.workspace.programs["graduates"])
    assert (holder, state) == ("north", "held")
    assert standing.verdict.result.shown == "83 %"  # (1 of 2, 2 of 2, 2 of 2) / 3
    assert criteria_of(standing.rule) == (
        "Meetings held: 80 % or more on average, at least 3 people of the team"
    )


THANKED = (
    "recognition: [{badge: dear, for: KIND, title: Dear, when: {metric: thanks, at_least: 2}}]\n"
)


def thanks(day: str, by: str, more: str = "", pairing: str = "lin-ada") -> dict[str, str]:
    return {
        f"logs/{pairing}/{day}-thanks.md": f"---\nkind: thanks\ndate: {day}\nby: {by}\n{more}---\n"
        "That *helped* <b>me</b>.\n"
    }


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("mentor", ("ada", "held", "2026-02-28", "")),
        ("mentee", ("lin", "not met", "", "1 of 2")),
        ("pairing", ("lin-ada", "held", "2026-01-31", "")),
    ],
)
def test_thanks_count_for_whoever_is_thanked(who: str, expected: tuple[str, str, str, str]) -> None:
    files = {**pair("ada", "lin"), **thanks("2026-01-20", "lin"), **thanks("2026-01-21", "ada"),
             **thanks("2026-02-20", "lin")}  # fmt: skip
    assert said(world(files, "2026-03-01", THANKED, who)) == [expected]


def test_among_several_the_name_before_a_colon_is_thanked() -> None:
    files = {**pair("ada", "lin", more=""), "people/bo.yml": "name: Bo Berg\n"}
    text = files["pairings/lin-ada.yml"].replace("[ada]", "[ada, bo]")
    files |= {"pairings/lin-ada.yml": text}
    for day in ("2026-01-20", "2026-01-21"):
        files |= thanks(day, "lin")
        files[f"logs/lin-ada/{day}-thanks.md"] = files[f"logs/lin-ada/{day}-thanks.md"].replace(
            "That", "Bo Berg: that"
        )
    assert [one[:2] for one in said(world(files, "2026-03-01", THANKED))] == [
        ("ada", "not met"), ("bo", "held"),
    ]  # fmt: skip


PUBLISHED = {f"people/profiles/{name}.yml": "publish: profile\n" for name in ("ada", "lin")}


@pytest.mark.parametrize(
    ("who", "profiles", "seen"),
    [
        ("mentor", {}, ["pair", "office"]),
        ("mentor", PUBLISHED, ["public", "members", "pair", "office"]),
        ("pairing", {}, ["pair", "office"]),
        ("pairing", PUBLISHED, ["members", "pair", "office"]),
    ],
)
def test_a_badge_is_seen_by_the_pair_and_with_consent_by_others(
    who: str, profiles: dict[str, str], seen: list[str]
) -> None:
    now = world({**LIN, **profiles}, "2026-03-01", who=who)
    for audience in ("public", "members", "pair", "office"):
        gate = Gate(now.workspace, READERS[audience])
        found = tuple(badge_views(gate, now))
        feed = next(iter(feed_views(gate, now)))
        entries = [each for each in feed.happenings if each.title.startswith("Badge: Steady")]
        assert len(found) == len(entries) == int(audience in seen), audience
        assert [(e.path, e.anchor, str(e.day)) for e in entries] == [
            (view.page, "badges", "2026-02-28") for view in found
        ]


def test_thanks_stand_on_the_page_of_whoever_is_thanked() -> None:
    files = {**LIN, **thanks("2026-01-20", "lin"),
             **thanks("2026-02-20", "lin", "class: members\n")}  # fmt: skip
    now = world(files, "2026-03-01")

    def shown(audience: str) -> list[tuple[str, str, str | None, str]]:
        views = tuple(thanks_views(Gate(now.workspace, READERS[audience]), now))
        # The page of the pair says who may have given them: it is linked where the giver is named.
        assert all((v.note is not None) == (v.by is not None) for v in views)
        return [(v.page, str(v.day), v.by.text if v.by else None, v.text) for v in views]

    words = "That *helped* <b>me</b>."
    ada = "people/ada.html"
    assert shown("pair") == [(ada, "2026-01-20", "Lin", words), (ada, "2026-02-20", "Lin", words)]
    assert shown("members") == [(ada, "2026-02-20", None, words)]
    assert shown("public") == []


LONG = "Ein sehr langer Titel für <eine> Auszeichnung, die niemand je so nennen würde & mehr"


@pytest.mark.parametrize("kind", ["mentor", "mentee", "pairing", "team"])
@pytest.mark.parametrize("title", ["Swift", LONG, "可靠的导师" * 8, 'x"<script>alert(1)</script>'])
def test_a_picture_holds_its_text_and_nothing_that_runs(kind: str, title: str) -> None:
    drawn = badge(Picture(title, title, "Graduates, since 31 Mar 2026", kind, title))
    root = ET.fromstring(drawn)  # noqa: S314 - our own
    svg = "{http://www.w3.org/2000/svg}"
    assert {each.tag.removeprefix(svg) for each in root.iter()} == {
        "svg", "title", "desc", "rect", "circle", "path", "text",
    }  # fmt: skip
    assert root.findtext(f"{svg}title") == f"{title}: {title}"
    assert "http" not in drawn.replace("http://www.w3.org/2000/svg", "")
    for text in root.iter(f"{svg}text"):
        wide = width_of(text.text or "") * float(text.attrib["font-size"])
        assert float(text.attrib["x"]) + wide <= WIDTH
        assert float(text.attrib["y"]) < HEIGHT
    assert drawn == badge(Picture(title, title, "Graduates, since 31 Mar 2026", kind, title))


def test_a_long_text_gets_smaller_before_it_is_cut() -> None:
    assert fitted("Swift answer", 20) == ("Swift answer", 20)
    words, size = fitted("A rather long title of a badge", 20)
    assert (words, size < 20) == ("A rather long title of a badge", True)
    assert fitted(LONG, 20)[0].endswith("…")


def test_the_command_lists_what_the_sample_holds(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["badges", "--repo", str(SAMPLE), "--audience", "public", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)["badges"]
    assert {one["holder"] for one in found if one["badge"] == "swift-answer"} >= {"ada.okafor"}
    assert {one["for"] for one in found} == {"mentor", "mentee"}
    assert not any("receipt" in one for one in found)

    assert main(["badges", "ada.okafor", "--repo", str(SAMPLE), "--receipts"]) == 0
    out = capsys.readouterr().out
    assert re.search(r"held +ada\.okafor +since 2026-03-31, 100 % \(n = [0-9]+\)", out)
    assert "logs/lin.wei-ada.okafor/" in out
    assert "growth: - (sealed, and no badge rests on it)" in out

    assert main(["badges", "nobody", "--repo", str(SAMPLE)]) == 2
    assert "there is no person, pairing, team or program 'nobody'" in capsys.readouterr().err
