"""The API: what it promises, what its files say, and that they stay small."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from tests import canaries, canary_world
from tests.api_world import AUDIENCES, DOCS, made_for, seen_by, site

from mentorship.history.facts import History
from mentorship.language import Catalogue, speaking
from mentorship.obligations.situation import Situation
from mentorship.pages import api_lists
from mentorship.pages.api import INDEX, api
from mentorship.pages.api_paging import cut
from mentorship.pages.links import broken_links
from mentorship.pages.site import files as files_of
from mentorship.publication.build import views
from mentorship.publication.views import Views
from mentorship.render.api import KINDS, TOP, FileKind, schema_of
from mentorship.render.api_shape import Ref

GOLDEN = Path(__file__).parent / "golden"
PAGES = re.compile(rf"{TOP}/pages/(.*)/[0-9]+\.json")
ADDRESSES = ("page", "api", "receipt", "badge", "picture", "calendar", "feed", "schema", "next",
             "report", "badges")  # fmt: skip


def documents(made: Views) -> dict[str, Any]:
    """Every file of the API but the schemas, by address."""
    return {
        asset.path: json.loads(asset.content)
        for asset in api.make(made)
        if "/schemas/" not in asset.path
    }


@cache
def of_canaries(audience: str) -> Views:
    space = canary_world.world().workspace
    return views(Situation(space, History.absent(), canaries.TODAY), audience, ())


def kind_of(path: str) -> FileKind:
    """Of which kind a file is, by its address."""
    address = PAGES.sub(rf"{TOP}/\1.json", path).removeprefix(f"{TOP}/")
    for kind in KINDS:
        if re.fullmatch(re.sub(r"<\w+>", r"[^/]+", re.escape(kind.address)), address):
            return kind
    raise AssertionError(path)


@cache
def validator(kind: str) -> Draft202012Validator:
    schema = next(schema_of(each) for each in KINDS if each.name == kind)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=FormatChecker())


def fields(schema: Mapping[str, Any]) -> Iterator[str]:
    """Each field of a schema as a line: `Count.value: integer`, with `!` if it is always there."""
    shapes = {"": schema, **schema.get("$defs", {})}
    for shape, one in shapes.items():
        for name, field in one["properties"].items():
            needed = "!" if name in one.get("required", ()) else ""
            yield f"{shape}.{name}{needed}: {holds(field)}"


def holds(field: Mapping[str, Any]) -> str:
    if "$ref" in field:
        return str(field["$ref"]).rpartition("/")[2]
    if field.get("type") == "array":
        return f"[{holds(field['items'])}]"
    return str(field.get("enum") or field.get("const") or field.get("format") or field["type"])


def promised() -> list[str]:
    """Every field of every kind of file, once."""
    own = {f"{kind.address} {line}" for kind in KINDS for line in fields(schema_of(kind))
           if line.startswith(".")}  # fmt: skip
    shared = {line for kind in KINDS for line in fields(schema_of(kind)) if line[0] != "."}
    return [*sorted(own), *sorted(shared)]


def leaves(value: object, key: str = "") -> Iterator[tuple[str, object]]:
    """Every value of a document with the key at which it stands."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from leaves(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner, key)
    else:
        yield key, value


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("made", [seen_by, of_canaries])
def test_every_file_is_what_its_schema_says(made: Any, audience: str) -> None:
    found = documents(made(audience))
    wrong = [
        f"{path}: {error.json_path} {error.message}"
        for path, document in found.items()
        for error in validator(kind_of(path).name).iter_errors(document)
    ]
    assert wrong == []
    lists = {kind.name for kind in KINDS if "<" not in kind.address}
    assert lists <= {kind_of(path).name for path in found}


def test_every_kind_of_file_is_tried() -> None:
    found = {kind_of(path).name for path in documents(seen_by("office"))}
    assert sorted({kind.name for kind in KINDS} - found) == []


def golden(name: str, text: str, *, keep: bool = False) -> str:
    """The file kept; GOLDEN=update writes it anew, and where lines are promised adds new ones."""
    file = GOLDEN / name
    there = file.read_text("utf-8") if file.is_file() else ""
    if os.environ.get("GOLDEN") == "update":
        both = sorted({*there.splitlines(), *text.splitlines()})
        file.write_text("\n".join(both) + "\n" if keep else text, "utf-8")
    return file.read_text("utf-8")


def test_a_field_that_is_promised_is_never_taken_away_or_changed() -> None:
    """GOLDEN=update only adds lines: version 1 gets more fields, and loses none."""
    now = set(promised())
    written = set(golden("api.v1.fields", "\n".join(now), keep=True).splitlines())
    assert sorted(written - now) == [], "version 1 only gets more fields: keep these as they were"
    assert sorted(now - written) == [], "GOLDEN=update adds them; from then on they are promised"


KEPT = {
    "public": ("index", "programs", "programs/graduates", "people", "people/ada", "skills"),
    "pair": ("programs/graduates", "pairings/lin-ada", "people/ada", "skills", "badges", "guides"),
}


@pytest.mark.parametrize("audience", KEPT)
def test_the_files_of_a_small_organisation_stay_as_they_are(audience: str) -> None:
    found = documents(seen_by(audience))
    kept = {name: found[f"{TOP}/{name}.json"] for name in KEPT[audience]}
    text = json.dumps(kept, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    assert text == golden(f"api.{audience}.json", text)


@pytest.mark.parametrize("audience", AUDIENCES)
def test_nothing_is_null_and_names_are_of_one_kind(audience: str) -> None:
    found = [pair for document in documents(seen_by(audience)).values()
             for pair in leaves(document)]  # fmt: skip
    assert [key for key, value in found if value is None or value == ""] == []
    assert [key for key, _value in found if not re.fullmatch("[a-z][a-z_]*", key)] == []


@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_address_leads_to_something_on_the_site(audience: str) -> None:
    made = site(audience)
    there = (
        {page.path for page in made.pages}
        | {asset.path for asset in made.assets}
        | set(DOCS.addresses)
    )
    addresses = {
        str(value).partition("#")[0]
        for document in documents(seen_by(audience)).values()
        for key, value in leaves(document)
        if key in ADDRESSES and isinstance(value, str) and "://" not in value
    }
    assert sorted(addresses - there) == []
    assert len(addresses) > 30


def test_the_public_is_told_of_no_pair_and_of_small_numbers_nothing() -> None:
    found = documents(seen_by("public"))
    assert [path for path in found if "/pairings/" in path] == []
    assert found[f"{TOP}/pairings.json"]["pairings"] == []
    assert [each["name"] for each in found[f"{TOP}/people.json"]["people"]] == ["Ada", "Lin"]
    program = found[f"{TOP}/programs.json"]["programs"][0]
    assert program["pairs"] == {"status": "withheld", "reason": "few-people"}
    assert program["obligations"]["overdue"] == {"status": "withheld", "reason": "audience"}
    assert found[f"{TOP}/obligations.json"]["status"] == "withheld"
    measured = found[f"{TOP}/metrics.json"]["programs"][0]["metrics"]
    assert {each["status"] for each in measured} == {"withheld"}


def test_a_number_comes_with_what_it_rests_on() -> None:
    detail = documents(seen_by("pair"))[f"{TOP}/pairings/lin-ada.json"]
    found = {each["name"]: each for each in detail["metrics"]}
    assert found["course-completion"] == {
        "name": "course-completion", "title": "Courses completed", "status": "known",
        "unit": "rate", "value": 1.0, "n": 1, "interval": {"low": 0.21, "high": 1.0},
        "receipt": "receipts/pairings/lin-ada.html#course-completion",
    }  # fmt: skip
    assert found["task-quality"]["status"] == "missing"
    assert "value" not in found["task-quality"]


def test_the_index_says_of_which_day_and_where_to_go_on() -> None:
    found = documents(seen_by("members"))[INDEX]
    names = [each["name"] for each in found["files"]]
    assert found["as_of"] == "2026-06-01"
    assert found["site"] == "https://mentorship.example/"
    assert names == [kind.name for kind in KINDS if "<" not in kind.address]


def test_files_stay_small_with_five_thousand_pairings() -> None:
    made = seen_by("pair")
    one = made.pairings[0]
    many = tuple(
        replace(one, link=one.link._replace(id=f"pair-{n}", title="名" * 200)) for n in range(5000)
    )
    listed = dict(api_lists.pairings(replace(made, pairings=many)))

    assert max(len(content) for content in listed.values()) < 400_000
    found, path = [], f"{TOP}/pairings.json"
    while path:
        page = json.loads(listed.pop(path))
        found += [each["id"] for each in page["pairings"]]
        assert (page["count"], page["pages"]) == (5000, len(listed) + page["page"])
        path = page.get("next", "")
    assert found == [each.link.id for each in many]
    assert listed == {}


def test_a_list_is_cut_by_bytes_and_by_items() -> None:
    items = [Ref(id=str(number), title="x" * 80) for number in range(7)]
    assert [len(chunk) for chunk in cut(items, most_bytes=350)] == [3, 3, 1]
    assert [len(chunk) for chunk in cut(items, most_items=5)] == [5, 2]
    assert [len(chunk) for chunk in cut(items, most_bytes=10)] == [1] * 7
    assert list(cut([])) == [()]


def test_the_same_site_gives_the_same_bytes() -> None:
    made = seen_by("pair")
    assert [*api.make(made)] == [*api.make(made)]
    assert {a.path for a in api.make(made)} <= {a.path for a in files_of(made)}


def test_codes_are_the_same_in_every_language() -> None:
    texts = {
        "Courses completed": "完成的课程", "In time": "按时", "First meeting": "首次会面",
        "{metric}: {value} or more": "{metric}：{value}",
    }  # fmt: skip
    with speaking(Catalogue("zh", texts)):
        there = documents(made_for("pair"))
    here = documents(seen_by("pair"))
    both = [pair for path in here for pair in zip(leaves(here[path]), leaves(there[path]),
                                                  strict=True)]  # fmt: skip
    assert {one[0] for one, other in both if one != other} == {
        "language",
        "title",
        "metric_title",
        "criteria",
    }


def test_the_page_shows_files_and_badges_that_there_are() -> None:
    made = site("members")
    page = next(page for page in made.pages if page.path == "api.html")
    known = dict.fromkeys(DOCS.addresses)
    broken = [each for each in broken_links(made, known) if each.page == "api.html"]
    assert broken == []
    assert (
        "[![Graduates](https://mentorship.example/badges/progress/graduates.svg)]"
        "(https://mentorship.example/programs/graduates.html)" in page.body
    )
    assert date.fromisoformat("2026-06-01") == made.as_of


def test_the_manual_names_every_kind_of_file() -> None:
    manual = (Path(__file__).parent.parent / "docs/manual/api.md").read_text("utf-8")
    assert [kind.address for kind in KINDS if kind.address not in manual] == []
