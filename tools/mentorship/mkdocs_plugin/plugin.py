"""The plugin `mentorship` of MkDocs: the site of the repository that mkdocs.yml stands in."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer

from mentorship.cli.publishing import OFFICE_FOLDER, Wanted, publication
from mentorship.findings import Finding, MentorshipError, Severity, shown
from mentorship.mkdocs_plugin.site_plugin import SitePlugin, log
from mentorship.models.kinds import FOLDERS
from mentorship.pages.page import SiteContent
from mentorship.publication.classes import OFFICE
from mentorship.workspace.tree import SETTINGS


class MentorshipPlugin(SitePlugin):
    """Reads the repository and publishes it.

    The environment variables MENTORSHIP_AUDIENCE and MENTORSHIP_AS_OF, which `mentorship build`
    sets, go before the options. MENTORSHIP_LANGUAGE says which of the languages is built, with the
    others beside it; without it only the first is there. MENTORSHIP_AT names a commit of
    MENTORSHIP_REPOSITORY to be read; mkdocs.yml and docs/ are copies then, and lie elsewhere.
    """

    def site(self, config: MkDocsConfig) -> SiteContent:
        """The site of the repository, its findings said on the way."""
        audience = os.environ.get("MENTORSHIP_AUDIENCE") or self.config.audience or None
        day = os.environ.get("MENTORSHIP_AS_OF")
        language = os.environ.get("MENTORSHIP_LANGUAGE") or None
        if audience == OFFICE and not Path(config.site_dir).name.startswith(OFFICE_FOLDER):
            raise PluginError(
                "the office's site goes into a private folder of its own: "
                "build it with `mentorship build --audience office`"
            )
        try:
            wanted = Wanted(
                audience,
                date.fromisoformat(day) if day else None,
                config.site_url or "",
                os.environ.get("MENTORSHIP_AT") or None,
                language,
            )
            made = publication(_root(config), Path(config.docs_dir), wanted)
        except (MentorshipError, ValueError) as error:
            raise PluginError(shown(str(error))) from None
        for finding in made.findings:
            _say(finding, strict=self.config.strict)
        if language:
            self.languages = made.languages
        return made.site

    def on_serve(
        self,
        server: LiveReloadServer,
        /,
        *,
        config: MkDocsConfig,
        builder: Callable[..., Any],  # noqa: ARG002
    ) -> LiveReloadServer:
        """Builds again when a file of the repository changes."""
        root = _root(config)
        for name in (*FOLDERS, SETTINGS):
            if (root / name).exists():
                server.watch(str(root / name))
        return server


def _root(config: MkDocsConfig) -> Path:
    told = os.environ.get("MENTORSHIP_AT") and os.environ.get("MENTORSHIP_REPOSITORY")
    return Path(told) if told else Path(config.config_file_path).resolve().parent


def _say(finding: Finding, *, strict: bool) -> None:
    say = log.warning if strict and finding.severity is not Severity.INFO else log.info
    say("%s: %s[%s]: %s", finding.place, finding.severity, finding.code, shown(finding.message))
