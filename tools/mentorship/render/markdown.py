"""Text from files inside Markdown that others render: comments, job summaries, issues."""

from __future__ import annotations

import re

from mentorship.findings import shown

# What a git host makes a link of, notifies somebody of, or notes at another issue: @ada, #1, GH-1,
# addresses; and what a runner takes for a command in its log, ##[error]. A character without width
# is put where it ends that.
_CALL = re.compile(r"[@#](?=\w)|##(?=\[)|GH-(?=[0-9])|:(?=//)|www(?=\.)", re.IGNORECASE)


def cell(text: str) -> str:
    """Text in a cell or line: no markup, mention, reference or address, no line of its own."""
    safe = shown(text).replace("&", "&amp;").replace("<", "&lt;")
    return uncalled(re.sub(r"([\\`*_\[\]|~$])", r"\\\1", safe))


def uncalled(text: str) -> str:
    """`text` that calls nobody and refers to nothing, for a title, where markup means nothing."""
    return _CALL.sub(lambda call: f"{call[0]}\u200b", text)


def code(text: str) -> str:
    """`text` as code on one line, between as many backticks as it takes."""
    safe = shown(text)
    fence = "`" * (max((len(run) for run in re.findall("`+", safe)), default=0) + 1)
    blank = " " if len(fence) > 1 else ""
    return f"{fence}{blank}{safe}{blank}{fence}"
