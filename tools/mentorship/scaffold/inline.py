"""A value as YAML on one line, as people would write it: quoted only where it has to be."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from mentorship.text.yamltext import Value, scalar

_MARKS = (
    r" ./()'+;!?%\u2013\u2014\u2018\u2019\u201c\u201d\u2026"
    r"\u3001\u3002\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f"
)
"""What means nothing to YAML inside a text, in the scripts that people write most."""
_PLAIN = re.compile(rf"\w(?:[\w{_MARKS}@-]*[\w{_MARKS[1:]}-])?").fullmatch
_SENTENCE = re.compile(rf"\w(?:[\w,{_MARKS}@-]*[\w{_MARKS[1:]}-])?").fullmatch
_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
"""What other readers of YAML take for something else than text, in whatever case."""


def inline(value: Value) -> str:
    """`{from: 2026-03-02, reason: exam}`; reads back as the same value."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{_text(key)}: {inline(each)}' for key, each in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(inline, value))}]"
    if isinstance(value, str):
        return _text(value)
    return json.dumps(value) if value is None or isinstance(value, bool) else str(value)


def sentence(value: Value) -> str:
    """The same for a value on a line of its own, where a comma needs no quotes."""
    return _text(value, _SENTENCE) if isinstance(value, str) else inline(value)


def _text(text: str, form: Callable[[str], object] = _PLAIN) -> str:
    plain = form(text) and scalar(text) == text and text.casefold() not in _WORDS
    return text if plain else json.dumps(text, ensure_ascii=False)
