"""What became of a message: judged by what the service answered, not by a library's yes or no."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple


class Fate(StrEnum):
    """What is known about a message, or about one request of it."""

    SENT = "sent"
    REFUSED = "refused"  # answered: certainly not taken
    LIMITED = "limited"  # the same, because there were too many
    UNREACHED = "unreached"  # no connection: certainly not taken
    DOUBTFUL = "doubtful"  # taken or not, nobody said


class Exchange(NamedTuple):
    """One request to a service and its answer.

    `is_message` is False for one that only asks. `answer` is the beginning of what came back.
    """

    fate: Fate
    is_message: bool
    said: str
    retry_after: str | None = None
    answer: bytes = b""


class Outcome(NamedTuple):
    """What became of a letter; `why` in words of ours, which hold nothing of an address."""

    fate: Fate
    why: str = ""
    retry_after: str | None = None


# Services that answer 200 and put their refusal into JSON: where, and the codes for "too many".
_CODES: Mapping[str, tuple[str, frozenset[int]]] = MappingProxyType(
    {
        "dingtalk": ("errcode", frozenset({130101})),
        "wecombot": ("errcode", frozenset({45009})),
        "feishu": ("code", frozenset({11232})),
        "lark": ("code", frozenset({11232})),
    }
)


def judged(accepted: bool, exchanges: Sequence[Exchange], scheme: str) -> Outcome:
    """The outcome of a letter from the library's word and what was seen on the way.

    `scheme` is that of the channel's URL. Refused and unreached are said only where every
    request that could have carried the letter certainly failed.
    """
    messages = [each for each in exchanges if each.is_message]
    for each in messages:
        if each.fate is Fate.SENT and (refusal := _refusal(scheme, each.answer)):
            return refusal
    if accepted:
        return Outcome(Fate.SENT)
    if not exchanges:
        return Outcome(Fate.DOUBTFUL, "the service said nothing")
    fates = {each.fate for each in messages}
    telling = next((each for each in messages if each.fate is not Fate.SENT), exchanges[-1])
    if fates & {Fate.SENT, Fate.DOUBTFUL}:
        doubtful = next((each for each in messages if each.fate is Fate.DOUBTFUL), telling)
        return Outcome(Fate.DOUBTFUL, doubtful.said)
    limited = next((each for each in exchanges if each.fate is Fate.LIMITED), None)
    if limited is not None:
        return Outcome(Fate.LIMITED, limited.said, limited.retry_after)
    fate = Fate.UNREACHED if fates == {Fate.UNREACHED} else Fate.REFUSED
    return Outcome(fate, telling.said)


def _refusal(scheme: str, answer: bytes) -> Outcome | None:
    """The refusal in an answer whose status says that all is well."""
    try:
        values = json.loads(answer)
    except ValueError:
        return None
    if not isinstance(values, dict):
        return None
    if scheme == "slack" and values.get("ok") is False:
        return Outcome(Fate.REFUSED, "refused by the service")
    key, limits = _CODES.get(scheme, ("", frozenset()))
    code = values.get(key)
    if not isinstance(code, int) or code == 0:
        return None
    fate = Fate.LIMITED if code in limits else Fate.REFUSED
    return Outcome(fate, f"refused by the service: {key} {code}")
