"""Every command exists, and a machine without the measuring libraries still trains."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from koen.__main__ import main

COMMANDS = ["prepare", "train", "average", "convert", "evaluate", "package", "record", "terms", "split", "join"]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main([command, "--help"])
    assert stop.value.code == 0
    assert command in capsys.readouterr().out


def test_a_command_needs_only_its_own_libraries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("torch", reason="torch is not installed")
    monkeypatch.setitem(sys.modules, "ctranslate2", None)
    (tmp_path / "weights.pt").write_bytes(b"0123456789")
    assert main(["split", str(tmp_path / "weights.pt"), str(tmp_path / "pieces")]) == 0
    assert main(["join", str(tmp_path / "pieces"), str(tmp_path / "pieces" / "weights.pt")]) == 0
    assert (tmp_path / "pieces" / "weights.pt").read_bytes() == b"0123456789"
