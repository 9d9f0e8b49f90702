"""Skills: who offers what, who wants what."""

from __future__ import annotations

from collections.abc import Iterator

from mentorship.language import _
from mentorship.pages.page import Page, relative
from mentorship.pages.page_set import page_set
from mentorship.pages.phrases import people, person
from mentorship.pages.topics import helps
from mentorship.publication.views import SkillView, Views
from mentorship.render.html import Html, element, joined, link
from mentorship.render.parts import Column, note, pill, table

PATH = "skills.html"


@page_set
def skills(views: Views) -> Iterator[Page]:
    """One page."""
    yield Page(
        path=PATH, title=_("Skills"), body=str(_table(views)), overview=True, boost=1.2,
        description=_("Who offers which skill, and who wants it"),
    )  # fmt: skip


def _table(views: Views) -> Html:
    if views.shows_pairs:
        offered = _("Offered by (level of 5)")
        columns: list[Column | str] = [_("Skill"), offered, _("Wanted by")]
        rows: list[tuple[object, ...]] = [
            (_name(views, skill), _offered(skill), people(PATH, skill.wanted))
            for skill in views.skills
        ]
    else:
        counts = (_("Offered by"), _("Wanted by"))
        columns = [_("Skill"), *(Column(title, numeric=True) for title in counts)]
        rows = [
            (_name(views, skill), skill.offered_count, skill.wanted_count) for skill in views.skills
        ]
    lead = note(_("Ask a colleague, or apply to learn from them in the next program."))
    return joined((lead, table(columns, rows, _("Skills"), _("No skill yet."))))


def _name(views: Views, skill: SkillView) -> Html:
    """The skill, with the way to its topic and the pages that help with it."""
    lacking = skill.wanted_count != "0" and skill.offered_count == "0"
    mark = joined((" ", pill("wanted", _("nobody offers it"), "soon"))) if lacking else ""
    topic = views.library.topic.get(skill.id)
    title = link(skill.title, relative(PATH, topic.path)) if topic else skill.title
    help_ = helps(PATH, views.library.help_on((skill.id,)))
    below = joined((element("br"), help_)) if help_ else ""
    return element("span", title, mark, below, id=f"skill-{skill.id}")


def _offered(skill: SkillView) -> Html:
    return joined(
        (joined((person(PATH, name), f" {level}")) for name, level in skill.offered), _(", ")
    )
