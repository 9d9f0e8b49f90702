"""A new note, with what is open filled in."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from mentorship.findings import MentorshipError, shown
from mentorship.models.pairing import Pairing
from mentorship.obligations.agenda import agenda
from mentorship.obligations.calls import calls
from mentorship.obligations.engagement import engagement_of
from mentorship.obligations.load import life_of
from mentorship.obligations.obligation import when
from mentorship.obligations.obligations import Situation, obligations_of
from mentorship.publication.wording import title_of
from mentorship.scaffold.draft import Draft


def new_note(situation: Situation, pairing: Pairing, slug: str) -> Draft:
    """The note of a meeting on the situation's day.

    Two lines of front matter, a place to write, the open actions of the last notes. Core points
    not yet talked about and what is due within four weeks stand as comments: left as it is, the
    note counts for nothing. For a group everybody is named, to be shortened where some were not
    there. Raises MentorshipError for a day after the pairing's last.
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
    """What to talk about, as comments of the front matter: what `agenda` lists too."""
    found = agenda(situation, pairing, ())
    if found is None:
        return
    if found.points:
        yield f"covers: [{', '.join(found.points)}]   (not yet talked about)"
    language = situation.workspace.settings.languages[0]
    by_a_note = (each for each in (*found.due, *found.feedback) if each.kind != "plan")
    for each in sorted(by_a_note, key=attrgetter("order")):
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
