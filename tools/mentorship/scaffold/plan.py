"""A plan from the track's template, to be filled in by the pair."""

from __future__ import annotations

from collections.abc import Iterator

from mentorship.findings import MentorshipError, shown
from mentorship.models.fields import words
from mentorship.models.pairing import Pairing
from mentorship.obligations.engagement import engagement_of
from mentorship.obligations.items import planned
from mentorship.obligations.load import life_of
from mentorship.obligations.obligation import State
from mentorship.obligations.plan import plan_items
from mentorship.obligations.situation import Situation
from mentorship.scaffold.draft import Draft
from mentorship.workspace.workspace import Workspace, grouped


def new_plan(situation: Situation, pairing: Pairing) -> Draft:
    """The pairing's file with a plan below what stands in it.

    Core points stand as comments, because a point counts as covered as soon as it has a text. The
    items are comments as well, without their days, which a move in the program would make wrong.
    What was met or waived in the pairing that this one continues is left out.
    Raises MentorshipError where there is a plan already, or no track to take it from.
    """
    workspace = situation.workspace
    if "plan" in pairing.model_fields_set:
        missing = ", ".join(uncovered(workspace, pairing))
        lacks = f"it does not cover {missing}" if missing else "it covers every core point"
        raise MentorshipError(f"{pairing.path} has a plan already; {lacks}")
    if workspace.track_of(pairing) is None:
        raise MentorshipError(f"{pairing.path} names no track of a known program")
    body = "\n".join(_lines(situation, pairing)) + "\n"
    return Draft(pairing.path, pairing.yaml.rstrip("\n") + "\n" + body, replaces=True)


def uncovered(workspace: Workspace, pairing: Pairing) -> tuple[str, ...]:
    """The core points of the track of which the plan does not say how they are covered."""
    track, written = workspace.track_of(pairing), pairing.plan.core_points
    points = track.core_points if track else ()
    return tuple(point for point in points if not written.get(point, "").strip())


def _lines(situation: Situation, pairing: Pairing) -> Iterator[str]:
    workspace = situation.workspace
    language, track = workspace.settings.languages[0], workspace.track_of(pairing)
    yield "plan:"
    yield "  goals: []   # what this pair wants to reach, one line each"
    if track and track.core_points:
        yield "  core_points:   # say how each is covered, and remove the #"
        for point, title in track.core_points.items():
            yield f"    # {point}: {shown(words(title, language))}"
    yield (
        "  # What the track asks for; `mentorship due` says by when, "
        "moved: {item: date} changes it."
    )
    done, last = _done(situation, pairing), life_of(workspace, pairing).last
    for item in plan_items(workspace, pairing):
        if item.id not in done:
            after = f"   (not owed: after the last day, {last})" if item.due > last else ""
            yield f"  #   {item.id}: {shown(words(item.title, language))}{after}"


def _done(situation: Situation, pairing: Pairing) -> frozenset[str]:
    """Items that nobody owes any more: met by every mentee, or waived."""
    pair = engagement_of(situation, pairing)
    owed = grouped(planned(pair) if pair else (), lambda each: each.item)
    return frozenset(
        item
        for item, group in owed.items()
        if all(each.evidence or each.outcome is State.WAIVED for each in group)
    )
