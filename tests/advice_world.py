"""Made-up cohorts in which one thing went wrong each, for tests of advice."""

from __future__ import annotations

from collections.abc import Mapping

from tests.small_world import situation

from mentorship.advice.advice import Advice, Unsaid
from mentorship.advice.advise import Counsel, advise
from mentorship.metrics.catalogue import facts
from mentorship.obligations.situation import Situation

TODAY = "2026-07-15"
NEXT = "programs/graduates-2027/program.yml"
HEAD = """\
# What graduates do in their first half-year.
title: Graduates 2026
owners: [mira]
dates: {start: 2026-01-05, end: 2026-06-26}
acceptance: none
approval: none
"""
PLAN = """\
courses:
  values: {title: Our values}  # the film, then the talk
tracks:
  general:
    stages:
      # Nobody hurries here.
      - id: arrive
        title: Arrive
        weeks: 1-4
        compulsory: [values]
        tasks:
          - {id: interviews, title: Interviews, due: day 7}  # five people
"""
PROGRAM = HEAD + PLAN
KPI = "kpis: [{{name: newcomer-turnover, better: lower, {}}}]\n"

Files = dict[str, str]


def cohort(
    count: int, *, mentors: int = 1, program: str = PROGRAM, identity: str = "graduates-2026",
    prefix: str = "m",
) -> Files:  # fmt: skip
    """The program, its mentees m01, m02 ... and their mentors a1, a2 ..., paired in turn."""
    found = {f"programs/{identity}/program.yml": program, "people/mira.yml": "name: Mira\n"}
    for number in range(count):
        mentee, mentor = f"{prefix}{number + 1:02}", f"a{number % mentors + 1}"
        found[f"people/{mentee}.yml"] = f"name: {mentee.upper()}\n"
        found[f"people/{mentor}.yml"] = f"name: {mentor.upper()}\n"
        found[f"pairings/{mentee}-{mentor}.yml"] = (
            f"program: {identity}\nmentors: [{mentor}]\nmentees: [{mentee}]\n"
            f"start: {identity[-4:]}-01-05\n"
        )
    return found


def pairs(files: Mapping[str, str]) -> tuple[str, ...]:
    """The pairings of a cohort, by id."""
    found = (path[len("pairings/") : -len(".yml")] for path in files if path.startswith("pairings"))
    return tuple(sorted(found))


def note(pairing: str, day: str, kind: str, more: str) -> Files:
    """A note of the pairing."""
    text = f"---\nkind: {kind}\ndate: {day}\n{more}\n---\nDone.\n"
    return {f"logs/{pairing}/{day}-{kind}.md": text}


def handed(pairing: str, day: str, item: str = "interviews") -> Files:
    """Something handed in."""
    return note(pairing, day, "submission", f"submits: [{item}]")


def graded(pairing: str, day: str, quality: int, item: str = "interviews") -> Files:
    """An answer with a grade."""
    verdict = f"{{verdict: accept, quality: {quality}}}"
    return note(pairing, day, "feedback", f"feedback: {{{item}: {verdict}}}")


def learned(pairing: str, day: str = "2026-01-20") -> Files:
    """The course completed."""
    return note(pairing, day, "course", "completes: [values]")


def following(text: str = PROGRAM) -> Files:
    """The next cohort, a year later."""
    shifted = text.replace("2026", "2027")
    return {NEXT: shifted}


def made(files: Mapping[str, str], today: str = TODAY) -> Situation:
    """The cohort as of a day; a mistake in its files fails here."""
    return situation(files, today)


def counsel(
    files: Mapping[str, str], today: str = TODAY, program: str = "graduates-2026"
) -> Counsel:
    """What the office is advised."""
    known = made(files, today)
    return advise(facts(known), known.workspace.programs[program])


def only(found: Counsel, code: str) -> Advice:
    """The only piece of advice of a rule."""
    (one,) = [each for each in found.advice if each.code == code]
    return one


def silent(found: Counsel, code: str) -> tuple[Unsaid, ...]:
    """What a rule looked at in vain; it must have said nothing else."""
    assert [each for each in found.advice if each.code == code] == []
    return tuple(each for each in found.unsaid if each.code == code)


def late(count: int = 25, in_time: int = 15, within_ten: int = 5) -> Files:
    """Of 25 mentees 15 hand in within 7 days, 5 more within 10, and 5 within 17."""
    files = cohort(count)
    for number, pairing in enumerate(pairs(files)):
        day = "2026-01-09" if number < in_time else "2026-01-14"
        day = day if number < in_time + within_ten else "2026-01-21"
        files |= handed(pairing, day)
    return files


def in_two_weeks(files: Files) -> Files:
    """The same with the task due in week 2, and the last ones a month late."""
    text = PROGRAM.replace("due: day 7", "due: week 2")
    moved = {"2026-01-09": "2026-01-16", "2026-01-21": "2026-02-20"}
    found = {**files, "programs/graduates-2026/program.yml": text}
    for old, new in moved.items():
        found = {p.replace(old, new): words.replace(old, new) for p, words in found.items()}
    return found


def unpractised(count: int = 20, done: int = 19, middle: int = 70) -> Files:
    """19 of 20 complete the course, and what they hand in is 70 % good on average."""
    files = cohort(count)
    for number, pairing in enumerate(pairs(files)):
        files |= handed(pairing, "2026-01-08")
        files |= graded(pairing, "2026-01-09", middle + (5 if number % 2 else -5))
        files |= learned(pairing) if number < done else {}
    return files


def unmoved(kpi: str = "before: 30%, values: {2025: 30%}", done: int = 18) -> Files:
    """18 of 20 complete the course, and as many newcomers leave as before."""
    files = cohort(20, program=f"{PROGRAM}{KPI.format(kpi)}")
    for pairing in pairs(files)[:done]:
        files |= learned(pairing)
    return files


def slow(today_ends: str = "2026-06-26", capacity: int = 80) -> Files:
    """A1 answers 28 of 40 in time (70 %), A2 38 of 40 (95 %)."""
    text = PROGRAM.replace("2026-06-26", today_ends).replace(
        "approval: none", "approval: none\nfeedback_within: 2 working days"
    )
    files = cohort(80, mentors=2, program=text)
    files["people/profiles/a2.yml"] = f"mentoring: {{capacity: {capacity}}}\n"
    for mentor, in_time in (("a1", 28), ("a2", 38)):
        own = [pairing for pairing in pairs(files) if pairing.endswith(mentor)]
        for number, pairing in enumerate(own):
            files |= handed(pairing, "2026-01-08")
            files |= graded(pairing, "2026-01-09" if number < in_time else "2026-01-16", 85)
    return files


def everything() -> Files:
    """All of it in one cohort of 2026, with the next: late and bad work after a course that nearly
    all did, a figure that stayed, and mentors with ten years of work who make a difference."""
    files = cohort(
        24, mentors=12, program=f"{PROGRAM}{KPI.format('before: 30%, values: {2025: 30%}')}"
    )
    for number in range(1, 13):
        files[f"people/profiles/a{number}.yml"] = (
            f"experience_since: {2010 if number < 7 else 2020}\n"
        )
    for number, pairing in enumerate(pairs(files)):
        mentor = int(pairing.rsplit("-a", 1)[1])
        files |= handed(pairing, "2026-01-09" if number < 14 else "2026-01-14")
        files |= graded(pairing, "2026-01-15", (62 if mentor < 7 else 45) + mentor % 3)
        files |= learned(pairing)
    return {**files, **following()}


def seasoned(mentors: int = 12, experienced: int = 6) -> Files:
    """Mentees of mentors with 10 years of work hand in 92 % good work, those of others 75 %."""
    files = cohort(mentors * 2, mentors=mentors)
    for number in range(1, mentors + 1):
        since = 2010 if number <= experienced else 2020
        files[f"people/profiles/a{number}.yml"] = f"experience_since: {since}\n"
    for pairing in pairs(files):
        number = int(pairing.rsplit("-a", 1)[1])
        middle = 92 if number <= experienced else 75
        files |= handed(pairing, "2026-01-08")
        files |= graded(pairing, "2026-01-09", middle + number % 3 - 1)
    return files


def two_cohorts(worse_before: bool = True) -> Files:
    """In 2025 and 2026 A1's mentees do worse work than those of A2 and A3."""
    files: Files = {}
    for year, prefix in (("2025", "e"), ("2026", "m")):
        text = PROGRAM.replace("2026", year)
        own = cohort(15, mentors=3, program=text, identity=f"graduates-{year}", prefix=prefix)
        for number, pairing in enumerate(pairs(own)):
            low = pairing.endswith("a1") and (worse_before or year == "2026")
            quality = (60 if low else 85) + number % 4
            own |= handed(pairing, f"{year}-01-08") | graded(pairing, f"{year}-01-09", quality)
            own |= note(pairing, f"{year}-01-10", "session", "minutes: 30")
        files |= own
    return files
