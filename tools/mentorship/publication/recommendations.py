"""What somebody may want to read now, each page with the sentence that says why.

It is worked out from views, which have passed the gate: what an audience may not know is no reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import NamedTuple

from mentorship.language import _, day_words, n_
from mentorship.publication.parts import Duty, PairLink
from mentorship.publication.program_view import ProgramView, StageView
from mentorship.publication.topic_view import HelpView, ReadingView
from mentorship.publication.views import PairingView, PersonView, Views

MOST = 5
"""Pages for one person: more is a list nobody reads."""
_AHEAD = {"cadence": timedelta(days=60)}
"""How far ahead something is prepared: a defence earlier than a task, which has four weeks."""
_SOON = timedelta(days=28)
_NEW = timedelta(days=21)
"""How long before and after its first day a pair is new."""
_APART = frozenset({"action", "survey", "acceptance", "approval", "plan"})


class _Reason(NamedTuple):
    """Why something is read, and what is read for it, the best first."""

    because: str
    pages: tuple[ReadingView, ...]


def readings(views: Views, person: PersonView) -> tuple[ReadingView, ...]:
    """At most `MOST` pages, one for each reason, the most pressing first."""
    found: dict[str, ReadingView] = {}
    for reason in _reasons(views, person):
        page = next((each for each in reason.pages if each.path not in found), None)
        if page is not None:
            found[page.path] = page._replace(because=reason.because)
        if len(found) == MOST:
            break
    return tuple(found.values())


def _reasons(views: Views, person: PersonView) -> Iterator[_Reason]:
    """Everything that speaks for a page: what is due, weak, new, wanted, and what one is."""
    if person.left is not None or not views.shows_pairs:
        return
    learning = [link for link in person.mentee_in if link.at_work]
    mentoring = [link for link in person.mentors_in if link.at_work]
    pairs = [*learning, *mentoring]
    yield from _due(views, person, pairs)
    for skill in views.library.gaps.get(person.id, ()):
        said = _("The last assessment shows room to grow: {skill}.", skill=_title(views, skill))
        yield _on(views, (skill,), said)
    yield from _new(views, (*person.mentee_in, *person.mentors_in))
    yield from _wanted(views, person)
    for link in learning:
        yield from _plan(views, link)
    yield from _apart(views, person, pairs)
    yield from _roles(views, person, mentoring)


def _due(views: Views, person: PersonView, pairs: Iterable[PairLink]) -> Iterator[_Reason]:
    """What the person owes next, or what is owed about them."""
    known = ((pair, each) for pair in pairs for each in _duties(views.pairing.get(pair.id)))
    mine = [(pair, each) for pair, each in known if _is_near(views, person, each)]
    mine.sort(key=lambda both: (both[1].due or views.as_of, both[1].id))
    for pair, each in mine:
        day = day_words(each.due) if each.due else ""
        if each.kind == "feedback":
            said = _("Waits for an answer until {day}: {title}.", day=day, title=each.title)
            yield _on(views, ("feedback",), said)
            continue
        pages = _help(views, pair, *each.id.removeprefix(f"{pair.id}/").split("/"))
        yield _Reason(_("Due by {day}: {title}.", day=day, title=each.title), pages)


def _duties(view: PairingView | None) -> tuple[Duty, ...]:
    return view.duties if view else ()


def _is_near(views: Views, person: PersonView, each: Duty) -> bool:
    if each.due is None or each.met_on or each.kind in _APART:
        return False
    if each.state not in ("overdue", "due soon", "upcoming"):
        return False
    near = each.due <= views.as_of + _AHEAD.get(each.kind, _SOON)
    people = (*each.owners, *((each.about,) if each.about else ()))
    return near and any(who.path == person.path for who in people)


def _new(views: Views, pairs: Iterable[PairLink]) -> Iterator[_Reason]:
    for pair in pairs:
        if not pair.ended and abs(pair.start - views.as_of) <= _NEW:
            day = day_words(pair.start)
            said = (
                _("{pair} begins on {day}.", pair=pair.title, day=day)
                if pair.start > views.as_of
                else _("{pair} began on {day}.", pair=pair.title, day=day)
            )
            yield _on(views, ("first-meeting", "getting-started"), said)


def _wanted(views: Views, person: PersonView) -> Iterator[_Reason]:
    """Skills to learn; where no page is about one, its topic names people and courses."""
    levels = {name: level for name, _title_, level in person.skills}
    for skill, title in person.wants:
        said = (
            _("On the list of what to learn, at level {n} of 5: {skill}.",
              n=levels[skill], skill=title)
            if skill in levels
            else _("On the list of what to learn: {skill}.", skill=title)
        )  # fmt: skip
        reason = _on(views, (skill,), said)
        topic = views.library.topic.get(skill)
        yield reason._replace(
            pages=reason.pages or ((ReadingView(topic.title, topic.path, ""),) if topic else ())
        )


def _plan(views: Views, pair: PairLink) -> Iterator[_Reason]:
    """Core points nobody has talked about, and what the present stage asks for."""
    view = views.pairing.get(pair.id)
    for point in view.coverage if view else ():
        if not point.days:
            said = _("Not talked about yet: {point}.", point=point.title)
            yield _Reason(said, _help(views, pair, f"core/{point.id}"))
    program = next((each for each in views.programs if each.id == pair.program), None)
    stage = _stage(program, pair) if program else None
    for item, title in _asked(program, stage) if program and stage else ():
        said = _("It belongs to the stage {stage}: {item}.", stage=stage.title, item=title)  # type: ignore[union-attr]
        yield _Reason(said, _help(views, pair, item))


def _stage(program: ProgramView, pair: PairLink) -> StageView | None:
    tracks = (track for track in program.tracks if pair.track in (track.id, track.title))
    return next((s for track in tracks for s in track.stages if s.id == pair.stage_id), None)


def _asked(program: ProgramView, stage: StageView) -> Iterator[tuple[str, str]]:
    yield from ((task.id, task.title) for task in stage.tasks)
    yield from ((c[0], c[1]) for c in program.courses if c[1] in stage.compulsory)


def _apart(views: Views, person: PersonView, pairs: Iterable[PairLink]) -> Iterator[_Reason]:
    """A pair in two time zones."""
    zones = {view.path: view.timezone for view in views.people}
    for pair in pairs:
        others = {zones.get(n.path or "") for n in (*pair.mentors, *pair.mentees)} - {None}
        if person.timezone and others - {person.timezone}:
            there = _(", ").join(sorted({person.timezone, *(zone for zone in others if zone)}))
            said = _("A pair in several time zones: {zones}.", zones=there)
            yield _on(views, ("remote", "time-zones"), said)


def _roles(views: Views, person: PersonView, mentoring: list[PairLink]) -> Iterator[_Reason]:
    owned = [p for p in views.programs if any(o.path == person.path for o in p.owners)]
    for program in owned:
        if program.state != "over":
            said = _("For those who run a program: {program}.", program=program.title)
            yield _on(views, ("program-owner",), said)
    if any(len(pair.mentees) > 1 for pair in mentoring):
        yield _on(views, ("groups",), _("For those who mentor several people together."))
    if mentoring:
        said = n_("Mentors in one pair now.", "Mentors in {n} pairs now.", len(mentoring))
        yield _on(views, ("mentor-skills", "mentoring"), said)


def _on(views: Views, topics: tuple[str, ...], because: str) -> _Reason:
    return _Reason(because, _read(views.library.help_on(topics)))


def _help(views: Views, pair: PairLink, *items: str) -> tuple[ReadingView, ...]:
    """The pages that help with the first of the items that any page is about."""
    found = (views.library.help_with(pair.program, item) for item in items)
    return _read(next(filter(None, found), ()))


def _read(pages: Iterable[HelpView]) -> tuple[ReadingView, ...]:
    return tuple(ReadingView(page.title, page.path, "") for page in pages)


def _title(views: Views, topic: str) -> str:
    known = views.library.topic.get(topic)
    return known.title if known else topic
