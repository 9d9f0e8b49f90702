"""What branches bring, and which line of history is main."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.gitrepo import GitRepo
from tests.history_words import NOTE, day, key_days, noon, note, read

from mentorship.history.door import GitError
from mentorship.history.facts import HistoryState, Landing
from mentorship.history.read import start


def test_the_merge_commit_dates_what_a_branch_brought(git_repo: GitRepo) -> None:
    git_repo.write("mentorship.yml", "organisation: Northwind\n")
    git_repo.commit("2026-01-01")
    git_repo.branch("note")
    git_repo.write(NOTE, note(kind="session", held="true"))
    git_repo.commit("2026-01-06")
    git_repo.write(NOTE, note(kind="session", held="false"))
    git_repo.commit("2026-01-07")
    git_repo.switch("main")
    merged = git_repo.merge("note", "2026-01-20", author="Mira Holm")

    history = read(git_repo)

    assert history.landed(NOTE) == Landing(merged, noon("2026-01-20"), "Mira Holm")
    assert key_days(history, NOTE, "kind", "held") == {"kind": "2026-01-20", "held": "2026-01-20"}


def test_what_only_a_branch_has_lands_with_the_commit_being_checked(git_repo: GitRepo) -> None:
    git_repo.write(NOTE, note(kind="session", submits="draft"))
    git_repo.write("pairings/lin-ada.yml", "program: graduates\n")
    git_repo.commit("2026-01-06")
    git_repo.branch("change")
    git_repo.write(NOTE, note(kind="session", submits="final"))
    git_repo.write("logs/lin-ada/new.md", note(kind="thanks"))
    git_repo.commit("2026-02-01")
    git_repo.write("README.md", "Later.\n")
    head = git_repo.commit("2026-02-09")

    history = read(git_repo)

    assert (history.main, history.head) == ("main", head)
    assert key_days(history, NOTE, "kind", "submits") == {
        "kind": "2026-01-06",
        "submits": "2026-02-09",
    }
    assert day(history.landed(NOTE)) == "2026-01-06"
    assert day(history.changed(NOTE)) == "2026-02-09"
    assert day(history.landed("logs/lin-ada/new.md")) == "2026-02-09"
    assert day(history.landed_key("logs/lin-ada/new.md", "kind")) == "2026-02-09"
    assert day(history.changed("pairings/lin-ada.yml")) == "2026-01-06"


def test_a_rename_on_a_branch_keeps_the_landing_on_main(git_repo: GitRepo) -> None:
    git_repo.write(NOTE, note(kind="session"))
    git_repo.commit("2026-01-06")
    git_repo.branch("tidy")
    git_repo.move(NOTE, "logs/lin-ada/first-talk.md")
    git_repo.commit("2026-02-01")

    history = read(git_repo)

    assert day(history.landed("logs/lin-ada/first-talk.md")) == "2026-01-06"
    assert day(history.landed_key("logs/lin-ada/first-talk.md", "kind")) == "2026-01-06"


def test_what_main_did_meanwhile_is_not_taken_for_the_branchs_own(git_repo: GitRepo) -> None:
    git_repo.write(NOTE, note(kind="session", held="true"))
    git_repo.commit("2026-01-06")
    git_repo.branch("behind")
    git_repo.write("README.md", "Mine.\n")
    git_repo.commit("2026-01-08")
    git_repo.switch("main")
    git_repo.write(NOTE, note(kind="session", held="false"))
    git_repo.commit("2026-01-09")
    git_repo.switch("behind")

    history = read(git_repo)

    assert day(history.changed(NOTE)) == "2026-01-06"
    assert key_days(history, NOTE, "kind", "held") == {"kind": "2026-01-06", "held": "2026-01-06"}


def test_a_branch_does_not_know_on_which_day_it_will_be_merged(git_repo: GitRepo) -> None:
    git_repo.write("mentorship.yml", "organisation: Northwind\n")
    git_repo.commit("2026-01-01")
    git_repo.branch("note")
    git_repo.write(NOTE, note(kind="session"))
    git_repo.commit("2026-01-06")
    git_repo.switch("main")
    git_repo.write(NOTE, note(kind="session"))  # squashed: the same content, another commit
    git_repo.commit("2026-01-20")
    git_repo.merge("note", "2026-01-21")
    git_repo.write("README.md", "Later.\n")
    git_repo.commit("2026-01-22")

    assert day(read(git_repo).landed(NOTE)) == "2026-01-20"
    assert day(read(git_repo, revision="note").landed(NOTE)) == "2026-01-06"


def test_an_unmerged_branch_leaves_main_alone(git_repo: GitRepo) -> None:
    git_repo.write(NOTE, note(kind="session"))
    git_repo.commit("2026-01-06")
    git_repo.branch("other")
    git_repo.write("logs/lin-ada/other.md", note(kind="report"))
    git_repo.commit("2026-01-07")
    git_repo.switch("main")

    history = read(git_repo)

    assert history.landed("logs/lin-ada/other.md") is None
    assert history.landed(NOTE) == history.changed(NOTE)


def test_an_older_revision_sees_main_as_it_was(git_repo: GitRepo) -> None:
    git_repo.write(NOTE, note(kind="session", held="true"))
    first = git_repo.commit("2026-01-06")
    git_repo.write(NOTE, note(kind="session", held="false"))
    git_repo.commit("2026-02-01")
    git_repo.move(NOTE, "logs/lin-ada/renamed.md")
    git_repo.commit("2026-03-01")
    git_repo.write("untracked.md", "not part of any revision\n")

    history = read(git_repo, revision="HEAD~2")

    assert (history.head, history.head_time) == (first, noon("2026-01-06"))
    assert history.began == noon("2026-01-06")
    assert history.uncommitted == frozenset()
    assert day(history.landed_key(NOTE, "held")) == "2026-01-06"
    assert day(history.changed(NOTE)) == "2026-01-06"
    assert history.landed("logs/lin-ada/renamed.md") is None


def test_a_detached_head_on_main_is_read_like_main(git_repo: GitRepo) -> None:
    git_repo.write(NOTE, note(kind="session"))
    first = git_repo.commit("2026-01-06")
    git_repo.write("logs/lin-ada/later.md", note(kind="session"))
    git_repo.commit("2026-02-01")
    git_repo.git("switch", "-q", "--detach", first)

    history = read(git_repo)

    assert (history.state, history.main, history.head) == (HistoryState.FULL, "main", first)
    assert day(history.landed(NOTE)) == "2026-01-06"
    assert history.landed("logs/lin-ada/later.md") is None


def test_an_unknown_revision_is_the_callers_mistake(git_repo: GitRepo) -> None:
    git_repo.write(NOTE, note(kind="session"))
    git_repo.commit("2026-01-06")

    with pytest.raises(GitError, match="'v9' is no commit of this repository") as caught:
        start(git_repo.root, revision="v9")

    assert caught.value.code == 2


@pytest.mark.parametrize(
    ("references", "wanted", "main"),
    [
        (["heads/trunk"], None, "HEAD"),
        (["heads/master"], None, "master"),
        (["heads/master", "remotes/origin/master"], None, "origin/master"),
        (["heads/main", "remotes/origin/master"], None, "main"),
        (["heads/main", "remotes/origin/main"], None, "origin/main"),
        (["heads/main", "remotes/origin/main", "remotes/origin/HEAD"], None, "origin/HEAD"),
        (["heads/main", "heads/live"], "live", "live"),
        (["heads/main", "heads/live", "remotes/origin/live"], "live", "origin/live"),
        (["heads/main", "remotes/up/main"], "up/main", "up/main"),
        (["heads/main", "remotes/origin/main"], "origin/main", "origin/main"),
    ],
)
def test_the_first_name_that_exists_is_main(
    tmp_path: Path, references: list[str], wanted: str | None, main: str
) -> None:
    repo = GitRepo(tmp_path).init("work")
    repo.write(NOTE, note(kind="session"))
    repo.commit("2026-01-06")
    for reference in references:
        repo.git("update-ref", f"refs/{reference}", "HEAD")

    assert read(repo, wanted).main == main


@pytest.mark.parametrize("wanted", ["trunk", "main~1", ":/as of", "--all", "@{-1}", "", "a\nb"])
def test_a_main_that_does_not_exist_is_said(git_repo: GitRepo, wanted: str) -> None:
    git_repo.write(NOTE, note(kind="session"))
    git_repo.commit("2026-01-05")
    head = git_repo.commit("2026-01-06")

    history = read(git_repo, wanted)

    assert (history.state, history.main, history.head) == (HistoryState.NO_MAIN, None, head)
    assert history.problem is not None
    assert "correct `main:` in mentorship.yml" in history.problem
    assert "\n" not in history.problem
    assert history.landed(NOTE) is None
    assert history.landed_key(NOTE, "kind") is None
    assert history.changed(NOTE) is None
    assert history.began is None


def test_a_tag_called_main_does_not_stand_in_for_the_branch(git_repo: GitRepo) -> None:
    git_repo.write(NOTE, note(kind="session"))
    git_repo.commit("2026-01-06")
    git_repo.git("switch", "-q", "--orphan", "backdated")
    git_repo.write(NOTE, note(kind="session"))
    git_repo.commit("2025-01-01")
    git_repo.git("tag", "main")
    git_repo.switch("main")

    assert day(read(git_repo).landed(NOTE)) == "2026-01-06"
