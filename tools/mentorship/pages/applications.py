"""Applications, for the program office: what the rules say of each, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mentorship.pages.page import Crumb, Page, relative
from mentorship.pages.page_set import page_set
from mentorship.pages.phrases import day, many, people, person, verdict
from mentorship.publication.office_views import ApplicationsView, ApplicationView, DecisionView
from mentorship.publication.views import Views
from mentorship.render.heading import Heading
from mentorship.render.html import Html, element, joined, link
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
        path=INDEX, title="Applications", body=str(_index(views.applications)),
        description="Who applied to which program, and what is to be decided",
    )  # fmt: skip
    for view in views.applications:
        parts = [(head, body) for head, body in _sections(view) if body]
        body = joined(joined((heading(2, h.id, h.title), part)) for h, part in parts)
        yield Page(
            path=view.path, title=f"Applications: {view.title}",
            body=str(joined((_figures(view), body))),
            headings=tuple(head for head, _ in parts), section=(Crumb("Applications", INDEX),),
            description=f"Who applied to {view.title}",
        )  # fmt: skip


def _index(views: Iterable[ApplicationsView]) -> Html:
    states = ("applied", "waitlisted", *_DECIDED)
    titles = ("To decide", "Waiting list", "Accepted", "Rejected", "Withdrawn")
    columns: list[Column | str] = ["Program", *(Column(title, numeric=True) for title in titles)]
    rows = (
        (
            link(view.title, relative(INDEX, view.path)),
            *(str(len(view.in_state(state))) for state in states),
        )
        for view in views
    )
    lead = note("The rules are judged for the day on which a pairing could begin. They decide "
                "nothing: the office does, in a file of its own.")  # fmt: skip
    return joined((lead, table(columns, rows, "Applications", "Nobody has applied yet.")))


def _figures(view: ApplicationsView) -> Html:
    return figures(
        [
            (len(view.applications), many(len(view.applications), "application")),
            (len(view.in_state("applied")), "to decide"),
            (len(view.in_state("waitlisted")), "on the waiting list"),
            (len(view.in_state("accepted")), "accepted"),
        ]
    )


def _sections(view: ApplicationsView) -> Iterator[tuple[Heading, Html]]:
    here = view.path
    undecided = [_card(here, each) for each in view.in_state("applied")]
    yield Heading(2, "to-decide", "To decide"), cards(undecided, "Nothing is to be decided.")
    waiting = sorted(view.in_state("waitlisted"), key=_by_place)
    yield Heading(2, "waiting", "Waiting list"), _waiting(here, waiting) if waiting else Html("")
    decided = view.in_state(*_DECIDED)
    yield Heading(2, "decided", "Decided"), _decided(here, decided) if decided else Html("")


def _by_place(each: ApplicationView) -> tuple[str, bool, int]:
    return each.role, each.place is None, each.place or 0


def _card(here: str, each: ApplicationView) -> Html:
    choices = people(here, each.choices)
    return card(
        person(here, each.person),
        element("p", _wish(each), ", ", day(each.applied)),
        _reasons(each),
        facts([("Choices", choices)]) if choices else "",
        element("blockquote", element("p", each.why)) if each.why else "",
        tag=verdict(each.rules, f"rules: {each.rules}"),
        foot=f"waits for a decision {_days(each)}",
    )


def _waiting(here: str, found: Iterable[ApplicationView]) -> Html:
    columns: list[Column | str] = [
        "Who", "As", Column("Place", numeric=True), "Waiting", "Rules say", "More",
    ]  # fmt: skip
    rows = (
        (
            person(here, each.person),
            _wish(each),
            str(each.place or ""),
            joined((f"{_days(each)}, since ", day(each.applied)))
            if each.place
            else "is paired by now",
            joined((verdict(each.rules), _reasons(each))),
            _more(here, each),
        )
        for each in found
    )
    return table(columns, rows, "Waiting list")


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
    return table(["Who", "As", "Decision", "Rules say", "More"], rows, "Decided applications")


def _wish(each: ApplicationView) -> str:
    return f"{each.role}, {each.track}" if each.track else each.role


def _days(each: ApplicationView) -> str:
    return f"{each.days} {many(each.days, 'day')}"


def _reasons(each: ApplicationView) -> Html:
    items = [element("li", reason) for reason in each.reasons]
    return element("ul", *items, class_="ms-reasons") if items else Html("")


def _more(here: str, each: ApplicationView) -> Html:
    """What the applicant and the office wrote, folded away."""
    said = facts(
        [
            ("Applied", day(each.applied)),
            ("Choices", people(here, each.choices)),
            ("Why", each.why),
            *(_decision(here, each.decision) if each.decision else ()),
        ]
    )
    return folded("What was written", said)


def _decision(here: str, decision: DecisionView) -> Iterator[tuple[str, object]]:
    by = joined((", ", person(here, decision.by))) if decision.by else ""
    yield "Decided", joined((day(decision.day), by))
    yield "Reason", decision.reason
    for waiver in decision.waivers:
        yield "Rule set aside", waiver
