"""Who may take part, for the program office: each person with what was seen and what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mentorship.eligibility.verdict import VERDICTS
from mentorship.pages.page import Crumb, Page, relative
from mentorship.pages.page_set import page_set
from mentorship.pages.phrases import people, person, verdict
from mentorship.publication.office_views import EligibleView, JudgedView, RuleView
from mentorship.publication.views import Views
from mentorship.render.heading import Heading
from mentorship.render.html import Html, element, joined, link
from mentorship.render.parts import Column, figures, folded, heading, note, pill, table

INDEX = "eligible/index.html"
_TITLES = {"yes": "May", "as co-mentor": "May as co-mentor", "unknown": "Unknown", "no": "May not"}
_NAMES = {"yes": "may", "as co-mentor": "as co-mentor", "unknown": "unknown", "no": "may not"}


@page_set
def eligible(views: Views) -> Iterator[Page]:
    """The programs that are not over, and a page for each."""
    if not views.for_office:
        return
    yield Page(
        path=INDEX, title="Who may take part", body=str(_index(views)),
        description="Who may mentor or be mentored in which program",
    )  # fmt: skip
    for view in views.eligible:
        parts = [part for role in view.judged for part in _role(view, role)]
        body = joined(joined((heading(h.level, h.id, h.title), part)) for h, part in parts)
        yield Page(
            path=view.path, title=f"Who may take part: {view.title}",
            body=str(joined((_sealed(view.path, views), body))),
            headings=tuple(head for head, _ in parts), section=(Crumb("Who may take part", INDEX),),
            description=f"Who may mentor or be mentored in {view.title}", boost=0.5,
        )  # fmt: skip


def _index(views: Views) -> Html:
    columns: list[Column | str] = [
        "Program", *(Column(title, numeric=True) for title in _TITLES.values()),
    ]  # fmt: skip
    rows = (
        (
            link(f"{view.title}: as {role}", relative(INDEX, view.path, role)),
            *_counts(view, role),
        )
        for view in views.eligible
        for role in view.judged
    )
    lead = note(
        "Everybody who works here, judged by the rules of each program on the facts known today. "
        "What is sealed or missing makes a rule unknown; it never passes in silence."
    )
    listed = table(columns, rows, "Who may take part", "No program is open.")
    return joined((lead, _sealed(INDEX, views), listed))


def _counts(view: EligibleView, role: str) -> Iterator[str]:
    """How many of each verdict; of a role that asks nothing there is nobody to count."""
    if not view.asks.get(role):
        yield from ("everybody", *("" for _ in VERDICTS[1:]))
        return
    yield from (str(len(view.with_words(role, words))) for words in VERDICTS)


def _sealed(here: str, views: Views) -> Html:
    """Whose records could not be read; what depends on them is unknown."""
    if not views.sealed:
        return Html("")
    names = people(here, views.sealed)
    return element("p", pill("sealed"), " The records of ", names, " could not be read here.")


def _role(view: EligibleView, role: str) -> Iterator[tuple[Heading, Html]]:
    """The role with what it asks, then a heading for each verdict with its people."""
    asked = [element("li", words) for words in view.asks.get(role, ())]
    if not asked:
        said = f"The program asks nothing of a {role}: everybody who works here may be one."
        yield Heading(2, role, f"As {role}"), note(said)
        return
    asks = element("ul", *asked)
    groups = [(words, view.with_words(role, words)) for words in VERDICTS]
    numbers = figures((len(found), _NAMES[words]) for words, found in groups if found)
    yield Heading(2, role, f"As {role}"), joined((asks, numbers))
    for words, found in groups:
        if found:
            anchor = f"{role}-{words.replace(' ', '-')}"
            yield Heading(3, anchor, f"{_TITLES[words]} ({len(found)})"), _people(view.path, found)


def _people(here: str, found: Iterable[JudgedView]) -> Html:
    return joined(_person(here, each) for each in found)


def _person(here: str, each: JudgedView) -> Html:
    sealed = joined((" ", pill("sealed"))) if each.sealed else ""
    short = element("small", "; ".join(each.missing), class_="ms-brief") if each.missing else ""
    title = joined((element("strong", each.person.text), sealed, short))
    rules = _rules(each.rules) if each.rules else note("No rule is to be met.")
    page = element("p", "More about ", person(here, each.person))
    return folded(title, rules, page, identity=each.anchor)


def _rules(rules: Iterable[RuleView]) -> Html:
    return element("ul", *(_rule(rule) for rule in rules), class_="ms-rules")


def _rule(rule: RuleView) -> Html:
    head = element("p", verdict(rule.answer), " ", rule.wanted)
    lines = [
        element("p", rule.seen, " ", _file(rule.place)) if rule.seen else "",
        element("p", "missing: ", rule.missing) if rule.missing else "",
        *(element("p", remark) for remark in rule.remarks),
    ]
    return element("li", head, *lines, _rules(rule.parts) if rule.parts else "")


def _file(place: str) -> Html:
    return element("code", place) if place else Html("")
