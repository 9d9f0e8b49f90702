"""Rules about people where a program cannot be read: nothing is said that nobody knows."""

from __future__ import annotations

from mentorship.check import check
from mentorship.history.facts import History
from mentorship.rules.rule import Subject
from mentorship.workspace.loader import load
from mentorship.workspace.tree import TextTree

FILES = {
    "mentorship.yml": "organisation: Acme\ntimezone: UTC\n",
    "people/ada.yml": "name: Ada\nleft: 2026-03-01\n",
    "people/profiles/ada.yml": "mentoring: {capacity: 1}\n",
    **{f"people/{name}.yml": f"name: {name.title()}\n" for name in ("kim", "lin")},
    "programs/grow/program.yml": "title: [\n",
    **{
        f"pairings/{name}-ada.yml": (
            f"program: grow\nmentors: [ada]\nmentees: [{name}]\nstart: 2026-01-05\n"
        )
        for name in ("kim", "lin")
    },
}


def test_no_last_day_is_made_up() -> None:
    workspace, read = load(TextTree(FILES))
    found = check(Subject(workspace, History.absent()), read)
    said = [f"{each.message} {' '.join(r.message for r in each.related)}" for each in found]
    assert not any("9999" in line for line in said)
    assert any("ada left on 2026-03-01; the pairing goes on " in line for line in said)
    assert any("from 2026-01-05 on" in line for line in said)
