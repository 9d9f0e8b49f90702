"""Certificates and waivers that run out: their holder needs a newer one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mentorship.models.application import Decision, Waiver
from mentorship.models.program import Program
from mentorship.models.record import Record
from mentorship.obligations.obligation import Evidence, on_its_word, spot
from mentorship.obligations.owed import Ending, Owed
from mentorship.obligations.scope import Party
from mentorship.obligations.situation import Situation
from mentorship.obligations.spans import plus

_OPENED = 60
"""Days before the expiry from which on a newer one is owed."""


def certificates(situation: Situation) -> Iterator[Owed]:
    """Each certificate about to expire, of people who have not left. Its expiry is the due day,
    working day or not. It is met by one of the same name that is newer and valid for longer."""
    for record in situation.workspace.records.values():
        if not situation.is_there(record.id, situation.today):
            continue
        for position, held in enumerate(record.certificates):
            if held.expires and _open(situation, held.expires) and held.date <= situation.today:
                yield _certificate(situation, record, position, held.expires)


def _certificate(situation: Situation, record: Record, position: int, expires: date) -> Owed:
    held = record.certificates[position]
    return Owed(
        "certificate",
        f"certificate/{held.certificate}/{expires}/{record.id}",
        Party("other", record.id),
        held.certificate,
        f"Renew the certificate {held.certificate}",
        expires,
        spot(record, "certificates", position, "expires"),
        evidence=_newer(situation, record, position, expires),
        window=expires.isoformat(),
        opened=plus(expires, -_OPENED),
    )


def _newer(situation: Situation, record: Record, position: int, expires: date) -> Evidence | None:
    held = record.certificates[position]
    found = [
        (other.date, number)
        for number, other in enumerate(record.certificates)
        if other.certificate == held.certificate
        and held.date < other.date <= situation.today
        and (other.expires is None or other.expires > expires)
    ]
    if not found:
        return None
    day, number = min(found)
    return on_its_word(day, spot(record, "certificates", number, "date"))


def waivers(situation: Situation, program: Program) -> Iterator[Owed]:
    """Each waiver of a program about to expire. It is met by one of the same rule that is valid
    for longer; its day is the decision's."""
    for decision in situation.workspace.decisions:
        if decision.program != program.id or decision.date > situation.today:
            continue
        if not situation.is_there(decision.person, situation.today):
            continue
        for position, waiver in enumerate(decision.waivers):
            if waiver.expires and _open(situation, waiver.expires):
                yield _waiver(situation, program, decision, position)


def _waiver(situation: Situation, program: Program, decision: Decision, position: int) -> Owed:
    waiver = decision.waivers[position]
    expires = waiver.expires or date.max
    return Owed(
        "waiver",
        f"waiver/{waiver.rule}/{expires}/{decision.person}-{decision.role}",
        Party("other", decision.person),
        waiver.rule,
        f"Renew the waiver of {waiver.rule}",
        expires,
        spot(decision, "waivers", position, "expires"),
        evidence=_longer(decision, waiver),
        window=expires.isoformat(),
        opened=plus(expires, -_OPENED),
        ending=Ending(program.dates.end, situation.today > program.dates.end),
    )


def _longer(decision: Decision, waiver: Waiver) -> Evidence | None:
    for number, other in enumerate(decision.waivers):
        lasting = other.expires is None or (waiver.expires and other.expires > waiver.expires)
        if other.rule == waiver.rule and lasting:
            return on_its_word(decision.date, spot(decision, "waivers", number, "rule"))
    return None


def _open(situation: Situation, expires: date) -> bool:
    return plus(expires, -_OPENED) <= situation.today
