"""What `match` tells of a repository: everybody stands in it once."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from tests.small_world import SETTINGS

from mentorship.cli import main
from mentorship.matching.solution import Method

METHODS: tuple[Method, ...] = ("stable", "best")
TRACKS = "tracks: {general: {}}\n"


class Told(NamedTuple):
    """What `match` says in JSON and on standard error, and its exit code."""

    code: int
    data: Mapping[str, Any]
    said: str

    @property
    def pairs(self) -> list[str]:
        return [f"{pair['mentee']} {pair['mentor']}" for pair in self.data["pairs"]]

    @property
    def left(self) -> list[str]:
        """`role person: reason` of everybody without a partner."""
        out = (*self.data["absent"], *self.data["unmatched"])
        return sorted(f"{one['role']} {one['person']}: {one['reason']}" for one in out)

    @property
    def everybody(self) -> list[str]:
        """Who is told of, in which role; somebody told of twice stands here twice."""
        paired = Counter(f"mentee {pair['mentee']}" for pair in self.data["pairs"])
        paired |= Counter({f"mentor {pair['mentor']}": 1 for pair in self.data["pairs"]})
        return sorted((*paired.elements(), *(line.split(":")[0] for line in self.left)))


Tell = Callable[..., Told]
"""Files, and the program if it is another than `graduates`."""


@pytest.fixture(params=METHODS)
def told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], request: pytest.FixtureRequest
) -> Tell:
    """Runs `match` with one of the methods on files."""

    def run(files: Mapping[str, str], program: str = "graduates") -> Told:
        for path, text in {"mentorship.yml": SETTINGS, **files}.items():
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_text(text, encoding="utf-8")
        words = ["match", program, "--repo", str(tmp_path), "--as-of", "2025-12-20"]
        code = main([*words, "--method", request.param, "--format", "json"])
        printed = capsys.readouterr()
        assert "Traceback" not in printed.err
        return Told(code, json.loads(printed.out or "{}"), printed.err)

    return run
