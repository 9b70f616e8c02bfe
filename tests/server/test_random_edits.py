"""Whatever is typed, the server says what a fresh check of the same text says."""

from pathlib import Path

import pytest

pytest.importorskip("pygls", reason="needs the extra notelint[server]")

from tests.server.client import Editor
from tests.server.random_edits import edit_randomly


def test_answers_agree_with_a_fresh_check(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    editor = Editor(tmp_path)
    try:
        told = list(edit_randomly(editor, edits=400, asked_every=8))
    finally:
        editor.kill()
    assert len(told) == 50
    assert sum(len(each.fresh) for each in told) > 20
    for each in told:
        assert each.published == each.fresh, each.text
