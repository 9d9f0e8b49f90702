"""The items of a plan with their planned days, and the digest that an approval carries."""

from __future__ import annotations

import pytest
from tests.obligations_world import Files, read, world

from mentorship.obligations.digest import canonical, digest, letters
from mentorship.obligations.plan import all_items, in_words, plan_items

TRACK = """
  graduate:
    core_points: {company: Values, craft: Skills}
    stages:
      - id: arrive
        weeks: 1-2
        compulsory: [values]
        elective: [talks]
        choose: 1
        tasks:
          - {id: interviews, title: Interview the team, due: week 2}
          - {id: visit, title: Visit a customer, due: day 10}
          - {id: letter, title: Write a letter}
      - id: contribute
        weeks: 3-8
        tasks:
          - {id: goal, title: {en: Goal, de: Ziel}, steps: {draft: week 4, final: 2026-03-06}}
"""
COURSES = "{values: {title: Our values}, talks: {title: Talks}}"
AGREED = """
plan:
  goals: [Own the pipeline by June!]
  core_points: {company: Shadow a visit, craft: Pair on code}
  extra: [{id: talk, title: Give a talk, due: 2026-06-30}]
  waived: {values: {reason: Took it in 2025, by: mira}}
"""


def planned(pairing: str = "", track: str = TRACK) -> dict[str, str]:
    workspace = read(world(tracks=track, courses=COURSES, pairing=pairing))
    return {item.id: str(item.due) for item in plan_items(workspace, workspace.pairings["lin-ada"])}


def digest_of(files: Files) -> str:
    workspace = read(files)
    return digest(workspace, workspace.pairings["lin-ada"])


def agreed(
    old: str = "", new: str = "", *, track: str = TRACK, start: str = "2026-01-12", more: str = ""
) -> str:
    """The digest of the agreed plan, with one text of the pairing replaced."""
    assert old in AGREED
    text = AGREED.replace(old, new) if old else AGREED
    return digest_of(world(tracks=track, courses=COURSES, pairing=text + more, start=start))


def test_week_n_ends_on_day_7n_and_day_1_is_the_start() -> None:
    days = planned()
    assert days["interviews"] == "2026-01-25"
    assert days["visit"] == "2026-01-21"
    assert days["goal/draft"] == "2026-02-08"


def test_a_course_and_a_task_without_a_day_are_due_at_the_end_of_their_stage() -> None:
    days = planned()
    assert days["values"] == "2026-01-25"
    assert days["letter"] == "2026-01-25"


def test_the_stages_of_twelve_weeks() -> None:
    track = """
  lead:
    stages:
      - {id: understand, weeks: 1-2, compulsory: [values]}
      - {id: lead, weeks: 3-8, tasks: [{id: target, title: Target}]}
      - {id: diagnose, weeks: 9-12, tasks: [{id: shop, title: Shop}]}
"""
    files = world(tracks=track, courses=COURSES, start="2026-08-31")
    workspace = read(files)
    items = plan_items(workspace, workspace.pairings["lin-ada"])
    assert [(item.stage, str(item.due)) for item in items] == [
        ("understand", "2026-09-13"),
        ("lead", "2026-10-25"),
        ("diagnose", "2026-11-22"),
    ]


def test_a_task_with_steps_is_its_steps_only() -> None:
    assert [name for name in planned() if name.startswith("goal")] == ["goal/draft", "goal/final"]


def test_items_come_in_the_order_of_the_plan() -> None:
    assert list(planned("plan: {extra: [{id: talk, title: Talk, due: week 3}]}")) == [
        "values", "interviews", "visit", "letter", "goal/draft", "goal/final", "talk",
    ]  # fmt: skip


def test_electives_are_owed_but_not_approved_one_by_one() -> None:
    workspace = read(world(tracks=TRACK, courses=COURSES))
    (chosen,) = (
        item
        for item in all_items(workspace, workspace.pairings["lin-ada"])
        if item.kind == "choose"
    )
    assert (chosen.id, str(chosen.due), chosen.needed, chosen.of) == (
        "arrive", "2026-01-25", 1, ("talks",),
    )  # fmt: skip


def test_a_moved_item_is_due_on_its_new_day() -> None:
    moved = planned("plan: {moved: {interviews: 2026-01-30, goal/draft: 2026-02-20}}")
    assert moved["interviews"] == "2026-01-30"
    assert moved["goal/draft"] == "2026-02-20"
    assert moved["visit"] == "2026-01-21"


def test_extended_moves_counted_days_from_there_on_and_no_typed_ones() -> None:
    later = planned("plan: {extended: {by: 2 weeks, from: week 4}}")
    assert later["interviews"] == "2026-01-25"
    assert later["goal/draft"] == "2026-02-22"
    assert later["goal/final"] == "2026-03-06"


def test_extended_from_a_day_counts_what_ends_on_or_after_it() -> None:
    from_day_10 = planned("plan: {extended: {by: 3 days, from: day 10}}")
    assert from_day_10["visit"] == "2026-01-24"
    assert from_day_10["interviews"] == "2026-01-28"
    assert planned("plan: {extended: {by: 3 days, from: day 11}}")["visit"] == "2026-01-21"


def test_extended_by_working_days_leaves_out_weekends() -> None:
    later = planned("plan: {extended: {by: 5 working days, from: week 2}}")
    assert later["interviews"] == "2026-01-30"


def test_what_was_moved_is_not_extended_as_well() -> None:
    pairing = "plan: {moved: {letter: 2026-02-02}, extended: {by: 2 weeks, from: week 1}}"
    assert planned(pairing)["letter"] == "2026-02-02"


def test_waived_items_stay_in_the_plan() -> None:
    assert "values" in planned("plan: {waived: {values: {reason: Took it, by: mira}}}")


def test_a_step_is_called_after_its_task_in_every_language() -> None:
    workspace = read(world(tracks=TRACK, courses=COURSES))
    items = {item.id: item for item in plan_items(workspace, workspace.pairings["lin-ada"])}
    assert items["goal/draft"].title == {"en": "Goal: draft", "de": "Ziel: draft"}
    assert items["values"].title == "Our values"
    assert in_words("Feedback: {}", "Goal") == "Feedback: Goal"


def test_an_item_knows_where_it_was_agreed() -> None:
    extra = "plan:\n  extra:\n    - {id: talk, title: Talk, due: week 3}\n"
    workspace = read(world(tracks=TRACK, courses=COURSES, pairing=extra))
    items = {item.id: item for item in plan_items(workspace, workspace.pairings["lin-ada"])}
    program = "programs/graduates/program.yml"
    assert str(items["interviews"].spot.place) == f"{program}:14:13"
    assert str(items["goal/final"].spot.place).startswith(f"{program}:20:")
    assert items["talk"].spot.place.path == "pairings/lin-ada.yml"
    assert items["talk"].spot.path == "pairings/lin-ada.yml"


def test_without_a_known_program_only_the_extras_remain() -> None:
    files = world(pairing="plan: {extra: [{id: talk, title: Talk, due: week 1}]}")
    files["pairings/lin-ada.yml"] = files["pairings/lin-ada.yml"].replace("graduates", "nothing")
    workspace = read(files)
    (talk,) = plan_items(workspace, workspace.pairings["lin-ada"])
    assert (talk.id, str(talk.due)) == ("talk", "2026-01-18")


def test_the_digest_is_twelve_hex_digits_and_stays() -> None:
    assert agreed() == agreed()
    assert agreed() == "plan-9a69f78e4c00"


def test_the_canonical_text_says_what_was_agreed() -> None:
    workspace = read(world(pairing="plan: {goals: [{en: 'Run — it!', de: LÄUFT}]}"))
    assert canonical(workspace, workspace.pairings["lin-ada"]) == (
        '{"core_points":{},"goals":[{"de":"läuft","en":"run it"}],"items":[],'
        '"mentees":["lin"],"mentors":["ada"],"program":"graduates","start":"2026-01-12",'
        '"track":"general","waived":{}}'
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Own the pipeline by June!", "own the pipeline  by June"),
        ("Own the pipeline by June!", "'Own, the PIPELINE, by June...'"),
        (
            "{company: Shadow a visit, craft: Pair on code}",
            "{craft: Pair on code, company: Shadow a visit}",
        ),
        ("Took it in 2025", "took it -- in 2025"),
        ("\nplan:", "\n# agreed on paper\nplan:"),
    ],
)
def test_case_punctuation_order_of_keys_and_layout_are_editorial(old: str, new: str) -> None:
    assert agreed(old, new) == agreed()


@pytest.mark.parametrize(
    "more",
    [
        "project: ingest",
        "continues: null",
        "accepted: {ada: 2026-01-05}",
        "pauses: [{from: 2026-03-02, to: 2026-03-06}]",
        "ended: {date: 2026-06-01, how: stopped}",
    ],
)
def test_what_is_never_material(more: str) -> None:
    assert agreed(more=more) == agreed()


def test_a_joint_task_is_not_material() -> None:
    assert agreed("  goals:", "  joint: {interviews: other}\n  goals:") == agreed()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("by June", "by July"),
        ("[Own the pipeline by June!]", "[Own the pipeline by June!, Teach]"),
        ("Pair on code", "Pair on tests"),
        ("2026-06-30", "2026-07-01"),
        ("Give a talk", "Give a long talk"),
        ("id: talk", "id: speech"),
        ("reason: Took it in 2025", "reason: Took it in 2024"),
        ("by: mira", "by: grace"),
        ("  goals:", "  moved: {interviews: 2026-01-30}\n  goals:"),
        ("  goals:", "  extended: {by: 1 week, from: week 1}\n  goals:"),
    ],
)
def test_what_is_material_in_the_pairing(old: str, new: str) -> None:
    assert agreed(old, new) != agreed()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("due: week 2", "due: week 3"),
        ("Interview the team", "Interview everybody"),
        ("weeks: 1-2", "weeks: 1-3"),
        ("graduate:", "engineer:"),
        ("final: 2026-03-06", "final: 2026-03-07"),
    ],
)
def test_what_is_material_in_the_track(old: str, new: str) -> None:
    assert agreed(track=TRACK.replace(old, new)) != agreed()


def test_the_start_and_the_people_are_material() -> None:
    assert agreed(start="2026-01-13") != agreed()
    files = world(tracks=TRACK, courses=COURSES, pairing=AGREED)
    other = files["pairings/lin-ada.yml"].replace("mentors: [ada]", "mentors: [ada, grace]")
    assert digest_of({**files, "pairings/lin-ada.yml": other}) != agreed()


def test_naming_the_only_track_changes_nothing() -> None:
    assert agreed(more="track: graduate") == agreed()


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Hello,  WORLD!", "hello world"),
        ("(Straße)", "strasse"),
        ("Cafe\u0301", "caf\u00e9"),
        ("目标：独立值班", "目标 独立值班"),
        ("हिन्दी", "हिन्दी"),
        ("...", ""),
    ],
)
def test_texts_are_compared_by_letters_and_digits(text: str, kept: str) -> None:
    assert letters(text) == kept
