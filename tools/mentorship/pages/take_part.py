"""How one joins a program, and where the office sees who did: parts of its page."""

from __future__ import annotations

from mentorship.pages.page import relative
from mentorship.pages.phrases import day
from mentorship.publication.program_view import ProgramView
from mentorship.publication.views import Views
from mentorship.render.html import Html, element, joined, link

_GUIDE = "start/mentee.html"


def take_part(views: Views, program: ProgramView) -> Html:
    """What is asked of whom, and how to apply; nothing for a program that is over."""
    if program.state == "over":
        return Html("")
    asked = [
        joined((element("p", f"A {role}:"), element("ul", *(element("li", r) for r in rules))))
        for role, rules in program.asks
        if rules
    ]
    guide = link("what a mentee does", relative(program.path, _GUIDE))
    read = element("p", "Read ", guide, " first.") if _GUIDE in views.docs else ""
    if not program.is_open:
        return joined((*asked, _closed(program)))
    return joined((*asked, _begun(program), _applying(program), read))


def for_office(views: Views, program: ProgramView) -> Html:
    """Links to the applications, if anybody applied, and to who may take part until it is over."""
    if not views.for_office:
        return Html("")
    paths = [(a.path, "Applications") for a in views.applications if a.program == program.id]
    paths += [(e.path, "Who may take part") for e in views.eligible if e.program == program.id]
    links = [link(title, relative(program.path, path)) for path, title in paths]
    return element("p", "For the office: ", joined(links, ", ")) if links else Html("")


def _begun(program: ProgramView) -> Html:
    """What there is to know before one applies to a program that has begun: it has no day from
    which on nobody can, but whoever comes later has less of it."""
    if program.state != "running" or program.apply_until:
        return Html("")
    return element(
        "p", "The program began on ", day(program.start), ". Ask those who run it whether people "
        "can still join; whoever does begins later than the others.",
    )  # fmt: skip


def _closed(program: ProgramView) -> Html:
    until = program.apply_until or program.end
    return element(
        "p", "People could apply until ", day(until), ". Ask those who run it whether you still "
        "can.",
    )  # fmt: skip


def _applying(program: ProgramView) -> Html:
    command = f"mentorship new application {program.id} --person YOUR-ID --as mentee"
    return element(
        "p", "To apply, add a file to ", element("code", f"programs/{program.id}/applications/"),
        " in a pull request, or let ", element("code", command), " begin it; whoever would like "
        "to mentor writes ", element("code", "--as mentor"), ".",
        joined((" Applications are open until ", day(program.apply_until), "."))
        if program.apply_until
        else "",
    )  # fmt: skip
