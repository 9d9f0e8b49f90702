"""Puts a generated site into MkDocs: its pages, its files, its stamp and its policy."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any, Literal

from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from mentorship.cli.menu import expanded
from mentorship.cli.publishing import address_in, documents
from mentorship.findings import MentorshipError
from mentorship.language import SOURCE, speak
from mentorship.mkdocs_plugin.generated import SHELL, GeneratedPage
from mentorship.mkdocs_plugin.languages import one_language, remarked, switch, translate_theme
from mentorship.mkdocs_plugin.options import MentorshipOptions
from mentorship.mkdocs_plugin.policies import Policies
from mentorship.mkdocs_plugin.search import entries, index_of, prepare
from mentorship.mkdocs_plugin.shell import Kind, Marks, Pouring, Shell, kind_of
from mentorship.mkdocs_plugin.templates import answer, without_tags
from mentorship.mkdocs_plugin.topics import topics_below, topics_of
from mentorship.pages.feeds import FEED
from mentorship.pages.frame import (
    READING,
    ROBOTS,
    SCRIPT,
    STYLE,
    framed,
    home_link,
    resources,
    stamp,
)
from mentorship.pages.links import Places, broken_links
from mentorship.pages.page import SiteContent
from mentorship.render.comments import without_comments
from mentorship.render.documents import PlainDocuments, safe_metadata
from mentorship.render.html import joined, ready
from mentorship.render.policy import guarded

log = get_plugin_logger("mentorship")

_THEME = str(Path(__file__).with_name("theme"))


class SitePlugin(BasePlugin[MentorshipOptions]):
    """A site that is a value, built by MkDocs; `site` says where the value comes from.

    `languages` are those that are built beside each other, the first of which stands at the top.
    """

    languages: Sequence[str] = ()
    _serving = False

    @abstractmethod
    def site(self, config: MkDocsConfig) -> SiteContent:
        """What to build; asked anew for every build."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remembers whether pages are served: the live reload then needs a script of its own."""
        self._serving = command == "serve"
        if dirty:
            raise PluginError("--dirty is not supported: every build is a whole one")

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Reads the site and sets the words that stand on every page."""
        _refuse(config)
        self._site = self.site(config)
        speak(self._site.language)
        translate_theme(config)
        if self.languages:
            place = address_in(self._site.language, self.languages, config.site_url or "")
            config.site_url = place or None
        config.site_name = escape(self._site.name)
        config.copyright = str(joined((stamp(self._site), " ", ready(config.copyright or ""))))
        config.extra["mentorship_banner"] = escape(self._site.banner)
        has_feed = any(asset.path == FEED for asset in self._site.assets)
        config.extra["mentorship_feed"] = FEED if has_feed else ""
        config.extra["mentorship_homes"] = home_link(self._site)
        config.extra["mentorship_robots"] = ROBOTS if self._site.private else ""
        config.extra["mentorship_languages"] = switch(self._site.language, self.languages)
        # The theme asks whether there is a choice; a list it would link by itself, to other pages.
        config.extra["alternate"] = len(self.languages) > 1
        config.extra_css.insert(0, STYLE)
        config.extra_javascript += [SCRIPT, READING]
        config.markdown_extensions.append(PlainDocuments())
        config.theme.dirs.insert(int(config.theme.custom_dir is not None), _THEME)
        config.nav = expanded(config.nav, Path(config.docs_dir)) if config.nav else None
        return config

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Adds the generated pages and files; they win over a file of docs/ with their address."""
        self._about: dict[str, tuple[str, ...]] = {}
        self._english = one_language(files, Path(config.docs_dir), self._site.language)
        pages = [GeneratedPage(page, config).file for page in self._site.pages]
        contents = {**resources(), **dict(self._site.assets)}
        others = [File.generated(config, path, content=text) for path, text in contents.items()]
        there = {file.dest_uri: file for file in files}
        for file in (*pages, *others):
            if file.dest_uri in there:
                files.remove(there[file.dest_uri])
                log.warning(
                    "docs/%s is not published: the generated %s has its address",
                    there[file.dest_uri].src_uri,
                    file.dest_uri,
                )
            files.append(file)
        return files

    def on_nav(self, nav: Navigation, /, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002
        """Remembers the menu, which stands in every shell."""
        self._menu = nav
        return nav

    def on_page_markdown(
        self,
        markdown: str,
        /,
        *,
        page: Page,
        config: MkDocsConfig,  # noqa: ARG002 - MkDocs' signature
        files: Files,  # noqa: ARG002
    ) -> str:
        """Makes the metadata of a page of docs/ harmless and takes its comments out."""
        if isinstance(page, GeneratedPage):
            return markdown
        self._about[page.file.src_uri] = topics_of(page.meta)
        page.meta = safe_metadata(page.meta)
        text = without_comments(markdown)
        return remarked(text) if page.file.src_uri in self._english else text

    def on_page_content(self, html: str, /, *, page: Page, **_more: Any) -> str:
        """Says below a page of docs/ which topics it is about."""
        about = self._about.get(page.file.src_uri, ())
        return f"{html}{topics_below(self._site, page.file.dest_uri, about)}"

    def on_env(self, env: Any, /, *, config: MkDocsConfig, files: Files) -> Any:
        """Everything is read now: checks the links and makes the shells."""
        env.filters["striptags"] = without_tags
        for file in files.documentation_pages():
            if file.page is not None:
                file.page.update_date = self._site.as_of.isoformat()
        for link in broken_links(self._site, _places(files)):
            log.warning("%s", link)
        self._index(files, config)
        self._policies = Policies(env, config)
        answer(env, SHELL, Pouring(self._shells(env, config)))
        return env

    def on_post_page(self, output: str, /, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Puts the policy on pages of the theme; the shells have it already."""
        if self._serving or page.meta.get("template") == SHELL:
            return output
        return guarded(output, self._policies.at(page.file.dest_uri.count("/")))

    def on_post_template(
        self,
        output_content: str,
        /,
        *,
        template_name: str,
        config: MkDocsConfig,  # noqa: ARG002
    ) -> str:
        """Puts the policy on pages that are templates, such as 404.html."""
        if self._serving or not template_name.endswith(".html"):
            return output_content
        return guarded(output_content, self._policies.of_template(template_name))

    @event_priority(50)  # before the theme writes its index
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Makes the search find Chinese names, and guides before data; English is spoken again."""
        prepare(config)
        speak(SOURCE)

    def on_build_error(self, *, error: Exception) -> None:  # noqa: ARG002 - MkDocs' signature
        """English is spoken again."""
        speak(SOURCE)

    def _index(self, files: Files, config: MkDocsConfig) -> None:
        """Adds the generated pages to the search and takes them out of its own reading of pages."""
        index = index_of(config)
        if index is None:
            return
        for file in files:
            if isinstance(file.page, GeneratedPage):
                index += entries(file.page.made, file.url)
                file.page.meta["search"] = {"exclude": True}

    def _shells(self, env: Any, config: MkDocsConfig) -> Mapping[str, Shell]:
        """The shell for the address of each detail page; one for each kind is rendered."""
        menu = {page.file.dest_uri: page for page in self._menu.pages}
        kinds = {
            page.path: kind_of(page, menu, editable=bool(config.edit_uri))
            for page in self._site.pages
            if not page.overview
        }
        made: dict[Kind, Shell] = {}
        for kind in sorted(set(kinds.values())):
            marks = Marks()
            tab = menu.get(kind.tab)
            made[kind] = Shell.cut(self._themed(env, config, marks, kind, tab), kind, marks)
        return {path: made[kind] for path, kind in kinds.items()}

    def _themed(
        self, env: Any, config: MkDocsConfig, marks: Marks, kind: Kind, tab: Page | None
    ) -> str:
        """The theme's page for a kind, with marks for words, and its tab of the menu lit."""
        page = GeneratedPage(marks.page(kind), config)
        page.read_source(config)
        page.render(config, Files([]))
        page.content = str(framed(page.made))
        page.edit_url = marks.source if kind.edit else None
        if tab is not None:
            tab.active = True
        try:
            context = get_context(self._menu, [], config, page)
            text: str = env.get_template("main.html").render(context)
        finally:
            if tab is not None:
                tab.active = False
        return text if self._serving else guarded(text, self._policies.at(kind.depth))


def _refuse(config: MkDocsConfig) -> None:
    """Raises PluginError for what would make the site wrong or unsafe."""
    if config.use_directory_urls:
        raise PluginError("set use_directory_urls: false in mkdocs.yml, or the links lead nowhere")
    try:
        documents(Path(config.docs_dir))
    except MentorshipError as error:
        raise PluginError(str(error)) from None


def _places(files: Files) -> Places:
    """The addresses of docs/ and of the theme's files, with the anchors of pages."""
    return {
        file.dest_uri: file.page.present_anchor_ids if file.page is not None else None
        for file in files
    }
