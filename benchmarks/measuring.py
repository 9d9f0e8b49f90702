"""Times commands as whole processes, in turn, so that a ratio holds when the machine drifts."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple


class Command(NamedTuple):
    """A program to run, and the exit codes with which it has done its work."""

    words: Sequence[str]
    folder: Path
    codes: tuple[int, ...] = (0,)


class Usage(NamedTuple):
    """What one process and its children used: seconds, and the memory of the largest in MB."""

    wall: float
    cpu: float
    user: float
    memory: float


Runs = Mapping[str, Sequence[Usage]]
"""The runs of each command by its name; the n-th runs belong to the same round."""


def measured(commands: Mapping[str, Command], rounds: int) -> Runs:
    """Runs all commands in turn, `rounds` times after one round that is not counted."""
    runs: dict[str, list[Usage]] = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name, command in commands.items():
            usage = _run(command)
            if number:
                runs[name].append(usage)
    return runs


def median(runs: Runs, name: str, figure: str) -> float:
    """The median of a figure over the runs of a command."""
    return float(statistics.median(getattr(usage, figure) for usage in runs[name]))


def ratio(runs: Runs, one: str, other: str, figure: str = "wall") -> tuple[float, float, float]:
    """Least, median and largest of the ratios of the rounds."""
    pairs = zip(runs[one], runs[other], strict=True)
    found = sorted(getattr(a, figure) / getattr(b, figure) for a, b in pairs)
    return found[0], statistics.median(found), found[-1]


def table(runs: Runs, say: Callable[[str], object] = print) -> None:
    """Prints the medians."""
    say(f"{'median of ' + str(len(next(iter(runs.values())))):<26} wall s   cpu s  peak MB")
    for name in runs:
        wall, cpu, memory = (median(runs, name, each) for each in ("wall", "cpu", "memory"))
        say(f"  {name:<24} {wall:6.2f}  {cpu:6.2f}  {memory:7.0f}")


def _environment() -> Mapping[str, str]:
    """As after an installation: compiled modules are kept, and the round not counted makes them."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHONDONT")}
    return {**kept, "NO_MKDOCS_2_WARNING": "1"}


def _run(command: Command) -> Usage:
    began = time.monotonic()
    process = subprocess.Popen(
        command.words,
        cwd=command.folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=_environment(),
    )
    _, status, used = os.wait4(process.pid, 0)
    wall = time.monotonic() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in command.codes:
        raise SystemExit(f"{' '.join(command.words)} ended with {process.returncode}")
    return Usage(wall, used.ru_utime + used.ru_stime, used.ru_utime, used.ru_maxrss / 1024)
