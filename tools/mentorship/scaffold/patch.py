"""A change of a file as a patch that `git apply` takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import unified_diff

from mentorship.scaffold.draft import Draft
from mentorship.scaffold.lineends import like

_NO_END = "\\ No newline at end of file\n"


def patch(draft: Draft, before: str) -> str:
    """The unified diff, in the format of git, from the file's text to that of the draft.

    `before` is the file as it is, line ends included; those of lines that stay are kept.
    """
    old, new = _lines(before), _lines(like(draft.text, before))
    lines = unified_diff(old, new, f"a/{draft.path}", f"b/{draft.path}")
    made = "".join(_ended(lines))
    return f"diff --git a/{draft.path} b/{draft.path}\n{made}" if made else ""


def _lines(text: str) -> Sequence[str]:
    """The lines as git counts them: only LF ends one."""
    *lines, last = text.split("\n")
    return [*(f"{line}\n" for line in lines), *([last] if last else ())]


def _ended(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        yield line if line.endswith("\n") else f"{line}\n{_NO_END}"
