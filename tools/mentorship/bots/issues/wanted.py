"""Which issues there should be, from what is overdue on a day and who reads them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mentorship.bots.issues.issue import Wanted, key_of
from mentorship.obligations.obligation import Obligation, State, when
from mentorship.obligations.obligations import obligations
from mentorship.obligations.situation import Situation
from mentorship.publication.duties import publishable
from mentorship.render import issues as texts
from mentorship.render.due import DueReport, markdown

MOST = 100
"""With more than this overdue, lists are written instead of one issue for each."""

_ASSIGNEES = 10  # of one issue, at most
_ACCOUNT = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}")


@dataclass(frozen=True)
class Wishes:
    """The issues that there should be on a day, and what became of everything else.

    `each` has one issue for each overdue obligation, `lists` those that stand in their place where
    they are too many. `known` are all obligations by key, but for those that are sealed.
    `is_whole` is False where files could not be read: what is not known then may be owed all the
    same. `names_people` is False for readers who get counts only.
    """

    situation: Situation
    each: tuple[Wanted, ...]
    lists: tuple[Wanted, ...]
    known: Mapping[str, Obligation]
    is_whole: bool
    names_people: bool


def wishes(situation: Situation, audience: str = "pair", *, is_whole: bool = True) -> Wishes:
    """The issues for these readers: by name where all of them may read the files, else a count."""
    found = _asked(situation)
    if audience != "pair":
        return Wishes(situation, _counts(situation, found, audience), (), {}, is_whole, False)
    known = {key_of(each.id): each for each in publishable(obligations(situation))}
    lists = _lists(situation, found) if len(found) > MOST else ()
    singles = tuple(_wanted(situation, each) for each in found)
    return Wishes(situation, singles, lists, known, is_whole, True)


def _asked(situation: Situation) -> tuple[Obligation, ...]:
    """What is overdue and of the kind that issues are for, in order of due day."""
    everything = situation.workspace.settings.issues.duties == "all"
    return tuple(
        each
        for each in publishable(obligations(situation))
        if each.state is State.OVERDUE and (everything or not _is_of_mentees(situation, each))
    )


def _is_of_mentees(situation: Situation, each: Obligation) -> bool:
    pairing = situation.workspace.pairings.get(each.pairing or "")
    return pairing is not None and not set(pairing.mentees).isdisjoint(each.owners)


def _wanted(situation: Situation, each: Obligation) -> Wanted:
    """One issue; from the day of the escalation on it is assigned to those above as well."""
    told = each.escalate_to if texts.is_escalated(situation, each) else ()
    title, body = texts.overdue(situation, each)
    where = (*each.owners, each.pairing or each.program)
    remark = ", ".join(part for part in (when(each.days_left(situation.today)), *where) if part)
    return Wanted(key_of(each.id), title, body, _accounts(situation, (*each.owners, *told)), remark)


def _lists(situation: Situation, found: tuple[Obligation, ...]) -> tuple[Wanted, ...]:
    office = _accounts(situation, situation.workspace.settings.office)
    return tuple(
        Wanted(f"list-{number}", *text, office, f"{len(found)} overdue in all")
        for number, text in enumerate(texts.digests(situation, found), start=1)
    )


def _counts(
    situation: Situation, found: tuple[Obligation, ...], audience: str
) -> tuple[Wanted, ...]:
    """One issue with counts, of which none tells about fewer than three people."""
    if not found:
        return ()
    report = markdown(DueReport(situation, found, audience))
    title, body = texts.counts(report.partition(": ")[2])  # without the day, which changes daily
    return (Wanted("counts-1", title, body, (), f"counts for {audience}"),)


def _accounts(situation: Situation, people: Iterable[str]) -> tuple[str, ...]:
    """Accounts on the git host of those people who have one, each once."""
    known = situation.workspace.people
    named = (known[person].github for person in people if person in known)
    fit = (account for account in named if account and _ACCOUNT.fullmatch(account))
    return tuple(dict.fromkeys(fit))[:_ASSIGNEES]
