"""The floor: only reads, parses (py-yaml12), validates and keeps; no guard, no place, no rule.

Run as `python -m benchmarks.floor DIR`.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from yaml12 import parse_yaml

from mentorship.models.entity import Entity
from mentorship.models.kinds import BY_NAME

FOLDERS = {
    "people": "person", "people/teams": "team", "people/profiles": "profile",
    "people/records": "record", "pairings": "pairing", "pairings/approvals": "approval",
}  # fmt: skip


def floor(root: Path) -> list[Entity]:
    """Every document under `root`, validated."""
    gc.disable()
    return list(_documents(root))


def _documents(root: Path) -> Iterator[Entity]:
    for folder, kind in FOLDERS.items():
        for path in (root / folder).glob("*.yml"):
            yield _document(path, kind)
    for path in (root / "programs").glob("*/program.yml"):
        yield _document(path, "program")
    for path in (root / "logs").glob("*/*.md"):
        yield _document(path, "log")
    for path in (root / "logs").glob("*/surveys/*.yml"):
        yield _document(path, "answer")
    yield _document(root / "mentorship.yml", "settings")


def _document(path: Path, kind: str) -> Entity:
    with open(path, encoding="utf-8") as file:  # noqa: PTH123  (the quicker one)
        text = file.read()
    if kind == "log":
        text = text[4 : text.index("\n---\n", 3)]
    data = parse_yaml(text)
    if kind == "record":
        data = _decimals(data)
    return BY_NAME[kind].model.model_validate(data)


def _decimals(value: Any) -> Any:
    """The parser gives floats; the models of ratings take decimals."""
    if isinstance(value, dict):
        return {key: _decimals(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_decimals(item) for item in value]
    return Decimal(str(value)) if isinstance(value, float) else value


if __name__ == "__main__":
    print(len(floor(Path(sys.argv[1]))), "documents")
