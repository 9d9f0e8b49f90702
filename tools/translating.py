"""Brings the catalogues of texts up to date with the program: `make catalogues`.

New texts are added without a translation, texts that are gone are dropped, and what is left to
translate is printed. Translators edit `mentorship/locales/<language>/mentorship.po`.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).with_name("mentorship")
_KEYWORDS = {"_": None, "N_": None, "n_": (1, 2)}


def in_program() -> Catalog:
    """All texts that the modules of the package mark, without their places."""
    found = Catalog()
    for _path, _line, text, _comments, _context in extract_from_dir(
        PACKAGE, method_map=[("**.py", "python")], keywords=_KEYWORDS
    ):
        found.add(text)
    return found


def brought_up(language: str, texts: Catalog) -> tuple[bytes, list[Message]]:
    """The catalogue of a language with exactly these texts, and those without a translation."""
    file = PACKAGE / "locales" / language / "mentorship.po"
    known = read_po(io.BytesIO(file.read_bytes() if file.is_file() else b""), language)
    made = Catalog(locale=language)
    for message in texts:
        if message.id:
            there = known.get(message.id)
            made.add(message.id, there.string if there else None)
    written = io.BytesIO()
    write_po(written, made, width=100, sort_output=True, omit_header=True, no_location=True)
    return written.getvalue().lstrip(), list(_missing(made))


def _missing(catalogue: Catalog) -> Iterator[Message]:
    for message in catalogue:
        said = message.string if isinstance(message.string, tuple | list) else [message.string]
        if message.id and not all(said):
            yield message


def main() -> int:
    """Writes the catalogues; 1 where something is left to translate."""
    left = 0
    texts = in_program()
    for folder in sorted(path for path in (PACKAGE / "locales").iterdir() if path.is_dir()):
        content, missing = brought_up(folder.name, texts)
        (folder / "mentorship.po").write_bytes(content)
        left += len(missing)
        for message in missing:
            print(f"{folder.name}: no translation of {message.id!r}")
    return int(left > 0)


if __name__ == "__main__":
    sys.exit(main())
