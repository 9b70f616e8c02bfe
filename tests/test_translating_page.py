"""What docs/translating.md shows is what the program does."""

import re
from pathlib import Path

from notelint.cli.translate_words import MOST_DOUBTS
from tests.executed_page import Terminal, shown_in

_PAGE = Path(__file__).parents[1] / "docs" / "translating.md"
# A file in full, or commands with what they print.
_BLOCK = re.compile(
    r"`([\w./]+)`(?P<then> is then)?:\n\n```markdown\n(?P<file>.*?)```\n"
    r"|```console\n(?P<console>.*?)```\n",
    re.S,
)
_HASHES = re.compile(r"\b(sha256|settings|written):[0-9a-f]+")


def test_files_and_commands_of_the_page_are_real(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, notes=None)
    commands = 0
    for block in _BLOCK.finditer(_PAGE.read_text("utf-8")):
        for shown in shown_in(block["console"] or ""):
            commands += 1
            assert terminal.run(shown.command) == shown.output
        if block["console"]:
            continue
        path = terminal.folder / block[1]
        if block["then"]:
            assert _HASHES.sub(r"\1:...", path.read_text("utf-8")) == block["file"]
        else:
            path.parent.mkdir(exist_ok=True)
            path.write_text(block["file"], "utf-8")
    assert commands == 5


def test_the_page_knows_how_many_doubts_are_listed() -> None:
    assert f"at most {MOST_DOUBTS} of them" in _PAGE.read_text("utf-8")
