"""Content security policies, computed from pages of the theme that hold none of our words."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation

from mentorship.mkdocs_plugin.generated import GeneratedPage
from mentorship.pages.page import Page
from mentorship.render.html import Html
from mentorship.render.policy import policy

_NO_MENU = Navigation([], [])


class Policies:
    """The policy for pages at each depth below the top, computed once.

    The theme's scripts name the way to the top, so they differ with the depth. Titles, menu and
    texts of the organisation have no part in the page that is trusted.
    """

    def __init__(self, env: Any, config: MkDocsConfig) -> None:
        self._env = env
        self._config = config
        self._known: dict[int, Html] = {}

    def at(self, depth: int) -> Html:
        """For pages with `depth` folders above them."""
        if depth not in self._known:
            blank = Page(path="x/" * depth + "x.html", title="x", body="", overview=True)
            page = GeneratedPage(blank, self._config)
            page.read_source(self._config)
            page.content = ""
            context = get_context(_NO_MENU, [], self._config, page)
            self._known[depth] = policy(self._env.get_template("main.html").render(context))
        return self._known[depth]

    def of_template(self, name: str) -> Html:
        """For a page that is a template of the theme, such as 404.html."""
        base = urlsplit(self._config.site_url or "/").path
        context = get_context(_NO_MENU, [], self._config, base_url=base)
        return policy(self._env.get_template(name).render(context))
