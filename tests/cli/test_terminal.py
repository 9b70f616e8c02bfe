"""The terminal: progress, widths, languages."""

import io
import os
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest

from notelint.cli import terminal
from notelint.cli.language import language_of
from notelint.cli.terminal import ProgressLine


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time, in seconds, as a list of one."""
    now = [100.0]
    monkeypatch.setattr(terminal.time, "monotonic", lambda: now[0])
    return now


def test_a_short_run_shows_no_progress(clock: list[float]) -> None:
    screen = Terminal()
    line = ProgressLine(screen)
    clock[0] += 0.9
    line(50, 100)
    line.clear()
    assert screen.getvalue() == ""


def test_a_long_run_shows_how_far_it_is_now_and_then_and_clears_it(clock: list[float]) -> None:
    screen = Terminal()
    line = ProgressLine(screen)
    for done in range(1, 101):
        clock[0] += 0.05
        line(done, 100)
    line.clear()
    drawn = screen.getvalue().split("\r\x1b[K")
    assert drawn[1] == "Checked 21 of 100 notes"
    assert 20 < len(drawn) < 60
    assert drawn[-1] == ""


def test_no_progress_is_shown_in_a_file_or_when_quiet(clock: list[float]) -> None:
    for stream, shown in ((io.StringIO(), True), (Terminal(), False)):
        line = ProgressLine(stream, shown)
        clock[0] += 5
        line(1, 2)
        line.clear()
        assert stream.getvalue() == ""


@pytest.mark.parametrize(
    ("asked", "configured", "environment", "language"),
    [
        ("en", "ko", {"LANG": "ko_KR.UTF-8"}, "en"),
        (None, "ko", {"LANG": "en_US.UTF-8"}, "ko"),
        (None, "", {"LANG": "ko_KR.UTF-8"}, "ko"),
        (None, "", {"LANG": "ko_KR.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, "en"),
        (None, "", {"LANG": "en_US.UTF-8", "LC_ALL": "ko_KR.eucKR"}, "ko"),
        (None, "", {"LC_ALL": "", "LANG": "ko_KR"}, "ko"),
        (None, "", {"LANG": "C"}, "en"),
    ],
)
def test_the_language_is_asked_for_or_configured_or_the_locales(
    asked: str | None, configured: str, environment: dict[str, str], language: str
) -> None:
    assert language_of(asked, configured, environment) == language


@pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals")
def test_on_a_real_terminal_there_are_colours_and_lines_fit_its_width(notes: Path) -> None:
    (notes / "long.md").write_text("가나다라 " * 50 + "<!-- notelint-ignore -->\n", "utf-8")
    import fcntl
    import pty
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 60, 0, 0))
    env = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "FORCE_COLOR")}
    run = subprocess.Popen(
        [sys.executable, "-m", "notelint", "check", "long.md", "--lang", "ko", "--select", "NL"],
        cwd=notes,
        stdout=theirs,
        stderr=theirs,
        env={**env, "TERM": "xterm"},
    )
    os.close(theirs)
    written = b""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and select.select([ours], [], [], 60)[0]:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # Linux's way to say that the other end is closed
            break
        if not piece:
            break
        written += piece
    assert run.wait() == 1
    text = written.decode("utf-8")
    assert "\x1b[33m경고\x1b[0m" in text
    line = next(line for line in text.splitlines() if "…" in line)
    from rich.cells import cell_len

    from notelint.output.visible import visible

    plain = line.replace("\x1b[2m", "").replace("\x1b[0m", "")
    assert visible(plain) == plain
    assert cell_len(plain) <= 60
