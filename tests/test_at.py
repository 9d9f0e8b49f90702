"""`--at REV`: what a command says of a commit is what it says in a checkout of that commit."""

from __future__ import annotations

import re
import shlex
from itertools import cycle
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.at_world import lived, traces
from tests.gitrepo import GitRepo
from tests.survey_world import KEYS, OFFICE, answer, people, sealed_up

from mentorship.cli import command_names, main

DAYS = {"spring": "2026-03-03", "proposal": "2026-02-27", "main~1": "2026-03-20"}
"""Revisions, and the day of each in the zone of the organisation."""

READING = (
    "advise graduates",
    "agenda lin-ada",
    "alerts",
    "applications graduates",
    "badges",
    "calendar --program graduates",
    "capacity",
    "causes platform",
    "check",
    "check --format json programs logs",
    "due --format json --within 99d",
    "eligible --program graduates",
    "match graduates",
    "portfolio ada",
    "remind --format json",
    "report graduates",
    "report graduates --format json --audience members",
    "score",
    "score pairing lin-ada",
    "survey tally graduates",
    "trend lin-ada",
    "what-if --set graduates.scoring.least_evidence=90%",
    "why mentor-score ada",
    "why on-time lin-ada --format json",
)
NOT_AT = {
    "accept", "approve", "ask-office", "automerge", "done", "end", "explain", "extend", "generate",
    "guard", "import", "intake", "issues", "ledger", "move", "new", "pause", "rematch", "resume",
    "thanks", "unseal",
}  # fmt: skip
NO_DAY = {"check"}
BELOW = {"survey": ("survey", "tally")}
"""Where the options stand that are asked about."""


class Past(NamedTuple):
    """A repository whose work tree is in disorder, and clones of it checked out at revisions."""

    repo: GitRepo
    clones: dict[str, GitRepo]


@pytest.fixture(scope="module")
def past(tmp_path_factory: pytest.TempPathFactory) -> Past:
    folder = tmp_path_factory.mktemp("past")
    repo = lived(GitRepo(folder / "repository").init())
    clones = {}
    for revision in DAYS:
        clones[revision] = repo.clone(folder / revision)
        clones[revision].git("switch", "-q", "--detach", repo.git("rev-parse", revision))
    return Past(repo, clones)


def run(root: Path, words: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    code = main([*words, "--repo", str(root)])
    said = capsys.readouterr()
    return code, said.out, said.err


@pytest.mark.parametrize(("command", "revision"), list(zip(READING, cycle(DAYS), strict=False)))
def test_a_commit_reads_like_a_checkout_of_it(
    past: Past, command: str, revision: str, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    words = shlex.split(command)
    there = past.clones[revision].root
    monkeypatch.chdir(there)  # paths are read from where one stands
    day = [] if words[0] in NO_DAY else ["--as-of", DAYS[revision]]

    then = run(there, [*words, *day], capsys)
    monkeypatch.chdir(past.repo.root)
    now = run(past.repo.root, [*words, "--at", revision], capsys)

    assert now == then
    assert then[1]


def test_the_revisions_differ(past: Past, capsys: pytest.CaptureFixture[str]) -> None:
    """Else the comparison above would compare nothing."""
    for command in ("due --within 99d", "agenda lin-ada"):
        said = {
            run(past.repo.root, [*shlex.split(command), "--at", revision], capsys)[1]
            for revision in DAYS
        }
        assert len(said) > 1, command


def test_nothing_in_the_repository_is_touched(
    past: Past, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = traces(past.repo.root)
    for command in ("agenda lin-ada", "check", "report graduates", f"pages --out {tmp_path / 'p'}"):
        run(past.repo.root, [*shlex.split(command), "--at", "spring"], capsys)
    assert traces(past.repo.root) == before


def test_pages_are_those_of_the_commit(
    past: Past, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    then, now = tmp_path / "then", tmp_path / "now"
    day = ["--as-of", DAYS["spring"]]
    assert run(past.clones["spring"].root, ["pages", "--out", str(then), *day], capsys)[0] == 0
    words = ["pages", "--out", str(now), "--at", "spring"]
    assert run(past.repo.root, words, capsys)[0] == 0

    assert contents(now) == contents(then)
    assert b"# Python, again" in contents(now)["guides/python.md"]
    assert "The first edition." in (now / "programs/graduates/handbook.md").read_text("utf-8")


@pytest.mark.slow
def test_a_site_of_a_commit_stands_beside_the_present_one(
    past: Past, capsys: pytest.CaptureFixture[str]
) -> None:
    before = traces(past.repo.root)
    words = ["build", "--audience", "members", "--at", "spring"]
    code, said, complaint = run(past.repo.root, words, capsys)

    assert (code, complaint) == (0, "")
    assert said.startswith("site-at/: ")
    site = past.repo.root / "site-at"
    assert "Python, again" in (site / "guides/python.html").read_text("utf-8")
    assert "The first edition." in (site / "programs/graduates/handbook.html").read_text("utf-8")
    assert "2026-03-03" in (site / "index.html").read_text("utf-8")
    after = traces(past.repo.root)
    changed = {path for path in before if path != "." and before[path] != after[path]}
    assert changed == set()
    assert {path.split("/")[0] for path in after.keys() - before.keys()} == {"site-at"}


def test_as_of_goes_before_the_day_of_the_commit(
    past: Past, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["due", "--at", "spring", "--format", "json"]
    assert '"as_of": "2026-03-03"' in run(past.repo.root, words, capsys)[1]
    words += ["--as-of", "2026-01-20"]
    assert '"as_of": "2026-01-20"' in run(past.repo.root, words, capsys)[1]


def test_a_day_fixed_in_the_commit_is_its_day(
    git_repo: GitRepo, capsys: pytest.CaptureFixture[str]
) -> None:
    git_repo.write("mentorship.yml", "organisation: A\ntimezone: UTC\nas_of: 2025-06-01\n")
    git_repo.commit("2026-01-05")
    git_repo.write("mentorship.yml", "organisation: A\ntimezone: UTC\nas_of: 2025-07-01\n")
    git_repo.commit("2026-01-06")
    words = ["due", "--at", "main~1", "--format", "json"]
    assert '"as_of": "2025-06-01"' in run(git_repo.root, words, capsys)[1]


@pytest.mark.parametrize(
    "revision",
    ["HEAD", "main^", "spring^2~1", "spring^{commit}", "main@{0}", "HEAD^{/2026-01}"],
)
def test_what_git_takes_for_a_commit_is_taken(
    past: Past, revision: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(past.repo.root, ["check", "--at", revision], capsys)[2] == ""


@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        ("main~99", 2, "mentorship: 'main~99' is no commit of this repository\n"),
        ("nowhere", 2, "mentorship: 'nowhere' is no commit of this repository\n"),
        ("main..spring", 2, "mentorship: 'main..spring' is no commit of this repository\n"),
        ("main:docs", 2, "mentorship: 'main:docs' is no commit of this repository\n"),
        ("f" * 40, 2, f"mentorship: '{'f' * 40}' is no commit of this repository\n"),
    ],
)
def test_what_names_no_commit_is_said_in_one_line(
    past: Past, typed: str, code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(past.repo.root, ["due", "--at", typed], capsys) == (code, "", said)


@pytest.mark.parametrize("typed", ["", "-x", "--all", "main\nHEAD", "a\0b", "\u202e", "x" * 1001])
def test_what_cannot_name_one_never_reaches_git(
    past: Past, typed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["due", f"--at={typed}", "--repo", str(past.repo.root)])
    assert stopped.value.code == 2
    last = capsys.readouterr().err.splitlines()[-1]
    assert last.endswith("is no revision; name a branch, a tag or a commit, as in main~3")


def test_a_commit_without_settings_is_none_of_an_organisation(
    git_repo: GitRepo, capsys: pytest.CaptureFixture[str]
) -> None:
    git_repo.write("README.md", "Not yet.\n")
    git_repo.commit("2026-01-05")
    git_repo.write("mentorship.yml", "organisation: A\ntimezone: UTC\n")
    git_repo.commit("2026-01-06")
    said = "mentorship: no mentorship.yml in main~1\n"
    assert run(git_repo.root, ["due", "--at", "main~1"], capsys) == (2, "", said)


def test_a_commit_is_read_where_the_files_are_gone(
    git_repo: GitRepo, capsys: pytest.CaptureFixture[str]
) -> None:
    git_repo.write("mentorship.yml", "organisation: A\ntimezone: UTC\n")
    git_repo.write("people/ada.yml", "name: Ada\n")
    git_repo.commit("2026-01-05")
    git_repo.remove("mentorship.yml")
    git_repo.remove("people/ada.yml")
    code, said, _ = run(git_repo.root, ["check", "--at", "HEAD"], capsys)
    assert (code, "(1 person, 0 programs" in said) == (0, True)


def test_a_work_tree_beside_the_clone_will_do(
    past: Past, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wanted = run(past.repo.root, ["due", "--at", "proposal"], capsys)
    clone = past.clones["spring"]
    clone.git("worktree", "add", "-q", str(tmp_path / "beside"), "spring~1")
    assert run(tmp_path / "beside", ["due", "--at", "origin/proposal"], capsys) == wanted


def test_a_bare_clone_has_nothing_to_stand_in(
    past: Past, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bare = past.repo.clone(tmp_path / "bare.git", "--bare")
    for command in ("due", "check"):
        code, out, said = run(bare.root, [command, "--at", "main"], capsys)
        assert (code, out) == (2, "")
        assert said == (
            f"mentorship: {bare.root} has no work tree to stand in: clone it and read that\n"
        )


def test_there_is_no_past_without_git(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mentorship.yml").write_text("organisation: A\ntimezone: UTC\n", "utf-8")
    code, out, said = run(tmp_path, ["due", "--at", "main"], capsys)
    assert (code, out) == (3, "")
    assert said.startswith("mentorship: not a git repository")
    assert said.count("\n") == 1


def test_dates_of_a_shallow_clone_are_not_trusted_either(
    past: Past, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shallow = past.repo.clone(tmp_path / "shallow", "--depth", "1")
    code, out, said = run(shallow.root, ["due", "--at", "HEAD"], capsys)
    assert (code, out) == (3, "")
    assert said.startswith("mentorship: shallow clone")


def test_findings_are_compared_with_where_the_commit_left_main(
    git_repo: GitRepo, capsys: pytest.CaptureFixture[str]
) -> None:
    git_repo.write("mentorship.yml", "organisation: A\ntimezone: UTC\n")
    git_repo.write("people/ada.yml", "nam: Ada\n")
    git_repo.commit("2026-01-05")
    git_repo.branch("change")
    git_repo.write("people/lin.yml", "nam: Lin\n")
    git_repo.commit("2026-01-06")
    git_repo.switch("main")
    words = ["check", "--at", "change", "--since", "main", "--format", "json"]
    code, out, _ = run(git_repo.root, words, capsys)
    assert code == 1
    assert "people/lin.yml" in out
    assert "people/ada.yml" not in out


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("match graduates --write", "--at only reads: leave it out with --write"),
        ("survey tally graduates --write", "--at only reads: leave it out with --write"),
        ("survey tally graduates --key k", "--at only reads: leave it out with --key"),
        ("causes platform --remedy More", "--at only reads: leave it out with --remedy"),
        ("remind --send", "--at only looks at the plan: leave it out with --send"),
    ],
)
def test_the_past_is_not_written(
    past: Past, command: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = traces(past.repo.root)
    words = [*shlex.split(command), "--at", "spring"]
    assert run(past.repo.root, words, capsys) == (2, "", f"mentorship: {said}\n")
    assert traces(past.repo.root) == before


def test_sealed_answers_of_the_past_stay_sealed(
    git_repo: GitRepo, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two commits that differ by one answer would tell it, were both of them counted."""
    pairs = dict.fromkeys(("bo", "kim", "lin", "noor"), ("ada", "north"))
    files = people(pairs)
    files["mentorship.yml"] += KEYS
    for path, text in files.items():
        git_repo.write(path, text)
    for mentee in pairs:
        for path, letters in sealed_up(answer(f"{mentee}-ada", mentee, {"fit": 5})).items():
            git_repo.write(path, letters)
        git_repo.commit("2026-02-20")
    monkeypatch.setenv("MENTORSHIP_KEY", str(OFFICE))
    words = ["survey", "tally", "graduates"]
    assert run(git_repo.root, words, capsys)[2] == ""

    for revision in ("main", "main~1"):
        _, out, said = run(git_repo.root, [*words, "--at", revision], capsys)
        assert "sealed" in out
        assert said.endswith("answers: sealed, and there is no key\n")


@pytest.mark.parametrize("name", command_names())
def test_every_command_reads_history_or_is_known_not_to(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A new command that reads takes both options and stands in READING; else it says why not."""
    with pytest.raises(SystemExit):
        main([*BELOW.get(name, (name,)), "--help"])
    told = capsys.readouterr().out
    offered = {option for option in ("--at", "--as-of") if f"[{option} " in told}
    compared = {command.split()[0] for command in READING} | {"build", "pages"}
    if name in NOT_AT:
        assert "--at" not in offered
    else:
        assert name in compared
        assert offered == {"--at", "--as-of"} - ({"--as-of"} if name in NO_DAY else set())


def test_the_manual_names_those_that_do_not() -> None:
    manual = (Path(__file__).parent.parent / "docs/manual/cli.md").read_text("utf-8")
    table = manual.partition("\n## Reading the past\n")[2].partition("\n## ")[0]
    rows = [line for line in table.splitlines() if line.startswith("| `")]
    assert {
        name for row in rows for name in re.findall(r"`([a-z-]+)`", row.split("|")[1])
    } == NOT_AT | NO_DAY


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
