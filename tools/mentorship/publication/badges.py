"""Badges and thanks as values for pages, files and feeds.

A badge has the class of the notes that it rests on: the pair's. Members see it besides where its
number is of three people or more, or where everybody whom it tells about publishes their profile;
the public sees the badges of people who publish theirs, under the same condition. Teams are known
to members, and pairings too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from mentorship.language import N_, _
from mentorship.metrics.catalogue import facts, metrics
from mentorship.metrics.disclosure import is_many
from mentorship.metrics.recognition.badge import HolderKind, Rule, Standing
from mentorship.metrics.recognition.judgement import least_n
from mentorship.metrics.recognition.standings import held
from mentorship.metrics.result import Subject, Unit
from mentorship.metrics.thanks import Thanks, thanks_of
from mentorship.models.fields import words
from mentorship.models.program import Program
from mentorship.obligations.situation import Situation
from mentorship.publication.attachments import is_readable
from mentorship.publication.classes import AUDIENCES, OFFICE, Class
from mentorship.publication.entries import Happening, midnight, one_line, stable_id
from mentorship.publication.gate import Gate, PersonName
from mentorship.publication.numbers import TITLES

READERS: Mapping[str | None, Class] = {
    name: AUDIENCES[name or OFFICE] for name in (None, *AUDIENCES)
}
"""What the readers of a command may see; a terminal, everything."""

_WHO: Mapping[HolderKind, str] = {
    "mentor": N_("mentor"), "mentee": N_("mentee"), "pairing": N_("pairing"), "team": N_("team"),
}  # fmt: skip


class BadgeView(NamedTuple):
    """A badge that somebody holds: `page` is where it stands, `path` its picture."""

    program: str
    program_title: str
    badge: str
    title: str
    kind: HolderKind
    holder: str  # an id; only of those who may appear
    name: str
    page: str
    criteria: str
    since: date
    path: str


class Award(NamedTuple):
    """What a credential says; `id`, `achievement` and `subject` are UUIDs."""

    id: str
    achievement: str
    subject: str
    title: str
    name: str
    criteria: str
    since: date
    picture: str  # SVG
    description: str
    page: str  # its address on the site, empty where that is not known


class ThanksView(NamedTuple):
    """A thank-you on the page of somebody who was thanked."""

    page: str
    day: date
    by: PersonName | None
    text: str
    note: tuple[str, str] | None  # page and anchor of the note, for those who have that page


def badge_views(gate: Gate, situation: Situation) -> Iterator[BadgeView]:
    """Every badge that the audience may see, by program, rule and holder."""
    for name in sorted(gate.workspace.programs):
        program = gate.workspace.programs[name]
        yield from (view_of(gate, standing) for standing in _shown(gate, situation, program))


def badge_happenings(gate: Gate, situation: Situation, program: Program) -> Iterator[Happening]:
    """That badges were earned, each on its day."""
    for view in (view_of(gate, standing) for standing in _shown(gate, situation, program)):
        yield Happening(
            stable_id(situation, f"{view.program}/badges/{view.badge}/{view.holder}/{view.since}"),
            one_line(_("Badge: {title}, {name}", title=view.title, name=view.name)),
            one_line(view.program_title),
            view.page,
            "badges",
            view.since,
            midnight(situation, view.since),
        )


def thanks_views(gate: Gate, situation: Situation) -> Iterator[ThanksView]:
    """Thanks whose words the audience may read, for everybody thanked who has a page."""
    known = facts(situation)
    for name in sorted(gate.workspace.programs):
        for one in thanks_of(known, Subject("program", name)):
            if is_readable(gate, one.note):
                yield from _thanked(gate, one)


def criteria_of(rule: Rule) -> str:
    """The rule in words: `Feedback in time: 90 % or more, from at least 5 cases`."""
    known = metrics().get(rule.when.metric)
    name = TITLES.get(rule.when.metric, rule.when.metric.replace("-", " ").capitalize())
    unit = known.unit if known else Unit.POINTS
    shown = unit.shown(unit.quantity(rule.when.at_least))
    values: Mapping[str, object] = {"metric": _(name), "value": shown, "n": least_n(rule)}
    if rule.kind == "team" and unit in (Unit.COUNT, Unit.HOURS):
        return _("{metric}: {value} or more together, at least {n} people of the team", **values)
    if rule.kind == "team":
        return _("{metric}: {value} or more on average, at least {n} people of the team", **values)
    if rule.when.least_n > 1 and unit is not Unit.COUNT:
        return _("{metric}: {value} or more, from at least {n} cases", **values)
    return _("{metric}: {value} or more", **values)


def whose(kind: HolderKind) -> str:
    """The word for who holds a badge."""
    return _(_WHO[kind])


def title_of_badge(gate: Gate, rule: Rule) -> str:
    """What the badge is called."""
    return words(rule.recognition.title, gate.language)


def may_see(gate: Gate, standing: Standing) -> bool:
    """Whether the audience may know of a badge that is held."""
    kind, holder = standing.rule.kind, standing.holder
    if gate.sees(Class.PAIR):
        return True
    if kind in ("team", "pairing") and not gate.sees(Class.MEMBERS):
        return False
    if kind == "team":
        return True  # of three people or more, each once
    pairing = gate.workspace.pairings.get(holder) if kind == "pairing" else None
    owners = frozenset(pairing.people) if pairing else frozenset({holder})
    people = owners | standing.verdict.result.people
    agreed = frozenset(person for person in people if gate.published(person) == "profile")
    if gate.sees(Class.MEMBERS):
        return is_many(standing.verdict.result.people) or agreed == people
    return owners <= agreed and (is_many(standing.verdict.result.people) or agreed == people)


def _shown(gate: Gate, situation: Situation, program: Program) -> Iterator[Standing]:
    return (s for s in held(situation, program) if may_see(gate, s) and _page_of(gate, s))


def _page_of(gate: Gate, standing: Standing) -> str | None:
    if standing.rule.kind == "team":
        return gate.program_path(standing.rule.program.id)
    if standing.rule.kind == "pairing":
        return gate.pairing_path(standing.holder)
    return gate.person(standing.holder).path


def name_of(gate: Gate, standing: Standing) -> str:
    """What whoever holds a badge is called."""
    kind, holder, space = standing.rule.kind, standing.holder, gate.workspace
    if kind == "team":
        team = space.teams.get(holder)
        return words(team.title, gate.language) if team and team.title else holder
    if kind == "pairing":
        return gate.pairing_title(space.pairings[holder])
    return gate.person(holder).text


def view_of(gate: Gate, standing: Standing) -> BadgeView:
    """A badge that is held, as its readers see it."""
    rule = standing.rule
    program, badge = rule.key
    return BadgeView(
        program=program,
        program_title=words(rule.program.title, gate.language),
        badge=badge,
        title=title_of_badge(gate, rule),
        kind=rule.kind,
        holder=standing.holder,
        name=name_of(gate, standing),
        page=_page_of(gate, standing) or "",
        criteria=criteria_of(rule),
        since=standing.since or rule.program.dates.start,
        path=f"badges/{program}/{badge}/{standing.holder}.svg",
    )


def award_of(situation: Situation, view: BadgeView, drawn: str, site: str) -> Award:
    """What a credential of the badge says; its ids stay the same."""
    badge, holder = f"{view.program}/badges/{view.badge}", f"{view.kind}/{view.holder}"
    who = f"person/{view.holder}" if view.kind in ("mentor", "mentee") else holder
    return Award(
        id=stable_id(situation, f"{badge}/{view.holder}/{view.since}"),
        achievement=stable_id(situation, badge),
        subject=stable_id(situation, who),
        title=f"{view.title}, {view.program_title}",
        name=view.name,
        criteria=f"{view.criteria}.",
        since=view.since,
        picture=drawn,
        description=_("Earned on {day}, by what the notes of the pair say.", day=view.since),
        page=f"{site}{view.page}#badges" if site and view.page else "",
    )


def _thanked(gate: Gate, one: Thanks) -> Iterator[ThanksView]:
    is_pair = gate.sees(Class.PAIR)  # its page says who is in it, and so who gave thanks
    page = gate.pairing_path(one.pair.id) if is_pair else None
    named = one.giver is not None and is_pair
    for receiver in one.receivers:
        path = gate.person(receiver).path
        if path:
            yield ThanksView(
                path, one.note.date, gate.person(one.giver or "") if named else None,
                one_line(one.note.body), (page, f"note-{one.note.id}") if page else None,
            )  # fmt: skip
