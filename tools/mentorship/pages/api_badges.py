"""Badges of progress to embed elsewhere: of the organisation, of each program, of each pairing."""

from __future__ import annotations

from collections.abc import Iterator

from mentorship.language import _, day_words, n_
from mentorship.pages.page import Asset
from mentorship.pages.page_set import asset_set
from mentorship.pages.phrases import shown_share
from mentorship.publication.parts import PairLink
from mentorship.publication.program_view import ProgramView
from mentorship.publication.views import Views
from mentorship.render.progress_badge import Progress, progress_badge

ORGANISATION = "badges/progress.svg"
"""The badge of the whole organisation."""


def program_badge(program: str) -> str:
    """The address of the badge of a program."""
    return f"badges/progress/{program}.svg"


def pairing_badge(pairing: str) -> str:
    """The address of the badge of a pairing; a folder of their own, for ids may be alike."""
    return f"badges/pairing-progress/{pairing}.svg"


@asset_set
def progress_badges(views: Views) -> Iterator[Asset]:
    """A file for each; of pairings for those who may know who is paired."""
    yield _file(ORGANISATION, of_organisation(views))
    for program in views.programs:
        yield _file(program_badge(program.id), of_program(views, program))
    for pairing in views.pairings:
        yield _file(pairing_badge(pairing.link.id), of_pairing(views, pairing.link))


def of_organisation(views: Views) -> Progress:
    """How many pairs are at work; for the public, how many programs run."""
    running = [program for program in views.programs if program.state == "running"]
    pairs = sum(pair.at_work for program in running for pair in program.pairs)
    programs = n_("{n} running program", "{n} running programs", len(running))
    reached = n_("{n} pair at work", "{n} pairs at work", pairs) if views.shows_pairs else programs
    told = _("Mentorship at {organisation}", organisation=views.organisation)
    return Progress(_("mentorship"), reached, None, _described(views, told, reached))


def of_program(views: Views, program: ProgramView) -> Progress:
    """The share of courses completed of those that have fallen due; where that is not known here,
    how much of its time has passed."""
    found = {measure.name: measure for measure in program.measures}
    courses = found.get("course-completion")
    if courses is not None and courses.value is not None:
        share, reached = courses.value, _("{share} of courses", share=courses.shown)
    elif program.state == "ahead":
        share, reached = None, _("begins {day}", day=day_words(program.start))
    else:
        share, reached = program.share, _("{share} of its time", share=shown_share(program.share))
    return Progress(program.title, reached, share, _described(views, program.title, reached))


def of_pairing(views: Views, pair: PairLink) -> Progress:
    """What is done of what has fallen due; for members, the stage that the pair is in."""
    share = pair.progress
    if pair.ended_on is not None:
        share, reached = None, _("ended {day}", day=day_words(pair.ended_on))
    elif share is not None:
        reached = _("{share} of what was due", share=shown_share(share))
    elif pair.stage:
        reached = pair.stage
    else:
        reached = _("begins {day}", day=day_words(pair.start))
    return Progress(pair.title, reached, share, _described(views, pair.title, reached))


def _described(views: Views, what: str, reached: str) -> str:
    day = day_words(views.as_of)
    return _("{what}: {reached}, as of {day}.", what=what, reached=reached, day=day)


def _file(path: str, progress: Progress) -> Asset:
    return Asset(path, progress_badge(progress).encode())
