"""What is changed in the environment that the theme's templates run in."""

from __future__ import annotations

from html import escape
from typing import Any

from mentorship.render.html import ready


def without_tags(text: object) -> str:
    """The theme's `striptags`, whose own result is not escaped any more."""
    return escape(ready(str(text)).striptags())


def answer(env: Any, name: str, template: object) -> None:
    """Lets the environment answer `name` with a template that is none of its own."""
    original = env.get_template

    def get_template(wanted: Any, *arguments: Any, **options: Any) -> Any:
        return template if wanted == name else original(wanted, *arguments, **options)

    env.get_template = get_template
