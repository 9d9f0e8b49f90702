"""Sites made by hand, and MkDocs run on them as a user runs it."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import date
from html import escape
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from mentorship.mkdocs_plugin.site_plugin import SitePlugin
from mentorship.pages.page import Asset, Crumb, Heading, Page, SiteContent

HOME, PEOPLE = Crumb("Home", "index.html"), Crumb("People", "people/index.html")


class Given(SitePlugin):
    """The plugin with a site that is handed to it."""

    def __init__(self, site: SiteContent) -> None:
        super().__init__()
        self._given = site
        self.load_config({})

    def site(self, config: MkDocsConfig) -> SiteContent:  # noqa: ARG002
        return self._given


def overview(path: str, title: str, body: str = "<p>Text.</p>", **more: Any) -> Page:
    """A page of the menu."""
    return Page(path=path, title=title, body=body, overview=True, **more)


def person(name: str, body: str = "", **more: Any) -> Page:
    """A detail page with two headings, `skills` and `pairings`."""
    text = (
        f'<p>About {escape(name)}.</p><h2 id="skills">Skills</h2><p>Python</p>'
        f'<h2 id="pairings">Pairings</h2>{body}'
    )
    values = {
        "path": f"people/{name.lower().replace(' ', '.')}.html",
        "title": name,
        "body": text,
        "headings": (Heading(2, "skills", "Skills"), Heading(2, "pairings", "Pairings")),
        "section": (HOME, PEOPLE),
        "source": "people/someone.yml",
    }
    return Page(**{**values, **more})


def small_site(*pages: Page, **more: Any) -> SiteContent:
    """A site with a home page, a list of people and the pages given."""
    first = overview("index.html", "Home"), overview("people/index.html", "People")
    values: dict[str, Any] = {
        "pages": (*first, *pages),
        "assets": (Asset("api/people.json", b"[]"),),
        "as_of": date(2026, 11, 20),
        "commit": "5f3a9c21b0d4",
        "name": "Northwind",
    }
    return SiteContent(**{**values, **more})


DOCS = {"guides/first.md": "# First meeting\n\nBefore you meet.\n"}

MENU = [
    {"Home": "index.md"},
    {"People": "people/index.md"},
    {"Guides": ["guides/first.md", "guides/*"]},
]


def publish(
    folder: Path, site: SiteContent, docs: Mapping[str, str] | None = None, **settings: Any
) -> Path:
    """Builds the site with MkDocs and Material, strictly, and gives the folder it is in."""
    config = configuration(folder, docs, **settings)
    register(config, Given(site))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return Path(config.site_dir)


def configuration(
    folder: Path, docs: Mapping[str, str] | None = None, **settings: Any
) -> MkDocsConfig:
    """A configuration like the one of the project, for a folder docs/ with these files."""
    (folder / "docs").mkdir(parents=True, exist_ok=True)
    for path, text in (DOCS if docs is None else docs).items():
        file = folder / "docs" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    configured = folder / "mkdocs.yml"
    configured.write_text("site_name: Test\n", encoding="utf-8")
    logging.getLogger("MARKDOWN").setLevel(logging.WARNING)
    values: dict[str, Any] = {
        "config_file": str(configured),
        "docs_dir": str(folder / "docs"),
        "site_dir": str(folder / "site"),
        "use_directory_urls": False,
        "strict": True,
        "edit_uri": "https://example.org/o/r/edit/main/docs/",
        "theme": theme(),
        "plugins": ["search"],
        "markdown_extensions": ["attr_list", "tables", "toc"],
        "nav": MENU,
    }
    return load_config(**{**values, **settings})


def theme() -> dict[str, Any]:
    """The theme as the project sets it."""
    palette = [
        {
            "media": f"(prefers-color-scheme: {name})",
            "scheme": scheme,
            "primary": "custom",
            "accent": "custom",
            "toggle": {"icon": "material/theme-light-dark", "name": "Other colours"},
        }
        for name, scheme in (("light", "default"), ("dark", "slate"))
    ]
    features = ["content.action.edit", "navigation.footer", "navigation.tabs", "search.highlight"]
    return {"name": "material", "font": False, "palette": palette, "features": features}


def register(config: MkDocsConfig, plugin: SitePlugin) -> None:
    """Puts the plugin among those of the configuration, as its name in mkdocs.yml would."""
    config.plugins["mentorship"] = plugin
