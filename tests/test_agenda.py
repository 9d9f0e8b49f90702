"""`agenda`: what to talk about next; and the lines by which a pair calls for help."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from mentorship.cli import main
from mentorship.history.facts import History
from mentorship.obligations.calls import calls, calls_in
from mentorship.obligations.engagement import engagement_of
from mentorship.obligations.situation import Situation
from mentorship.workspace.loader import load
from mentorship.workspace.tree import TextTree

SESSION = "---\nkind: session\ndate: {day}\n---\n{text}\n"
FILES = {
    "mentorship.yml": (
        "organisation: Acme\ntimezone: UTC\nas_of: 2026-02-12\n"
        "skills: {python: Python, presenting: Presenting}\n"
    ),
    "people/ada.yml": "name: Ada\n",
    "people/lin.yml": "name: Lin\n",
    "people/profiles/lin.yml": "wants: [presenting]\n",
    "programs/grow/program.yml": (
        "title: Grow\ndates: {start: 2026-01-01, end: 2026-12-31}\nacceptance: none\n"
        "approval: none\nfeedback_within: 24 hours\n"
        "courses: {values: {title: Our values, topics: [culture]}}\n"
        "tracks:\n  general:\n    core_points: {craft: Craft, talk: Talk}\n    stages:\n"
        "      - id: arrive\n        weeks: 1-6\n        compulsory: [values]\n"
        "        tasks: [{id: report, title: Report, due: week 5}]\n"
    ),
    "pairings/lin-ada.yml": "program: grow\nmentors: [ada]\nmentees: [lin]\nstart: 2026-01-05\n"
    "plan: {core_points: {craft: Pair on the parser, talk: Demo day}}\n",
    "logs/lin-ada/2026-01-12-first.md": SESSION.format(
        day="2026-01-12\ncovers: [craft]",
        text="Help wanted: somebody who knows the build\n- [ ] Draft the runbook (@lin)",
    ),
    "logs/lin-ada/2026-02-09-report.md": (
        "---\nkind: submission\ndate: 2026-02-09\nsubmits: [report]\n---\nHere.\n\n"
        "**Blocked:** no access to the test cluster\n"
    ),
    "docs/guides/culture.md": "---\ntopics: [culture]\n---\n# What we hold dear\n",
    "docs/guides/talks.md": "---\ntopics: [presenting, talk]\n---\n# Giving a talk\n",
    "docs/guides/other.md": "---\ntopics: [hiring]\n---\n# Hiring\n",
    "docs/guides/broken.md": "---\ntopics: [presenting\n---\n# Broken\n",
    "docs/guides/third.md": "---\ntopics: [culture]\n---\n# Zebras\n",
}


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    for path, text in FILES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    return tmp_path


def test_everything_that_is_open_in_one_list(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["agenda", "lin-ada", "--repo", str(repository)]) == 0
    assert capsys.readouterr().out == (
        "lin-ada as of 2026-02-12\n"
        "\nAsked for\n"
        "  somebody who knows the build (help wanted, 2026-01-12)\n"
        "  no access to the test cluster (blocked, 2026-02-09)\n"
        "\nOpen actions\n"
        "  Draft the runbook (Lin, no day)\n"
        "\nWaits for feedback\n"
        "  Feedback: Report, round 1 (Ada, 2 days overdue)\n"
        "\nDue\n"
        "  Our values (Lin, due in 1 day)\n"
        "\nCore points to come\n"
        "  talk: Demo day\n"
        "\nWants to learn\n"
        "  Lin: Presenting\n"
        "\nTo read\n"
        "  Giving a talk: docs/guides/talks.md (about presenting, talk)\n"
        "  What we hold dear: docs/guides/culture.md (about culture)\n"
    )


def test_of_pages_that_fit_alike_comes_first_what_is_mainly_about_it(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    beside = "---\ntopics: [hiring, culture]\n---\n# About others\n"
    (repository / "docs/guides/about.md").write_text(beside, "utf-8")
    (repository / "docs/guides/talks.md").unlink()
    main(["agenda", "lin-ada", "--repo", str(repository)])
    assert capsys.readouterr().out.endswith(
        "To read\n"
        "  What we hold dear: docs/guides/culture.md (about culture)\n"
        "  Zebras: docs/guides/third.md (about culture)\n"
    )


def test_as_json_and_as_markdown(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["agenda", "lin-ada", "--repo", str(repository), "--format", "json"])
    said = json.loads(capsys.readouterr().out)
    assert said["calls"][1] == {
        "kind": "blocked",
        "text": "no access to the test cluster",
        "note": "logs/lin-ada/2026-02-09-report.md",
        "line": 8,
    }
    assert [each["id"] for each in said["feedback"]] == ["lin-ada/feedback/report/r1/lin"]
    assert said["core_points"] == {"talk": "Demo day"}
    main(["agenda", "lin-ada", "--repo", str(repository), "--format", "markdown"])
    assert "\n**Due**\n\n- Our values (Lin, due in 1 day)\n" in capsys.readouterr().out


def test_with_nothing_open_it_says_what_to_ask(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "people/profiles/lin.yml").unlink()
    program = "title: Grow\ndates: {start: 2026-01-01, end: 2026-12-31}\ntracks: {general: {}}\n"
    (repository / "programs/grow/program.yml").write_text(program, "utf-8")
    for note in (repository / "logs/lin-ada").glob("*.md"):
        note.unlink()
    ended = "ended: {date: 2026-02-02, how: completed}\n"
    with (repository / "pairings/lin-ada.yml").open("a", encoding="utf-8") as pairing:
        pairing.write(ended)
    main(["agenda", "lin-ada", "--repo", str(repository)])
    assert capsys.readouterr().out == (
        "lin-ada as of 2026-02-12\n\n"
        "Nothing is open. Ask each other what has changed since the last meeting.\n"
    )


def test_an_unknown_pairing_is_one_line(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["agenda", "lin-adda", "--repo", str(repository)]) == 2
    assert "there is no pairing 'lin-adda'; did you mean lin-ada?" in capsys.readouterr().err


def standing(files: dict[str, str], today: str = "2026-02-12") -> list[str]:
    """The texts of the calls that stand on a day."""
    workspace, _ = load(TextTree({**FILES, **files}))
    situation = Situation(workspace, History.absent(), date.fromisoformat(today))
    pair = engagement_of(situation, workspace.pairings["lin-ada"])
    assert pair is not None
    return [call.text for call in calls(pair)]


def test_a_call_stands_until_the_next_meeting_takes_it_up() -> None:
    assert standing({}, "2026-01-20") == ["somebody who knows the build"]
    met = {"logs/lin-ada/2026-02-10-talk.md": SESSION.format(day="2026-02-10", text="We met.")}
    assert standing(met) == []
    again = "Still:\n\n- help wanted\uff1a somebody who knows the build"
    met = {"logs/lin-ada/2026-02-10-talk.md": SESSION.format(day="2026-02-10", text=again)}
    assert standing(met) == ["somebody who knows the build"]


def test_the_same_call_is_said_once() -> None:
    text = "blocked: NO access to the test cluster"
    more = {
        "logs/lin-ada/2026-02-11-a.md": f"---\nkind: note\ndate: 2026-02-11\n---\n{text}\n",
    }
    assert standing(more) == ["somebody who knows the build", "NO access to the test cluster"]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Help wanted: a reviewer", ("help wanted", "a reviewer")),
        ("> **Help wanted**: a reviewer", ("help wanted", "a reviewer")),
        ("* BLOCKER: the build", ("blocked", "the build")),
        ("\u6c42\u52a9\uff1a\u627e\u4eba", ("help wanted", "\u627e\u4eba")),
        ("I was blocked: by nobody", None),
        ("Help wanted:", None),
        ("```\nBlocked: in code\n```", None),
    ],
)
def test_what_is_a_call(line: str, found: tuple[str, str] | None) -> None:
    workspace, _ = load(
        TextTree(
            {**FILES, "logs/lin-ada/2026-02-11-a.md": SESSION.format(day="2026-02-11", text=line)}
        )
    )
    note = workspace.logs_of["lin-ada"][-1]
    assert [(call.kind, call.text) for call in calls_in(note)] == ([found] if found else [])


def test_a_new_note_brings_the_calls_along(repository: Path) -> None:
    main(["new", "log", "lin-ada", "--repo", str(repository), "--date", "2026-02-12"])
    text = (repository / "logs/lin-ada/2026-02-12-one-to-one.md").read_text("utf-8")
    assert "<!-- Help wanted: somebody who knows the build -->\n" in text
    assert "<!-- Blocked: no access to the test cluster -->\n- [ ] Draft the runbook" in text
    assert main(["check", "--repo", str(repository), "--strict"]) == 1  # blank-log: as it is
