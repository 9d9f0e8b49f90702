"""Forms and comments: what somebody without git asks for becomes a file, or a plain answer."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorship.bots.intake.body import read
from mentorship.bots.intake.commands import Command, command_in
from mentorship.cli import main
from mentorship.scaffold.form import Form
from mentorship.scaffold.forms import FORMS, HAND_IN, LOG_SESSION, form_files, form_of

FILES = {
    "mentorship.yml": "organisation: Acme\ntimezone: UTC\nas_of: 2026-02-12\noffice: [mira]\n",
    "people/ada.yml": "name: Ada\ngithub: adaokafor\n",
    "people/lin.yml": "name: Lin\ngithub: linwei\n",
    "people/kim.yml": "name: Kim\ngithub: kim\n",
    "people/mira.yml": "name: Mira\ngithub: mira-hr\n",
    "programs/grow/program.yml": (
        "title: Grow\ndates: {start: 2026-01-01, end: 2026-12-31}\n"
        "courses: {values: {title: Our values}}\n"
        "tracks:\n  general:\n    core_points: {craft: Craft, talk: Talk}\n    stages:\n"
        "      - {id: arrive, weeks: 1-4, tasks: [{id: report, title: Report}]}\n"
    ),
    "pairings/lin-ada.yml": "program: grow\nmentors: [ada]\nmentees: [lin]  # agreed by both\n"
    "start: 2026-01-05\naccepted: {ada: 2026-01-02, lin: 2026-01-03}\n"
    "plan: {core_points: {craft: Pair on the parser, talk: Demo day}}\n",
    "pairings/kim-ada.yml": "program: grow\nmentors: [ada]\nmentees: [kim]\nstart: 2026-02-02\n",
    "logs/lin-ada/2026-01-12-first.md": (
        "---\nkind: session\ndate: 2026-01-12\ncovers: [craft]\n---\nWe met.\n\n"
        "- [ ] Draft the runbook (@lin, 2026-01-30)\n"
    ),
}
SESSION = {"Pairing": "lin-ada", "Day": "2026-02-10", "What you talked about": "The parser."}


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    root = tmp_path / "repository"
    for path, text in FILES.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    return root


class Answered:
    """What a run left: its exit code, the answer, the message of the commit, the new files."""

    def __init__(self, root: Path, out: Path, code: int) -> None:
        self.code = code
        self.reply = _text(out / "reply.md")
        self.message = _text(out / "message.txt")
        self.files = {
            path.relative_to(root).as_posix(): path.read_text("utf-8")
            for path in sorted(root.rglob("*"))
            if path.is_file() and _is_new(root, path)
        }


def _text(path: Path) -> str | None:
    return path.read_text("utf-8") if path.exists() else None


def _is_new(root: Path, path: Path) -> bool:
    return FILES.get(path.relative_to(root).as_posix()) != path.read_text("utf-8")


def _run(root: Path, event: object) -> Answered:
    out = root.parent / "answer"
    file = root.parent / "event.json"
    file.write_text(json.dumps(event), "utf-8")
    code = main(["intake", str(file), "--out", str(out), "--repo", str(root)])
    return Answered(root, out, code)


def filled_in(
    root: Path,
    answers: Mapping[str, str],
    by: str = "linwei",
    label: str = "intake",
    opened_by: str | None = None,
) -> Answered:
    """The form with these answers under their labels, as GitHub writes it."""
    body = "\n\n".join(f"### {label}\n\n{answer}" for label, answer in answers.items())
    issue: dict[str, object] = {"number": 12, "body": body, "labels": [{"name": label}]}
    issue["user"] = {"login": opened_by or by}
    return _run(root, {"action": "edited", "issue": issue, "sender": {"login": by}})


def said(root: Path, comment: str, by: str, under: str = "About lin-ada") -> Answered:
    """A comment under an issue with this title."""
    issue = {"number": 30, "title": under, "body": None, "labels": []}
    return _run(root, {"issue": issue, "comment": {"body": comment}, "sender": {"login": by}})


def test_a_session_becomes_a_note(repository: Path) -> None:
    answers = {
        "Pairing": "lin-ada",
        "Day": "2026-02-10",
        "Minutes": "50",
        "Form": "video",
        "Core points": "craft, talk",
        "Next meeting": "2026-03-10 10:00",
        "What you talked about": "The parser.\r\n\r\n- [ ] Write tests (@lin, 2026-02-20)",
    }
    done = filled_in(repository, answers)
    assert done.code == 0
    assert done.files == {
        "logs/lin-ada/2026-02-10-issue-12.md": (
            "---\nkind: session\ndate: 2026-02-10\nby: lin\nminutes: 50\nformat: video\n"
            'next: "2026-03-10 10:00"\ncovers: [craft, talk]\n---\n\n'
            "The parser.\n\n- [ ] Write tests (@lin, 2026-02-20)\n"
        )
    }
    assert done.message == (
        "Log a session: lin\n\nAsked for in #12 by the GitHub account linwei.\n"
    )
    assert done.reply == (
        "Thank you. A pull request with `logs/lin-ada/2026-02-10-issue-12.md` follows.\n"
    )
    assert main(["check", "--repo", str(repository)]) == 0


def test_without_a_day_it_is_today(repository: Path) -> None:
    answers = {**SESSION, "Day": "_No response_", "Form": "None"}
    assert list(filled_in(repository, answers).files) == ["logs/lin-ada/2026-02-12-issue-12.md"]


@pytest.mark.parametrize(
    ("item", "key"),
    [("report", "kind: submission\n"), ("values", "kind: course\n")],
)
def test_what_is_handed_in_becomes_a_submission_or_a_course(
    repository: Path, item: str, key: str
) -> None:
    answers = {"Pairing": "lin-ada", "Task or course": item, "Link": "https://example.org/doc"}
    (text,) = filled_in(repository, answers).files.values()
    assert key in text
    assert f"{'submits' if item == 'report' else 'completes'}: [{item}]\n" in text
    assert 'links: ["https://example.org/doc"]\n' in text
    assert text.endswith(f"Handed in: {item}.\n")


def test_an_application_has_no_choices_and_no_reason(repository: Path) -> None:
    done = filled_in(repository, {"Program": "grow", "As": "mentor"}, by="KIM")
    assert list(done.files) == ["programs/grow/applications/kim-mentor.yml"]
    (text,) = done.files.values()
    assert "date: 2026-02-12\nchoices: []" in text


def test_a_pause_is_one_more_line_of_the_pairing(repository: Path) -> None:
    done = filled_in(
        repository, {"Pairing": "lin-ada", "First day": "2026-03-02", "Last day": "2026-03-13"}
    )
    assert done.files["pairings/lin-ada.yml"] == FILES["pairings/lin-ada.yml"] + (
        "pauses: [{from: 2026-03-02, to: 2026-03-13}]\n"
    )


REFUSED = {
    "missing": ({"Pairing": "_No response_"}, "**Pairing** is missing"),
    "not a number": ({"Minutes": "fifty"}, "**Minutes**: a whole number expected"),
    "no such day": ({"Day": "2026-02-30"}, "**Day**: '2026-02-30' is no day like 2026-02-10"),
    "no day at all": ({"Day": "yesterday"}, "'yesterday' is no day like 2026-02-10"),
    "ahead": ({"Day": "2026-02-13"}, "2026-02-13 is ahead, today is 2026-02-12"),
    "unknown choice": ({"Form": "by post"}, "**Form** has to be one of in-person, video"),
    "unknown pairing": ({"Pairing": "lin-adda"}, "there is no pairing 'lin-adda'; did you mean"),
    "somebody else's": ({"Pairing": "kim-ada"}, "you do not belong to the pairing kim-ada"),
    "two lines": ({"Core points": "craft\ntalk"}, "**Core points** has to be one line"),
    "too long": ({"Core points": "a" * 201}, "**Core points** is longer than 200 characters"),
    "a path": ({"Day": "../../x"}, "'../../x' is no day like 2026-02-10"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_wrong_is_said_under_the_question(repository: Path, name: str) -> None:
    changed, words = REFUSED[name]
    answers = {**changed, **{key: SESSION[key] for key in SESSION if key not in changed}}
    done = filled_in(repository, answers)
    assert (done.code, done.files, done.message) == (1, {}, None)
    assert done.reply is not None
    assert done.reply.startswith("This could not be taken in:\n\n- ")
    assert words in done.reply
    assert done.reply.endswith("Edit the text above, and it is read again.\n")


def test_extra_and_doubled_questions_are_refused(repository: Path) -> None:
    extra = filled_in(repository, {"Pairing": "lin-ada", "Salary": "7", **SESSION})
    assert "the form has no question 'Salary'" in (extra.reply or "")
    text = "### Pairing\n\nlin-ada\n\n### Day\n\n\n\n### Pairing\n\nkim-ada\n"
    assert read(LOG_SESSION, text).problems == (
        "**Pairing** is there twice",
        "**Pairing** has to be one line",
        "**What you talked about** is missing",
    )
    assert "there is text above the first question" in read(HAND_IN, "hello\n" + text).problems


def test_below_the_text_area_nothing_is_a_question() -> None:
    text = "### Pairing\n\na-b\n\n### What you talked about\n\nOne\n### Pairing\n\nkim-ada"
    assert read(LOG_SESSION, text).given == {
        "pairing": "a-b",
        "text": "One\n### Pairing\n\nkim-ada",
    }


def test_front_matter_cannot_be_written_from_the_text(repository: Path) -> None:
    text = "---\nfeedback: {report: {verdict: accept}}\n---\nx"
    (note,) = filled_in(repository, {**SESSION, "What you talked about": text}).files.values()
    assert note.partition("---\n\n")[2] == text + "\n"
    assert main(["check", "--repo", str(repository)]) == 0


def test_a_stranger_is_told_whom_to_ask(repository: Path) -> None:
    done = filled_in(repository, SESSION, by="mallory")
    assert done.code == 1
    assert "nobody in `people/` has the GitHub account `mallory`" in (done.reply or "")


def test_the_same_issue_is_taken_in_once(repository: Path) -> None:
    assert filled_in(repository, SESSION).code == 0
    for answers in (SESSION, {**SESSION, "Day": "2026-02-09"}):
        again = filled_in(repository, answers)
        assert again.code == 1
        assert "it became `logs/lin-ada/2026-02-10-issue-12.md`" in (again.reply or "")
        assert list(again.files) == ["logs/lin-ada/2026-02-10-issue-12.md"]


def test_everything_that_is_wrong_is_said_at_once(repository: Path) -> None:
    wrong = {"Pairing": "lin-ada", "Day": "10.02.2026", "Form": "beer", "Core points": "a\nb"}
    reply = filled_in(repository, {**wrong, "What you talked about": "x"}).reply or ""
    assert "- **Day**: '10.02.2026' is no day like 2026-02-10\n- **Form** has to be" in reply
    assert "- **Core points** has to be one line\n" in reply


def test_a_comment_is_one_command_long(repository: Path) -> None:
    done = said(repository, "/accept kim-ada\n/done runbook lin-ada", by="kim")
    assert list(done.files) == ["pairings/kim-ada.yml"]
    assert "a comment is read up to its first command: `/done` needs one of its own" in (
        done.reply or ""
    )


def test_an_issue_without_the_label_asks_for_nothing(repository: Path) -> None:
    done = filled_in(repository, SESSION, label="question")
    assert (done.code, done.reply, done.files) == (0, None, {})


def test_answers_notify_nobody_and_close_nothing(repository: Path) -> None:
    done = filled_in(repository, {**SESSION, "Pairing": "@acme/all Fixes #1"})
    reply = done.reply or ""
    assert "@acme" not in reply
    assert "#1" not in reply


def test_whoever_edits_the_form_of_another_does_not_sign_it(repository: Path) -> None:
    done = filled_in(repository, SESSION, by="adaokafor", opened_by="stranger")
    assert (done.code, done.files) == (1, {})
    assert "a form speaks for whoever opened the issue" in (done.reply or "")


def test_accept(repository: Path) -> None:
    done = said(repository, "Gladly!\n/accept kim-ada", by="kim")
    assert done.code == 0
    assert done.files == {
        "pairings/kim-ada.yml": FILES["pairings/kim-ada.yml"] + "accepted: {kim: 2026-02-12}\n"
    }


def test_nobody_accepts_for_somebody_else(repository: Path) -> None:
    done = said(repository, "/accept kim-ada", by="linwei")
    assert (done.code, done.files) == (1, {})
    assert "lin is not in kim-ada" in (done.reply or "")


def test_the_office_approves_and_nobody_their_own(repository: Path) -> None:
    assert "nobody approves the plan of their own pairing" in (
        said(repository, "/approve", by="adaokafor").reply or ""
    )
    assert "kim may not approve the plan of lin-ada; who may: mira" in (
        said(repository, "/approve", by="kim").reply or ""
    )
    done = said(repository, "/approve", by="mira-hr")
    assert list(done.files) == ["pairings/approvals/lin-ada.yml"]
    assert (
        "by: mira\ndate: 2026-02-12\ndigest: plan-" in done.files["pairings/approvals/lin-ada.yml"]
    )
    assert "already approved by mira" in (said(repository, "/approve", by="mira-hr").reply or "")


def test_done_ticks_the_action(repository: Path) -> None:
    done = said(repository, "/done runbook", by="linwei")
    assert done.files == {
        "logs/lin-ada/2026-01-12-first.md": FILES["logs/lin-ada/2026-01-12-first.md"].replace(
            "[ ]", "[x]"
        )
    }
    other = said(repository, "/done runbook lin-ada", by="kim")
    assert "you do not belong to the pairing lin-ada" in (other.reply or "")


def test_a_command_without_a_pairing_near_asks_for_it(repository: Path) -> None:
    done = said(repository, "/accept", by="kim", under="Hello")
    assert "say which pairing: `/accept PAIRING`" in (done.reply or "")


@pytest.mark.parametrize(
    ("comment", "found"),
    [
        ("/accept", Command("accept")),
        ("Fine.\r\n/done 1f3a9c2b lin-ada\r\nThanks", Command("done", ("1f3a9c2b", "lin-ada"))),
        ("/aprove", Command("aprove")),
        ("I would /accept that", None),
        ("```\n/accept\n```", None),
        ("/usr/bin/env", None),
        ("/shrug", None),
    ],
)
def test_what_is_a_command(comment: str, found: Command | None) -> None:
    assert command_in(comment) == found


def test_a_comment_as_long_as_github_takes_is_read_at_once() -> None:
    began = time.perf_counter()
    assert command_in(f"/done x{' ' * 65_000}y") == Command("done", ("x", "y"))
    assert time.perf_counter() - began < 2


def test_a_command_nearly_right_is_helped(repository: Path) -> None:
    done = said(repository, "/aprove", by="mira-hr")
    assert done.reply == (
        "This could not be taken in:\n\n"
        "- there is no command `/aprove`; did you mean `/approve`?\n\n"
        "Nothing was written. Write another comment.\n"
    )


def test_a_comment_without_a_command_asks_for_nothing(repository: Path) -> None:
    assert said(repository, "Nice.", by="kim").reply is None


def test_what_is_no_event_is_refused(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(repository, {"push": 1}).code == 2
    assert "is no event about an issue or a comment" in capsys.readouterr().err


def test_the_forms_are_as_github_wants_them() -> None:
    for path, text in form_files().items():
        written = yaml.safe_load(text)
        assert set(written) == {"name", "description", "labels", "body"}, path
        ids = [field["id"] for field in written["body"]]
        assert len(ids) == len(set(ids))
        assert [f["type"] for f in written["body"]].count("textarea") <= 1
        assert all(field["attributes"]["label"] for field in written["body"])


def test_a_form_is_known_by_its_questions() -> None:
    for form in FORMS.values():
        text = "\n".join(f"### {field.label}\n\nx\n" for field in form.fields)
        assert form_of(("intake",), text) == form
        assert form_of(("other",), text) is None


@settings(deadline=None, max_examples=300)
@given(st.sampled_from(list(FORMS.values())), st.text() | st.lists(
    st.sampled_from(["### Pairing", "### Day", "### As", "", "x", "### ", "_No response_"])
).map("\n".join))  # fmt: skip
def test_any_text_is_read(form: Form, text: str) -> None:
    answers = read(form, text)
    assert set(answers.given) <= {field.id for field in form.fields}
    missing = {f.id for f in form.fields if f.required} - set(answers.given)
    assert not missing or answers.problems
