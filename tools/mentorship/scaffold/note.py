"""A new note, with what is open filled in."""

from __future__ import annotations

from collections.abc import Iterator

from mentorship.findings import MentorshipError, shown
from mentorship.models.pairing import Pairing
from mentorship.obligations.calls import calls
from mentorship.obligations.engagement import engagement_of
from mentorship.obligations.load import life_of
from mentorship.obligations.obligation import State, when
from mentorship.obligations.obligations import Situation, obligations_of
from mentorship.publication.wording import title_of
from mentorship.scaffold.draft import Draft

_ELSEWHERE = frozenset({"acceptance", "plan", "approval", "survey", "action"})
"""What no front matter can meet, and actions, which stand in the text."""


def new_note(situation: Situation, pairing: Pairing, slug: str) -> Draft:
    """The note of a meeting on the situation's day.

    Two lines of front matter, a place to write, the open actions of the last notes. Core points
    not yet talked about and what is due soon stand as comments: left as it is, the note counts for
    nothing. For a group everybody is named, to be shortened where some were not there. Raises
    MentorshipError for a day after the pairing's last.
    """
    last = life_of(situation.workspace, pairing).last
    if situation.today > last:
        message = f"{pairing.id} ended on {last}; for a meeting before that, give its day: --date"
        raise MentorshipError(f"{message} {last}")
    lines = ["---", "kind: session", f"date: {situation.today}"]
    lines += [f"for: [{', '.join(pairing.mentees)}]"] if len(pairing.mentees) > 1 else []
    lines += [f"# {shown(remark)}" for remark in _remarks(situation, pairing)]
    open_ones = [*_calls(situation, pairing), *_actions(situation, pairing)]
    text = "\n".join([*lines, "---", "", *open_ones]).rstrip() + "\n"
    return Draft(f"logs/{pairing.id}/{situation.today}-{slug}.md", text)


def _remarks(situation: Situation, pairing: Pairing) -> Iterator[str]:
    """What to talk about, as comments of the front matter."""
    track, pair = situation.workspace.track_of(pairing), engagement_of(situation, pairing)
    covered = {point for note in pair.notes for point in note.covers} if pair else set()
    open_points = [point for point in (track.core_points if track else ()) if point not in covered]
    if open_points:
        yield f"covers: [{', '.join(open_points)}]   (not yet talked about)"
    language = situation.workspace.settings.languages[0]
    for each in obligations_of(situation, pairing):
        if each.state in (State.OVERDUE, State.DUE_SOON) and each.kind not in _ELSEWHERE:
            distance = when(each.days_left(situation.today))
            yield f"{distance}: {title_of(each, language)} ({each.item})"


def _calls(situation: Situation, pairing: Pairing) -> Iterator[str]:
    """Calls for help that the meeting is to take up, as comments: what is still open afterwards is
    written again by taking them out of the comment."""
    pair = engagement_of(situation, pairing)
    for call in calls(pair) if pair else ():
        yield f"<!-- {call.kind.capitalize()}: {shown(call.text).replace('--', '- -')} -->"


def _actions(situation: Situation, pairing: Pairing) -> Iterator[str]:
    """Actions still open, as the newest note lists them."""
    for each in obligations_of(situation, pairing):
        if each.kind == "action" and each.state.is_open and each.owners:
            day = f", {each.due}" if each.due else ""
            yield f"- [ ] {shown(str(each.title))} (@{each.owners[0]}{day})"
