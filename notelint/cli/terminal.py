"""Standard output and standard error: colours, widths, progress, and writing in one piece."""

import os
import sys
import time
from collections.abc import Iterable
from typing import TextIO

import click

from notelint.output.report import Screen
from notelint.output.visible import visible_lines

# Cells: the width of text that goes to a file or a pipe.
_WIDTH_OF_FILES = 100
# Seconds before a run counts as long, and between two redraws of its progress line.
_LONG = 1.0
_REDRAW = 0.1


def screen_of(color: str) -> Screen:
    """How standard output is written to; `color` is "auto", "always" or "never"."""
    terminal = sys.stdout.isatty()
    width = os.get_terminal_size(sys.stdout.fileno()).columns if terminal else 0
    return Screen(_wants_color(color, terminal), max(40, width) if width else _WIDTH_OF_FILES)


def _wants_color(color: str, terminal: bool) -> bool:
    """As no-color.org and force-color.org have it, where the command line does not say."""
    if color != "auto":
        return color == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return terminal and os.environ.get("TERM") != "dumb"


def write(pieces: Iterable[str], utf_8: bool = False) -> None:
    """Write all `pieces` to standard output at once; a reader that went away is no error.

    `utf_8` is for formats that programs read; text is in the terminal's own
    encoding, letters that it lacks as `\\u...`.
    """
    encoding = "utf-8" if utf_8 else sys.stdout.encoding or "utf-8"
    data = "".join(pieces).encode(encoding, "backslashreplace")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except OSError as error:
        # Python flushes once more at its end, and would complain then.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            raise click.ClickException(f"standard output: {error.strerror}") from error


def complain(kind: str, text: str) -> None:
    """A line for the person at the terminal, beside the results: on standard error."""
    print(f"notelint: {kind}: {visible_lines(text)}", file=sys.stderr)


class ProgressLine:
    """A line on the terminal that a long run keeps up to date, and takes away at its end."""

    def __init__(self, stream: TextIO | None = None, shown: bool = True) -> None:
        self._stream = stream or sys.stderr
        self._on = shown and self._stream.isatty()
        self._started = time.monotonic()
        self._drawn = 0.0

    def __call__(self, done: int, total: int) -> None:
        """Tell that `done` notes of `total` are checked."""
        now = time.monotonic()
        if self._on and now - self._started > _LONG and now - self._drawn > _REDRAW:
            self._drawn = now
            self._stream.write(f"\r\x1b[KChecked {done} of {total} notes")
            self._stream.flush()

    def clear(self) -> None:
        """Take the line away."""
        if self._drawn:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
