"""Explain a rule: what it finds, why, and how to mend it.

examples:
  mentorship explain manager-circle
  mentorship check --list
"""

from __future__ import annotations

import argparse
import difflib

from mentorship.findings import MentorshipError, shown


def configure(parser: argparse.ArgumentParser) -> None:
    """Declares the options."""
    parser.add_argument("code", metavar="CODE", help="the code of a rule, as in error[CODE]")


def run(options: argparse.Namespace) -> int:
    """Prints the rule's page; MentorshipError for a code that there is not."""
    from mentorship.check import rules

    found = rules().get(options.code)
    if found is None:
        close = difflib.get_close_matches(options.code, rules(), 1)
        also = f"; did you mean {close[0]}?" if close else "; `mentorship check --list` lists them"
        raise MentorshipError(f"there is no rule {shown(options.code)!r}{also}")
    print(f"{found.code} ({found.severity.value}, {found.family})\n\n{found.doc}")
    return 0
