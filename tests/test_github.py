"""The client of GitHub: what it sends, how it judges answers, how long it waits."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.fake_github import Answer, Fault, Request, Server, World, running
from tests.issues_world import Time, labelled, on, open_keys, ours, run, way

from mentorship.bots.github import Doubtful, GitHub, github, path, patiently
from mentorship.findings import MentorshipError

ASKED = "and asks us to wait 3600 seconds: run this again then"


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with running() as found:
        yield found


@pytest.mark.parametrize(
    ("how", "times", "waited"),
    [
        ("500", 1, 1), ("500", 3, 1 + 2 + 4), ("500", 5, 1 + 2 + 4 + 8 + 16), ("drop", 2, 1 + 2),
        ("html", 2, 1 + 2), ("429", 1, 7), ("403 secondary", 1, 60), ("403 quota", 1, 10),
        ("silence", 1, 10),
    ],
)  # fmt: skip
def test_it_waits_as_long_as_it_is_asked_to_and_longer_each_time(
    server: Server, how: str, times: int, waited: float
) -> None:
    server.begin(World(), lambda number, _request: Fault(how) if number < times else None)
    time = Time()
    hub = way(server, timeout=0.1 if how == "silence" else 30.0)
    answer = patiently(lambda: hub.ask("GET", path("user")), time.sleep)
    assert (answer.status, time.now) == (200, waited)


@pytest.mark.parametrize(
    ("how", "waited", "said"),
    [
        ("500", 31, "GET /user: answered 500; nothing is lost, run this again later"),
        ("429 long", 0, f"GET /user: GitHub limits us, {ASKED}"),
    ],
)  # fmt: skip
def test_it_gives_up_and_says_that_nothing_is_lost(
    server: Server, how: str, waited: float, said: str
) -> None:
    server.begin(World(), lambda _number, _request: Fault(how))
    time, hub = Time(), way(server)
    with pytest.raises(MentorshipError) as raised:
        patiently(lambda: hub.ask("GET", path("user")), time.sleep)
    assert (str(raised.value), raised.value.code, time.now) == (said, 4, waited)


def test_the_token_goes_nowhere_else(server: Server) -> None:
    class Elsewhere(World):
        def answer(self, _request: Request, _base: str) -> Answer:
            return Answer(200, [], (("Link", '<http://127.0.0.1:9/issues?page=2>; rel="next"'),))

    server.begin(Elsewhere())
    with pytest.raises(Doubtful, match="the next page lies elsewhere"):
        way(server).ask("GET", path("user"))
    server.begin(World(), lambda _number, _request: Fault("301"))
    with pytest.raises(MentorshipError, match="the repository has moved"):
        way(server).ask("GET", path("user"))
    assert len(server.seen) == 1
    assert server.seen[0].headers["authorization"] == "Bearer any"
    assert "any" not in repr(way(server))


@pytest.mark.parametrize("token", ["", " x", "x\n", "x\r\nHost: y", "ключ"])
def test_a_token_that_cannot_be_one_is_refused(token: str) -> None:
    with pytest.raises(MentorshipError, match="the token is empty, or has characters"):
        github("https://api.github.com", token)


@pytest.mark.parametrize(
    "api", ["http://github.example.org", "https://a:b@github.com", "ftp://x", "https://", "x?y#z"]
)
def test_an_address_that_is_not_encrypted_is_refused(api: str) -> None:
    with pytest.raises(MentorshipError, match="is no address of GitHub"):
        github(api, "any")


def test_names_lead_nowhere_else() -> None:
    assert path("repos", "a/../b", "labels", "x y?z") == "/repos/a%2F..%2Fb/labels/x%20y%3Fz"
    assert path("issues", labels="a&b=c d") == "/issues?labels=a%26b%3Dc+d"


def test_a_list_that_lags_behind_what_was_opened_costs_nothing(server: Server) -> None:
    for lag in range(1, 6):
        world = World(lag=lag)
        server.begin(world)
        run(way(server), on("2026-02-03"))
        assert len(open_keys(world)) == len(ours(world)) == 4


def test_a_list_that_never_rests_is_not_trusted(server: Server) -> None:
    class Restless(World):
        def answer(self, request: Request, base: str) -> Answer:
            if request.query.get("page") == "2":
                labelled(self, self.login, title="One more")
            return super().answer(request, base)

    world = Restless(page=1)
    labelled(world, "ada")
    labelled(world, "ada")
    server.begin(world)
    hub: GitHub = way(server)
    with pytest.raises(MentorshipError, match="changes all the time") as raised:
        run(hub, on("2026-02-03"))
    assert raised.value.code == 4
    assert [each for each in server.seen if each.writes] == []
