"""A made-up cohort of 25 whose figures are round numbers, for tests of reports."""

from __future__ import annotations

from tests.small_world import situation

from mentorship.obligations.situation import Situation

COHORT = 25
PROGRAM = """\
title: Graduates
dates: {start: 2026-01-05, end: 2026-06-26}
acceptance: none
approval: none
feedback_within: 5 working days
courses: {values: {title: Our values}}
tracks:
  general:
    stages:
      - id: arrive
        title: Arrive
        weeks: 1-4
        compulsory: [values]
        tasks: [{id: interviews, title: Interviews, due: week 2}]
surveys:
  - {id: lead, to: manager, first: 30 days, questions: {useful: They do more}}
  - {id: peers, to: team, first: 30 days, questions: {helps: They help us}}
"""
KPIS = """\
kpis:
  - {name: attainment, better: higher, before: 70%, target: 85%, values: {2025: 90%}}
  - {name: newcomer-turnover, better: lower, before: 30%, target: 20%, values: {2025: 15%}}
  - {name: promoted, better: higher, before: 10%, values: {2025: 25%}}
  - {name: satisfaction, better: higher, before: 65%, target: 90%, values: {2025: 85%}}
"""
MONTHS = {
    **{f"2025-{month:02}": value for month, value in zip(range(7, 13), (98, 101, 99, 102, 100, 100),
                                                         strict=True)},
    **{f"2026-{month:02}": value for month, value in zip(range(2, 7), (113, 116, 114, 117, 115),
                                                         strict=True)},
}  # fmt: skip
"""The mean is 100 before the start, and 115 after it."""


def name(number: int) -> str:
    """The mentees are m01 to m25."""
    return f"m{number:02}"


def files(program: str = "graduates", text: str = PROGRAM + KPIS) -> dict[str, str]:
    """92 % of the courses done, 88 % of the tasks in time, all feedback in time."""
    found = {f"programs/{program}/program.yml": text, "people/ada.yml": "name: Ada\n"}
    values = ", ".join(f"{month}: {value}" for month, value in MONTHS.items())
    found["people/teams/platform.yml"] = (
        f"title: Platform\nindicators: [{{name: performance, values: {{{values}}}}}]\n"
    )
    for number in range(1, COHORT + 1):
        found |= _mentee(program, number)
    return found


def made(today: str = "2026-07-15", **more: str) -> Situation:
    """The cohort as of a day, with more files."""
    return situation({**files(), **{path.replace("__", "/"): t for path, t in more.items()}}, today)


def voices() -> dict[str, str]:
    """17 of 20 superiors agree, and 18 of 23 members of the team: 85 % and 78 %."""
    found: dict[str, str] = {}
    for number in range(1, 21):
        points = 5 if number <= 17 else 2
        found |= _answer(name(number), "lead", f"boss{number:02}", f"useful: {points}")
    for number in range(2, 25):
        points = 4 if number <= 19 else 3
        found |= _answer(name(1), "peers", name(number), f"helps: {points}")
    return found


def _mentee(program: str, number: int) -> dict[str, str]:
    mentee, boss = name(number), f"boss{number:02}"
    logs = f"logs/{mentee}-ada"
    handed = "2026-01-15" if number <= 22 else "2026-01-28"
    answered = "2026-01-16" if number <= 22 else "2026-01-29"
    found = {
        f"people/{boss}.yml": f"name: {boss}\n",
        f"people/{mentee}.yml": f"name: {mentee}\nteam: platform\nmanager: {boss}\n",
        f"pairings/{mentee}-ada.yml": (
            f"program: {program}\nmentors: [ada]\nmentees: [{mentee}]\nstart: 2026-01-05\n"
        ),
        f"{logs}/{handed}-work.md": _note("submission", handed, "submits: [interviews]"),
        f"{logs}/{answered}-answer.md": _note(
            "feedback", answered, "by: ada\nfeedback: {interviews: {verdict: accept, quality: 80}}"
        ),
    }
    if number <= 23:
        found[f"{logs}/2026-01-20-course.md"] = _note("course", "2026-01-20", "completes: [values]")
    return found


def _note(kind: str, day: str, more: str) -> str:
    return f"---\nkind: {kind}\ndate: {day}\n{more}\n---\nDone.\n"


def _answer(mentee: str, survey: str, person: str, points: str) -> dict[str, str]:
    path = f"logs/{mentee}-ada/surveys/2026-02-06-{survey}-{person}.yml"
    return {path: f"survey: {survey}\nanswers: {{{points}}}\n"}
