"""Ids: their form, and that each stands for one thing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from mentorship.findings import Related
from mentorship.models.entity import Entity
from mentorship.rules.rule import Issue, Issues, Subject, reported, rule
from mentorship.workspace.workspace import grouped

_LOOKALIKES = str.maketrans({"0": "o", "1": "l", ".": None, "-": None})

ID_FORM = reported(
    "id-form",
    "error",
    """
    A file's name cannot be an id.

    Why: the name is the id, forever: it stands in other files, in addresses of the site and in
    paths on every system. Ids are lower-case ASCII letters, digits, `-` and `.`, at most 64, with a
    letter, and no word of YAML, device name or known extension.

    Mend: rename the file. Notes and survey answers begin with their date. Pages of a handbook,
    pictures and PDF may be called in any language, without the characters \\ : * ? " < > | # %.

    Bad:
        people/Ada Okafor.yml
        logs/lin.wei-ada.okafor/index.md

    Good:
        people/ada.okafor.yml
        logs/lin.wei-ada.okafor/2026-02-10-one-to-one.md
    """,
)
DUPLICATE_ID = reported(
    "duplicate-id",
    "error",
    """
    Two files claim the same id.

    Why: whatever refers to the id would mean one of the two by accident.

    Mend: rename one of the two files. Pairings share one set of ids across their folders.

    Bad:
        pairings/lin.wei-ada.okafor.yml
        pairings/2026/lin.wei-ada.okafor.yml

    Good:
        pairings/2025/lin.wei-ada.okafor-2025.yml
        pairings/2026/lin.wei-ada.okafor.yml
    """,
)


@rule("confusable-id", "warning")
def ids_that_look_alike(subject: Subject) -> Issues:
    """Two ids look so alike that one is easily taken for the other.

    Why: people return under a second id, and a reference to the wrong one is hard to see. Ids that
    differ only in dots and hyphens, or in 0 and o, 1 and l, are reported.

    Mend: if both stand for the same person, keep one file; if not, rename one, or ignore the
    finding with the reason.

    Bad:
        people/lin.wei.yml
        people/linwei.yml

    Good:
        people/lin.wei.yml
        people/lin.wei2.yml
    """
    space = subject.workspace
    for entities in (space.people, space.programs, space.teams, space.pairings):
        alike = grouped(entities.values(), lambda entity: entity.id.translate(_LOOKALIKES))
        for first, *others in alike.values():
            for other in others:
                yield Issue(
                    other.place(),
                    f"the id {other.id!r} is easily taken for {first.id!r}",
                    "keep one of the two if they are the same",
                    (Related(first.place(), "the other one"),),
                )


@rule("duplicate-github", "error")
def one_account_one_person(subject: Subject) -> Issues:
    """Two people have the same account on the git host.

    Why: who may approve what is decided by the account.

    Mend: give each person their own `github:`; a person with two files keeps one of them.

    Bad:
        # people/lin.wei.yml
        github: linwei
        # people/lin.wei2.yml
        github: LinWei

    Good:
        # people/lin.wei.yml
        github: linwei
    """
    people = [person for person in subject.workspace.people.values() if person.github]
    yield from _shared(
        people, {p.id: (p.github or "").lower() for p in people}, "github", "account"
    )


@rule("duplicate-alias", "error")
def one_alias_one_person(subject: Subject) -> Issues:
    """Two people have the same alias, or an alias is somebody's id.

    Why: an alias stands for a person wherever the person may not appear; shared, it points at both.

    Mend: choose another alias.

    Bad:
        # people/lin.wei.yml and people/zhao.ming.yml
        alias: brave-heron

    Good:
        # people/zhao.ming.yml
        alias: calm-otter
    """
    everybody = subject.workspace.people
    people = [person for person in everybody.values() if person.alias]
    yield from _shared(
        people, {person.id: person.alias or "" for person in people}, "alias", "alias"
    )
    for person in people:
        if person.alias in everybody:
            yield Issue(
                person.place("alias"),
                f"the alias {person.alias!r} is the id of a person",
                "choose another",
            )


def _shared(entities: Iterable[Entity], values: Mapping[str, str], key: str, what: str) -> Issues:
    for first, *others in grouped(entities, lambda entity: values[entity.id]).values():
        for other in others:
            message = f"{first.id!r} has the same {what}"
            yield Issue(
                other.place(key), message, "", (Related(first.place(key), "there"),), other.id
            )
