"""People and skills as values for pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from mentorship.language import _
from mentorship.metrics.metric import Facts
from mentorship.models.fields import words
from mentorship.models.person import Person
from mentorship.models.profile import Profile
from mentorship.obligations.load import load_on
from mentorship.obligations.obligations import obligations
from mentorship.publication.classes import Class
from mentorship.publication.duties import duties, pressing
from mentorship.publication.gate import SOME, Gate, is_many
from mentorship.publication.parts import Duty, PairLink
from mentorship.publication.views import PersonView, SkillView
from mentorship.workspace.workspace import grouped_many

_NO_PROFILE = Profile.model_construct()


def person_views(gate: Gate, facts: Facts, links: Mapping[str, PairLink]) -> Iterator[PersonView]:
    """Everybody who has a page for this audience, in order of name."""
    people = gate.workspace.people.values()
    owed = grouped_many(obligations(facts.situation), lambda each: each.owners)
    for person in sorted(people, key=lambda person: (person.name.casefold(), person.id)):
        if gate.person(person.id).path:
            own = owed.get(person.id, ()) if gate.sees(Class.PAIR) else ()
            yield _person(gate, facts, person, links, duties(gate, facts.situation, pressing(own)))


def _person(
    gate: Gate, facts: Facts, person: Person, links: Mapping[str, PairLink], owed: tuple[Duty, ...]
) -> PersonView:
    space, language = gate.workspace, gate.language
    profile = space.profiles.get(person.id, _NO_PROFILE)
    member = gate.sees(Class.MEMBERS)
    mentoring = [links[p.id] for p in space.mentored_by.get(person.id, ())] if member else []
    learning = [links[p.id] for p in space.mentee_in.get(person.id, ())] if member else []
    return PersonView(
        id=person.id,
        name=person.name,
        path=f"people/{person.id}.html",
        source=person.path,
        team=team_of(gate, person) if member else None,
        team_id=person.team if member else None,
        role=person.job.role if member else None,
        level=person.job.level if gate.sees(Class.PAIR) else None,
        manager=gate.person(person.manager) if person.manager and member else None,
        joined=person.joined if member else None,
        left=person.left if member else None,
        about=profile.about,
        languages=tuple(_language(code, language) for code in profile.languages),
        timezone=profile.timezone if member else None,
        experience_since=profile.experience_since,
        skills=tuple(_skills(gate, profile)),
        wants=tuple((name, _skill_title(gate, name)) for name in profile.wants),
        style=profile.style,
        projects=_projects(gate, person) if member else (),
        language_codes=profile.languages,
        contact=tuple(_contact(person, profile)) if member else (),
        leave=_leave(profile, facts.situation.today) if gate.sees(Class.PAIR) else (),
        mentors_in=tuple(mentoring),
        mentee_in=tuple(learning),
        reports=tuple(gate.person(name) for name in space.reports_of.get(person.id, ()))
        if member
        else (),
        duties=owed,
        alias=person.alias if member else None,
        capacity=profile.mentoring.capacity if member else None,
        load=load_on(space, person.id, facts.situation.today) if member else None,
    )


def team_of(gate: Gate, person: Person) -> str | None:
    """What the person's team is called, None without one; for members."""
    team = gate.workspace.teams.get(person.team or "")
    return words(team.title, gate.language) if team and team.title else person.team


def _skill_title(gate: Gate, name: str) -> str:
    return words(gate.workspace.settings.skills.get(name, name), gate.language)


def _skills(gate: Gate, profile: Profile) -> Iterator[tuple[str, str, int]]:
    """Id, title and level of the skills offered, the best first."""
    for name, level in sorted(profile.skills.items(), key=lambda item: (-item[1], item[0])):
        yield name, _skill_title(gate, name), level


def _projects(gate: Gate, person: Person) -> tuple[str, ...]:
    titles = gate.workspace.settings.projects
    return tuple(words(titles.get(name, name), gate.language) for name in person.projects)


def _leave(profile: Profile, today: date) -> tuple[tuple[date, date], ...]:
    """Days off that are not over."""
    return tuple((days.from_, days.to) for days in profile.leave if days.to >= today)


def _language(code: str, language: str) -> str:
    """The name of a language, the code itself where nobody knows it: `fr` is French."""
    from babel import Locale, UnknownLocaleError  # slow to load, and no other page needs it

    try:
        return Locale.parse(code).get_language_name(language) or code
    except (UnknownLocaleError, ValueError):
        return code


def _contact(person: Person, profile: Profile) -> Iterator[tuple[str, str]]:
    """Ways to reach a person, the preferred one first."""
    contact = profile.contact
    ways = {"chat": contact.chat, "phone": contact.phone, "office": contact.office}
    if person.github:
        ways["github"] = f"@{person.github}"
    for way in sorted(ways, key=lambda way: (way != contact.prefer, way)):
        if ways[way]:
            yield way, str(ways[way])


def skill_views(gate: Gate) -> Iterator[SkillView]:
    """Every skill of the vocabulary or of a profile that may be seen: who offers and wants it."""
    space = gate.workspace
    shown = [p for p in space.profiles.values() if gate.shows_profile(p.id)]
    names = set(space.settings.skills) | {name for p in shown for name in (*p.skills, *p.wants)}
    here = [p for p in space.profiles.values() if _is_here(gate, p.id)]
    for name in sorted(names):
        yield _skill(gate, name, here)


def _skill(gate: Gate, name: str, profiles: Iterable[Profile]) -> SkillView:
    listed = tuple(profiles)
    offered = sorted(((p.skills[name], p.id) for p in listed if name in p.skills), reverse=True)
    wanted = [p.id for p in listed if name in p.wants]
    member = gate.sees(Class.MEMBERS)
    return SkillView(
        id=name,
        title=words(gate.workspace.settings.skills.get(name, name), gate.language),
        offered=tuple((gate.person(who), level) for level, who in offered) if member else (),
        wanted=tuple(gate.person(who) for who in wanted) if member else (),
        offered_count=_counted(gate, [who for _, who in offered]),
        wanted_count=_counted(gate, wanted),
    )


def _counted(gate: Gate, people: Sequence[str]) -> str:
    """How many they are; those whose profiles everybody may read can be taken from the count."""
    others = sum(not gate.shows_profile(who) for who in people)
    if not is_many(others, others):
        return _(SOME)
    return gate.counted(len(people), len(people), Class.MEMBERS)


def _is_here(gate: Gate, identity: str) -> bool:
    person = gate.workspace.people.get(identity)
    return person is not None and person.left is None
