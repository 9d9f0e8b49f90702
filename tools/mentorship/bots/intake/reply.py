"""What is said to whoever filled in a form or gave a command."""

from __future__ import annotations

from mentorship.bots.intake.event import Event
from mentorship.bots.intake.taking import Taken
from mentorship.render.markdown import uncalled


def reply(taken: Taken) -> str | None:
    """The answer in Markdown, None where nothing was asked."""
    remarks = "".join(f"- {uncalled(remark)}\n" for remark in taken.remarks)
    if taken.draft is not None:
        done = f"Thank you. A pull request with `{taken.draft.path}` follows.\n"
        return f"{done}\nBy the way:\n\n{remarks}" if remarks else done
    if not remarks:
        return None
    again = "Nothing was written. Edit the text above, and it is read again.\n"
    return f"This could not be taken in:\n\n{remarks}\n{again}"


def message(taken: Taken, event: Event) -> str:
    """The message of the commit: what, by whom, and where it was asked for."""
    return f"{taken.title}\n\nAsked for in #{event.number} by the GitHub account {event.actor}.\n"
