"""The pages of each program's handbook, as its owners wrote them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from posixpath import join, normpath

from mentorship.language import _
from mentorship.pages.page import Crumb, Page, relative
from mentorship.pages.page_set import page_set
from mentorship.pages.programs import home
from mentorship.publication.program_view import HandbookView, ProgramView
from mentorship.publication.views import Views
from mentorship.render.notes import render


@page_set
def handbooks(views: Views) -> Iterator[Page]:
    """The pages of each program's handbook."""
    for program in views.programs:
        for page in program.handbook:
            resolve = partial(_resolved, views, program, page)
            text = page.text.removeprefix(f"# {page.title}\n")
            made = render(text, resolve, level=2, prefix="page")
            yield Page(
                path=page.path, title=page.title, body=str(made.html), headings=made.headings,
                source=page.source, section=(home(), Crumb(program.title, program.path)),
                description=_("{program}: {page}", program=program.title, page=page.title),
            )  # fmt: skip


def _resolved(views: Views, program: ProgramView, page: HandbookView, address: str) -> str | None:
    """Where a relative link of a handbook page leads on the site."""
    target = address.partition("#")[0]
    path = normpath(join(page.folder, target))
    if path in views.attachments:
        return relative(page.path, path)
    found = next((each.path for each in program.handbook if each.source == path), None)
    return relative(page.path, found) if found else None
