"""Text from files inside Markdown that others render: comments, job summaries."""

from __future__ import annotations

import re

from mentorship.findings import shown


def cell(text: str) -> str:
    """Text in a table cell: no markup, no mention of people, no line of its own."""
    safe = shown(text).replace("&", "&amp;").replace("<", "&lt;")
    safe = re.sub(r"([\\`*_\[\]|])", r"\\\1", safe)
    return re.sub(r"([@#])(?=\w)", "\\1\u200b", safe)
