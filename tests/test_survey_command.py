"""The commands: answering a survey, sealed or in clear, and counting the answers."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pyrage
import pytest
from tests.survey_world import (
    AFTER,
    DURING,
    KEYS,
    OFFICE,
    SETTINGS,
    TALLY,
    answer,
    people,
    sealed_up,
)

from mentorship.cli import main
from mentorship.publication.sealing import opened

COMMAND = str(Path(sys.executable).with_name("mentorship"))
TRIO = {"lin": ("ada", "north"), "mei": ("ada", "north"), "tom": ("bo", "south")}
PAIRS = {**TRIO, "kim": ("bo", "south")}
ANSWER = ["survey", "answer", "lin-ada", "pulse", "--as", "lin", "--date", DURING]
SHEET = f"logs/lin-ada/surveys/{DURING}-pulse-lin.yml"
POINTS = {"lin": 5, "mei": 4, "tom": 2}


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    lay(tmp_path, people(PAIRS))
    (tmp_path / "office.key").write_text(f"# for the office\n{OFFICE}\n")
    return tmp_path


def lay(root: Path, files: Mapping[str, str | bytes]) -> None:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(text if isinstance(text, bytes) else text.encode())


def with_keys(root: Path) -> None:
    lay(root, {"mentorship.yml": SETTINGS + KEYS})


def given(points: Mapping[str, int] = POINTS) -> dict[str, str]:
    found: dict[str, str] = {}
    for who, agree in points.items():
        found |= answer(f"{who}-{PAIRS[who][0]}", who, {"fit": agree, "solved": agree})
    return found


Said = tuple[int, str, str]


@pytest.fixture
def run(repository: Path, capsys: pytest.CaptureFixture[str]) -> object:
    def runs(*words: str) -> Said:
        code = main([*words, "--repo", str(repository)])
        out, err = capsys.readouterr()
        return code, out, "".join(line for line in err.splitlines(True) if "not a git" not in line)

    return runs


def tally(run: object, *more: str, day: str = AFTER) -> Said:
    return run("survey", "tally", "graduates", "--as-of", day, *more)  # type: ignore[operator,no-any-return]


def test_an_answer_in_clear_where_there_are_no_keys(repository: Path, run: object) -> None:
    code, out, err = run(*ANSWER, "--set", "solved=5", "--set", "fit=4", "--text", 'More "tea"')  # type: ignore[operator]

    assert (code, out) == (0, f"{SHEET}\n")
    assert "your answer is not sealed: everybody who can read this repository can read it" in err
    assert (repository / SHEET).read_text() == (
        "# yaml-language-server: $schema=../../../docs/schemas/answer.json\n"
        'survey: pulse\nanswers: {fit: 4, solved: 5}\ntext: "More \\"tea\\""\n'
    )
    assert main(["check", "--repo", str(repository), "--fail-on", "info"]) == 0


def test_an_answer_is_sealed_where_the_office_has_keys(repository: Path, run: object) -> None:
    with_keys(repository)
    code, out, err = run(*ANSWER, "--set", "fit=4", "--about", "ada")  # type: ignore[operator]

    assert (code, out) == (0, f"{SHEET}.age\n")
    assert "only the program office can read it" in err
    content = (repository / f"{SHEET}.age").read_bytes()
    assert opened(content, [str(OFFICE)]) == "survey: pulse\nabout: ada\nanswers: {fit: 4}\n"
    assert not (repository / SHEET).exists()
    assert main(["check", "--repo", str(repository), "--fail-on", "info"]) == 0


def test_characters_that_no_file_may_hold_are_left_out(repository: Path, run: object) -> None:
    run(*ANSWER, "--set", "fit=4", "--text", " a\u200bb\u202e\r\n\U0001f600\udc80 ")  # type: ignore[operator]
    assert 'text: "ab\\n\U0001f600"\n' in (repository / SHEET).read_text("utf-8")
    assert main(["check", "--repo", str(repository), "--fail-on", "info"]) == 0


def test_an_open_survey_is_not_sealed(repository: Path, run: object) -> None:
    with_keys(repository)
    lay(repository, {"programs/graduates/program.yml": people(PAIRS, more="    open: true\n")[
        "programs/graduates/program.yml"]})  # fmt: skip
    assert run(*ANSWER, "--set", "fit=4")[:2] == (0, f"{SHEET}\n")  # type: ignore[operator]


def test_answers_come_from_a_file(repository: Path, run: object) -> None:
    lay(repository, {"mine.yml": "fit: 2\nsolved: 3\n"})
    assert run(*ANSWER, "--answers", str(repository / "mine.yml"))[0] == 0  # type: ignore[operator]
    assert "answers: {fit: 2, solved: 3}" in (repository / SHEET).read_text()


def typed(repository: Path, lines: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [COMMAND, *ANSWER, "--repo", str(repository)],
        input=lines, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONUTF8": "1"},
    )  # fmt: skip


def test_the_questions_are_asked_one_by_one(repository: Path) -> None:
    done = typed(repository, "4\nseven\n5\nThank you\n")
    assert done.stderr.index("is not sealed") < done.stderr.index("It fits")
    assert (done.returncode, done.stdout) == (0, f"{SHEET}\n")
    assert done.stderr.index("It fits [1-5]") < done.stderr.index("My problems get solved [1-5]")
    assert "Please type a number from 1 to 5, or nothing." in done.stderr
    assert 'answers: {fit: 4, solved: 5}\ntext: "Thank you"\n' in (repository / SHEET).read_text()


def test_they_are_asked_in_the_language_of_who_answers(repository: Path) -> None:
    asked = people(PAIRS)["programs/graduates/program.yml"].replace(
        "fit: It fits", "fit: {en: It fits, zh: 内容合适}"
    )
    lay(repository, {
        "mentorship.yml": SETTINGS + "languages: [en, zh]\n",
        "programs/graduates/program.yml": asked,
        "people/profiles/lin.yml": "languages: [fr, zh, en]\n",
    })  # fmt: skip
    done = typed(repository, "4\n\n\n")
    assert "内容合适 [1-5]" in done.stderr
    assert "1 不同意" in done.stderr
    assert "answers: {fit: 4}\n" in (repository / SHEET).read_text()


def test_input_that_ends_early_writes_nothing(repository: Path) -> None:
    done = typed(repository, "4\n")
    assert done.returncode == 2
    assert "nothing is written" in done.stderr
    assert not (repository / "logs").exists()


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["--set", "fit=6"], "fit: an answer is a number from 1, disagree, to 5, agree"),
        (["--set", "fit=0"], "fit: an answer is a number from 1, disagree, to 5, agree"),
        (["--set", "fit=4.5"], "fit: an answer is a number from 1, disagree, to 5, agree"),
        (["--set", "fti=4"], "does not ask 'fti'; did you mean 'fit'?"),
        (["--set", "fun=4"], "does not ask 'fun'; it asks fit, solved"),
        (["--set", "fit"], "'fit' is no answer; write it as in fit=4"),
        (["--set", "fit=4", "--set", "fit=5"], "'fit' is answered twice"),
        (["--set", "fit=4", "--about", "tom"], "'tom' is not in this pairing; it may be about ada"),
        (["--set", "fit=4", "--as", "ada"], "pulse: ada is not asked: it is for the mentee"),
        (["--set", "fit=4", "--as", "nobody"], "there is no person 'nobody'"),
        (["--set", "fit=4", "--date", "2026-02-10"],
         "no round is open on 2026-02-10; the next opens on 2026-02-11"),
        (["--set", "fit=4", "--date", "2027-03-01"], "no round is open on 2027-03-01; the last"),
        (["--answers", "/nowhere/at/all.yml"], "cannot read /nowhere/at/all.yml"),
    ],
)  # fmt: skip
def test_what_cannot_be_answered_is_refused(
    repository: Path, run: object, words: list[str], why: str
) -> None:
    code, out, err = run(*ANSWER, *words)  # type: ignore[operator]
    assert (code, out) == (2, "")
    assert why in err
    assert not (repository / "logs").exists()


@pytest.mark.parametrize("keys", ["", KEYS], ids=["clear", "sealed"])
def test_nobody_answers_a_round_twice(repository: Path, run: object, keys: str) -> None:
    lay(repository, {"mentorship.yml": SETTINGS + keys})
    run(*ANSWER, "--set", "fit=4")  # type: ignore[operator]
    code, _, err = run(*ANSWER, "--set", "fit=1", "--date", "2026-02-21")  # type: ignore[operator]
    assert code == 2
    assert f"lin has answered this round already: {SHEET}" in err
    assert "the next opens on 2026-04-12" in err
    assert run(*ANSWER, "--set", "fit=1", "--date", "2026-04-12")[0] == 0  # type: ignore[operator]


COUNTED = """\
As of 2026-04-12: surveys of graduates

pulse, round 1, opened 2026-02-11 to 2026-04-11: 3 respondents
  fit       2 or 3 of 3  ~83 %
  solved    2 or 3 of 3  ~83 %
  together  4 to 6 of 6  ~83 %

pulse, round 2, opened 2026-04-12 to 2026-06-10: open, told from 2026-06-11 on
"""


def test_with_the_key_sealed_answers_are_counted_and_written_nowhere(
    repository: Path, run: object
) -> None:
    with_keys(repository)
    lay(repository, sealed_up(given()))
    before = sorted(repository.rglob("*"))
    key = ["--key", str(repository / "office.key")]

    assert tally(run, *key) == (0, COUNTED, "")
    assert sorted(repository.rglob("*")) == before

    assert tally(run, *key, "--write") == (0, f"{TALLY}\n", "")
    assert "fit: 2 or 3 of 3" in (repository / TALLY).read_text()
    assert main(["check", "--repo", str(repository), "--fail-on", "info"]) == 0
    # From now on nobody needs the key.
    code, out, err = tally(run)
    assert (code, out.endswith(COUNTED), err) == (0, True, "")


def test_without_the_key_a_round_is_sealed_and_scores_work(repository: Path, run: object) -> None:
    with_keys(repository)
    lay(repository, sealed_up(given()))
    code, out, err = tally(run)
    assert code == 0
    assert "pulse, round 1, opened 2026-02-11 to 2026-04-11: sealed\n" in out
    assert err == "mentorship: 3 answers: sealed, and there is no key\n"
    assert tally(run, "--write")[1:] == ("", f"{err}mentorship: there is nothing new to write\n")
    told = run("score", "program", "graduates", "--as-of", AFTER)[1]  # type: ignore[operator]
    assert re.search(r"survey-positive +- \(the answers are sealed\)", told)


def test_the_key_may_be_in_the_environment(repository: Path) -> None:
    with_keys(repository)
    lay(repository, sealed_up(given()))
    done = subprocess.run(
        [COMMAND, "survey", "tally", "graduates", "--as-of", AFTER,
         "--repo", str(repository)],
        capture_output=True, text=True, check=True,
        env={**os.environ, "MENTORSHIP_KEY": str(OFFICE)},
    )  # fmt: skip
    assert done.stdout == COUNTED


def test_tallies_are_written_once(repository: Path, run: object) -> None:
    lay(repository, given())
    assert tally(run, "--write")[:2] == (0, f"{TALLY}\n")
    written = (repository / TALLY).read_text()
    lay(repository, given({"kim": 1}))
    code, out, err = tally(run, "--write")
    assert (code, out, err) == (0, "", "mentorship: there is nothing new to write\n")
    assert (repository / TALLY).read_text() == written
    assert "2 or 3 of 3" in tally(run, day="2026-09-01")[1]


def test_a_day_ahead_would_tell_what_is_open(repository: Path, run: object) -> None:
    lay(repository, given())
    code, out, err = tally(run, "--write", day="2027-01-01")
    assert (code, out) == (2, "")
    assert err == "mentorship: 2027-01-01 is ahead: what is open now is not told\n"


def test_a_tally_in_other_formats(repository: Path, run: object) -> None:
    lay(repository, given())
    assert (
        '"least": 2,\n              "most": 3,\n              "of": 3'
        in (tally(run, "--format", "json")[1])
    )
    assert (
        "| all (3 respondents) | together | 4 to 6 of 6 | \\~83 % |"
        in (tally(run, "--format", "markdown")[1])
    )


# Bad input: said, never counted, never a crash.

FOURTH = f"logs/kim-bo/surveys/{DURING}-pulse-kim.yml"
WRONG = pyrage.x25519.Identity.generate()


def bad(repository: Path, run: object, text: str | bytes, path: str = f"{FOURTH}.age") -> str:
    """What is said of a fourth file beside three good answers, which are counted without it."""
    with_keys(repository)
    lay(repository, sealed_up(given()))
    lay(repository, {path: text})
    code, out, err = tally(run, "--key", str(repository / "office.key"))
    assert (code, out) == (0, COUNTED)
    return err


def sealed_text(text: str) -> str:
    return sealed_up({FOURTH: text})[f"{FOURTH}.age"]


def test_a_respondent_twice_counts_once(repository: Path, run: object) -> None:
    again = sealed_up(answer("lin-ada", "lin", {"fit": 1, "solved": 1}, "2026-02-25"))
    ((path, text),) = again.items()
    err = bad(repository, run, text, path)
    assert f"not counted: {path.removesuffix('.age')}: lin has answered this round already" in err


def test_a_tally_of_two_is_not_told(repository: Path, run: object) -> None:
    lay(repository, given({"lin": 5, "mei": 5}))
    assert "round 1, opened 2026-02-11 to 2026-04-11: not told, fewer than 3" in tally(run)[1]
    assert tally(run, "--write")[1] == ""


def test_an_answer_of_somebody_who_is_not_asked(repository: Path, run: object) -> None:
    path = FOURTH.replace("pulse-kim", "pulse-bo")
    err = bad(repository, run, sealed_text("survey: pulse\nanswers: {fit: 1}\n"), f"{path}.age")
    assert f"not counted: {path}: bo is not asked: it is for the mentee" in err


def test_a_wrong_key_opens_nothing_and_counts_nothing(repository: Path, run: object) -> None:
    with_keys(repository)
    lay(repository, sealed_up(given()) | {"other.key": f"{WRONG}\n"})
    code, out, err = tally(run, "--key", str(repository / "other.key"))
    assert (code, err) == (3, "mentorship: 3 answers: cannot be opened with this key\n")
    assert "2026-04-11: sealed\n" in out
    code, out, err = tally(run, "--key", str(repository / "other.key"), "--write")
    assert (code, out) == (3, "")
    assert err.startswith("mentorship: 3 answers: cannot be opened with this key\n")


def test_one_answer_for_another_key_keeps_the_round_sealed(repository: Path, run: object) -> None:
    with_keys(repository)
    other = bytes(pyrage.encrypt(b"survey: pulse\n", [WRONG.to_public()], armored=True))
    lay(repository, sealed_up(given()) | {f"{FOURTH}.age": other})
    code, out, err = tally(run, "--key", str(repository / "office.key"))
    assert (code, err) == (0, "mentorship: 1 answer: cannot be opened with this key\n")
    assert "2026-04-11: sealed\n" in out


def test_a_key_that_is_none(repository: Path, run: object) -> None:
    with_keys(repository)
    lay(repository, sealed_up(given()) | {"no.key": "AGE-SECRET-KEY-1NONE\n"})
    assert tally(run, "--key", str(repository / "no.key")) == (
        2, "", "mentorship: the private key is no age key: AGE-SECRET-KEY-1...\n",
    )  # fmt: skip


@pytest.mark.parametrize("kept", [0, 10, 100, 200, -30, -1])
def test_a_truncated_file(repository: Path, run: object, kept: int) -> None:
    whole = sealed_text("survey: pulse\nanswers: {fit: 1, solved: 1}\n").rstrip("\n")
    err = bad(repository, run, whole[:kept])
    assert f"not counted: {FOURTH}.age: cannot be opened: it is damaged, or no sealed text" in err


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("survey: pulse\nanswers: {fit: 6}\n", "answers.fit: must be at most 5"),
        ("survey: pulse\nanswers: {fit: 0}\n", "answers.fit: must be at least 1"),
        ("survey: pulse\nanswers: {fit: yes}\n", "a whole number expected"),
        ("survey: pulse\n", "the required key 'answers' is missing"),
        ("survey: other\nanswers: {fit: 4}\n", "it answers other, which is not what its name says"),
        ("survey: [\n", "it is no YAML [yaml-syntax]"),
        ("", "not counted"),
        ("I am not happy.\n", "not counted"),
    ],
)
def test_what_was_sealed_is_no_answer(repository: Path, run: object, text: str, why: str) -> None:
    err = bad(repository, run, sealed_text(text))
    assert f"not counted: {FOURTH}.age: " in err
    assert why in err
    assert "happy" not in err


def test_an_unknown_question_in_a_sealed_answer(repository: Path, run: object) -> None:
    err = bad(repository, run, sealed_text("survey: pulse\nanswers: {fit: 1, fun: 1}\n"))
    assert "it answers a question that the survey does not have" in err


def test_the_answer_of_another_survey_or_person_under_this_name(
    repository: Path, run: object
) -> None:
    path = FOURTH.replace("kim.yml", "tom.yml")  # of a pairing that is not tom's
    err = bad(repository, run, sealed_text("survey: pulse\nanswers: {fit: 1}\n"), f"{path}.age")
    assert f"not counted: {path}: tom is not asked" in err


def test_bytes_that_are_no_text(repository: Path, run: object) -> None:
    sealed = bytes(pyrage.encrypt(b"\xff\xfe\x00", [OFFICE.to_public()]))
    assert "what was sealed is no text" in bad(repository, run, sealed)


def test_a_program_or_survey_that_there_is_not(run: object) -> None:
    assert run("survey", "tally", "gradutes")[0] == 2  # type: ignore[operator]
    code, _, err = tally(run, "--survey", "puls")
    assert (code, err) == (2, "mentorship: there is no survey 'puls'; did you mean pulse?\n")


def test_tallies_that_cannot_be_are_findings(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lay(repository, {TALLY: "opened: {from: 2026-02-11, to: 2026-04-11}\ncounted: 2026-04-12\n"
        "groups: [{respondents: 2, agree: {fit: 12 of 12}}]\n"})  # fmt: skip
    assert main(["check", "--repo", str(repository)]) == 1
    said = capsys.readouterr().out
    assert "groups.0.respondents: 2 must be at least 3" in said
    assert "'12 of 12' is not what may be told; write 11 or 12 of 12" in said


def test_a_tally_that_contradicts_the_answers_is_a_finding(
    repository: Path, run: object, capsys: pytest.CaptureFixture[str]
) -> None:
    lay(repository, given({"lin": 5, "mei": 4, "tom": 2, "kim": 1}))
    tally(run, "--write")
    assert main(["check", "--repo", str(repository), "--fail-on", "info"]) == 0
    text = (repository / TALLY).read_text()
    assert "fit: 2 of 4" in text
    lay(repository, {TALLY: text.replace("fit: 2 of 4", "fit: 3 or 4 of 4")})
    capsys.readouterr()
    assert main(["check", "--repo", str(repository)]) == 1
    assert "fit: the answers in clear give another count" in capsys.readouterr().out
