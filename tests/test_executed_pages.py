"""The commands of a page print what the page says."""

import sys
from pathlib import Path

import pytest

from tests.executed_page import ROOT, Terminal, agrees, blocks_of

PAGES = ["docs/adopting.md"]


@pytest.mark.skipif(sys.platform == "win32", reason="runs bash")
@pytest.mark.parametrize("page", PAGES)
def test_a_page_shows_what_is_printed(page: str, tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    blocks = blocks_of(ROOT / page)
    assert blocks
    for block in blocks:
        for command, output in block:
            printed = terminal.run(command)
            assert agrees(output, printed), (command, printed)


@pytest.mark.parametrize(
    ("shown", "printed", "right"),
    [
        (["a"], ["a"], True),
        (["a"], ["b"], False),
        (["a", "...", "z"], ["a", "b", "c", "z"], True),
        (["a", "...", "z"], ["a"], False),
        (["..."], [], True),
        ([], ["a"], False),
    ],
)
def test_only_what_is_left_out_may_differ(
    shown: list[str], printed: list[str], right: bool
) -> None:
    assert agrees(shown, printed) is right
