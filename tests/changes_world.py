"""A small organisation as files, and commands run in it, for tests of what commands write."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentorship.cli import main

PAIRING = """\
program: grow
mentors: [ada]   # leads
mentees: [lin]
start: 2026-01-05
accepted: {ada: 2026-01-02}
"""
PROGRAM = """\
title: Grow
dates: {start: 2026-01-01, end: 2026-12-31}
approval: office
tracks:
  general:
    core_points: {craft: Craft}
    stages:
      - id: arrive
        weeks: 1-8
        compulsory: [values]
        tasks:
          - {id: essay, title: Essay, due: week 2}   # short
          - {id: demo, title: Demo, steps: {draft: week 4, final: week 6}}
          - {id: talk, title: Talk, due: week 8, after: [essay]}
courses: {values: {title: Our values}}
"""
NOTE = """\
---
kind: session
date: 2026-01-12
---
We met.

- [ ] Draft the runbook (@lin, 2026-01-30)
- [x] Read chapter 3 (@lin)
* [ ]  Draft   the agenda (@ada)
"""
FILES = {
    "mentorship.yml": "organisation: Acme\ntimezone: UTC\noffice: [mira]\nas_of: 2026-02-10\n",
    "people/ada.yml": "name: Ada\n",
    "people/bo.yml": "name: Bo\n",
    "people/lin.yml": "name: Lin\nmanager: grace\n",
    "people/grace.yml": "name: Grace\n",
    "people/mira.yml": "name: Mira\n",
    "people/gone.yml": "name: Gone\nleft: 2026-01-31\n",
    "programs/grow/program.yml": PROGRAM,
    "pairings/lin-ada.yml": PAIRING,
    "logs/lin-ada/2026-01-12-first.md": NOTE,
}


class Changes:
    """A repository, and what a command did in it."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.root = root
        self.capsys = capsys
        for path, text in FILES.items():
            self.write(path, text)

    def write(self, path: str, text: str) -> None:
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_bytes(text.encode())

    def add(self, path: str, text: str) -> None:
        self.write(path, self.text(path) + text)

    def text(self, path: str = "pairings/lin-ada.yml") -> str:
        return (self.root / path).read_bytes().decode()

    def run(self, *words: str) -> tuple[int, str]:
        """Exit code, and everything printed."""
        code = main([*words, "--repo", str(self.root)])
        printed = self.capsys.readouterr()
        return code, printed.out + printed.err

    def refusal(self, *words: str) -> str:
        """What a command says that writes nothing and exits with 2."""
        before = self.everything()
        code, said = self.run(*words)
        assert (code, self.everything()) == (2, before)
        assert said.startswith("mentorship: ")
        assert said.count("\n") == 1
        return said.removeprefix("mentorship: ").rstrip("\n")

    def everything(self) -> dict[str, bytes]:
        """The bytes of every file."""
        files = sorted(path for path in self.root.rglob("*") if path.is_file())
        return {path.relative_to(self.root).as_posix(): path.read_bytes() for path in files}
