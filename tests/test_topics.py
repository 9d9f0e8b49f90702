"""Topics: what helps with each, and what lessons and questions say to whom."""

from __future__ import annotations

import json
import re
from functools import cache
from html import unescape

import pytest
from tests.small_world import pair, situation

from mentorship.language import speaking, translations
from mentorship.models.log import Log
from mentorship.obligations.questions import questions_in
from mentorship.pages.links import broken_links
from mentorship.pages.site import content
from mentorship.publication.topic_words import vocabulary
from mentorship.workspace.guides import Guide, Written, guides

SETTINGS = """\
organisation: Northwind
timezone: UTC
skills: {feedback: {en: Giving feedback, zh: 反馈}, testing: Testing}
languages: [en, zh]
"""
PROGRAM = """\
title: Graduates
dates: {start: 2026-01-05, end: 2026-12-18}
acceptance: none
approval: none
courses:
  values: {title: Our values, topics: [culture], page: values.md}
  feedback-course: {title: Giving feedback that lands}
tracks:
  general:
    core_points: {craft: Testing what one builds}
    stages:
      - id: arrive
        weeks: 1-50
        compulsory: [values]
        tasks: [{id: talk, title: A talk, topics: [presenting]}]
"""
GUIDES = (
    Guide("docs/guides/answer.md", "How to answer", ("feedback", "trust")),
    Guide("docs/guides/talks.md", "Giving a talk", ("presenting",)),
    Guide("docs/guides/odd.md", "Odd", ("../evil", "index", "Big Words")),
)
ASKED = "Asked: How do I say no?"


def noted(pairing: str, day: str, front: str, body: str) -> dict[str, str]:
    path = f"logs/{pairing}/{day}-talk.md"
    return {path: f"---\nkind: session\ndate: {day}\n{front}---\n{body}\n"}


WORLD = {
    "mentorship.yml": SETTINGS,
    "programs/graduates/program.yml": PROGRAM,
    "programs/graduates/values.md": "# What we hold dear\n\nText.\n",
    **pair("ada", "lin"),
    **pair("bo", "cy"),
    **pair("dan", "eve"),
    "people/profiles/lin.yml": "wants: [feedback]\n",
    "people/profiles/ada.yml": "skills: {testing: 4}\n",
    **noted("lin-ada", "2026-02-02", "lesson: No test, no change\ntopics: [testing]\n", ASKED),
    **noted("cy-bo", "2026-02-03", "covers: [craft]\nscores: {testing: 60}\n"
            "lesson: Testing is a habit\n", "**提问：** 怎么写testing？"),
    **noted("eve-dan", "2026-02-04", "lesson: no test, no change\nsubmits: [talk]\n"
            "class: public\ntopics: [testing]\n", "On testing with Eve.\n\nAsked: how do I say NO"),
}  # fmt: skip


@cache
def site(audience: str, language: str = "en") -> dict[str, str]:
    """The pages of the site in words, with `/` before what is a link's goal, and the JSON."""
    with speaking(language):
        made = content(
            situation(WORLD, "2026-03-01"),
            audience,
            (),
            docs=Written(tuple(guide.address for guide in GUIDES), GUIDES),
        )
    there = dict.fromkeys(guide.address for guide in GUIDES)
    assert [link for link in broken_links(made, there) if "topics/" in link.page] == []
    return {
        **{page.path: words(page.body) for page in made.pages},
        **{asset.path: asset.content.decode() for asset in made.assets if "topics" in asset.path},
    }


def words(body: str) -> str:
    text = re.sub(r"<a [^>]*headerlink.*?</a>", "", body)
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", text)).split())


def test_a_topic_names_pages_people_lessons_and_where_it_comes_up() -> None:
    assert site("members")["topics/testing.html"] == (
        "People Offered by Ada (level 4). "
        "Asked A question on it stands in the notes. how do I say NO "
        "Lessons learned no test, no change Eve with Dan , 4 Feb 2026 , learned 2 times "
        "Testing is a habit Cy with Bo , 3 Feb 2026 "
        "Where it comes up Kind What Program Core point Testing what one builds Graduates "
        "Notes to read Eve with Dan Session, 4 Feb 2026"
    )


def test_the_public_reads_no_lesson_and_counts_those_of_three_people_or_none() -> None:
    public = site("public")
    more = noted("lin-ada", "2026-02-05", "lesson: Testing saves\n", "x") | noted(
        "eve-dan", "2026-02-06", "lesson: No testing, no sleep\n", "x"
    )
    made = content(situation(WORLD | more, "2026-03-01"), "public", ())
    counted = next(words(p.body) for p in made.pages if p.path == "topics/testing.html")

    assert "Lessons" not in public["topics/testing.html"]
    assert "Lessons learned 3 lessons, for members." in counted
    assert "habit" not in " ".join(public.values())
    assert "Lin" not in public["topics/testing.html"]
    assert "Notes to read Graduates Session, 4 Feb 2026" in public["topics/testing.html"]


def test_what_a_note_covers_or_assesses_is_a_topic_for_the_pair_alone() -> None:
    hidden = {**WORLD, **noted("cy-bo", "2026-02-09", "lesson: Ship\nscores: {testing: 60}\n", "x")}
    found = {}
    for audience in ("pair", "members"):
        made = content(situation(hidden, "2026-03-01"), audience, ())
        found[audience] = next(p.body for p in made.pages if p.path == "topics/testing.html")

    assert ["Ship" in found[audience] for audience in ("pair", "members")] == [True, False]


def test_a_question_is_counted_where_three_people_asked_and_read_where_its_note_may_be() -> None:
    asked = {
        **WORLD,
        **{
            path: text
            for number, who in enumerate(("lin-ada", "cy-bo", "eve-dan"))
            for path, text in noted(
                who, f"2026-02-1{number}", "topics: [trust]\n", "Asked: Whom do I trust?"
            ).items()
        },
        **noted("lin-ada", "2026-02-20", "class: members\ntopics: [trust]\n", "Asked: Why trust?"),
        **noted("lin-ada", "2026-02-21", "topics: [culture]\n", "Asked: Is this our culture?"),
    }
    docs = Written((), GUIDES)
    found = {
        audience: {
            page.path: words(page.body)
            for page in content(situation(asked, "2026-03-01"), audience, (), docs=docs).pages
        }
        for audience in ("pair", "members", "public")
    }

    assert (
        "Asked 4 times in the notes. Whom do I trust? asked 3 times Why trust?"
        in (found["pair"]["topics/trust.html"])
    )
    assert "Asked 4 times in the notes. Why trust?" in found["members"]["topics/trust.html"]
    assert "Whom" not in found["members"]["topics/trust.html"]
    assert "Asked 4 times in the notes." in found["public"]["topics/trust.html"]
    assert "Why" not in found["public"]["topics/trust.html"]
    assert "Is this our culture?" in found["pair"]["topics/culture.html"]
    assert "Asked" not in found["members"]["topics/culture.html"]


def test_courses_tasks_core_points_and_skills_name_what_helps() -> None:
    members = site("members")

    assert "A talk week 50 Helps: Giving a talk" in members["programs/graduates.html"]
    assert "Giving feedback that lands Helps: How to answer" in members["programs/graduates.html"]
    assert "Giving feedback nobody offers it Helps: How to answer" in members["skills.html"]
    assert "Worth reading How to answer" in members["topics/feedback.html"]
    assert "Worth reading What we hold dear Graduates" in members["topics/culture.html"]


def test_what_is_no_id_is_no_topic() -> None:
    found = [path for path in site("members") if path.startswith("topics/")]
    assert found == [
        "topics/culture.html", "topics/feedback.html", "topics/index.html",
        "topics/presenting.html", "topics/testing.html", "topics/trust.html", "topics/index.json",
    ]  # fmt: skip


def test_the_browser_gets_titles_and_addresses_of_guides_alone() -> None:
    assert json.loads(site("public")["topics/index.json"]) == {
        "topics": {
            "culture": ["Culture", "topics/culture.html"],
            "feedback": ["Giving feedback", "topics/feedback.html"],
            "presenting": ["Presenting", "topics/presenting.html"],
            "testing": ["Testing", "topics/testing.html"],
            "trust": ["Trust", "topics/trust.html"],
        },
        "pages": [
            ["How to answer", "guides/answer.html", ["feedback", "trust"]],
            ["Giving a talk", "guides/talks.html", ["presenting"]],
            ["Odd", "guides/odd.html", []],
        ],
    }


def test_a_text_names_topics_by_whole_words_in_any_language() -> None:
    known = vocabulary(situation(WORLD, "2026-03-01").workspace.settings, ("feedback", "testing"))

    assert known.named_in("Attesting is no testing-ground.") == {"testing"}
    assert known.named_in("他的反馈很好") == {"feedback"}
    assert known.named_in("We talked about giving FEEDBACK.") == {"feedback"}
    assert known.named_in("Contesting feedbacks") == frozenset()


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("Asked: Why?", "Why?"),
        ("- **Asked:** Why?", "Why?"),
        ("> asked: Why?", "Why?"),
        ("提问：为什么？", "为什么？"),
        ("She asked: Why?", None),
        ("Asked:", None),
        ("```\nAsked: Why?\n```", None),
    ],
)
def test_a_line_that_begins_with_asked_is_a_question(line: str, text: str | None) -> None:
    note = Log.model_validate({"kind": "session", "date": "2026-02-02"})
    note.written(f"We met.\n\n{line}\n", 5)

    found = [(each.text, each.line) for each in questions_in(note)]
    assert found == ([(text, 7)] if text else [])


@pytest.mark.skipif("zh" not in translations(), reason="there are no texts in Chinese")
def test_a_translation_gives_the_title_and_is_no_page_of_its_own() -> None:
    pages = {
        "docs/guides/talk.md": b"---\ntopics: [presenting]\n---\n# A talk\n",
        "docs/guides/talk.zh.md": "---\ntopics: [presenting]\n---\n# 演讲\n".encode(),
        "docs/guides/other.md": b"---\ntopics: [culture]\n---\n# Other\n",
    }
    assert [(g.title, g.address) for g in guides(pages)] == [
        ("Other", "guides/other.html"), ("A talk", "guides/talk.html"),
    ]  # fmt: skip
    assert [g.title for g in guides(pages, "zh")] == ["Other", "演讲"]
