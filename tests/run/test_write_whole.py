"""Files that are written whole or not at all."""

from pathlib import Path

import pytest

from notelint.run.write_whole import write_whole


def test_a_write_that_fails_leaves_the_old_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "report.json"
    file.write_bytes(b"old")

    def fail(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("notelint.run.write_whole.os.fsync", fail)
    with pytest.raises(OSError, match="No space left"):
        write_whole(file, b"new")
    assert file.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [file]


def test_a_long_name_is_no_obstacle(tmp_path: Path) -> None:
    file = tmp_path / ("가" * 80 + ".json")
    write_whole(file, b"new")
    assert file.read_bytes() == b"new"
