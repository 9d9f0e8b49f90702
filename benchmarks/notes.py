"""The notes of a pairing over a year: meetings, submissions, answers, courses, assessments."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from benchmarks.organisation import CORE_POINTS, SKILLS, TODAY, Pair

_OPENINGS = (
    "Walked through the retry logic; the second half is clearer than the first.",
    "Talked about the last review and what a good question in it sounds like.",
    "Read the incident of Tuesday line by line. The alert came late, the people did not.",
    "Half an hour at the whiteboard, half an hour in the code. Both were needed.",
    "Mostly listened today. A hard week with the customer, and it had to be said once.",
    "Went through the figures of the quarter; two of them nobody could explain.",
)
_MIDDLES = (
    "We agreed to try it in small steps and to look at each one together before the next.",
    "The plan still holds, only the order changes: first the tests, then the move.",
    "What helped most was to write the question down before asking it.",
    "There was less time than planned, so the part about operations waits until next time.",
    "The old way is not wrong, it is only slower, and nobody had measured it so far.",
)
_ACTIONS = (
    "Write down the three questions for the customer",
    "Measure the queue for a week",
    "Ask the operations team for their runbook",
    "Draft the page and send it round",
    "Pair with somebody from sales for a day",
)
_SUBMITTED = (
    ("interviews", 10), ("shadowing", 16), ("shadowing", 20), ("shadowing", 25),
    ("feature/draft", 54), ("feature/final", 82), ("runbook", 95), ("service", 178), ("talk", 262),
)  # fmt: skip
_ANSWERED = ("interviews", "feature/draft", "feature/final", "runbook", "service", "talk")


class Note(NamedTuple):
    """A note: the day it is about, its path, its text, and its text when it first landed."""

    day: date
    path: str
    text: str
    first: str


def notes(chance: random.Random, pair: Pair, count: int) -> Sequence[Note]:
    """Exactly `count` notes in order of date, none after the as-of day."""
    work = sorted(_work(chance, pair))[:count]
    talk = sorted(_talk(chance, pair))
    while len(work) + len(talk) < count:
        day = pair.start + timedelta(days=chance.randrange((TODAY - pair.start).days))
        talk.append((day, f"note-{len(talk)}", "note", []))
    kept = sorted([*work, *chance.sample(talk, count - len(work))])
    return tuple(_written(chance, pair, *entry) for entry in kept)


def answers(chance: random.Random, pair: Pair) -> Iterator[Note]:
    """Two answers to the survey of the program."""
    for days in (33 + chance.randrange(10), 155 + chance.randrange(10)):
        day = pair.start + timedelta(days=days)
        path = f"logs/{pair.id}/surveys/{day}-pulse-{pair.mentee}.yml"
        on_time, fit = chance.randint(2, 5), chance.randint(3, 5)
        text = f"survey: pulse\nabout: {pair.mentor}\nanswers: {{on-time: {on_time}, fit: {fit}}}\n"
        yield Note(day, path, text, text)


Planned = tuple[date, str, str, list[str]]


def _work(chance: random.Random, pair: Pair) -> Iterator[Planned]:
    """What this pair handed in and answered: day, slug, kind and further keys of each note."""
    left_out = chance.choice(("runbook", "service", "talk"))
    for number, (task, days) in enumerate(_SUBMITTED):
        if task == left_out:
            continue
        slug = f"{task.replace('/', '-')}-{number}"
        day = pair.start + timedelta(days=days + chance.randint(-3, 6))
        link = f"links: ['https://docs.example.org/{pair.mentee}/{slug}']"
        yield day, slug, "submission", [f"submits: [{task}]", link]
        if task in _ANSWERED and chance.random() < 0.9:
            verdict = f"{{verdict: accept, quality: {chance.randint(55, 95)}}}"
            answered = day + timedelta(days=chance.randint(0, 4))
            yield answered, f"{slug}-z-answer", "feedback", [f"feedback: {{{task}: {verdict}}}"]


def _talk(chance: random.Random, pair: Pair) -> Iterator[Planned]:
    """Meetings, assessments and courses."""
    for month in range((TODAY - pair.start).days // 30):
        day = pair.start + timedelta(days=30 * month + chance.randrange(10))
        covered = [f"covers: [{chance.choice(CORE_POINTS)}]", "format: video"]
        yield day, f"one-to-one-{month}", "session", covered
    for quarter in range((TODAY - pair.start).days // 91):
        day = pair.start + timedelta(days=91 * quarter + 70)
        points = ", ".join(f"{s}: {chance.randint(50, 95)}" for s in chance.sample(SKILLS, 2))
        yield day, f"assessment-{quarter}", "assessment", [f"scores: {{{points}}}"]
    for course in ("values", "security", "testing"):
        day = pair.start + timedelta(days=chance.randint(5, 40))
        yield day, f"course-{course}", "course", [f"completes: [{course}]"]


def _written(
    chance: random.Random, pair: Pair, day: date, slug: str, kind: str, keys: Sequence[str]
) -> Note:
    by = pair.mentee if kind in ("submission", "course") else pair.mentor
    head = [f"kind: {kind}", f"date: {day}", f"by: {by}"]
    if kind in ("session", "assessment"):
        head.append(f"present: [{pair.mentor}, {pair.mentee}]")
    head += keys
    edited = head if kind == "feedback" else [*head, f"minutes: {chance.randint(15, 90)}"]
    body = [chance.choice(_OPENINGS), "", chance.choice(_MIDDLES)]
    if kind == "session":
        due = day + timedelta(days=chance.randint(5, 30))
        box = chance.choice("xx ")
        body += ["", f"- [{box}] {chance.choice(_ACTIONS)} (@{pair.mentee}, {due})"]
        body += [f"- [x] {chance.choice(_ACTIONS)} (@{pair.mentor}, {due})"]
    path = f"logs/{pair.id}/{day}-{slug}.md"
    return Note(day, path, _note(edited, body), _note(head, body[:1]))


def _note(head: Sequence[str], body: Sequence[str]) -> str:
    return "\n".join(["---", *head, "---", *body]) + "\n"
