"""Takes the pictures in docs/assets/ from the built site: `make screenshots`."""

from __future__ import annotations

import functools
import http.server
import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, NamedTuple

from playwright.sync_api import Browser, ViewportSize, sync_playwright

ROOT = Path(__file__).parents[1]
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
DESKTOP = ViewportSize(width=1280, height=800)
PHONE = ViewportSize(width=390, height=844)


class Picture(NamedTuple):
    """A picture to take: the first page, by name, that matches `pages` below site/."""

    name: str
    pages: str
    size: ViewportSize = DESKTOP
    scheme: Literal["light", "dark"] = "light"


PICTURES = (
    Picture("home", "index.html"),
    Picture("home-phone", "index.html", PHONE),
    Picture("home-dark", "index.html", DESKTOP, "dark"),
    Picture("program", "programs/g*.html"),
    Picture("pairing", "pairings/lu*.html"),
)


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files and keeps silent about it."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is given
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address below which `folder` is served on this machine, until the block ends."""
    handler = functools.partial(Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def page_of(site: Path, picture: Picture) -> str:
    found = sorted(path.relative_to(site).as_posix() for path in site.glob(picture.pages))
    if not found:
        sys.exit(f"no page {picture.pages} in {site.name}/: run make site first")
    return found[0]


def take(browser: Browser, address: str, picture: Picture, to: Path) -> None:
    page = browser.new_page(viewport=picture.size, color_scheme=picture.scheme)
    page.goto(address, wait_until="networkidle")
    page.screenshot(path=to)
    page.close()


def main() -> None:
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        sys.exit(f"no browser found; looked for {', '.join(BROWSERS)}")
    site, images = ROOT / "site", ROOT / "docs" / "assets"
    images.mkdir(parents=True, exist_ok=True)
    with served(site) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        for picture in PICTURES:
            target = images / f"site-{picture.name}.png"
            take(browser, f"{base}/{page_of(site, picture)}", picture, target)
            print(target.relative_to(ROOT))
        browser.close()


if __name__ == "__main__":
    main()
