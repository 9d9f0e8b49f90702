"""How one joins a program, and where the office sees who did: parts of its page."""

from __future__ import annotations

from mentorship.language import N_, _
from mentorship.pages.page import relative
from mentorship.pages.phrases import day
from mentorship.publication.program_view import ProgramView
from mentorship.publication.views import Views
from mentorship.render.html import Html, element, joined, link, placed

_ROLES = {"mentor": N_("A mentor:"), "mentee": N_("A mentee:")}
_GUIDE = "start/mentee.html"


def take_part(views: Views, program: ProgramView) -> Html:
    """What is asked of whom, and how to apply; nothing for a program that is over."""
    if program.state == "over":
        return Html("")
    asked = [
        joined((element("p", _(_ROLES[role])), element("ul", *(element("li", r) for r in rules))))
        for role, rules in program.asks
        if rules
    ]
    guide = link(_("what a mentee does"), relative(program.path, _GUIDE))
    read = (
        element("p", placed(_("Read {guide} first."), guide=guide)) if _GUIDE in views.docs else ""
    )
    if not program.is_open:
        return joined((*asked, _closed(program)))
    return joined((*asked, _begun(program), _applying(program), read))


def for_office(views: Views, program: ProgramView) -> Html:
    """Links to the applications, if anybody applied, and to who may take part until it is over."""
    if not views.for_office:
        return Html("")
    paths = [(a.path, _("Applications")) for a in views.applications if a.program == program.id]
    paths += [(e.path, _("Who may take part")) for e in views.eligible if e.program == program.id]
    links = [link(title, relative(program.path, path)) for path, title in paths]
    said = placed(_("For the office: {links}"), links=joined(links, _(", ")))
    return element("p", said) if links else Html("")


def _begun(program: ProgramView) -> Html:
    """What there is to know before one applies to a program that has begun: it has no day from
    which on nobody can, but whoever comes later has less of it."""
    if program.state != "running" or program.apply_until:
        return Html("")
    return element(
        "p",
        placed(
            _("The program began on {day}. Ask those who run it whether people can still join; "
              "whoever does begins later than the others."),
            day=day(program.start),
        ),
    )  # fmt: skip


def _closed(program: ProgramView) -> Html:
    until = program.apply_until or program.end
    said = _("People could apply until {day}. Ask those who run it whether you still can.")
    return element("p", placed(said, day=day(until)))


def _applying(program: ProgramView) -> Html:
    command = f"mentorship new application {program.id} --person YOUR-ID --as mentee"
    how = placed(
        _("To apply, add a file to {folder} in a pull request, or let {command} begin it; whoever "
          "would like to mentor writes {option}."),
        folder=element("code", f"programs/{program.id}/applications/"),
        command=element("code", command),
        option=element("code", "--as mentor"),
    )  # fmt: skip
    until = placed(_("Applications are open until {day}."), day=day(program.apply_until))
    both = placed(_("{first} {next}"), first=how, next=until)
    return element("p", both if program.apply_until else how)
