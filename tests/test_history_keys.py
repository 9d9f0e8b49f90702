"""When a front-matter key of a note got the value it has."""

from __future__ import annotations

from collections.abc import Mapping

from tests.gitrepo import GitRepo
from tests.history_words import NOTE, day, front_matter, key_days, note, read

from mentorship.cli.reading import front_matter as yaml_values
from mentorship.history.read import start


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


def test_each_value_of_an_indicator_landed_when_it_was_first_there(git_repo: GitRepo) -> None:
    record = "people/records/lin.yml"
    first = "indicators:\n  - {name: hours, values: {2026-01: 1.5}}\n"
    git_repo.write(record, first)
    git_repo.commit("2026-02-03")
    history = start(git_repo.root).finish(yaml_values)
    assert day(history.landed_key(record, "indicators/hours/2026-01")) == "2026-02-03"

    git_repo.write(record, first.replace("}}", ", 2026-02: 2, 2026-03: 9}}"))
    git_repo.commit("2026-04-05")
    git_repo.write(record, first.replace("}}", ", 2026-02: 2, 2026-03: 3}}") + "ratings: []\n")
    git_repo.commit("2026-05-06")

    months = [f"indicators/hours/2026-0{month}" for month in (1, 2, 3)]
    history = start(git_repo.root).finish(yaml_values)
    assert list(key_days(history, record, *months).values()) == [
        "2026-02-03",
        "2026-04-05",
        "2026-05-06",  # corrected
    ]
