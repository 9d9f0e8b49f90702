"""What mkdocs.yml may say about the plugin."""

from __future__ import annotations

from mkdocs.config import config_options
from mkdocs.config.base import Config


class MentorshipOptions(Config):
    """The options of the plugin.

    `audience` is for whom the site is (default: the first of `site: audiences`). `strict` makes
    errors and warnings of the check warnings of MkDocs, so that `mkdocs build --strict` fails on
    them; otherwise they are only said, for `mentorship check` is what judges.
    """

    audience = config_options.Choice(("", "public", "members", "pair"), default="")
    strict = config_options.Type(bool, default=False)
