"""Writes a synthetic repository: the same one, with the same commits, for the same seed number.

Run as `python -m benchmarks.synthetic DIR`; `--help` tells how to choose the sizes.
"""

from __future__ import annotations

import argparse
import random
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from benchmarks.commits import Landing, Written, landings, stream
from benchmarks.notes import Note, answers, notes
from benchmarks.organisation import TODAY, Organisation, Pair, organisation

from mentorship.obligations.digest import digest
from mentorship.workspace.loader import load
from mentorship.workspace.tree import TextTree

EDITED = 60
"""One of so many notes was edited after it landed."""


class Size(NamedTuple):
    """How large the organisation is; notes are divided equally among the pairings."""

    people: int = 2_000
    pairings: int = 1_000
    notes: int = 20_000


def write(folder: Path, size: Size, seed: int) -> None:
    """Makes the repository in a new folder, its files checked out."""
    made = organisation(seed, size.people, size.pairings)
    files = {**made.files, **_approvals(made)}
    start = Landing(datetime(2025, 12, 1, 9, tzinfo=UTC), "office", files, merged=False)
    chance = random.Random(f"{seed} history")
    landed = [start, *landings(chance, _written(seed, size, made.pairs))]
    folder.mkdir(parents=True)
    _git(folder, "init", "--quiet", "--initial-branch=main")
    _git(folder, "fast-import", "--quiet", stdin=b"".join(stream(landed)))
    _git(folder, "branch", "--quiet", "-D", "topic")
    _git(folder, "gc", "--quiet")
    _git(folder, "reset", "--quiet", "--hard", "main")


def _approvals(made: Organisation) -> Mapping[str, str]:
    """Approvals with the digest that the plans have."""
    space, _ = load(TextTree(made.files))
    texts = {}
    for pair in made.pairs:
        if space.programs[pair.program].approval == "owners":
            by, day = space.settings.office[0], pair.start - timedelta(days=3)
            plan = digest(space, space.pairings[pair.id])
            texts[f"pairings/approvals/{pair.id}.yml"] = f"by: {by}\ndate: {day}\ndigest: {plan}\n"
    return texts


def _written(seed: int, size: Size, pairs: Sequence[Pair]) -> Iterator[Written]:
    """Every version of every note and answer."""
    for number, pair in enumerate(pairs):
        chance = random.Random(f"{seed} {pair.id}")
        count = size.notes * (number + 1) // len(pairs) - size.notes * number // len(pairs)
        for note in (*notes(chance, pair, count), *answers(chance, pair)):
            yield from _versions(chance, pair.mentor, note)


def _versions(chance: random.Random, author: str, note: Note) -> Iterator[Written]:
    if chance.randrange(EDITED) or note.first == note.text:
        yield Written(note.day, author, note.path, note.text)
        return
    yield Written(note.day, author, note.path, note.first)
    later = note.day + timedelta(days=chance.randint(12, 40))
    yield Written(min(later, TODAY + timedelta(days=30)), author, note.path, note.text)


def _git(folder: Path, *question: str, stdin: bytes | None = None) -> None:
    subprocess.run(["git", "-C", str(folder), *question], input=stdin, check=True)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    for name, count in Size()._asdict().items():
        parser.add_argument(f"--{name}", type=int, default=count)
    options = parser.parse_args()
    size = Size(options.people, options.pairings, options.notes)
    write(options.folder, size, options.seed)


if __name__ == "__main__":
    main()
