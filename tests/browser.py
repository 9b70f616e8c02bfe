"""A real browser for tests of pages: Chromium without a window."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import which
from typing import Any

import pytest

CHROMIUM = next(filter(None, map(which, ("chromium", "chromium-browser", "google-chrome"))), None)
_OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]

_OPENED = "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"


@contextmanager
def browser() -> Iterator[Any]:
    """A browser; tests are skipped where there is none.

    Playwright's loop of events runs as long as it does, so it is for one
    module at a time: no other test could run a loop of its own.
    """
    if CHROMIUM is None:
        pytest.skip("needs Chromium")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as running:
        opened = running.chromium.launch(executable_path=CHROMIUM, args=_OPTIONS)
        yield opened
        opened.close()


class Visit:
    """A page that is opened again and again, with what goes wrong and what it asks for."""

    def __init__(self, browser: Any) -> None:
        context = browser.new_context(viewport={"width": 1300, "height": 800})
        self.page = context.new_page()
        self.page.set_default_timeout(5_000)
        self.errors: list[str] = []
        self.requests: list[str] = []
        self.url = ""
        self.page.on("console", lambda message: self.errors.append(message.text))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("dialog", self._dialog)

    def open(self, file: Path, theme: str = "light") -> Any:
        """The page in `file`, as one who has never seen it."""
        self.url = file.as_uri()
        self.page.set_viewport_size({"width": 1300, "height": 800})
        self.page.emulate_media(color_scheme=theme, media="screen")
        self.page.goto(self.url)
        if self.page.evaluate("localStorage.length"):
            self.page.evaluate("localStorage.clear()")
            self.page.reload()
        return self.page

    def milliseconds(self) -> float:
        """How long the page takes to open: the best of three times, on a machine that is shared."""
        took: list[float] = []
        for _ in range(3):
            took.append(self.page.evaluate(_OPENED))
            if took[-1] < 1_000:
                break
            self.page.reload()
        return min(took)

    def _dialog(self, dialog: Any) -> None:
        self.errors.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def faults(self) -> list[str]:
        """What went wrong since the last call, and what was asked for outside of the page."""
        outside = [
            url for url in self.requests if url != self.url and not url.startswith("blob:file:")
        ]
        found = [*self.errors, *outside]
        self.errors.clear()
        self.requests.clear()
        return found


# The contrast of a text's colour to what it stands on (WCAG 2.2, "contrast ratio").
CONTRASTS = """() => {
  const channel = (value) => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  const luminance = (color) => {
    const [r, g, b] = color.match(/[\\d.]+/g).map((value) => channel(value / 255));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (element) => {
    for (; element; element = element.parentElement) {
      const color = getComputedStyle(element).backgroundColor;
      if (!/, 0\\)$|transparent/.test(color)) return color;
    }
    return "rgb(255, 255, 255)";
  };
  const low = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    const unread = "script, style, noscript, [hidden], :disabled";
    if (!walker.currentNode.data.trim() || element.closest(unread)) continue;
    if (!element.checkVisibility()) continue;
    const [a, b] = [luminance(getComputedStyle(element).color), luminance(ground(element))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const shown = walker.currentNode.data.slice(0, 20);
    if (ratio < 4.5) low.push(`${ratio.toFixed(2)} ${element.className} ${shown}`);
  }
  return low;
}"""

# What a screen reader could not name, and what two elements share.
UNNAMED = """() => {
  const named = (element) => element.getAttribute("aria-label") || element.labels?.length ||
    element.textContent.trim() || element.getAttribute("aria-labelledby");
  const faults = [...document.querySelectorAll("button, input, select, textarea, dialog, aside")]
    .filter((element) => !named(element)).map((element) => element.outerHTML.slice(0, 80));
  const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
  return [...faults, ...ids.filter((id, place) => ids.indexOf(id) !== place)];
}"""
