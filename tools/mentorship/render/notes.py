"""Notes written in Markdown, as HTML that can do nothing but be read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import NamedTuple
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from mentorship.language import N_, _
from mentorship.render.comments import without_comments
from mentorship.render.heading import Heading
from mentorship.render.html import Html, element, is_relative, is_safe, joined, ready

Resolve = Callable[[str], str | None]
"""Turns a relative link as written in a note into one of the page, None where nothing is there."""

LONGEST = 60_000
"""Characters; a longer note is shown as it is written."""

MOST_BRACKETS = 4_000
"""Each `[` may open a link and costs a search for its end; a note with more is shown as written."""

DEEPEST = 60
"""Levels of lists, items and quotations; a deeper note is shown as it is written."""

_LONG = N_("This note is shown as it is written: it is too long to be laid out.")
_BRACKETS = N_("This note is shown as it is written: it is too full of brackets to be laid out.")
_DEEP = N_("This note is shown as it is written: it is nested too deeply to be laid out.")
_NO_LETTERS = re.compile(r"\W+")
_TASK = re.compile(r"\[([ xX])\](?=\s|$)")
_LANGUAGE = re.compile(r"[A-Za-z0-9+#-]{1,30}")
_ALIGNED = {"text-align:right": "ms-number", "text-align:center": "ms-centre"}


class Note(NamedTuple):
    """A rendered note: its HTML and its headings."""

    html: Html
    headings: tuple[Heading, ...] = ()


def nowhere(_address: str) -> str | None:
    """For notes beside which nothing is published: every relative link becomes its text."""
    return None


def render(text: str, resolve: Resolve = nowhere, *, level: int = 2, prefix: str = "note") -> Note:
    """Renders the Markdown of a note.

    Raw HTML is shown as text and comments are left out. Links lead by http, https or mailto to
    other sites and, through `resolve`, to published pages; all other links are their text. Only
    pictures of this site are shown, others become links. The note's highest heading gets `level`,
    and every heading an id of its own that begins with `prefix`.
    """
    public = without_comments(text)
    if len(public) > LONGEST:
        return _as_written(public, _LONG)
    if public.count("[") > MOST_BRACKETS:
        return _as_written(public, _BRACKETS)
    markdown = _markdown()
    environment: EnvType = {}
    tokens = markdown.parse(public, environment)
    if any(token.level >= DEEPEST - 1 for token in tokens):
        return _as_written(public, _DEEP)
    headings = tuple(_placed_headings(tokens, level, prefix))
    _settle_links(tokens, _within(resolve, headings, prefix))
    return Note(ready(markdown.renderer.render(tokens, markdown.options, environment)), headings)


def _as_written(text: str, reason: str) -> Note:
    remark = element("p", _(reason), class_="ms-note")
    return Note(joined((remark, element("pre", element("code", text)))))


class _Renderer(RendererHTML):
    """The renderer's rules where notes differ: code, tables, and no inline styles."""

    def fence(
        self,
        tokens: Sequence[Token],
        idx: int,
        options: OptionsDict,  # noqa: ARG002 - the renderer's signature
        env: EnvType,  # noqa: ARG002
    ) -> str:
        token = tokens[idx]
        language = _LANGUAGE.match(token.info.strip())
        kind = f"language-{language[0].lower()}" if language else None
        return str(element("pre", element("code", token.content, class_=kind))) + "\n"

    def table_open(self, *_: object) -> str:
        return '<div class="ms-scroll" tabindex="0"><table class="ms-table">\n'

    def table_close(self, *_: object) -> str:
        return "</table></div>\n"

    def th_open(self, tokens: Sequence[Token], idx: int, *_: object) -> str:
        return _cell(tokens[idx])

    def td_open(self, tokens: Sequence[Token], idx: int, *_: object) -> str:
        return _cell(tokens[idx])


@cache
def _markdown() -> MarkdownIt:
    options = {"html": False, "xhtmlOut": False, "maxNesting": DEEPEST}
    markdown = MarkdownIt("commonmark", options, renderer_cls=_Renderer)
    markdown.enable(["table", "strikethrough"])
    markdown.validateLink = is_safe  # type: ignore[assignment, method-assign]
    markdown.core.ruler.before("inline", "tasks", _mark_tasks)
    return markdown


def _cell(token: Token) -> str:
    kind = _ALIGNED.get(str(token.attrGet("style")))
    return f'<{token.tag} class="{kind}">' if kind else f"<{token.tag}>"


def _mark_tasks(state: StateCore) -> None:
    """`[ ]` and `[x]` at the start of a list item become a box and a ticked box."""
    for item, paragraph, inline in zip(
        state.tokens, state.tokens[1:], state.tokens[2:], strict=False
    ):
        if (item.type, paragraph.type) != ("list_item_open", "paragraph_open"):
            continue
        task = _TASK.match(inline.content)
        if task:
            inline.content = ("☐" if task[1] == " " else "☑") + inline.content[3:]
            item.attrSet("class", "ms-task")


def _placed_headings(tokens: Sequence[Token], level: int, prefix: str) -> Iterator[Heading]:
    """Gives the headings among the tokens their level and id, and yields them."""
    opening = [index for index, token in enumerate(tokens) if token.type == "heading_open"]
    highest = min((int(tokens[index].tag[1]) for index in opening), default=1)
    taken: dict[str, int] = {}
    for index in opening:
        title = _plain(tokens[index + 1])
        identity = _free(_slug(title, prefix), taken)
        depth = min(int(tokens[index].tag[1]) - highest + level, 6)
        tokens[index].tag = tokens[index + 2].tag = f"h{depth}"
        tokens[index].attrSet("id", identity)
        yield Heading(depth, identity, title)


def _free(name: str, taken: dict[str, int]) -> str:
    """`name`, or `name-2` and so on where it is taken; `taken` counts the uses of each name."""
    identity = name
    while identity in taken:
        taken[name] += 1
        identity = f"{name}-{taken[name]}"
    taken[identity] = 1
    return identity


def _slug(title: str, prefix: str) -> str:
    words = _NO_LETTERS.sub("-", title.casefold()).strip("-")[:60].strip("-")
    return f"{prefix}-{words or 'section'}"


def _plain(token: Token) -> str:
    parts = (
        child.content or (" " if child.type.endswith("break") else "")
        for child in token.children or ()
    )
    return " ".join("".join(parts).split())


def _within(resolve: Resolve, headings: Sequence[Heading], prefix: str) -> Resolve:
    """Resolves `#place` to the note's own headings, everything else as `resolve` does."""
    places = {heading.id for heading in headings}

    def resolved(address: str) -> str | None:
        if not address.startswith("#"):
            return resolve(address)
        place = _slug(address[1:], prefix)
        return f"#{place}" if place in places else None

    return resolved


def _settle_links(tokens: Sequence[Token], resolve: Resolve) -> None:
    for token in tokens:
        if token.type == "inline" and token.children:
            token.children = list(_settled(token.children, resolve))


def _settled(children: Sequence[Token], resolve: Resolve) -> Iterator[Token]:
    """The tokens of a line with links and pictures that lead somewhere, the others as text."""
    kept: list[bool] = []
    for child in children:
        if child.type == "link_open":
            kept.append(_aim(child, str(child.attrGet("href") or ""), resolve))
        if child.type == "image":
            yield from _picture(child, resolve, linked=any(kept))
        elif child.type not in ("link_open", "link_close") or kept[-1]:
            yield child
        if child.type == "link_close":
            kept.pop()


def _aim(token: Token, address: str, resolve: Resolve) -> bool:
    """Points a link where it may lead; False where it leads nowhere."""
    goal = resolve(unquote(address)) if is_relative(address) else address
    if goal is None or not is_safe(goal):
        return False
    token.attrSet("href", goal)
    if not is_relative(goal):
        token.attrSet("rel", "noopener noreferrer nofollow")
    return True


def _picture(image: Token, resolve: Resolve, *, linked: bool) -> Iterator[Token]:
    address = str(image.attrGet("src") or "")
    goal = resolve(unquote(address)) if is_relative(address) else None
    if goal is not None and is_relative(goal):
        image.attrSet("src", goal)
        image.attrSet("loading", "lazy")
        yield image
        return
    words = Token("text", "", 0, content=_plain(image) or _("picture"))
    opening, closing = Token("link_open", "a", 1), Token("link_close", "a", -1)
    if linked or is_relative(address) or not _aim(opening, address, resolve):
        yield words
    else:
        yield from (opening, words, closing)
