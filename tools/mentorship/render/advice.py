"""Advice on a program for the terminal, a job summary, or a program."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from mentorship.advice.advice import Advice, Unsaid
from mentorship.advice.advise import Counsel
from mentorship.findings import shown
from mentorship.history.facts import History
from mentorship.language import _
from mentorship.metrics.evaluation.columns import Table, table_of
from mentorship.metrics.evaluation.figure import TOO_FEW, Section
from mentorship.models.program import Program
from mentorship.publication.advice import sources, without_next
from mentorship.render.columns import aligned, folded
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
    lines += ["", *folded("", closing)] if (closing := _closing(written)) else []
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
    lines += ["", cell(closing)] if (closing := _closing(written)) else []
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
    for source in dict.fromkeys(s for figure in figures for s in sources(figure)):
        yield from folded("   from: ", source)
    for each in advice.because:
        yield from folded("   how: ", each)
    yield from folded("   refuted if: ", advice.refuted)
    for amendment in advice.amendments:
        yield from folded("   change: ", str(amendment))
    for command in advice.commands:
        yield f"   do: {command}"
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


def _closing(written: Written) -> str:
    """How to make the changes that there are."""
    counsel = written.counsel
    if not any(advice.amendments for advice in counsel.advice):
        return ""
    if counsel.next is None:
        said = without_next(written.program)
        return f"{said[0].upper()}{said[1:]}"
    return f"The changes to {counsel.next}: mentorship advise {counsel.program} --patch | git apply"


def looked_at(unsaid: Sequence[Unsaid]) -> Iterator[str]:
    """A line for each rule; what is too few is counted."""
    for rule, group in grouped(unsaid, lambda each: each.code).items():
        few = [each for each in group if each.why.startswith(_(TOO_FEW))]
        others = [each for each in group if each not in few]
        said = [_("{what}: {value}", what=each.what, value=each.why) for each in others[:_MOST]]
        said += [_("{n} more", n=len(others) - _MOST)] if len(others) > _MOST else []
        if len(few) == 1:
            said.append(_("{what}: {value}", what=few[0].what, value=few[0].why))
        elif few:
            said.append(_("{n} too few to say", n=len(few)))
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
