"""The whole generated site as a value: every page set of this folder, applied to the views."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

import mentorship.pages
from mentorship.findings import Finding
from mentorship.history.facts import History, HistoryState
from mentorship.language import N_, _, spoken
from mentorship.models.fields import words
from mentorship.obligations.situation import Situation
from mentorship.pages.page import Asset, Page, SiteContent
from mentorship.pages.page_set import AssetSet, PageSet
from mentorship.pages.paging import paged
from mentorship.publication.build import views
from mentorship.publication.classes import AUDIENCES, OFFICE, Class, class_of_page
from mentorship.publication.views import Views
from mentorship.registry import collect
from mentorship.workspace.guides import Written

Read = Callable[[str], bytes]
_NOTHING = Written()

FOR_OFFICE = N_("For the program office only: do not publish.")
"""What every page of the office's site says first."""


def content(
    situation: Situation,
    audience: str,
    findings: Iterable[Finding],
    *,
    docs: Written = _NOTHING,
    read: Read | None = None,
    address: str = "",
) -> SiteContent:
    """Everything generated for `audience` as of the situation's day, in the language spoken.

    `docs` are the hand-written pages that may be linked, `read` gives the bytes of a picture or PDF
    by its path in the repository, `address` is where the site will stand, as far as that is known.
    """
    made = views(situation, audience, findings, docs.addresses, address, docs.guides)
    settings = situation.workspace.settings
    name = words(settings.organisation, settings.language_beside(spoken()))
    return SiteContent(
        pages=pages(made),
        assets=(*(Asset(path, read(path)) for path in made.attachments if read), *files(made)),
        as_of=situation.today,
        commit=made.commit,
        audience=audience,
        name=_("{organisation} Mentorship", organisation=name),
        language=spoken(),
        banner=_banner(audience, settings.as_of, situation.history),
        fixed=settings.as_of is not None,
    )


def pages(made: Views) -> tuple[Page, ...]:
    """All pages in order of address; two of the same address would be a defect, and stop here."""
    gate = AUDIENCES[made.audience]
    sets = [each for each in collect(mentorship.pages, PageSet) if _class_of(each) <= gate]
    found: dict[str, Page] = {}
    for page in (part for each in sets for whole in each.make(made) for part in paged(whole)):
        if page.path in found:
            raise ValueError(f"two pages have the address {page.path}")
        found[page.path] = page
    return tuple(found[path] for path in sorted(found))


def files(made: Views) -> tuple[Asset, ...]:
    """The files that are made for the audience, in order of address: calendars, feeds."""
    gate = AUDIENCES[made.audience]
    sets = [each for each in collect(mentorship.pages, AssetSet) if _class_of(each) <= gate]
    return tuple(sorted(asset for each in sets for asset in each.make(made)))


def _class_of(each: PageSet | AssetSet) -> Class:
    return class_of_page(each.module.rpartition(".")[2])


def _banner(audience: str, as_of: date | None, history: History) -> str:
    """What every page says first: who may read it where that is the office alone, that the day is
    fixed, and that dates of files are not known."""
    said = [_(FOR_OFFICE)] if audience == OFFICE else []
    if as_of is not None:
        said.append(
            _(
                "As of {day}: the day is fixed in mentorship.yml, as in a demo or an archive.",
                day=as_of,
            )
        )
    if history.problem and history.state not in (
        HistoryState.FULL, HistoryState.NO_REPOSITORY, HistoryState.NO_COMMIT,
    ):  # fmt: skip
        said.append(
            _("Made without the whole history: everything is judged by the dates it claims.")
        )
    return " ".join(said)
