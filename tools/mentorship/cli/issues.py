"""Open, change and close issues on GitHub for what is overdue.

Without --apply it says what it would do and writes nothing; without a token
it does so as if there were no issues yet. The token comes from GITHUB_TOKEN
or GH_TOKEN. The repository is the one of --repository, else of `issues:` or
`repository:` in mentorship.yml, else the one of the job, GITHUB_REPOSITORY.

Everybody who can read that repository reads its issues. Where it is public or
internal, or with --audience members or public, there is one issue with counts
only; --audience pair tells everything all the same.

examples:
  mentorship issues
  mentorship issues --repository northwind/mentorship --apply
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import time
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from mentorship.findings import MentorshipError, shown

if TYPE_CHECKING:
    from mentorship.bots.issues.tracker import Tracker
    from mentorship.cli.reading import Reading


def configure(parser: argparse.ArgumentParser) -> None:
    """Declares the options."""
    from mentorship.cli.options import add_as_of

    what = parser.add_mutually_exclusive_group()
    what.add_argument("--apply", action="store_true", help="write to GitHub")
    what.add_argument(
        "--dry-run",
        action="store_false",
        dest="apply",
        help="write nothing, say what would be written; the default",
    )
    parser.add_argument(
        "--repository", metavar="OWNER/NAME", type=_repository, help="where the issues are"
    )
    parser.add_argument(
        "--author",
        metavar="ACCOUNT",
        help="the account that the token belongs to, for an app: `name-of-the-app[bot]`",
    )
    parser.add_argument(
        "--audience",
        choices=["public", "members", "pair"],
        default=None,
        help="who can read the repository's issues; `pair`, the default where it is private: "
        "people who can read the files as well",
    )
    parser.add_argument(
        "--api-url",
        metavar="URL",
        default=os.environ.get("GITHUB_API_URL"),
        help="address of another GitHub than github.com; default: GITHUB_API_URL",
    )
    add_as_of(parser)


def run(options: argparse.Namespace) -> int:
    """Prints what is to be changed, or changes it; 4 where GitHub fails or refuses something."""
    from mentorship.bots.github import patiently
    from mentorship.bots.issues import report
    from mentorship.bots.issues.changes import changes
    from mentorship.bots.issues.upkeep import keep_up
    from mentorship.bots.issues.wanted import wishes
    from mentorship.cli.reading import read_situation

    reading, situation = read_situation(options)
    place = _place(options, reading)
    wanted = wishes(situation, place.audience, is_whole=not reading.findings)
    if not options.apply:
        existing = patiently(place.tracker.listed, time.sleep) if place.tracker else ()
        todo = changes(wanted, existing)
        print(report.headline(situation.today, place.repository, todo))
        print(*report.lines(todo), sep="\n", end="\n" if todo else "")
        _say("nothing was written; --apply writes")
        return 0
    if place.tracker is None:
        raise MentorshipError("no token: set GITHUB_TOKEN to one that may write issues", code=3)
    outcome = keep_up(place.tracker, wanted, time.sleep)
    print(report.headline(situation.today, place.repository, outcome.written, done=True))
    print(*report.lines(outcome.written), sep="\n", end="\n" if outcome.written else "")
    for refused in outcome.refused:
        _say(f"GitHub refused: {refused}")
    return 4 if outcome.refused else 0


class _Place(NamedTuple):
    """Where the issues are, who reads them, and the way there, None without a token."""

    repository: str | None
    audience: str
    tracker: Tracker | None


def _place(options: argparse.Namespace, reading: Reading) -> _Place:
    from mentorship.bots.github import PUBLIC_API, github, patiently
    from mentorship.bots.issues.pacing import Pacing
    from mentorship.bots.issues.tracker import Tracker, account_of, readers

    settings, environment = reading.workspace.settings, os.environ
    repository = (
        options.repository
        or settings.issues.repository
        or settings.repository
        or environment.get("GITHUB_REPOSITORY")
    )
    token = environment.get("GITHUB_TOKEN") or environment.get("GH_TOKEN")
    if not token:
        _say("no GITHUB_TOKEN: said as if there were no issues yet")
        return _Place(repository, options.audience or "pair", None)
    if not repository:
        raise MentorshipError("no repository: name it with --repository, or `issues:`")
    api = options.api_url or PUBLIC_API
    hub = github(api, token, _proxy(api))
    in_actions = environment.get("GITHUB_ACTIONS") == "true"
    author = options.author or patiently(lambda: account_of(hub, in_actions), time.sleep)
    found = patiently(lambda: readers(hub, repository), time.sleep)
    if options.audience is None and found != "pair":
        _say(f"{repository} is {_OPEN[found]}: its issues tell counts only")
    pacing = Pacing(time.monotonic, time.sleep)
    tracker = Tracker(hub, repository, settings.issues.label, author, pacing)
    return _Place(repository, options.audience or found, tracker)


_OPEN = {"public": "public", "members": "internal"}


def _proxy(api: str) -> str | None:
    """The proxy that the environment names for this address, if any."""
    from urllib.request import getproxies, proxy_bypass

    parts = urlsplit(api)
    if parts.scheme != "https" or proxy_bypass(parts.hostname or ""):
        return None
    return getproxies().get("https")


def _repository(text: str) -> str:
    if re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9-]{0,38}/[A-Za-z0-9._-]{1,100}", text) is None:
        raise argparse.ArgumentTypeError(f"{shown(text)!r}: write it as in northwind/mentorship")
    return text


def _say(line: str) -> None:
    print(f"mentorship: {shown(line)}", file=sys.stderr)
