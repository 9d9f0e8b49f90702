"""Score cards: the score of a mentor, a mentee or a pairing with its parts, as far as an audience
may know them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mentorship.metrics.metric import Facts
from mentorship.metrics.result import Result, Unit
from mentorship.publication.classes import Class
from mentorship.publication.gate import Gate
from mentorship.publication.numbers import range_of, title_of
from mentorship.publication.receipt_addresses import receipts_path
from mentorship.publication.receipt_view import PartView, ScoreCard, Told
from mentorship.publication.receipts import part_title
from mentorship.publication.scored import PANEL, Scored, scores_of_pairing, scores_of_person
from mentorship.values import rounded


def score_cards(gate: Gate, facts: Facts) -> Mapping[str, tuple[ScoreCard, ...]]:
    """The cards by the page they stand on. A score is of one person or pair, whoever it was made
    of: it is for those who may see what the pair does."""
    if not gate.sees(Class.PAIR):
        return {}
    space = gate.workspace
    found = {
        f"pairings/{name}.html": _cards(gate, facts, scores_of_pairing(facts, pairing))
        for name, pairing in space.pairings.items()
    }
    found |= {
        f"people/{name}.html": _cards(gate, facts, scores_of_person(facts, name))
        for name in space.people
    }
    return {path: cards for path, cards in found.items() if cards}


def _cards(gate: Gate, facts: Facts, scores: Iterator[Scored]) -> tuple[ScoreCard, ...]:
    cards = (_card(gate, facts, score) for score in scores)
    return tuple(card for card in cards if card is not None)


def _card(gate: Gate, facts: Facts, score: Scored) -> ScoreCard | None:
    """The card of a score; None before there is anything to say, as ahead of a start."""
    result = facts.measure(score.name, score.subject)
    panel = [facts.measure(name, score.subject) for name in PANEL]
    if not result.parts:
        return None
    of = "people" if score.subject.kind == "person" else "pairings"
    return ScoreCard(
        title=score.title(gate.language),
        shown="" if result.value is None else result.shown,
        share=None if result.value is None else float(result.value) / 100,
        missing=result.missing,
        measured="" if result.measured is None else f"{rounded(result.measured * 100)} %",
        n=result.n,
        parts=tuple(_part(score, part) for part in result.parts),
        verdicts=tuple(_verdicts(gate, panel[1])),
        panel=tuple(Told(title_of(one.name), one.shown) for one in panel if one.value is not None),
        panel_see=tuple(f"{score.prefix}{one.name}" for one in panel if one.value is not None),
        receipts=receipts_path(f"{of}/{score.subject.id}.html"),
        see=f"{score.prefix}{score.name}",
    )


def _part(score: Scored, part: Result) -> PartView:
    metric = score.weights[part.name].metric
    known = part.value is not None
    return PartView(
        title=part_title(part.name),
        metric=title_of(metric),
        shown=part.shown,
        n=part.n if part.unit is not Unit.COUNT else 0,
        interval=range_of(part),
        weight="" if part.weight is None else f"{part.weight:f}",
        points="" if part.points is None else f"{rounded(part.points, 1)}",
        share=None if part.points is None else float(part.points) / 100,
        missing=part.missing,
        withheld=part.withheld,
        see=f"{score.prefix}{metric}" if known else "",
    )


def _verdicts(gate: Gate, passed: Result) -> Iterator[tuple[str, str]]:
    """Of whom the panel judged, and what."""
    for item in passed.inputs:
        person = item.what.rpartition(", ")[2]
        yield gate.person(person).text, item.value
