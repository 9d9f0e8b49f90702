"""Nothing reaches a reader who may not see it: canaries in every field, looked for everywhere."""

from __future__ import annotations

import base64
import gzip
import json
from functools import cache
from html import escape, unescape
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from tests import canary_world as made
from tests.canaries import TODAY, Canary, leaves
from tests.canary_world import World, world
from tests.sites import publish

from mentorship.bots.issues.changes import changes
from mentorship.bots.issues.issue import Existing, Mark
from mentorship.bots.issues.wanted import wishes
from mentorship.check import check
from mentorship.cli import main
from mentorship.history.facts import History
from mentorship.models.kinds import KINDS
from mentorship.obligations.situation import Situation
from mentorship.pages.markdown_folder import markdown_files
from mentorship.pages.page import SiteContent
from mentorship.pages.site import content
from mentorship.publication.classes import Class, class_of
from mentorship.rules.rule import Subject
from mentorship.workspace.guides import Written

AUDIENCES = ("public", "members", "pair")

TOO_PLAIN = """
settings: automerge channels.*.address channels.*.audience channels.*.per_minute holidays
    issues.duties languages main rules.* site.audiences
person: holidays job.leads
profile: contact.prefer publish
team: indicators.better remedies.cause
record: indicators.better remedies.cause ratings.period ratings.scale tests.scale
program: acceptance approval cadence.by cadence.every cadence.formats cadence.kind cadence.owner
    eligibility.first_time.as eligibility.mentee.leader eligibility.mentor.leader events.every
    events.for kpis.better matching.again matching.method matching.proposing recognition.for
    reminders.before reminders.weekly rules.* surveys.open surveys.tally surveys.to
    tracks.*.for.leader tracks.*.stages.tasks.approver tracks.*.stages.tasks.how
    tracks.*.stages.tasks.times tracks.*.stages.weeks
decision: status
tally: by
event: class
pairing: ended.how plan.extended.from
log: class feedback.*.verdict format held kind verdict
"""
"""Fields of a few fixed words or small numbers, which would be found on any page."""

PUBLISHED = ["about", "experience_since", "languages", "skills", "style", "timezone", "wants"]
"""What `publish: profile` widens to the public."""

# What must be there: a test that only looks for leaks is happy with an empty site.
PUBLIC = """
settings.organisation settings.skills.* settings.as_of
person.name profile.about profile.skills.* profile.wants profile.style profile.languages
program.title program.purpose program.goals program.courses.*.title
program.tracks.*.goal program.tracks.*.core_points.* program.tracks.*.stages.title
program.tracks.*.stages.tasks.title program.tracks.*.stages.tasks.deliverable
program.cadence.title program.events.title program.dates.start event.title handbook.text
log.body
"""
MEMBERS = """
person.github person.manager person.joined person.job.role person.projects
team.title profile.contact.chat profile.contact.phone profile.contact.office profile.timezone
program.owners pairing.mentors pairing.mentees pairing.start pairing.ended.date pairing.project
log.lesson log.date
"""
OF_THE_PAIR = """
person.job.level profile.leave.from pairing.plan.goals pairing.pauses.from pairing.pauses.to
log.body log.present log.minutes log.covers log.completes log.submits log.exam.*
log.feedback.* log.feedback.*.quality log.scores.* log.next approval.by approval.date
"""
MUST_BE_THERE = {
    "public": PUBLIC.split(),
    "members": [*PUBLIC.split(), *MEMBERS.split()],
    "pair": [*PUBLIC.split(), *MEMBERS.split(), *OF_THE_PAIR.split()],
}


@cache
def organisation() -> World:
    return world()


@cache
def site(audience: str) -> SiteContent:
    space = organisation().workspace
    findings = check(Subject(space, History.absent()), ())
    return content(
        Situation(space, History.absent(), TODAY),
        audience,
        findings,
        docs=Written(("start/mentor.html", "manual/reference/rules.html")),
        read=lambda path: bytes(str(organisation().files[path]), "utf-8"),
    )


@cache
def published(audience: str) -> str:
    """Every byte of the site's value and of the Markdown files, as text."""
    found = site(audience)
    parts = [str(page) for page in found.pages]
    parts += [f"{asset.path} {readable(asset.content)}" for asset in found.assets]
    parts += [found.name, found.banner, str(found.commit)]
    files = markdown_files(found).items()
    parts += [f"{path}\n{readable(text)}" for path, text in files]
    return "\n".join(parts)


def readable(content: bytes) -> str:
    """The text of a file, with the long lines of calendars in one piece again."""
    return content.decode("utf-8", "backslashreplace").replace("\r\n ", "")


class Searched:
    """A text in which canaries are looked for, however they are written."""

    def __init__(self, text: str) -> None:
        plain = unescape(text)
        variants = (text, plain, unquote(plain), text.replace("\\u0020", " "))
        self._text = "\n".join(variants).casefold()
        self._coded = text

    def has(self, look: str) -> bool:
        return self._stands(look.casefold()) or any(code in self._coded for code in codes(look))

    def _stands(self, plain: str) -> bool:
        """Whether it stands somewhere without a digit beside it."""
        text, at = self._text, self._text.find(plain)
        while at >= 0:
            beside = text[max(at - 1, 0) : at] + text[at + len(plain) : at + len(plain) + 1]
            if not any(letter.isdecimal() for letter in beside):
                return True
            at = text.find(plain, at + 1)
        return False


def codes(look: str) -> tuple[str, ...]:
    """In base64, wherever it begins in the groups of three bytes, and in hexadecimal."""
    data = look.encode()
    groups = (
        base64.b64encode(bytes(shift) + data).decode()[
            -(-shift * 8 // 6) : (shift + len(data)) * 8 // 6
        ]
        for shift in range(3)
    )
    return (*groups, data.hex())


def classes() -> dict[str, tuple[Class, Canary | str]]:
    """The class of everything planted, and what it is; what stands in two places has the wider."""
    found: dict[str, tuple[Class, Canary | str]] = {}
    for canary in organisation().canaries:
        for look in canary.looks:
            class_ = _class(canary)
            if look not in found or class_ < found[look][0]:
                found[look] = (class_, canary)
    return {**found, **{look: (class_, f"the id {look}") for look, class_ in _ids().items()}}


def _ids() -> dict[str, Class]:
    slugs = {slug: Class.of(name) for name, slug in made.SLUGS.items()}
    return {
        **slugs,
        made.HIDDEN: Class.MEMBERS,
        made.NAMED: Class.MEMBERS,
        made.SHOWN: Class.PUBLIC,
        made.SILENT: Class.MEMBERS,
        made.TEAM: Class.MEMBERS,
        made.PROGRAM: Class.PUBLIC,
        made.PAIR: Class.MEMBERS,
        made.EARLIER: Class.MEMBERS,
        made.PICTURES["handbook"]: Class.PUBLIC,
        made.PICTURES["members"]: Class.MEMBERS,
        made.PICTURES["pair"]: Class.PAIR,
        made.PICTURES["nobody"]: Class.SEALED,
        made.COMMENT: Class.SEALED,
        made.HTML_COMMENT: Class.SEALED,
        made.SEALED: Class.PAIR,
    }


def _class(canary: Canary) -> Class:
    """By the table, and by what the person, or the note, allows to be wider."""
    class_ = class_of(canary.kind, *canary.route)
    if canary.kind == "handbook":
        return Class.PUBLIC
    if canary.kind in ("person", "profile"):
        publish = made.PEOPLE[Path(canary.path).stem]
        named = canary.route == ("name",) and publish in ("name", "profile")
        said = canary.kind == "profile" and publish == "profile" and canary.route[0] in PUBLISHED
        return Class.PUBLIC if named or said else class_
    if canary.kind == "event" and canary.route[0] in ("body", "title", "date"):
        events = organisation().workspace.events
        return next(Class.of(e.class_) for e in events if e.path == canary.path)
    if canary.kind == "log" and canary.route[0] in ("body", "date"):
        logs = organisation().workspace.logs
        opened = next(Class.of(note.class_) for note in logs if note.path == canary.path)
        return min(class_, opened)
    return class_


def seen_by(audience: str) -> Class:
    return Class.of(audience)


def leaks(text: str, audience: str) -> list[str]:
    """What the text says although the audience may not know it."""
    searched = Searched(text)
    return sorted(
        str(what)
        for look, (class_, what) in classes().items()
        if class_ > seen_by(audience) and searched.has(look)
    )


def test_every_field_of_every_document_has_a_canary() -> None:
    covered = {".".join((c.kind, *c.route)) for c in organisation().canaries}
    exempt = {
        f"{kind}.{name}"
        for kind, _, names in (
            line.partition(": ") for line in TOO_PLAIN.replace("\n    ", " ").strip().split("\n")
        )
        for name in names.split()
    }
    every = {leaf for kind in KINDS for leaf in leaves(kind.name)}
    assert sorted(every - covered - exempt) == []
    assert sorted(exempt - every) + sorted(exempt & covered) == []


@pytest.mark.parametrize("audience", AUDIENCES)
def test_no_page_says_what_its_readers_may_not_know(audience: str) -> None:
    assert leaks(published(audience), audience) == []


@pytest.mark.parametrize("audience", AUDIENCES)
def test_calendars_and_feeds_are_among_what_is_searched(audience: str) -> None:
    text = published(audience)
    assert "X-WR-CALNAME:zq" in text
    assert "<feed xmlns" in text
    planned = [line for line in text.splitlines() if line.startswith("SUMMARY:Meeting")]
    assert bool(planned) == (audience == "pair")


@pytest.mark.parametrize("audience", AUDIENCES)
def test_pages_say_what_their_readers_may_know(audience: str) -> None:
    searched = Searched(published(audience))
    found = {
        ".".join((canary.kind, *canary.route))
        for canary in organisation().canaries
        if any(searched.has(look) for look in canary.looks)
    }
    assert sorted(set(MUST_BE_THERE[audience]) - found) == []


@pytest.mark.parametrize(
    "written",
    [
        "zq001k", "ZQ001K", "<p>Zq001k</p>", quote("zq001k é"), escape("zq001k <"),
        json.dumps("zq001k é"), base64.b64encode(b"zq001k").decode(),
        base64.b64encode(b"a zq001k b").decode(), base64.b64encode(b"zq zq001k b").decode(),
        b"x zq001k".hex(), "31&#32;zq&#48;01k",
    ],
)  # fmt: skip
def test_a_canary_is_found_however_it_is_written(written: str) -> None:
    assert Searched(f"much {written} more").has("zq001k")
    assert not Searched(f"much {written} more").has("zq002k")


def test_names_are_public_as_each_person_says() -> None:
    searched = Searched(published("public"))
    people = organisation().workspace.people
    named = [person for person in made.PEOPLE if searched.has(people[person].name[:6])]
    assert named == [made.NAMED, made.SHOWN]
    assert [page.path for page in site("public").pages if page.path.startswith("people/zq")] == [
        f"people/{made.SHOWN}.html"
    ]


def test_files_are_published_with_the_notes_that_show_them() -> None:
    pictures = {
        audience: {name for name, word in made.PICTURES.items() if Searched(text).has(word)}
        for audience, text in ((a, published(a)) for a in AUDIENCES)
    }
    assert pictures == {
        "public": {"handbook"},
        "members": {"handbook", "members"},
        "pair": {"handbook", "members", "pair"},
    }


@pytest.mark.parametrize("audience", ["public", "members"])
def test_no_byte_that_mkdocs_writes_says_more(tmp_path: Path, audience: str) -> None:
    folder = publish(tmp_path, site(audience), nav=[{"Home": "index.md"}], strict=False)
    written = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    texts = [
        f"{path.relative_to(folder)}\n"
        + readable(gzip.decompress(data) if path.suffix == ".gz" else data)
        for path, data in ((path, path.read_bytes()) for path in written)
        if "assets/javascripts" not in str(path) and "assets/stylesheets" not in str(path)
    ]
    assert "zq" in "".join(texts)
    assert leaks("\n".join(texts), audience) == []


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("repository")
    for path, text in organisation().files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return root


@pytest.mark.parametrize("form", ["text", "json", "markdown"])
@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize(
    "words", ["due", "due --within 999d", "score", "score program", "score pairing", "score person"]
)
def test_no_summary_says_what_its_readers_may_not_know(
    repository: Path, capsys: pytest.CaptureFixture[str], words: str, audience: str, form: str
) -> None:
    code = main(
        [*words.split(), "--audience", audience, "--format", form, "--repo", str(repository)]
    )
    said = capsys.readouterr()
    refused = code == 2 and "not for" in said.err
    assert code == 0 or refused
    assert leaks(said.out + said.err, audience) == []


@pytest.mark.parametrize("audience", AUDIENCES)
def test_no_issue_says_what_its_readers_may_not_know(audience: str) -> None:
    wished = wishes(Situation(organisation().workspace, History.absent(), TODAY), audience)
    texts = [f"{each.title}\n{each.body}\n{each.assignees}" for each in wished.each]
    closing = Existing(1, "", is_open=True, reason=None, mark=None, updated="")
    there = [closing._replace(mark=Mark(key, "0")) for key in wished.known]
    texts += [f"{each.title}\n{each.body}" for each in changes(wished, there)]
    assert len(texts) > (10 if audience == "pair" else 0)
    assert leaks("\n".join(texts), audience) == []


def test_what_one_person_owes_is_for_the_pair(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = ["--repo", str(repository), "--audience", "members"]
    assert main(["due", "--person", made.NAMED, *where]) == 2
    assert "what one person owes is not for members" in capsys.readouterr().err
