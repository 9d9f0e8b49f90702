"""Who may take part and why, for the terminal or a program."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from mentorship.eligibility.verdict import VERDICTS, Judged, Verdict
from mentorship.findings import Place, shown
from mentorship.obligations.obligation import Spot
from mentorship.render.columns import folded


class EligibleReport(NamedTuple):
    """Verdicts as of a day; `detailed` shows every rule, else people are grouped by verdict."""

    as_of: date
    verdicts: tuple[Verdict, ...]
    detailed: bool


def text(report: EligibleReport) -> str:
    """One verdict after another with its rules, or people under each program and role."""
    lines = [f"As of {report.as_of}"]
    if report.detailed:
        for verdict in report.verdicts:
            lines += ["", *_verdict(verdict)]
    else:
        roles = dict.fromkeys((verdict.program, verdict.role) for verdict in report.verdicts)
        for program, role in roles:
            group = [v for v in report.verdicts if (v.program, v.role) == (program, role)]
            lines += ["", f"{shown(program)}, {role}", *_grouped(group)]
    return "\n".join(lines) + "\n"


def as_json(report: EligibleReport) -> str:
    """One object: `as_of` and `verdicts` with their rules."""
    verdicts = [_verdict_data(verdict) for verdict in report.verdicts]
    data = {"as_of": report.as_of.isoformat(), "verdicts": verdicts}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


ELIGIBLE_FORMATS: Mapping[str, Callable[[EligibleReport], str]] = {"text": text, "json": as_json}


def _verdict(verdict: Verdict) -> Iterator[str]:
    yield f"{shown(verdict.person)} as {verdict.role} in {shown(verdict.program)}: {verdict.words}"
    if not verdict.rules:
        yield "  the program has no rules for it"
    for rule in verdict.rules:
        yield from _rule(rule, "  ")


def _rule(rule: Judged, indent: str) -> Iterator[str]:
    head = f"{indent}{rule.answer.value:<8} "
    yield from folded(head, f"{shown(rule.wanted)}  ({rule.written.place})")
    inner = " " * len(head)
    if rule.waived:
        yield from folded(inner, shown(rule.waived))
    if rule.parts:
        for part in rule.parts:
            yield from _rule(part, inner)
        return
    if rule.seen:
        where = f"  ({rule.spot.place})" if rule.spot else ""
        yield from folded(inner, f"{shown(rule.seen)}{where}")
    if rule.missing and not rule.waiver:
        yield from folded(inner, shown(rule.missing))
    if rule.beside:
        yield f"{inner}{rule.beside}"


def _grouped(verdicts: Iterable[Verdict]) -> Iterator[str]:
    """Those who may on one line, the others each with what is missing."""
    by_words = [(group, [v for v in verdicts if v.words == group]) for group in VERDICTS]
    for group, found in by_words:
        if not found:
            continue
        if group == "yes":
            yield from folded(f"  {group}: ", ", ".join(shown(v.person) for v in found))
            continue
        yield f"  {group}:"
        width = max(len(v.person) for v in found)
        for verdict in found:
            name = f"    {shown(verdict.person):<{width}}  "
            for why in verdict.missing or ("",):
                yield from folded(name, shown(why))
                name = " " * len(name)


def _verdict_data(verdict: Verdict) -> dict[str, Any]:
    return {
        "program": verdict.program,
        "role": verdict.role,
        "person": verdict.person,
        "day": verdict.day.isoformat(),
        "answer": verdict.answer.value,
        "as_co_mentor": verdict.co_mentor.value if verdict.role == "mentor" else None,
        "rules": [_rule_data(rule) for rule in verdict.rules],
    }


def _rule_data(rule: Judged) -> dict[str, Any]:
    waiver = rule.waiver or rule.expired
    return {
        "rule": rule.rule,
        "wanted": rule.wanted,
        "written": _place(rule.written),
        "answer": rule.answer.value,
        "seen": rule.seen or None,
        "missing": rule.missing or None,
        "place": _place(rule.spot),
        "waiver": waiver.model_dump(mode="json") if waiver else None,
        "waiver_expired": waiver is not None and rule.waiver is None,
        "parts": [_rule_data(part) for part in rule.parts],
    }


def _place(where: Spot | None) -> dict[str, Any] | None:
    if where is None:
        return None
    place: Place = where.place
    return place._asdict()
