"""The elements that real renderers make of texts, without their words."""

import json
import subprocess
from collections.abc import Sequence
from html.parser import HTMLParser
from pathlib import Path

from benchmarks.tree import github_page
from notelint.note.html.elements import PHRASING, VOID

_SCRIPT = Path(__file__).parent / "elements.rb"
_TRANSLATED = frozenset({"id", "alt", "title"})


def kramdown_elements(texts: Sequence[str]) -> list[str]:
    """The element tree of each text as JSON: texts of equal structure give equal strings."""
    done = subprocess.run(
        ["ruby", "-EUTF-8", str(_SCRIPT)],
        input="".join(json.dumps(text) + "\n" for text in texts),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout.splitlines()


def cmark_elements(texts: Sequence[str]) -> list[str]:
    """The tags, code and comments that GitHub's cmark makes of each text."""
    found = []
    for text in texts:
        reader = _Elements()
        reader.feed(github_page(text))
        reader.close()
        found.append(json.dumps(reader.found))
    return found


class _Elements(HTMLParser):
    """Reads a page; elements within a line of text come sorted."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._line: list[str] = []
        self._open: list[list[str]] = []  # elements in the line that are not closed yet
        self._code = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._code += tag == "code"
        shown = json.dumps([tag, [one for one in attrs if one[0] not in _TRANSLATED]])
        if tag not in PHRASING and tag not in VOID:
            self._end_line()
            self.found.append(shown)
        elif tag in VOID:
            self._add(shown)
        else:
            self._open.append([shown])

    def handle_endtag(self, tag: str) -> None:
        self._code -= tag == "code"
        if tag in PHRASING and self._open:
            first, *rest = self._open.pop()
            self._add(json.dumps([first, sorted(rest)]))
        elif tag not in PHRASING:
            self._end_line()
            self.found.append("/" + tag)

    def handle_data(self, data: str) -> None:
        if self._code > 0:
            self._add(data)

    def handle_comment(self, data: str) -> None:
        self._add(data)

    def close(self) -> None:
        super().close()
        self._end_line()

    def _add(self, shown: str) -> None:
        (self._open[-1] if self._open else self._line).append(shown)

    def _end_line(self) -> None:
        while self._open:
            self._line += self._open.pop()
        self.found += sorted(self._line)
        self._line = []
