"""Say how it goes: programs, and the pairings that need attention.

With a kind, everything about all or one of that kind. A number stands beside
n, the cases behind it; `mentorship why METRIC ID` says where it comes from.
With --audience only what these readers may see is shown.

examples:
  mentorship score
  mentorship score program graduates-2026
  mentorship score person ada.okafor --from 2026-01-01 --to 2026-06-30
  mentorship score pairing lin.wei-ada.okafor --format json
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from mentorship.findings import MentorshipError, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mentorship.metrics.metric import Facts
    from mentorship.metrics.result import Subject, SubjectKind
    from mentorship.models.pairing import Pairing
    from mentorship.render.scores import Section

KINDS = ("program", "person", "pairing")
FORMATS = ("text", "json", "markdown")
_OF_PAIRINGS = ("on-time", "session-adherence")
_IN_LISTS = ("pair-health", *_OF_PAIRINGS)


def configure(parser: argparse.ArgumentParser) -> None:
    """Declares the options."""
    from mentorship.cli.options import add_as_of, add_at, add_audience, add_period

    parser.add_argument("kind", nargs="?", choices=KINDS, help="about what")
    parser.add_argument("id", nargs="?", metavar="ID", help="about which one; default: all")
    add_at(parser)
    add_as_of(parser)
    add_period(parser)
    parser.add_argument("--format", choices=FORMATS, default="text", help="default: text")
    add_audience(parser)


def run(options: argparse.Namespace) -> int:
    """Prints the numbers; 3 where dates of files are unknown."""
    from mentorship.cli.reading import read_situation
    from mentorship.metrics.catalogue import facts
    from mentorship.render.scores import SCORE_FORMATS, ScoreReport

    if options.first and options.last and options.first > options.last:
        raise MentorshipError(f"--from {options.first} is after --to {options.last}")
    reading, situation = read_situation(options)
    known = facts(situation, first=options.first, last=options.last, audience=options.audience)
    sections = tuple(_sections(known, options.kind, options.id))
    report = ScoreReport(situation.today, reading.history.head, sections)
    print(SCORE_FORMATS[options.format](report), end="")
    return 0


def _sections(known: Facts, kind: SubjectKind | None, identity: str | None) -> Iterator[Section]:
    from mentorship.metrics.overview import all_about, by_program, may_ask
    from mentorship.render.scores import Listing

    if kind is None:
        yield from _overview(known)
        return
    if not may_ask(known.audience, kind):
        raise MentorshipError(f"numbers about a {kind} are not for {known.audience}")
    if kind == "pairing" and identity is None:
        yield _standings(known, "All pairings", known.situation.workspace.pairings.values())
        return
    for subject in _subjects(known, kind, identity):
        for each in by_program(known, subject):
            yield Listing(_title(known, each), all_about(known, each))
        if kind == "program":
            pairings = known.situation.workspace.pairings_of.get(subject.id, ())
            if pairings and known.audience in (None, "pair"):
                yield _standings(known, "Its pairings", pairings)


def _overview(known: Facts) -> Iterator[Section]:
    from mentorship.metrics.overview import in_short, needing_attention
    from mentorship.metrics.result import Subject
    from mentorship.publication.classes import Class
    from mentorship.publication.gate import Gate
    from mentorship.render.scores import Comparison, Remark, Standings

    programs = sorted(known.situation.workspace.programs)
    columns = tuple(in_short(known, Subject("program", program)) for program in programs)
    if not columns:
        yield Remark("There is no program yet.")
        return
    yield Comparison("Programs: value (n)", columns)
    needy = needing_attention(known, _OF_PAIRINGS)
    if not needy:
        yield Remark("No pairing needs attention.")
    elif known.audience in (None, "pair"):
        yield Standings("Pairings that need attention", needy, short=True)
    else:
        gate = Gate(known.situation.workspace, Class.of(known.audience))
        pairings = known.situation.workspace.pairings
        people = {mentee for one in needy for mentee in pairings[one.pairing].mentees}
        yield Remark(f"Pairings that need attention: {gate.counted(len(needy), len(people))}")


def _standings(known: Facts, title: str, pairings: Iterable[Pairing]) -> Section:
    from mentorship.metrics.overview import standing
    from mentorship.render.scores import Standings

    listed = (standing(known, pairing, _IN_LISTS) for pairing in pairings)
    return Standings(title, tuple(sorted(listed, key=lambda one: one.pairing)))


def _subjects(known: Facts, kind: SubjectKind, identity: str | None) -> tuple[Subject, ...]:
    from mentorship.metrics.overview import subjects_named
    from mentorship.workspace.named import refuse_broken

    workspace = known.situation.workspace
    of_kind = {
        "program": workspace.programs,
        "pairing": workspace.pairings,
        "person": workspace.people,
    }
    there = of_kind[kind]
    if identity is None:
        paired = {**workspace.mentored_by, **workspace.mentee_in}
        names = sorted(name for name in there if kind != "person" or name in paired)
    elif identity in there:
        names = [identity]
    else:
        refuse_broken(workspace, (kind,), identity)
        raise MentorshipError(f"there is no {kind} {shown(identity)!r}")
    return tuple(s for name in names for s in subjects_named(known, name, (kind,), None, None))


def _title(known: Facts, subject: Subject) -> str:
    span = known.span(subject)
    return f"{subject}, {span.first} to {span.last}"
