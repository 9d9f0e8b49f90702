"""People: who manages whom, who has room, who left."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mentorship.eligibility.wording import number_of
from mentorship.findings import Related
from mentorship.models.pairing import Pairing
from mentorship.obligations.load import life_of, worst_load
from mentorship.rules.rule import Issue, Issues, Subject, rule
from mentorship.workspace.workspace import Workspace


@rule("manager-circle", "error")
def nobody_manages_themselves(subject: Subject) -> Issues:
    """People manage each other in a circle.

    Why: what escalates would go round for ever.

    Mend: one of them reports to somebody outside, or to nobody.

    Bad:
        # people/ada.okafor.yml
        manager: chen.yu
        # people/chen.yu.yml
        manager: ada.okafor

    Good:
        # people/chen.yu.yml
        manager: grace.lindqvist
    """
    people = subject.workspace.people
    for circle in _circles({p.id: p.manager for p in people.values() if p.manager}):
        first = people[circle[0]]
        path = " -> ".join((*circle, circle[0]))
        related = tuple(Related(people[name].place("manager"), "and here") for name in circle[1:])
        yield Issue(first.place("manager"), f"a circle of managers: {path}", "", related)


@rule("over-capacity", "warning")
def mentors_have_room(subject: Subject) -> Issues:
    """A mentor has more mentees than their profile has room for.

    Why: beyond their capacity mentors answer late, and everybody pays. Counted are the mentees of
    all first and co-mentor pairings, on the worst day. Pairings that ended do not count: a profile
    says what somebody has room for now.

    Mend: move a mentee to another mentor, or let the mentor raise `mentoring: {capacity:}`.

    Bad:
        # people/profiles/ada.okafor.yml, three mentees
        mentoring: {capacity: 2}

    Good:
        # people/profiles/ada.okafor.yml, three mentees
        mentoring: {capacity: 3}
    """
    space = subject.workspace
    for mentor in sorted(space.mentored_by):
        profile = space.profiles.get(mentor)
        capacity = profile.mentoring.capacity if profile else None
        if profile is None or capacity is None:
            continue
        worst = worst_load(space, mentor, with_ended=False)
        if worst.mentees > capacity:
            message = (
                f"{mentor} has room for {number_of(capacity, 'mentee')}, "
                f"and has {worst.mentees} on {worst.day}"
            )
            hint = "move a mentee, or raise the capacity"
            there = tuple(_named(space, mentor, pairing) for pairing in worst.pairings)
            place = profile.place("mentoring", "capacity")
            yield Issue(place, message, hint, there, mentor)


@rule("left-but-active", "warning")
def nobody_who_left_goes_on(subject: Subject) -> Issues:
    """A pairing goes on after the day one of its people left.

    Why: what is owed by somebody who left is owed by nobody; the mentee waits.

    Mend: end the pairing (`ended:`), or name another mentor.

    Bad:
        # people/sofia.garcia.yml
        left: 2026-06-30
        # pairings/lin.wei-sofia.garcia.yml has no ended:

    Good:
        # pairings/lin.wei-sofia.garcia.yml
        ended: {date: 2026-06-30, how: rematched}
    """
    space = subject.workspace
    for pairing in space.pairings.values():
        for role, names in (("mentors", pairing.mentors), ("mentees", pairing.mentees)):
            for index, name in enumerate(names):
                person, end = space.people.get(name), life_of(space, pairing).last
                if person and person.left and person.left < end:
                    yield Issue(
                        pairing.place(role, index),
                        f"{name} left on {person.left}; the pairing goes on"
                        + ("" if end == date.max else f" to {end}"),
                        "end the pairing, or name another person",
                        (Related(person.place("left"), "left"),),
                        name,
                    )


def _circles(managers: dict[str, str]) -> Iterator[tuple[str, ...]]:
    """Each circle once, beginning with its smallest id."""
    done: set[str] = set()
    for start in sorted(managers):
        trail: list[str] = []
        name: str | None = start
        while name is not None and name not in done and name not in trail:
            trail.append(name)
            name = managers.get(name)
        if name in trail:
            circle = trail[trail.index(name) :]
            least = circle.index(min(circle))
            yield (*circle[least:], *circle[:least])
        done.update(trail)


def _named(space: Workspace, mentor: str, pairing: Pairing) -> Related:
    life = life_of(space, pairing)
    place = pairing.place("mentors", pairing.mentors.index(mentor))
    return Related(place, f"from {life.first} {_until(life.last)}")


def _until(last: date) -> str:
    """Until when; a pairing whose program cannot be read has no last day that anybody knows."""
    return "on" if last == date.max else f"to {last}"
