"""A page for each survey, on which an answer is sealed before it leaves the browser."""

from __future__ import annotations

from collections.abc import Iterator

from mentorship.language import N_, _
from mentorship.pages.frame import SEALING, resources
from mentorship.pages.page import Crumb, Page, relative
from mentorship.pages.page_set import page_set
from mentorship.publication.surveys import SurveyView
from mentorship.publication.views import Views
from mentorship.render.html import Html, element, joined, link, placed
from mentorship.render.parts import note

_SCALE = (N_("disagree"), N_("rather not"), N_("partly"), N_("rather"), N_("agree"))
_WHO = {
    "mentee": N_("For mentees of {program}."), "mentor": N_("For mentors of {program}."),
    "manager": N_("For the managers of mentees of {program}."),
    "team": N_("For the other people in a mentee's team of {program}."),
}  # fmt: skip
_MANUAL = "manual/surveys.html"


@page_set
def surveys(views: Views) -> Iterator[Page]:
    """One page for each survey that can still be answered."""
    for view in views.surveys:
        can_seal = view.sealed and SEALING in resources()
        body = joined(
            (
                element("h1", view.title),
                element("p", _(_WHO[view.to], program=view.program_title)),
                _promise(views, view),
                _form(views, view) if can_seal else _by_hand(view),
            )
        )
        program = (Crumb(view.program_title, view.program_path),) if view.program_path else ()
        yield Page(
            path=view.path, title=view.title, body=str(body), boost=0.5,
            section=(Crumb(_("Programs"), "programs/index.html"), *program),
            description=_("{survey}, a survey of {program}", survey=view.title,
                          program=view.program_title),
            also=_("survey answer questions"),
        )  # fmt: skip


def _promise(views: Views, view: SurveyView) -> Html:
    """Who can read an answer."""
    more = ""
    if _MANUAL in views.docs:
        more = joined((" ", link(_("Who can read my answer?"), relative(view.path, _MANUAL))))
    if not view.sealed:
        said = _("Answers are not sealed: everybody who can read the repository can read yours.")
        return element("p", said, more)
    return element(
        "p",
        _(
            "Your answer is sealed: only the program office can read it. Others see that you "
            "answered, and a count of three answers or more that tells nobody's."
        ),
        more,
    )


def _form(views: Views, view: SurveyView) -> Html:
    """Filled in and sealed by the script; without scripts it stays hidden, and that is said."""
    script = element("script", src=relative(view.path, SEALING), defer=True)
    form = element(
        "div",
        element(
            "p",
            _("It is sealed in this browser with the office's public key, and sent nowhere: you "
              "get lines that only the office can open, to save in the repository."),
        ),
        _line("survey-pairing", _("Pairing"), "pairing"),
        _line("survey-person", _("Who answers (your id)"), "person"),
        *(_question(key, words) for key, words in view.questions),
        _field("survey-text", _("What else you want to say"), element("textarea", id="survey-text",
               rows="5", data_part="text", autocomplete="off")),
        element("p", element("button", _("Seal it"), type="button", class_="ms-button",
                data_part="seal")),
        element("p", role="status", aria_live="polite", data_part="say"),
        _result(views, view),
        hidden=True,
        class_="ms-form",
        data_sealing="answer",
        data_survey=view.id,
        data_keys=" ".join(views.office_keys),
        data_empty=_("Name the pairing and yourself, and answer one question at least."),
        data_done=_("Sealed. Copy the lines and save them as a new file."),
        data_copied=_("Copied."),
    )  # fmt: skip
    return joined((form, element("noscript", _by_hand(view)), script))


def _question(key: str, words: str) -> Html:
    """A question with five answers in words; none of them is chosen beforehand."""
    marks = (
        element(
            "label",
            element("input", type="radio", name_=key, value=str(points), autocomplete="off"),
            f" {points} {_(said)}",
        )
        for points, said in enumerate(_SCALE, start=1)
    )
    return element("fieldset", element("legend", words), *marks, class_="ms-question")


def _result(views: Views, view: SurveyView) -> Html:
    """The lines, the path under which they are saved, and where that can be done."""
    save = Html("")
    if views.repository:
        address = f"https://github.com/{views.repository}/new/{view.branch}"
        save = element("p", element("a", _("New file on GitHub, with this name"), href=address,
                       data_part="new", rel="noreferrer"))  # fmt: skip
    return element(
        "div",
        _field("survey-letter", _("The lines"), element("textarea", id="survey-letter", rows="8",
               readonly=True, data_part="letter")),
        element("p", element("button", _("Copy"), type="button", class_="ms-button",
                data_part="copy")),
        element("p", placed(_("Save them as {path}"), path=element("code", data_part="path"))),
        save,
        hidden=True,
        data_part="result",
    )  # fmt: skip


def _line(identity: str, label: str, part: str) -> Html:
    box = element("input", id=identity, data_part=part, maxlength="64", autocomplete="off",
                  autocapitalize="none", spellcheck="false")  # fmt: skip
    return _field(identity, label, box)


def _field(identity: str, label: str, control: Html) -> Html:
    return element("p", element("label", label, for_=identity), control, class_="ms-field")


def _by_hand(view: SurveyView) -> Html:
    """How to answer without this page, and what is asked."""
    command = f"mentorship survey answer PAIRING {view.id} --as YOUR-ID"
    listed = element("ul", *(element("li", words) for _key, words in view.questions))
    how = _("To answer, in a copy of the repository: {command}.")
    said = placed(how, command=element("code", command))
    return joined((listed, element("p", said), _after(view)))


def _after(view: SurveyView) -> Html:
    said = _("It asks the questions, seals the answer, and writes the file.")
    return note(said if view.sealed else _("It asks the questions and writes the file."))
