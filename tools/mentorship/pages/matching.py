"""How matching came about: the method, what counts, how many took part, what speaks for a pair."""

from __future__ import annotations

from collections.abc import Iterator

from mentorship.language import N_, _
from mentorship.pages.page import Crumb, Page, relative
from mentorship.pages.page_set import page_set
from mentorship.pages.phrases import day, pairing, person, sentences
from mentorship.publication.matching_view import (
    MatchingView,
    MatchView,
    PointsView,
    TwoView,
    WeightView,
)
from mentorship.publication.views import Views
from mentorship.render.heading import Heading
from mentorship.render.html import Html, element, joined, link, placed
from mentorship.render.parts import Column, bar, figures, heading, note, table

_NOT_SHOWN = N_("not shown here")
_MENTEES_PROPOSE = N_(
    "Both sides may rank whom they would like. The mentees propose: they ask down their lists, "
    "and the mentors keep the best they have been asked by, as many as they have room for. Whoever "
    "ranked nobody, or not all, likes the others by the score below. So no two people are left who "
    "would both rather have each other. Of all such results it is the best one for the mentees."
)
_MENTORS_PROPOSE = N_(
    "Both sides may rank whom they would like. The mentors propose: they ask down their lists, "
    "and the mentees keep the best they have been asked by, as many as they have room for. Whoever "
    "ranked nobody, or not all, likes the others by the score below. So no two people are left who "
    "would both rather have each other. Of all such results it is the best one for the mentors."
)
_BEST = N_(
    "The pairs with the highest sum of scores are taken, as far as there is room. Where several "
    "have the same sum, more pairs count first, then the wishes of both sides."
)
_BY_HAND = N_(
    "Nobody has applied to this program: its pairs were made by hand, and no method chose them. "
    "What follows holds once people apply and are matched."
)
_PEOPLE = N_(
    "The machine proposes and people decide: a proposal is a pull request, it can be changed, and "
    "a pair can also be made by hand. Who ranked whom does not stand here."
)


@page_set
def matching(views: Views) -> Iterator[Page]:
    """A page for each program, for those who may know who is paired with whom."""
    for view in views.matchings.values():
        parts = [
            (Heading(2, "method", _("The method")), _method(view)),
            (Heading(2, "score", _("What counts")), _weights(view)),
            (Heading(2, "people", _("Who took part")), _people(view)),
            (Heading(2, "pairs", _("The pairs")), _pairs(views, view)),
        ]
        title = _("Matching: {program}", program=view.title)
        body = (
            element("h1", title),
            *(joined((heading(2, head.id, head.title), part)) for head, part in parts),
        )
        yield Page(
            path=view.path, title=title, body=str(joined(body)), source=view.source,
            headings=tuple(head for head, _body in parts), boost=0.6,
            section=(_programs(), Crumb(view.title, view.program_path)),
            description=_("How the pairs of {program} came about", program=view.title),
        )  # fmt: skip


def _programs() -> Crumb:
    return Crumb(_("Programs"), "programs/index.html")


def matching_link(views: Views, here: str, program: str, text: str, pair: str = "") -> Html:
    """A paragraph that leads from a page to how matching came about, for one pairing or all;
    nothing where the readers have no such page."""
    view = views.matchings.get(program)
    if view is None:
        return Html("")
    return element("p", link(text, relative(here, view.path, _anchor(pair) if pair else "")))


def _anchor(pair: str) -> str:
    return f"pair-{pair}"


def _method(view: MatchingView) -> Html:
    stable = _MENTEES_PROPOSE if view.proposing == "mentees" else _MENTORS_PROPOSE
    how = stable if view.method == "stable" else _BEST
    by_hand = element("p", element("strong", _(_BY_HAND))) if view.by_hand else ""
    return joined((by_hand, element("p", _(how)), element("p", _(_PEOPLE))))


def _weights(view: MatchingView) -> Html:
    rows = [
        (
            each.title,
            str(each.weight) if each.weight else "-",
            joined((each.full or _("what an added package says"), *_marks(each))),
        )
        for each in view.weights
    ]
    usual = _("They are the usual ones; the program gives none of its own.") if view.usual else ""
    said = sentences(_("A pair can have 100 points, which are shared out as follows."), usual)
    must = _("A must-have may not be missing, whatever else speaks for a pair.")
    musts = any(each.must for each in view.weights)
    columns: list[Column | str] = [
        _("Part"),
        Column(_("Points"), numeric=True),
        _("All of them for"),
    ]
    return joined(
        (element("p", said), table(columns, rows, _("What counts")), note(must) if musts else "")
    )


def _marks(each: WeightView) -> Iterator[Html]:
    """What is to be said of a part beside what it is for."""
    if each.must:
        yield element("small", _(", must have"))
    if not each.shown:
        yield element("small", _(", not shown here"))


def _people(view: MatchingView) -> Html:
    return figures(
        [
            (view.mentees.applied, _("applied as a mentee")),
            (view.mentees.matched, _("mentees are or were in a pair")),
            (view.mentors.applied, _("applied as a mentor")),
            (view.mentors.matched, _("mentors are or were in a pair")),
        ]
    )


def _pairs(views: Views, view: MatchingView) -> Html:
    if not view.pairs:
        return note(_("No pair yet."))
    said = placed(
        _("What speaks for each pair, by the profiles as of {day}; they may have been different "
          "when the pair was made."),
        day=day(views.as_of),
    )  # fmt: skip
    hidden = any(each.weight and not each.shown for each in view.weights)
    rest = _("Sums are not shown, because a part is not: it could be worked out from the others.")
    body = (_pair(view.path, each) for each in view.pairs)
    return joined((element("p", said), note(rest) if hidden else "", *body))


def _pair(here: str, match: MatchView) -> Html:
    link_ = match.link
    title = element("h3", pairing(here, link_), id=_anchor(link_.id))
    several = len(match.two) > 1
    return joined((title, *(_two(here, each, named=several) for each in match.two)))


def _two(here: str, two: TwoView, *, named: bool) -> Html:
    mentee, mentor = person(here, two.mentee), person(here, two.mentor)
    who = placed(_("{mentees} with {mentors}"), mentees=mentee, mentors=mentor)
    label = _("What speaks for {mentee} with {mentor}", mentee=two.mentee.text,
              mentor=two.mentor.text)  # fmt: skip
    head = element("p", element("strong", who)) if named else ""
    if not two.parts:
        return joined((head, note(_("One of the two has no file that could be read."))))
    total = (
        element("p", _("{points} of 100 points", points=two.total)) if two.total is not None else ""
    )
    columns: list[Column | str] = [_("Part"), _("Points"), _("Why")]
    return joined((head, total, table(columns, (_row(each) for each in two.parts), label)))


def _row(each: PointsView) -> tuple[object, ...]:
    if each.points is None:
        hidden = element("span", _(_NOT_SHOWN), class_="ms-note")
        return each.title, hidden, ""
    if not each.weight:
        return (
            each.title,
            _("must have: met") if each.share else _("must have: not met"),
            each.words,
        )
    return (
        each.title,
        bar(each.share, _("{number} of {whole}", number=each.points, whole=each.weight)),
        each.words,
    )
