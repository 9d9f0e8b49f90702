"""The plan of reminders, for the terminal, a job summary or a program."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import attrgetter
from typing import NamedTuple

from mentorship.findings import Finding, shown
from mentorship.obligations.situation import Situation
from mentorship.publication.classes import Class
from mentorship.publication.gate import Gate
from mentorship.reminders.letter import Letter
from mentorship.reminders.notice import UNSPOKEN, Notice, Plan, Silenced
from mentorship.render.columns import width_of
from mentorship.render.letters.letters import Post
from mentorship.render.letters.rooms import counted
from mentorship.render.letters.wording import kind_words
from mentorship.render.markdown import cell
from mentorship.workspace.workspace import grouped

_WIDTH = 78


class RemindReport(NamedTuple):
    """What goes out on a day, what does not, and for whom this is written (None: the terminal).

    `broken` are the findings about templates that were passed over.
    """

    situation: Situation
    plan: Plan
    post: Post
    broken: tuple[Finding, ...] = ()
    audience: str | None = None

    def only(self, person: str) -> RemindReport:
        """The part of it that is about one person."""
        plan = Plan(
            tuple(each for each in self.plan.notices if each.to == person),
            tuple(each for each in self.plan.silenced if each.notice.to == person),
        )
        post = Post(
            tuple(each for each in self.post.letters if each.to == person),
            tuple(each for each in self.post.unreachable if each.person == person),
        )
        return self._replace(plan=plan, post=post)

    @property
    def fails(self) -> bool:
        """Whether somebody is not told, or not in the organisation's own words."""
        return bool(self.post.unreachable or self.broken)

    @property
    def names_people(self) -> bool:
        """Whether people and texts may be shown: a job summary gets counts."""
        return self.audience is None


def text(report: RemindReport) -> str:
    """Each message under a line that says to whom, by which channel and by which rules."""
    lines = [*_wrapped(_headline(report), "", "  ")]
    if not report.names_people:
        return "\n".join((*lines, *_counts(report))) + "\n"
    rules = _rules(report.plan.notices)
    for letter in report.post.letters:
        to = _wrapped(_addressed(letter, rules), "", "    ")
        lines += ["", *to, *_indented(letter.body)]
    lines += _listed("NOT TOLD", _silenced(report.plan.silenced))
    lines += _listed(
        "NOT REACHED", (f"{each.person}: {each.why}" for each in report.post.unreachable)
    )
    lines += _listed("THE USUAL TEXT IS USED", map(_broken, report.broken))
    return "\n".join(lines) + "\n"


def markdown(report: RemindReport) -> str:
    """A heading, and tables; messages as quotations."""
    lines = [f"### {_headline(report)}"]
    if not report.names_people:
        lines += ["", *(f"- {cell(each.strip())}" for each in _counts(report))]
        return "\n".join(lines) + "\n"
    rules = _rules(report.plan.notices)
    for letter in report.post.letters:
        quoted = (f"> {cell(line)}  " if line else ">" for line in letter.body.splitlines())
        lines += ["", f"#### {cell(_addressed(letter, rules))}", "", *quoted]
    parts = (
        ("Not told", _silenced(report.plan.silenced)),
        ("Not reached", (f"{each.person}: {each.why}" for each in report.post.unreachable)),
        ("The usual text is used", map(_broken, report.broken)),
    )
    for title, found in parts:
        rows = [f"- {cell(each)}" for each in found]
        lines += ["", f"#### {title}", "", *rows] if rows else []
    return "\n".join(lines) + "\n"


def as_json(report: RemindReport) -> str:
    """One object: `as_of`, `counts`, and everything else where people may be named."""
    data: dict[str, object] = {
        "as_of": report.situation.today.isoformat(),
        "counts": dict(_figures(report)),
    }
    if report.names_people:
        rules = _rules(report.plan.notices)
        data["messages"] = [_plain(letter, rules) for letter in report.post.letters]
        data["silenced"] = [_plain_silenced(each) for each in report.plan.silenced]
        data["unreachable"] = [each._asdict() for each in report.post.unreachable]
        data["templates"] = [
            {"place": str(each.place), "message": each.message, "hint": each.hint}
            for each in report.broken
        ]
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


REMIND_FORMATS: Mapping[str, Callable[[RemindReport], str]] = {
    "text": text,
    "json": as_json,
    "markdown": markdown,
}


def _headline(report: RemindReport) -> str:
    figures = dict(_figures(report))
    parts = [_amount(figures["messages"], "message", "messages")]
    parts += [_amount(figures["silenced"], "notice", "notices") + " not told"]
    if report.post.unreachable:
        parts += [_amount(figures["unreachable"], "person", "people") + " not reached"]
    if report.broken:
        parts += [_amount(str(len(report.broken)), "template", "templates") + " not used"]
    return f"As of {report.situation.today}: {', '.join(parts)}"


def _amount(number: str, one: str, many: str) -> str:
    return f"{number} {one if number == '1' else many}"


def _figures(report: RemindReport) -> Iterator[tuple[str, str]]:
    """How many of what; for a job summary none about fewer than three people."""
    gate = Gate(report.situation.workspace, Class.of(report.audience or "pair"))
    letters, silenced = report.post.letters, report.plan.silenced
    numbers = (
        ("messages", len(letters), len({each.to for each in letters if each.to})),
        ("silenced", len(silenced), len({each.notice.to for each in silenced})),
        ("unreachable", len(report.post.unreachable), len(report.post.unreachable)),
    )
    for name, number, people in numbers:
        yield name, gate.counted(number, people)


def _counts(report: RemindReport) -> Iterator[str]:
    """Per rule how many people are told."""
    gate = Gate(report.situation.workspace, Class.of(report.audience or "pair"))
    groups = grouped(report.plan.notices, attrgetter("rule"))
    for rule in sorted(groups, key=attrgetter("rank")):
        if rule not in UNSPOKEN:
            number = counted(gate, groups[rule])
            yield f"  {kind_words(rule.value, 'en')}: {number}"


def _rules(notices: Iterable[Notice]) -> Mapping[str, str]:
    """The rules by which each person is told, in their order."""
    groups = grouped(notices, attrgetter("to"))
    return {
        person: ", ".join(dict.fromkeys(each.rule.value for each in group))
        for person, group in groups.items()
    }


def _addressed(letter: Letter, rules: Mapping[str, str]) -> str:
    if letter.to is None:
        return f"to the room {letter.channel}"
    return f"to {letter.to}, by {letter.channel}: {rules.get(letter.to, '')}"


def _silenced(silenced: Iterable[Silenced]) -> Iterator[str]:
    for notice, reason in silenced:
        where = notice.pairing or notice.program
        about = notice.obligations[0].id if notice.obligations else where or ""
        more = f" and {len(notice.obligations) - 1} more" if len(notice.obligations) > 1 else ""
        yield f"{notice.to}, {notice.rule} ({about}{more}): {reason}"


def _broken(finding: Finding) -> str:
    hint = f" ({finding.hint})" if finding.hint else ""
    return f"{finding.place}: {finding.message}{hint}"


def _listed(title: str, found: Iterable[str]) -> list[str]:
    lines = [line for each in found for line in _wrapped(each, "  ", "    ")]
    return ["", title, *lines] if lines else []


def _indented(body: str) -> Iterator[str]:
    for line in body.rstrip("\n").split("\n"):
        yield from _wrapped(line, "  ", "    " if line.startswith(("- ", "[ ]")) else "  ")


def _wrapped(line: str, first: str, other: str) -> Iterator[str]:
    """A line in pieces that fit a terminal, broken at blanks, or anywhere in Chinese."""
    current, width = first, len(first)
    for piece in _pieces(shown(line)):
        if width + width_of(piece.rstrip()) > _WIDTH and current.strip():
            yield current.rstrip()
            current, width = other, len(other)
        current, width = current + piece, width + width_of(piece)
    yield current.rstrip()


def _pieces(line: str) -> Iterator[str]:
    """Words with the blank after them; characters that take two places stand alone."""
    word = ""
    for character in line:
        if width_of(character) == 2:
            yield from filter(None, (word, character))
            word = ""
        else:
            word += character
            if character == " ":
                yield word
                word = ""
    yield word


def _plain(letter: Letter, rules: Mapping[str, str]) -> dict[str, object]:
    named = rules.get(letter.to or "", "")
    return {
        **letter._asdict(),
        "notices": list(letter.notices),
        "rules": named.split(", ") if named else [],
    }


def _plain_silenced(each: Silenced) -> dict[str, object]:
    notice = each.notice
    return {
        "key": notice.key,
        "to": notice.to,
        "rule": notice.rule.value,
        "obligations": [owed.id for owed in notice.obligations],
        "reason": each.reason,
    }
