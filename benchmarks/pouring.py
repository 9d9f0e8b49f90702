"""Builds a site whose pages are ready, so that only MkDocs and the plugin are timed.

`python -m benchmarks.pouring prepare REPOSITORY PICKLE` reads the repository and makes the pages;
`python -m benchmarks.pouring build CONFIGURATION PICKLE` pours them into the theme.
"""

from __future__ import annotations

import pickle
import sys
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from mentorship.cli.publishing import publication
from mentorship.mkdocs_plugin.site_plugin import SitePlugin
from mentorship.pages.page import SiteContent


class Ready(SitePlugin):
    """The plugin of the product, given a site instead of a repository."""

    kept: Path

    def site(self, config: MkDocsConfig) -> SiteContent:  # noqa: ARG002 - the plugin's signature
        content: SiteContent = pickle.loads(self.kept.read_bytes())  # noqa: S301 - our own file
        return content


def prepare(repository: Path, kept: Path) -> None:
    """Keeps the pages of a repository."""
    kept.write_bytes(pickle.dumps(publication(repository, repository / "docs", "pair", None).site))


def pour(configuration: str, kept: Path) -> None:
    """What `mkdocs build` does, with our plugin and the pages kept."""
    config = load_config(configuration)
    plugin = Ready()
    plugin.load_config({})
    plugin.kept = kept
    config.plugins["ready"] = plugin
    config.plugins.run_event("startup", command="build", dirty=False)
    build(config)


if __name__ == "__main__":
    if sys.argv[1] == "prepare":
        prepare(Path(sys.argv[2]).resolve(), Path(sys.argv[3]))
    else:
        pour(sys.argv[2], Path(sys.argv[3]))
