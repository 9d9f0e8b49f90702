"""Files to documents: what is kept, what is said, and that one bad file hides no other."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import pytest
from tests.rules_world import BASE, checked, read, said

from mentorship.workspace.loader import load
from mentorship.workspace.tree import Entry, EntryType, TextTree, WorkTree

PERSON = "people/kim.yml"


class Closed(TextTree):
    """A tree with a file that may not be opened."""

    def read(self, path: str, limit: int) -> bytes | None:
        if path == PERSON:
            raise PermissionError(13, "Permission denied")
        return super().read(path, limit)


class Others(TextTree):
    """The base and one more entry, which is no file."""

    def __init__(self, entry: Entry) -> None:
        super().__init__(BASE)
        self.entry = entry

    def entries(self) -> Iterable[Entry]:
        return [*super().entries(), self.entry]


def schema_of(text: str, path: str = PERSON) -> list[str]:
    """What is said about one file, without its path."""
    findings = read({path: text})[1]
    assert {finding.place.path for finding in findings} <= {path}
    return [f"{f.place.line}:{f.place.column} {f.message}" for f in findings]


def name_of(written: str) -> str:
    workspace, findings = read({PERSON: f"name: {written}\n"})
    assert said(findings) == []
    return workspace.people["kim"].name


@pytest.mark.parametrize(
    "written", ["2026", "true", "null", "~", "1.50", "012", "1e3", "0.00000010"]
)
def test_text_is_taken_as_it_is_written(written: str) -> None:
    assert name_of(written) == written


def test_text_may_be_in_any_script() -> None:
    assert name_of('"欧阳娜娜 👩‍💻 O’Neil"') == "欧阳娜娜 👩‍💻 O’Neil"


def test_words_of_yaml_inside_lists_and_mappings_are_text_too() -> None:
    files = {"people/profiles/ada.yml": "languages: [no, en, true]\nskills: {null: 5, 2026: 4}\n"}
    profile = read(files)[0].profiles["ada"]

    assert profile.languages == ("no", "en", "true")
    assert profile.skills == {"null": 5, "2026": 4}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nmae: Kim\n", ["1:1 unknown key 'nmae'; did you mean 'name'?"]),
        ("name:\n", ["1:6 name: text expected, found nothing"]),
        ('name: ""\n', ["1:7 name: must not be empty"]),
        ("name: [Kim]\n", ["1:7 name: text expected, found a list"]),
        ("name: Kim\njoined: 2026-02-30\n",
         ["2:9 joined: '2026-02-30' is not a day of the calendar"]),
        ("name: Kim\njoined: 30.2.2026\n",
         ["2:9 joined: '30.2.2026' is not a date; write it as in 2026-06-30"]),
        ("name: Kim\njob: {level: 1.5}\n",
         ["2:14 job.level: a whole number expected, as in 4, found a fraction"]),
        ("name: Kim\njob:\n  level: -1\n", ["3:10 job.level: -1 must be at least 0"]),
        ("name: Kim\njob: {leads: yes}\n", ["2:14 job.leads: true or false expected, found text"]),
        ("name: Kim\njob: boss\n", ["2:6 job: a mapping expected, found text"]),
        ("name: Kim\nprojects: x\n", ["2:11 projects: a list expected, found text"]),
        ("name: Kim\nemail: kim at example\n", ["2:8 email: is not of the form expected"]),
        ("name: Kim\nalias: Brave Heron\n",
         ["2:8 alias: 'Brave Heron' may only have a-z, 0-9, - and .; found 'B'"]),
    ],
)  # fmt: skip
def test_a_message_names_the_key_the_value_and_what_would_be_right(
    text: str, expected: list[str]
) -> None:
    assert schema_of(text) == expected


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("mentorship.yml", "organisation: N\ntimezone: UTC\nskills: {Big Data: Big data}\n",
         ["3:10 skills.Big Data: 'Big Data' is not of the form expected"]),
        ("mentorship.yml",
         "organisation: N\ntimezone: UTC\nperformance_models: {dev: {weights: {a: {of: x}}}}\n",
         ["3:41 the required key 'weight' is missing",
          "3:46 performance_models.dev.weights.a.of: a mapping expected, found text"]),
        ("pairings/lin-ada.yml", "program: g\nmentors: []\nmentees: [lin]\nstart: 2026-01-12\n",
         ["2:10 mentors: needs at least one entry"]),
        ("programs/graduates/program.yml",
         "title: {en: G, zh: [x]}\ndates: {start: 2026-01-12, end: 2026-12-18}\ntracks: {}\n",
         ["1:20 title.zh: text expected, found a list", "3:9 tracks: needs at least one entry"]),
        ("programs/graduates/program.yml",
         "title: G\ndates: {start: 2026-01-12}\ntracks: {a: {stages: [{id: b, weeks: 2-1}]}}\n",
         ["2:8 the required key 'end' is missing",
          ("3:38 tracks.a.stages.0.weeks: '2-1' is not a stage's weeks; write them as in '1-2', "
           "the first not after the last")]),
        ("people/profiles/ada.yml", "publish: everything\n",
         ["1:10 publish: 'everything' must be one of 'nothing', 'name', 'profile'"]),
        ("mentorship.yml", "organisation: N\ntimezone: UTC\nlanding_grace: [5 days]\n",
         [("3:16 landing_grace: is not a duration; write it as in '5 days', '24 hours', "
           "'10 working days' or '6 months'")]),
        ("logs/lin-ada/2026-02-10-talk.md", "---\nkind: sesion\ndate: 2026-02-10\n---\nx\n",
         [("2:7 kind: 'sesion' must be one of 'session', 'submission', 'feedback', 'assessment', "
           "'defence', 'report', 'course', 'thanks', 'note'")]),
    ],
)  # fmt: skip
def test_places_and_words_inside_nested_values(path: str, text: str, expected: list[str]) -> None:
    assert schema_of(text, path) == expected


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("people/records/ada.yml", "ratings: [{period: 2025, rating: 4242}]\n"),
        ("programs/graduates/applications/lin-mentee.yml", "date: 4242\nchoices: [x]\n"),
        ("programs/graduates/decisions/lin-mentee.yml", "date: 2026-01-01\nstatus: 4242\n"),
        ("logs/lin-ada/surveys/2026-02-20-pulse-lin.yml", "survey: pulse\nanswers: {fit: 4242}\n"),
        ("people/profiles/ada.yml", "leave: [{from: 4242, to: 2026-07-24}]\n"),
        ("people/profiles/ada.yml", "contact: {prefer: 4242}\n"),
        ("logs/lin-ada/2026-02-10-talk.md",
         "---\nkind: note\ndate: 2026-02-10\nscores: {python: '4242'}\nexam: {v: 4242}\n---\nx\n"),
        ("people/kim.yml", "name: Kim\nemail: '4242'\n"),
    ],
)  # fmt: skip
def test_a_message_never_repeats_what_is_not_for_everybody(path: str, text: str) -> None:
    findings = read({path: text})[1]

    assert findings
    assert not any("4242" in finding.message + finding.hint for finding in findings)


def test_a_name_that_is_not_for_everybody_is_not_repeated_either() -> None:
    files = {
        "programs/graduates/applications/lin-mentee.yml": "date: 2026-01-01\nchoices: [adda]\n"
    }

    assert said(checked(files)) == [
        "programs/graduates/applications/lin-mentee.yml:2:11 unknown-person there is no such person"
    ]


def test_one_broken_file_hides_no_other_and_makes_no_reference_unknown() -> None:
    files = {PERSON: "name: [\n", "people/lin.yml": "name: 林薇\nmanager: kim\n"}

    assert [finding.code for finding in checked(files)] == ["yaml-syntax"]
    assert set(read(files)[0].people) == {"ada", "lin"}


@pytest.mark.parametrize("path", ["people/kim.yaml", "people/Kim.yml"])
def test_a_file_with_a_wrong_name_makes_no_reference_unknown(path: str) -> None:
    manager = Path(path).stem
    files = {path: "name: Kim\n", "people/lin.yml": f"name: 林薇\nmanager: {manager}\n"}

    assert [finding.place.path for finding in checked(files)] == [path]


def test_a_file_that_may_not_be_opened_is_said() -> None:
    workspace, findings = load(Closed({**BASE, PERSON: "name: Kim\n"}))

    assert said(findings) == ["people/kim.yml:1:1 file-type cannot be read: Permission denied"]
    assert set(workspace.people) == {"ada", "lin"}


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (EntryType.LINK, "symbolic links are not allowed"),
        (EntryType.SUBMODULE, "submodules and repositories are not allowed"),
        (EntryType.REPOSITORY, "a folder that looks like a git repository"),
        (EntryType.CLOSED, "a folder that cannot be read"),
        (EntryType.FOLDER, "a file is expected, found a folder"),
        (EntryType.OTHER, "not a regular file"),
    ],
)
def test_what_is_no_file_is_said_and_never_opened(kind: EntryType, words: str) -> None:
    assert said(load(Others(Entry("people/x", kind)))[1]) == [f"people/x:1:1 file-type {words}"]


def test_a_repository_without_settings_is_read_all_the_same() -> None:
    workspace, findings = read({"mentorship.yml": None})

    assert said(findings) == ["mentorship.yml:1:1 schema the file is missing"]
    assert set(workspace.people) == {"ada", "lin"}


def test_settings_that_cannot_be_read_are_said_once() -> None:
    findings = read({"mentorship.yml": "organisation: Northwind\ntimezone: [\n"})[1]

    assert [(f.place.path, f.code) for f in findings] == [("mentorship.yml", "yaml-syntax")]


def test_sealed_files_are_counted_and_their_content_stays_unknown() -> None:
    files: dict[str, str | bytes | None] = {
        "people/records/ada.yml.age": b"age-encryption.org/v1\n\xff\x00",
        "logs/lin-ada/surveys/2026-02-20-mentor-view-lin.yml.age": b"\x00",
        "logs/lin-ada/2026-02-10-talk.md.age": b"\x00",
    }
    workspace, findings = read(files)

    assert said(findings) == []
    assert workspace.sealed_records == {"ada"}
    log, answer = workspace.sealed_of["lin-ada"]
    assert (log.kind, log.respondent("mentor-view")) == ("log", None)
    assert (answer.respondent("mentor-view"), answer.respondent("pulse")) == ("lin", None)


def test_a_record_cannot_be_sealed_and_clear_at_once() -> None:
    files = {"people/records/ada.yml": "tests: []\n", "people/records/ada.yml.age": "x"}

    assert said(read(files)[1]) == [
        (
            "people/records/ada.yml.age:1:1 duplicate-id "
            "the id 'ada' is already used in people/records/ada.yml"
        )
    ]


def test_pages_of_a_handbook_may_be_called_in_any_language() -> None:
    files = {
        "programs/graduates/README.md": "# Welcome\n",
        "programs/graduates/价值观.md": "---\ntopics: [culture]\n---\n# 价值观\n",
        "programs/README.md": "# Nobody's\n",
        "people/README.md": "# Nobody's\n",
        "people/.hidden": "x",
    }
    workspace, findings = read(files)

    assert said(findings) == []
    assert [(page.path, page.topics) for page in workspace.handbooks] == [
        ("programs/graduates/README.md", ()),
        ("programs/graduates/价值观.md", ("culture",)),
    ]


def test_pictures_are_known_by_their_first_bytes() -> None:
    files: dict[str, str | bytes | None] = {
        "logs/lin-ada/files/board.png": b"\x89PNG\r\n\x1a\n",
        "logs/lin-ada/files/page.png": b"<html>",
        "logs/lin-ada/files/run.exe": b"MZ",
        "programs/graduates/files/a:b.pdf": b"%PDF-1.7",
    }
    workspace, findings = read(files)

    assert workspace.attachments == ("logs/lin-ada/files/board.png",)
    assert said(findings) == [
        "logs/lin-ada/files/page.png:1:1 file-type its content is not png",
        (
            "logs/lin-ada/files/run.exe:1:1 file-type "
            "only pictures (png, jpg, gif, webp) and PDF may lie in files/"
        ),
        "programs/graduates/files/a:b.pdf:1:1 id-form the name 'a:b.pdf' has ':'",
    ]


def test_a_file_name_with_a_day_that_there_is_not() -> None:
    text = "---\nkind: note\ndate: 2026-06-30\n---\nHello.\n"
    names = ("2026-06-31-talk", "2026-13-01", "30-06-2026-talk")

    assert said(read({f"logs/lin-ada/{name}.md": text for name in names})[1]) == [
        (
            "logs/lin-ada/2026-06-31-talk.md:1:1 id-form the name '2026-06-31-talk' "
            "begins with 2026-06-31, which is not a day of the calendar"
        ),
        (
            "logs/lin-ada/2026-13-01.md:1:1 id-form the name '2026-13-01' "
            "begins with 2026-13-01, which is not a day of the calendar"
        ),
        (
            "logs/lin-ada/30-06-2026-talk.md:1:1 id-form the name '30-06-2026-talk' "
            "is not named <date>-<slug>, as in 2026-02-10-one-to-one"
        ),
    ]


def test_a_folder_and_texts_in_memory_are_the_same_tree(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        **BASE,
        "people/x.yml/inside.txt": "x",
        "people/team/HEAD": "x",
        "people/team/objects/a": "x",
        "people/team/refs/a": "x",
        "logs/lin-ada/2026-02-10-talk.md": "---\nkind: note\ndate: 2026-02-10\n---\nHello.\n",
        "docs/page.md": "x",
    }
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(text if isinstance(text, bytes) else text.encode())

    assert sorted(WorkTree(tmp_path).entries()) == sorted(TextTree(files).entries())
    assert said(load(WorkTree(tmp_path))[1]) == said(load(TextTree(files))[1]) != []


def test_a_link_is_not_followed_even_if_it_takes_the_place_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("name: Secret\n")
    (tmp_path / "people").mkdir()
    (tmp_path / "people" / "kim.yml").symlink_to(tmp_path / "secret")

    with pytest.raises(OSError, match="symbolic links"):
        WorkTree(tmp_path).read("people/kim.yml", 100)


def test_a_pipe_in_the_place_of_a_file_does_not_block(tmp_path: Path) -> None:
    (tmp_path / "people").mkdir()
    os.mkfifo(tmp_path / "people" / "kim.yml")

    with pytest.raises(OSError, match="not a regular file"):
        WorkTree(tmp_path).read("people/kim.yml", 100)


def test_folders_may_be_deeper_than_the_stack(tmp_path: Path) -> None:
    folders = [tmp_path / "people"]
    folders[0].mkdir()
    handles = [os.open(folders[0], os.O_RDONLY)]
    for _ in range(1100):
        os.mkdir("d", dir_fd=handles[-1])
        handles.append(os.open("d", os.O_RDONLY, dir_fd=handles[-1]))
        os.close(handles[-2])
    os.close(handles[-1])

    assert [entry.type for entry in WorkTree(tmp_path).entries()] == []
    _remove(tmp_path / "people" / "d")


def _remove(top: Path) -> None:
    """Removes a chain of folders from its end; the usual way recurses."""
    chain = [top]
    while (chain[-1] / "d").exists():
        chain.append(chain[-1] / "d")
    for folder in reversed(chain):
        folder.rmdir()


def test_the_words_after_the_day_of_a_note_are_nobodys_name() -> None:
    note = "---\nkind: note\ndate: 2026-02-10\n---\nHello.\n"
    good = ["y", "no", "null", "con", "index", "42", "com1.talk"]
    files = {f"logs/lin-ada/2026-02-10-{slug}.md": note for slug in good}
    bad = {f"logs/lin-ada/2026-02-10-{slug}.md": note for slug in ("-x", "a..b", "a.html", "Y")}
    long = {f"logs/lin-ada/2026-02-10-{'x' * 65}.md": note}

    assert said(read(files)[1]) == []
    assert [finding.message.split("' ", 1)[1] for finding in read({**bad, **long})[1]] == [
        "must begin and end with a letter or a digit",
        "may only have a-z, 0-9, - and .; found 'Y'",
        "has two dots in a row",
        "has a second extension",
        "has 65 characters after the date; at most 64 are allowed",
    ]


def test_a_note_with_another_ending_is_told_its_name() -> None:
    note = "---\nkind: note\ndate: 2026-02-10\n---\nHello.\n"
    endings = ("MD", "markdown", "txt")
    files = {f"logs/lin-ada/2026-02-1{n}-talk.{end}": note for n, end in enumerate(endings)}

    assert [(finding.code, finding.hint) for finding in read(files)[1]] == [
        ("file-type", f"name it 2026-02-1{n}-talk.md") for n in range(3)
    ]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("next: tomorrow",
         "next: 'tomorrow' is not a date, or a date and a time, as in 2026-03-10 10:00"),
        ("next: 2026-03-10 25:00",
         "next: '2026-03-10 25:00' is not a time of day; write it as in 16:30"),
        ("at: 4pm", "at: '4pm' is not a time of day; write it as in 16:30"),
        ("minutes: 1441", "minutes: 1441 must be at most 1440"),
        ("minutes: one hour", "minutes: a whole number expected, as in 50, found text"),
        ("held: maybe", "held: true or false expected, found text"),
        ("exam: {values: 101}", "exam.values: must be at most 100"),
        ("scores: {python: 100.5}", "scores.python: is not a number from 0 to 100"),
    ],
)  # fmt: skip
def test_a_note_is_told_what_would_be_right(line: str, message: str) -> None:
    note = f"---\nkind: session\ndate: 2026-02-10\n{line}\n---\nHello.\n"

    assert [f.message for f in read({"logs/lin-ada/2026-02-10-talk.md": note})[1]] == [message]


def test_a_misspelt_key_is_not_missing_as_well() -> None:
    note = "---\nKind: session\ndat: 2026-02-10\nminuets: 5\n---\nHello.\n"
    files = {"logs/lin-ada/2026-02-10-talk.md": note, "people/kim.yml": "nmae: Kim\n"}

    assert said(read(files)[1]) == [
        "logs/lin-ada/2026-02-10-talk.md:2:1 schema unknown key 'Kind'; did you mean 'kind'?",
        "logs/lin-ada/2026-02-10-talk.md:3:1 schema unknown key 'dat'; did you mean 'date'?",
        "logs/lin-ada/2026-02-10-talk.md:4:1 schema unknown key 'minuets'; did you mean 'minutes'?",
        "people/kim.yml:1:1 schema unknown key 'nmae'; did you mean 'name'?",
    ]
