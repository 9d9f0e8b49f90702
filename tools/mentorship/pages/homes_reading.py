"""What may be worth reading: by what waits and what is wanted, and by what this browser read."""

from __future__ import annotations

from mentorship.language import _
from mentorship.pages.homes_home import Home, Part
from mentorship.pages.page import relative
from mentorship.pages.recommended import read_here, recommended, recommended_heading
from mentorship.pages.topics import INDEX
from mentorship.render.html import joined, link, placed
from mentorship.render.parts import note


def worth_reading(home: Home) -> Part:
    """Pages with the sentence that says why; and the place that the browser fills."""
    head = recommended_heading()
    all_ = link(_("Topics"), relative(home.here, INDEX))
    found = recommended(home.views, home.person, home.here)
    rest = note(placed(_("Everything that is known stands under {topics}."), topics=all_))
    return Part(head.id, head.title, joined((found, rest, read_here(home.here))))
