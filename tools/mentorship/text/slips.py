"""Slips of the keyboard that YAML takes for something else, and what to type instead."""

from __future__ import annotations

import re

from mentorship.text.problem import Problem

QUOTES = ("\u201c", "\u201d")
"""Curly quotes, as word processors and keyboards put them."""

CURLY = "\u201c and \u201d are no quotes here; use the plain \" or '"
"""What to say about them."""

_QUOTED = re.compile("(?:[:,\\[{-] ?)[\u201c\u201d]")
_KEYED = re.compile(  # the wide colon is what a Chinese keyboard types
    r"\s*(?:- )?(?:[A-Za-z][A-Za-z0-9_.-]*:(?!//)[^\s:]|[A-Za-z][A-Za-z0-9_.-]*\s*\uff1a)"
)


def helped(problem: Problem, text: str) -> Problem:
    """The same problem; where its line shows a slip, or the one before a key without its colon,
    there and with what mends it."""
    lines = text.split("\n")
    line = lines[problem.line - 1] if problem.line <= len(lines) else ""
    before = lines[problem.line - 2] if problem.line > 1 else ""
    code, message = problem.code, problem.message
    if _QUOTED.search(line):
        return Problem(code, problem.line, problem.column, message, CURLY)
    hint = "put a plain ':' and a blank after the key"
    if _KEYED.match(line):
        return Problem(code, problem.line, problem.column, message, hint)
    if _KEYED.match(before):
        column = len(before) - len(before.lstrip()) + 1
        entry = "expected a mapping entry 'key: value'"
        return Problem(code, problem.line - 1, column, entry, hint)
    return problem
