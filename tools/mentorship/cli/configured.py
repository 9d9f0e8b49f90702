"""mkdocs.yml and the pages of docs/ as other builders may have them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from mentorship.cli.menu import expanded
from mentorship.findings import MentorshipError, shown
from mentorship.language import SOURCE, translated
from mentorship.render.comments import without_comments
from mentorship.render.documents import safe_metadata


class _Loader(yaml.SafeLoader):
    """Reads mkdocs.yml without its own tags: what they stand for is MkDocs' business."""


_Loader.add_multi_constructor("", lambda _loader, _suffix, _node: None)


def configuration(folder: Path) -> Mapping[str, Any]:
    """The settings of mkdocs.yml in the folder, its menu filled in from docs/ beside it.

    Raises MentorshipError where there is none or it cannot be read.
    """
    file = folder / "mkdocs.yml"
    try:
        values = yaml.load(file.read_bytes(), _Loader)  # noqa: S506 - a safe loader
    except (OSError, yaml.YAMLError) as error:
        reason = str(error).splitlines()[0]
        raise MentorshipError(f"mkdocs.yml cannot be read: {shown(reason)}") from None
    settings = values if isinstance(values, dict) else {}
    menu = settings.get("nav")
    return {**settings, "nav": expanded(menu, folder / "docs") if menu else []}


def harmless(docs: Mapping[str, bytes], language: str) -> Mapping[str, bytes]:
    """The files of docs/ in one language, without comments and with metadata that is safe."""
    other = {path: found for path in docs if (found := translated(path))}
    spoken = {page: path for path, (page, code) in other.items() if code == language != SOURCE}
    return {
        path: _harmless(docs[spoken.get(path, path)]) if path.endswith(".md") else content
        for path, content in docs.items()
        if path not in other
    }


def _harmless(content: bytes) -> bytes:
    text = content.decode("utf-8-sig", "replace").replace("\r\n", "\n")
    head, found, body = text.removeprefix("---\n").partition("\n---\n")
    if not (text.startswith("---\n") and found):
        return without_comments(text).encode()
    try:
        values = yaml.load(head, _Loader)  # noqa: S506 - a safe loader
    except yaml.YAMLError:
        values = None
    kept = safe_metadata(values) if isinstance(values, dict) else {}
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in kept.items())
    front = ("---", *lines, "---") if kept else ()
    return "\n".join((*front, without_comments(body))).encode()
