"""Privacy: what looks as if it should not lie here in clear."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from mentorship.findings import Place
from mentorship.models.log import Event, Log
from mentorship.rules.rule import Issue, Issues, Subject, rule
from mentorship.text.problem import position
from mentorship.workspace.workspace import Workspace

_SECRETS = (
    ("a private key", re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----")),
    ("an age key", re.compile(r"AGE-SECRET-KEY-1[0-9A-Z]{20,}")),
    (
        "a GitHub token",
        re.compile(r"\b(?:gh[pousr]_[A-Za-z0-9]{30,}|github_pat_[A-Za-z0-9_]{30,})"),
    ),
    ("a GitLab token", re.compile(r"\bglpat-[A-Za-z0-9_-]{20,}")),
    ("an access key", re.compile(r"\bAKIA[0-9A-Z]{16}\b")),
    ("a Slack token", re.compile(r"\bxox[abprs]-[A-Za-z0-9-]{10,}")),
    (
        "a webhook address",
        re.compile(r"https://hooks\.slack\.com/services/\S+|[?&]access_token=[0-9a-f]{32,}"),
    ),
)
_MARKED = re.compile(
    "PRIVATE KEY|AGE-SECRET|gh[pousr]_|github_pat_|glpat-|AKIA|xox|hooks[.]slack|access_token="
)
"""Found in every secret: most texts are done after one quick look."""

_PRIVATE = (
    ("an e-mail address", re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.\w[\w.]")),
    ("a phone number", re.compile(r"(?<![\w.-])\+[0-9][0-9 ()/-]{7,30}[0-9]")),
    ("a bank account", re.compile(r"\b[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){3,7}\b")),
)


_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")


@rule("secret-in-clear", "error")
def no_secrets(subject: Subject) -> Issues:
    """A password, key or token stands in a file.

    Why: everybody who can read the repository, now or in ten years, has it.

    Mend: revoke it first, it counts as known; then remove it.

    Bad:
        The bot uses ghp_ and the rest of a real token.

    Good:
        The bot's token is in the CI secret BOT_TOKEN.
    """
    for path, first_line, text in _texts(subject.workspace):
        if not _MARKED.search(text):
            continue
        for what, pattern in _SECRETS:
            for match in pattern.finditer(text):
                line, column = position(text, match.start())
                there = Place(path, first_line + line - 1, column)
                message = f"this looks like {what}"
                yield Issue(
                    there, message, "revoke it, then remove it", subject=_unspoken(match[0])
                )


@rule("looks-private", "warning")
def notes_for_many_name_no_contact(subject: Subject) -> Issues:
    """A text that others than the pair may read holds an address, a phone number or an account.

    Why: `class: members` and `class: public` put the text of a note on the site, and every lesson
    is there for all members.

    Mend: remove it; ways to reach a person belong into their profile.

    Bad:
        ---
        kind: note
        date: 2026-02-10
        class: public
        ---
        Write to jane@example.org.

    Good:
        ---
        kind: note
        date: 2026-02-10
        class: public
        ---
        Ask the customer's tester.
    """
    for note in subject.workspace.notes:
        for what, pattern in _PRIVATE:
            if note.lesson and pattern.search(note.lesson):
                message = f"this looks like {what}, in a lesson that all members may read"
                yield Issue(note.place("lesson"), message, "remove it", subject=f"{what} lesson")
        if note.class_ != "pair":
            yield from _private_lines(note)


@rule("html-comment", "warning")
def comments_are_no_hiding_place(subject: Subject) -> Issues:
    """A note holds an HTML comment.

    Why: comments are not published, but everybody who can read the repository reads them; they hide
    nothing.

    Mend: remove it, or write it as text.

    Bad:
        <!-- not ready for this -->

    Good:
        Not ready for this yet.
    """
    for note in subject.workspace.notes:
        if "<!--" in note.body:
            for number, line in _outside_code(note):
                if "<!--" in line:
                    there = Place(note.path, number, line.index("<!--") + 1)
                    message = "an HTML comment is not published, but not private either"
                    yield Issue(there, message, "remove it", subject=line[:80])


@rule("sealed-in-clear", "error")
def what_should_be_sealed_is(subject: Subject) -> Issues:
    """An answer to a survey lies in clear although the office has keys.

    Why: with `keys:` in mentorship.yml people answer in the belief that only the office reads it.
    Without keys nothing need be sealed. Records have a rule of their own, `record-in-clear`.

    Mend: seal the file (it then ends in `.age`), or say `open: true` at the survey.

    Bad:
        logs/lin.wei-ada.okafor/surveys/2026-02-20-pulse-lin.wei.yml

    Good:
        logs/lin.wei-ada.okafor/surveys/2026-02-20-pulse-lin.wei.yml.age
    """
    space = subject.workspace
    if not space.settings.keys.office:
        return
    for answer in space.answers:
        pairing = space.pairings.get(answer.pairing)
        program = space.program_of(pairing) if pairing else None
        open_surveys = (
            {survey.id for survey in program.surveys if survey.open} if program else set()
        )
        if answer.survey not in open_surveys:
            yield Issue(
                answer.place(),
                "an answer in clear although mentorship.yml has keys",
                "seal it with age",
            )


@rule("record-in-clear", "info")
def records_are_in_clear_knowingly(subject: Subject) -> Issues:
    """A record lies in clear although the office has keys.

    Why: whoever reads the repository reads its ratings and tests. Where that is the office alone,
    or everybody may know them, nothing is wrong; `rules: {record-in-clear: off}` says so. Where no
    record may lie in clear, `rules: {record-in-clear: error}` refuses it.

    Mend: decide what it is worth. A record sealed with age (the file then ends in `.age`) is read
    by nothing here, with the key or without: growth, promotions, job scores, indicators and alerts
    of this person are missing from then on, and eligibility that asks for them is unknown.

    Bad:
        people/records/lin.wei.yml

    Good:
        people/records/lin.wei.yml.age
    """
    if not subject.workspace.settings.keys.office:
        return
    for record in subject.workspace.records.values():
        message = "a record in clear: whoever reads the repository reads it"
        hint = "leave it so if they may; sealed, it is in no growth, job score or alert"
        yield Issue(record.place(), message, hint)


def _texts(space: Workspace) -> Iterator[tuple[str, int, str]]:
    """Path, first line and text of everything readable, handbook pages included."""
    for path, entity in space.by_path.items():
        yield path, 1, entity.yaml
        if isinstance(entity, (Log, Event)):
            yield path, entity.body_line, entity.body
    for page in space.handbooks:
        yield page.path, 1, page.text


def _private_lines(note: Log | Event) -> Issues:
    for number, line in _lines(note):
        for what, pattern in _PRIVATE:
            match = pattern.search(line)
            if match:
                there = Place(note.path, number, match.start() + 1)
                message = f"this looks like {what}, in a note of class {note.class_}"
                hint = "remove it, or make it class: pair"
                yield Issue(there, message, hint, subject=_unspoken(match[0]))


def _unspoken(text: str) -> str:
    """Stands for a text in the identity of a finding, and tells nobody what it is."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _lines(note: Log | Event) -> Iterator[tuple[int, str]]:
    """The lines of a note's text and their numbers in the file."""
    return enumerate(note.body.split("\n"), note.body_line)


def _outside_code(note: Log | Event) -> Iterator[tuple[int, str]]:
    """The same without fenced code blocks: in there, a comment is text to be read."""
    fence = ""
    for number, line in _lines(note):
        mark = _FENCE.match(line)
        if not fence and mark:
            fence = mark[1]
        elif fence and mark and mark[1].startswith(fence) and not line[mark.end() :].strip():
            fence = ""
        elif not fence:
            yield number, line
