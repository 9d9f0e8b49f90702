"""Text from files and forms in Markdown that a service reads: nobody is called, nothing shut."""

from __future__ import annotations

import re

_CALLS = re.compile(r"(?<![\w`])([@#])(?=\w)|(?<=\w)(#)(?=[0-9])|(<!--|-->)")
_JOINER = "\u2060"  # shows nothing, and ends a mention


def unmentioned(text: str) -> str:
    """`text` so that no `@name` notifies, no `Fixes #1` closes, and no comment is hidden in it."""
    return _CALLS.sub(lambda call: call[0][0] + _JOINER + call[0][1:], text)
