"""When a file, and each front-matter key of a note, reached the main line of history."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.gitrepo import AUTHOR, GitRepo

from mentorship.history.door import GitError
from mentorship.history.facts import History, HistoryState, Landing
from mentorship.history.read import start

NOTE = "logs/lin-ada/2026-01-05-talk.md"


def front_matter(text: str) -> Mapping[str, object] | None:
    """A parser as simple as these notes: `key: value` between two fences."""
    _, fence, rest = text.partition("---\n")
    head, closing, _ = rest.partition("\n---\n")
    if not (fence and closing):
        return None
    return dict(line.split(": ", 1) for line in head.splitlines())


def note(body: str = "We met.", **keys: str) -> str:
    lines = [f"{key}: {value}" for key, value in keys.items()]
    return "\n".join(["---", *lines, "---", body, *_FILLER])


_FILLER = [f"Line {number} of a long talk." for number in range(20)]


def read(repo: GitRepo, main: str | None = None, revision: str | None = None) -> History:
    return start(repo.root, main, revision).finish(front_matter)


def noon(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T12:00").replace(tzinfo=UTC)


def day(landing: Landing | None) -> str | None:
    return None if landing is None else landing.time.date().isoformat()


def key_days(history: History, path: str, *keys: str) -> dict[str, str | None]:
    return {key: day(history.landed_key(path, key)) for key in keys}


# --- a file -----------------------------------------------------------------------------------


def test_a_file_lands_with_its_first_commit_on_main(git_repo: GitRepo) -> None:
    git_repo.write("mentorship.yml", "organisation: Northwind\n")
    git_repo.commit("2026-01-01")
    git_repo.write(NOTE, note(kind="session"))
    landed = git_repo.commit("2026-01-06")

    history = read(git_repo)

    assert history.state is HistoryState.FULL
    assert history.problem is None
    assert history.head == landed
    assert history.head_time == noon("2026-01-06")
    assert history.main == "main"
    assert history.began == noon("2026-01-01")
    assert history.uncommitted == frozenset()
    assert history.landed(NOTE) == Landing(landed, noon("2026-01-06"), AUTHOR)
    assert history.landed_key(NOTE, "kind") == history.landed(NOTE)
    assert history.changed(NOTE) == history.landed(NOTE)
    assert history.landed("logs/lin-ada/never.md") is None


def test_the_committer_date_decides_not_the_author_date(git_repo: GitRepo) -> None:
    git_repo.write(NOTE, note(kind="session"))
    git_repo.commit("2026-02-01", written="2026-01-05")

    assert day(read(git_repo).landed(NOTE)) == "2026-02-01"


def test_the_time_is_utc_whatever_zone_was_written(git_repo: GitRepo) -> None:
    git_repo.write(NOTE, note(kind="session"))
    git_repo.commit("2026-01-06T00:30:00+08:00")

    landing = read(git_repo).landed(NOTE)

    assert landing is not None
    assert landing.time == datetime(2026, 1, 5, 16, 30, tzinfo=UTC)
    assert landing.time.tzinfo is UTC


def test_an_edit_changes_a_file_but_does_not_land_it_again(git_repo: GitRepo) -> None:
    git_repo.write("pairings/lin-ada.yml", "program: graduates\n")
    git_repo.commit("2026-01-05")
    git_repo.write("pairings/lin-ada.yml", "program: graduates\nstart: 2026-01-12\n")
    git_repo.commit("2026-02-03")

    history = read(git_repo)

    assert day(history.landed("pairings/lin-ada.yml")) == "2026-01-05"
    assert day(history.changed("pairings/lin-ada.yml")) == "2026-02-03"


def test_a_rename_keeps_the_landing(git_repo: GitRepo) -> None:
    git_repo.write(NOTE, note(kind="session"))
    git_repo.commit("2026-01-06")
    git_repo.move(NOTE, "logs/moved/first.md")
    git_repo.commit("2026-02-01")
    git_repo.move("logs/moved/first.md", "logs/moved/second.md")
    git_repo.write("logs/moved/second.md", note("We met, and walked.", kind="session"))
    git_repo.commit("2026-03-01")

    history = read(git_repo)

    assert day(history.landed("logs/moved/second.md")) == "2026-01-06"
    assert day(history.landed_key("logs/moved/second.md", "kind")) == "2026-01-06"
    assert day(history.changed("logs/moved/second.md")) == "2026-03-01"
    assert history.landed(NOTE) is None


def test_a_new_file_under_a_name_that_moved_away_is_new(git_repo: GitRepo) -> None:
    git_repo.write(NOTE, note(kind="session"))
    git_repo.commit("2026-01-06")
    git_repo.move(NOTE, "logs/moved/first.md")
    git_repo.commit("2026-02-01")
    git_repo.write(NOTE, note("Another talk.", kind="report"))
    git_repo.commit("2026-03-01")

    history = read(git_repo)

    assert day(history.landed(NOTE)) == "2026-03-01"
    assert day(history.landed("logs/moved/first.md")) == "2026-01-06"


def test_undoing_a_deletion_does_not_land_a_file_again(git_repo: GitRepo) -> None:
    git_repo.write(NOTE, note(kind="session"))
    git_repo.commit("2026-01-06")
    git_repo.remove(NOTE)
    git_repo.commit("2026-02-01")
    git_repo.write(NOTE, note(kind="session"))
    git_repo.commit("2026-02-02")

    history = read(git_repo)

    assert day(history.landed(NOTE)) == "2026-01-06"
    assert day(history.landed_key(NOTE, "kind")) == "2026-01-06"


def test_of_two_copies_of_a_deleted_file_one_goes_on_and_one_is_new(git_repo: GitRepo) -> None:
    git_repo.write(NOTE, note(kind="session"))
    git_repo.commit("2026-01-06")
    git_repo.remove(NOTE)
    for name in ("one", "two"):
        git_repo.write(f"logs/lin-ada/{name}.md", note(f"Part {name}.", kind="session"))
    git_repo.commit("2026-02-01")

    history = read(git_repo)

    landed = [day(history.landed(f"logs/lin-ada/{name}.md")) for name in ("one", "two")]
    assert sorted(map(str, landed)) == ["2026-01-06", "2026-02-01"]


def test_a_file_that_gets_an_old_content_back_has_changed(git_repo: GitRepo) -> None:
    for at, text in [("2026-01-06", "one"), ("2026-02-01", "two"), ("2026-02-02", "one")]:
        git_repo.write("pairings/lin-ada.yml", text)
        git_repo.commit(at)

    assert day(read(git_repo).changed("pairings/lin-ada.yml")) == "2026-02-02"


def test_links_and_submodules_have_dates_and_no_keys(git_repo: GitRepo) -> None:
    git_repo.write("logs/lin-ada/link.md", note(kind="session"))
    git_repo.write("logs/lin-ada/module.md", note(kind="session"))
    first = git_repo.commit("2026-01-06")
    git_repo.remove("logs/lin-ada/link.md")
    (git_repo.root / "logs/lin-ada/link.md").symlink_to("elsewhere")
    git_repo.remove("logs/lin-ada/module.md")
    git_repo.git("add", "--all")
    git_repo.git("update-index", "--add", "--cacheinfo", f"160000,{first},logs/lin-ada/module.md")
    git_repo.git("commit", "-q", "-m", "no files any more")

    history = read(git_repo)

    for name in ("link", "module"):
        path = f"logs/lin-ada/{name}.md"
        assert day(history.landed(path)) == "2026-01-06"
        assert history.landed_key(path, "kind") is None


def test_a_deleted_file_has_no_landing(git_repo: GitRepo) -> None:
    git_repo.write(NOTE, note(kind="session"))
    git_repo.commit("2026-01-06")
    git_repo.remove(NOTE)
    git_repo.commit("2026-02-01")

    assert read(git_repo).landed(NOTE) is None


def test_names_of_any_characters_land(git_repo: GitRepo) -> None:
    names = ["logs/林薇/é.md", "logs/a/with\nline.md", "logs/a/:100644 x.md", "-rf", "logs/a/ .md"]
    for name in names:
        git_repo.write(name, note(kind="session"))
    git_repo.commit("2026-01-06")

    history = read(git_repo)

    assert {name: day(history.landed(name)) for name in names} == dict.fromkeys(names, "2026-01-06")


# --- a key of a note's front matter -----------------------------------------------------------


def test_an_edit_of_the_body_re_dates_no_key(git_repo: GitRepo) -> None:
    git_repo.write(NOTE, note("We met.", kind="session", held="true"))
    git_repo.commit("2026-01-06")
    git_repo.write(NOTE, note("We met and talked.", kind="session", held="true"))
    git_repo.commit("2026-02-01")

    history = read(git_repo)

    assert key_days(history, NOTE, "kind", "held", "minutes") == {
        "kind": "2026-01-06",
        "held": "2026-01-06",
        "minutes": "2026-01-06",
    }
    assert day(history.changed(NOTE)) == "2026-02-01"


def test_a_value_changed_later_re_dates_its_key_alone(git_repo: GitRepo) -> None:
    git_repo.write(NOTE, note(kind="session", submits="draft", minutes="50"))
    git_repo.commit("2026-01-06")
    git_repo.write(NOTE, note(kind="session", submits="final", covers="craft"))
    git_repo.commit("2026-02-01")

    history = read(git_repo)

    assert key_days(history, NOTE, "kind", "submits", "covers", "minutes", "held") == {
        "kind": "2026-01-06",
        "submits": "2026-02-01",
        "covers": "2026-02-01",
        "minutes": "2026-02-01",  # its absence is what landed
        "held": "2026-01-06",
    }
    assert day(history.landed(NOTE)) == "2026-01-06"


def test_a_value_that_comes_back_keeps_its_first_landing(git_repo: GitRepo) -> None:
    for at, kind in [
        ("2026-01-06", "session"),
        ("2026-02-01", "report"),
        ("2026-02-02", "session"),
    ]:
        git_repo.write(NOTE, note(kind=kind))
        git_repo.commit(at)

    assert day(read(git_repo).landed_key(NOTE, "kind")) == "2026-01-06"


def test_a_key_is_followed_through_a_rename_with_an_edit(git_repo: GitRepo) -> None:
    git_repo.write(NOTE, note(kind="session", submits="draft"))
    git_repo.commit("2026-01-06")
    git_repo.move(NOTE, "logs/moved/talk.md")
    git_repo.write("logs/moved/talk.md", note(kind="session", submits="final"))
    git_repo.commit("2026-02-01")

    assert key_days(read(git_repo), "logs/moved/talk.md", "kind", "submits") == {
        "kind": "2026-01-06",
        "submits": "2026-02-01",
    }


def test_an_equal_value_of_another_type_is_another_value(git_repo: GitRepo) -> None:
    values: dict[str, Mapping[str, object]] = {
        "old": {"held": 1, "scores": {"python": 1, "go": [2]}, "for": ["lin", "bo"]},
        "now": {
            "held": True,
            "scores": {"go": [2], "python": 1},
            "for": ["bo", "lin"],
            "kind": "x",
        },
    }
    git_repo.write(NOTE, "old")
    git_repo.commit("2026-01-06")
    git_repo.write(NOTE, "now")
    git_repo.commit("2026-02-01")

    history = start(git_repo.root).finish(values.get)

    assert key_days(history, NOTE, "held", "scores", "for") == {
        "held": "2026-02-01",
        "scores": "2026-01-06",  # the order of keys is no value
        "for": "2026-02-01",
    }


def test_only_front_matter_that_changed_is_parsed(git_repo: GitRepo) -> None:
    parsed: list[str] = []

    def parse(text: str) -> Mapping[str, object] | None:
        parsed.append(text)
        return front_matter(text)

    git_repo.write("logs/lin-ada/never-edited.md", note(kind="report"))
    for at in ("2026-01-06", "2026-01-07", "2026-01-08"):
        git_repo.write(NOTE, note(f"Body of {at}.", kind="session"))
        git_repo.commit(at)

    history = start(git_repo.root).finish(parse)

    assert parsed == [note("Body of 2026-01-06.", kind="session")]
    assert day(history.landed_key(NOTE, "kind")) == "2026-01-06"


def test_a_version_that_could_not_be_read_dates_nothing(git_repo: GitRepo) -> None:
    git_repo.write(NOTE, "no front matter at all\n")
    git_repo.commit("2026-01-06")
    git_repo.write(NOTE, note(kind="session"))
    git_repo.commit("2026-02-01")

    history = read(git_repo)

    assert key_days(history, NOTE, "kind", "held") == {"kind": "2026-02-01", "held": "2026-02-01"}
    assert day(history.landed(NOTE)) == "2026-01-06"


def test_a_note_that_cannot_be_read_now_has_no_key_landings(git_repo: GitRepo) -> None:
    git_repo.write(NOTE, note(kind="session"))
    git_repo.commit("2026-01-06")
    git_repo.write(NOTE, "---\nbroken")
    git_repo.commit("2026-02-01")

    assert key_days(read(git_repo), NOTE, "kind", "held") == {"kind": None, "held": None}


def test_keys_of_other_files_are_known_while_they_have_one_version(git_repo: GitRepo) -> None:
    git_repo.write("pairings/once.yml", "program: graduates\n")
    git_repo.write("pairings/twice.yml", "program: graduates\n")
    git_repo.commit("2026-01-05")
    git_repo.write("pairings/twice.yml", "program: managers\n")
    git_repo.commit("2026-02-01")

    history = read(git_repo)

    assert day(history.landed_key("pairings/once.yml", "program")) == "2026-01-05"
    assert history.landed_key("pairings/twice.yml", "program") is None


# --- branches ---------------------------------------------------------------------------------


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


# --- which line is main -----------------------------------------------------------------------


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


# --- the work tree ----------------------------------------------------------------------------


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
