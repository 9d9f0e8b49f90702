"""Whatever fails at whichever request, there is one issue for each duty, and none is lost.

A scenario is a world, a fault and the request that it meets. The run that meets it ends well, and
then one more writes nothing; or it says that it did not, and one more mends it. After that
everything must be as wished, no issue may have been opened twice, and nobody else's touched.
"""

from __future__ import annotations

import random
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from copy import deepcopy
from itertools import product
from typing import NamedTuple

import pytest
from tests.fake_github import BOT, ONCE, Fault, Json, Request, Server, World, running
from tests.issues_world import (
    FILES,
    KIM_FEBRUARY,
    LIN_MEETING,
    MET,
    Killed,
    close,
    dying,
    left_to_do,
    on,
    open_keys,
    ours,
    run,
    story,
    way,
)

from mentorship.bots.github import GitHub
from mentorship.bots.issues.issue import mark_in
from mentorship.bots.issues.wanted import Wishes
from mentorship.findings import MentorshipError

FINAL = frozenset({"301", "401", "403", "404", "410", "422", "429 long"})
"""Faults that may end a run; after any other the same run goes on."""

FIRST = on("2026-02-03")
LATER = on("2026-03-04", MET)
COUNTED = on("2026-03-04", MET, audience="public")


def empty(_server: Server) -> World:
    return World()


def a_month_later(server: Server) -> World:
    return story(server)


def in_pages(server: Server) -> World:
    world = story(server)
    world.page = 2
    return world


def opened_twice(server: Server) -> World:
    """Two runs were killed before they could look: each issue is there twice, one even closed."""
    world = story(server)
    for issue in ours(world):
        world.add(BOT, **{k: v for k, v in deepcopy(issue).items() if k not in ("number", "id")})
    close(world, LIN_MEETING, "completed")
    return world


class Case(NamedTuple):
    """A world, what is wished of it, the faults that are tried, how many scenarios there are."""

    build: Callable[[Server], World]
    wished: Wishes
    faults: tuple[Fault, ...]
    least: int


DOUBTS = tuple(fault for fault in ONCE if fault.how not in (*FINAL, "silence"))
CASES = {
    "empty": Case(empty, FIRST, ONCE, 240),
    "a month later": Case(a_month_later, LATER, ONCE, 210),
    "in pages": Case(in_pages, LATER, DOUBTS, 340),
    "opened twice": Case(opened_twice, LATER, DOUBTS, 160),
    "for everybody": Case(a_month_later, COUNTED, DOUBTS, 110),
}


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with running() as found:
        yield found


def test_there_are_a_thousand_scenarios() -> None:
    assert sum(case.least for case in CASES.values()) >= 1000


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_one_fault_at_any_request(server: Server, case: Case) -> None:
    before, wished = case.build(server), case.wished
    requests = range(requests_of(server, before, wished))
    for fault, at in product(case.faults, requests):
        world, said = deepcopy(before), f"{fault} at {at}"
        server.begin(world, once(fault, at))
        code = attempt(hub_for(server, fault), wished)
        assert code in codes_after(fault), said
        check(server, world, before, wished, said, whole=code == 0)
    for after, at in product((False, True), requests):
        world = deepcopy(before)
        server.begin(world)
        with pytest.raises(Killed):
            run(dying(way(server), at, after=after), wished)
        check(server, world, before, wished, f"killed at {at}, {after}")
    assert len(requests) * (len(case.faults) + 2) >= case.least


def once(fault: Fault, at: int) -> Callable[[int, Request], Fault | None]:
    return lambda number, _request: fault if number == at else None


def from_then_on(fault: Fault, at: int) -> Callable[[int, Request], Fault | None]:
    return lambda number, _request: fault if number >= at else None


def codes_after(fault: Fault) -> tuple[int, ...]:
    """The exit codes of a run that meets the fault once; a slow machine is silent more often."""
    if fault.how in FINAL:
        return (0, 3, 4)
    return (0, 4) if fault.how == "silence" else (0,)


@pytest.mark.parametrize("name", ["a month later", "empty"])
def test_a_service_that_fails_from_some_request_on(server: Server, name: str) -> None:
    before, wished = CASES[name].build(server), CASES[name].wished
    for fault, at in product(ONCE, range(0, requests_of(server, before, wished), 4)):
        world, said = deepcopy(before), f"{fault} from {at} on"
        server.begin(world, from_then_on(fault, at))
        code = attempt(hub_for(server, fault), wished)
        assert code in ((0,) if fault.how == "shift" else (3, 4)), said
        check(server, world, before, wished, said, whole=code == 0)


@pytest.mark.parametrize("first", range(0, 160, 40))
def test_two_runs_at_once(server: Server, first: int) -> None:
    for seed in range(first, first + 40):
        chance = random.Random(seed)  # noqa: S311 - the order of requests is to be repeatable
        two_runs(server, chance, f"seed {seed}")


def two_runs(server: Server, chance: random.Random, said: str) -> None:
    case = CASES[chance.choice(("empty", "a month later", "in pages"))]
    before, wished = case.build(server), case.wished
    world, turns, often = deepcopy(before), Turns(chance), chance.choice((0.0, 0.1))
    kinds = [fault for fault in DOUBTS if fault.how != "shift"]

    def fault(_number: int, _request: Request) -> Fault | None:
        return chance.choice(kinds) if chance.random() < often else None

    server.begin(world, fault, turns.take)
    threads = [
        threading.Thread(target=turns.run, args=(way(server, name=name), wished))
        for name in turns.names
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if often == 0.0:
        assert turns.codes == {"one": 0, "two": 0}, said
        assert max(Counter(open_keys(world)).values()) == 1, said
    server.begin(world)
    assert attempt(way(server), wished) == 0, said
    assert left_to_do(world, wished) == (), said
    assert strangers(world) == strangers(before), said


class Turns:
    """Lets the requests of two runs in by turns, in an order that a seed decides."""

    names = ("one", "two")

    def __init__(self, chance: random.Random) -> None:
        self.chance, self.turn = chance, chance.choice(self.names)
        self.ready = threading.Condition()
        self.codes: dict[str, int] = {}

    def take(self, request: Request) -> None:
        name = request.headers["authorization"].removeprefix("Bearer ")
        with self.ready:
            self.ready.wait_for(lambda: self.turn == name or len(self.codes) == 1, timeout=5)
            self.turn = self.chance.choice(self.names)
            self.ready.notify_all()

    def run(self, hub: GitHub, wished: Wishes) -> None:
        code = attempt(hub, wished)
        with self.ready:
            self.codes[hub.token] = code
            self.ready.notify_all()


def attempt(hub: GitHub, wished: Wishes) -> int:
    """The exit code of a run."""
    try:
        return 4 if run(hub, wished).refused else 0
    except MentorshipError as error:
        return error.code


def hub_for(server: Server, fault: Fault) -> GitHub:
    return way(server, timeout=0.05 if fault.how == "silence" else 30.0)


def requests_of(server: Server, before: World, wished: Wishes) -> int:
    """How many requests a run takes when nothing goes wrong."""
    server.begin(deepcopy(before))
    assert attempt(way(server), wished) == 0
    return len(server.seen)


def check(
    server: Server, world: World, before: World, wished: Wishes, said: str, *, whole: bool = False
) -> None:
    """One more run leaves all as wished; where the one before was whole, without writing."""
    server.begin(world)
    assert attempt(way(server), wished) == 0, said
    assert not (whole and [request for request in server.seen if request.writes]), said
    assert left_to_do(world, wished) == (), said
    made, were = opened(world), opened(before)
    assert all(made[key] == max(1, were[key]) for key in made | were), said
    assert len(set(open_keys(world))) == len(open_keys(world)), said
    assert strangers(world).items() <= strangers(before).items(), said


def opened(world: World) -> Counter[str]:
    """How many issues of ours there ever were of each key."""
    return Counter(mark.key for each in ours(world) if (mark := mark_in(each["body"])))


def strangers(world: World) -> dict[int, Json]:
    return {n: each for n, each in world.issues.items() if each["user"]["login"] != BOT}


def test_the_worlds_hold_what_they_are_about(server: Server) -> None:
    world = story(server)
    assert [c.action.value for c in left_to_do(world, LATER)] == [
        "close", "close", "reopen", "open",
    ]  # fmt: skip
    forged = [each for each in strangers(world).values() if KIM_FEBRUARY in (each["body"] or "")]
    assert len(forged) == 1
    assert len(FILES) > 3
    assert any(change.reason for change in left_to_do(opened_twice(server), LATER))
