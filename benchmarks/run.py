"""Measures the commands and the site against yardsticks, and prints ratios.

Run as `python -m benchmarks.run`; the synthetic repositories are made once, in build/benchmarks.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
from pathlib import Path

from benchmarks.markets import KINDS
from benchmarks.measuring import Command, Runs, measured, median, ratio, table

from mentorship.history.log import LOG

ROOT = Path(__file__).resolve().parent.parent
SMALL, LARGE = (200, 100, 2_000), (2_000, 1_000, 20_000)
MENTORSHIP = (sys.executable, "-c", "import sys; from mentorship.cli import main; sys.exit(main())")
CONFIGURATION = """\
site_name: Synthetic
docs_dir: {docs}
site_dir: {site}
use_directory_urls: false
theme: {{name: material, font: false}}
plugins: []
nav: [about.md]
validation: {{nav: {{omitted_files: ignore}}}}
markdown_extensions: [admonition, attr_list, tables, toc]
"""
# A menu of 3,000 pages would cost MkDocs its square, and minutes: both sites have a menu of one.


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "benchmarks")
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS))
    options = parser.parse_args()
    folder = options.folder.resolve()
    print(f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}")
    for size in (SMALL, LARGE) if {*options.only} - {"matching"} else ():
        _make(folder / str(size[-1]), *size)
    for part in options.only:
        print(f"\n== {part}")
        PARTS[part](folder, options.runs)


def reading(folder: Path, rounds: int) -> None:
    """`check`, `due` and `score` against the floor, check-jsonschema and `git log`."""
    large = folder / str(LARGE[-1])
    people = sorted(str(path) for path in (large / "people").glob("*.yml"))
    schema = str(ROOT / "docs" / "schemas" / "person.json")
    validator = str(Path(sys.executable).with_name("check-jsonschema"))
    runs = measured(
        {
            **{name: _mentorship(large, name) for name in ("check", "due", "score")},
            "floor": _module("benchmarks.floor", str(large)),
            "git log": Command(("git", *LOG, "main"), large),
            "check-jsonschema": Command((validator, "--schemafile", schema, *people), large),
        },
        rounds,
    )
    table(runs)
    for name in ("check", "due", "score"):
        _say(runs, name, "floor")
    _say(runs, "check", "git log")
    each = median(runs, "check", "wall") / _documents(large)
    schema_each = median(runs, "check-jsonschema", "wall") / len(people)
    rates = f"check {1 / each:.0f}, check-jsonschema {1 / schema_each:.0f}"
    print(f"documents a second: {rates}, ratio {schema_each / each:.1f}")


def remind(folder: Path, rounds: int) -> None:
    """A plan of all messages of a Monday against `due` on that day."""
    large, day = folder / str(LARGE[-1]), ("--as-of", "2026-11-16")
    runs = measured({name: _mentorship(large, name, *day) for name in ("due", "remind")}, rounds)
    table(runs)
    _say(runs, "remind", "due")


def trends(folder: Path, rounds: int) -> None:
    """The reports of all programs and all trends of two years, against `check`."""
    large = folder / str(LARGE[-1])
    runs = measured(
        {
            "check": _mentorship(large, "check"),
            "report and all trends": _module("benchmarks.trends", str(large)),
            "all reports and all trends": _module("benchmarks.trends", str(large), "--all"),
        },
        rounds,
    )
    table(runs)
    _say(runs, "report and all trends", "check")
    _say(runs, "all reports and all trends", "check")


def growth(folder: Path, rounds: int) -> None:
    """Ten times the people, pairings and notes."""
    sizes = {"small": folder / str(SMALL[-1]), "large": folder / str(LARGE[-1])}
    names = ("check", "due", "score")
    commands = {f"{n} {s}": _mentorship(sizes[s], n) for n in names for s in sizes}
    empty = Command((*MENTORSHIP, "check", "--list"), ROOT)
    runs = measured({**commands, "start-up": empty}, rounds)
    table(runs)
    start = median(runs, "start-up", "cpu")
    for name in names:
        small, large = (median(runs, f"{name} {size}", "cpu") - start for size in sizes)
        print(f"{name}: {large / small:.1f} times the CPU for 10 times the files, without start-up")


def site(folder: Path, rounds: int) -> None:
    """3,000 detail pages through the plugin and as Markdown files, then a whole site."""
    large, kept, docs = folder / str(LARGE[-1]), folder / "pages.pickle", folder / "docs"
    for place in (docs, folder / "markdown"):
        place.mkdir(exist_ok=True)
        (place / "about.md").write_text("# About\n\nNothing to read here.\n", "utf-8")
    prepared = _module("benchmarks.pouring", "prepare", str(large), str(folder))
    subprocess.run(prepared.words, cwd=ROOT, check=True)
    markdown = _configured(folder, "markdown", folder / "markdown")
    poured = _configured(folder, "poured", docs)
    mkdocs = (sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file")
    runs = measured(
        {
            "plugin": _module("benchmarks.pouring", "build", str(poured), str(kept)),
            "Markdown files": Command((*mkdocs, str(markdown)), folder),
        },
        rounds,
    )
    table(runs)
    _say(runs, "plugin", "Markdown files", "user")
    _say(runs, "plugin", "Markdown files", "memory")
    pages = _mentorship(large, "pages", "--out", str(folder / "pages"))
    table(measured({"pages of a repository": pages}, 1))


def matching(folder: Path, rounds: int) -> None:
    """Both methods of matching on 2,000 mentees and as many mentors, beside scipy alone."""
    made = folder / "matching"
    subprocess.run(_module("benchmarks.matching", "prepare", str(made)).words, cwd=ROOT, check=True)
    for kind in KINDS:
        where = (str(made), kind)
        runs = measured(
            {
                "stable": _module("benchmarks.matching", "solve", "stable", *where),
                "best": _module("benchmarks.matching", "solve", "best", *where),
                "linear_sum_assignment": _module("benchmarks.matching", "assign", *where),
                "start and reading": _module("benchmarks.matching", "load", *where),
            },
            rounds,
        )
        print(f"\n-- {kind}")
        table(runs)
        _say(runs, "stable", "linear_sum_assignment", "wall")
        _say(runs, "best", "linear_sum_assignment", "wall")


PARTS = {
    "reading": reading, "remind": remind, "trends": trends, "growth": growth, "site": site,
    "matching": matching,
}  # fmt: skip


def _make(folder: Path, people: int, pairings: int, notes: int) -> None:
    if folder.exists():
        return
    print(f"making {folder.name} notes ...", flush=True)
    sizes = (f"--people={people}", f"--pairings={pairings}", f"--notes={notes}")
    words = _module("benchmarks.synthetic", str(folder), *sizes).words
    subprocess.run(words, cwd=ROOT, check=True)


def _module(name: str, *arguments: str) -> Command:
    return Command((sys.executable, "-m", name, *arguments), ROOT)


def _mentorship(repository: Path, command: str, *more: str) -> Command:
    return Command((*MENTORSHIP, command, "--repo", str(repository), *more), ROOT)


def _configured(folder: Path, name: str, docs: Path) -> Path:
    path = folder / f"{name}.yml"
    path.write_text(CONFIGURATION.format(docs=docs, site=folder / f"site-{name}"), "utf-8")
    return path


def _documents(repository: Path) -> int:
    listed = subprocess.run(("git", "ls-files"), cwd=repository, capture_output=True, check=True)
    return listed.stdout.count(b"\n")


def _say(runs: Runs, one: str, other: str, figure: str | None = None) -> None:
    for each in (figure,) if figure else ("wall", "cpu"):
        least, middle, most = ratio(runs, one, other, each)
        print(f"{one} / {other}, {each}: {middle:.2f} ({least:.2f} to {most:.2f})")


if __name__ == "__main__":
    main()
