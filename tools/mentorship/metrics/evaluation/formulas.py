"""How the figures of a report that are no metrics of the whole program are computed, in words."""

from __future__ import annotations

from collections.abc import Mapping

from mentorship.metrics.metric import Facts

_STAYED = (
    "Kaplan and Meier: the product, over the days on which somebody dropped out, of "
    "1 - dropped out / still watched; Greenwood's interval on the scale log(-log)"
)
_SECTIONS: Mapping[str, str] = {
    "voices": "answers of 4 or 5 / answers to these questions",
    "kpis": "the newest value of a period that has begun, as the owners wrote it down",
    "indicators": "mean of the closed periods since the team's first mentee began; before: of "
    "those in the year before",
    "funnel": "mentees who came so far / mentees of the first step; who came further came through "
    "the steps before",
    "staying": _STAYED,
    "dropouts": "whole weeks from the start to the day of dropping out; the first week is 1",
    "contributions": "mean over mentees of what they contributed in a month, whole months only",
}
_NAMES: Mapping[str, str] = {
    "independent": "mentees whose last course, elective, task and step of the plan is met / "
    "mentees whose plan asks for something",
    "time-to-independence": "the week by which half of them had, by Kaplan and Meier",
}
_GROUPED: Mapping[str, str] = {
    "tracks": "of this track",
    "stages": "of this stage",
    "courses": "of this course",
    "tasks": "of this task",
    "mentors": "of the pairings this person leads",
    "growth": "of the mentees of this person",
    "trend": "of what was due in this month",
}
_RELATED: Mapping[str, str] = {
    "pearson": "Pearson's r of the two numbers of each; interval by Fisher's z",
    "spearman": "Spearman's rank correlation of the two numbers of each; interval by Bonett and "
    "Wright",
}


def formula_of(facts: Facts, section: str, name: str) -> str:
    """The formula of a figure by its section and name; empty where nothing is known of it."""
    metric = facts.metrics.get(name)
    if section in _GROUPED and metric is not None:
        return f"{metric.formula}; {_GROUPED[section]}"
    if section == "relations":
        return _RELATED.get(name.rpartition("/")[2], "")
    return _NAMES.get(name) or _SECTIONS.get(section, "")
