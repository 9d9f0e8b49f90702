"""What the front matter of a note says, in words: titles in place of ids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime

from mentorship.language import N_, _, day_words
from mentorship.models.fields import words
from mentorship.models.log import Log
from mentorship.models.pairing import Pairing
from mentorship.obligations.plan import all_items
from mentorship.publication.gate import Gate
from mentorship.publication.wording import id_words

_VERDICTS = (
    N_("accept"), N_("revise"), N_("reject"), N_("pass"), N_("conditional"), N_("fail"),
)  # fmt: skip
"""Of feedback, and of a panel."""


def note_facts(gate: Gate, pairing: Pairing, note: Log) -> Iterator[tuple[str, str]]:
    """Name and value of each; an id that nothing has a title for stands in words."""
    items = item_titles(gate, pairing)
    if note.covers:
        yield _("Covers"), _listed(note.covers, _core_points(gate, pairing))
    if note.completes:
        yield _("Completes"), _listed(note.completes, items)
    if note.submits:
        yield _("Hands in"), _listed(note.submits, items)
    if note.exam:
        yield _("Exam"), _(", ").join(f"{_title(name, items)} {n}" for name, n in note.exam.items())
    for item, feedback in note.feedback.items():
        said = _(feedback.verdict)
        if feedback.quality is not None:
            said = _("{verdict}, quality {number}", verdict=said, number=feedback.quality)
        yield _("Feedback on {item}", item=_title(item, items)), said
    if note.scores:
        skills = {name: words(t, gate.language) for name, t in _skills(gate).items()}
        yield (
            _("Points"),
            _(", ").join(f"{_title(name, skills)} {n}" for name, n in note.scores.items()),
        )
    if note.verdict:
        yield _("Verdict of the panel"), _(note.verdict)
    if note.next:
        yield _("Next meeting"), _moment(note.next)


def item_titles(gate: Gate, pairing: Pairing) -> Mapping[str, str]:
    """The titles of what a plan can name, by id: courses, tasks, steps, extras."""
    program = gate.workspace.program_of(pairing)
    track = gate.workspace.track_of(pairing)
    found = {name: course.title for name, course in (program.courses if program else {}).items()}
    for stage in track.stages if track else ():
        found |= {task.id: task.title for task in stage.tasks}
    found |= {item.id: item.title for item in all_items(gate.workspace, pairing)}
    return {name: words(title, gate.language) for name, title in found.items()}


def _core_points(gate: Gate, pairing: Pairing) -> Mapping[str, str]:
    track = gate.workspace.track_of(pairing)
    points = track.core_points if track else {}
    return {name: words(title, gate.language) for name, title in points.items()}


def _skills(gate: Gate) -> Mapping[str, str | Mapping[str, str]]:
    return gate.workspace.settings.skills


def _listed(ids: Iterable[str], titles: Mapping[str, str]) -> str:
    return _(", ").join(_title(name, titles) for name in ids)


def _title(identity: str, titles: Mapping[str, str]) -> str:
    title = titles.get(identity)
    return title if title and title != identity else id_words(identity)


def _moment(when: date) -> str:
    if not isinstance(when, datetime):
        return day_words(when)
    return _("{day}, {time}", day=day_words(when), time=f"{when:%H:%M}")
