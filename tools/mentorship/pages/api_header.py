"""What every document of the API says of itself, and what lies beside a page."""

from __future__ import annotations

from typing import Any

from mentorship.language import spoken
from mentorship.publication.views import Views


def header(views: Views) -> dict[str, Any]:
    """What every document says of itself."""
    return {
        "version": 1, "audience": views.audience, "as_of": views.as_of, "language": spoken(),
    }  # fmt: skip


def beside(views: Views, page: str) -> dict[str, Any]:
    """The calendar and the feed of a page, where there are any."""
    stem = page.removesuffix(".html")
    found = {"calendar": f"{stem}.ics", "feed": f"{stem}.xml"}
    return {name: path for name, path in found.items() if path in views.subscribable}
