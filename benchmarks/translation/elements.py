"""The elements that real renderers make of texts, without their words."""

import json
import subprocess
from collections.abc import Sequence
from html.parser import HTMLParser
from pathlib import Path

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
    import cmarkgfm
    from cmarkgfm.cmark import Options

    flags = Options.CMARK_OPT_FOOTNOTES | Options.CMARK_OPT_UNSAFE
    found = []
    for text in texts:
        reader = _Elements()
        reader.feed(cmarkgfm.github_flavored_markdown_to_html(text, flags))
        reader.close()
        found.append(json.dumps(reader.found))
    return found


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[object] = []
        self._code = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._code += tag == "code"
        self.found.append((tag, [one for one in attrs if one[0] not in _TRANSLATED]))

    def handle_endtag(self, tag: str) -> None:
        self._code -= tag == "code"
        self.found.append("/" + tag)

    def handle_data(self, data: str) -> None:
        if self._code > 0:
            self.found.append(data)

    def handle_comment(self, data: str) -> None:
        self.found.append(data)
