"""Which issues there should be, what they say, and what has to change."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from tests.issues_world import FILES, KIM_MEETING, LIN_MEETING, MET, on
from tests.small_world import pair

from mentorship.bots.issues.changes import Action, Change, changes
from mentorship.bots.issues.issue import Existing, Mark, Wanted, key_of, mark_in
from mentorship.bots.issues.pacing import Pacing
from mentorship.bots.issues.wanted import MOST, Wishes
from mentorship.workspace.loader import load
from mentorship.workspace.tree import TextTree

KEPT = (
    "This issue follows the files: it is changed when they change, and closed when they show that "
    "this is done. Close it as *not planned* to be left alone."
)
ALL = {"mentorship.yml": "organisation: Northwind\ntimezone: UTC\nissues: {duties: all}\n"}
COURSE = {
    **FILES,
    "programs/graduates/program.yml": FILES["programs/graduates/program.yml"].replace(
        "tracks: {general: {}}",
        "courses: {values: {title: Our values}}\n"
        "tracks: {general: {stages: [{id: arrive, weeks: 1-2, compulsory: [values]}]}}",
    ),
}
ESCALATED = {
    **FILES,
    "programs/graduates/program.yml": FILES["programs/graduates/program.yml"]
    + "reminders: {escalate: {after: 2 days}}\n",
}


def existing(wanted: Wanted, number: int = 1, **more: object) -> Existing:
    """An issue just as it is wanted, unless said otherwise."""
    usual = {"is_open": True, "reason": None, "mark": wanted.mark, "updated": "2026"}
    return Existing(number, wanted.title, **{**usual, **more})  # type: ignore[arg-type]


def named(wishes: Wishes) -> dict[str, Wanted]:
    return {each.key: each for each in wishes.each}


def told(found: tuple[Change, ...]) -> list[tuple[str, int | None, str | None]]:
    return [(each.action.value, each.number, each.reason) for each in found]


def test_an_issue_says_what_is_owed_since_when_and_how_to_settle_it() -> None:
    issue = named(on("2026-02-03", ESCALATED))[LIN_MEETING]
    assert issue.title == "First meeting (Graduates)"
    assert issue.assignees == ("ada", "grace")
    assert issue.body.splitlines() == [
        "**First meeting (Graduates)**",
        "",
        "- Due: 12 Jan 2026, overdue for two weeks or more",
        "- Owed by: `ada`",
        "- Pairing: `lin-ada`",
        "- Agreed in: `pairings/lin-ada.yml:4`",
        "- Escalated: 14 Jan 2026, to `grace`",
        "",
        "To settle it, meet, and write a note of it with `mentorship new log lin-ada`.",
        "",
        KEPT,
    ]


def test_what_mentees_owe_gets_an_issue_only_where_the_settings_say_so() -> None:
    kinds = {each.title for each in on("2026-02-03", COURSE).each}
    assert kinds == {"First meeting (Graduates)", "Talk, January 2026 (Graduates)"}
    assert {each.title for each in on("2026-02-03", {**COURSE, **ALL}).each} == {
        *kinds, "Our values (Graduates)",
    }  # fmt: skip


def test_a_repository_may_be_named_alone() -> None:
    files = {"mentorship.yml": "organisation: N\ntimezone: UTC\nissues: northwind/duties\n"}
    settings = on("2026-02-03", {**FILES, **files}).situation.workspace.settings
    assert settings.issues.repository == "northwind/duties"
    assert (settings.issues.duties, settings.issues.label) == ("mentors-and-office", "mentorship")


def test_titles_and_marks_name_nobody() -> None:
    for each in on("2026-02-03").each:
        change = changes(on("2026-02-03"), ())[0]
        assert mark_in(change.body) is not None
        for person in ("ada", "bo", "lin", "kim"):
            assert person not in each.title.lower().split()
            assert person not in str(each.mark)


def test_the_words_of_an_action_stand_in_the_body_alone() -> None:
    note = {
        "logs/lin-ada/2026-01-20-a.md": "---\nkind: session\ndate: 2026-01-20\n---\n"
        "We talked.\n\n- [ ] Speak with Kim about her rating (@ada, 2026-01-22)\n"
    }
    action = next(each for each in on("2026-02-03", {**FILES, **note}).each if "Kim" in each.body)
    assert action.title == "Action from a note (Graduates)"


HOSTILE = (
    "@northwind/everybody", "@ada", "Fixes #1", "closes northwind/duties#12", "GH-7",
    "https://github.com/northwind/duties/issues/1", "--> </div><img src=x>",
    "<!-- mentorship: 0123456789abcdef 0123456789ab -->", "`tick` [a](b) **b** ~~c~~", "| a | b |",
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_text_from_files_calls_nobody_and_hides_nothing(text: str) -> None:
    files = {
        **FILES,
        "programs/graduates/program.yml": FILES["programs/graduates/program.yml"]
        .replace("title: Talk", f'title: "{text}"')
        .replace("title: Graduates", f'title: "{text}"'),
    }
    wished = on("2026-02-03", files)
    for each in (*changes(wished, ()), Change(Action.OPEN, "x", None, "", lists(files)[0].body)):
        shown = each.body[: each.body.rfind("<!-- mentorship:")] if each.key != "x" else each.body
        for sign in ("@n", "@a", "#1", "GH-7", "://", "<!--", "<img", "[a](b)", "**b", "~~c"):
            assert sign not in shown, sign
        for sign in ("@n", "@a", "#1", "GH-7", "://"):
            assert sign not in each.title, sign


def lists(files: Mapping[str, str], pairs: int = 60) -> tuple[Wanted, ...]:
    return many(pairs, files).lists


def many(pairs: int, files: Mapping[str, str] = FILES) -> Wishes:
    """Two overdue duties for each pair."""
    more: dict[str, str] = {}
    for number in range(pairs - 2):
        more |= pair(f"m{number}", f"p{number}")
    return on("2026-02-03", {**more, **files})


def test_what_is_as_it_should_be_is_left() -> None:
    wished = on("2026-02-03")
    there = [existing(each, number) for number, each in enumerate(wished.each, start=1)]
    assert len(there) == 4
    assert changes(wished, there) == ()


def test_days_alone_change_nothing_and_weeks_do() -> None:
    there = [existing(each, n) for n, each in enumerate(on("2026-02-03").each, start=1)]
    assert changes(on("2026-02-04"), there) == ()
    assert told(changes(on("2026-02-09"), there)) == [
        ("update", 1, None), ("update", 2, None), ("update", 3, None), ("update", 4, None),
    ]  # fmt: skip


def test_an_issue_closes_with_what_shows_that_it_is_done() -> None:
    meeting = named(on("2026-02-03"))[KIM_MEETING]
    found = changes(on("2026-02-10", MET), [existing(meeting, 7)])
    close = next(each for each in found if each.action is Action.CLOSE)
    assert (close.number, close.reason) == (7, "completed")
    assert close.body == (
        "**First meeting (Graduates)**\n\n"
        "Done: `logs/kim-bo/2026-02-05-session.md:2`, 5 Feb 2026 (claimed), late.\n\n"
        f"<!-- mentorship: {KIM_MEETING} closed -->\n"
    )


@pytest.mark.parametrize(
    ("files", "day", "body"),
    [
        (FILES, "2026-03-04", "Its time is over"),
        ({**FILES, "pairings/lin-ada.yml": ""}, "2026-02-03", "the files do not name it"),
        (
            {**FILES, **pair("ada", "lin", more="pauses: [{from: 2026-01-05, to: 2026-02-27}]\n")},
            "2026-02-03",
            "during a pause",
        ),
    ],
)
def test_an_issue_closes_with_why_nobody_owes_it(
    files: dict[str, str], day: str, body: str
) -> None:
    talk = named(on("2026-02-03"))[key_of("lin-ada/talk/2026-01")]
    wished = on(day, {path: text for path, text in files.items() if text})
    close = next(each for each in changes(wished, [existing(talk, 7)]) if each.number == 7)
    assert (close.action, close.reason) == (Action.CLOSE, "not_planned")
    assert body in close.body


@pytest.mark.parametrize(
    ("reason", "facts", "action"),
    [
        ("completed", None, ["reopen"]),
        ("not_planned", None, []),
        ("duplicate", None, []),
        ("not_planned", "closed", ["reopen"]),
        ("completed", "closed", ["reopen"]),
        ("not_planned", "duplicate", ["open"]),
    ],
)
def test_a_closed_issue_opens_again_unless_a_person_wants_to_be_left_alone(
    reason: str, facts: str | None, action: list[str]
) -> None:
    meeting = named(on("2026-02-03"))[LIN_MEETING]
    mark = Mark(meeting.key, facts) if facts else meeting.mark
    others = [existing(each, 9) for each in on("2026-02-03").each if each.key != LIN_MEETING]
    closed = existing(meeting, 7, is_open=False, reason=reason, mark=mark)
    found = changes(on("2026-02-03"), [closed, *others])
    assert [each.action.value for each in found] == action


def test_of_two_issues_the_younger_is_closed() -> None:
    wished = on("2026-02-03")
    there = [existing(each, number) for number, each in enumerate(wished.each, start=1)]
    twin = there[0]._replace(number=99)
    (close,) = changes(wished, [twin, *there])
    assert (close.action, close.number, close.reason) == (Action.CLOSE, 99, "not_planned")
    assert close.body.startswith("The same as #1,")
    closed = twin._replace(is_open=False, mark=mark_in(close.body))
    assert changes(wished, [closed, *there]) == ()


def test_nothing_is_closed_that_a_file_which_cannot_be_read_may_name() -> None:
    gone = {path: text for path, text in FILES.items() if path != "pairings/lin-ada.yml"}
    there = [existing(each, n) for n, each in enumerate(on("2026-02-03").each, start=1)]
    whole = on("2026-02-03", gone)
    assert [each.action.value for each in changes(whole, there)] == ["close", "close"]
    partly = Wishes(**{**vars(whole), "is_whole": False})
    assert changes(partly, there) == ()


def test_too_many_become_lists_that_fit() -> None:
    wished = many(600)
    assert len(wished.each) == 1200 > MOST
    assert len(wished.lists) > 1
    for number, each in enumerate(wished.lists, start=1):
        assert each.title == f"Overdue duties, part {number}"
        change = changes(wished, ())[number - 1]
        assert len(change.body.encode()) < 65_536
    lines = [line for each in wished.lists for line in each.body.splitlines() if line[:2] == "- "]
    assert len(lines) == 1200
    assert told(changes(wished, ())) == [("open", None, None)] * len(wished.lists)


def test_around_the_limit_only_the_list_comes_and_goes() -> None:
    few, more = many(50), many(51)
    assert (len(few.each), len(few.lists)) == (100, 0)
    assert (len(more.each), len(more.lists)) == (102, 1)
    there = [existing(each, number) for number, each in enumerate(few.each, start=1)]
    (opened,) = changes(more, there)
    assert (opened.action, opened.title) == (Action.OPEN, "Overdue duties")
    listed = existing(more.lists[0], 500)
    assert changes(more, [*there, listed]) == ()
    assert told(changes(few, [*there, listed])) == [("close", 500, "completed")]


@pytest.mark.parametrize("audience", ["members", "public"])
def test_readers_of_less_get_one_issue_with_counts(audience: str) -> None:
    wished = on("2026-02-03", FILES, audience)
    (only,) = wished.each
    assert only.title == "Overdue duties"
    assert only.body == "some overdue\n\nIssues here tell counts only."
    assert on("2026-02-04", FILES, audience).each == wished.each


def test_issues_that_said_more_are_emptied() -> None:
    there = [existing(each, n) for n, each in enumerate(on("2026-02-03").each, start=1)]
    *closed, opened = changes(on("2026-02-03", audience="public"), there)
    assert [(each.title, each.body.splitlines()[0]) for each in closed] == [
        ("A duty", "Issues here tell counts only.")
    ] * 4
    assert opened.key == "counts-1"


def test_accounts_that_cannot_be_one_are_not_assigned() -> None:
    files = {**FILES, "people/ada.yml": 'name: Ada\ngithub: "ada, @all"\n'}
    assert named(on("2026-02-03", files))[LIN_MEETING].assignees == ()


def test_writes_stay_under_all_limits() -> None:
    class Time:
        now = 0.0

    time, written = Time(), []

    def sleep(seconds: float) -> None:
        time.now += seconds

    pacing = Pacing(lambda: time.now, sleep)
    for _ in range(1200):
        pacing.write()
        written.append(time.now)
    for most, seconds in ((10, 10.0), (80, 60.0), (500, 3600.0)):
        assert all(
            later - earlier >= seconds - 1e-6
            for earlier, later in zip(written, written[most:], strict=False)
        )
    assert written[-1] < 2 * 3600 + 500


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("duties", "issues: 'duties' is not of the form expected"),
        ("{repository: duties}", "issues.repository: 'duties' is not of the form expected"),
        ('{label: "a,b"}', "issues.label: 'a,b' is not of the form expected"),
        ("{duties: some}", "issues.duties: 'some' must be one of 'mentors-and-office', 'all'"),
        ("5", "issues: a mapping expected, found a number"),
    ],
)
def test_settings_that_are_wrong_are_findings(written: str, said: str) -> None:
    settings = f"organisation: N\ntimezone: UTC\nissues: {written}\n"
    _, (finding,) = load(TextTree({"mentorship.yml": settings}))
    assert (finding.message, finding.place.line) == (said, 3)
    assert finding.hint != "lower-case letters, digits, - and ., as in quarter-goal"
