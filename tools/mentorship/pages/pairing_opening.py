"""The head of a pairing's page: who, where they stand, and what can be done from here."""

from __future__ import annotations

from mentorship.pages.calendars import subscribing
from mentorship.pages.doing import doing
from mentorship.pages.matching import matching_link
from mentorship.pages.page import relative
from mentorship.pages.phrases import day, people, person, shown_share, span
from mentorship.publication.receipt_addresses import receipts_path
from mentorship.publication.views import PairingView, Views
from mentorship.render.html import Html, element, joined, link
from mentorship.render.parts import bar, facts, note, pill


def opening(views: Views, view: PairingView, path: str) -> Html:
    """Title, state, facts, how far the pair is, and links to what one can do."""
    pair = view.link
    state = pill(pair.state) if pair.state else ""
    quiet = note(joined(("Quiet since ", day(view.quiet_since), "."))) if view.quiet_since else ""
    return joined(
        (
            element("h1", pair.title),
            element("p", state) if state else "",
            quiet,
            _facts(views, view, path),
            _progress(view, path),
            doing(views, path, pair),
            matching_link(views, path, pair.program, "Why this pair", pair.id),
            subscribing(views, path),
        )
    )


def _facts(views: Views, view: PairingView, path: str) -> Html:
    pair = view.link
    before = link(view.continues[0], relative(path, view.continues[1])) if view.continues else ""
    ahead = joined((span(*days) for days in view.pauses if days[0] > views.as_of), ", ")
    missing = [who for who, on in view.accepted if on is None]
    return facts(
        [
            ("Mentor" if len(pair.mentors) == 1 else "Mentors", people(path, pair.mentors)),
            ("Mentee" if len(pair.mentees) == 1 else "Mentees", people(path, pair.mentees)),
            ("Program", pair.program_title),
            ("Track", pair.track),
            ("Stage", pair.stage or ""),
            ("From", span(pair.start, view.last_day)),
            ("Ended", pair.ended or ""),
            ("Pause ahead", ahead),
            ("Real work", view.project or ""),
            ("Continues", before),
            ("Plan approved by", _approved(view, path)),
            ("Not yet accepted by", people(path, missing) if missing else ""),
        ]
    )


def _approved(view: PairingView, path: str) -> Html:
    if view.approved is None:
        return Html("")
    who, on = view.approved
    return joined((person(path, who), ", ", day(on)))


def _progress(view: PairingView, path: str) -> Html:
    """How much of what has fallen due is done."""
    share = view.link.progress
    if share is not None:
        address = relative(path, receipts_path(path), "done-of-due")
        number = link(shown_share(share), address)
        return bar(share, joined((number, " of what has fallen due is done")))
    if view.link.at_work and view.detailed:
        return note("Done: -; nothing has fallen due yet.")
    return Html("")
