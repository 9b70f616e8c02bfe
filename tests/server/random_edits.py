"""Hours of writing in a short time: random edits, and what the server says of them."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from notelint.config.files import ConfigFiles
from notelint.run.check_file import NoteChecker
from notelint.run.discover import FoundNote
from tests.server.client import Editor

_START = """---
title: 정렬
---

# 정렬

- 버블 정렬은 **이웃한 값**을 견준다.<br>
: : 떄문에 느리다.

| 이름 | 시간 |
|---|---|
| 병합 | $O(n \\log n)$ |

```python
sorted(items)
```
"""
_PIECES = (
    *("학슴 ", "떄문에 ", "가", "나다 ", "\n", "\n\n", "# ", "- ", "> ", "**", "`", "```\n", "<b>"),
    *("</b>", "</br>", "[글](", ")", "![", "|", "$", "{{", "{% if %}", "\U0001f600", "\r\n", "\t"),
    *("<!-- notelint-ignore -->", "---\n", ": : ", "1. ", "\u200b", "\u2028", "ㅏ", "e\u0301"),
)
_LONGEST = 3_000  # code points
_DELETED = 0.25  # of the edits
_WHOLE_LINES = 0.5  # of what is written


class Told(NamedTuple):
    """What the server published for a text, and what a fresh check of it finds."""

    text: str
    published: list[tuple[str, int]]
    fresh: list[tuple[str, int]]


def edit_randomly(editor: Editor, edits: int, asked_every: int, seed: int = 0) -> Iterator[Told]:
    """Make `edits` random edits of one note; after every `asked_every`, what is told of it."""
    chance = random.Random(seed)
    files = ConfigFiles(editor.folder)
    found = FoundNote(str(editor.folder / "a.md"), "a.md", files.above(editor.folder))
    checker = NoteChecker("en")
    text, version = _START, 1
    editor.open("a.md", text)
    for number in range(1, edits + 1):
        text = _edited(text, chance)
        version += 1
        editor.type("a.md", text, version)
        if number % asked_every == 0:
            published = editor.diagnostics("a.md", version)
            fresh = checker.check_bytes(found, text.encode()).findings
            yield Told(
                text,
                sorted((p["code"], p["range"]["start"]["line"] + 1) for p in published),
                sorted((f.code, f.line) for f in fresh),
            )


def _edited(text: str, chance: random.Random) -> str:
    """`text` with a piece written somewhere, or some of it deleted."""
    at = chance.randrange(len(text) + 1)
    if len(text) > _LONGEST or chance.random() < _DELETED:
        return text[:at] + text[at + chance.randrange(1, 20) :]
    if chance.random() < _WHOLE_LINES:
        line = text.rfind("\n", 0, at) + 1
        return text[:line] + chance.choice(_START.splitlines(keepends=True)) + text[line:]
    return text[:at] + chance.choice(_PIECES) + text[at:]


def resident_bytes(editor: Editor) -> int:
    """The memory that the server holds (Linux)."""
    status = Path(f"/proc/{editor.process.pid}/status").read_text("utf-8")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) * 1024
