"""What is asked of GitHub, and what the GitHub of the tests answers, fits GitHub's description."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from tests.fake_github import Server, World, running
from tests.issues_world import (
    FILES,
    LIN_MEETING,
    MET,
    close,
    labelled,
    left_to_do,
    on,
    run,
    titles,
)
from tests.openapi import example, held_to, installed, trimmed

from mentorship.bots.github import Doubtful, github, path

ISSUES = path("repos", "northwind", "duties", "issues")


@pytest.fixture(scope="module")
def description() -> Any:
    installed()
    return trimmed()


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with running() as found:
        yield found


@pytest.fixture(scope="module")
def proxy(
    server: Server, description: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The address of the proxy before the server; it takes a second or two to start."""
    with held_to(description, tmp_path_factory.mktemp("prism"), server.base) as address:
        server.base = address  # links between pages lead through it as well
        yield address


@pytest.fixture
def world(description: Any) -> World:
    repository = example(description, "/repos/{owner}/{repo}")
    del repository["source"]  # it lacks `language`, and so does the example itself
    templates = {
        "user": example(description, "/user"),
        "repository": {**repository, "language": None},
    }
    return World(page=2, templates=templates)


def test_every_request_and_answer_of_two_months_fits(
    server: Server, proxy: str, world: World
) -> None:
    labelled(world, "ada", title="How do I write a note?")
    server.begin(world)
    hub = github(proxy, "any")

    assert len(run(hub, on("2026-02-03", {**FILES, "people/bo.yml": "name: Bo\n"})).written) == 4
    assert len(run(hub, on("2026-02-03")).written) == 2  # Bo has an account now
    close(world, LIN_MEETING, "completed")
    actions = [each.action.value for each in run(hub, on("2026-03-04", MET)).written]

    assert actions == ["close", "close", "close", "reopen", "open"]
    assert left_to_do(world, on("2026-03-04", MET)) == ()
    assert titles(world)["Talk, February 2026 (Graduates)"] == "open"
    asked = {(seen.method, "/".join(seen.path[3:4])) for seen in server.seen}
    assert asked == {
        ("GET", ""), ("GET", "issues"), ("GET", "labels"),
        ("POST", "issues"), ("POST", "labels"), ("PATCH", "issues"),
    }  # fmt: skip
    assert "2" in {seen.query.get("page") for seen in server.seen}


@pytest.mark.parametrize(
    ("method", "where", "body"),
    [
        ("POST", ISSUES, {"body": "no title"}),
        ("POST", ISSUES, {"title": "x", "labels": "one"}),
        ("POST", ISSUES, {"title": "x", "assignees": [1]}),
        ("PATCH", f"{ISSUES}/1", {"state": "shut"}),
        ("PATCH", f"{ISSUES}/1", {"state": "closed", "state_reason": "done"}),
        ("PATCH", f"{ISSUES}/one", {"state": "closed"}),
        ("POST", path("repos", "northwind", "duties", "labels"), {"color": "b60205"}),
        ("GET", f"{ISSUES}?state=all&direction=up", None),
    ],
)
def test_a_request_that_does_not_fit_is_refused(
    server: Server, proxy: str, world: World, method: str, where: str, body: Any
) -> None:
    world.add("ada")
    server.begin(world)
    assert github(proxy, "any").ask(method, where, body).status == 422
    assert server.seen == []


@pytest.mark.parametrize(
    ("where", "missing"),
    [
        (ISSUES, "issue"),
        (path("user"), "user"),
        (path("repos", "northwind", "duties"), "repository"),
    ],
)
def test_an_answer_that_does_not_fit_is_refused(
    server: Server, proxy: str, world: World, where: str, missing: str
) -> None:
    issue = world.add("ada")
    server.begin(world)
    hub = github(proxy, "any")
    assert hub.ask("GET", where).status == 200
    del {"issue": issue, **world.templates}[missing]["url"]
    with pytest.raises(Doubtful, match="500"):
        hub.ask("GET", where)
