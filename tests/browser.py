"""A browser on a site that is served from this machine, with a list of all it asked for."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page, sync_playwright

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


def executable() -> str:
    """The browser of this machine; without one the tests are skipped, in CI they fail."""
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None and os.environ.get("CI") == "true":
        pytest.fail("no Chromium or Chrome found: install the package chromium")
    if found is None:
        pytest.skip("no Chromium or Chrome found: install the package chromium")
    return found


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser that resolves no name: whatever it asks of another site fails, and is listed."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable(),
            args=["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"],
        )
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder on the loopback."""
    handler = partial(_Silent, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/"
        finally:
            server.shutdown()


class Visit:
    """A reader: what the browser asked for and said, and how often a payload called `hit()`."""

    def __init__(self, browser: Browser, base: str, **context: object) -> None:
        self._base = base
        self.asked: list[str] = []
        self.said: list[str] = []
        self.hits = 0
        self.page: Page = browser.new_context(**context).new_page()  # type: ignore[arg-type]
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("dialog", lambda dialog: dialog.dismiss())
        self.page.expose_function("hit", self._hit)

    def _hit(self) -> None:
        self.hits += 1

    def open(self, path: str) -> Page:
        """Opens a page of the site and waits until it is loaded."""
        self.page.goto(self._base + path, wait_until="load")
        return self.page

    def click_everything(self) -> None:
        """Clicks, touches and enters all that a reader might."""
        with suppress(Error):  # a payload may send the page away while it is clicked
            self.page.evaluate(_CLICK)
            self.page.wait_for_timeout(20)

    @property
    def foreign(self) -> list[str]:
        """What was asked of other sites."""
        return [url for url in self.asked if not url.startswith((self._base, "data:", "blob:"))]


# Ordinary links stay where they are, so that the rest of the page is clicked too.
_CLICK = """() => {
  const ordinary = e => {
    const link = e.closest('a, form');
    return link && /^https?:/.test(link.protocol || link.action || '');
  };
  addEventListener('click', x => ordinary(x.target) && x.preventDefault(), true);
  addEventListener('submit', x => ordinary(x.target) && x.preventDefault(), true);
  for (const e of document.querySelectorAll('article, article *')) {
    if (e.focus) e.focus();
    for (const name of ['mouseover', 'pointerenter', 'toggle', 'click'])
      e.dispatchEvent(new MouseEvent(name, {bubbles: true, cancelable: true}));
  }
}"""

# Texts whose colour differs too little from what is behind them, with the ratio by WCAG 2.2.
# A canvas turns every way to write a colour into red, green, blue and opacity.
PALE = """() => {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const pen = canvas.getContext('2d', {willReadFrequently: true});
  const parts = colour => {
    pen.clearRect(0, 0, 1, 1); pen.fillStyle = colour; pen.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = pen.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = (top, below) =>
    [0, 1, 2].map(i => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
  const linear = v => v <= .04045 * 255 ? v / 255 / 12.92 : ((v / 255 + .055) / 1.055) ** 2.4;
  const light = c => .2126 * linear(c[0]) + .7152 * linear(c[1]) + .0722 * linear(c[2]);
  const behind = e => e
    ? over(parts(getComputedStyle(e).backgroundColor), behind(e.parentElement))
    : [255, 255, 255, 1];
  const places = ['article', '.md-tabs', '.md-header__topic', '.md-footer-meta', '.md-banner'];
  const found = {};
  for (const e of document.querySelectorAll(places.map(p => p + ' *').join())) {
    const own = [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
    if (!own || e.closest('.headerlink') || !e.getClientRects().length) continue;
    const under = behind(e), text = over(parts(getComputedStyle(e).color), under);
    const [dark, bright] = [light(text), light(under)].sort((a, b) => a - b);
    const ratio = (bright + .05) / (dark + .05);
    const name = e.tagName + ' ' + e.className + ' ' + e.textContent.trim().slice(0, 20);
    if (ratio < 4.5) found[name] = ratio.toFixed(2);
  }
  return found;
}"""
