"""What a track plans: core points, and stages with their courses, tasks and who is there."""

from __future__ import annotations

from mentorship.language import N_, _
from mentorship.pages.phrases import pairing, sentence
from mentorship.pages.topics import help_with
from mentorship.publication.program_view import ProgramView, StageView, TaskView, TrackView
from mentorship.publication.views import Views
from mentorship.render.html import Html, element, joined, placed
from mentorship.render.parts import card, cards


def track_plan(views: Views, program: ProgramView, track: TrackView) -> Html:
    """Its goal, the core points that every plan covers, and its stages as cards."""
    core = [
        element("li", title, help_with(views, program.path, program.id, f"core/{point}"))
        for point, title in track.core_points
    ]
    return joined(
        (
            sentence(track.goal),
            element("p", _("Every plan covers:")) if core else "",
            element("ul", *core) if core else "",
            cards((_stage(views, program, stage) for stage in track.stages), _("No stages.")),
        )
    )


def _stage(views: Views, program: ProgramView, stage: StageView) -> Html:
    items = [element("li", _("Course: {title}", title=name)) for name in stage.compulsory]
    if stage.elective:
        names = _(", ").join(stage.elective)
        said = _("Elective, if you like: {names}", names=names)
        if stage.choose:
            said = _("Elective, {n} of {names}", n=stage.choose, names=names)
        items.append(element("li", said))
    items += [
        _task(task, help_with(views, program.path, program.id, task.id)) for task in stage.tasks
    ]
    who = (
        joined((pairing(program.path, pair) for pair in stage.pairs), _(", "))
        if stage.pairs
        else ""
    )
    foot = (
        placed(_("Here now: {pairs}"), pairs=who)
        if who
        else _("Here now: {n} pairs", n=stage.pair_count)
        if stage.pair_count != "0"
        else ""
    )
    return card(
        stage.title, sentence(stage.goal), element("ul", *items) if items else "",
        tag=element("span", _("weeks {weeks}", weeks=stage.weeks), class_="ms-note"), foot=foot,
    )  # fmt: skip


def _task(task: TaskView, help_: Html) -> Html:
    more = [] if task.steps else [task.when]
    more += (
        [
            _(
                "in {n} steps: {steps}",
                n=len(task.steps),
                steps=_(", ").join(
                    _("{step} {when}", step=step, when=when) for step, when in task.steps
                ),
            )
        ]
        if task.steps
        else []
    )
    more += [_("hand in: {what}", what=task.deliverable)] if task.deliverable else []
    more += [_("{n} times", n=task.times)] if task.times > 1 else []
    more += [_how(task.how)] if task.how else []
    more += [_("with somebody of {team}", team=task.partner)] if task.partner else []
    more += [_("after {tasks}", tasks=_(", ").join(task.after))] if task.after else []
    title = placed(_("Task: {title}"), title=element("strong", task.title))
    return element("li", title, " ", element("small", _("; ").join(more)), help_)


def _how(how: str) -> str:
    known = {"shadowing": N_("shadowing"), "paired": N_("paired"), "solo": N_("solo")}
    return _(known[how]) if how in known else how.replace("-", " ")
