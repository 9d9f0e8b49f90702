"""The generated site as a value: complete, harmless, the same every time, whatever was read."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.payloads import PAYLOADS
from tests.small_world import PROGRAM, SETTINGS, note, pair

from mentorship.check import check
from mentorship.findings import Finding, Severity
from mentorship.history.facts import History
from mentorship.obligations.situation import Situation
from mentorship.pages.frame import framed
from mentorship.pages.links import broken_links
from mentorship.pages.page import SiteContent
from mentorship.pages.site import content
from mentorship.publication.classes import PAGES, Class, class_of_page
from mentorship.rules.rule import Subject
from mentorship.workspace.loader import load
from mentorship.workspace.tree import TextTree

TODAY = date(2026, 6, 1)
AUDIENCES = ("public", "members", "pair")
SMALLEST = {
    "mentorship.yml": SETTINGS,
    "programs/graduates/program.yml": PROGRAM,
    **pair("ada", "lin"),
}


def written(data: object) -> str:
    """Plain data as YAML."""
    return json.dumps(data, ensure_ascii=False)


def site(files: Mapping[str, str | bytes], audience: str = "pair") -> SiteContent:
    """The site of these files, whatever is wrong with them."""
    workspace, read = load(TextTree(files))
    findings = check(Subject(workspace, History.absent()), read)
    situation = Situation(workspace, History.absent(), TODAY)
    return content(situation, audience, findings, read=lambda path: path.encode())


def page(files: Mapping[str, str | bytes], path: str, audience: str = "pair") -> str:
    """The body of one page."""
    return next(each.body for each in site(files, audience).pages if each.path == path)


def text(body: str) -> str:
    """What a reader sees of a body."""
    parser = _Parser()
    parser.feed(body)
    return " ".join("".join(parser.texts).split())


class _Parser(HTMLParser):
    """Collects texts, elements and the ids of a body."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.elements: set[str] = set()
        self.attributes: set[str] = set()
        self.links: set[str] = set()
        self.ids: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.attributes.update(name for name, _ in attrs)
        self.links.update(value or "" for name, value in attrs if name in ("href", "src"))
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if tag not in ("br", "hr", "img", "input"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


ELEMENTS = """
a blockquote br circle code dd del desc details div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr
img li line nav ol p polygon polyline pre q rect s section small span strong summary svg table tbody
td text th thead time title tr ul
"""
ATTRIBUTES = """
alt aria-hidden aria-label aria-labelledby class colspan cx cy data-label data-search-exclude
data-topics datetime focusable height href id loading points preserveaspectratio r rel role rx scope
src start tabindex title viewbox width x x1 x2 y y1 y2
"""
ASKING = (
    "button input",
    """
aria-autocomplete aria-controls aria-current aria-expanded autocomplete data-failed data-found
data-ms-homes data-ms-mine data-name data-none hidden placeholder spellcheck type
data-because data-reading
""",
)
"""What the home page and homes have besides: somebody may say who they are, and what they read in
this browser is counted there."""


def assert_harmless(made: SiteContent) -> None:
    """Only known elements and attributes, well nested, every id once, links of known schemes."""
    for each in made.pages:
        parser = _Parser()
        parser.feed(str(framed(each)))
        parser.close()
        assert parser.open == [], each.path
        more = ASKING if each.path.startswith(("index.html", "homes/")) else ("", "")
        assert parser.elements - {*ELEMENTS.split(), *more[0].split()} == set(), each.path
        assert parser.attributes - {*ATTRIBUTES.split(), *more[1].split()} == set(), each.path
        assert len(set(parser.ids)) == len(parser.ids), each.path
        assert [to for to in parser.links if re.match(r"(?!https?:|mailto:)[^/?#]*:", to)] == []


@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_smallest_organisation_has_a_whole_site(audience: str) -> None:
    made = site(SMALLEST, audience)
    paths = [each.path for each in made.pages]
    everywhere = [
        "api.html", "findings.html", "index.html", "people/index.html", "programs/graduates.html",
        "programs/index.html", "progress.html", "skills.html", "topics/index.html",
    ]  # fmt: skip
    named = [
        "capacity.html", "matching/graduates.html", "pairings/lin-ada.html", "people/ada.html",
        "people/lin.html", "reports/graduates.html", "homes/ada.html", "homes/index.html",
        "homes/lin.html",
    ]  # fmt: skip
    pair_alone = ["receipts/pairings/lin-ada.html", "receipts/programs/graduates.html"]
    named += pair_alone if audience == "pair" else []
    assert paths == sorted(everywhere if audience == "public" else [*everywhere, *named])
    assert broken_links(made) == ()
    assert_harmless(made)


@pytest.mark.parametrize("audience", AUDIENCES)
def test_an_empty_repository_greets(audience: str) -> None:
    for files in ({}, {"mentorship.yml": SETTINGS}):
        made = site(files, audience)
        assert broken_links(made) == ()
        assert_harmless(made)
        home = next(each for each in made.pages if each.path == "index.html")
        assert "Add your first person" in text(home.body)


def test_pages_that_nobody_decided_on_are_not_published() -> None:
    assert class_of_page("diary") is Class.SEALED
    survey = "surveys: [{id: pulse, first: 30 days, questions: {fit: It fits}}]\n"
    with_office = {
        **SMALLEST,
        "mentorship.yml": f"{SETTINGS}office: [ada]\n",
        "programs/graduates/program.yml": PROGRAM + survey,
    }
    assert {each.path.split("/")[0].removesuffix(".html") for each in site(with_office).pages} == {
        {
            "home": "index",
            "handbook": "programs",
            "ask_office": "ask-office",
            "api_page": "api",
        }.get(name, name)
        for name, class_ in PAGES.items()
        if class_ is not Class.SEALED  # those of the office
        and name != "advice"  # there is none to give here
    }


DIGEST = """
import hashlib, json, sys
from datetime import date
from mentorship.history.facts import History
from mentorship.obligations.situation import Situation
from mentorship.pages.markdown_folder import markdown_files
from mentorship.pages.site import content
from mentorship.workspace.loader import load
from mentorship.workspace.tree import TextTree
files, audience = json.load(sys.stdin)
workspace, found = load(TextTree(files))
made = content(Situation(workspace, History.absent(), date(2026, 6, 1)), audience, found)
whole = repr(made) + repr(sorted(markdown_files(made).items()))
print(hashlib.sha256(whole.encode()).hexdigest())
"""


def test_the_same_files_give_the_same_bytes() -> None:
    files = {
        **SMALLEST,
        **ODD_FILES,
        **pair("bo", "kim", "zoe"),
        **note("kim.zoe-bo", "2026-02-02"),
    }
    backwards = dict(reversed(files.items()))
    found = {
        subprocess.run(
            [sys.executable, "-c", DIGEST],
            input=json.dumps([order, "pair"]),
            env={**os.environ, "TZ": zone, "LC_ALL": locale, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for order, zone, locale, seed in (
            (files, "UTC", "C", "1"),
            (backwards, "Pacific/Kiritimati", "C.UTF-8", "2"),
            (files, "America/Los_Angeles", "de_DE.UTF-8", "3"),
        )
    }
    assert len(found) == 1
    assert len(found.pop().strip()) == len(hashlib.sha256().hexdigest())


LONG = "Maximiliana " * 16
NAMES = (
    '<b>Ada</b> & "co"', "אדה לאבלייס", "علي", "🚀 Ada 🧭", LONG.strip(), "Ада Лин",
    "{{ name }} {% raw %}", "[x](javascript:hit())", "&lt;i&gt;",
)  # fmt: skip
ODD_FILES = {f"people/odd{n}x.yml": written({"name": name}) for n, name in enumerate(NAMES)}


@pytest.mark.parametrize("audience", AUDIENCES)
def test_odd_names_are_shown_as_they_are_written(audience: str) -> None:
    files = {**SMALLEST, **ODD_FILES}
    files |= {f"people/profiles/odd{n}x.yml": "publish: profile\n" for n in range(len(NAMES))}
    made = site(files, audience)
    readable = text(page(files, "people/index.html", audience))
    assert_harmless(made)
    assert broken_links(made) == ()
    assert [name for name in NAMES if " ".join(name.split()) not in readable] == []


TEXTS = st.one_of(
    st.sampled_from(PAYLOADS),
    st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp")), min_size=1),
).map(lambda found: found[:190].strip() or "x")


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS, TEXTS)
def test_no_text_of_a_file_becomes_markup(name: str, title: str, lesson: str) -> None:
    program = {
        "title": title, "purpose": lesson, "goals": [name], "owners": ["ada"],
        "dates": {"start": "2026-01-05", "end": "2026-12-18"}, "acceptance": "none",
        "courses": {"one": {"title": title, "page": name}},
        "tracks": {"general": {
            "title": title, "goal": lesson, "core_points": {"craft": title},
            "stages": [{"id": "all", "title": title, "weeks": "1-40", "compulsory": ["one"],
                        "tasks": [{"id": "do", "title": name, "deliverable": title}]}],
        }},
    }  # fmt: skip
    plan = {"goals": [title], "core_points": {"craft": name}}
    front = {"date": "2026-02-02", "lesson": lesson, "covers": [name], "submits": ["do"]}
    profile = {"about": lesson, "skills": {name: 3}, "wants": [title], "style": [lesson],
               "publish": "profile", "contact": {"chat": name}}  # fmt: skip
    team = {"title": name, "lead": title}
    files = {
        **SMALLEST,
        "people/ada.yml": written({"name": name, "team": "crew", "job": {"role": title}}),
        "people/profiles/ada.yml": written(profile),
        "people/teams/crew.yml": written(team),
        "programs/graduates/program.yml": written(program),
        "pairings/lin-ada.yml": written(
            {"program": "graduates", "mentors": ["ada", name], "mentees": ["lin"],
             "start": "2026-01-05", "project": title, "plan": plan}
        ),
        "pairings/lost.yml": written(
            {"program": title, "track": name, "mentors": [title], "mentees": [lesson],
             "start": "2026-01-05"}
        ),
        "logs/lin-ada/2026-02-02-talk.md": f"---\n{written(front)}\n---\n{title}\n\n# {name}\n",
        "programs/graduates/page.md": f"# {title}\n\n{lesson}\n",
    }  # fmt: skip
    for audience in AUDIENCES:
        made = site(files, audience)
        assert_harmless(made)
        assert broken_links(made) == ()


@pytest.mark.parametrize("payload", [p for p in PAYLOADS if "\u2028" not in p])
def test_notes_can_do_nothing_but_be_read(payload: str) -> None:
    more = f"class: public\nlesson: {written(payload)}\n"
    files = {**SMALLEST, **note("lin-ada", "2026-02-02", more=more)}
    path = "logs/lin-ada/2026-02-02-session.md"
    files[path] = files[path].replace("We talked.", f"{payload}\n\nThe end is there.")
    made = site(files)
    assert_harmless(made)
    assert broken_links(made) == ()
    assert "The end is there." in text(page(files, "pairings/lin-ada.html"))


def test_things_that_are_not_there_leave_pages_readable() -> None:
    files = {
        **SMALLEST,
        "programs/alone/program.yml": PROGRAM.replace("Graduates", "Alone"),
        "pairings/lost.yml": (
            "program: nowhere\nmentors: [nobody]\nmentees: [ghost]\nstart: 2026-01-05\n"
            "continues: nothing\nproject: none-such\n"
        ),
        "pairings/ahead.yml": (
            "program: graduates\ntrack: unknown\nmentors: [ada]\nmentees: [lin]\n"
            "start: 2026-12-01\n"
        ),
        "logs/nothing/2026-02-02-x.md": "---\nkind: note\ndate: 2026-02-02\n---\nLost.\n",
        "people/profiles/ghost.yml": "skills: {python: 3}\npublish: profile\n",
        "people/solo.yml": "name: Solo\nmanager: nobody\nteam: nowhere\n",
    }
    for audience in AUDIENCES:
        made = site(files, audience)
        assert broken_links(made) == ()
        assert_harmless(made)
    lost = text(page(files, "pairings/lost.html"))
    assert lost.startswith("ghost with nobody")
    assert "No pairing yet." in text(page(files, "programs/alone.html"))


def test_a_note_held_back_leaves_the_rest_of_its_pairing() -> None:
    token = "ghp_" + "a1B2c3D4e5" * 4
    files = {
        **SMALLEST,
        **note("lin-ada", "2026-02-02"),
        **note("lin-ada", "2026-03-03", kind="note"),
    }
    held = "logs/lin-ada/2026-02-02-session.md"
    files[held] = files[held].replace("We talked.", f"Use {token} ![it](files/a.png) of Monday.")
    files["logs/lin-ada/files/a.png"] = "\x89PNG"
    made = site({**files, "logs/lin-ada/files/a.png": b"\x89PNG\r\n\x1a\n"})

    whole = repr(made)
    assert token not in whole
    assert "of Monday" not in whole
    assert {asset.path.rpartition(".")[2] for asset in made.assets} == {
        "ics", "json", "svg", "xml",
    }  # fmt: skip
    pairing = next(each for each in made.pages if each.path == "pairings/lin-ada.html")
    assert "3 Mar 2026 Note" in text(pairing.body)
    assert "2 Feb 2026" not in text(pairing.body)
    findings = next(each for each in made.pages if each.path == "findings.html")
    assert f"Not published{held} (secret-in-clear)" in text(findings.body)
    assert held not in repr(site(files, "members"))


def test_files_that_cannot_be_read_leave_everything_else() -> None:
    broken = {
        "people/lin.yml": b"name: [",
        "people/profiles/ada.yml": b"\xff\xfe",
        "programs/graduates/page.md": b"\x00",
        "logs/lin-ada/2026-02-02-a.md": b"no front matter",
    }
    for audience in AUDIENCES:
        made = site({**SMALLEST, **note("lin-ada", "2026-03-03"), **broken}, audience)
        assert broken_links(made) == ()
        assert "programs/graduates.html" in [each.path for each in made.pages]
    assert "lin with Ada" in text(page({**SMALLEST, **broken}, "pairings/lin-ada.html"))


def test_a_program_held_back_is_not_linked() -> None:
    workspace, _ = load(TextTree(SMALLEST))
    place = workspace.programs["graduates"].place()
    secret = Finding("secret-in-clear", Severity.ERROR, place, "this looks like a token")
    made = content(Situation(workspace, History.absent(), TODAY), "members", [secret])
    assert "programs/graduates.html" not in [each.path for each in made.pages]
    assert "pairings/lin-ada.html" in [each.path for each in made.pages]
    assert broken_links(made) == ()


def test_what_records_tell_stands_in_no_finding() -> None:
    asked = "eligibility: {mentor: [{rating: {at_least: 4.5, of: 5, years: 1}}]}\n"
    files = {
        **SMALLEST,
        "programs/graduates/program.yml": PROGRAM + asked,
        "people/records/ada.yml": "ratings: [{period: 2025, rating: 2.5, on: 2026-01-02}]\n",
        "programs/graduates/applications/lin-mentee.yml": "date: 2026-01-02\nchoices: [adda]\n",
    }
    workspace, read = load(TextTree(files))
    found = check(Subject(workspace, History.absent()), read)
    assert {"not-eligible", "unknown-person"} <= {finding.code for finding in found}

    shown = text(page(files, "findings.html"))
    assert "unknown-person" in shown
    assert [word for word in ("not-eligible", "below", "adda") if word in shown] == []


def test_people_who_left_keep_a_page_without_broken_links() -> None:
    files = {
        **SMALLEST,
        "people/ada.yml": "name: Ada\nleft: 2026-03-01\n",
        "people/profiles/ada.yml": "publish: profile\nskills: {knots: 3}\nwants: [sails]\n",
    }
    for audience in AUDIENCES:
        assert broken_links(site(files, audience)) == ()


PUBLIC_NOTE = """\
We asked @lin, Åsa Öberg and 何兰 whether 何兰们 or asa.oberg may say it: maybe. Mail lin-ada!
Ada Okafor is for it. @ada too.
"""


def test_a_note_for_everybody_names_nobody_who_may_not_appear() -> None:
    files = {
        **SMALLEST,
        "people/ada.yml": "name: Ada Okafor\n",
        "people/profiles/ada.yml": "publish: name\n",
        "people/asa.oberg.yml": "name: Åsa Öberg\nalias: calm-owl\n",
        "people/he.lan.yml": "name: 何兰\nalias: red-fox\n",
        "people/may.yml": "name: May Be\n",
        **note("lin-ada", "2026-02-02", more="class: public\n"),
        **note("lin-ada", "2026-02-03", more="class: members\n"),
    }
    path = "logs/lin-ada/2026-02-02-session.md"
    files[path] = files[path].replace("We talked.", PUBLIC_NOTE)
    body = page(files, "programs/graduates.html", "public")
    assert text(body).partition("2 Feb 2026 Session")[2].strip() == (
        "¶We asked a colleague, calm-owl and red-fox whether red-fox们 or calm-owl may say it: "
        "maybe. Mail a colleague with Ada Okafor! Ada Okafor is for it. Ada Okafor too."
    )
    assert "Notes for everybody" not in page(files, "programs/graduates.html", "members")
