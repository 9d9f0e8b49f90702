"""Say whether a change may be merged without anybody's approval.

It may if it does nothing but add notes of its author's own pair, and check
finds nothing new in it. ACTOR is the author's GitHub account; BASE and HEAD
are commits, and who is in which pairing is read from BASE. `automerge: none`
in mentorship.yml switches it off. Exit code 0 if it may, else 1.

examples:
  mentorship automerge adaokafor origin/main HEAD
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from mentorship.findings import MentorshipError, Severity, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mentorship.cli.reading import Reading
    from mentorship.history.trees import TreeEntry

    Files = Mapping[str, TreeEntry]


def configure(parser: argparse.ArgumentParser) -> None:
    """Declares the options."""
    parser.add_argument("actor", metavar="ACTOR", help="the GitHub account of the author")
    parser.add_argument("base", metavar="BASE", help="the branch to merge into")
    parser.add_argument("head", metavar="HEAD", help="the change")


def run(options: argparse.Namespace) -> int:
    """Prints what stands against it, if anything does; 1 then."""
    from mentorship.cli.reading import main_of, read_revision, root_of, unfit
    from mentorship.history.trees import merge_base, resolve, tree

    root = root_of(options)
    base, head = resolve(root, options.base), resolve(root, options.head)
    there, here = (read_revision(root, each, main_of(root)) for each in (base, head))
    if unfit(there.history):
        raise MentorshipError(there.history.problem or "the history cannot be read", code=3)
    files = tree(root, merge_base(root, base, head)), tree(root, head)
    against = (*_against(there, options.actor, files, here), *_found(there, here))
    for reason in against:
        print(shown(reason))
    print("somebody has to approve it" if against else "may be merged")
    return int(bool(against))


def _against(
    there: Reading, actor: str, files: tuple[Files, Files], here: Reading
) -> tuple[str, ...]:
    from mentorship.bots.own_notes import more_than_own_notes

    if there.workspace.settings.automerge == "none":
        return ("mentorship.yml says automerge: none",)
    person = there.workspace.by_github(actor)
    if person is None:
        return (f"nobody in people/ has the GitHub account {actor}",)
    return more_than_own_notes(*files, person.id, there.workspace, here.workspace)


def _found(there: Reading, here: Reading) -> Iterator[str]:
    """What check finds new, remarks aside."""
    from mentorship.check import news
    from mentorship.cli.check import judged

    for finding in news(judged(here), judged(there)):
        if finding.severity is not Severity.INFO:
            yield f"{finding.place}: {finding.message} [{finding.code}]"
