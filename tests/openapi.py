"""GitHub's published description of its interface, and a proxy that holds both sides to it.

Both are npm packages, pinned in tests/package.json; `make node` installs them.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

NODE = Path(__file__).parent / "node_modules"
DESCRIPTION = NODE / "@octokit/openapi/generated/api.github.com.json"
PRISM = NODE / "@stoplight/prism-cli/dist/index.js"
USED = {
    "/user": ("get",),
    "/repos/{owner}/{repo}": ("get",),
    "/repos/{owner}/{repo}/issues": ("get", "post"),
    "/repos/{owner}/{repo}/issues/{issue_number}": ("patch",),
    "/repos/{owner}/{repo}/labels": ("post",),
    "/repos/{owner}/{repo}/labels/{name}": ("get",),
}
Json = Any


def installed() -> str:
    """The address of node; without it or the packages the tests are skipped, in CI they fail."""
    node = shutil.which("node")
    if node and DESCRIPTION.is_file() and PRISM.is_file():
        return node
    said = "GitHub's description cannot be checked: install node and npm, then `make node`"
    if os.environ.get("CI") == "true":
        pytest.fail(said)
    pytest.skip(said)


def trimmed() -> Json:
    """The description of what is used here, with the parts that it refers to."""
    whole = json.loads(DESCRIPTION.read_text("utf-8"))
    paths = {
        name: {key: value for key, value in whole["paths"][name].items() if key in methods}
        for name, methods in USED.items()
    }
    components: dict[str, dict[str, Json]] = {}
    _collect(paths, whole["components"], components)
    return strict({**whole, "openapi": "3.1.0", "servers": [{"url": "/"}], "tags": [],
                   "paths": paths, "x-webhooks": {}, "components": components})  # fmt: skip


def strict(part: Json) -> Json:
    """The same with `null` as a type of its own, as in OpenAPI 3.1.

    Prism cannot compile `nullable` beside `oneOf`, and then silently checks nothing at all there.
    """
    if isinstance(part, list):
        return [strict(each) for each in part]
    if not isinstance(part, dict):
        return part
    untouched = ("default", "enum", "example", "examples")
    found = {key: value if key in untouched else strict(value) for key, value in part.items()}
    if found.get("nullable") is not True:
        return found
    del found["nullable"]
    return {"anyOf": [found, {"type": "null"}]}


def _collect(part: Json, known: Mapping[str, Json], found: dict[str, dict[str, Json]]) -> None:
    if isinstance(part, list):
        for each in part:
            _collect(each, known, found)
    if not isinstance(part, dict):
        return
    reference = part.get("$ref")
    if isinstance(reference, str):
        _, _, kind, name = reference.split("/")
        if name not in found.setdefault(kind, {}):
            found[kind][name] = known[kind][name]
            _collect(known[kind][name], known, found)
    for each in part.values():
        _collect(each, known, found)


def example(description: Json, path: str) -> Json:
    """The description's own example of what a GET of this path answers."""
    content = description["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]
    first = next(iter(content["examples"].values()))
    if "$ref" in first:
        first = description["components"]["examples"][first["$ref"].rsplit("/", 1)[1]]
    return dict(first["value"])


@contextmanager
def held_to(description: Json, folder: Path, upstream: str) -> Iterator[str]:
    """The address of a proxy that refuses what does not fit the description, from either side."""
    node = installed()
    file = folder / "description.json"
    file.write_text(json.dumps(description), "utf-8")
    port = free_port()
    command = [node, str(PRISM), "proxy", "--errors", "-p", str(port), str(file), upstream]
    log = folder / "prism.log"
    with log.open("wb") as out, subprocess.Popen(command, stdout=out, stderr=out) as process:
        try:
            wait_for(port, process, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(10)


def wait_for(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(600):
        with closing(socket.socket()) as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        assert process.poll() is None, log.read_text("utf-8")
        time.sleep(0.1)
    pytest.fail(f"prism does not answer:\n{log.read_text('utf-8')}")


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
