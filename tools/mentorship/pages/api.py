"""The API: all that the pages say as JSON, for other software, in files at fixed addresses."""

from __future__ import annotations

from collections.abc import Iterator

from mentorship.pages import api_lists
from mentorship.pages.api_badges import ORGANISATION
from mentorship.pages.api_header import header
from mentorship.pages.api_paging import Document
from mentorship.pages.api_pairing import pairing_detail
from mentorship.pages.api_person import person_detail
from mentorship.pages.api_pieces import api_of
from mentorship.pages.api_program import program_detail
from mentorship.pages.api_reports import reports
from mentorship.pages.page import Asset
from mentorship.pages.page_set import asset_set
from mentorship.publication.views import Views
from mentorship.render.api import KINDS, TOP, schema_address, schema_texts, written
from mentorship.render.api_lists import FileItem, Index

INDEX = f"{TOP}/index.json"
"""Where to begin."""


@asset_set
def api(views: Views) -> Iterator[Asset]:
    """The index, the lists, a file for each program, pairing and person, and the schemas."""
    yield Asset(INDEX, written(index(views)))
    for path, content in (*_lists(views), *reports(views)):
        yield Asset(path, content)
    for program in views.programs:
        yield Asset(api_of(program.path), written(program_detail(views, program)))
    for pairing in views.pairings:
        if pairing.link.path:
            yield Asset(api_of(pairing.link.path), written(pairing_detail(views, pairing)))
    for person in views.people:
        yield Asset(api_of(person.path), written(person_detail(views, person)))
    for name, text in schema_texts().items():
        yield Asset(schema_address(name), text.encode())


def index(views: Views) -> Index:
    """What there is on this site."""
    return Index(
        **header(views),
        organisation=views.organisation,
        site=views.address or None,
        commit=views.commit,
        files=tuple(
            FileItem(name=kind.name, api=f"{TOP}/{kind.address}", schema=schema_address(kind.name))
            for kind in KINDS
            if "<" not in kind.address
        ),
        badge=ORGANISATION,
        calendar="index.ics" if "index.ics" in views.subscribable else None,
        feed="feed.xml" if "feed.xml" in views.subscribable else None,
    )


def _lists(views: Views) -> Iterator[Document]:
    for make in (
        api_lists.programs, api_lists.pairings, api_lists.people, api_lists.skills,
        api_lists.obligations, api_lists.all_metrics, api_lists.all_trends, api_lists.badges,
        api_lists.guides, api_lists.topics,
    ):  # fmt: skip
        yield from make(views)
