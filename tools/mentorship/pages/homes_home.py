"""What the parts of a home are made of, and how they are put in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from mentorship.language import _
from mentorship.pages.ask_office import PATH as OFFICE
from mentorship.pages.page import relative
from mentorship.publication.homes_view import HomeView
from mentorship.publication.parts import Duty, PairLink
from mentorship.publication.views import PersonView, Views
from mentorship.render.html import Html, element, link
from mentorship.scaffold.form import Form
from mentorship.scaffold.forms import address


class Home(NamedTuple):
    """Whose home it is, and everything that may be said on it; `people` by their pages."""

    views: Views
    view: HomeView
    people: Mapping[str, PersonView]

    @property
    def here(self) -> str:
        """The address of the home."""
        return self.view.path

    @property
    def person(self) -> PersonView:
        """The person as their own page has them."""
        return self.people[self.view.person]

    @property
    def mentoring(self) -> tuple[PairLink, ...]:
        """The pairs in which they mentor, also those that are ahead, none that are over."""
        return tuple(pair for pair in self.person.mentors_in if self._goes_on(pair))

    @property
    def learning(self) -> tuple[PairLink, ...]:
        """The pairs in which they learn, likewise."""
        return tuple(pair for pair in self.person.mentee_in if self._goes_on(pair))

    def _goes_on(self, pair: PairLink) -> bool:
        view = self.views.pairing.get(pair.id)
        over = pair.ended or view is None or view.last_day < self.views.as_of
        return not over and not (pair.state or "").startswith("ended")


class Part(NamedTuple):
    """A part of a home: its heading, what it says, and what waits for the person because of it."""

    id: str
    title: str
    body: Html
    waits: tuple[int, int] = (0, 0)  # overdue, due soon


def by_what_waits(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Those that say something: the one with the most overdue first, then the most due soon."""
    said = (part for part in parts if part.body)
    return tuple(sorted(said, key=lambda part: tuple(-count for count in part.waits)))


def waiting(duties: Iterable[Duty]) -> tuple[int, int]:
    """How many of them are overdue, and how many due soon."""
    states = [each.state for each in duties]
    return states.count("overdue"), states.count("due soon")


def of_pairs(duties: Iterable[Duty], pairs: Iterable[PairLink]) -> tuple[Duty, ...]:
    """Those that belong to one of the pairs."""
    paths = {pair.path for pair in pairs}
    return tuple(each for each in duties if each.pairing and each.pairing in paths)


def to_do(home: Home, pair: PairLink, forms: Iterable[Form]) -> Html:
    """What the person can do for a pair from here: forms, surveys that ask them, the office."""
    items = [element("li", each) for each in _links(home, pair, forms)] if pair.at_work else []
    return element("ul", *items, class_="ms-doing", aria_label=_("Do")) if items else Html("")


def _links(home: Home, pair: PairLink, forms: Iterable[Form]) -> Iterator[Html]:
    views = home.views
    for form in forms if views.repository else ():
        yield link(_(form.title), address(views.repository or "", form, pairing=pair.id))
    view = views.pairing.get(pair.id)
    for survey in view.surveys if view else ():
        if survey.person in (None, home.view.id):
            asked = f"?pairing={pair.id}&person={home.view.id}"
            title = _("Answer: {survey}", survey=survey.title)
            yield link(title, relative(home.here, survey.path) + asked)
    if views.office:
        yield link(_("Tell the office"), f"{relative(home.here, OFFICE)}?pairing={pair.id}")
