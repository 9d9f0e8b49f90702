"""Rules about a person's record: ratings in a row, certificates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from mentorship.eligibility.candidate import Candidate
from mentorship.eligibility.verdict import Answer, Seen, all_of
from mentorship.language import N_, _
from mentorship.metrics.series import RATING_KNOWN_AFTER, contradictions, known_on
from mentorship.models.eligibility import RatingRule
from mentorship.models.record import Certificate, Rating, Record
from mentorship.obligations.obligation import Spot, spot
from mentorship.obligations.spans import plus


def rated(candidate: Candidate, rule: RatingRule) -> Seen:
    """Rated at least so well in each of the newest closed years.

    The newest is the last year that had ended and whose rating is known on the day, or has to be:
    a rating is known by the day it says, or 90 days after its year.
    """
    record = candidate.record
    if record is None:
        return candidate.no_record(N_("{why}, so the rating is not known"))
    years = _years(record, candidate.day, rule.years)
    known = _known(record, candidate.day)
    found = [_year(candidate, rule, year, known.get(year, {})) for year in years]
    answer = all_of(one.answer for one in found)
    return Seen(
        answer=answer,
        seen=_("; ").join(one.seen for one in found if one.seen),
        missing=_("; ").join(one.missing for one in found if one.answer is answer and one.missing),
        spot=next((one.spot for one in found if one.answer is answer and one.spot), None)
        or spot(record, "ratings"),
    )


def certified(candidate: Candidate, certificate: str) -> Seen:
    """Holds the certificate on the day."""
    record = candidate.record
    if record is None:
        return candidate.no_record(
            N_("{why}, so the certificate {name} is not known"), name=certificate
        )
    held = [
        (given, spot(record, "certificates", position))
        for position, given in enumerate(record.certificates)
        if given.certificate == certificate and given.date <= candidate.day
    ]
    if not held:
        why = _("no certificate {name} by {day}", name=certificate, day=candidate.day)
        return Seen(answer=Answer.NO, missing=why, spot=spot(record, "certificates"))
    given, where = max(held, key=_lasting)
    valid = given.expires is None or given.expires >= candidate.day
    seen = (
        _("{name} of {day}, valid until {until}", name=certificate, day=given.date,
          until=given.expires)
        if given.expires
        else _("{name} of {day}", name=certificate, day=given.date)
    )  # fmt: skip
    expired = _("the certificate {name} has expired by {day}", name=certificate, day=candidate.day)
    missing = "" if valid else expired
    return Seen(answer=Answer.of(valid), seen=seen, missing=missing, spot=where)


def _lasting(held: tuple[Certificate, Spot]) -> tuple[date, date]:
    return held[0].expires or date.max, held[0].date


def _years(record: Record, day: date, count: int) -> tuple[int, ...]:
    """The newest closed years, newest first."""
    closed = max(day.year - 1, 1)
    rated = any(
        rating.period.length == 12
        and rating.period.first.year == closed
        and known_on(rating) <= day
        for rating in record.ratings
    )
    newest = (
        closed if rated or plus(date(closed, 12, 31), RATING_KNOWN_AFTER) <= day else closed - 1
    )
    return tuple(newest - index for index in range(min(count, newest)))


_OfScale = Mapping[object, tuple[Rating, Spot]]


def _known(record: Record, day: date) -> Mapping[int, _OfScale]:
    """The ratings of whole years known by the day: year -> scale -> the newest."""
    known: dict[int, dict[object, tuple[Rating, Spot]]] = {}
    for rating, where in sorted(_yearly(record, day), key=lambda pair: known_on(pair[0])):
        known.setdefault(rating.period.first.year, {})[rating.scale] = (rating, where)
    return known


def _yearly(record: Record, day: date) -> Iterator[tuple[Rating, Spot]]:
    unclear = contradictions(record)["ratings"]
    for position, rating in enumerate(record.ratings):
        if rating.period.length == 12 and known_on(rating) <= day and position not in unclear:
            yield rating, spot(record, "ratings", position, "rating")


def _year(candidate: Candidate, rule: RatingRule, year: int, known: _OfScale) -> Seen:
    """What is known of one year."""
    if rule.of in known:
        rating, where = known[rule.of]
        good = rating.rating >= rule.at_least
        missing = "" if good else _(
            "the rating of {year} is below {least} of {of}", year=year, least=rule.at_least,
            of=rule.of,
        )  # fmt: skip
        seen = _("{year}: {rating} of {of}", year=year, rating=rating.rating, of=rating.scale)
        return Seen(answer=Answer.of(good), seen=seen, missing=missing, spot=where)
    if known:
        where = next(iter(known.values()))[1]
        why = _("the rating of {year} is on another scale than {of}", year=year, of=rule.of)
        return Seen(answer=Answer.UNKNOWN, missing=why, spot=where)
    joined = candidate.person.joined if candidate.person else None
    if joined and joined > date(year, 12, 31):
        late = _("joined after {year}, so has no rating of it", year=year)
        return Seen(answer=Answer.NO, missing=late)
    why = _("no rating of {year} is known by {day}", year=year, day=candidate.day)
    return Seen(answer=Answer.UNKNOWN, missing=why)
