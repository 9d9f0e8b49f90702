"""Open a sealed text and print it.

The private key (AGE-SECRET-KEY-1...) comes from a file or from the environment
variable MENTORSHIP_KEY, never from the command line, where others see it.

examples:
  mentorship unseal letter.age --key ~/.config/mentorship/office.key
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from mentorship.findings import MentorshipError, shown

VARIABLE = "MENTORSHIP_KEY"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declares the options."""
    parser.add_argument("file", metavar="FILE", type=Path, help="the sealed text; - reads it here")
    parser.add_argument(
        "--key", metavar="FILE", type=Path, help=f"a file with the private key; else {VARIABLE}"
    )


def run(options: argparse.Namespace) -> int:
    """Prints the text; MentorshipError without a key, and where it does not open."""
    from mentorship.publication.sealing import opened

    data = sys.stdin.buffer.read() if str(options.file) == "-" else _bytes(options.file)
    sys.stdout.write(opened(data, keys_of(options.key)))
    return 0


def keys_of(file: Path | None) -> list[str]:
    """The keys in the file, as age-keygen writes it: comments, and a key a line; without a file
    those in the environment. MentorshipError where there is none."""
    text = _bytes(file).decode("utf-8", "replace") if file else os.environ.get(VARIABLE, "")
    lines = (line.strip() for line in text.splitlines())
    keys = [line for line in lines if line and not line.startswith("#")]
    if not keys:
        where = shown(str(file)) if file else f"--key, and none in {VARIABLE}"
        raise MentorshipError(f"no private key in {where}", code=3)
    return keys


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise MentorshipError(f"cannot read {shown(str(file))}: {error.strerror}") from None
