"""Which day judges an obligation: the one a note claims, or the one on which it landed."""

from __future__ import annotations

from datetime import datetime

import pytest
from tests.gitrepo import GitRepo
from tests.obligations_world import PAIR, Files, day, note, situation, world

from mentorship.cli.reading import front_matter
from mentorship.history.facts import History
from mentorship.history.read import start
from mentorship.obligations.engagement import engagement_of
from mentorship.obligations.obligation import Obligation
from mentorship.obligations.obligations import Situation, obligations
from mentorship.obligations.quiet import last_note
from mentorship.workspace.loader import load
from mentorship.workspace.tree import WorkTree

MONTHLY = "[{id: talk, every: month, by: 15}]"
TRACK = """
  general:
    stages: [{id: arrive, weeks: 1-4, tasks: [{id: report, title: Report}]}]
"""
TALK = f"logs/{PAIR}/2026-02-10-talk.md"


class Repository:
    """A repository with the world in its first commit, on 2026-01-05."""

    def __init__(self, git: GitRepo, **more: str) -> None:
        self.git = git
        self.put(world(cadence=MONTHLY, tracks=TRACK, **more))  # type: ignore[arg-type]
        git.commit("2026-01-05")

    def put(self, files: Files) -> None:
        for path, text in files.items():
            self.git.write(path, text)

    def commit(self, on: str, path: str, text: str) -> None:
        self.git.write(path, text)
        self.git.commit(on)

    def situation(self, today: str) -> Situation:
        workspace, findings = load(WorkTree(self.git.root))
        assert findings == ()
        history = start(self.git.root, None, None).finish(front_matter)
        return Situation(workspace, history, day(today))

    def one(self, today: str, name: str = "talk/2026-02") -> Obligation:
        found = obligations(self.situation(today))
        (one,) = (each for each in found if each.id == f"{PAIR}/{name}")
        return one

    def judged(self, today: str, name: str = "talk/2026-02") -> tuple[str, str, str] | str:
        """(state, judged day, which decided), or the state alone where there is no evidence."""
        one = self.one(today, name)
        if one.evidence is None:
            return one.state.value
        return one.state.value, str(one.evidence.judged), one.evidence.strength


@pytest.fixture
def repository(git_repo: GitRepo) -> Repository:
    return Repository(git_repo)


def test_a_note_that_landed_within_the_grace_counts_by_its_own_date(repository: Repository) -> None:
    # Five working days after Tuesday the 10th end on Tuesday the 17th, in Berlin.
    repository.commit("2026-02-17T22:59Z", TALK, note("2026-02-10", "kind: session"))
    assert repository.judged("2026-03-01") == ("met", "2026-02-10", "claimed")


def test_a_note_that_landed_after_the_grace_counts_by_its_landing(repository: Repository) -> None:
    repository.commit("2026-02-17T23:01Z", TALK, note("2026-02-10", "kind: session"))
    assert repository.judged("2026-03-01") == ("met-late", "2026-02-18", "landed")
    evidence = repository.one("2026-03-01").evidence
    assert evidence is not None
    assert evidence.claimed == day("2026-02-10")
    assert evidence.landed == datetime.fromisoformat("2026-02-17T23:01+00:00")


def test_the_date_says_which_window_even_where_the_landing_decides(repository: Repository) -> None:
    repository.commit("2026-03-10", TALK, note("2026-02-10", "kind: session"))
    assert repository.judged("2026-03-11") == ("met-late", "2026-03-10", "landed")
    assert repository.judged("2026-03-11", "talk/2026-03") == "due-soon"


def test_the_grace_may_be_another_one(git_repo: GitRepo) -> None:
    repository = Repository(git_repo)
    settings = "organisation: N\ntimezone: Europe/Berlin\nlanding_grace: 30 days\n"
    repository.commit("2026-01-06", "mentorship.yml", settings)
    repository.commit("2026-03-12", TALK, note("2026-02-10", "kind: session"))
    assert repository.judged("2026-03-13") == ("met", "2026-02-10", "claimed")


def test_as_of_a_day_before_it_landed_a_late_note_is_not_seen(repository: Repository) -> None:
    repository.commit("2026-02-20", TALK, note("2026-02-10", "kind: session"))
    assert repository.judged("2026-02-12") == "due-soon"
    assert repository.judged("2026-02-19") == "overdue"
    assert repository.judged("2026-02-20") == ("met-late", "2026-02-20", "landed")


def test_a_note_dated_ahead_is_not_seen_before_its_date(repository: Repository) -> None:
    repository.commit("2026-02-01", TALK, note("2026-02-10", "kind: session"))
    assert repository.judged("2026-02-09") == "due-soon"
    assert repository.judged("2026-02-10") == ("met", "2026-02-10", "claimed")


def test_notes_from_before_the_first_commit_are_judged_as_claimed(repository: Repository) -> None:
    settings = "organisation: N\ntimezone: Europe/Berlin\nevidence_since: 2026-02-11\n"
    repository.commit("2026-01-06", "mentorship.yml", settings)
    repository.commit("2026-03-10", TALK, note("2026-02-10", "kind: session"))
    assert repository.judged("2026-02-12") == ("met", "2026-02-10", "claimed")
    since = repository.situation("2026-02-12").evidence_since
    assert since == day("2026-02-11")


def test_evidence_is_judged_from_the_first_commit_on(repository: Repository) -> None:
    assert repository.situation("2026-02-12").evidence_since == day("2026-01-05")


def test_changing_the_date_of_a_note_lands_it_again(repository: Repository) -> None:
    repository.commit("2026-02-24", TALK, note("2026-02-23", "kind: session"))
    repository.commit("2026-03-20", TALK, note("2026-02-10", "kind: session"))
    assert repository.judged("2026-03-21") == ("met-late", "2026-03-20", "landed")


def test_editing_the_text_or_the_name_of_a_note_does_not(repository: Repository) -> None:
    repository.commit("2026-02-11", TALK, note("2026-02-10", "kind: session\n---\nWe met."))
    repository.commit("2026-03-20", TALK, note("2026-02-10", "kind: session\n---\nWe met. Twice."))
    assert repository.judged("2026-03-21") == ("met", "2026-02-10", "claimed")
    repository.git.move(TALK, f"logs/{PAIR}/2026-02-10-first-talk.md")
    repository.git.commit("2026-03-22")
    assert repository.judged("2026-03-23") == ("met", "2026-02-10", "claimed")


def test_what_is_added_to_an_old_note_landed_when_it_was_added(repository: Repository) -> None:
    name, path = "report/lin", TALK.replace("02-10", "02-05")
    repository.commit("2026-02-05", path, note("2026-02-05", "kind: session"))
    assert repository.judged("2026-02-28", name) == "overdue"
    more = note("2026-02-05", "kind: session\nsubmits: [report]")
    repository.commit("2026-02-26", path, more)
    assert repository.judged("2026-02-25", name) == "overdue"
    assert repository.judged("2026-02-28", name) == ("met-late", "2026-02-26", "landed")


def test_an_uncommitted_note_is_judged_as_claimed(repository: Repository) -> None:
    repository.git.write(TALK, note("2026-02-10", "kind: session"))
    assert repository.judged("2026-03-01") == ("met", "2026-02-10", "claimed")
    evidence = repository.one("2026-03-01").evidence
    assert evidence is not None
    assert evidence.landed is None


def test_feedback_is_owed_from_the_day_a_backdated_submission_landed(git_repo: GitRepo) -> None:
    repository = Repository(git_repo, feedback_within="24 hours")
    text = note("2026-02-10", "kind: submission\nsubmits: [report]")
    repository.commit("2026-03-02", TALK, text)
    assert repository.one("2026-03-02", "feedback/report/r1/lin").due == day("2026-03-03")


def test_an_action_is_judged_by_the_landing_of_its_note(repository: Repository) -> None:
    ticked = note("2026-02-10", "kind: session\n---\n- [x] Call (@lin, 2026-02-10)")
    repository.commit("2026-02-20", TALK, ticked)
    (action,) = (
        each for each in obligations(repository.situation("2026-03-01")) if each.kind == "action"
    )
    assert action.evidence is not None
    assert (action.state, action.evidence.strength) == ("met-late", "landed")


def test_without_history_everything_is_judged_as_claimed() -> None:
    files = world(cadence=MONTHLY, files={TALK: note("2026-02-10", "kind: session")})
    here = situation(files, "2026-03-01", History.absent())
    assert here.evidence_since is None
    found = {each.id: each for each in obligations(here)}
    evidence = found[f"{PAIR}/talk/2026-02"].evidence
    assert evidence is not None
    assert (evidence.judged, evidence.strength, evidence.landed) == (
        day("2026-02-10"), "claimed", None,
    )  # fmt: skip


def test_the_place_of_evidence_is_the_key_that_says_so(repository: Repository) -> None:
    text = "---\ndate: 2026-02-10\nkind: submission\nsubmits: [report]\n---\nDone.\n"
    repository.commit("2026-02-10", TALK, text)
    one = repository.one("2026-02-11", "report/lin")
    assert one.evidence is not None
    assert str(one.evidence.place) == f"{TALK}:4:10"
    assert one.place.path == "programs/graduates/program.yml"


def test_a_note_that_landed_late_ends_no_silence_before(repository: Repository) -> None:
    repository.commit("2026-03-20", TALK, note("2026-02-10", "kind: session"))
    for today, expected in (("2026-03-19", None), ("2026-03-20", day("2026-02-10"))):
        here = repository.situation(today)
        engagement = engagement_of(here, here.workspace.pairings[PAIR])
        assert engagement is not None
        assert last_note(engagement) == expected
