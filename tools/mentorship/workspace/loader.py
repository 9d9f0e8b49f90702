"""Reads a tree of files into a workspace: what is readable is kept, the rest becomes findings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from operator import attrgetter
from typing import Any

from mentorship.findings import Finding, Place, Severity, in_order, shown
from mentorship.memory import uncollected
from mentorship.models.entity import Entity
from mentorship.models.kinds import BY_NAME, Named, kind_of
from mentorship.models.settings import Settings
from mentorship.text.document import Document, parse
from mentorship.text.problem import Problem
from mentorship.text.scan import LIMIT, scan
from mentorship.workspace.admission import (
    ATTACHMENT_LIMIT,
    TOO_LARGE,
    attachment_problem,
    entry_problem,
    is_attachment,
    is_ignored,
)
from mentorship.workspace.collection import Collection, handbook_of, sealed_of, template_of
from mentorship.workspace.identity import name_problem, page_problem
from mentorship.workspace.schema import validated
from mentorship.workspace.tree import SETTINGS, Entry, EntryType, TextTree, Tree
from mentorship.workspace.workspace import Workspace

_ENDINGS = {"yaml": ".yml", "yml": ".yml", "md": ".md", "markdown": ".md", "txt": ".md"}
NO_SETTINGS = {"organisation": "(unknown)", "timezone": "UTC"}


def load(tree: Tree) -> tuple[Workspace, tuple[Finding, ...]]:
    """Everything readable under the data folders, and a finding for everything that is not.

    Never raises for what files hold.
    """
    with uncollected():
        collection = Collection()
        findings: list[Finding] = []
        for entry in sorted(tree.entries(), key=attrgetter("path")):
            findings += _admitted(tree, entry, collection)
        if collection.settings is None:
            if not any(finding.place.path == SETTINGS for finding in findings):
                findings.append(_missing_settings())
            collection.settings = _unknown_settings()
        return collection.workspace(), in_order(findings)


def with_files(
    workspace: Workspace, texts: Mapping[str, str]
) -> tuple[Workspace, tuple[Finding, ...]]:
    """The workspace as it would be with some files added or replaced, and what is wrong with them.

    They are read as `load` would read them, and nothing else is read again.
    """
    tree = TextTree(texts)
    collection = Collection.of(workspace, texts.keys())
    findings: list[Finding] = []
    for entry in sorted(tree.entries(), key=attrgetter("path")):
        findings += _admitted(tree, entry, collection)
    return collection.workspace(), in_order(findings)


def _admitted(tree: Tree, entry: Entry, collection: Collection) -> Iterator[Finding]:
    path = entry.path
    if entry.type is EntryType.FILE and is_ignored(path):
        return
    problem = entry_problem(entry)
    named = kind_of(path.removesuffix(".yaml") + ".yml" if path.endswith(".yaml") else path)
    if problem or path.endswith(".yaml"):
        if named is not None:
            collection.add_broken(named)
        yield _refused(path, *(problem or ("file-type", "no document belongs here", _where(path))))
    elif named is None:
        yield from _other(tree, path, collection)
    else:
        yield from _named(tree, path, named, collection)


def _named(tree: Tree, path: str, named: Named, collection: Collection) -> Iterator[Finding]:
    wrong_name = name_problem(named)
    if wrong_name:
        collection.add_broken(named)
        message = f"the name {shown(named.id[:80])!r} {wrong_name}"
        yield _refused(path, "id-form", message, "rename the file")
    elif not collection.claim(named, path):
        message = f"the id {named.id!r} is already used in {shown(collection.holder(named))}"
        yield _refused(path, "duplicate-id", message, "rename one of the two")
    elif named.sealed:
        collection.add_sealed(sealed_of(named, path))
    else:
        yield from _document(tree, path, named, collection)


def _document(tree: Tree, path: str, named: Named, collection: Collection) -> Iterator[Finding]:
    entity, findings = _read(tree, path, named)
    if entity is None:
        collection.add_broken(named)
        yield from findings
        return
    collection.add(named, entity)


def _read(tree: Tree, path: str, named: Named) -> tuple[Entity | None, tuple[Finding, ...]]:
    try:
        document = parse(path, tree.read(path, LIMIT), note=named.kind.note)
    except Problem as problem:
        return None, (_problem(path, problem),)
    except OSError as error:
        return None, (_unreadable(path, error),)
    entity, findings = validated(named.kind, document)
    if entity is not None:
        entity.bound(document, named.id)
        _place_on_path(entity, named, document)
    return entity, findings


def _place_on_path(entity: Any, named: Named, document: Document) -> None:
    """Gives an entity what its path says: pairing, program, person, day."""
    if named.kind.note:
        entity.written(document.body, document.body_line)
    Collection.name(entity, named)


def _other(tree: Tree, path: str, collection: Collection) -> Iterator[Finding]:
    """Handbook pages, texts of messages and pictures; anything else has no business here."""
    name = path.rpartition("/")[2]
    wrong_name = page_problem(name)
    if wrong_name:
        message = f"the name {shown(name[:80])!r} {wrong_name}"
        yield _refused(path, "id-form", message, "rename the file")
        return
    try:
        if is_attachment(path):
            data = tree.read(path, ATTACHMENT_LIMIT)
            wrong = TOO_LARGE if data is None else attachment_problem(path, data)
            if wrong:
                yield _refused(path, "file-type", wrong, "keep pictures and PDF only, under 4 MiB")
            else:
                collection.attachments.append(path)
        elif page := handbook_of(path):
            collection.handbooks.append(page(scan(tree.read(path, LIMIT))))
        elif template := template_of(path):
            collection.templates.append(template(scan(tree.read(path, LIMIT))))
        else:
            yield _refused(path, "file-type", "no document belongs here", _where(path))
    except Problem as problem:
        yield _problem(path, problem)
    except OSError as error:
        yield _unreadable(path, error)


def _where(path: str) -> str:
    stem, _, ending = path.rpartition(".")
    right = _ENDINGS.get(ending.casefold())
    if right and f"{stem}{right}" != path and kind_of(f"{stem}{right}"):
        return f"name it {shown(f'{stem}{right}'.rsplit('/', 1)[1])}"
    folder = path.split("/", 1)[0]
    if folder == "templates":
        return "texts of messages here: templates/<language>/<name>.txt"
    known = [kind.written for kind in BY_NAME.values() if kind.written.startswith(folder + "/")]
    return f"documents here: {', '.join(sorted(known))}"


def _problem(path: str, problem: Problem) -> Finding:
    place = Place(path, problem.line, problem.column)
    return Finding(problem.code, Severity.ERROR, place, problem.message, problem.hint)


def _refused(path: str, code: str, message: str, hint: str) -> Finding:
    return Finding(code, Severity.ERROR, Place(path), message, hint)


def _unreadable(path: str, error: OSError) -> Finding:
    return _refused(
        path, "file-type", f"cannot be read: {error.strerror or error}", "check its permissions"
    )


def _missing_settings() -> Finding:
    hint = "write organisation: and timezone: into mentorship.yml at the top of the repository"
    return _refused(SETTINGS, "schema", "the file is missing", hint)


def _unknown_settings() -> Settings:
    settings = Settings.model_validate(NO_SETTINGS)
    settings.bound(Document(SETTINGS, "", {}, "", 1), "settings")
    return settings
