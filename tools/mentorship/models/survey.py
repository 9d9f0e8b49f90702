"""The answers of one respondent: `logs/<pairing>/surveys/<date>-<survey>-<person>.yml`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, ClassVar

from pydantic import Field, Strict

from mentorship.models.entity import Entity
from mentorship.models.fields import Ref, Text, field

Agreement = Annotated[int, Strict(), Field(ge=1, le=5)]


class Answer(Entity):
    """Answers to a survey, added by the respondent and never changed."""

    survey: Ref = field("Which survey of the program.", "pulse")
    about: Ref | None = field("The person the answers are about.", "ada.okafor", default=None)
    answers: Mapping[str, Agreement] = field("1 disagree to 5 agree, per question.", {"on-time": 4})
    text: Text | None = field("What else the respondent wants to say.", default=None)

    _pairing: ClassVar[str] = ""
    _date: ClassVar[dt.date] = dt.date.min
    _person: ClassVar[str] = ""

    @property
    def pairing(self) -> str:
        """Id of the pairing, from the path."""
        return self._pairing

    @property
    def date(self) -> dt.date:
        """The day of the answer, from the file name."""
        return self._date

    @property
    def person(self) -> str:
        """The respondent, from the file name."""
        return self._person

    def given(self, pairing: str, day: dt.date, person: str) -> None:
        """Called once by the loader: what the path says."""
        vars(self).update(_pairing=pairing, _date=day, _person=person)
