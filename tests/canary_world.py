"""The organisation of the canaries: four people, one of each kind of document and more."""

from __future__ import annotations

from typing import NamedTuple

from tests.canaries import TODAY, Canary, Planter

from mentorship.workspace.loader import load
from mentorship.workspace.tree import TextTree
from mentorship.workspace.workspace import Workspace

# Ids are words too. The names say what each person lets the public site show.
HIDDEN, NAMED, SHOWN, SILENT = "zq901k", "zq902k", "zq903k", "zq904k"
PEOPLE = {HIDDEN: "nothing", NAMED: "name", SHOWN: "profile", SILENT: ""}
TEAM, PROGRAM, PAIR, EARLIER = "zq905k", "zq906k", "zq907k", "zq908k"
SKILL, SURVEY = "zq909k", "zq914k"
PICTURES = {"pair": "zq915k", "members": "zq916k", "nobody": "zq917k", "handbook": "zq918k"}
SLUGS = {"pair": "zq921k", "members": "zq922k", "public": "zq923k"}
COMMENT, HTML_COMMENT, SEALED = "zq931k", "zq932k", "zq933k"
LOGS, PROGRAMS = f"logs/{PAIR}", f"programs/{PROGRAM}"


class World(NamedTuple):
    """The files, what was read from them, and what was planted."""

    files: dict[str, str | bytes]
    workspace: Workspace
    canaries: tuple[Canary, ...]
    bare: frozenset[str]


def world() -> World:
    """Everything, read."""
    planter = Planter()
    files: dict[str, str | bytes] = {
        **_organisation(planter),
        **_people(planter),
        **_program(planter),
        **_pairings(planter),
        **_notes(planter),
    }
    workspace, findings = load(TextTree(files))
    assert not findings, "\n".join(f"{f.place} {f.message}" for f in findings)
    return World(files, workspace, tuple(planter.canaries), frozenset(planter.bare))


def _organisation(plant: Planter) -> dict[str, str]:
    settings = plant.document(
        "mentorship.yml",
        timezone="Africa/Maputo",
        holidays="IS",
        languages=["en"],
        office=[SILENT],
        main="main",
        site__audiences=["members"],
        as_of=TODAY,
        skills={SKILL: plant.word()},
        rules={"over-capacity": "warning"},
        channels={
            plant.word(): {
                "secret": plant.word().upper(),
                "address": "email",
                "audience": "pair",
                "per_minute": 577,
            }
        },
        issues={
            "repository": f"{plant.word()}/{plant.word()}",
            "duties": "all",
            "label": plant.word(),
        },
        repository=f"{plant.word()}/{plant.word()}",
    )
    return {"mentorship.yml": f"{settings}\n# {COMMENT}\n"}


def _people(plant: Planter) -> dict[str, str]:
    files = {}
    for person, publish in PEOPLE.items():
        path = f"people/{person}.yml"
        manager = HIDDEN if person == SHOWN else SILENT
        files[path] = plant.document(
            path,
            manager=manager,
            team=TEAM,
            holidays="IS",
            left="2027-04-18" if person == SILENT else None,
            job__since="1930-04-17",
            alias=plant.word(),
        )
        path = f"people/profiles/{person}.yml"
        if publish:
            files[path] = plant.document(
                path,
                publish=publish,
                languages=[plant.word()],
                experience_since=None if person == NAMED else 1907 + len(files),
                leave=[{"from": f"2026-08-0{len(files)}", "to": f"2026-08-1{len(files)}"}],
                timezone=f"Asia/{plant.word()}",
            )
        path = f"people/records/{person}.yml"
        files[path] = plant.document(
            path,
            ratings__scale=5,
            ratings__rating=3.907,
            ratings__on="1931-04-19",
            tests__scale=100,
            tests__score=61.9037,
            certificates__expires="2026-08-22",
            indicators__values={f"19{len(files) + 10:02}-05": 57.3907},
        )
    path = f"people/teams/{TEAM}.yml"
    return {
        **files,
        path: plant.document(path, lead=HIDDEN, indicators__values={"1929-05": 58.3907}),
    }


def _program(plant: Planter) -> dict[str, str]:
    path = f"{PROGRAMS}/program.yml"
    program = plant.document(
        path,
        owners=[SILENT],
        dates={"start": "2026-01-05", "end": "2026-12-18"},
        approval="owners",
        acceptance="both",
        **{"tracks.*.stages.weeks": "1-50"},
        reminders__before=["7 days"],
        cadence__every="month",
        surveys__id=SURVEY,
        surveys__tally="track",
        rules={"over-capacity": "warning"},
    )
    files = {
        path: program,
        f"{PROGRAMS}/zq940k.md": plant.planted(f"{PROGRAMS}/zq940k.md", ("text",), plant.word())
        + f"\n\n![x](files/{PICTURES['handbook']}.png)\n",
    }
    path = f"{PROGRAMS}/tallies/{SURVEY}-r1.yml"
    files[path] = plant.document(
        path,
        opened={"from": "1932-04-17", "to": "1932-05-18"},
        counted="1932-08-19",
        by="track",
        groups__respondents=60907,
        groups__agree={plant.word(): "40913 of 70917"},
        answers=["a-c0ffee409137"],
    )
    for role, person in (("mentor", HIDDEN), ("mentee", NAMED)):
        path = f"{PROGRAMS}/applications/{person}-{role}.yml"
        files[path] = plant.document(
            path,
            date=f"2026-07-0{len(files)}",
            choices=[SILENT, plant.word()],
            withdrawn="2026-07-14" if person == NAMED else None,
        )
    path = f"{PROGRAMS}/decisions/{HIDDEN}-mentor.yml"
    files[path] = plant.document(path, by=SILENT, waivers__by=SILENT, waivers__expires="2026-08-23")
    for number, class_ in enumerate(("pair", "members", "public")):
        path = f"{PROGRAMS}/events/2026-02-1{number}-{SLUGS[class_]}.md"
        body = plant.word()
        files[path] = plant.note(
            path, body, present=[HIDDEN], date=f"2026-02-1{number}", **{"class": class_}
        )
    return files


def _pairings(plant: Planter) -> dict[str, str]:
    path, before = f"pairings/{PAIR}.yml", f"pairings/{EARLIER}.yml"
    who = {"program": PROGRAM, "mentors": [HIDDEN, SHOWN], "mentees": [NAMED]}
    return {
        path: plant.document(
            path,
            **who,
            start="2026-01-12",
            continues=EARLIER,
            ended=None,
            accepted={HIDDEN: "2026-01-06", SHOWN: "2026-01-07", NAMED: "2026-01-08"},
            pauses=[{"from": "2026-09-03", "to": "2026-09-14", "reason": plant.word()}],
        ),
        before: plant.document(
            before,
            **who,
            start="2026-01-10",
            ended__date="2026-01-11",
            continues=None,
            accepted={HIDDEN: "2026-01-09"},
            pauses=[],
        ),
        f"pairings/approvals/{PAIR}.yml": plant.document(
            f"pairings/approvals/{PAIR}.yml", by=SILENT, date="2026-01-13"
        ),
    }


def _notes(plant: Planter) -> dict[str, str | bytes]:
    files: dict[str, str | bytes] = {}
    for number, (class_, slug) in enumerate(SLUGS.items(), start=3):
        path = f"{LOGS}/2026-03-0{number}-{slug}.md"
        picture = f"![x](files/{PICTURES[class_]}.png)\n" if class_ in PICTURES else ""
        body = f"{plant.word()}\n\n<!-- {HTML_COMMENT} -->\n{picture}\n"
        asked = f"Asked: {plant.word()} {SKILL}?\n\n"
        action = f"- [ ] {plant.word()} (@{NAMED}, 2026-07-2{number})\n" if class_ == "pair" else ""
        files[path] = plant.note(
            path,
            asked + body + action,
            kind="session",
            date=f"2026-03-0{number}",
            by=HIDDEN,
            present=[HIDDEN, NAMED],
            **{"for": [NAMED], "class": class_},
            exam={plant.word(): 83},
            feedback={plant.word(): {"verdict": "revise", "quality": 89}},
            next=f"2026-09-2{number}",
        )
        quality = Canary(path, "log", ("feedback", "*", "quality"), ("quality 89",))
        plant.canaries.append(quality)
        for part in filter(None, (asked, action)):
            plant.planted(path, ("body",), part)
    for number, person in enumerate((HIDDEN, NAMED), start=1):
        path = f"{LOGS}/surveys/2026-03-1{number}-{SURVEY}-{person}.yml"
        files[path] = plant.document(path, survey=SURVEY, about=HIDDEN)
    for name in PICTURES.values():
        folder = PROGRAMS if name == PICTURES["handbook"] else LOGS
        files[f"{folder}/files/{name}.png"] = b"\x89PNG\r\n\x1a\n" + name.encode()
    return {**files, f"people/records/{SEALED}.yml.age": "age-encryption.org/v1\n"}
