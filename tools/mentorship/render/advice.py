"""Advice on a program for the terminal, a job summary, or a program."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from mentorship.advice.advice import Advice, TooFew, Unsaid
from mentorship.advice.advise import Counsel
from mentorship.findings import shown
from mentorship.history.facts import History
from mentorship.language import _
from mentorship.metrics.evaluation.columns import Table, table_of
from mentorship.metrics.evaluation.figure import Section
from mentorship.models.program import Program
from mentorship.publication.advice import next_cohort, sources
from mentorship.render.columns import aligned, command, folded
from mentorship.render.markdown import cell, code
from mentorship.render.report import figure_data
from mentorship.workspace.workspace import grouped

_MOST = 8
"""Things of a rule that are listed where nothing is said of them; as JSON all are."""
_NOTHING = "There is nothing to advise."
_HELD_BACK = "There is nothing to advise that these readers may see."
_READERS = {"members": "members of the organisation", "pair": "the pair", "sealed": "the office"}


class Written(NamedTuple):
    """Advice as of a day, with the history for receipts; `office` says whether it is all there."""

    counsel: Counsel
    program: Program
    as_of: date
    history: History
    office: bool = True


def text(written: Written) -> str:
    """Each piece with its figures, how it was found, and what would refute it."""
    counsel = written.counsel
    lines = [headline(written)]
    for number, advice in enumerate(counsel.advice, start=1):
        lines += ["", *_piece(number, advice)]
    lines += [] if counsel.advice else ["", _NOTHING if written.office else _HELD_BACK]
    said, to_do = _closing(written)
    lines += ["", *folded("", f"{said}:"), f"  {to_do}"] if said else []
    if counsel.unsaid:
        lines += ["", "Looked at, and nothing said"]
        lines += [line for each in looked_at(counsel.unsaid) for line in folded("  ", each, "    ")]
    return "\n".join(shown(line).rstrip() for line in lines) + "\n"


def markdown(written: Written) -> str:
    """The same for a job summary or a comment."""
    counsel = written.counsel
    lines = [f"### {cell(headline(written))}", ""]
    for advice in counsel.advice:
        weak = " (weak)" if advice.sure == "weak" else ""
        lines += [f"- **{cell(advice.says)}** {code(advice.code)}{weak}"]
        lines += [f"    - {cell(row)}" for row in _rows(advice)]
        lines += [f"    - how: {cell(each)}" for each in advice.because]
        lines += [f"    - refuted if: {cell(advice.refuted)}"]
        lines += [f"    - change: {cell(str(each))}" for each in advice.amendments]
        lines += [f"    - do: {code(each)}" for each in advice.commands]
    lines += [] if counsel.advice else [_NOTHING if written.office else _HELD_BACK]
    said, to_do = _closing(written)
    lines += ["", f"{cell(said)}: {code(to_do)}"] if said else []
    if counsel.unsaid:
        lines += ["", "Looked at, and nothing said:", ""]
        lines += [f"- {cell(each)}" for each in looked_at(counsel.unsaid)]
    return "\n".join(lines).rstrip() + "\n"


def as_json(written: Written) -> str:
    """One object: program, day, cohorts, `advice` with its figures and receipts, `unsaid`."""
    counsel = written.counsel
    data = {
        "program": counsel.program, "as_of": written.as_of.isoformat(),
        "commit": written.history.head, "against": counsel.against, "next": counsel.next,
        "advice": [_data(each, written.history) for each in counsel.advice],
        "unsaid": [each._asdict() for each in counsel.unsaid],
    }  # fmt: skip
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


FORMATS: Mapping[str, Callable[[Written], str]] = {
    "text": text, "markdown": markdown, "json": as_json,
}  # fmt: skip


def headline(written: Written) -> str:
    """Which program, as of which day, beside what, and for which next cohort."""
    counsel = written.counsel
    beside = f"beside {counsel.against}" if counsel.against else "no cohort before"
    coming = f"next is {counsel.next}" if counsel.next else "no next cohort yet"
    return f"Advice on {counsel.program}, as of {written.as_of}; {beside}, {coming}"


def _piece(number: int, advice: Advice) -> Iterator[str]:
    head = f"{number}. "
    yield from folded(head, advice.says)
    weak = "weak: it rests on figures without cases" if advice.sure == "weak" else advice.sure
    yield f"   {advice.code}, about the {advice.about.kind} {advice.about.id}; {weak}"
    yield from aligned(_cells(advice), "     ")
    figures = [evidence.figure for evidence in advice.evidence]
    whys = [figure.why for figure in figures if figure.why]
    for why in dict.fromkeys(whys):
        yield from command("   from: ", why, "     ")
    others = (source for figure in figures if not figure.why for source in sources(figure))
    for source in dict.fromkeys(others):
        yield from folded("   from: ", source)
    for each in advice.because:
        yield from folded("   how: ", each)
    yield from folded("   refuted if: ", advice.refuted)
    for amendment in advice.amendments:
        yield from folded("   change: ", str(amendment))
    for each in advice.commands:
        yield from command("   do: ", each, "     ")
    yield f"   may be read by: {_READERS.get(advice.readers, advice.readers)}"


def _cells(advice: Advice) -> Sequence[tuple[str, ...]]:
    table = _table(advice)
    return [tuple(column.title for column in table.columns), *table.rows]


def _table(advice: Advice) -> Table:
    figures = tuple(evidence.figure for evidence in advice.evidence)
    return table_of(Section("advice", "", "", figures, advice.beside))


def _rows(advice: Advice) -> Iterator[str]:
    """Each figure in a line: `Tasks in time: 60 %, 15 of 25, 41 % to 77 %`."""
    table = _table(advice)
    for row in table.rows:
        cells = {c.id: (c.title, cell) for c, cell in zip(table.columns, row, strict=True) if cell}
        which, what = (cells.pop(each, ("", ""))[1] for each in ("which", "what"))
        title = f"{which}, {what.lower()}" if which else what
        values = (
            text if column in ("value", "says") else f"{head.lower()} {text}"
            for column, (head, text) in cells.items()
        )  # fmt: skip
        yield f"{title}: {'; '.join(values)}"


def _closing(written: Written) -> tuple[str, str]:
    """How to make the changes that there are, and the command for it."""
    counsel = written.counsel
    if not any(advice.amendments for advice in counsel.advice):
        return "", ""
    if counsel.next is None:
        said = f"There is no next cohort of {counsel.program} to change; this makes one"
        return said, next_cohort(written.program)
    to_do = f"mentorship advise {counsel.program} --patch | git apply"
    return f"The changes to {counsel.next}", to_do


def looked_at(unsaid: Sequence[Unsaid]) -> Iterator[str]:
    """A line for each rule; what has too few cases is counted beside what has enough."""
    for rule, group in grouped(unsaid, lambda each: each.code).items():
        few = [each for each in group if isinstance(each.why, TooFew)]
        others = [each for each in group if each not in few]
        counted = few if others and len(few) > 1 else []
        listed = others if counted else [*others, *few]
        said = [_("{what}: {value}", what=each.what, value=each.why) for each in listed[:_MOST]]
        said += [_("{n} more", n=len(listed) - _MOST)] if len(listed) > _MOST else []
        said += [_("{n} more of which there are too few cases", n=len(counted))] if counted else []
        yield _("{what}: {value}", what=rule, value=_("; ").join(said))


def _data(advice: Advice, history: History) -> dict[str, Any]:
    return {
        "code": advice.code, "about": advice.about._asdict(), "says": advice.says,
        "sure": advice.sure, "readers": advice.readers, "because": list(advice.because),
        "refuted_if": advice.refuted,
        "evidence": [
            {"section": each.section or None, **figure_data(each.figure, history)}
            for each in advice.evidence
        ],
        "changes": [str(each) for each in advice.amendments], "commands": list(advice.commands),
    }  # fmt: skip
