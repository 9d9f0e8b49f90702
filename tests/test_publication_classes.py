"""Every field of every document has a class; what is new is sealed."""

from __future__ import annotations

import pytest

from mentorship.models.kinds import KINDS, Kind
from mentorship.publication.classes import CLASSES, Class, class_of, strictest


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_field_has_a_class(kind: Kind) -> None:
    fields = {info.alias or name for name, info in kind.model.model_fields.items()}
    decided = {name.split(".", 1)[0] for name in CLASSES[kind.name]} - {"body"}
    assert decided == fields


def test_a_field_that_nobody_decided_on_is_sealed() -> None:
    assert class_of("person", "salary") is Class.SEALED
    assert class_of("diary", "text") is Class.SEALED


def test_the_nearest_decision_counts() -> None:
    assert class_of("pairing", "ended", "date") is Class.MEMBERS
    assert class_of("pairing", "ended", "reason") is Class.SEALED
    assert class_of("pairing", "plan", "extra", 0, "due") is Class.PAIR
    assert class_of("pairing", "pauses", 1, "reason") is Class.SEALED


def test_a_derived_value_has_the_strictest_class_of_its_inputs() -> None:
    assert strictest([Class.PUBLIC, Class.PAIR, Class.MEMBERS]) is Class.PAIR
    assert strictest([]) is Class.PUBLIC
