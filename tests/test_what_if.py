"""Whose score would change if a rule were another: `what-if`, as typed."""

from __future__ import annotations

import json
import shlex
from datetime import date
from itertools import product
from pathlib import Path

import pytest
from tests.gitrepo import GitRepo
from tests.small_world import PROGRAM, SETTINGS, note, pair, workspace

from mentorship.cli import main
from mentorship.findings import MentorshipError
from mentorship.history.facts import History
from mentorship.metrics.catalogue import facts
from mentorship.metrics.metric import Class
from mentorship.metrics.what_if import SCORES, compared
from mentorship.obligations.situation import Situation
from mentorship.render.what_if import WhatIfReport, as_json
from mentorship.scaffold.rule_changes import rule_changes, rules_with
from mentorship.workspace.loader import with_files
from mentorship.workspace.workspace import Workspace

SCORING = """\
courses: {values: {title: Values}, craft: {title: Craft}}
cadence: [{id: talk, every: month, kind: session, owner: mentor}]
scoring:
  mentor:
    growth:  {weight: 40, metric: mentee-growth, zero: 0, full: 20%}
    talks:   {weight: 30, metric: session-adherence}
    courses: {weight: 30, metric: course-completion}
"""
TRACK = """\
tracks:
  general: {stages: [{id: arrive, title: Arrive, weeks: 1-2, compulsory: [values, craft]}]}
"""
RULES = PROGRAM.replace("tracks: {general: {}}\n", TRACK) + SCORING
WHERE = "programs/graduates/program.yml"


def record(after: str) -> str:
    return (
        "ratings:\n"
        "  - {period: 2025, rating: 4.0, scale: 5, on: 2026-01-02}\n"
        f"  - {{period: 2026-H1, rating: {after}, scale: 5, on: 2026-03-01}}\n"
    )


def files(rating: str = "4.4", more: str = "") -> dict[str, str]:
    """Ada looks after Lin, who grew by 10 %; Bo after Kim, of whom no rating is known."""
    return {
        "mentorship.yml": SETTINGS,
        "people/records/lin.yml": record(rating),
        WHERE: RULES + more,
        **pair("ada", "lin"),
        **pair("bo", "kim"),
        **note("lin-ada", "2026-01-20", more="completes: [values]\n"),
        **note("lin-ada", "2026-02-10"),
        **note("kim-bo", "2026-01-20", more="completes: [values, craft]\n"),
    }


def write(root: Path, texts: dict[str, str]) -> Path:
    for path, text in texts.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    return root


def run(root: Path, typed: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    words = ["what-if", *shlex.split(typed), "--as-of", "2026-03-31", "--repo", str(root)]
    code = main(words)
    said = capsys.readouterr()
    return code, said.out, said.err.replace(_NO_GIT, "")


_NO_GIT = (
    "mentorship: not a git repository: every date is taken as the files claim it; run `git init` "
    "and commit to have evidence\n"
)
MORE_TALKS = (
    "--set graduates.scoring.mentor.growth.weight=20 --set graduates.scoring.mentor.talks.weight=50"
)


def test_whose_score_moves_is_told_with_what_moved_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # Ada: growth 10 % is 50 points, talks 2 of 2, courses 1 of 2.
    # before 40 × 50 + 30 × 100 + 30 × 50 = 65, after 20 × 50 + 50 × 100 + 30 × 50 = 75
    # Bo has no growth: (30 × 50 + 30 × 100) / 60 = 75, then (50 × 50 + 30 × 100) / 80 = 68.75
    code, out, err = run(write(tmp_path, files()), MORE_TALKS, capsys)
    assert (code, err) == (0, "")
    assert out == (
        "As of 2026-03-31\n"
        "\n"
        f"If {WHERE} said\n"
        "  scoring.mentor.growth.weight: 20, not 40\n"
        "  scoring.mentor.talks.weight: 50, not 30\n"
        "\n"
        "mentor-score: 2 of 2 would change: 1 up, 1 down\n"
        "  ada in graduates: 65.0 -> 75.0 (+10.0); 100 % of the weight measured\n"
        "    growth  weight 40 -> 20, 50.0 points: gives 20.0 -> 10.0\n"
        "    talks   weight 30 -> 50, 100.0 points: gives 30.0 -> 50.0\n"
        "  bo in graduates: 75.0 -> 68.8 (-6.2); 60 % -> 80 % of the weight measured\n"
        "    growth  weight 40 -> 20, not measured\n"
        "    talks   weight 30 -> 50, 50.0 points: gives 25.0 -> 31.3\n"
        "\n"
        "mentee-score: nobody has one, before or after\n"
        "\n"
        "pairing-score: nobody has one, before or after\n"
        "\n"
        "job-score: nobody has one, before or after\n"
    )


def test_the_files_are_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, files())
    run(tmp_path, MORE_TALKS, capsys)
    left = {path: (tmp_path / path).read_text("utf-8") for path in files()}
    assert left == files()
    assert sum(path.is_file() for path in tmp_path.rglob("*")) == len(files())


def test_what_it_says_is_what_score_says_afterwards(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = run(write(tmp_path, files()), f"{MORE_TALKS} --format json", capsys)[1]
    told = {
        each["subject"]["id"]: each["after"]["value"]
        for each in json.loads(out)["scores"][0]["changes"]
    }
    changed = RULES.replace("weight: 40", "weight: 20").replace(
        "talks:   {weight: 30", "talks: {weight: 50"
    )
    write(tmp_path, {WHERE: changed})
    for person, value in told.items():
        main([
            "why", "mentor-score", person, "--as-of", "2026-03-31", "--format", "json",
            "--repo", str(tmp_path),
        ])  # fmt: skip
        assert json.loads(capsys.readouterr().out)["receipts"][0]["value"] == value


def test_scores_come_and_go_with_the_least_evidence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = "--set graduates.scoring.least_evidence=80% --score mentor --format json"
    scores = json.loads(run(write(tmp_path, files()), typed, capsys)[1])["scores"]
    assert [(each["score"], each["of"]) for each in scores] == [("mentor-score", 2)]
    (lost,) = scores[0]["changes"]
    assert lost["subject"]["id"] == "bo"
    assert lost["difference"] is None
    assert lost["after"]["value"] is None
    assert lost["after"]["missing"] == "60 % of the weight is measured, 80 % is needed"

    out = run(tmp_path, typed.replace("json", "markdown"), capsys)[1]
    assert (
        "| bo in graduates | 75.0 | - | lost | 60 % of the weight is measured, 80 % is needed |"
    ) in out


def test_a_change_too_small_to_be_seen_is_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = "--set graduates.scoring.mentor.growth.full=20.01% --score mentor"
    out = run(write(tmp_path, files()), typed, capsys)[1]
    assert "mentor-score: 1 of 2 would change: 1 down\n" in out
    assert "  ada in graduates: 65.0 -> 65.0 (less than 0.1 down); 100 % of the weight" in out


def test_nobody_is_a_result_as_well(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    typed = "--set graduates.scoring.least_evidence=55% --score mentor"
    code, out, _ = run(write(tmp_path, files()), typed, capsys)
    assert code == 0
    assert out.endswith(
        "\nNobody's score would change.\n\nmentor-score: nobody's would change, of 2\n"
    )


def test_parts_come_and_go(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    typed = (
        "--set graduates.scoring.mentor.growth= "
        "--set 'graduates.scoring.mentor.punctual={weight: 40, metric: on-time}' --score mentor"
    )
    out = run(write(tmp_path, files()), typed, capsys)[1]
    assert "scoring.mentor.punctual: {weight: 40, metric: on-time} (new)" in out
    assert "    growth    gone, weight 40, 50.0 points\n    punctual  new, weight 40, " in out


def test_a_change_of_another_rule_moves_points(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = "--set graduates.cadence.0.every=quarter --score mentor"
    out = run(write(tmp_path, files()), typed, capsys)[1]
    assert "  cadence.0.every: quarter, not month\n" in out
    assert "    talks  weight 30, 50.0 points -> 100.0 points" in out


def test_badges_and_conditions_follow(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    badge = (
        "recognition:\n  - {badge: steady, for: mentor, title: Steady, "
        "when: {metric: session-adherence, at_least: 60%}}\n"
    )
    write(tmp_path, files(more=badge))
    typed = "--set graduates.recognition.0.when.at_least=40% --score job"
    out = run(tmp_path, typed, capsys)[1]
    assert "badges, by the last day of judgement\n  bo: would earn steady of graduates\n" in out

    typed = "--set 'graduates.eligibility={mentee: [{joined_within: 6 months}]}' --score job"
    out = run(tmp_path, typed, capsys)[1]
    assert "who may take part\n" in out
    assert "  ada as mentee in graduates: yes -> " in out


def test_rules_that_check_would_refuse_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = "--set graduates.scoring.mentor.growth.weight=50"
    code, out, err = run(write(tmp_path, files()), typed, capsys)
    assert (code, out) == (1, "")
    assert err == (
        f"mentorship: {WHERE}:10:3: error[weights-sum]: the weights of scoring.mentor sum to 110, "
        "not to 100\n"
        "mentorship: such rules would be refused, so nothing is compared\n"
    )


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("--set graduates", "'graduates' is no change; write it as in "),
        ("--set =5", "'=5' is no change; write it as in "),
        ("--set graduates..scoring=5", "'graduates..scoring=5' is no change; write it as in "),
        ("--set gradates.scoring.mentor.growth.weight=5", "there is no program 'gradates'; did "),
        ("--set graduates.scoring.mentr.x.weight=5", f"{WHERE} is left as it is: "),
        ("--set graduates.scoring.mentor.growth.weight=much", f"{WHERE} is left as it is: "),
        ("--set 'graduates.scoring.mentor={'", "'graduates.scoring.mentor={': "),
        ("--set graduates.scoring.mentee=", "graduates.scoring.mentee stands nowhere, so "),
        ("--set graduates.scoring.mentor.growth.weight=40", "the rules say so already: "),
        ("--set landing_grace.x=1", "mentorship.yml is left as it is: "),
    ],
)
def test_what_cannot_be_changed_is_said_in_one_line(
    tmp_path: Path, typed: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(write(tmp_path, files()), typed, capsys)
    assert (code, out) == (2, "")
    assert err.startswith(f"mentorship: {said}")
    assert err.count("\n") == 1


def test_the_program_with_the_longest_id_is_meant() -> None:
    other = {
        "programs/graduates.2026/program.yml": RULES.replace("40", "30").replace("30, m", "35, m")
    }
    space = workspace({**files(), **other})
    changed = rules_with(space, ["graduates.2026.scoring.least_evidence=60%"])
    assert list(changed) == ["programs/graduates.2026/program.yml"]


def test_what_one_side_lacks_is_told_as_a_whole() -> None:
    before = {"a": "x: {y: {z: 1}, w: [{v: 1}, {v: 2}]}\n"}
    after = {"a": "x: {w: [{v: 1}, {v: 3}], u: [1, 2]}\n"}
    assert [change[1:] for change in rule_changes(before, after)] == [
        ("x.w.1.v", "2", "3"),
        ("x.u", "", "[1, 2]"),
        ("x.y", "{z: 1}", ""),
    ]


# Rules of a branch


@pytest.fixture
def branched(git_repo: GitRepo) -> GitRepo:
    """Branch `rules` weighs otherwise; main has a note more since."""
    write(git_repo.root, files())
    git_repo.commit("2026-02-20")
    git_repo.branch("rules")
    new = RULES.replace("weight: 40", "weight: 20").replace(
        "talks:   {weight: 30", "talks:   {weight: 50"
    )
    write(git_repo.root, {WHERE: new})
    git_repo.commit("2026-02-21")
    git_repo.switch("main")
    write(git_repo.root, note("kim-bo", "2026-02-22"))
    git_repo.commit("2026-02-22")
    return git_repo


def test_only_the_rules_of_a_branch_are_taken(
    branched: GitRepo, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = run(branched.root, MORE_TALKS, capsys)
    assert run(branched.root, "--with rules", capsys) == typed
    assert "  bo in graduates: 100.0 -> " not in typed[1]


def test_other_line_ends_here_are_no_other_rules(
    branched: GitRepo, capsys: pytest.CaptureFixture[str]
) -> None:
    """As git for Windows writes them into the work tree."""
    wanted = run(branched.root, "--with rules", capsys)
    branched.git("config", "core.autocrlf", "true")
    path = branched.root / WHERE
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert run(branched.root, "--with rules", capsys)[:2] == wanted[:2]


def test_rules_that_are_not_committed_are_compared_with_those_that_are(
    branched: GitRepo, capsys: pytest.CaptureFixture[str]
) -> None:
    _, wanted, _ = run(branched.root, MORE_TALKS, capsys)
    branched.write(WHERE, branched.git("show", f"rules:{WHERE}") + "\n")
    _, out, err = run(branched.root, "", capsys)
    assert out == wanted
    assert WHERE in err  # not committed, as every command says


def test_two_commits_are_compared_without_the_files_here(
    branched: GitRepo, capsys: pytest.CaptureFixture[str]
) -> None:
    wanted = run(branched.root, "--with rules", capsys)
    branched.write(WHERE, "title: [broken\n")
    assert run(branched.root, "--with rules --at main", capsys) == wanted
    code, out, err = run(branched.root, "--at main", capsys)
    assert (code, out) == (2, "")
    assert err == "mentorship: say which rules: --set PROGRAM.KEY=VALUE, or --with BRANCH\n"


def test_a_branch_without_other_rules_is_said(
    branched: GitRepo, capsys: pytest.CaptureFixture[str]
) -> None:
    said = "mentorship: main~1 changes no rule that is not here already\n"
    assert run(branched.root, "--with main~1", capsys) == (2, "", said)
    said = "mentorship: 'nowhere' is no commit of this repository\n"
    assert run(branched.root, "--with nowhere", capsys) == (2, "", said)
    said = "mentorship: no rule differs from the newest commit; try one with --set or --with\n"
    assert run(branched.root, "", capsys) == (2, "", said)


@pytest.mark.parametrize("size", [300_000, 4_300_000])
def test_a_file_too_large_to_be_read_is_not_taken_for_an_empty_one(
    branched: GitRepo, capsys: pytest.CaptureFixture[str], size: int
) -> None:
    branched.switch("rules")
    branched.write(WHERE, RULES + "#" * size + "\n")
    branched.commit("2026-02-23")
    branched.switch("main")
    said = f"mentorship: {WHERE} is larger than 256 KiB\n"
    assert run(branched.root, "--with rules", capsys) == (2, "", said)


def test_rules_that_changed_on_both_sides_are_to_be_merged_first(
    branched: GitRepo, capsys: pytest.CaptureFixture[str]
) -> None:
    branched.write(WHERE, RULES.replace("title: Graduates", "title: Newcomers"))
    branched.commit("2026-02-23")
    said = f"mentorship: {WHERE} has changed here too since rules parted from it: "
    code, out, err = run(branched.root, "--with rules", capsys)
    assert (code, out, err) == (2, "", f"{said}bring the branch up to date first\n")


# What readers may not see


def team(rating: str | None) -> dict[str, str]:
    """Ada looks after three, so members may see her score; of one of them a rating is sealed."""
    people = {
        path: text
        for name in ("lin", "kim", "noor")
        for path, text in {
            **pair("ada", name),
            **note(f"{name}-ada", "2026-01-20", more="completes: [values]\n"),
        }.items()
    }
    sealed = {"people/records/lin.yml": record(rating)} if rating else {}
    rules = RULES + "  least_evidence: 20%\n"
    return {"mentorship.yml": SETTINGS, WHERE: rules, **people, **sealed}


METRICS = ("mentee-growth", "rating-growth", "promotion-rate", "top-performer-rate")
WEIGHTS = ((100, 0), (90, 10), (50, 50), (10, 90))
MENTOR = (
    "graduates.scoring.mentor={{a: {{weight: {}, metric: {}, zero: 0, full: {}}}, "
    "b: {{weight: {}, metric: course-completion}}}}"
)
TYPED = tuple(
    (MENTOR.format(one, metric, full, other), f"graduates.scoring.least_evidence={least}")
    for metric, (one, other), full, least in product(
        METRICS, WEIGHTS, ("10%", "40%"), ("0%", "60%")
    )
)


@pytest.mark.parametrize("audience", ["members", "pair"])
def test_no_change_of_weights_tells_a_sealed_value(
    tmp_path: Path, audience: Class, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever is asked, worlds that differ in what is sealed alone answer the same."""
    worlds = [workspace(team(rating)) for rating in ("4.1", "5.0", None)]
    told = 0
    for typed in TYPED:
        (answer,) = {asked(space, typed, audience) for space in worlds}
        told += len(json.loads(answer)["scores"][0]["changes"])
    assert told  # else nothing was asked about
    assert len({asked(space, TYPED[0], None) for space in worlds}) > 1  # and the office sees it

    roots = [write(tmp_path / name, team(rating)) for name, rating in (("a", "4.1"), ("b", None))]
    options = f"{' '.join(f'--set {shlex.quote(each)}' for each in TYPED[0])} --audience {audience}"
    assert len({run(root, options, capsys) for root in roots}) == 1


def asked(space: Workspace, typed: tuple[str, ...], audience: Class | None) -> str:
    """The answer as data, for an audience."""
    after, _ = with_files(space, rules_with(space, typed))
    old, new = (
        facts(Situation(each, History.absent(), date(2026, 3, 31)), audience=audience)
        for each in (space, after)
    )
    return as_json(WhatIfReport(date(2026, 3, 31), None, (), compared(old, new, SCORES)))


def test_members_see_a_score_of_what_they_may_see(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = write(tmp_path, team("4.4"))
    typed = "--set graduates.scoring.mentor.courses.full=50% --audience members --format json"
    data = json.loads(run(root, typed, capsys)[1])
    assert [each["score"] for each in data["scores"]] == ["mentor-score", "mentee-score"]
    (ada,) = data["scores"][0]["changes"]
    assert (ada["before"]["value"], ada["after"]["value"]) == ("50.0", "100")
    assert ada["before"]["measured"] == "0.3"  # growth counts as missing, talks are of two only
    assert [part["name"] for part in ada["parts"]] == ["courses"]
    assert (data["badges"], data["eligibility"]) == (None, None)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("--set graduates.cadence.0.every=week --audience members",
         f"{WHERE}: cadence.0.every: for members only changes of `scoring:` are told"),
        ("--set landing_grace='9 working days' --audience pair",
         "mentorship.yml: landing_grace: for pair only changes of `scoring:` are told"),
        ("--set graduates.scoring.least_evidence=9% --audience members --score pairing",
         "the pairing score is not for members"),
        ("--set graduates.scoring.least_evidence=9% --audience pair --score job",
         "the job score is not for pair"),
        ("--set graduates.scoring.least_evidence=9% --audience public",
         "scores of people and pairings are not for public"),
    ],
)  # fmt: skip
def test_what_is_not_for_readers_is_not_asked_for_them(
    tmp_path: Path, typed: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    root = write(tmp_path, files())
    assert run(root, typed, capsys) == (2, "", f"mentorship: {said}\n")


def test_an_unknown_program_is_an_error_of_whoever_typed_it() -> None:
    with pytest.raises(MentorshipError, match="there is no program 'other'"):
        rules_with(workspace(files()), ["other.title=X"])
