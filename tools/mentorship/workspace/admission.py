"""Which files are let in at all: judged by name and type, before anything is opened."""

from __future__ import annotations

from mentorship.workspace.tree import Entry, EntryType

ATTACHMENT_LIMIT = 4 * 1024 * 1024
"""Bytes of the largest picture or PDF."""

TOO_LARGE = "larger than 4 MiB"

_REFUSED = {
    EntryType.LINK: ("symbolic links are not allowed", "copy the file, or write its content here"),
    EntryType.FOLDER: ("a file is expected, found a folder", "rename the folder"),
    EntryType.REPOSITORY: ("a folder that looks like a git repository", "remove it"),
    EntryType.SUBMODULE: ("submodules and repositories are not allowed", "copy the files"),
    EntryType.CLOSED: ("a folder that cannot be read", "check its permissions"),
    EntryType.OTHER: ("not a regular file", "remove it"),
}
_MAGIC: dict[str, tuple[bytes, ...]] = {
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".gif": (b"GIF87a", b"GIF89a"),
    ".webp": (b"RIFF",),
    ".pdf": (b"%PDF-",),
}


def entry_problem(entry: Entry) -> tuple[str, str, str] | None:
    """Code, words and hint for an entry that is never opened; None for a file."""
    if entry.type is EntryType.FILE:
        return None
    return ("file-type", *_REFUSED[entry.type])


def is_ignored(path: str) -> bool:
    """Hidden files and a folder's README are nobody's documents; a program's is of its handbook."""
    name = path.rpartition("/")[2]
    return name.startswith(".") or (name == "README.md" and handbook_program(path) is None)


def handbook_program(path: str) -> str | None:
    """The program whose handbook has the page at `path`; None for a path that is no page."""
    parts = path.split("/")
    is_page = len(parts) == 3 and parts[0] == "programs" and parts[2].endswith(".md")
    return parts[1] if is_page else None


def is_attachment(path: str) -> bool:
    """Whether the path lies in a `files/` folder beside notes or handbook pages."""
    parts = path.split("/")
    return len(parts) == 4 and parts[2] == "files" and parts[0] in ("logs", "programs")


def attachment_problem(path: str, data: bytes) -> str | None:
    """Why a picture or PDF is refused: by its extension, its first bytes and its size."""
    extension = "." + path.rsplit(".", 1)[-1].lower() if "." in path else ""
    if extension not in _MAGIC:
        return "only pictures (png, jpg, gif, webp) and PDF may lie in files/"
    if not data.startswith(_MAGIC[extension]):
        return f"its content is not {extension[1:]}"
    if len(data) > ATTACHMENT_LIMIT:
        return TOO_LARGE
    return None
