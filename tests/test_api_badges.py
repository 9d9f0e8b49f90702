"""Badges of progress: what they say to whom, and that they are pictures that fit."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from tests.api_world import seen_by, site

from mentorship.pages.api_badges import of_organisation, of_pairing, of_program
from mentorship.render.progress_badge import HEIGHT, Progress, progress_badge, width

SVG = "{http://www.w3.org/2000/svg}"
ODD = '<script>alert("1")</script> & “x”'


def texts(drawn: str, name: str = "text") -> list[str]:
    return [element.text or "" for element in ET.fromstring(drawn).iter(f"{SVG}{name}")]  # noqa: S314


@pytest.mark.parametrize(
    ("audience", "organisation", "program", "pairings"),
    [
        ("pair", "2 pairs at work", "33 % of courses",
         ["0 % of what was due", "33 % of what was due", "ended 1 May 2026"]),
        ("members", "2 pairs at work", "33 % of courses", ["Own it", "Own it", "ended 1 May 2026"]),
        ("public", "1 running program", "42 % of its time", []),
    ],
)  # fmt: skip
def test_each_reader_is_told_what_they_may_know(
    audience: str, organisation: str, program: str, pairings: list[str]
) -> None:
    made = seen_by(audience)
    assert of_organisation(made).reached == organisation
    assert of_program(made, made.programs[0]).reached == program
    assert sorted(of_pairing(made, each.link).reached for each in made.pairings) == pairings


def test_there_is_a_file_for_each_at_an_address_that_stays() -> None:
    found = {
        audience: [asset.path for asset in site(audience).assets if "progress" in asset.path]
        for audience in ("members", "public")
    }
    common = ["badges/progress.svg", "badges/progress/graduates.svg"]
    pairs = [f"badges/pairing-progress/{name}.svg" for name in ("kim-bo", "lin-ada", "sam-cy")]
    assert found == {"members": sorted(pairs + common), "public": common}


def test_it_says_the_same_to_those_who_see_and_to_those_who_hear() -> None:
    drawn = progress_badge(Progress("Graduates", "80 % of courses", 0.8, "As of today."))
    assert texts(drawn) == ["Graduates", "80 % of courses"]
    assert texts(drawn, "title") == ["Graduates: 80 % of courses"]
    assert texts(drawn, "desc") == ["As of today."]
    bars = list(ET.fromstring(drawn).iter(f"{SVG}rect"))[1:]  # noqa: S314
    whole, done = (int(bar.attrib["width"]) for bar in bars)
    assert done / whole == pytest.approx(0.8, abs=0.01)


def test_without_a_share_there_is_no_bar() -> None:
    drawn = progress_badge(Progress("Graduates", "begins 5 Jan 2026", None, ""))
    assert drawn.count("<rect") == 1


@pytest.mark.parametrize("text", ["", "名" * 200, "W" * 200, ODD, "שלום עולם", "a\nb", "🌱" * 50])
def test_any_text_fits_and_is_only_text(text: str) -> None:
    progress = Progress(text, text, 1.0, text)
    root = ET.fromstring(progress_badge(progress))  # noqa: S314
    assert {element.tag.removeprefix(SVG) for element in root.iter()} == {
        "svg", "title", "desc", "rect", "path", "text",
    }  # fmt: skip
    assert int(root.attrib["width"]) == width(progress) <= 520
    assert int(root.attrib["height"]) == HEIGHT
