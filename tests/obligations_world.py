"""Small worlds for tests of obligations: one pair, Lin mentored by Ada, unless a test says more.

files = world(cadence="[{id: talk, every: month}]", notes={"2026-02-10-a": "kind: session"})
assert owed(files, "2026-02-20")["talk/2026-02"] == ("2026-02-27", "met")
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from mentorship.history.facts import History
from mentorship.obligations.obligation import Obligation
from mentorship.obligations.obligations import Situation, obligations
from mentorship.workspace.loader import load
from mentorship.workspace.tree import TextTree
from mentorship.workspace.workspace import Workspace

PAIR = "lin-ada"
Files = dict[str, str]


def day(text: str) -> date:
    return date.fromisoformat(text)


def world(
    *,
    notes: Mapping[str, str] | None = None,
    files: Mapping[str, str] | None = None,
    pairing: str = "",
    start: str = "2026-01-12",
    **program: str,
) -> Files:
    """The files of a repository. Keyword arguments are keys of program.yml, as YAML text.

    Unless given otherwise nothing has to be accepted or approved, and the track is empty. A note
    is its front matter without the date, and its text after a line `---`.
    """
    keys = {
        "title": "Graduates",
        "owners": "[mira]",
        "dates": "{start: 2026-01-01, end: 2026-12-31}",
        "tracks": "{general: {}}",
        "acceptance": "none",
        "approval": "none",
        **program,
    }
    return {
        "mentorship.yml": "organisation: Northwind\ntimezone: Europe/Berlin\n",
        "people/ada.yml": "name: Ada\nmanager: grace\n",
        "people/lin.yml": "name: Lin\nmanager: grace\nteam: platform\n",
        "people/grace.yml": "name: Grace\n",
        "people/mira.yml": "name: Mira\n",
        "people/teams/platform.yml": "title: Platform\n",
        "programs/graduates/program.yml": "".join(f"{k}: {v}\n" for k, v in keys.items() if v),
        f"pairings/{PAIR}.yml": pair("ada", "lin", start, pairing),
        **written(PAIR, notes or {}),
        **(files or {}),
    }


def pair(mentors: str, mentees: str, start: str = "2026-01-12", more: str = "") -> str:
    """A pairing file; people separated by commas."""
    named = f"mentors: [{mentors}]\nmentees: [{mentees}]\n" if "mentors:" not in more else ""
    return f"program: graduates\n{named}start: {start}\n{more}\n"


def written(pairing: str, notes: Mapping[str, str]) -> Files:
    """The files of some notes, dated by their names."""
    return {f"logs/{pairing}/{name}.md": note(name[:10], text) for name, text in notes.items()}


def note(date_: str, text: str) -> str:
    front, _, body = text.partition("\n---\n")
    return f"---\ndate: {date_}\n{front}\n---\n{body or 'We talked.'}\n"


def read(files: Mapping[str, str]) -> Workspace:
    """The workspace; a test with a mistake in its files fails here."""
    workspace, findings = load(TextTree(files))
    assert findings == ()
    return workspace


def situation(files: Mapping[str, str], today: str, history: History | None = None) -> Situation:
    return Situation(read(files), history or History.absent(), day(today))


def all_owed(files: Mapping[str, str], today: str) -> dict[str, Obligation]:
    """Obligations by id, without the pair's name in front."""
    found = obligations(situation(files, today))
    return {each.id.removeprefix(f"{PAIR}/"): each for each in found}


def owed(files: Mapping[str, str], today: str, kind: str = "") -> dict[str, tuple[str, str]]:
    """(due day, state) by id, of one kind or all; the first meeting only if it is asked for."""
    return {
        name: (str(each.due), each.state.value)
        for name, each in all_owed(files, today).items()
        if each.kind == kind or (not kind and each.kind != "first-meeting")
    }
