"""`mentorship check`: exit codes, PATH, and --since in real repositories."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.gitrepo import GitRepo
from tests.rules_world import BASE

from mentorship.check import rules
from mentorship.cli import main

LIN = "people/lin.yml"
PAIRING = "pairings/lin-ada.yml"
NOTE = "logs/lin-ada/2026-02-10-talk.md"
DIFFERS = "---\nkind: note\ndate: 2026-02-11\n---\nWe talked.\n"
UNKNOWN = "name: 林薇\nmanager: grace\n"


@pytest.fixture
def healthy(git_repo: GitRepo) -> GitRepo:
    """The base in a repository, committed on 5 January."""
    for path, text in BASE.items():
        git_repo.write(path, text)
    git_repo.commit("2026-01-05")
    return git_repo


class Run:
    """Runs `mentorship check` and keeps what it said."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys
        self.out = ""
        self.err = ""

    def __call__(self, root: Path, *words: str) -> int:
        code = main(["check", "--repo", str(root), *words])
        self.out, self.err = self.capsys.readouterr()
        return code

    @property
    def heads(self) -> list[str]:
        """Place, severity and code of each finding."""
        return [line.partition("]")[0] + "]" for line in self.out.splitlines() if "]: " in line]


@pytest.fixture
def check(capsys: pytest.CaptureFixture[str]) -> Run:
    return Run(capsys)


class TestExitCode:
    def test_0_without_findings(self, healthy: GitRepo, check: Run) -> None:
        assert check(healthy.root) == 0
        assert check.out == "no findings (2 people, 1 program, 1 pairing, 0 notes)\n"
        assert check.err == ""

    def test_1_for_an_error(self, healthy: GitRepo, check: Run) -> None:
        healthy.write(LIN, UNKNOWN)

        assert check(healthy.root) == 1
        assert check.heads == ["people/lin.yml:2:10: error[unknown-person]"]

    @pytest.mark.parametrize(
        ("words", "code"),
        [
            ([], 0),
            (["--strict"], 1),
            (["--fail-on", "warning"], 1),
            (["--fail-on", "info"], 1),
            (["--fail-on", "error"], 0),
        ],
    )
    def test_a_warning_fails_when_asked(
        self, healthy: GitRepo, check: Run, words: list[str], code: int
    ) -> None:
        healthy.write(NOTE, DIFFERS)

        assert check(healthy.root, *words) == code
        assert check.heads == [f"{NOTE}:3:7: warning[date-differs]"]

    def test_2_for_what_is_not_there(self, healthy: GitRepo, check: Run) -> None:
        assert check(healthy.root, str(healthy.root / "people/nobody.yml")) == 2
        assert check.err.startswith("mentorship: there is no file ")
        assert check(healthy.root, str(healthy.root.parent)) == 2
        assert "is outside the repository" in check.err
        assert check(healthy.root, "--since", "no-such-branch") == 2
        assert check.err == "mentorship: 'no-such-branch' is no commit of this repository\n"

    def test_2_for_an_option_that_there_is_not(self, healthy: GitRepo, check: Run) -> None:
        with pytest.raises(SystemExit) as caught:
            check(healthy.root, "--format", "sarif2")

        assert caught.value.code == 2


class TestPath:
    @pytest.fixture
    def wrong(self, healthy: GitRepo) -> GitRepo:
        healthy.write(LIN, UNKNOWN)
        healthy.write("people/profiles/lin.yml", "timezone: CST\n")
        healthy.write(NOTE, DIFFERS)
        return healthy

    @pytest.mark.parametrize(
        ("path", "found"),
        [
            (LIN, ["people/lin.yml:2:10: error[unknown-person]"]),
            ("people", ["people/lin.yml:2:10: error[unknown-person]",
                        "people/profiles/lin.yml:1:11: error[unknown-zone]"]),
            ("people/ada.yml", []),
            ("logs/../logs/lin-ada", [f"{NOTE}:3:7: warning[date-differs]"]),
        ],
    )  # fmt: skip
    def test_only_that_file_or_folder_is_reported(
        self, wrong: GitRepo, check: Run, path: str, found: list[str]
    ) -> None:
        check(wrong.root, str(wrong.root / path))

        assert check.heads == found

    @pytest.mark.parametrize("path", ["..", ".", "../people", "profiles/.."])
    def test_the_way_there_does_not_matter(
        self, wrong: GitRepo, check: Run, monkeypatch: pytest.MonkeyPatch, path: str
    ) -> None:
        monkeypatch.chdir(wrong.root / "people")

        check(wrong.root, path)

        assert "people/lin.yml:2:10: error[unknown-person]" in check.heads

    def test_what_holds_no_documents_is_said(self, wrong: GitRepo, check: Run) -> None:
        wrong.write("docs/index.md", "Welcome.\n")

        assert check(wrong.root, str(wrong.root / "docs")) == 2
        assert check.err.splitlines()[-1] == f"mentorship: {wrong.root / 'docs'} holds no documents"

    def test_it_is_judged_against_the_whole(self, healthy: GitRepo, check: Run) -> None:
        healthy.write("people/grace.yml", "name: Grace\n")
        healthy.write(LIN, UNKNOWN)

        assert check(healthy.root, str(healthy.root / LIN)) == 0

    def test_it_is_told_from_where_one_stands(
        self, wrong: GitRepo, check: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(wrong.root / "people")

        check(wrong.root, "profiles", "lin.yml")

        assert len(check.heads) == 2
        check(wrong.root, ".")
        assert len(check.heads) == 2


class TestSince:
    @pytest.fixture
    def request_(self, healthy: GitRepo) -> GitRepo:
        """On main somebody is wrong already; a branch begins there."""
        healthy.write(LIN, UNKNOWN)
        healthy.commit("2026-01-06")
        healthy.branch("request")
        return healthy

    def test_what_was_there_does_not_decide(self, request_: GitRepo, check: Run) -> None:
        request_.write(NOTE, DIFFERS)
        request_.commit("2026-02-11")

        assert check(request_.root, "--since", "main") == 0
        assert check.heads == [f"{NOTE}:3:7: warning[date-differs]"]
        assert "; 1 finding already there" in check.out

    def test_what_is_new_decides(self, request_: GitRepo, check: Run) -> None:
        request_.write(PAIRING, BASE[PAIRING].replace("[ada]", "[adda]"))
        request_.commit("2026-02-11")

        assert check(request_.root, "--since", "main") == 1
        assert check.heads == [f"{PAIRING}:2:11: error[unknown-person]"]

    def test_what_only_moved_is_not_new(self, request_: GitRepo, check: Run) -> None:
        request_.write(LIN, "# She joined in January.\n" + UNKNOWN)
        request_.commit("2026-02-11")

        assert check(request_.root, "--since", "main") == 0
        assert check.heads == []

    def test_what_came_to_main_meanwhile_is_not_new_and_no_excuse(
        self, request_: GitRepo, check: Run
    ) -> None:
        request_.switch("main")
        request_.write("people/kim.yml", "nmae: Kim\n")
        request_.commit("2026-02-01")
        request_.switch("request")
        request_.write("people/kim.yml", "nmae: Kim\n")
        request_.commit("2026-02-11")

        assert check(request_.root, "--since", "main") == 1
        assert check.heads == ["people/kim.yml:1:1: error[schema]"]

    def test_a_file_removed_breaks_what_names_it(self, request_: GitRepo, check: Run) -> None:
        request_.remove("people/ada.yml")
        request_.commit("2026-02-11")

        assert check(request_.root, "--since", "main") == 1
        assert check.heads == [f"{PAIRING}:2:11: error[unknown-person]"]

    def test_work_that_is_not_committed_counts(self, request_: GitRepo, check: Run) -> None:
        request_.write("people/kim.yml", "nmae: Kim\n")

        assert check(request_.root, "--since", "main") == 1

    def test_together_with_a_path(self, request_: GitRepo, check: Run) -> None:
        request_.write("people/kim.yml", "nmae: Kim\n")

        assert check(request_.root, "--since", "main", str(request_.root / LIN)) == 0
        assert check.heads == []

    def test_links_and_large_files_of_the_base_are_not_new(
        self, healthy: GitRepo, check: Run
    ) -> None:
        healthy.write("people/kim.yml", "name: " + "x" * 300_000)
        healthy.write("logs/lin-ada/files/big.pdf", "%PDF-" + "x" * 300_000)
        (healthy.root / "people" / "mei.yml").symlink_to("lin.yml")
        healthy.commit("2026-01-06")

        assert check(healthy.root, "--since", "main") == 0
        assert check.heads == []
        assert "; 2 findings already there" in check.out


class TestState:
    def test_a_shallow_clone_is_checked_but_not_since(
        self, healthy: GitRepo, check: Run, tmp_path: Path
    ) -> None:
        healthy.write(LIN, UNKNOWN)
        healthy.commit("2026-01-06")
        clone = healthy.clone(tmp_path / "shallow", "--depth", "1")

        assert check(clone.root) == 1
        assert "shallow" in check.err
        assert len(check.err.splitlines()) == 1
        assert check(clone.root, "--since", "HEAD") == 3
        assert "shallow" in check.err

    def test_without_a_repository_files_are_judged_all_the_same(
        self, check: Run, tmp_path: Path
    ) -> None:
        for path, text in {**BASE, NOTE: DIFFERS}.items():
            GitRepo(tmp_path).write(path, text)

        assert check(tmp_path) == 0
        assert check.heads == [f"{NOTE}:3:7: warning[date-differs]"]
        assert len(check.err.splitlines()) == 1
        assert check(tmp_path, "--strict") == 1

    def test_dates_of_landing_are_those_of_git(self, healthy: GitRepo, check: Run) -> None:
        healthy.write(NOTE, DIFFERS.replace("02-11", "02-10"))
        healthy.commit("2026-03-10")
        healthy.write("logs/lin-ada/2026-05-01-plan.md", DIFFERS.replace("02-11", "05-01"))
        healthy.commit("2026-03-11")

        assert check(healthy.root) == 1
        assert check.heads == [
            f"{NOTE}:3:7: info[landed-late]",
            "logs/lin-ada/2026-05-01-plan.md:3:7: error[future-date]",
        ]

    def test_a_note_that_is_not_committed_has_no_landing(
        self, healthy: GitRepo, check: Run
    ) -> None:
        healthy.write("logs/lin-ada/2026-05-01-plan.md", DIFFERS.replace("02-11", "05-01"))

        assert check(healthy.root) == 0
        assert check.heads == []


def test_line_ends_of_windows_change_no_byte_of_the_report(healthy: GitRepo, check: Run) -> None:
    files = {**BASE, LIN: UNKNOWN, NOTE: DIFFERS, "people/kim.yml": 'name: "Kim\nteam: x\n'}
    reports = []
    for end in ("\n", "\r\n"):
        for path, text in files.items():
            healthy.write(path, text.replace("\n", end))
        check(healthy.root, "--format", "text")
        reports.append(check.out)

    assert reports[0] == reports[1]
    assert len(check.heads) == 3


def test_a_console_that_knows_no_unicode_gets_escapes(healthy: GitRepo) -> None:
    healthy.write(LIN, "name: Lin\nmanager: 林\n")
    healthy.commit("2026-01-06")
    start = "import sys; from mentorship.cli import main; sys.exit(main())"
    words = [sys.executable, "-c", start, "check", "--repo", str(healthy.root)]
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C", "PYTHONIOENCODING": "ascii"}

    done = subprocess.run(words, env=environment, capture_output=True, check=False)

    assert done.returncode == 1
    assert b"there is no person '\\u6797'" in done.stdout
    assert done.stderr == b""


def test_the_list_has_every_rule_with_its_severity(check: Run, tmp_path: Path) -> None:
    assert check(tmp_path, "--list") == 0
    lines = check.out.splitlines()

    assert [line.split()[0] for line in lines] == list(rules())
    assert "manager-circle               error    people      People manage each other" in check.out


def test_json_is_the_whole_report(healthy: GitRepo, check: Run) -> None:
    healthy.write(LIN, UNKNOWN)

    assert check(healthy.root, "--format", "json") == 1
    assert json.loads(check.out) == {
        "findings": [
            {
                "code": "unknown-person",
                "severity": "error",
                "path": "people/lin.yml",
                "line": 2,
                "column": 10,
                "message": "there is no person 'grace'",
                "hint": "write the id of a file in people/, or add the person there",
                "related": [],
            }
        ],
        "summary": {"error": 1, "warning": 0, "info": 0},
        "already": 0,
    }


def test_what_the_system_refuses_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()

    assert main(["check"]) == 3
    assert capsys.readouterr().err == "mentorship: No such file or directory\n"


def test_a_generated_file_with_other_line_ends_is_not_up_to_date(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mentorship.yml").write_text("organisation: Acme\ntimezone: UTC\n", "utf-8")
    words = ["generate", "--repo", str(tmp_path)]
    assert main(words) == 0
    schema = tmp_path / "docs/schemas/person.json"
    schema.write_bytes(schema.read_bytes().replace(b"\n", b"\r\n"))
    capsys.readouterr()

    assert main([*words, "--check"]) == 1
    assert capsys.readouterr().out == (
        "docs/schemas/person.json: not up to date; run `mentorship generate`\n"
    )
