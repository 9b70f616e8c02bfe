"""Putting a page together: markup, styles, scripts and data in one file.

A page may run its own two blocks of style and script, named by their hashes,
and nothing else: no network, no images from elsewhere, no forms, no inline
handlers. What notes say reaches the page as data only and is put on it as
text, so a note cannot change the page even where a program is at fault.
"""

import base64
import hashlib
import html
import json
import re
from collections.abc import Sequence
from importlib.resources import files
from typing import Any

_SCRIPTS = ("elements.js", "search.js", "shell.js", "list.js")
_MARK = re.compile(r"<!--(\w+)-->")
# What ends or confuses a script element, and what a JSON string may hold but not JavaScript.
_UNSAFE = re.compile("[<>&\u2028\u2029\ud800-\udfff]")


def build_page(
    title: str,
    language: str,
    body: str,
    styles: Sequence[str],
    scripts: Sequence[str],
    data: Any,
) -> str:
    """The whole page.

    `body` is its markup, `styles` and `scripts` are texts of files, in order;
    they come after those that all pages share. `data` is anything JSON can
    hold; the scripts read it with `readData()`.
    """
    style = "\n".join([shared("base.css"), *styles])
    script = "\n".join(
        [*map(shared, ("elements.js", "search.js", "shell.js", "list.js")), *scripts]
    )
    parts = {
        "language": html.escape(language),
        "title": html.escape(title),
        "policy": _policy(style, script),
        "style": style,
        "script": script,
        "data": as_data(data),
        "body": body,
    }
    return _MARK.sub(lambda mark: parts[mark[1]], shared("page.html"))


def shared(name: str) -> str:
    """The text of a file beside this module."""
    return read_file("notelint.page", name)


def read_file(package: str, name: str) -> str:
    """The text of a file in a package."""
    return (files(package) / name).read_text("utf-8")


def as_data(data: Any) -> str:
    """`data` as JSON that can stand in a script element, whatever its texts hold."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda char: f"\\u{ord(char[0]):04x}", text)


def _policy(style: str, script: str) -> str:
    """Content Security Policy (Level 3): what is not named here is forbidden."""
    return "; ".join(
        [
            "default-src 'none'",
            f"style-src '{_digest(style)}'",
            f"script-src '{_digest(script)}'",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
