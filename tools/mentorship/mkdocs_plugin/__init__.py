"""The site in MkDocs: generated pages, poured into the theme."""

from mentorship.mkdocs_plugin.plugin import MentorshipPlugin

__all__ = ["MentorshipPlugin"]
