"""Texts of messages that an organisation puts in the place of the usual ones."""

from __future__ import annotations

from mentorship.rules.rule import reported

MESSAGE_TEMPLATE = reported(
    "message-template",
    "warning",
    """A template of a message in `templates/` cannot be used; the usual text is sent instead.

    Why: templates are filled in by a machine that holds secrets, so they may only put out what
    they are given. Everything else, from arithmetic to calling a function, is refused.

    Mend: use the values that the manual lists for this message, `if`, `for`, and the filters
    default, length, lower, trim and upper.

    Bad:
        {% for number in range(9) %}{{ item.title }}{% endfor %}

    Good:
        {% for item in items %}{{ item.title }}{% endfor %}
    """,
)
