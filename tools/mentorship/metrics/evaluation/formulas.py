"""How the figures of a report that are no metrics of the whole program are computed, in words."""

from __future__ import annotations

from collections.abc import Mapping

from mentorship.language import N_, _
from mentorship.metrics.evaluation.figure import together
from mentorship.metrics.metric import Facts

_STAYED = N_(
    "Kaplan and Meier: the product, over the days on which somebody dropped out, of "
    "1 - dropped out / still watched; Greenwood's interval on the scale log(-log)"
)
_SECTIONS: Mapping[str, str] = {
    "voices": N_("answers of 4 or 5 / answers to these questions"),
    "kpis": N_("the newest value of a period that has begun, as the owners wrote it down"),
    "indicators": N_(
        "mean of the closed periods since the team's first mentee began; before: of "
        "those in the year before"
    ),
    "funnel": N_(
        "mentees who came so far / mentees of the first step; who came further came through "
        "the steps before"
    ),
    "staying": _STAYED,
    "dropouts": N_("whole weeks from the start to the day of dropping out; the first week is 1"),
    "contributions": N_("mean over mentees of what they contributed in a month, whole months only"),
}
_NAMES: Mapping[str, str] = {
    "independent": N_(
        "mentees whose last course, elective, task and step of the plan is met / "
        "mentees whose plan asks for something"
    ),
    "time-to-independence": N_("the week by which half of them had, by Kaplan and Meier"),
}
_GROUPED: Mapping[str, str] = {
    "tracks": N_("of this track"),
    "stages": N_("of this stage"),
    "courses": N_("of this course"),
    "tasks": N_("of this task"),
    "mentors": N_("of the pairings this person leads"),
    "growth": N_("of the mentees of this person"),
    "trend": N_("of what was due in this month"),
}
_RELATED: Mapping[str, str] = {
    "pearson": N_("Pearson's r of the two numbers of each; interval by Fisher's z"),
    "spearman": N_(
        "Spearman's rank correlation of the two numbers of each; interval by Bonett and Wright"
    ),
}


def formula_of(facts: Facts, section: str, name: str) -> str:
    """The formula of a figure by its section and name; empty where nothing is known of it."""
    metric = facts.metrics.get(name)
    if section in _GROUPED and metric is not None:
        return together(_(metric.formula), _(_GROUPED[section]))
    if section == "relations":
        said = _RELATED.get(name.rpartition("/")[2], "")
    else:
        said = _NAMES.get(name) or _SECTIONS.get(section, "")
    return _(said) if said else ""
