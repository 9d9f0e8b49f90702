"""What is changed in the issues, for a terminal of eighty columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from mentorship.bots.issues.changes import Action, Change
from mentorship.findings import shown
from mentorship.render.columns import width_of

WIDTH = 80


def headline(
    day: date, repository: str | None, listed: Iterable[Change], *, done: bool = False
) -> str:
    """How many issues are, or if `done` were, opened, reopened, updated and closed."""
    numbers = Counter(each.action for each in listed)
    words = _DONE if done else {action: f"to {action}" for action in Action}
    counts = ", ".join(f"{numbers[action]} {words[action]}" for action in Action if numbers[action])
    where = f", {shown(repository)}" if repository else ""
    return f"As of {day}{where}: {counts or 'the issues are as they should be'}"


_DONE = {
    Action.OPEN: "opened",
    Action.REOPEN: "reopened",
    Action.UPDATE: "updated",
    Action.CLOSE: "closed",
}


def lines(listed: Iterable[Change]) -> Iterator[str]:
    """Two lines for each change: what to which issue, and why."""
    for each in listed:
        number = f"#{each.number}" if each.number else ""
        yield _cut(f"  {each.action:<6} {number:<6} {shown(each.title)}".rstrip())
        if each.remark:
            yield _cut(f"                {shown(each.remark)}")


def _cut(line: str) -> str:
    """The line, as much of it as there is room for."""
    if width_of(line) <= WIDTH:
        return line
    kept = line
    while width_of(kept) >= WIDTH:
        kept = kept[:-1]
    return f"{kept}…"
