"""The ledger: what it says, where it is, and what happens when it cannot be read or written."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.gitrepo import GitRepo
from tests.receivers import receiver
from tests.sending_world import DAY, NOON, REF, Clock, ledger, letter, results, room_url, sent

from mentorship.bots import book
from mentorship.bots.entry import Entry, State, entry_of, line_of
from mentorship.bots.ledger import (
    LEASE,
    LINES,
    Ledger,
    Standing,
    changes,
    files_of,
    merged,
    read_ledger,
)
from mentorship.findings import MentorshipError
from mentorship.history.door import GitError
from mentorship.history.ledger_ref import Moved, main_head

KEY = f"{DAY}/ada"
TWO = [letter("ada"), letter("bo")]


@pytest.fixture
def repo(git_repo: GitRepo) -> GitRepo:
    git_repo.write("mentorship.yml", "organisation: Northwind\ntimezone: UTC\n")
    git_repo.commit("2026-01-06")
    return git_repo


def entry(state: State, minutes: int = 0, run: str = "r", key: str | None = KEY) -> Entry:
    notices = ("n1",) if state is State.INTENT else ()
    return Entry(NOON + timedelta(minutes=minutes), run, state, key, "mail", notices)


def of_day(*entries: Entry, day: date = DAY) -> Ledger:
    return Ledger().added(day, entries)


@pytest.mark.parametrize(
    ("entries", "standing"),
    [
        ([], Standing.FREE),
        ([entry(State.INTENT)], Standing.TAKEN),
        ([entry(State.INTENT, -9)], Standing.TAKEN),
        ([entry(State.INTENT, -10)], Standing.FREE),
        ([entry(State.INTENT, 9)], Standing.TAKEN),  # by a clock that is ahead
        ([entry(State.INTENT, 60)], Standing.FREE),  # by one that is wrong
        ([entry(State.INTENT), entry(State.SENT)], Standing.SENT),
        ([entry(State.INTENT), entry(State.FAILED)], Standing.FREE),
        ([entry(State.INTENT), entry(State.DOUBTFUL)], Standing.TAKEN),
        ([entry(State.INTENT, -30), entry(State.DOUBTFUL, -29)], Standing.FREE),
        ([entry(State.INTENT, run="me")], Standing.FREE),
        ([entry(State.SENT), entry(State.INTENT), entry(State.FAILED)], Standing.SENT),
        ([entry(State.INTENT, key=f"{DAY}/bo")], Standing.FREE),
    ],
)
def test_whether_a_letter_may_be_sent(entries: list[Entry], standing: Standing) -> None:
    assert of_day(*entries).standing(KEY, "me", NOON) is standing


def test_an_entry_is_one_line_and_read_back_the_same() -> None:
    whole = Entry(NOON, "r", State.DOUBTFUL, KEY, "mail", ("n1", "n2"), "a" * 40, "status 500")
    assert line_of(whole) == (
        '{"at":"2026-11-20T12:00:00.000+00:00","channel":"mail","head":"' + "a" * 40 + '",'
        '"letter":"2026-11-20/ada","notices":["n1","n2"],"run":"r","state":"doubtful",'
        '"why":"status 500"}'
    )
    assert entry_of(line_of(whole).encode()) == whole


def finished(day: date) -> Ledger:
    return of_day(entry(State.BEGUN, key=None), entry(State.FINISHED, key=None), day=day)


def test_since_is_the_last_day_that_was_sent_whole() -> None:
    begun = (entry(State.BEGUN, key=None),)
    yesterday, long_ago = DAY - timedelta(days=1), DAY - timedelta(days=99)
    assert Ledger().since is None
    assert finished(DAY).since == DAY
    assert finished(yesterday).added(DAY, begun).since == yesterday
    assert of_day(*begun).since == yesterday  # nothing was ever sent whole
    assert finished(long_ago).added(DAY, begun).since == DAY - timedelta(days=30)


def test_told_is_what_was_sent_in_the_last_sixty_days() -> None:
    sent_ = (entry(State.INTENT), entry(State.SENT))
    failed = (entry(State.INTENT), entry(State.FAILED))
    old = DAY - timedelta(days=60)
    assert of_day(*sent_).told == {"n1"}
    assert of_day(*failed).told == set()
    assert of_day(*sent_, day=old).told == {"n1"}
    assert of_day(*sent_, day=old).added(DAY, ()).told == set()


def test_days_older_than_four_hundred_are_dropped() -> None:
    kept, old = DAY - timedelta(days=400), DAY - timedelta(days=401)
    names = ["version", f"{old}.jsonl", f"{kept}.jsonl"]
    assert changes(names, finished(DAY), DAY).keys() == {
        "version", f"{DAY}.jsonl", f"{old}.jsonl",
    }  # fmt: skip
    assert changes(names, finished(DAY), DAY)[f"{old}.jsonl"] is None


def test_a_day_of_many_letters_is_several_files_of_which_only_the_last_is_written() -> None:
    many = [entry(State.SENT, 0, "r", f"{DAY}/p{number}") for number in range(10 * LINES + 1)]
    files: dict[str, bytes] = {}
    known = Ledger()
    for start in range(0, len(many), 150):
        known = known.added(DAY, many[start : start + 150])
        written = changes(files, known, DAY)
        assert len(written.keys() - {"version"}) <= 2
        files |= {path: text for path, text in written.items() if text is not None}
    assert {name: text.count(b"\n") for name, text in files.items() if name != "version"} == {
        f"{DAY}.jsonl": LINES,
        **{f"{DAY}.{part}.jsonl": LINES for part in range(2, 11)},
        f"{DAY}.11.jsonl": 1,
    }
    assert read_ledger(files) == known
    assert changes((), known, DAY) == files
    assert files_of([*files, "2026-11-19.jsonl"], None, newest=1) == files.keys()


def test_two_ledgers_that_were_written_apart_become_one() -> None:
    ours = of_day(entry(State.INTENT, 1), entry(State.SENT, 3))
    theirs = of_day(entry(State.INTENT, 1), entry(State.INTENT, 2, "x", f"{DAY}/bo"))
    both = merged(ours, theirs)
    assert [each.at.minute for each in both.days[DAY]] == [1, 2, 3]
    assert merged(theirs, ours) == both


def test_where_it_is_and_what_it_leaves_alone(repo: GitRepo) -> None:
    repo.write("mentorship.yml", "organisation: Changed, not committed\ntimezone: UTC\n")
    before = repo.git("status", "--porcelain"), repo.head()
    index = (repo.root / ".git/index").read_bytes()
    with receiver() as room:
        assert sent(repo, TWO, {"MENTORSHIP_ROOM": room_url(room.port)}).is_whole
    assert (repo.git("status", "--porcelain"), repo.head()) == before
    assert (repo.root / ".git/index").read_bytes() == index
    assert repo.git("for-each-ref", "--format=%(refname)") == f"refs/heads/main\n{REF}"
    assert repo.git("ls-tree", "--name-only", REF) == f"{DAY}.jsonl\nversion"
    log = repo.git("log", "--format=%an <%ae> %aI %cn %cI %s", REF).splitlines()
    author = "mentorship <ledger@mentorship.invalid> 2026-11-20T12:00:00+00:00"
    assert log == [
        f"{author} mentorship 2026-11-20T12:00:00+00:00 {message}"
        for message in (
            f"{DAY}/bo: sent; finished",
            f"{DAY}/ada: sent; sending {DAY}/bo by room",
            f"{DAY}: run first; sending {DAY}/ada by room",
        )
    ]
    assert repo.git("fsck", "--strict", "--no-dangling") == ""


def test_it_holds_no_text_and_no_address(repo: GitRepo) -> None:
    with receiver() as room:
        letters = [letter("ada", subject="CANARY-1", body="CANARY-2")]
        sent(repo, letters, {"MENTORSHIP_ROOM": room_url(room.port)})
    everything = repo.git("log", "-p", "--format=%B", REF)
    assert "ada" in everything
    for word in ("CANARY", "@", "127.0.0.1"):
        assert word not in everything.replace("@@", "")


def test_the_head_of_main_that_a_run_saw_is_attested(repo: GitRepo) -> None:
    place = book.shelf(repo.root)
    assert main_head(place.door, None) == repo.head()
    assert main_head(place.door, "nowhere") is None


def write(repo: GitRepo, files: dict[str, str]) -> None:
    """A ledger of one's own making."""
    blobs = {path: repo.git("hash-object", "-w", "--stdin", stdin=text) for path, text in
             files.items()}  # fmt: skip
    lines = "".join(f"100644 blob {oid}\t{path}\n" for path, oid in blobs.items())
    tree = repo.git("mktree", stdin=lines)
    repo.git("update-ref", REF, repo.git("commit-tree", tree, "-m", "x"))


GOOD = line_of(entry(State.INTENT)) + "\n"


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"version": "2\n"}, "the ledger is of version 2, this tool knows 1: update mentorship"),
        ({"version": "one\n"}, "version: no number"),
        ({f"{DAY}.jsonl": GOOD}, "version: no number"),
        ({"version": "1\n", f"{DAY}.jsonl": f"{GOOD}nonsense\n"}, f"{DAY}.jsonl:2: no JSON"),
        ({"version": "1\n", f"{DAY}.jsonl": GOOD[:-9]}, "the last line is cut off"),
        ({"version": "1\n", f"{DAY}.jsonl": "[]\n"}, f"{DAY}.jsonl:1: no entry"),
        ({"version": "1\n", f"{DAY}.jsonl": "[" * 9999 + "\n"}, ":1: no JSON"),
        ({"version": "1\n", "2026-13-01.jsonl": GOOD}, "2026-13-01.jsonl: no file of a day"),
        ({"version": "1\n", "notes.txt": "x"}, "notes.txt: no file of a day"),
        *(
            ({"version": "1\n", f"{DAY}.jsonl": GOOD.replace(old, new)}, f"{DAY}.jsonl:1: {said}")
            for old, new, said in (
                ('"intent"', '"lost"', "an unknown state"),
                ('"state"', '"text":"x","state"', "an unknown key"),
                ("+00:00", "", "an instant without zone"),
                ("2026-11-20T", "soon", "no instant"),
                ('"letter":"2026-11-20/ada",', "", "no letter"),
                ('["n1"]', '"n1"', "notices are no list"),
                ('"r"', "7", "no word"),
            )
        ),
    ],
)
def test_a_damaged_or_newer_ledger_is_said_and_nothing_is_sent(
    repo: GitRepo, files: dict[str, str], said: str
) -> None:
    write(repo, files)
    with receiver() as room, pytest.raises(MentorshipError, match="ledger") as raised:
        sent(repo, TWO, {"MENTORSHIP_ROOM": room_url(room.port)})
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)
    assert raised.value.code == 3
    assert room.requests == 0


def test_a_ledger_with_more_than_plain_files_is_damaged(repo: GitRepo) -> None:
    repo.write("people/ada.yml", "name: Ada\n")
    repo.git("update-ref", REF, repo.commit("2026-01-07"))
    with pytest.raises(GitError, match="'people', which is no plain file") as raised:
        ledger(repo)
    assert raised.value.code == 3


def test_a_ledger_whose_objects_are_gone_is_damaged(repo: GitRepo) -> None:
    write(repo, {"version": "1\n"})
    oid = repo.git("rev-parse", f"{REF}:version")
    (repo.root / ".git/objects" / oid[:2] / oid[2:]).unlink()
    with pytest.raises(GitError, match="is missing") as raised:
        ledger(repo)
    assert raised.value.code == 3


def test_a_ledger_that_is_locked_stops_before_anything_is_sent(repo: GitRepo) -> None:
    lock = repo.root / ".git/refs/mentorship/ledger.lock"
    lock.parent.mkdir(parents=True)
    lock.touch()
    with receiver() as room:
        report = sent(repo, TWO, {"MENTORSHIP_ROOM": room_url(room.port)})
        assert report.stopped is not None
        assert "ledger.lock': File exists" in str(report.stopped)
        assert report.stopped.code == 3
        assert room.requests == 0
        lock.unlink()
        assert sent(repo, TWO, {"MENTORSHIP_ROOM": room_url(room.port)}, run="again").is_whole


def test_refs_that_cannot_be_written_stop_before_anything_is_sent(repo: GitRepo) -> None:
    (repo.root / ".git/refs/mentorship").write_text("in the way\n")
    with receiver() as room:
        report = sent(repo, TWO, {"MENTORSHIP_ROOM": room_url(room.port)})
    assert isinstance(report.stopped, GitError)
    assert room.requests == 0


_FULL = """#!/bin/sh
here=${0%/*}
for word in "$@"; do
    if [ "$word" = hash-object ]; then
        read left < "$here/left"; echo $((left - 1)) > "$here/left"
        if [ $left -le 0 ]; then ulimit -f 0; trap '' XFSZ; fi
    fi
done
exec REAL "$@"
"""


def test_a_disk_that_is_full_in_the_middle_stops_the_run(
    repo: GitRepo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = subprocess.run(["which", "git"], capture_output=True, text=True, check=True).stdout
    (tmp_path / "git").write_text(_FULL.replace("REAL", real.strip()))
    (tmp_path / "git").chmod(0o755)
    (tmp_path / "left").write_text("3\n")  # objects of the first intent, and some of the next
    clock = Clock()
    with receiver() as room:
        environment = {"MENTORSHIP_ROOM": room_url(room.port)}
        with monkeypatch.context() as full:
            full.setenv("PATH", str(tmp_path), prepend=":")
            report = sent(repo, TWO, environment, clock)
        assert report.stopped is not None
        assert report.stopped.code == 3
        assert "File too large" in str(report.stopped)
        assert results(report) == ["sent"]  # said, though it could not be written
        assert len(room.messages) == 1
        clock.now += LEASE
        assert sent(repo, TWO, environment, clock, run="again").is_whole
    titles = [each.json["title"] for each in room.messages]
    assert titles == ["For ada", "For ada", "For bo"]  # the one repeat that is promised at most


def test_a_run_that_is_overtaken_reads_again(repo: GitRepo) -> None:
    place = book.shelf(repo.root)
    mine = book.read(place, NOON)
    book.write(place, mine, DAY, [entry(State.INTENT, run="other")], "other", NOON)
    with pytest.raises(Moved):
        book.write(place, mine, DAY, [entry(State.INTENT, run="me")], "me", NOON)
    again = book.read(place, NOON)
    assert [each.run for each in again.ledger.entries] == ["other"]
    assert again.ledger.standing(KEY, "me", NOON) is Standing.TAKEN


def test_without_a_repository_nothing_is_sent(tmp_path: Path) -> None:
    with pytest.raises(GitError, match="not a git repository"):
        book.shelf(tmp_path)


def test_instants_are_in_utc_whatever_the_zone_of_the_machine(repo: GitRepo) -> None:
    code = (
        "from datetime import datetime, UTC\n"
        "from mentorship.bots.entry import Entry, State, line_of\n"
        "print(line_of(Entry(datetime.fromtimestamp(0).astimezone(), 'r', State.BEGUN)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env={"TZ": "Asia/Shanghai"}, cwd=repo.root,
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert '"at":"1970-01-01T00:00:00.000+00:00"' in done.stdout


def test_only_the_newest_days_are_read_and_the_day_of_the_run(repo: GitRepo) -> None:
    days = [DAY - timedelta(days=back) for back in (50, 40, 30)]
    write(repo, {"version": "1\n", **{f"{day}.jsonl": GOOD for day in days}})
    place = book.shelf(repo.root)
    read = book.read(place, NOON, days[0], newest=1)
    assert sorted(read.ledger.days) == [days[0], days[2]]
    book.write(place, read, days[0], [entry(State.SENT)], "late", NOON)
    whole = book.read(place, NOON).ledger
    assert {day: len(whole.days[day]) for day in days} == {days[0]: 2, days[1]: 1, days[2]: 1}


def test_which_letters_are_in_doubt() -> None:
    bo, lin = f"{DAY}/bo", f"{DAY}/lin"
    known = of_day(
        entry(State.INTENT),
        entry(State.DOUBTFUL),
        entry(State.INTENT, key=bo),
        entry(State.INTENT, 1, "again", bo),
        entry(State.SENT, 1, "again", bo),
        entry(State.INTENT, 5, key=lin),
    )
    assert known.doubtful([DAY], NOON + timedelta(minutes=10)) == (KEY,)
    assert known.doubtful([DAY], NOON + timedelta(minutes=15)) == (KEY, lin)
    assert known.doubtful([], NOON + LEASE) == ()
