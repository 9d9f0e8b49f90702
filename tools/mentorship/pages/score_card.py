"""The score card of a mentor, a mentee or a pairing: the score, its parts, what a panel thought."""

from __future__ import annotations

from collections.abc import Iterator

from mentorship.pages.page import relative
from mentorship.publication.receipt_view import PartView, ScoreCard
from mentorship.publication.views import Views
from mentorship.render.heading import Heading
from mentorship.render.html import Html, element, joined, link
from mentorship.render.parts import Column, note, table
from mentorship.render.score_bar import score_bar

HEADING = Heading(2, "scores", "Scores")
WITHHELD = "withheld: made of what these readers may not see"


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
        said = "No score: too little is known. " if card.measured else "No score: "
        return element("p", element("strong", said), _sentence(card.missing), " ",
                       link("How it is computed", address), class_="ms-score__none")  # fmt: skip
    number = element("span", link(card.shown, address), class_="ms-score__number")
    rests = f"its thinnest part rests on {_cases(card.n)}."
    beside = f"of 100; {card.measured} of the weight measured, {rests}"
    how = link("How it is computed", address)
    return element("p", number, " ", element("span", beside, class_="ms-note"), " ", how)


def _cases(n: int) -> str:
    return "1 case" if n == 1 else f"{n} cases"


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def _parts(path: str, card: ScoreCard) -> Html:
    columns = (
        "Part", "Points of 100", Column("Weight", numeric=True), Column("Value", numeric=True),
        Column("Cases", numeric=True), "95 % interval",
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
    return table(columns, rows, f"Parts of the {card.title.lower()}")


def _name(part: PartView) -> Html:
    """What the program calls the part, and the metric below it."""
    metric = element("small", part.metric, class_="ms-score__metric")
    return joined((element("strong", part.title), " ", metric))


def _points(part: PartView) -> Html:
    if part.share is not None:
        return score_bar(part.share, part.points, f"{part.title}: {part.points} of 100 points")
    if part.withheld:
        return score_bar(None, WITHHELD, f"{part.title}: {WITHHELD}", hatched=True)
    return score_bar(None, f"no data: {part.missing}", f"{part.title}: no data")


def _value(path: str, card: ScoreCard, part: PartView) -> Html:
    return link(part.shown, relative(path, card.receipts, part.see)) if part.see else Html("")


def _panel(path: str, card: ScoreCard) -> Html:
    """What panels judged: people said it, so it is no part of the score."""
    if not card.panel:
        return Html("")
    said = list(_judged(path, card))
    whole = joined((element("strong", "The panel's verdict, apart from the score: "),
                    joined(said, "; ")))  # fmt: skip
    return note(whole)


def _judged(path: str, card: ScoreCard) -> Iterator[Html]:
    for who, verdict in card.verdicts:
        yield element("span", f"{who}: {verdict}")
    for told, see in zip(card.panel, card.panel_see, strict=True):
        number = link(told.said, relative(path, card.receipts, see))
        yield joined((f"{told.title.lower()} ", number))
