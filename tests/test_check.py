"""The engine: crashes, severities, ignores, and what is new since a base."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.rules_world import BASE, NO_HISTORY, checked, read, said

from mentorship.check import check, news, program_of, rules
from mentorship.findings import Finding, Severity
from mentorship.rules.rule import Issues, Rule, Subject

NOTE = "logs/lin-ada/2026-02-10-talk.md"
PAIRING = "pairings/lin-ada.yml"
LEFT = {"people/ada.yml": "name: Ada Okafor\nleft: 2026-06-30\n"}
DIFFERS = "---\nkind: note\ndate: 2026-02-11\n---\nWe talked.\n"


def pairing(mentors: str) -> str:
    return BASE[PAIRING].replace("mentors: [ada]", mentors)


def codes(files: dict[str, str]) -> list[str]:
    return [finding.code for finding in checked(files)]


def grades(files: dict[str, str]) -> list[tuple[str, str]]:
    return [(finding.code, finding.severity.value) for finding in checked(files)]


class TestCrash:
    @pytest.fixture
    def broken(self) -> Callable[[Subject], Issues]:
        def rule(subject: Subject) -> Issues:
            yield from ()
            raise ZeroDivisionError(subject.workspace.people["ada"].name)

        return rule

    def test_a_crash_in_a_rule_is_a_finding_and_the_others_still_run(
        self, broken: Callable[[Subject], Issues]
    ) -> None:
        workspace, findings = read({NOTE: DIFFERS})
        crashing = Rule("date-order", Severity.ERROR, "", "mentorship.rules.programs", broken)
        some = {**rules(), "date-order": crashing}

        found = check(Subject(workspace, NO_HISTORY), findings, some.values())

        assert said(found) == [
            f"{NOTE}:3:7 date-differs the note is of 2026-02-11, its file name says 2026-02-10",
            "mentorship.yml:1:1 rule-failed the rule date-order failed: ZeroDivisionError",
        ]


class TestSeverity:
    def test_the_organisation_sets_it(self) -> None:
        files = {"mentorship.yml": BASE["mentorship.yml"] + "rules: {date-differs: error}\n"}

        assert grades({**files, NOTE: DIFFERS}) == [("date-differs", "error")]

    def test_a_program_sets_it_for_its_own_files_and_goes_before_the_organisation(self) -> None:
        files = {
            NOTE: DIFFERS,
            "mentorship.yml": BASE["mentorship.yml"] + "rules: {date-differs: error}\n",
            "programs/graduates/program.yml": BASE["programs/graduates/program.yml"]
            + "rules: {date-differs: info, unknown-team: info}\n",
            "people/lin.yml": "name: 林薇\nteam: platform\n",
        }

        assert grades(files) == [("date-differs", "info"), ("unknown-team", "error")]

    def test_off_is_silence(self) -> None:
        files = {"mentorship.yml": BASE["mentorship.yml"] + "rules: {date-differs: off}\n"}

        assert codes({**files, NOTE: DIFFERS}) == []

    def test_what_could_not_be_read_is_said_even_if_it_is_off(self) -> None:
        files = {"mentorship.yml": BASE["mentorship.yml"] + "rules: {schema: off}\n"}

        assert grades({**files, "people/kim.yml": "nmae: Kim\n"}) == [("schema", "info")]

    def test_a_rule_that_there_is_not_is_said(self) -> None:
        files = {"mentorship.yml": BASE["mentorship.yml"] + "rules: {date-difers: off}\n"}

        assert said(checked(files)) == [
            (
                "mentorship.yml:3:9 unknown-rule there is no rule 'date-difers'; "
                "did you mean 'date-differs'?"
            )
        ]


class TestIgnore:
    def test_on_the_line(self) -> None:
        line = "mentors: [ada]  # mentorship: ignore[left-but-active] leads until the end"

        assert codes({**LEFT, PAIRING: pairing(line)}) == []

    def test_on_the_line_above(self) -> None:
        line = "# mentorship: ignore[pairing-self, left-but-active] leads on\nmentors: [ada]"

        assert codes({**LEFT, PAIRING: pairing(line)}) == []

    def test_a_comment_behind_the_value_above_is_for_that_value(self) -> None:
        text = BASE[PAIRING].replace(
            "program: graduates", "program: graduates  # mentorship: ignore[left-but-active] x"
        )

        assert codes({**LEFT, PAIRING: text}) == ["left-but-active"]

    def test_of_another_rule_is_none(self) -> None:
        line = "mentors: [ada]  # mentorship: ignore[pairing-self] no reason at all"

        assert codes({**LEFT, PAIRING: pairing(line)}) == ["left-but-active"]

    def test_without_a_reason_is_a_finding_of_its_own(self) -> None:
        line = "mentors: [ada]  # mentorship: ignore[left-but-active]"

        assert said(checked({**LEFT, PAIRING: pairing(line)})) == [
            f"{PAIRING}:2:17 ignore-without-reason left-but-active is ignored without a reason"
        ]

    def test_in_a_note(self) -> None:
        note = DIFFERS.replace(
            "kind: note\n", "kind: note\nignore: {date-differs: past midnight}\n"
        )

        assert codes({NOTE: note}) == []

    def test_in_a_note_without_a_reason(self) -> None:
        note = DIFFERS.replace("kind: note\n", "kind: note\nignore:\n  date-differs:\n")

        assert [(f.place.line, f.code) for f in checked({NOTE: note})] == [
            (4, "ignore-without-reason")
        ]

    def test_of_a_file_that_could_not_be_read_there_is_none(self) -> None:
        text = "# mentorship: ignore[schema] we know\nnmae: Kim\n"

        assert codes({"people/kim.yml": text}) == ["schema"]


class TestNews:
    wrong = BASE[PAIRING].replace("ada]", "adda]")

    def test_a_finding_that_only_moved_is_not_new(self) -> None:
        base = checked({PAIRING: self.wrong})
        head = checked({PAIRING: "# a new first line\n\n" + self.wrong})

        assert [finding.place.line for finding in head] == [4]
        assert news(head, base) == ()

    def test_the_same_mistake_about_another_name_is_new(self) -> None:
        base = checked({PAIRING: self.wrong})
        head = checked({PAIRING: self.wrong.replace("adda", "addda")})

        assert news(head, base) == head != ()

    def test_the_same_mistake_in_another_file_is_new(self) -> None:
        base = checked({PAIRING: self.wrong})
        head = checked({PAIRING: None, "pairings/lin-ada.2.yml": self.wrong})

        assert news(head, base) == head != ()

    def test_what_is_mended_is_no_excuse_for_what_is_added(self) -> None:
        twice: dict[str, str | bytes | None] = {
            NOTE: DIFFERS.replace("We", "<!-- a -->\n<!-- b -->\nWe")
        }
        base = checked({NOTE: DIFFERS.replace("We", "<!-- a -->\nWe")})

        assert [finding.place.line for finding in news(checked(twice), base)] == [6]

    def test_one_finding_of_the_base_excuses_one(self) -> None:
        finding = Finding("x", Severity.ERROR, checked({PAIRING: self.wrong})[0].place, "words")

        assert news((finding, finding), (finding,)) == (finding,)


@pytest.mark.parametrize(
    ("path", "program"),
    [
        ("programs/graduates/program.yml", "graduates"),
        ("programs/graduates/applications/lin-mentee.yml", "graduates"),
        (PAIRING, "graduates"),
        ("pairings/approvals/lin-ada.yml", "graduates"),
        (NOTE, "graduates"),
        ("logs/lin-ada/surveys/2026-02-20-pulse-lin.yml", "graduates"),
        ("logs/nobody/2026-02-10-talk.md", None),
        ("people/ada.yml", None),
        ("mentorship.yml", None),
    ],
)
def test_a_file_belongs_to_the_program_of_its_pairing(path: str, program: str | None) -> None:
    approval = "by: ada\ndate: 2026-01-08\ndigest: plan-000000000000\n"
    workspace, _ = read({"pairings/approvals/lin-ada.yml": approval})

    assert program_of(workspace, path) == program


def test_findings_are_in_order_and_each_is_said_once() -> None:
    found = checked({**LEFT, NOTE: DIFFERS, PAIRING: pairing("mentors: [ada, ada]")})

    assert [(f.place.path, f.place.line, f.place.column, f.code) for f in found] == [
        (NOTE, 3, 7, "date-differs"),
        (PAIRING, 2, 11, "left-but-active"),
        (PAIRING, 2, 16, "left-but-active"),
        (PAIRING, 2, 16, "named-twice"),
    ]


@pytest.mark.parametrize(
    ("written", "also", "hint"),
    [
        ("Ada Okafor", "; did you mean 'ada'?", ""),
        ("ada okafro", "; did you mean 'ada'?", ""),
        ("ADA", "; did you mean 'ada'?", ""),
        ("\u6797\u8587", "; did you mean 'lin'?", ""),
        ("lin\uff0cada", "", "put a plain ',' between names"),
    ],
)
def test_a_person_written_by_name_is_recognised(written: str, also: str, hint: str) -> None:
    note = f"---\nkind: note\ndate: 2026-02-10\npresent: [{written}]\n---\nHello.\n"

    assert [(f.message, f.hint) for f in checked({NOTE: note})] == [
        (f"there is no person {written!r}{also}", hint)
    ]


@pytest.mark.parametrize(
    ("path", "text", "message", "hint"),
    [
        ("pairings/lin-ada.yml", "track: sales\n", "there is no track 'sales'", "known: general"),
        ("people/lin.yml", "manager: grace\n", "there is no person 'grace'",
         "write the id of a file in people/, or add the person there"),
        ("people/profiles/ada.yml", "mentoring: {capacity: 1.5}\n",
         "mentoring.capacity: a whole number expected, as in 2, found a fraction", ""),
        ("people/profiles/ada.yml", "mentoring: {capacity: 0}\n",
         "ada has room for 0 mentees, and has 1 on 2026-01-12",
         "move a mentee, or raise the capacity"),
        ("programs/graduates/applications/lin-mentee.yml",
         "date: 2025-12-01\nchoices: [ada, ada]\n",
         "a person is named twice in choices: number 2 is number 1 again", "remove one"),
    ],
)  # fmt: skip
def test_findings_say_what_would_be_right(path: str, text: str, message: str, hint: str) -> None:
    found = checked({path: BASE.get(path, "") + text})

    assert (message, hint) in [(f.message, f.hint) for f in found]


def test_the_new_name_of_a_task_is_proposed_for_its_old_one() -> None:
    program = BASE["programs/graduates/program.yml"].replace(
        "{general: {}}",
        "{general: {stages: [{id: arrive, weeks: 1-2, tasks: [{id: team-interviews, title: T}]}]}}",
    )
    note = "---\nkind: submission\ndate: 2026-02-10\nsubmits: [interviews]\n---\nHello.\n"

    found = checked({"programs/graduates/program.yml": program, NOTE: note})

    assert [(f.message, f.hint) for f in found] == [
        (
            "this plan has no item 'interviews'; did you mean 'team-interviews'?",
            "submits: one of team-interviews",
        )
    ]
