"""The ledger shared through a remote: one more place that decides, and nothing else is opened."""

from __future__ import annotations

import subprocess
from base64 import b64encode
from pathlib import Path

import pytest
from tests.gitrepo import GitRepo
from tests.receivers import receiver, secure_receiver
from tests.sending_world import DAY, NOON, REF, letter, results, room_url, sent

from mentorship.bots import book
from mentorship.bots.entry import Entry, State
from mentorship.findings import MentorshipError
from mentorship.history.door import Door, GitError
from mentorship.history.ledger_ref import Moved

TWO = [letter("ada"), letter("bo")]
THREE = [*TWO, letter("lin")]


@pytest.fixture
def hub(tmp_path: Path) -> GitRepo:
    repo = GitRepo(tmp_path / "hub.git")
    repo.git("init", "-q", "--bare")
    return repo


def machine(tmp_path: Path, hub: GitRepo, name: str) -> GitRepo:
    repo = GitRepo(tmp_path / name).init()
    repo.commit("2026-01-06")
    repo.git("remote", "add", "origin", f"file://{hub.root}")
    return repo


def tips(*repos: GitRepo) -> set[str]:
    return {repo.git("rev-parse", REF) for repo in repos}


def test_a_fresh_machine_knows_what_another_sent(tmp_path: Path, hub: GitRepo) -> None:
    here, there = machine(tmp_path, hub, "here"), machine(tmp_path, hub, "there")
    with receiver() as room:
        url = {"MENTORSHIP_ROOM": room_url(room.port)}
        first = sent(here, TWO, url, remote="origin")
        second = sent(there, THREE, url, run="second", remote="origin")
        third = sent(here, THREE, url, run="third", remote="origin")
    assert results(first) == ["sent"] * 2
    assert results(second) == ["already sent"] * 2 + ["sent"]
    assert results(third) == ["already sent"] * 3
    assert len(room.messages) == 3
    assert len(tips(hub, here)) == 1
    assert there.git("for-each-ref", "--format=%(refname)") == f"refs/heads/main\n{REF}"
    assert not (there.root / ".git/FETCH_HEAD").exists()


def test_what_was_sent_without_the_remote_is_carried_over(tmp_path: Path, hub: GitRepo) -> None:
    here = machine(tmp_path, hub, "here")
    with receiver() as room:
        url = {"MENTORSHIP_ROOM": room_url(room.port)}
        sent(here, TWO, url)
        report = sent(here, THREE, url, run="second", remote="origin")
    assert results(report) == ["already sent"] * 2 + ["sent"]
    assert len(tips(hub, here)) == 1


def test_ledgers_that_grew_apart_become_one(tmp_path: Path, hub: GitRepo) -> None:
    here, there = machine(tmp_path, hub, "here"), machine(tmp_path, hub, "there")
    with receiver() as room:
        url = {"MENTORSHIP_ROOM": room_url(room.port)}
        sent(here, TWO[:1], url)
        sent(there, TWO[1:], url, run="second", remote="origin")
        report = sent(here, THREE, url, run="third", remote="origin")
    assert results(report) == ["already sent"] * 2 + ["sent"]
    assert len(tips(hub, here)) == 1
    runs = [each.run for each in book.read(book.shelf(there.root, "origin"), NOON).ledger.entries]
    assert sorted(set(runs)) == ["first", "second", "third"]
    assert hub.git("fsck", "--strict", "--no-dangling") == ""


def test_a_push_that_is_overtaken_writes_nothing(tmp_path: Path, hub: GitRepo) -> None:
    here, there = machine(tmp_path, hub, "here"), machine(tmp_path, hub, "there")
    mine, theirs = book.shelf(here.root, "origin"), book.shelf(there.root, "origin")
    intent = Entry(NOON, "me", State.INTENT, f"{DAY}/ada", "room")
    before = book.read(mine, NOON)
    book.write(theirs, book.read(theirs, NOON), DAY, [intent._replace(run="other")], "x", NOON)
    with pytest.raises(Moved):
        book.write(mine, before, DAY, [intent], "y", NOON)
    assert [each.run for each in book.read(mine, NOON).ledger.entries] == ["other"]


def test_a_remote_that_cannot_be_reached_stops_before_anything_is_sent(
    tmp_path: Path, hub: GitRepo
) -> None:
    here = machine(tmp_path, hub, "here")
    here.git("remote", "set-url", "origin", "file://somebody:hush@nowhere.invalid/gone.git")
    with receiver() as room, pytest.raises(MentorshipError, match="origin") as raised:
        sent(here, TWO, {"MENTORSHIP_ROOM": room_url(room.port)}, remote="origin")
    assert raised.value.code == 4
    assert "hush" not in str(raised.value)
    assert "\n" not in str(raised.value)
    assert room.requests == 0


def test_a_remote_that_takes_no_push_stops_before_anything_is_sent(
    tmp_path: Path, hub: GitRepo
) -> None:
    here = machine(tmp_path, hub, "here")
    hook = hub.root / "hooks/pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)
    with receiver() as room:
        report = sent(here, TWO, {"MENTORSHIP_ROOM": room_url(room.port)}, remote="origin")
    assert report.stopped is not None
    assert report.stopped.code == 4
    assert report.lines == ()
    assert room.requests == 0


@pytest.mark.parametrize("name", ["elsewhere", "", "--upload-pack=x", "file:///tmp/x"])
def test_only_a_remote_that_is_named_in_the_repository(
    tmp_path: Path, hub: GitRepo, name: str
) -> None:
    here = machine(tmp_path, hub, "here")
    with pytest.raises(MentorshipError, match=r"there is no remote .*there are origin") as raised:
        book.shelf(here.root, name)
    assert raised.value.code == 2


def test_the_repository_cannot_have_a_program_run(tmp_path: Path, hub: GitRepo) -> None:
    here = machine(tmp_path, hub, "here")
    trap = tmp_path / "trap"
    trap.write_text(f'#!/bin/sh\ntouch "{tmp_path}/sprung"\nexit 1\n')
    trap.chmod(0o755)
    (here.root / ".git/hooks").mkdir(exist_ok=True)
    (here.root / ".git/hooks/pre-push").symlink_to(trap)
    (here.root / ".git/hooks/reference-transaction").symlink_to(trap)
    for key in (
        "remote.origin.uploadpack", "remote.origin.receivepack", "core.sshCommand",
        "core.askPass", "core.gitProxy",
    ):  # fmt: skip
        here.git("config", key, str(trap))
    here.git("config", "credential.helper", f"!{trap}")
    subprocess.run(["git", "fetch", "origin"], cwd=here.root, capture_output=True, check=False)
    assert (tmp_path / "sprung").exists()  # git by itself does
    (tmp_path / "sprung").unlink()
    with receiver() as room:
        report = sent(here, TWO, {"MENTORSHIP_ROOM": room_url(room.port)}, remote="origin")
    assert report.is_whole
    assert not (tmp_path / "sprung").exists()


@pytest.mark.parametrize("url", ["ext::sh -c 'touch sprung'", "git://127.0.0.1:1/x", "http://h/"])
def test_other_ways_to_a_remote_stay_closed(tmp_path: Path, hub: GitRepo, url: str) -> None:
    here = machine(tmp_path, hub, "here")
    here.git("remote", "set-url", "origin", url)
    with pytest.raises(MentorshipError, match="not allowed") as raised:
        book.read(book.shelf(here.root, "origin"), NOON)
    assert raised.value.code == 4
    assert not (here.root / "sprung").exists()


def test_nothing_else_may_reach_a_remote(tmp_path: Path, hub: GitRepo) -> None:
    here = machine(tmp_path, hub, "here")
    with pytest.raises(GitError, match="transport 'file' not allowed"):
        Door(here.root).ask("ls-remote", "origin")


def test_the_callers_own_keys_open_a_remote_and_those_of_the_repository_do_not(
    tmp_path: Path, hub: GitRepo, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = machine(tmp_path, hub, "here")
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / ".gitconfig").write_text(f"[credential]\nhelper = store --file={tmp_path}/keys\n")
    with secure_receiver(tmp_path) as https:
        address = f"127.0.0.1:{https.port}"
        (tmp_path / "keys").write_text(f"https://office:hush@{address}\n")
        here.git("remote", "set-url", "origin", f"https://{address}/x.git")
        here.git("config", "http.sslVerify", "false")
        here.git("config", "credential.helper", "!echo username=eve; echo password=eve; :")
        with pytest.raises(MentorshipError, match="not found") as raised:
            book.read(book.shelf(here.root, "origin"), NOON)
    assert raised.value.code == 4
    said = [each.headers.get("Authorization") for each in https.messages]
    assert said == [None, f"Basic {b64encode(b'office:hush').decode()}"]
