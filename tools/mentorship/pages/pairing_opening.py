"""The head of a pairing's page: who, where they stand, and what can be done from here."""

from __future__ import annotations

from mentorship.language import _
from mentorship.pages.calendars import subscribing
from mentorship.pages.doing import doing
from mentorship.pages.matching import matching_link
from mentorship.pages.page import relative
from mentorship.pages.phrases import day, people, person, shown_share, span
from mentorship.publication.receipt_addresses import receipts_path
from mentorship.publication.views import PairingView, Views
from mentorship.render.html import Html, element, joined, link, placed
from mentorship.render.parts import bar, facts, note, pill


def opening(views: Views, view: PairingView, path: str) -> Html:
    """Title, state, facts, how far the pair is, and links to what one can do."""
    pair = view.link
    state = pill(pair.state) if pair.state else ""
    quiet = (
        note(placed(_("Quiet since {day}."), day=day(view.quiet_since))) if view.quiet_since else ""
    )
    return joined(
        (
            element("h1", pair.title),
            element("p", state) if state else "",
            quiet,
            _facts(views, view, path),
            _progress(view, path),
            doing(views, path, pair),
            matching_link(views, path, pair.program, _("Why this pair"), pair.id),
            subscribing(views, path),
        )
    )


def _facts(views: Views, view: PairingView, path: str) -> Html:
    pair = view.link
    before = link(view.continues[0], relative(path, view.continues[1])) if view.continues else ""
    ahead = joined((span(*days) for days in view.pauses if days[0] > views.as_of), _(", "))
    missing = [who for who, on in view.accepted if on is None]
    return facts(
        [
            (_("Mentor") if len(pair.mentors) == 1 else _("Mentors"), people(path, pair.mentors)),
            (_("Mentee") if len(pair.mentees) == 1 else _("Mentees"), people(path, pair.mentees)),
            (_("Program"), pair.program_title),
            (_("Track"), pair.track),
            (_("Stage"), pair.stage or ""),
            (_("From"), span(pair.start, view.last_day)),
            (_("Ended"), pair.ended or ""),
            (_("Pause ahead"), ahead),
            (_("Real work"), view.project or ""),
            (_("Continues"), before),
            (_("Plan approved by"), _approved(view, path)),
            (_("Not yet accepted by"), people(path, missing) if missing else ""),
        ]
    )


def _approved(view: PairingView, path: str) -> Html:
    if view.approved is None:
        return Html("")
    who, on = view.approved
    return placed(_("{person}, {day}"), person=person(path, who), day=day(on))


def _progress(view: PairingView, path: str) -> Html:
    """How much of what has fallen due is done."""
    share = view.link.progress
    if share is not None:
        address = relative(path, receipts_path(path), "done-of-due")
        number = link(shown_share(share), address)
        return bar(share, placed(_("{share} of what has fallen due is done"), share=number))
    if view.link.at_work and view.detailed:
        return note(_("Done: -; nothing has fallen due yet."))
    return Html("")
