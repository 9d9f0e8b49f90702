"""The same pages as Markdown files and as pages that are ready, built by MkDocs.

`python -m benchmarks.pouring prepare REPOSITORY FOLDER` writes FOLDER/markdown/ and
FOLDER/pages.pickle; `python -m benchmarks.pouring build CONFIGURATION PICKLE` builds the latter.
"""

from __future__ import annotations

import pickle
import re
import sys
from datetime import date
from pathlib import Path

from markdown_it import MarkdownIt
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from mentorship.mkdocs_plugin.site_plugin import SitePlugin
from mentorship.pages.page import Page, SiteContent
from mentorship.render.heading import Heading

PAGES = 3_000


class Ready(SitePlugin):
    """The plugin of the product, given a site instead of a repository."""

    kept: Path

    def site(self, config: MkDocsConfig) -> SiteContent:  # noqa: ARG002 - the plugin's signature
        content: SiteContent = pickle.loads(self.kept.read_bytes())  # noqa: S301 - our own file
        return content


def prepare(repository: Path, folder: Path) -> None:
    """Pages of some notes each, with a table, headings, paragraphs and lists: about 2 KB."""
    notes = sorted((repository / "logs").glob("*/*.md"))
    size = len(notes) // PAGES
    parser = MarkdownIt("commonmark").enable("table")
    pages = []
    for number in range(PAGES):
        text = _text(number, notes[number * size : (number + 1) * size])
        path = folder / "markdown" / "notes" / f"{number:04}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        pages.append(_page(number, text, parser.render(text)))
    site = SiteContent(pages=tuple(pages), as_of=date(2026, 11, 20))
    (folder / "pages.pickle").write_bytes(pickle.dumps(site))


def pour(configuration: str, kept: Path) -> None:
    """What `mkdocs build` does, with our plugin and the pages kept."""
    config = load_config(configuration)
    plugin = Ready()
    plugin.load_config({})
    plugin.kept = kept
    config.plugins["ready"] = plugin
    config.plugins.run_event("startup", command="build", dirty=False)
    build(config)


def _text(number: int, notes: list[Path]) -> str:
    rows, sections = [], []
    for note in notes:
        head, body = note.read_text("utf-8")[4:].split("\n---\n", 1)
        keys = dict(line.split(": ", 1) for line in head.split("\n"))
        rows.append(f"| {keys['date']} | {keys['kind']} | {keys['by']} |")
        sections.append(f"## {note.stem}\n\n{body}")
    table = "\n".join(("| date | kind | by |", "|---|---|---|", *rows))
    return f"# Notes {number}\n\n{table}\n\n" + "\n".join(sections)


def _page(number: int, text: str, body: str) -> Page:
    names = re.findall("^## (.+)$", text, re.MULTILINE)
    for name in names:
        body = body.replace(f"<h2>{name}</h2>", f'<h2 id="{name}">{name}</h2>')
    headings = tuple(Heading(2, name, name) for name in names)
    path = f"notes/{number:04}.html"
    return Page(path=path, title=f"Notes {number}", body=body, headings=headings, searchable=False)


if __name__ == "__main__":
    if sys.argv[1] == "prepare":
        prepare(Path(sys.argv[2]), Path(sys.argv[3]))
    else:
        pour(sys.argv[2], Path(sys.argv[3]))
