"""The language that generated text is written in: English in the code, catalogues for others.

Text is written as `_("{count} pairs at work", count=3)`; who builds a site says in which language,
with `speaking("zh")`. Nothing else decides it, neither environment nor locale of the machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from babel.messages.catalog import Message

SOURCE = "en"
"""The language of the texts in the code."""

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


class Catalogue(NamedTuple):
    """The texts of a language: by English text, and by English singular where there are forms."""

    language: str
    texts: Mapping[str, str] = {}
    forms: Mapping[str, Sequence[str]] = {}


_ENGLISH = Catalogue(SOURCE)
_SPOKEN: ContextVar[Catalogue] = ContextVar("spoken", default=_ENGLISH)


@contextmanager
def speaking(language: str | Catalogue) -> Iterator[None]:
    """Lets `_` write in a language inside the block; one without a catalogue is English."""
    chosen = language if isinstance(language, Catalogue) else catalogue(language)
    token = _SPOKEN.set(chosen)
    try:
        yield
    finally:
        _SPOKEN.reset(token)


def speak(language: str) -> None:
    """Lets `_` write in a language from here on: for a process that makes one site."""
    _SPOKEN.set(catalogue(language))


def spoken() -> str:
    """The code of the language that is spoken, as in `<html lang="...">`."""
    return _SPOKEN.get().language


def _(text: str, /, **values: object) -> str:
    """The text in the language spoken, with values where it has names in braces."""
    said = _SPOKEN.get().texts.get(text, text)
    return said.format_map(values) if values else said


def n_(one: str, more: str, n: int, /, **values: object) -> str:
    """One of two texts by a number, which both may name `{n}`."""
    forms = _SPOKEN.get().forms.get(one)
    # Chinese has one form; a language with more than two would choose by Babel's plural rule.
    said = (one if n == 1 else more) if forms is None else forms[min(len(forms) - 1, int(n != 1))]
    return said.format_map({"n": n, **values})


def N_(text: str, /) -> str:  # noqa: N802 - the name that tools for catalogues know
    """Marks a constant that is said later, by `_`; gives it back as it is."""
    return text


@cache
def translations() -> tuple[str, ...]:
    """The languages there are texts in, English first."""
    folder = files("mentorship").joinpath("locales")
    found = (each.name for each in folder.iterdir() if each.is_dir()) if folder.is_dir() else ()
    return (SOURCE, *sorted(found))


def translated(path: str) -> tuple[str, str] | None:
    """Of which page a file is the translation, and into what: `a.zh.md` is `a.md` in Chinese."""
    stem, _dot, code = path.removesuffix(".md").rpartition(".")
    found = stem and path.endswith(".md") and code in translations()
    return (f"{stem}.md", code) if found else None


@cache
def catalogue(language: str) -> Catalogue:
    """The texts of a language: those of a PO file of this package; English for other codes."""
    from babel.messages.pofile import read_po

    file = files("mentorship").joinpath("locales", language, "mentorship.po")
    if language not in translations() or not file.is_file():
        return _ENGLISH
    with file.open("rb") as stream:
        return catalogue_of(read_po(stream, language), language)


def catalogue_of(messages: Iterable[Message], language: str) -> Catalogue:
    """The texts of a PO file that are translated; its head, and what is marked as fuzzy, is none.

    A text without a translation, and a plural of which a form is missing, stay English.
    """
    known = (each for each in messages if each.id and each.string and not each.fuzzy)
    read = [(each.id, each.string) for each in known]
    texts = {key: said for key, said in read if isinstance(key, str) and isinstance(said, str)}
    plurals = [(key[0], tuple(said or ())) for key, said in read if isinstance(key, tuple)]
    forms = {key: said for key, said in plurals if all(said)}
    return Catalogue(language, texts, forms)


def day_words(day: date) -> str:
    """A day for people: `20 Nov 2026`, `2026年11月20日`."""
    if spoken() == SOURCE:
        return f"{day.day} {_MONTHS[day.month - 1][:3]} {day.year}"
    from babel.dates import format_date

    return format_date(day, "long", locale=spoken())


def month_words(year: int | str, month: int) -> str:
    """A month for people: `November 2026`, `2026年11月`; without its year where that is empty."""
    if spoken() == SOURCE:
        return f"{_MONTHS[month - 1]} {year}".rstrip()
    from babel.dates import format_skeleton

    return format_skeleton("yMMMM" if year else "MMMM", date(int(year or 2000), month, 1),
                           locale=spoken())  # fmt: skip
