"""`mentorship issues`, as it is typed and as it is killed, before a GitHub on the loopback."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.fake_github import Answer, Fault, Request, Server, World, running
from tests.issues_world import FILES, left_to_do, on, open_keys, ours
from tests.small_world import SETTINGS

from mentorship.cli import main

DUTIES = "northwind/duties"


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with running() as found:
        yield found


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for path, text in {"mentorship.yml": SETTINGS, **FILES}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    for name in ("GITHUB_ACTIONS", "GITHUB_API_URL", "GITHUB_REPOSITORY", "GH_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GITHUB_TOKEN", "any")
    return tmp_path


def typed(folder: Path, server: Server, *more: str) -> int:
    words = ["--repo", str(folder), "--as-of", "2026-02-03", "--api-url", server.base]
    return main(["issues", *words, "--repository", DUTIES, *more])


def test_a_dry_run_says_what_it_would_do_and_writes_nothing(
    folder: Path, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    server.begin(World())
    assert typed(folder, server) == 0
    said = capsys.readouterr()
    assert said.out.splitlines()[:3] == [
        "As of 2026-02-03, northwind/duties: 4 to open",
        "  open          First meeting (Graduates)",
        "                22 days overdue, bo, kim-bo",
    ]
    assert max(map(len, said.out.splitlines())) <= 80
    assert said.err.splitlines()[-1] == "mentorship: nothing was written; --apply writes"
    assert [each for each in server.seen if each.writes] == []


def test_it_opens_once_and_then_has_nothing_to_do(
    folder: Path, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    world = World(labels={"mentorship"})
    server.begin(world)
    assert typed(folder, server, "--apply") == 0
    assert len(open_keys(world)) == 4
    assert capsys.readouterr().out.startswith("As of 2026-02-03, northwind/duties: 4 opened\n")
    assert typed(folder, server, "--apply") == 0
    assert capsys.readouterr().out == (
        "As of 2026-02-03, northwind/duties: the issues are as they should be\n"
    )


def test_without_a_token_it_speaks_as_if_there_were_no_issues(
    folder: Path,
    server: Server,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.delenv("GITHUB_TOKEN")
    server.begin(World())
    assert typed(folder, server) == 0
    said = capsys.readouterr()
    assert "4 to open" in said.out
    assert "no GITHUB_TOKEN" in said.err
    assert server.seen == []
    assert typed(folder, server, "--apply") == 3


@pytest.mark.parametrize("visibility", ["public", "internal"])
def test_an_open_repository_gets_counts_unless_somebody_decides_otherwise(
    folder: Path, server: Server, capsys: pytest.CaptureFixture[str], visibility: str
) -> None:
    world = World(visibility=visibility)
    server.begin(world)
    assert typed(folder, server, "--apply") == 0
    assert f"northwind/duties is {visibility}: its issues tell counts" in capsys.readouterr().err
    assert [each["title"] for each in ours(world)] == ["Overdue duties"]
    assert "kim" not in str(ours(world)[0]["body"])
    assert typed(folder, server, "--apply", "--audience", "pair") == 0
    assert len([each for each in ours(world) if each["state"] == "open"]) == 4


def test_the_job_of_github_actions_is_known_by_its_account(
    folder: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    world = World(login="github-actions[bot]")
    server.begin(world, no_user)
    assert typed(folder, server, "--apply") == 0
    assert typed(folder, server, "--apply") == 0
    assert len(world.issues) == 4


def test_another_account_than_was_said_stops_the_first_issue(
    folder: Path, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    world = World(login="our-app[bot]")
    server.begin(world, no_user)
    assert typed(folder, server, "--apply") == 3
    assert "name the account with --author" in capsys.readouterr().err
    assert typed(folder, server, "--apply", "--author", "somebody") == 3
    assert "issue #1 is by our-app[bot], not by somebody" in capsys.readouterr().err
    assert typed(folder, server, "--apply", "--author", "our-app[bot]") == 0
    assert len(world.issues) == 4


def no_user(_number: int, request: Request) -> Fault | None:
    return Fault("403") if request.path == ("user",) else None


def test_who_may_not_be_assigned_is_left_out(folder: Path, server: Server) -> None:
    world = World(known=frozenset({"ada"}))
    server.begin(world)
    assert typed(folder, server, "--apply") == 0
    assert sorted(len(each["assignees"]) for each in ours(world)) == [0, 0, 1, 1]
    server.begin(world)
    assert typed(folder, server, "--apply") == 0
    assert [each for each in server.seen if each.writes] == []


@pytest.mark.parametrize(
    ("fault", "code", "said"),
    [
        ("401", 3, "GitHub does not know the token: it is wrong, or has run out"),
        ("301", 3, "the repository has moved; write its new name in mentorship.yml"),
        ("429 long", 4, "GitHub limits us, and asks us to wait 3600 seconds: run this again then"),
    ],
)
def test_what_stops_it_is_said_in_one_line(
    folder: Path, server: Server, capsys: pytest.CaptureFixture[str], fault: str, code: int,
    said: str,
) -> None:  # fmt: skip
    server.begin(World(), lambda _n, _r: Fault(fault))
    assert typed(folder, server, "--apply") == code
    assert capsys.readouterr().err.splitlines()[-1].endswith(said)


@pytest.mark.parametrize(
    ("repository", "world", "said"),
    [
        ("northwind/other", World(), "cannot read northwind/other: there is no such repository"),
        (DUTIES, World(has_issues=False), "northwind/duties has issues turned off: tick Issues"),
    ],
)
def test_a_repository_without_issues_is_said(
    folder: Path, server: Server, capsys: pytest.CaptureFixture[str], repository: str,
    world: World, said: str,
) -> None:  # fmt: skip
    server.begin(world)
    assert typed(folder, server, "--apply", "--repository", repository) == 3
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--api-url", "http://example.org"), "http://example.org is no address of GitHub"),
        (("--api-url", "https://me:you@example.org"), "is no address of GitHub"),
        (("--repository", "duties"), "write it as in northwind/mentorship"),
        (("--apply", "--dry-run"), "not allowed with argument"),
    ],
)
def test_wrong_words_are_usage(
    folder: Path, server: Server, capsys: pytest.CaptureFixture[str], words: tuple[str, ...],
    said: str,
) -> None:  # fmt: skip
    server.begin(World())
    try:
        code = typed(folder, server, *words)
    except SystemExit as left:
        code = int(left.code or 0)
    assert code == 2
    assert said in capsys.readouterr().err
    assert server.seen == []


def test_what_one_issue_is_refused_for_does_not_stop_the_others(
    folder: Path, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    class Choosy(World):
        def _wrong(self, body: dict[str, object]) -> Answer | None:
            wrong = Answer(422, {"message": "Validation Failed", "errors": [{"field": "title"}]})
            return wrong if "First" in str(body.get("title")) else None

    world = Choosy()
    server.begin(world)
    assert typed(folder, server, "--apply") == 4
    assert len(open_keys(world)) == 2
    refused = "mentorship: GitHub refused: open First meeting (Graduates): Validation Failed"
    assert capsys.readouterr().err.splitlines()[-2:] == [refused, refused]


@pytest.mark.parametrize(("at", "done"), [(4, False), (5, True), (7, True)])
def test_a_killed_process_loses_and_doubles_nothing(
    folder: Path,
    server: Server,
    at: int,
    done: bool,
) -> None:
    process: list[subprocess.Popen[bytes]] = []

    def kill(number: int, _request: Request) -> Fault | None:
        if number == at:
            os.kill(process[0].pid, signal.SIGKILL)
        return Fault("drop", done=done) if number == at else None

    world = World(labels={"mentorship"})
    server.begin(world, kill)
    words = ["issues", "--repo", str(folder), "--as-of", "2026-02-03", "--api-url", server.base]
    program = "import sys; from mentorship.cli import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", program, *words, "--repository", DUTIES, "--apply"]
    with server.lock:  # no request is answered before we know whom to kill
        process.append(subprocess.Popen(command, stderr=subprocess.DEVNULL))
    assert process[0].wait(30) == -signal.SIGKILL

    server.begin(world)
    assert typed(folder, server, "--apply") == 0
    assert left_to_do(world, on("2026-02-03")) == ()
    assert len(world.issues) == 4
