"""The texts of messages: those that the package brings, and those an organisation puts in place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from jinja2 import Template, TemplateError

from mentorship.findings import Finding, Place, shown
from mentorship.render.letters.safe import safe_lines
from mentorship.render.letters.schema import SCHEMAS, View, values
from mentorship.render.letters.syntax import Flaw, environment, flaw_in
from mentorship.rules.messages import MESSAGE_TEMPLATE
from mentorship.rules.rule import Issue
from mentorship.workspace.workspace import MessageTemplate, Workspace

_LONGEST = 16_000
"""Characters of an own text with its values."""

_FOLDER = Path(__file__).parent.parent / "messages"
LANGUAGES = ("en", "zh")
"""Languages in which the package brings every text; the first is the last resort."""


@dataclass(frozen=True, eq=False)
class Texts:
    """The texts of an organisation; `own` are its templates that may be used."""

    languages: tuple[str, ...]
    own: Mapping[tuple[str, str], Template] = field(default_factory=dict)

    def language(self, spoken: tuple[str, ...]) -> str:
        """The first language somebody speaks of those that the organisation has texts in."""
        there = [each for each in self.languages if each in LANGUAGES or self._speaks(each)]
        return next((each for each in spoken if each in there), (there or LANGUAGES)[0])

    def say(self, name: str, language: str, view: View) -> str:
        """A text with its values, without blank lines around it.

        The organisation's own text goes before ours; one that comes out empty, or too long to be
        read by anybody, is not used.
        """
        own = self.own.get((language, name))
        said = _rendered(own, view) if own else ""
        return said if 0 < len(said) <= _LONGEST else _rendered(_built_in(language, name), view)

    def _speaks(self, language: str) -> bool:
        return any(spoken == language for spoken, _ in self.own)


def texts_of(workspace: Workspace) -> Texts:
    """The texts that a repository uses: templates with a flaw are passed over."""
    own = {
        (each.language, each.name): environment().from_string(each.text)
        for each in workspace.templates
        if _flaw(workspace, each) is None
    }
    return Texts(workspace.settings.languages, own)


def broken_templates(workspace: Workspace) -> tuple[Finding, ...]:
    """A finding for each template that is not used, at the line that says why."""
    return tuple(_findings(workspace))


def _findings(workspace: Workspace) -> Iterator[Finding]:
    for each in workspace.templates:
        flaw = _flaw(workspace, each)
        if flaw:
            place = Place(each.path, flaw.line)
            yield MESSAGE_TEMPLATE.finding(Issue(place, flaw.message, flaw.hint))


def _flaw(workspace: Workspace, template: MessageTemplate) -> Flaw | None:
    languages = workspace.settings.languages
    if template.name not in SCHEMAS:
        known = f"there are: {', '.join(SCHEMAS)}"
        return Flaw(1, f"there is no message {shown(template.name)!r}", known)
    if template.language not in languages:
        message = f"the organisation does not have the language {shown(template.language)!r}"
        return Flaw(1, message, f"`languages` in mentorship.yml: {', '.join(languages)}")
    flaw = flaw_in(template.text, SCHEMAS[template.name])
    return flaw or _compiled(template)


def _compiled(template: MessageTemplate) -> Flaw | None:
    """What compiling says of a template that holds nothing forbidden."""
    try:
        environment().from_string(template.text)
    except (TemplateError, SyntaxError, RecursionError, ValueError) as error:
        line = getattr(error, "lineno", None) or 1
        return Flaw(line, f"it cannot be read: {type(error).__name__}")
    return None


def _rendered(template: Template, view: View) -> str:
    return safe_lines(template.render(values(view))).strip("\n ")


@cache
def _built_in(language: str, name: str) -> Template:
    folder = language if language in LANGUAGES else LANGUAGES[0]
    return environment().from_string((_FOLDER / folder / f"{name}.txt").read_text("utf-8"))
