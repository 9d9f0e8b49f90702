"""Notes: about the right pair, the right day and items that exist."""

from __future__ import annotations

from datetime import UTC, date, timedelta
from functools import cache

from mentorship.findings import Related, shown
from mentorship.models.kinds import dated
from mentorship.obligations.calendar import calendar, later
from mentorship.obligations.notes import is_blank
from mentorship.obligations.situation import zone_named
from mentorship.rules.rule import Issue, Issues, Subject, rule

_ABOUT = ("submits", "completes", "feedback", "scores", "exam")


@rule("outside-pairing", "warning")
def notes_lie_in_their_pairing(subject: Subject) -> Issues:
    """A note is dated outside its pairing's life, or is about somebody who is not its mentee.

    Why: outside the pairing nothing is owed, so the note meets nothing.

    Mend: correct the date or the name; or move the note to the pairing it belongs to.

    Bad:
        date: 2025-02-10        # the pairing starts on 2026-01-12

    Good:
        date: 2026-02-10
    """
    space = subject.workspace
    for log in space.logs:
        pairing = space.pairings.get(log.pairing)
        if pairing is None:
            continue
        program = space.program_of(pairing)
        last = pairing.last_day(program.dates.end if program else date.max)
        if not pairing.start <= log.date <= last:
            there = (Related(pairing.place("start"), "the pairing"),)
            yield Issue(
                log.place("date"),
                f"the note is of {log.date}; the pairing lasts from {pairing.start} to {last}",
                "",
                there,
                "date",
            )
        for index, name in enumerate(log.for_ or ()):
            if name not in pairing.mentees and name in space.people:
                yield Issue(
                    log.place("for", index),
                    f"{name} is not a mentee of this pairing",
                    f"its mentees: {', '.join(pairing.mentees)}",
                    subject=f"for {name}",
                )


@rule("future-date", "error")
def nothing_lands_before_it_happens(subject: Subject) -> Issues:
    """A note says something happened on a day after it landed.

    Why: nobody can know it. Compared is the day the note reached the main branch, not today, so the
    verdict never changes. A day's difference between time zones is allowed.

    Mend: correct the date; plan a meeting with `next:`.

    Bad:
        date: 2999-01-01

    Good:
        date: 2026-02-10
        next: 2026-03-10 10:00
    """
    for log in subject.workspace.logs:
        landing = subject.history.landed_key(log.path, "date")
        if landing and log.date > landing.time.date() + timedelta(days=1):
            yield Issue(
                log.place("date"),
                f"{log.date} is after the day it landed, {landing.time.date()}",
                "write what has happened; plan with next:",
                subject="date",
            )


@rule("landed-late", "info")
def notes_land_soon(subject: Subject) -> Issues:
    """A note landed much later than the day it is about.

    Why: after `landing_grace` the day of landing decides whether something was in time, because a
    date can be typed freely.

    Mend: nothing; write the next note sooner.

    Bad:
        date: 2026-12-01        # merged on 2026-12-18

    Good:
        date: 2026-12-01        # merged on 2026-12-03
    """
    space, history = subject.workspace, subject.history
    zone = zone_named(space.settings.timezone) or UTC
    began = history.began.astimezone(zone).date() if history.began else None
    since = space.settings.evidence_since or began
    work = calendar(space.settings.holidays)
    in_time = cache(lambda day: later(day, space.settings.landing_grace, work))
    for log in space.logs:
        if since is None or log.date < since:
            continue
        landing = history.landed_key(log.path, "date")
        landed = landing.time.astimezone(zone).date() if landing else None
        if landed and landed > in_time(log.date):
            message = f"a note of {log.date} landed on {landed}; the landing decides"
            yield Issue(log.place("date"), message, subject="date")


@rule("date-differs", "warning")
def file_names_tell_the_day(subject: Subject) -> Issues:
    """A note's date is not the date in its file name.

    Why: people look for notes by name. The date inside the note is the one that counts.

    Mend: rename the file, or correct the date.

    Bad:
        # logs/lin.wei-ada.okafor/2026-02-10-one-to-one.md
        date: 2026-02-11

    Good:
        # logs/lin.wei-ada.okafor/2026-02-11-one-to-one.md
        date: 2026-02-11
    """
    for note in subject.workspace.notes:
        named = dated(note.id)
        if named and named[0] != note.date:
            yield Issue(
                note.place("date"),
                f"the note is of {note.date}, its file name says {named[0]}",
                "rename the file",
                subject="date",
            )


@rule("blank-log", "warning")
def notes_say_something(subject: Subject) -> Issues:
    """A note says nothing: no text, nothing covered, handed in, answered or scored.

    Why: a note left as the template counts for nothing.

    Mend: write a sentence about what you talked about.

    Bad:
        ---
        kind: session
        date: 2026-02-10
        ---

    Good:
        ---
        kind: session
        date: 2026-02-10
        ---
        We walked through the retry logic; Lin drafts the runbook.
    """
    for log in subject.workspace.logs:
        if is_blank(log):
            yield Issue(
                log.place(), "the note says nothing, so it counts for nothing", "write a sentence"
            )


@rule("out-of-order", "warning")
def answers_follow_what_was_handed_in(subject: Subject) -> Issues:
    """Feedback is given to something that was not handed in by that day.

    Why: it answers nothing, so the real submission stays unanswered.

    Mend: correct the date or the item, or add `submits:` to the note in which it was handed in.

    Bad:
        # 2026-02-03-feedback.md, handed in on 2026-02-05
        feedback: {interviews: {verdict: accept}}

    Good:
        # 2026-02-06-feedback.md
        feedback: {interviews: {verdict: accept}}
    """
    for logs in subject.workspace.logs_of.values():
        first: dict[str, date] = {}
        for log in logs:  # in order of date
            for item in log.submits:
                first.setdefault(item, log.date)
        for log in logs:
            for item in log.feedback:
                if log.date < first.get(item, date.max):
                    yield Issue(
                        log.place("feedback", item, key=True),
                        f"{shown(item[:80])!r} was not handed in by {log.date}",
                        "correct the date, or add submits: to the note in which it was",
                        subject=item,
                    )


@rule("for-whom", "error")
def group_notes_say_whom_they_are_about(subject: Subject) -> Issues:
    """A note of a group does not say whose work it is about.

    Why: with more than one mentee, a submission without a name belongs to nobody.

    Mend: add `for: [name]`.

    Bad:
        submits: [interviews]

    Good:
        for: [lin.wei]
        submits: [interviews]
    """
    space = subject.workspace
    for log in space.logs:
        pairing = space.pairings.get(log.pairing)
        if pairing is None or len(pairing.mentees) < 2 or log.for_:
            continue
        for key in _ABOUT:
            if getattr(log, key):
                yield Issue(
                    log.place(key, key=True),
                    f"{key} needs for: in a pairing with several mentees",
                    f"as in for: [{pairing.mentees[0]}]",
                    subject=key,
                )
