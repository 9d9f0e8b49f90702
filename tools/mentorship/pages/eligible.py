"""Who may take part, for the program office: each person with what was seen and what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mentorship.eligibility.verdict import VERDICTS
from mentorship.language import N_, _
from mentorship.pages.page import Crumb, Page, relative
from mentorship.pages.page_set import page_set
from mentorship.pages.phrases import people, person, verdict
from mentorship.publication.office_views import EligibleView, JudgedView, RuleView
from mentorship.publication.views import Views
from mentorship.render.heading import Heading
from mentorship.render.html import Html, element, joined, link, placed
from mentorship.render.parts import Column, figures, folded, heading, note, pill, table

INDEX = "eligible/index.html"
_TITLES = {
    "yes": N_("May"), "as co-mentor": N_("May as co-mentor"), "unknown": N_("Unknown"),
    "no": N_("May not"),
}  # fmt: skip
_NAMES = {
    "yes": N_("may"), "as co-mentor": N_("as co-mentor"), "unknown": N_("unknown"),
    "no": N_("may not"),
}  # fmt: skip
_AS = {"mentor": N_("As mentor"), "mentee": N_("As mentee")}
_ASKS_NOTHING = {
    "mentor": N_("The program asks nothing of a mentor: everybody who works here may be one."),
    "mentee": N_("The program asks nothing of a mentee: everybody who works here may be one."),
}


@page_set
def eligible(views: Views) -> Iterator[Page]:
    """The programs that are not over, and a page for each."""
    if not views.for_office:
        return
    yield Page(
        path=INDEX, title=_("Who may take part"), body=str(_index(views)),
        description=_("Who may mentor or be mentored in which program"),
    )  # fmt: skip
    for view in views.eligible:
        parts = [part for role in view.judged for part in _role(view, role)]
        body = joined(joined((heading(h.level, h.id, h.title), part)) for h, part in parts)
        yield Page(
            path=view.path, title=_("Who may take part: {program}", program=view.title),
            body=str(joined((_sealed(view.path, views), body))),
            headings=tuple(head for head, _body in parts),
            section=(Crumb(_("Who may take part"), INDEX),), boost=0.5,
            description=_("Who may mentor or be mentored in {program}", program=view.title),
        )  # fmt: skip


def _index(views: Views) -> Html:
    columns: list[Column | str] = [
        _("Program"), *(Column(_(title), numeric=True) for title in _TITLES.values()),
    ]  # fmt: skip
    rows = (
        (
            link(_role_of(view, role), relative(INDEX, view.path, role)),
            *_counts(view, role),
        )
        for view in views.eligible
        for role in view.judged
    )
    lead = note(
        _(
            "Everybody who works here, judged by the rules of each program on the facts known "
            "today. What is sealed or missing makes a rule unknown; it never passes in silence."
        )
    )
    listed = table(columns, rows, _("Who may take part"), _("No program is open."))
    return joined((lead, _sealed(INDEX, views), listed))


def _role_of(view: EligibleView, role: str) -> str:
    if role == "mentor":
        return _("{program}: as mentor", program=view.title)
    return _("{program}: as mentee", program=view.title)


def _counts(view: EligibleView, role: str) -> Iterator[str]:
    """How many of each verdict; of a role that asks nothing there is nobody to count."""
    if not view.asks.get(role):
        yield from (_("everybody"), *("" for _other in VERDICTS[1:]))
        return
    yield from (str(len(view.with_words(role, words))) for words in VERDICTS)


def _sealed(here: str, views: Views) -> Html:
    """Whose records could not be read; what depends on them is unknown."""
    if not views.sealed:
        return Html("")
    names = people(here, views.sealed)
    said = placed(_("The records of {people} could not be read here."), people=names)
    return element("p", pill("sealed"), " ", said)


def _role(view: EligibleView, role: str) -> Iterator[tuple[Heading, Html]]:
    """The role with what it asks, then a heading for each verdict with its people."""
    asked = [element("li", words) for words in view.asks.get(role, ())]
    if not asked:
        yield Heading(2, role, _(_AS[role])), note(_(_ASKS_NOTHING[role]))
        return
    asks = element("ul", *asked)
    groups = [(words, view.with_words(role, words)) for words in VERDICTS]
    numbers = figures((len(found), _(_NAMES[words])) for words, found in groups if found)
    yield Heading(2, role, _(_AS[role])), joined((asks, numbers))
    for words, found in groups:
        if found:
            anchor = f"{role}-{words.replace(' ', '-')}"
            title = _("{title} ({number})", title=_(_TITLES[words]), number=len(found))
            yield Heading(3, anchor, title), _people(view.path, found)


def _people(here: str, found: Iterable[JudgedView]) -> Html:
    return joined(_person(here, each) for each in found)


def _person(here: str, each: JudgedView) -> Html:
    sealed = joined((" ", pill("sealed"))) if each.sealed else ""
    short = element("small", _("; ").join(each.missing), class_="ms-brief") if each.missing else ""
    title = joined((element("strong", each.person.text), sealed, short))
    rules = _rules(each.rules) if each.rules else note(_("No rule is to be met."))
    page = element("p", placed(_("More about {person}"), person=person(here, each.person)))
    return folded(title, rules, page, identity=each.anchor)


def _rules(rules: Iterable[RuleView]) -> Html:
    return element("ul", *(_rule(rule) for rule in rules), class_="ms-rules")


def _rule(rule: RuleView) -> Html:
    head = element("p", verdict(rule.answer), " ", rule.wanted)
    lines = [
        element("p", rule.seen, " ", _file(rule.place)) if rule.seen else "",
        element("p", _("missing: {what}", what=rule.missing)) if rule.missing else "",
        *(element("p", remark) for remark in rule.remarks),
    ]
    return element("li", head, *lines, _rules(rule.parts) if rule.parts else "")


def _file(place: str) -> Html:
    return element("code", place) if place else Html("")
