"""Applications, for the program office: what the rules say of each, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mentorship.language import _, n_
from mentorship.pages.page import Crumb, Page, relative
from mentorship.pages.page_set import page_set
from mentorship.pages.phrases import day, days_words, people, person, verdict
from mentorship.publication.office_views import ApplicationsView, ApplicationView, DecisionView
from mentorship.publication.views import Views
from mentorship.publication.wording import role_words
from mentorship.render.heading import Heading
from mentorship.render.html import Html, element, joined, link, placed
from mentorship.render.parts import (
    Column,
    card,
    cards,
    facts,
    figures,
    folded,
    heading,
    note,
    pill,
    table,
)

INDEX = "applications/index.html"
_DECIDED = ("accepted", "rejected", "withdrawn")


@page_set
def applications(views: Views) -> Iterator[Page]:
    """The programs that people applied to, and a page for each."""
    if not views.for_office:
        return
    yield Page(
        path=INDEX, title=_("Applications"), body=str(_index(views.applications)),
        description=_("Who applied to which program, and what is to be decided"),
    )  # fmt: skip
    for view in views.applications:
        parts = [(head, body) for head, body in _sections(view) if body]
        body = joined(joined((heading(2, h.id, h.title), part)) for h, part in parts)
        yield Page(
            path=view.path, title=_("Applications: {program}", program=view.title),
            body=str(joined((_figures(view), body))),
            headings=tuple(head for head, _body in parts),
            section=(Crumb(_("Applications"), INDEX),),
            description=_("Who applied to {program}", program=view.title),
        )  # fmt: skip


def _index(views: Iterable[ApplicationsView]) -> Html:
    states = ("applied", "waitlisted", *_DECIDED)
    titles = (_("To decide"), _("Waiting list"), _("Accepted"), _("Rejected"), _("Withdrawn"))
    columns: list[Column | str] = [
        _("Program"), *(Column(title, numeric=True) for title in titles),
    ]  # fmt: skip
    rows = (
        (
            link(view.title, relative(INDEX, view.path)),
            *(str(len(view.in_state(state))) for state in states),
        )
        for view in views
    )
    lead = note(_("The rules are judged for the day on which a pairing could begin. They decide "
                  "nothing: the office does, in a file of its own."))  # fmt: skip
    empty = _("Nobody has applied yet.")
    return joined((lead, table(columns, rows, _("Applications"), empty)))


def _figures(view: ApplicationsView) -> Html:
    return figures(
        [
            (len(view.applications), n_("application", "applications", len(view.applications))),
            (len(view.in_state("applied")), _("to decide")),
            (len(view.in_state("waitlisted")), _("on the waiting list")),
            (len(view.in_state("accepted")), _("accepted")),
        ]
    )


def _sections(view: ApplicationsView) -> Iterator[tuple[Heading, Html]]:
    here = view.path
    undecided = [_card(here, each) for each in view.in_state("applied")]
    yield Heading(2, "to-decide", _("To decide")), cards(undecided, _("Nothing is to be decided."))
    waiting = sorted(view.in_state("waitlisted"), key=_by_place)
    yield Heading(2, "waiting", _("Waiting list")), _waiting(here, waiting) if waiting else Html("")
    decided = view.in_state(*_DECIDED)
    yield Heading(2, "decided", _("Decided")), _decided(here, decided) if decided else Html("")


def _by_place(each: ApplicationView) -> tuple[str, bool, int]:
    return each.role, each.place is None, each.place or 0


def _card(here: str, each: ApplicationView) -> Html:
    choices = people(here, each.choices)
    return card(
        person(here, each.person),
        element("p", placed(_("{wish}, {day}"), wish=_wish(each), day=day(each.applied))),
        _reasons(each),
        facts([(_("Choices"), choices)]) if choices else "",
        element("blockquote", element("p", each.why)) if each.why else "",
        tag=verdict(each.rules, _("rules: {verdict}", verdict=_(each.rules))),
        foot=n_("waits for a decision {n} day", "waits for a decision {n} days", each.days),
    )


def _waiting(here: str, found: Iterable[ApplicationView]) -> Html:
    columns: list[Column | str] = [
        _("Who"), _("As"), Column(_("Place"), numeric=True), _("Waiting"), _("Rules say"),
        _("More"),
    ]  # fmt: skip
    rows = (
        (
            person(here, each.person),
            _wish(each),
            str(each.place or ""),
            placed(_("{days}, since {day}"), days=days_words(each.days), day=day(each.applied))
            if each.place
            else _("is paired by now"),
            joined((verdict(each.rules), _reasons(each))),
            _more(here, each),
        )
        for each in found
    )
    return table(columns, rows, _("Waiting list"))


def _decided(here: str, found: Iterable[ApplicationView]) -> Html:
    rows = (
        (
            person(here, each.person),
            _wish(each),
            joined((pill(each.state), " ", element("br"), element("small", day(each.since)))),
            joined((verdict(each.rules), _reasons(each))),
            _more(here, each),
        )
        for each in found
    )
    columns = [_("Who"), _("As"), _("Decision"), _("Rules say"), _("More")]
    return table(columns, rows, _("Decided applications"))


def _wish(each: ApplicationView) -> str:
    role = role_words(each.role)
    return _("{role}, {track}", role=role, track=each.track) if each.track else role


def _reasons(each: ApplicationView) -> Html:
    items = [element("li", reason) for reason in each.reasons]
    return element("ul", *items, class_="ms-reasons") if items else Html("")


def _more(here: str, each: ApplicationView) -> Html:
    """What the applicant and the office wrote, folded away."""
    said = facts(
        [
            (_("Applied"), day(each.applied)),
            (_("Choices"), people(here, each.choices)),
            (_("Why"), each.why),
            *(_decision(here, each.decision) if each.decision else ()),
        ]
    )
    return folded(_("What was written"), said)


def _decision(here: str, decision: DecisionView) -> Iterator[tuple[str, object]]:
    on = day(decision.day)
    by = person(here, decision.by) if decision.by else ""
    yield _("Decided"), placed(_("{day}, {person}"), day=on, person=by) if by else on
    yield _("Reason"), decision.reason
    for waiver in decision.waivers:
        yield _("Rule set aside"), waiver
