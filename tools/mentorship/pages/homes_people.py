"""The part of a home for somebody who leads people: how they take part, and what escalated."""

from __future__ import annotations

from collections.abc import Iterator

from mentorship.language import _
from mentorship.pages.homes_home import Home, Part
from mentorship.pages.page import relative
from mentorship.pages.phrases import duty_table, pairing, person, program_of
from mentorship.publication.gate import PersonName
from mentorship.publication.views import PersonView
from mentorship.render.html import Html, element, joined, link, placed
from mentorship.render.parts import pill, table

_MOST = 8


def their_people(home: Home) -> Part:
    """Whoever reports to them and takes part. What a mentee owes is not told to who leads them."""
    views = ((name, home.people.get(name.path or "")) for name in home.person.reports)
    rows = [row for name, view in views if view for row in _rows(home, name, view)]
    state = [_("State")] if home.views.shows_duties else []
    columns = [_("Who"), _("Takes part"), _("Program"), _("Stage"), *state]
    body = table(columns, rows, _("Your people")) if rows else Html("")
    return Part("people", _("Your people"), body)


def escalations(home: Home) -> Part:
    """What is overdue for so long that it has come to them."""
    late = home.view.escalated
    if not late:
        return Part("escalated", "", Html(""))
    said = element("p", _("Overdue for so long that you are told, as the program has it."))
    listed = duty_table(home.here, late[:_MOST], _("What has come to you"), "")
    board = link(_("the progress board"), relative(home.here, "progress.html"))
    rest = placed(_("The oldest of {number}; {board} shows all."), number=len(late), board=board)
    more = element("p", rest) if len(late) > _MOST else ""
    body = joined((said, listed, more))
    return Part("escalated", _("What has come to you"), body, (len(late), 0))


def _rows(home: Home, name: PersonName, view: PersonView) -> Iterator[tuple[object, ...]]:
    for title, pairs in ((_("learns"), view.mentee_in), (_("mentors"), view.mentors_in)):
        for pair in pairs:
            if pair.at_work:
                how = joined((title, ": ", pairing(home.here, pair)))
                state = [pill(pair.state) if pair.state else ""] if home.views.shows_duties else []
                yield (person(home.here, name), how, program_of(home.here, pair),
                       pair.stage or "", *state)  # fmt: skip
