"""`new log`: a note to begin with, which counts for nothing until somebody writes in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentorship.cli import main

FILES = {
    "mentorship.yml": "organisation: Acme\ntimezone: Europe/Berlin\n",
    "people/ada.yml": "name: Ada\n",
    "people/lin.yml": "name: Lin\n",
    "programs/grow/program.yml": (
        "title: Grow\ndates: {start: 2026-01-01, end: 2026-12-31}\nacceptance: none\n"
        "tracks: {general: {core_points: {craft: Craft, talk: Talk}}}\n"
        "cadence: [{id: one-to-one, every: month, by: 15}]\n"
    ),
    "pairings/lin-ada.yml": "program: grow\nmentors: [ada]\nmentees: [lin]\nstart: 2026-01-05\n"
    "plan: {core_points: {craft: Pair on the parser, talk: Demo day}}\n",
    "logs/lin-ada/2026-01-12-first.md": (
        "---\nkind: session\ndate: 2026-01-12\ncovers: [craft]\n---\nWe met.\n\n"
        "- [ ] Draft the runbook (@lin, 2026-01-30)\n- [x] Read chapter 3 (@lin)\n"
    ),
}


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    for path, text in FILES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    return tmp_path


def new_log(repository: Path, *more: str) -> int:
    return main(["new", "--repo", str(repository), "log", "lin-ada", "--date", "2026-02-10", *more])


def test_a_note_begins_with_what_is_open(repository: Path) -> None:
    assert new_log(repository) == 0
    assert (repository / "logs/lin-ada/2026-02-10-one-to-one.md").read_text("utf-8") == (
        "---\nkind: session\ndate: 2026-02-10\n"
        "# covers: [talk]   (not yet talked about)\n"
        "# due in 6 days: One to one, February 2026 (one-to-one)\n"
        "---\n\n"
        "- [ ] Draft the runbook (@lin, 2026-01-30)\n"
    )


def test_left_as_it_is_it_counts_for_nothing(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new_log(repository)
    assert main(["check", "--repo", str(repository), "--strict"]) == 1
    said = capsys.readouterr().out
    assert "2026-02-10-one-to-one.md:2:1: warning[blank-log]: the note says nothing" in said


def test_an_existing_note_is_not_overwritten(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new_log(repository) == 0
    assert new_log(repository) == 2
    assert "2026-02-10-one-to-one.md is there already" in capsys.readouterr().err
    assert new_log(repository, "--slug", "architecture") == 0


GROUP = "program: grow\nmentors: [ada]\nmentees: [lin, zoe]\nstart: 2026-01-05\n"


def test_a_note_of_a_group_is_for_everybody_and_asks_for_what_a_note_can_meet(
    repository: Path,
) -> None:
    (repository / "people/zoe.yml").write_text("name: Zoe\n", "utf-8")
    program = repository / "programs/grow/program.yml"
    program.write_text(program.read_text("utf-8").replace("acceptance: none\n", ""), "utf-8")
    (repository / "pairings/lin-ada.yml").write_text(GROUP, "utf-8")

    assert new_log(repository) == 0
    assert (repository / "logs/lin-ada/2026-02-10-one-to-one.md").read_text("utf-8") == (
        "---\nkind: session\ndate: 2026-02-10\nfor: [lin, zoe]\n"
        "# covers: [talk]   (not yet talked about)\n---\n"
    )


def test_no_note_begins_after_the_last_day(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pairing = repository / "pairings/lin-ada.yml"
    ended = "ended: {date: 2026-02-09, how: stopped}\n"
    pairing.write_text(pairing.read_text("utf-8") + ended, "utf-8")

    assert new_log(repository) == 2
    assert capsys.readouterr().err == (
        "mentorship: lin-ada ended on 2026-02-09; "
        "for a meeting before that, give its day: --date 2026-02-09\n"
    )
    assert new_log(repository, "--date", "2026-02-09") == 0


@pytest.mark.parametrize("slug", ["../up", "Two Words", "", "-x"])
def test_a_slug_is_part_of_a_file_name(
    repository: Path, slug: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new_log(repository, f"--slug={slug}") == 2
    assert "cannot be part of a file name" in capsys.readouterr().err


def test_an_unknown_pairing_is_one_line(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "--repo", str(repository), "log", "lin-bob"]) == 2
    assert capsys.readouterr().err == "mentorship: there is no pairing 'lin-bob'\n"


def test_a_plan_lists_what_the_track_asks_for(repository: Path) -> None:
    pairing = repository / "pairings/lin-ada.yml"
    pairing.write_text(
        "program: grow\nmentors: [ada]\nmentees: [lin]\nstart: 2026-01-05\n", "utf-8"
    )
    assert main(["new", "--repo", str(repository), "plan", "lin-ada"]) == 0
    assert pairing.read_text("utf-8") == (
        "program: grow\nmentors: [ada]\nmentees: [lin]\nstart: 2026-01-05\n"
        "plan:\n"
        "  goals: []   # what this pair wants to reach, one line each\n"
        "  core_points:   # say how each is covered, and remove the #\n"
        "    # craft: Craft\n"
        "    # talk: Talk\n"
        "  # What the track asks for; `mentorship due` says by when, "
        "moved: {item: date} changes it.\n"
    )
    assert main(["check", "--repo", str(repository)]) == 0


def test_a_plan_that_continues_another_leaves_out_what_was_done(repository: Path) -> None:
    program = repository / "programs/grow/program.yml"
    tasks = "[{id: essay, title: Essay}, {id: demo, title: Demo}, {id: defence, title: Defence}]"
    stages = f"tracks: {{general: {{stages: [{{id: all, weeks: 1-4, tasks: {tasks}}}]}}}}\n"
    text = program.read_text("utf-8").partition("tracks:")[0]
    program.write_text(text + stages, "utf-8")
    (repository / "pairings/lin-ada.yml").write_text(
        "program: grow\nmentors: [ada]\nmentees: [lin]\nstart: 2026-01-05\n"
        "ended: {date: 2026-02-28, how: rematched}\n"
        "plan: {waived: {demo: {reason: Done at school, by: ada}}}\n",
        "utf-8",
    )
    (repository / "logs/lin-ada/2026-01-12-first.md").write_text(
        "---\nkind: submission\ndate: 2026-01-12\nsubmits: [essay]\n---\nRead it.\n", "utf-8"
    )
    (repository / "people/bo.yml").write_text("name: Bo\n", "utf-8")
    pairing = repository / "pairings/lin-bo.yml"
    pairing.write_text(
        "program: grow\nmentors: [bo]\nmentees: [lin]\nstart: 2026-03-02\n"
        "continues: lin-ada\n", "utf-8",
    )  # fmt: skip

    assert main(["new", "--repo", str(repository), "plan", "lin-bo"]) == 0
    listed = [line for line in pairing.read_text("utf-8").splitlines() if "  #   " in line]
    assert listed == ["  #   defence: Defence"]


def test_a_plan_is_not_written_over_another(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "--repo", str(repository), "plan", "lin-ada"]) == 2
    assert capsys.readouterr().err == (
        "mentorship: pairings/lin-ada.yml has a plan already; it covers every core point\n"
    )
    pairing = repository / "pairings/lin-ada.yml"
    pairing.write_text(pairing.read_text("utf-8").replace(", talk: Demo day", ""), "utf-8")
    assert main(["new", "--repo", str(repository), "plan", "lin-ada"]) == 2
    assert capsys.readouterr().err == (
        "mentorship: pairings/lin-ada.yml has a plan already; it does not cover talk\n"
    )


def test_items_after_the_last_day_are_marked_in_a_plan(repository: Path) -> None:
    tasks = "[{id: a, title: A, due: week 40}, {id: b, title: B}]"
    stages = f"stages: [{{id: in, weeks: 40-60, tasks: {tasks}}}]"
    program, pairing = repository / "programs/grow/program.yml", repository / "pairings/lin-ada.yml"
    text = program.read_text("utf-8").replace("talk: Talk}}}", f"talk: Talk}}, {stages}}}}}")
    program.write_text(text, "utf-8")
    pairing.write_text(pairing.read_text("utf-8").partition("plan:")[0], "utf-8")
    assert main(["new", "--repo", str(repository), "plan", "lin-ada"]) == 0
    assert pairing.read_text("utf-8").splitlines()[-2:] == [
        "  #   a: A",
        "  #   b: B   (not owed: after the last day, 2026-12-31)",
    ]


def test_an_application_begins_with_the_day_and_the_track(repository: Path) -> None:
    words = ["new", "--repo", str(repository), "application", "grow", "--person", "lin"]
    assert main([*words, "--as", "mentor", "--date", "2025-12-01"]) == 0
    text = (repository / "programs/grow/applications/lin-mentor.yml").read_text("utf-8")
    assert text == (
        "# yaml-language-server: $schema=../../../docs/schemas/application.json\n"
        "track: general\n"
        "date: 2025-12-01\n"
        "choices: []   # ids of people you would like, best first; may stay empty\n"
        "# why: one or two sentences; read by the program office alone\n"
    )


def test_an_application_names_the_track_that_fits_and_what_the_rules_say(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    program = repository / "programs/rise/program.yml"
    program.parent.mkdir()
    program.write_text(
        "title: Rise\ndates: {start: 2026-01-12, end: 2026-12-18}\n"
        "eligibility: {mentor: [leader]}\n"
        "tracks:\n  engineer: {for: [{job_category: [engineering]}]}\n"
        "  product: {for: [{job_category: [product]}]}\n",
        "utf-8",
    )
    (repository / "people/gao.yml").write_text("name: Gao\njob: {category: product}\n", "utf-8")
    words = ["new", "--repo", str(repository), "application", "rise", "--person", "gao"]

    assert main([*words, "--as", "mentor", "--date", "2025-12-01"]) == 0
    said = capsys.readouterr()
    path = "programs/rise/applications/gao-mentor.yml"
    assert "\ntrack: product   # one of engineer, product\n" in (repository / path).read_text(
        "utf-8"
    )
    assert said.out == f"{path}\n"
    assert said.err == (
        "mentorship: the rules for a mentor of rise say of gao: no\n"
        "mentorship:   no: does not lead people\n"
    )

    assert main([*words, "--as", "mentee", "--track", "engineer"]) == 0
    assert capsys.readouterr().err == (
        "mentorship: the rules for a mentee of rise say of gao: wrong track\n"
        "mentorship:   track: the job category is none of engineering\n"
    )


def test_who_applies_too_late_is_told_whom_to_ask(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = repository / "programs/grow/program.yml"
    path.write_text(path.read_text("utf-8") + "applications: {until: 2026-02-09}\n", "utf-8")
    words = ["new", "--repo", str(repository), "application", "grow", "--person", "lin"]
    assert main([*words, "--as", "mentee", "--date", "2026-02-10"]) == 2
    assert capsys.readouterr().err == (
        "mentorship: people could apply to grow until 2026-02-09; "
        "ask the program office whether you still can\n"
    )
    assert main([*words, "--as", "mentee", "--date", "2026-02-09"]) == 0


COHORT = """\
title: {en: Grow 2026}   # the year follows
dates: {start: 2026-01-12, end: 2026-12-18}
applications: {until: 2025-12-19}
approval: none
kpis: [{name: turnover, values: {2025: 14, 2026: 12}}, {values: {2026: 1}, name: waiting}]
tracks:
  general:
    stages:
      - id: arrive
        weeks: 1-2
        tasks: [{id: talk, title: Talk, due: "2026-02-28"}]   # a day, not a week
"""


def test_the_next_cohort_moves_every_day(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = repository / "programs/grow-2026"
    folder.mkdir()
    (folder / "program.yml").write_text(COHORT, "utf-8")
    (folder / "handbook.md").write_text("# How 2026 works\n\nSince 2026.\n", "utf-8")
    words = ["new", "--repo", str(repository), "cohort", "grow-2026"]
    assert main([*words, "--start", "2027-01-11"]) == 0
    made = repository / "programs/grow-2027"
    assert (made / "program.yml").read_text("utf-8") == (
        COHORT.replace("Grow 2026", "Grow 2027")
        .replace("2026-01-12", "2027-01-11")
        .replace("2026-12-18", "2027-12-17")
        .replace("2026-02-28", "2027-02-27")
        .replace("2025-12-19", "2026-12-18")
        .replace(", values: {2025: 14, 2026: 12}", "")
        .replace("values: {2026: 1}, ", "")
    )
    assert (made / "handbook.md").read_text("utf-8") == "# How 2027 works\n\nSince 2026.\n"
    assert main(["check", "--repo", str(repository)]) == 0
    assert main([*words, "--start", "2027-01-11"]) == 2
    assert "there is a program 'grow-2027' already" in capsys.readouterr().err


def test_pictures_of_the_handbook_come_along(repository: Path) -> None:
    folder, picture = repository / "programs/grow/files", bytes.fromhex("89504e470d0a1a0a00ff0d0a")
    folder.mkdir()
    (folder / "map.png").write_bytes(picture)
    (folder.parent / "handbook.md").write_text("# Map\n\n![map](files/map.png)\n", "utf-8")
    words = ["new", "--repo", str(repository), "cohort", "grow", "--start", "2027-01-01"]
    assert main(words) == 0
    assert (repository / "programs/grow-next/files/map.png").read_bytes() == picture
    assert main(["check", "--repo", str(repository)]) == 0


@pytest.mark.parametrize("start", ["2026-01-12", "2026-01-11", "2025-06-01"])
def test_the_next_cohort_begins_after_the_last_one(
    repository: Path, capsys: pytest.CaptureFixture[str], start: str
) -> None:
    folder = repository / "programs/grow-2026"
    folder.mkdir()
    (folder / "program.yml").write_text(COHORT, "utf-8")
    words = ["new", "--repo", str(repository), "cohort", "grow-2026", "--id", "again"]
    assert main([*words, "--start", start]) == 2
    assert capsys.readouterr().err == (
        "mentorship: grow-2026 began on 2026-01-12; "
        f"the next edition begins after that, not on {start}\n"
    )
    assert not (repository / "programs/again").exists()


@pytest.fixture
def with_office(repository: Path) -> Path:
    """The repository with an office, which approves plans."""
    (repository / "people/mira.yml").write_text("name: Mira\n", "utf-8")
    (repository / "mentorship.yml").write_text(
        f"{FILES['mentorship.yml']}office: [mira]\n", "utf-8"
    )
    return repository


def test_a_plan_that_leaves_out_a_core_point_is_not_approved(
    with_office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pairing = with_office / "pairings/lin-ada.yml"
    pairing.write_text(pairing.read_text("utf-8").replace("talk: Demo day", 'talk: " "'), "utf-8")
    assert main(["approve", "--repo", str(with_office), "lin-ada", "--by", "mira"]) == 2
    assert capsys.readouterr().err == (
        "mentorship: the plan of lin-ada does not say how it covers talk: "
        "every core point of the track has to be covered\n"
    )


def test_an_approval_holds_the_digest_and_the_items(with_office: Path) -> None:
    assert main(
        ["approve", "--repo", str(with_office), "lin-ada", "--by", "mira", "--date", "2026-01-04"]
    ) == 0  # fmt: skip
    text = (with_office / "pairings/approvals/lin-ada.yml").read_text("utf-8")
    head, _, rest = text.partition("digest: plan-")
    assert head == (
        "# yaml-language-server: $schema=../../docs/schemas/approval.json\n"
        "by: mira\ndate: 2026-01-04\n"
    )
    assert len(rest.split("\n")[0]) == 12
    assert rest.endswith("\nitems: []\n")
    assert main(["check", "--repo", str(with_office), "--strict"]) == 0


def test_an_approval_is_refused_that_is_there_ahead_or_ones_own(
    with_office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings, pairing = with_office / "mentorship.yml", with_office / "pairings/lin-ada.yml"
    settings.write_text(settings.read_text("utf-8") + "as_of: 2026-02-10\n", "utf-8")

    def approve(*words: str) -> tuple[int, str]:
        code = main(["approve", "--repo", str(with_office), "lin-ada", *words])
        return code, capsys.readouterr().err

    for own in ("lin", "ada"):
        assert approve("--by", own) == (
            2,
            (
                f"mentorship: {own} belongs to lin-ada: "
                "nobody approves the plan of their own pairing\n"
            ),
        )
    assert approve("--by", "mira", "--date", "2026-02-11") == (
        2,
        "mentorship: --date 2026-02-11 is ahead, today is 2026-02-10: an approval says what was\n",
    )  # fmt: skip
    assert approve("--by", "mira") == (0, "")
    assert approve("--by", "mira", "--date", "2026-02-01") == (
        2, "mentorship: already approved by mira on 2026-02-10\n",
    )  # fmt: skip
    text = pairing.read_text("utf-8")
    pairing.write_text(text.replace("Pair on the parser", "Pair on the printer"), "utf-8")
    assert approve("--by", "mira") == (0, "")


def test_figures_in_lines_of_their_own_are_left_out_with_them(repository: Path) -> None:
    kpis = (
        "tracks: {general: {}}\n"
        "kpis:\n  - name: turnover   # a year\n    values:   # per cent\n      2025: 14   # bad\n"
        "      2026: 12\n    # by HR\n    better: lower\n  - name: last\n    values: {2026: 1}\n"
    )
    folder = repository / "programs/grow-2026"
    folder.mkdir()
    (folder / "program.yml").write_text(COHORT.partition("kpis:")[0] + kpis, "utf-8")
    words = ["new", "--repo", str(repository), "cohort", "grow-2026", "--start", "2027-01-11"]
    assert main(words) == 0
    made = (repository / "programs/grow-2027/program.yml").read_text("utf-8")
    assert made.partition("kpis:")[2] == (
        "\n  - name: turnover   # a year\n    # by HR\n    better: lower\n  - name: last\n"
    )


def test_the_year_follows_in_quoted_titles_and_texts_of_several_lines(repository: Path) -> None:
    text = (
        "title: {en: \"Grow\\u2026 2026\", de: 'Wachsen 2026'}\n"
        "purpose:\n  Those who joined in 2026 learn\n  from 2026 on what we do.\n"
        "goals:\n  - >-\n    Everybody of 2026\n    stays.\n"
        "dates: {start: '2026-01-12', end: 2026-12-18}\n"
        "approval: none\ntracks: {general: {}}\n"
    )
    folder = repository / "programs/grow-2026"
    folder.mkdir()
    (folder / "program.yml").write_text(text, "utf-8")
    words = ["new", "--repo", str(repository), "cohort", "grow-2026", "--start", "2027-01-11"]
    assert main(words) == 0
    assert (repository / "programs/grow-2027/program.yml").read_text("utf-8") == (
        text.replace("2026-01-12", "2027-01-11")
        .replace("2026-12-18", "2027-12-17")
        .replace(" 2026", " 2027")
    )


@pytest.mark.parametrize(
    ("title", "start", "made"),
    [
        ("Grow   # plain", "2027-01-11", "Grow (2027)   # plain"),
        ("Grow", "2026-09-01", "Grow (next)"),
        ("Grow 2026", "2026-09-01", "Grow 2026 (next)"),
        ('{en: "Grow", de: \'Wachsen\', zh: 成长}', "2027-01-11",
         '{en: "Grow (2027)", de: \'Wachsen (2027)\', zh: 成长 (2027)}'),
        ("{en: Grow 2026, de: Wachsen}", "2027-01-11", "{en: Grow 2027, de: Wachsen (2027)}"),
        (">-\n  Grow\n  up", "2027-01-11", ">-\n  Grow\n  up (2027)"),
    ],
)  # fmt: skip
def test_the_next_cohort_has_another_title(
    repository: Path, title: str, start: str, made: str
) -> None:
    text = (
        f"title: {title}\ndates: {{start: 2026-01-12, end: 2026-08-18}}\n"
        "tracks: {general: {title: General}}\n"
    )
    folder = repository / "programs/rise"
    folder.mkdir()
    (folder / "program.yml").write_text(text, "utf-8")
    words = ["new", "--repo", str(repository), "cohort", "rise", "--start", start]
    assert main([*words, "--id", "later"]) == 0
    written = (repository / "programs/later/program.yml").read_text("utf-8")
    assert written.partition("\ndates:")[0] == f"title: {made}"
    assert main(["check", "--repo", str(repository)]) == 0


def test_a_title_of_two_lines_stays_in_its_comment(repository: Path) -> None:
    program, pairing = repository / "programs/grow/program.yml", repository / "pairings/lin-ada.yml"
    text = program.read_text("utf-8").replace("craft: Craft", 'craft: "Craft\\ngoals: [x]"')
    stage = '{id: in, weeks: 1-6, tasks: [{id: demo, title: "Demo\\nfor: [ada]"}]}'
    program.write_text(text.replace("}}}", "}, stages: [" + stage + "]}}"), "utf-8")
    pairing.write_text(
        "program: grow\nmentors: [ada]\nmentees: [lin]\nstart: 2026-01-05\n", "utf-8"
    )
    assert main(["new", "--repo", str(repository), "plan", "lin-ada"]) == 0
    assert new_log(repository) == 0
    planned = pairing.read_text("utf-8").splitlines()
    noted = (repository / "logs/lin-ada/2026-02-10-one-to-one.md").read_text("utf-8").splitlines()
    assert "    # craft: Craft\\ngoals: [x]" in planned
    assert "  #   demo: Demo\\nfor: [ada]" in planned
    assert "# due in 3 days: Demo\\nfor: [ada] (demo)" in noted
    assert main(["check", "--repo", str(repository)]) == 0
