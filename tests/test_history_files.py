"""When a file reached the main line of history."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.gitrepo import AUTHOR, GitRepo
from tests.history_words import NOTE, day, noon, note, read

from mentorship.history.facts import HistoryState, Landing


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
