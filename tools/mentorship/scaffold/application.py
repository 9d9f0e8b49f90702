"""An application to begin with."""

from __future__ import annotations

from datetime import date

from mentorship.findings import MentorshipError
from mentorship.models.program import Program
from mentorship.scaffold.draft import Draft, modeline


def new_application(
    program: Program, person: str, role: str, day: date, track: str | None,
    fitting: str | None = None,
) -> Draft:  # fmt: skip
    """A file in which the applicant fills in whom they would like, best first, and why.

    `track` None names the one that fits, else the first, and lists them all to choose from. Raises
    MentorshipError for a day after the one until which people could apply.
    """
    until = program.applications.until
    if until and day > until:
        who = ", ".join(program.owners) or "the program office"
        raise MentorshipError(
            f"people could apply to {program.id} until {until}; ask {who} whether you still can"
        )
    chosen = track or fitting or next(iter(program.tracks))
    remark = (
        f"   # one of {', '.join(program.tracks)}"
        if track is None and len(program.tracks) > 1
        else ""
    )
    lines = [
        modeline("application", 3).rstrip(),
        f"track: {chosen}{remark}",
        f"date: {day}",
        "choices: []   # ids of people you would like, best first; may stay empty",
        "# why: one or two sentences; read by the program office alone",
    ]
    path = f"programs/{program.id}/applications/{person}-{role}.yml"
    return Draft(path, "\n".join(lines) + "\n")
