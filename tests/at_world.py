"""A repository with a past: six commits, a branch, and a work tree that nobody should read."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from tests.gitrepo import GitRepo

PNG = b"\x89PNG\r\n\x1a\n"
SETTINGS = (
    "organisation: Northwind\ntimezone: Asia/Shanghai\noffice: [mira]\n"
    "evidence_since: 2026-01-01\nskills: {python: Python}\n"
    "site: {audiences: [members, public]}\n"
)
PROGRAM = """\
title: Graduates
dates: {start: 2026-01-05, end: 2026-12-18}
owners: [mira]
acceptance: none
approval: none
courses:
  values: {title: Our values, topics: [python]}
tracks:
  general:
    stages:
      - {id: arrive, title: Arrive, weeks: 1-2, compulsory: [values]}
cadence: [{id: talk, every: month, kind: session, owner: mentor}]
surveys:
  - {id: pulse, to: mentee, first: 20 days, every: 60 days, open: true, questions: {fit: It fits}}
matching: {method: stable}
scoring:
  mentor:
    punctuality: {weight: 60, metric: on-time}
    courses:     {weight: 40, metric: course-completion}
"""
NOTE = "logs/lin-ada/2026-01-15-talk.md"
FIRST = {
    "mentorship.yml": SETTINGS,
    "people/mira.yml": "name: Mira\nemail: mira@example.org\n",
    "people/ada.yml": "name: Ada\nemail: ada@example.org\nteam: platform\n",
    "people/lin.yml": "name: Lin\nemail: lin@example.org\nteam: platform\n",
    "people/profiles/ada.yml": "skills: {python: 5}\nmentoring: {capacity: 2}\n",
    "people/profiles/lin.yml": "wants: [python]\n",
    "people/teams/platform.yml": (
        "title: Platform\ndepartment: engineering\nlead: mira\nindicators:\n"
        "  - name: response-hours\n    better: lower\n    target: 1.0\n"
        "    values: {2025-10: 1.0, 2025-11: 3.0, 2025-12: 3.0}\n"
    ),
    "programs/graduates/program.yml": PROGRAM,
    "programs/graduates/handbook.md": "# Handbook\n\nThe first edition.\n",
    "programs/graduates/files/plan.png": "",
    "docs/guides/python.md": "---\ntopics: [python]\n---\n# Learn Python\n",
    "mkdocs.yml": (
        "site_name: Mentorship\nuse_directory_urls: false\n"
        "theme: {name: material, font: false}\nplugins: [search, mentorship]\n"
    ),
    ".gitignore": "/site*/\n",
}
PAIRING = (
    "program: graduates\nmentors: [ada]\nmentees: [lin]\nstart: 2026-01-12\n"
    "plan: {goals: [Learn Python]}\n"
)


def note(day: str, more: str = "") -> str:
    return f"---\nkind: session\ndate: {day}\nminutes: 30\n{more}---\nWe talked.\n"


def lived(repo: GitRepo) -> GitRepo:
    """Six commits on main, tag `spring` and branch `proposal`; then a work tree in disorder."""
    _write(repo, FIRST)
    (repo.root / "programs/graduates/files/plan.png").write_bytes(PNG + b"\0" * 300_000)
    repo.commit("2026-01-05")
    _write(repo, {"pairings/lin-ada.yml": PAIRING})
    _write(repo, {"programs/graduates/applications/lin-mentee.yml": "date: 2026-01-03\n"})
    repo.commit("2026-01-12")
    repo.branch("proposal")
    _write(repo, {NOTE: note("2026-01-15", "covers: []\n")})
    repo.commit("2026-01-15")
    _write(repo, {NOTE: note("2026-01-15", "completes: [values]\n")})
    repo.commit("2026-02-27")
    repo.switch("main")
    _write(repo, {"docs/guides/python.md": "---\ntopics: [python]\n---\n# Python, again\n"})
    repo.commit("2026-02-20")
    repo.merge("proposal", "2026-03-02T17:30:00Z")  # in Shanghai it is the third already
    repo.git("tag", "spring")
    program = PROGRAM.replace("60", "70").replace("40,", "30,")
    handbook = "# Handbook\n\nThe second edition.\n"
    _write(repo, {"programs/graduates/program.yml": program})
    _write(repo, {"programs/graduates/handbook.md": handbook})
    (repo.root / "programs/graduates/files/plan.png").write_bytes(PNG + b"\1" * 300_000)
    repo.commit("2026-03-20")
    _write(repo, {"logs/lin-ada/2026-03-21-talk.md": note("2026-03-21", "next: 2026-04-21\n")})
    repo.commit("2026-03-23")
    _disorder(repo)
    return repo


def traces(root: Path) -> dict[str, tuple[int, str]]:
    """Every file with its time and its content, those of git included; of folders the names."""
    return {
        path.relative_to(root).as_posix(): (
            path.lstat().st_mtime_ns,
            hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "",
        )
        for folder, _, names in os.walk(root)
        for path in (Path(folder), *(Path(folder, name) for name in names))
    }


def _disorder(repo: GitRepo) -> None:
    """What is not committed: broken, deleted, staged and untracked files."""
    _write(repo, {"mentorship.yml": "organisation: [broken\n", "people/new.yml": "name: New\n"})
    _write(repo, {"docs/guides/python.md": "# Nothing\n", "mkdocs.yml": "site_name: [\n"})
    _write(repo, {"programs/graduates/files/plan.png": "no picture"})
    repo.remove("pairings/lin-ada.yml")
    repo.git("add", "people/new.yml")


def _write(repo: GitRepo, files: dict[str, str]) -> None:
    for path, text in files.items():
        repo.write(path, text)
