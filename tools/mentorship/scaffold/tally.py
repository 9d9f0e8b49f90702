"""The file of a tally, which is written once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mentorship.metrics.tallies import RoundTally
from mentorship.metrics.tally import Count
from mentorship.scaffold.draft import Draft, modeline


def new_tally(each: RoundTally, day: date) -> Draft:
    """What is told of a round, as of a day."""
    lines = [
        modeline("tally", 3).rstrip(),
        f"opened: {{from: {each.first}, to: {each.last}}}",
        f"counted: {day}",
        f"by: {each.by}",
        "groups:",
        *(line for count in each.counts for line in _group(count)),
        *(["answers:"] if each.answers else []),
        *(f"  - {mark}" for mark in each.answers),
    ]
    path = f"programs/{each.program}/tallies/{each.survey}-r{each.number}.yml"
    return Draft(path, "\n".join(lines) + "\n")


def _group(count: Count) -> Iterator[str]:
    fields = [f"name: {count.name}"] if count.name else []
    fields.append(f"respondents: {count.respondents}")
    fields.append("agree:" if count.agree else "agree: {}")
    for index, field in enumerate(fields):
        yield f"{'    ' if index else '  - '}{field}"
    for question, agreed in count.agree.items():
        yield f"      {question}: {agreed}"
