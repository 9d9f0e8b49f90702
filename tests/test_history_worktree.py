"""What is not committed did not land."""

from __future__ import annotations

from tests.gitrepo import GitRepo
from tests.history_words import NOTE, day, key_days, note, read

from mentorship.history.facts import HistoryState


def test_uncommitted_files_did_not_land(git_repo: GitRepo) -> None:
    git_repo.write("README.md", "Hello.\n")
    git_repo.write("pairings/gone.yml", "program: graduates\n")
    git_repo.commit("2026-01-01")
    git_repo.write(NOTE, note(kind="session"))
    git_repo.write("logs/lin-ada/staged.md", note(kind="session"))
    git_repo.git("add", "logs/lin-ada/staged.md")
    git_repo.write("README.md", "Hello again.\n")
    git_repo.remove("pairings/gone.yml")

    history = read(git_repo)

    assert history.state is HistoryState.FULL
    assert history.uncommitted == {
        NOTE,
        "logs/lin-ada/staged.md",
        "README.md",
        "pairings/gone.yml",
    }
    assert history.removed == {"pairings/gone.yml"}
    assert history.landed(NOTE) is None
    assert history.landed("logs/lin-ada/staged.md") is None
    assert history.landed_key("logs/lin-ada/staged.md", "kind") is None
    assert history.changed(NOTE) is None


def test_an_uncommitted_edit_leaves_the_other_keys_dated(git_repo: GitRepo) -> None:
    git_repo.write(NOTE, note(kind="session", held="true"))
    git_repo.commit("2026-01-06")
    git_repo.write(NOTE, note("Edited.", kind="session", held="false"))

    history = read(git_repo)

    assert key_days(history, NOTE, "kind", "held", "minutes") == {
        "kind": "2026-01-06",
        "held": None,
        "minutes": "2026-01-06",
    }
    assert day(history.landed(NOTE)) == "2026-01-06"
    assert day(history.changed(NOTE)) == "2026-01-06"


def test_a_rename_that_is_only_staged_leaves_two_uncommitted_paths(git_repo: GitRepo) -> None:
    git_repo.write(NOTE, note(kind="session"))
    git_repo.commit("2026-01-06")
    git_repo.git("mv", NOTE, "logs/lin-ada/staged.md")

    history = read(git_repo)

    assert history.uncommitted == {NOTE, "logs/lin-ada/staged.md"}
    assert history.landed("logs/lin-ada/staged.md") is None


def test_an_uncommitted_note_that_is_too_large_is_not_read(git_repo: GitRepo) -> None:
    git_repo.write(NOTE, note(kind="session"))
    git_repo.commit("2026-01-06")
    git_repo.write(NOTE, note("x" * 262_144, kind="session"))

    assert read(git_repo).landed_key(NOTE, "kind") is None


def test_a_note_replaced_by_a_link_has_no_key_landings(git_repo: GitRepo) -> None:
    git_repo.write(NOTE, note(kind="session"))
    git_repo.write("elsewhere.md", note(kind="session"))
    git_repo.commit("2026-01-06")
    git_repo.remove(NOTE)
    (git_repo.root / NOTE).symlink_to(git_repo.root / "elsewhere.md")

    history = read(git_repo)

    assert history.uncommitted == {NOTE}
    assert history.landed_key(NOTE, "kind") is None


def test_a_note_as_large_as_the_limit_is_read_and_a_larger_one_is_not(git_repo: GitRepo) -> None:
    frame = note("", kind="session")
    git_repo.write(NOTE, note(kind="session"))
    git_repo.write("logs/lin-ada/large.md", note(kind="session"))
    git_repo.commit("2026-01-06")
    git_repo.write(NOTE, note("x" * (262_144 - len(frame)), kind="session"))
    git_repo.write("logs/lin-ada/large.md", note("x" * (262_145 - len(frame)), kind="session"))
    git_repo.commit("2026-02-01")

    history = read(git_repo)

    assert day(history.landed_key(NOTE, "kind")) == "2026-01-06"
    assert history.landed_key("logs/lin-ada/large.md", "kind") is None
