"""Put the content security policy on the pages that another builder has made.

Each page is then refused everything from other sites and every script that is
not the theme's. Styles may stand in the page, for the search of Zensical's
theme writes some. What is the theme's is taken from 404.html, on which no text
of the organisation stands but the menu. Running it again changes nothing.

examples:
  mentorship guard build/zensical/site
"""

from __future__ import annotations

import argparse
import re
from functools import cache
from pathlib import Path

from mentorship.findings import MentorshipError, shown

_SCOPE = re.compile(r'(__md_scope=new URL\()"[^"]*"')
_MARK = '<meta http-equiv="Content-Security-Policy"'


def configure(parser: argparse.ArgumentParser) -> None:
    """Declares the options."""
    parser.add_argument("site", type=Path, metavar="DIR", help="the folder with the built site")


def run(options: argparse.Namespace) -> int:
    """Changes the pages in place."""
    from mentorship.render.policy import guarded, policy

    site: Path = options.site
    try:
        model = (site / "404.html").read_text("utf-8")
    except OSError:
        raise MentorshipError(
            f"{shown(str(site))} has no 404.html: name the folder of a site that is built"
        ) from None

    @cache
    def allowed(depth: int) -> str:
        """The theme's scripts name the way to the top, so they differ with the depth."""
        way = "/".join([".."] * depth) or "."
        return str(policy(model + "".join(_scopes(model, way)), "'unsafe-inline'"))

    count = 0
    for path in sorted(site.rglob("*.html")):
        text = path.read_text("utf-8")
        if _MARK not in text:
            depth = len(path.relative_to(site).parts) - 1
            path.write_text(guarded(text, allowed(depth)), "utf-8")
            count += 1
    print(f"{shown(str(site))}: {count} pages guarded")
    return 0


def _scopes(model: str, way: str) -> list[str]:
    """The theme's scripts that name the way to the top, for pages from which it is `way`."""
    found = re.findall(r"<script>[^<]*?__md_scope=new URL\(.*?</script>", model, re.DOTALL)
    return [_SCOPE.sub(rf'\1"{way}"', script) for script in found]
