"""Write the generated files: schemas, reference pages, issue forms.

examples:
  mentorship generate
  mentorship generate --check
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path


def configure(parser: argparse.ArgumentParser) -> None:
    """Declares the options."""
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 if a file is not up to date"
    )


def run(options: argparse.Namespace) -> int:
    """Writes the files that differ, or names them with --check."""
    from mentorship.check import rules
    from mentorship.cli.reading import root_of
    from mentorship.render.api import api_schema_files
    from mentorship.render.api_reference import api_reference_files
    from mentorship.render.reference import reference_files
    from mentorship.render.schemas import schema_files
    from mentorship.scaffold.forms import form_files

    root = root_of(options)
    files = {
        **schema_files(),
        **api_schema_files(),
        **reference_files(rules().values()),
        **api_reference_files(),
        **form_files(),
    }
    stale = [path for path, text in files.items() if _present(root / path) != text.encode()]
    if options.check:
        for path in stale:
            print(f"{path}: not up to date; run `mentorship generate`")
        return int(bool(stale))
    _write(root, {path: files[path] for path in stale})
    print(f"{len(stale)} of {len(files)} generated files written")
    return 0


def _present(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _write(root: Path, files: Mapping[str, str]) -> None:
    from mentorship.cli.writing import write_whole

    for path, text in files.items():
        write_whole(root / path, text)
