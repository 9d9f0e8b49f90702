"""The score card of a mentor, a mentee or a pairing: the score, its parts, what a panel thought."""

from __future__ import annotations

from collections.abc import Iterator

from mentorship.language import N_, _, n_
from mentorship.pages.page import relative
from mentorship.publication.receipt_view import PartView, ScoreCard
from mentorship.publication.views import Views
from mentorship.render.heading import Heading
from mentorship.render.html import Html, element, joined, link
from mentorship.render.parts import Column, note, table
from mentorship.render.score_bar import score_bar

WITHHELD = N_("withheld: made of what these readers may not see")


def scores_heading() -> Heading:
    """The heading of the cards."""
    return Heading(2, "scores", _("Scores"))


def score_cards(views: Views, path: str) -> Html:
    """The cards of a page, nothing where it has none."""
    return joined(_card(path, card) for card in views.cards.get(path, ()))


def _card(path: str, card: ScoreCard) -> Html:
    return element(
        "section",
        element("h3", card.title),
        _whole(path, card),
        _parts(path, card),
        _panel(path, card),
        class_="ms-score",
        aria_label=card.title,
    )


def _whole(path: str, card: ScoreCard) -> Html:
    """The number, and how much of the weight stands behind it; or why there is none."""
    address = relative(path, card.receipts, card.see)
    if not card.shown:
        said = _("No score: too little is known.") if card.measured else _("No score:")
        return element("p", element("strong", f"{said} "), _sentence(card.missing), " ",
                       link(_("How it is computed"), address), class_="ms-score__none")  # fmt: skip
    number = element("span", link(card.shown, address), class_="ms-score__number")
    beside = n_(
        "of 100; {share} of the weight measured, its thinnest part rests on 1 case.",
        "of 100; {share} of the weight measured, its thinnest part rests on {n} cases.",
        card.n,
        share=card.measured,
    )
    how = link(_("How it is computed"), address)
    return element("p", number, " ", element("span", beside, class_="ms-note"), " ", how)


def _sentence(text: str) -> str:
    return _("{said}.", said=f"{text[:1].upper()}{text[1:]}")


def _parts(path: str, card: ScoreCard) -> Html:
    columns = (
        _("Part"), _("Points of 100"), Column(_("Weight"), numeric=True),
        Column(_("Value"), numeric=True), Column(_("Cases"), numeric=True), _("95 % interval"),
    )  # fmt: skip
    rows = (
        (
            _name(part),
            _points(part),
            part.weight,
            _value(path, card, part),
            str(part.n) if part.n and part.see else "",
            part.interval,
        )
        for part in card.parts
    )
    return table(columns, rows, _("Parts of the {score}", score=card.title.lower()))


def _name(part: PartView) -> Html:
    """What the program calls the part, and the metric below it."""
    metric = element("small", part.metric, class_="ms-score__metric")
    return joined((element("strong", part.title), " ", metric))


def _points(part: PartView) -> Html:
    if part.share is not None:
        said = _("{what}: {points} of 100 points", what=part.title, points=part.points)
        return score_bar(part.share, part.points, said)
    if part.withheld:
        said = _("{what}: {value}", what=part.title, value=_(WITHHELD))
        return score_bar(None, _(WITHHELD), said, hatched=True)
    said = _("{what}: {value}", what=part.title, value=_("no data"))
    return score_bar(None, _("no data: {why}", why=part.missing), said)


def _value(path: str, card: ScoreCard, part: PartView) -> Html:
    return link(part.shown, relative(path, card.receipts, part.see)) if part.see else Html("")


def _panel(path: str, card: ScoreCard) -> Html:
    """What panels judged: people said it, so it is no part of the score."""
    if not card.panel:
        return Html("")
    said = list(_judged(path, card))
    lead = element("strong", _("The panel's verdict, apart from the score:"), " ")
    whole = joined((lead, joined(said, _("; "))))
    return note(whole)


def _judged(path: str, card: ScoreCard) -> Iterator[Html]:
    for who, verdict in card.verdicts:
        yield element("span", _("{what}: {value}", what=who, value=verdict))
    for told, see in zip(card.panel, card.panel_see, strict=True):
        number = link(told.said, relative(path, card.receipts, see))
        yield joined((f"{told.title.lower()} ", number))
