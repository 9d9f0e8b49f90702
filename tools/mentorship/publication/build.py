"""Everything that the pages of one audience are made of, taken through the gate once."""

from __future__ import annotations

from collections.abc import Iterable

from mentorship.findings import Finding, shown
from mentorship.history.facts import History
from mentorship.metrics.catalogue import facts as facts_of
from mentorship.models.fields import words
from mentorship.obligations.situation import Situation
from mentorship.publication.advice import advice_views
from mentorship.publication.alerts import alert_views
from mentorship.publication.applications import application_views
from mentorship.publication.attachments import published_attachments
from mentorship.publication.badges import badge_views, thanks_views
from mentorship.publication.calendars import Almanac
from mentorship.publication.capacity import (
    room_views,
    scarce_views,
    waiting_counts,
    waiting_views,
)
from mentorship.publication.classes import AUDIENCES, OFFICE, Class
from mentorship.publication.eligible import eligible_views
from mentorship.publication.feeds import feed_views
from mentorship.publication.findings import finding_counts, finding_views
from mentorship.publication.gate import Gate
from mentorship.publication.homes import home_views, level_views
from mentorship.publication.matching import matching_views
from mentorship.publication.pairs import pairing_view
from mentorship.publication.people import person_views, skill_views
from mentorship.publication.programs import program_views
from mentorship.publication.receipt_pages import receipts_views
from mentorship.publication.reports import report_view, reports_for
from mentorship.publication.score_cards import score_cards
from mentorship.publication.surveys import survey_views
from mentorship.publication.topics import library
from mentorship.publication.trends import trend_groups
from mentorship.publication.views import Views
from mentorship.publication.withheld import withheld, without
from mentorship.workspace.guides import Guide


def views(
    situation: Situation, audience: str, findings: Iterable[Finding], docs: Iterable[str] = (),
    address: str = "", guides: Iterable[Guide] = (),
) -> Views:  # fmt: skip
    """The values for the pages of `audience`, one of `AUDIENCES`.

    Files with an error of the families reading, identity or privacy are left out, with nothing
    but their own page and lines.
    """
    found = tuple(findings)
    kept_back = withheld(found)
    situation = Situation(
        without(situation.workspace, kept_back), situation.history, situation.today
    )
    gate = Gate(situation.workspace, AUDIENCES[audience])
    facts = facts_of(situation, audience=None if audience == OFFICE else audience)  # type: ignore[arg-type]
    space = situation.workspace
    pairings = tuple(pairing_view(gate, facts, pairing) for pairing in space.pairings.values())
    links = {view.link.id: view.link for view in pairings}
    programs = tuple(program_views(gate, facts, pairings))
    skills = tuple(skill_views(gate))
    member = gate.sees(Class.MEMBERS)
    people = tuple(person_views(gate, facts, links))
    reports = tuple(reports_for(gate, facts))
    return Views(
        organisation=words(space.settings.organisation, gate.language),
        language=gate.language,
        audience=audience,
        as_of=situation.today,
        programs=programs,
        pairings=pairings if member else (),
        people=people,
        named=tuple(gate.person(n) for n in sorted(space.people) if gate.published(n) != "nothing"),
        repository=space.settings.repository if member else None,
        office=tuple(gate.person(name) for name in space.settings.office) if member else (),
        office_keys=space.settings.keys.office if member else (),
        skills=skills,
        matchings=matching_views(gate, situation, links),
        rooms=tuple(room_views(gate, situation)),
        scarce=tuple(scarce_views(gate, situation)),
        waiting=tuple(waiting_views(gate, situation)),
        waiting_counts=tuple(waiting_counts(gate, situation)),
        applications=tuple(application_views(gate, situation)),
        eligible=tuple(eligible_views(gate, situation)),
        sealed=tuple(gate.person(name) for name in sorted(space.sealed_records))
        if gate.sees(Class.SEALED)
        else (),
        findings=finding_views(gate, found),
        finding_counts=finding_counts(gate, found),
        unpublished=tuple((shown(path), code) for path, code in sorted(kept_back.items()))
        if gate.sees(Class.PAIR)
        else (),
        docs=frozenset(docs),
        attachments=published_attachments(gate),
        calendars=tuple(Almanac(gate, situation).everything()),
        feeds=tuple(feed_views(gate, situation)),
        surveys=tuple(survey_views(gate, situation)),
        alerts=tuple(alert_views(gate, situation)),
        reports=tuple(report_view(gate, facts, report) for report in reports),
        receipts=tuple(receipts_views(gate, facts, reports)),
        cards=score_cards(gate, facts),
        trends=trend_groups(gate, facts),
        advice=tuple(advice_views(gate, facts)),
        badges=tuple(badge_views(gate, situation)),
        thanks=tuple(thanks_views(gate, situation)),
        homes=tuple(home_views(gate, situation, people)),
        levels=tuple(level_views(gate)),
        library=library(gate, situation, guides, programs, tuple(view.id for view in skills)),
        address=f"{address.rstrip('/')}/" if address else "",
        commit=commit_of(situation.history),
    )


def commit_of(history: History) -> str | None:
    """The commit that the site is made from, `8f3a9c21b0-dirty` with changes beside it."""
    if history.head is None:
        return None
    return history.head[:10] + ("-dirty" if history.uncommitted else "")
