"""`mentorship remind --send` and `mentorship ledger`, as they are typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.gitrepo import GitRepo
from tests.receivers import Mailbox, closed_port, mailbox
from tests.sending_world import REF, mail_url
from tests.test_letters import world

from mentorship.cli import main

AS_OF = ("--as-of", "2026-02-19")


@pytest.fixture
def repo(git_repo: GitRepo) -> GitRepo:
    """Two people who are to be told something on 19 February, by mail."""
    for path, text in world("mail: {secret: MENTORSHIP_MAIL, address: email}").items():
        git_repo.write(path, text)
    git_repo.commit("2026-01-06")
    return git_repo


@pytest.fixture
def typed(repo: GitRepo, capsys: pytest.CaptureFixture[str]) -> Typed:
    return Typed(repo.root, capsys)


class Typed:
    """What a command says on standard output, on standard error, and its exit code."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.root = root
        self.capsys = capsys

    def __call__(self, command: str, *words: str) -> tuple[int, str, str]:
        code = main([command, "--repo", str(self.root), *words])
        said = self.capsys.readouterr()
        return code, said.out, said.err


def use(box: Mailbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MENTORSHIP_MAIL", mail_url(box.port))


def test_what_is_planned_is_sent_once(typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    with mailbox() as box:
        use(box, monkeypatch)
        first = typed("remind", "--send", *AS_OF)
        second = typed("remind", "--send", *AS_OF)
    assert first == (0, "sent: 2\n", "")
    assert second == (0, "nothing to send\n", "")
    assert box.recipients == [("ada@example.org",), ("lin@example.org",)]
    assert "due in 1 day" in str(box.mails[0]["Subject"])


def test_a_missed_day_is_caught_up(typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    with mailbox() as box:
        use(box, monkeypatch)
        typed("remind", "--send", "--as-of", "2026-02-18")
        box.mails.clear()
        assert typed("remind", "--send", "--as-of", "2026-02-20")[:2] == (0, "sent: 2\n")
    assert len(box.mails) == 2


def test_a_dry_run_sends_and_writes_nothing(
    typed: Typed, repo: GitRepo, monkeypatch: pytest.MonkeyPatch
) -> None:
    with mailbox() as box:
        use(box, monkeypatch)
        before = repo.git("for-each-ref")
        said = typed("remind", "--send", "--dry-run", *AS_OF)
        assert repo.git("for-each-ref") == before
    assert said == (
        0,
        "2026-02-19/ada  mail  would be sent\n2026-02-19/lin  mail  would be sent\n",
        "",
    )
    assert box.mails == []


def test_without_the_secret_one_line_says_so(typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MENTORSHIP_MAIL", raising=False)
    problem = "mentorship: channel 'mail': the environment variable MENTORSHIP_MAIL is not set\n"
    said = "not sent, the channel cannot be used: 2\n"
    assert typed("remind", "--send", *AS_OF) == (3, said, problem)
    assert typed("remind", "--send", "--dry-run", *AS_OF)[::2] == (3, problem)


def test_a_service_that_is_gone_is_the_remotes_fault(
    typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MENTORSHIP_MAIL", mail_url(closed_port()))
    assert typed("remind", "--send", *AS_OF) == (
        4, "failed: 2\n  2 by mail: no connection\n", "",
    )  # fmt: skip
    with mailbox() as box:
        use(box, monkeypatch)
        assert typed("remind", "--send", *AS_OF) == (0, "sent: 2\n", "")
    assert len(box.mails) == 2


def test_a_person_without_address_is_counted_and_the_rest_is_sent(
    typed: Typed, repo: GitRepo, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (repo.root / "people/lin.yml").read_text("utf-8")
    repo.write("people/lin.yml", text.replace("email: lin@example.org\n", ""))
    repo.commit("2026-01-07")
    with mailbox() as box:
        use(box, monkeypatch)
        said = typed("remind", "--send", *AS_OF)
    assert said == (
        1,
        "sent: 1\nnot told for want of an address: 1 person\nwhat they should hear stays due\n",
        (
            "mentorship: 1 person has no address for any channel; "
            "`mentorship remind --plan` names them\n"
        ),
    )


LOST = {
    "nobody is reached": ("mentorship.yml", "channels:", "rooms:"),
    "the program cannot be read": ("programs/graduates/program.yml", "title:", "titel:"),
    "a person cannot be read": ("people/lin.yml", "name:", "nmae:"),
    "a person has no address": ("people/lin.yml", "email:", "github:"),
}


@pytest.mark.parametrize("lost", LOST)
@pytest.mark.parametrize("later", ["2026-02-19", "2026-02-20"])
def test_what_could_not_be_told_stays_due_until_the_file_is_mended(
    typed: Typed, repo: GitRepo, monkeypatch: pytest.MonkeyPatch, lost: str, later: str
) -> None:
    path, right, wrong = LOST[lost]
    good = (repo.root / path).read_text("utf-8")
    repo.write(path, good.replace(right, wrong).replace("lin@example.org", "lin-wei"))
    repo.commit("2026-01-07")
    with mailbox() as box:
        use(box, monkeypatch)
        code, said, _ = typed("remind", "--send", *AS_OF)
        assert code == 1
        assert said.endswith("what they should hear stays due\n")
        repo.write(path, good)
        repo.commit("2026-01-08")
        assert typed("remind", "--send", "--as-of", later)[0] == 0
        assert typed("remind", "--send", "--as-of", later)[:2] == (0, "nothing to send\n")
    assert sorted(box.recipients) == [("ada@example.org",), ("lin@example.org",)]


def test_a_file_that_cannot_be_read_is_said_and_the_rest_is_sent(
    typed: Typed, repo: GitRepo, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.write("pairings/lin-grace.yml", "program: [")
    repo.commit("2026-01-07")
    with mailbox() as box:
        use(box, monkeypatch)
        assert typed("remind", "--send", *AS_OF)[:2] == (
            1,
            (
                "sent: 2\nnot told because it cannot be read: whoever is in 1 file\n"
                "what they should hear stays due\n"
            ),
        )


def test_a_damaged_ledger_stops_everything(
    typed: Typed, repo: GitRepo, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.git("update-ref", REF, repo.head())
    with mailbox() as box:
        use(box, monkeypatch)
        code, out, problem = typed("remind", "--send", *AS_OF)
    assert (code, out) == (3, "")
    assert problem.startswith("mentorship: refs/mentorship/ledger holds")
    assert box.mails == []


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (["--push", "origin"], "--push and --dry-run belong to --send"),
        (["--dry-run"], "--push and --dry-run belong to --send"),
        (["--send", "--plan"], "--plan only looks at the plan: leave it out with --send"),
        (["--send", "--person", "lin"], "--person only looks at the plan"),
        (["--send", "--push", "nowhere"], "there is no remote 'nowhere': the repository has none"),
    ],
)
def test_options_that_do_not_fit(typed: Typed, words: list[str], problem: str) -> None:
    code, out, said = typed("remind", *words, *AS_OF)
    assert (code, out) == (2, "")
    assert problem in said


def test_the_ledger_says_what_was_sent(
    typed: Typed, repo: GitRepo, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert typed("ledger") == (0, "nothing was sent\n", "")
    with mailbox() as box:
        use(box, monkeypatch)
        box.answers = ["after", "552 too large"]
        assert typed("remind", "--send", *AS_OF)[0] == 4
    code, out, _ = typed("ledger")
    assert code == 0
    assert [" ".join(line.split()[3:]) for line in out.splitlines()] == [
        f"begun {repo.head()[:12]}",
        "intent 2026-02-19/ada mail",
        "doubtful 2026-02-19/ada mail no answer",
        "intent 2026-02-19/lin mail",
        "failed 2026-02-19/lin mail status 552",
    ]
    assert typed("ledger", "--person", "lin")[1].count("\n") == 2
