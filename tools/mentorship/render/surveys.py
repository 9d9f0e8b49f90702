"""What is told of surveys, for a terminal, a program or a job summary."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from mentorship.metrics.tallies import RoundTally
from mentorship.metrics.tally import Count
from mentorship.models.tally import LEAST_RESPONDENTS, Agreed
from mentorship.render.columns import aligned
from mentorship.render.markdown import cell
from mentorship.values import rounded


class SurveyReport(NamedTuple):
    """The rounds of a program's surveys as of a day."""

    as_of: date
    program: str
    rounds: tuple[RoundTally, ...]


def text(report: SurveyReport) -> str:
    """A line for each round, and below it the counts of its groups."""
    lines = [f"As of {report.as_of}: surveys of {report.program}"]
    if not report.rounds:
        lines += ["", "No round has opened yet."]
    for each in report.rounds:
        lines += ["", f"{_title(each)}: {_state(each)}"]
        for count in each.counts:
            lines += [f"  {_name(each, count)}"] if len(each.counts) > 1 or count.name else []
            lines += aligned([(q, str(a), share(a)) for q, a in _rows(count)], "  ")
    return "\n".join(lines) + "\n"


def markdown(report: SurveyReport) -> str:
    """The same as tables."""
    lines = [f"### Surveys of {cell(report.program)}, {report.as_of}"]
    if not report.rounds:
        lines += ["", "No round has opened yet."]
    for each in report.rounds:
        lines += ["", f"**{cell(_title(each))}**: {_state(each)}"]
        if each.counts:
            lines += ["", "| Group | Question | Agree | Share |", "|---|---|---|---|"]
        for count in each.counts:
            name = _name(each, count)
            for row in _rows(count):
                parts = (name, row[0], str(row[1]), share(row[1]))
                lines.append(f"| {' | '.join(cell(part) for part in parts)} |")
    return "\n".join(lines) + "\n"


def as_json(report: SurveyReport) -> str:
    """One object: `as_of`, `program` and `rounds` with their `groups`; `least` and `most` of `of`
    answers agree."""
    data = {
        "as_of": report.as_of.isoformat(),
        "program": report.program,
        "rounds": [_data(each) for each in report.rounds],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


SURVEY_FORMATS: Mapping[str, Callable[[SurveyReport], str]] = {
    "text": text,
    "json": as_json,
    "markdown": markdown,
}


def share(agreed: Agreed) -> str:
    """`83 %`; where there are several numbers, the middle of them with a sign: `~96 %`."""
    middle = Decimal(agreed.least + agreed.most) / 2
    sign = "" if agreed.least == agreed.most else "~"
    return f"{sign}{rounded(middle / agreed.of * 100)} %"


def _title(each: RoundTally) -> str:
    return f"{each.survey}, round {each.number}, opened {each.first} to {each.last}"


def _state(each: RoundTally) -> str:
    if each.state == "told":
        people = sum(count.respondents for count in each.counts)
        return f"{people} respondents" if len(each.counts) == 1 else f"{len(each.counts)} groups"
    if each.state == "overlaps":
        return f"not told, {each.path} is about some of these days"
    return {
        "open": f"open, told from {each.closes} on",
        "sealed": "sealed",
        "few": f"not told, fewer than {LEAST_RESPONDENTS} respondents",
    }[each.state]


def _name(each: RoundTally, count: Count) -> str:
    alone = "all" if len(each.counts) == 1 else "the others"
    return f"{count.name or alone} ({count.respondents} respondents)"


def _rows(count: Count) -> Iterator[tuple[str, Agreed]]:
    yield from count.agree.items()
    if len(count.agree) > 1:
        yield (
            "together",
            Agreed(*(sum(column) for column in zip(*count.agree.values(), strict=True))),
        )


def _data(each: RoundTally) -> dict[str, Any]:
    return {
        "survey": each.survey,
        "round": each.number,
        "opened": {"from": each.first.isoformat(), "to": each.last.isoformat()},
        "state": each.state,
        "told_from": each.closes.isoformat() if each.closes else None,
        "by": each.by,
        "file": each.path,
        "groups": [
            {
                "name": count.name,
                "respondents": count.respondents,
                "agree": {question: agreed._asdict() for question, agreed in count.agree.items()},
            }
            for count in each.counts
        ],
    }
