"""What is said to whoever filled in a form or gave a command."""

from __future__ import annotations

from mentorship.bots.intake.event import Event
from mentorship.bots.intake.taking import Taken
from mentorship.render.markdown import uncalled


def reply(taken: Taken, event: Event) -> str | None:
    """The answer in Markdown, None where nothing was asked."""
    remarks = "".join(f"- {uncalled(remark)}\n" for remark in taken.remarks)
    if taken.draft is not None:
        done = f"Thank you. A pull request with `{taken.draft.path}` follows.\n"
        return f"{done}\nBy the way:\n\n{remarks}" if remarks else done
    if not remarks:
        return None
    is_form = event.comment is None  # comments are read once, when they are written
    again = "Edit the text above, and it is read again." if is_form else "Write another comment."
    return f"This could not be taken in:\n\n{remarks}\nNothing was written. {again}\n"


def message(taken: Taken, event: Event) -> str:
    """The message of the commit: what, by whom, and where it was asked for."""
    return f"{taken.title}\n\nAsked for in #{event.number} by the GitHub account {event.actor}.\n"
