"""Small pieces that several pages share: names, days, pills, tables of duties and pairings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from functools import reduce

from mentorship.language import _, day_words, n_
from mentorship.metrics.result import Unit
from mentorship.obligations.obligation import when
from mentorship.pages.page import relative
from mentorship.publication.gate import PersonName
from mentorship.publication.parts import Duty, Measure, PairLink
from mentorship.publication.receipt_addresses import receipts_path
from mentorship.publication.views import Views
from mentorship.render.html import Html, element, joined, link, placed
from mentorship.render.parts import Column, bar, pill, table


def day(value: date | None) -> Html:
    """A day for people, with the exact one for programs: 20 Nov 2026."""
    if value is None:
        return Html("")
    return element("time", day_words(value), datetime=value.isoformat())


def span(first: date, last: date) -> Html:
    """Two days with a dash between them."""
    return joined((day(first), day(last)), " – ")


def person(page: str, name: PersonName) -> Html:
    """A person's name, linked where they have a page."""
    return link(name.text, relative(page, name.path)) if name.path else element("span", name.text)


def people(page: str, names: Iterable[PersonName]) -> Html:
    """Names with commas between them."""
    return joined((person(page, name) for name in names), _(", "))


def pairing(page: str, pair: PairLink) -> Html:
    """A pairing's title, linked where it has a page."""
    return link(pair.title, relative(page, pair.path)) if pair.path else element("span", pair.title)


def program_of(page: str, pair: PairLink) -> Html:
    """The program of a pairing, linked where there is one of that name."""
    if pair.program_path is None:
        return element("span", pair.program_title)
    return link(pair.program_title, relative(page, pair.program_path))


def verdict(words: str, said: str = "") -> Html:
    """What the rules say, as a shape and words: yes, as co-mentor, unknown, no, wrong track."""
    return pill(words, said or _(words))


def days_words(number: int) -> str:
    """`1 day`, `12 days`."""
    return n_("{n} day", "{n} days", number)


def distance(days: int | None) -> str:
    """`due in 5 days`, `3 days overdue`."""
    return when(days)


def duty_table(
    page: str, duties: Sequence[Duty], label: str, empty: str, *, pairs: bool = True
) -> Html:
    """Obligations: state, what, who, by when, and in which pairing."""
    columns: list[Column | str] = [_("State"), _("What"), _("Who"), _("By")]
    rows = [_duty_row(page, each) for each in duties]
    if pairs:
        columns.append(_("Pairing"))
        rows = [(*row, _pair_of(page, each)) for row, each in zip(rows, duties, strict=True)]
    return table(columns, rows, label, empty)


def pair_table(
    page: str, pairs: Sequence[PairLink], label: str, empty: str, *, program: bool = True
) -> Html:
    """Pairings: who, where they stand, and how far they are, where the audience may see it."""
    detailed = any(pair.state is not None for pair in pairs)
    columns: list[Column | str] = [_("Pairing")]
    columns += [_("Program")] if program else []
    columns += [_("Stage"), _("Started")]
    overdue = Column(_("Overdue"), numeric=True)
    columns += [_("State"), _("Done of due"), overdue] if detailed else [_("Ended")]
    return table(
        columns, (_pair_row(page, pair, detailed, program) for pair in pairs), label, empty
    )


def measure_table(page: str, measures: Sequence[Measure], label: str) -> Html:
    """Numbers with the cases behind them, each linked to its receipt; a missing one says why."""
    cases = Column(_("Cases"), numeric=True)
    columns: list[Column | str] = [_("What"), _("Value"), cases, _("95 % interval")]
    rows = (
        (
            measure.title,
            _value(page, measure),
            str(measure.n) if measure.n else "",
            measure.interval,
        )
        for measure in measures
    )
    return table(columns, rows, label, _("Nothing to measure yet."))


def _value(page: str, measure: Measure) -> Html:
    """The number, as a bar where it is a share; what is withheld or unknown says so."""
    if measure.missing:
        return element("span", measure.missing, class_="ms-note")
    shown = link(measure.shown, relative(page, receipts_path(page), measure.name))
    return shown if measure.share is None else bar(measure.share, shown)


def also_called(title: str, ids: Iterable[str]) -> str:
    """The words of ids that a title does not have: `weiss` for Jonas Weiß, `jonas.weiss`."""
    known = title.lower().replace(",", " ").split()
    found = (word for each in ids for word in each.replace("-", ".").split("."))
    return " ".join(word for word in dict.fromkeys(found) if word and word not in known)


def capacity_link(views: Views, page: str) -> Html:
    """The way to the capacity board, for those who have one."""
    if not views.shows_pairs:
        return Html("")
    board = link(_("the capacity board"), relative(page, "capacity.html"))
    return element("p", placed(_("Who has room for another mentee is on {board}."), board=board))


def sentences(*texts: str) -> str:
    """Sentences one after the other, with what stands between them in the language spoken."""
    said = [text for text in texts if text]
    return reduce(lambda first, next_: _("{first} {next}", first=first, next=next_), said)


def lesson_list(lessons: Iterable[tuple[date, str]]) -> Html:
    """One line each, with its day."""
    items = [element("li", text, " ", element("small", day(when_))) for when_, text in lessons]
    return element("ul", *items) if items else Html("")


def sentence(text: str) -> Html:
    """A paragraph, nothing for no text."""
    return element("p", text) if text else Html("")


def _duty_row(page: str, each: Duty) -> tuple[object, ...]:
    what: object = each.title
    if each.about:
        what = placed(_("{title} ({person})"), title=each.title, person=person(page, each.about))
    # What is paused or waits for something else is not overdue, whatever its day.
    silent = each.state in ("paused", "blocked") and (each.days_left or 0) < 0
    left = element("small", "" if silent else distance(each.days_left))
    by = joined((day(each.due), element("br"), left))
    return (pill(each.state), what, people(page, each.owners), by)


def _pair_of(page: str, each: Duty) -> Html:
    if each.pairing is None:
        return element("span", each.pairing_title)
    return link(each.pairing_title, relative(page, each.pairing))


def done_of_due(page: str, pair: PairLink, share: float) -> Html:
    """How much of what has fallen due is done, with the way to its receipt."""
    if pair.path is None:
        return element("span", shown_share(share))
    return link(shown_share(share), relative(page, receipts_path(pair.path), "done-of-due"))


def shown_share(share: float) -> str:
    """A share of 0 to 1 for people, rounded half up as a receipt has it: `67 %`."""
    return Unit.RATE.shown(Decimal(str(share)))


def _pair_row(page: str, pair: PairLink, detailed: bool, program: bool) -> tuple[object, ...]:
    stage = pair.stage or ""
    row: list[object] = [pairing(page, pair)]
    row += [program_of(page, pair)] if program else []
    row += [stage, day(pair.start)]
    if detailed:
        share = pair.progress
        row += [
            pill(pair.state or ""),
            bar(share, "-" if share is None else done_of_due(page, pair, share)),
            "" if pair.overdue is None else str(pair.overdue),
        ]
    else:
        row.append(pair.ended or "")
    return tuple(row)
