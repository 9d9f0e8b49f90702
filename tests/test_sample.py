"""The sample organisation of this repository; all of it is skipped once `make empty` removed it."""

from __future__ import annotations

import argparse
from functools import cache
from pathlib import Path

import pytest

from mentorship.cli.check import judged
from mentorship.cli.publishing import Publication, Wanted, addresses, documents, publication
from mentorship.cli.reading import Reading, read_repository
from mentorship.findings import Severity
from mentorship.obligations.obligation import State
from mentorship.obligations.obligations import obligations
from mentorship.obligations.pairing_state import PairingState, state_of
from mentorship.obligations.situation import Situation
from mentorship.pages.links import broken_links

ROOT = Path(__file__).parents[1]
AUDIENCES = ("public", "members", "pair")


@cache
def sample() -> Reading:
    return read_repository(argparse.Namespace(repo=ROOT, as_of=None))


def is_gone() -> bool:
    """Only the sample has a fixed clock."""
    settings = ROOT / "mentorship.yml"
    return not settings.is_file() or "\nas_of:" not in settings.read_text("utf-8")


pytestmark = [
    pytest.mark.sample,
    pytest.mark.skipif(is_gone(), reason="the sample was removed"),
]


@cache
def published(audience: str) -> Publication:
    return publication(ROOT, ROOT / "docs", Wanted(audience))


def situation() -> Situation:
    today = sample().workspace.settings.as_of
    assert today is not None
    return Situation(sample().workspace, sample().history, today)


def test_nothing_is_wrong_with_it() -> None:
    errors = [f for f in judged(sample()) if f.severity is Severity.ERROR]
    assert [f"{finding.place} {finding.message}" for finding in errors] == []


def test_it_is_as_large_as_an_organisation() -> None:
    space = sample().workspace
    countries = {person.holidays or space.settings.holidays for person in space.people.values()}
    assert len(space.people) >= 30
    assert len(space.teams) >= 4
    assert len(countries) >= 2
    running = {"experts-2026", "graduates-2026", "managers-2026"}
    assert set(space.programs) == running | {"managers-2027"}  # and the next cohort of one
    assert len(space.pairings) >= 14
    assert len(space.logs) >= 150


def test_its_pairings_are_in_every_state_of_the_story() -> None:
    now = situation()
    pairings = now.workspace.pairings.values()
    assert {
        PairingState.ENDED_COMPLETED, PairingState.ENDED_REMATCHED, PairingState.PAUSED,
        PairingState.QUIET, PairingState.RUNNING,
    } <= {state_of(now, pairing) for pairing in pairings}  # fmt: skip
    assert any(each.state is State.OVERDUE for each in obligations(now))
    assert any(len(pairing.mentees) > 1 for pairing in pairings)
    assert any(pairing.continues for pairing in pairings)


@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_link_of_its_site_leads_somewhere(audience: str) -> None:
    docs = addresses(documents(ROOT / "docs"))
    site = published(audience).site
    assert broken_links(site, dict.fromkeys(docs)) == ()
    assert len({page.path for page in site.pages}) == len(site.pages)


def test_its_public_site_names_only_those_who_want_it() -> None:
    space = sample().workspace
    site = repr(published("public").site)
    shy = [
        person
        for person in space.people.values()
        if person.id not in space.profiles or space.profiles[person.id].publish == "nothing"
    ]
    assert shy
    assert [person.id for person in shy if person.id in site or person.name in site] == []


def test_each_audience_sees_no_more_than_the_next() -> None:
    paths = [{page.path for page in published(audience).site.pages} for audience in AUDIENCES]
    assert paths[0] < paths[1] <= paths[2]
