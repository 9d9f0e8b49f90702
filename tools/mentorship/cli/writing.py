"""Writing files so that a killed run or a full disk leaves the old one whole."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from mentorship.findings import MentorshipError, shown


def write_whole(path: Path, content: str | bytes) -> None:
    """Replaces a file in one step, and makes its folder; MentorshipError where that fails."""
    temporary: str | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".mentorship-")
        with os.fdopen(handle, "wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode())
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except OSError as error:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)
        raise MentorshipError(
            f"cannot write {shown(str(path))}: {error.strerror}", code=3
        ) from None
