"""Trends on pages: a small line for each number, the figures behind it, and who sees them."""

from __future__ import annotations

import re
from html import unescape
from xml.etree.ElementTree import fromstring

from tests.small_world import PROGRAM, note, pair, situation

from mentorship.pages.site import pages
from mentorship.publication.build import views
from mentorship.render.trend_chart import sparkline

WORLD = {
    "programs/graduates/program.yml": PROGRAM
    + "cadence: [{id: talk, every: month, kind: session}]\n",
    **pair("ada", "lin"),
    **pair("bo", "cy"),
    **pair("dan", "eve"),
    **note("lin-ada", "2026-01-07", more="minutes: 60\n"),
    **note("lin-ada", "2026-03-03", more="minutes: 30\n"),
}


def bodies(audience: str) -> dict[str, str]:
    made = pages(views(situation(WORLD, "2026-03-31"), audience, ()))
    return {page.path: page.body for page in made}


def section(body: str) -> str:
    """The words of the section, one blank between them; nothing where there is none."""
    found = re.search(r"Month by month.*?(?=<h2|$)", body, re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", found[0])).split()) if found else ""


def test_the_pair_sees_a_line_and_the_figures_of_each_number() -> None:
    words = section(bodies("pair")["pairings/lin-ada.html"])

    assert "What 2026-01 to 2026-03 Newest Cases" in words
    assert "Meetings held Meetings held 2026-01 100 %, 2026-02 0 %, 2026-03 100 % 100 % 1" in words
    assert "Hours Hours 2026-01 1.0 h, 2026-03 0.5 h 0.5 h 1" in words
    assert "The figures Month" in words
    assert "* as it stood at the end of the month; the others tell what fell into it." in words


def test_members_see_the_program_alone_and_what_is_withheld() -> None:
    # in March one meeting of three is decided so far, so January is withheld with it
    made = bodies("members")

    assert {path for path, body in made.items() if "ms-spark" in body} == {
        "programs/graduates.html"
    }
    words = section(made["programs/graduates.html"])
    assert "Meetings held Meetings held 2026-02 0 % 0 % (2026-02) 3" in words
    assert "2026-02 0 % (3) 0 % (3) 2026-03 withheld withheld" in words
    assert (
        "Withheld, because months taken from each other would tell of single people: "
        "Quality of tasks, Core points talked about, Growth of mentees." in words
    )


def test_the_public_sees_no_trend() -> None:
    assert [path for path, body in bodies("public").items() if "ms-spark" in body] == []


def test_a_line_is_broken_at_gaps_and_a_lone_value_is_a_disc() -> None:
    svg = sparkline("In <time", "so & so", [0.0, 0.5, None, 1.0, None])
    drawn = fromstring(str(svg))  # noqa: S314 - our own

    lines = [each.get("points") for each in drawn.iter("polyline")]
    discs = [(each.get("cx"), each.get("cy"), each.get("r")) for each in drawn.iter("circle")]
    assert lines == ["4,31 42,18"]
    assert discs == [("118", "5", "2"), ("118", "5", "3.5")]
    assert [drawn.findtext("title"), drawn.findtext("desc")] == ["In <time", "so & so"]
