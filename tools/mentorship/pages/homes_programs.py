"""The part of a home for somebody who runs a program or is of the program office."""

from __future__ import annotations

from collections.abc import Iterator

from mentorship.language import N_, _
from mentorship.pages.homes_home import Home, Part, of_pairs, waiting
from mentorship.pages.page import relative
from mentorship.pages.phrases import duty_table, pair_table, sentence, shown_share
from mentorship.pages.report_links import report_link
from mentorship.publication.parts import PairLink
from mentorship.publication.program_view import ProgramView
from mentorship.render import charts
from mentorship.render.charts import Mark
from mentorship.render.html import Html, element, joined, link, placed
from mentorship.render.parts import figures

_MOST = 6
_STEPS = (
    N_("Applied"), N_("Accepted"), N_("Paired"), N_("Agreed by both"), N_("Met at least once"),
    N_("Came to the end"),
)  # fmt: skip
_WORST = ("quiet", "waiting", "proposed", "paused", "running", "agreed")


def programs(home: Home) -> Part:
    """The programs that they run and that are not over, and what the office has to decide."""
    own = [p for p in home.views.programs if p.id in home.view.programs and p.state != "over"]
    body = joined((_office(home), *(_program(home, program) for program in own)))
    pairs = (*home.person.mentors_in, *home.person.mentee_in)
    inside = {each.id for each in of_pairs(home.person.duties, pairs)}
    rest = [each for each in home.person.duties if each.id not in inside]
    return Part("programs", _("What you run"), body, waiting(rest))


def _office(home: Home) -> Html:
    """The ways to what only the office sees, with what waits there."""
    if not (home.views.for_office and home.view.in_office):
        return Html("")
    undecided = sum(len(each.in_state("applied")) for each in home.views.applications)
    applications = link(_("applications to decide"),
                        relative(home.here, "applications/index.html"))  # fmt: skip
    waiting_ = link(_("waiting for a mentor"), relative(home.here, "capacity.html"))
    return figures(((undecided, applications), (len(home.views.waiting), waiting_)))


def _program(home: Home, program: ProgramView) -> Html:
    title = link(program.title, relative(home.here, program.path))
    return joined(
        (
            element("h3", title),
            figures(_counts(home, program)),
            _to_decide(home, program),
            _health(home, program),
            _funnel(home, program),
            report_link(home.views, home.here, program.id),
        )
    )


def _counts(home: Home, program: ProgramView) -> Iterator[tuple[object, object]]:
    alive = [pair for pair in program.pairs if pair.at_work]
    yield len(alive), _("pairs at work")
    if home.views.shows_duties:
        yield sum(1 for pair in alive if pair.state == "quiet"), _("of them quiet")
    yield program.tally.overdue, _("overdue")
    yield program.tally.due_soon, _("due soon")


def _to_decide(home: Home, program: ProgramView) -> Html:
    """Applications without an answer: whose turn that is, the office and owners see by name."""
    open_ = [each for each in program.due if each.kind == "application"]
    if not open_:
        return Html("")
    label = element("p", _("Applications to decide"), class_="ms-label")
    return joined((label, duty_table(home.here, open_, _("Applications to decide"), "",
                                     pairs=False)))  # fmt: skip


def _health(home: Home, program: ProgramView) -> Html:
    """All pairs that are not over, those that are late first; the program's page has the rest."""
    alive = sorted((pair for pair in program.pairs if not pair.ended), key=_late_first)
    if not alive:
        return sentence(_("No pairing yet."))
    label = element("p", _("The pairs, those that are late first"), class_="ms-label")
    listed = pair_table(home.here, alive[:_MOST], program.title, "", program=False)
    all_ = link(_("all {number}", number=len(alive)), relative(home.here, program.path,
                                                               "pairings"))  # fmt: skip
    more = element("p", placed(_("These need you most; see {all}."), all=all_))
    return joined((label, listed, more if len(alive) > _MOST else ""))


def _late_first(pair: PairLink) -> tuple[int, int, str]:
    state = _WORST.index(pair.state) if pair.state in _WORST else len(_WORST)
    return -(pair.overdue or 0), state, pair.id


def _funnel(home: Home, program: ProgramView) -> Html:
    """From the application to the end, as the report has it."""
    report = next((each for each in home.views.reports if each.id == program.id), None)
    sections = report.sections if report else ()
    bars = next((each.bars for each in sections if each.id == "funnel"), ())
    if not bars:
        return Html("")
    title = _("From the application to the end")
    marks = [Mark(_(each.label), each.share, said=shown_share(each.share)) for each in bars]
    said = _("; ").join(_("{what}: {value}", what=m.label, value=m.said) for m in marks)
    drawn = charts.funnel(f"funnel-{program.id}", title, said, marks)
    label = element("p", title, class_="ms-label")
    return joined((label, element("figure", drawn, class_="ms-chart-box")))
