"""Installing, verifying and removing models."""

import json
import os
import shutil
from pathlib import Path

import pytest

from notelint.translate.models.error import ModelError
from notelint.translate.models.find import find_model, models
from notelint.translate.models.install import install, remove, sha256
from notelint.translate.models.verify import problems
from tests.translate.small_model import PACKAGE, packed, parts, unpacked


@pytest.fixture(autouse=True)
def untried(monkeypatch: pytest.MonkeyPatch) -> None:
    """No model is tried, which takes a process each."""
    monkeypatch.setattr("notelint.translate.models.install.can_try", lambda: False)


def test_an_installed_model_is_what_the_package_holds(own: Path) -> None:
    model = install(PACKAGE)
    assert model.path == own / "small_ko_en"
    for name, content in parts().items():
        assert (model.path / name).read_bytes() == content
    record = json.loads((model.path / "installed.json").read_bytes())
    assert record["sha256"] == sha256(PACKAGE)
    assert record["source"] == str(PACKAGE)
    assert [each.name for each in own.iterdir()] == ["small_ko_en"]


def test_what_only_argos_translate_needs_is_left_out(tmp_path: Path) -> None:
    files = {**parts(), "stanza/ko/tokenize.pt": b"x", "minisbd/ko.onnx": b"x", "spacy/a": b"x"}
    model = install(packed(tmp_path / "more.argosmodel", files))
    assert not [each for each in ("stanza", "minisbd", "spacy") if (model.path / each).exists()]
    assert (model.path / "README.md").exists()


def test_a_model_may_be_given_a_name(own: Path) -> None:
    assert install(PACKAGE, "mine").path == own / "mine"
    for name in ("../x", "", ".hidden", "a b", "a/b"):
        with pytest.raises(ModelError, match="cannot be the name of a model"):
            install(PACKAGE, name or ".")
    assert [each.name for each in own.iterdir()] == ["mine"]


def test_a_model_of_the_same_name_is_replaced(tmp_path: Path, own: Path) -> None:
    first = install(PACKAGE)
    (first.path / "extra").write_text("x")
    files = {**parts(), "README.md": b"newer"}
    second = install(packed(tmp_path / "newer.argosmodel", files))
    assert (second.path / "README.md").read_bytes() == b"newer"
    assert not (second.path / "extra").exists()
    assert len(list(own.iterdir())) == 1


def test_when_the_new_one_cannot_be_moved_the_old_one_stays(
    tmp_path: Path, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(PACKAGE)
    rename = Path.rename

    def fails(self: Path, target: Path) -> Path:
        if target == own / "small_ko_en" and not self.name.endswith("-old"):
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fails)
    with pytest.raises(ModelError, match="No space left on device"):
        install(packed(tmp_path / "newer.argosmodel", {**parts(), "README.md": b"newer"}))
    assert (own / "small_ko_en" / "README.md").read_bytes() == parts()["README.md"]
    assert len(list(own.iterdir())) == 1


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_told(own: Path) -> None:
    own.mkdir(mode=0o500)
    with pytest.raises(ModelError, match="Permission denied"):
        install(PACKAGE)


def test_a_file_where_the_folder_should_be_is_told(own: Path) -> None:
    own.write_text("x")
    with pytest.raises(ModelError, match="own: File exists"):
        install(PACKAGE)


def test_what_a_killed_installation_left_goes_with_the_next(own: Path) -> None:
    left, fresh = own / ".begun-old", own / ".begun-new"
    left.mkdir(parents=True)
    fresh.mkdir()
    os.utime(left, (0, 0))
    assert list(models()) == []
    install(PACKAGE)
    assert (left.exists(), fresh.exists()) == (False, True)


def test_a_removed_model_is_gone(own: Path) -> None:
    install(PACKAGE)
    assert remove("small_ko_en") == own / "small_ko_en"
    assert list(own.iterdir()) == []
    with pytest.raises(ModelError, match="there is no installed model 'small_ko_en'"):
        remove("small_ko_en")


def test_a_broken_model_can_be_removed(own: Path) -> None:
    install(PACKAGE)
    shutil.rmtree(own / "small_ko_en" / "model")
    with pytest.raises(ModelError, match=r"the package has no model/model\.bin"):
        find_model("small_ko_en")
    remove("small_ko_en")
    assert list(own.iterdir()) == []


def test_the_models_of_argos_translate_are_left_alone(tmp_path: Path) -> None:
    folder = unpacked(tmp_path / "data" / "argos-translate" / "packages" / "ko_en")
    with pytest.raises(ModelError, match="Argos Translate installed this model"):
        remove("ko_en")
    assert folder.is_dir()


def test_verifying_finds_what_changed_since_the_installation() -> None:
    model = install(PACKAGE)
    assert problems(model) == []
    (model.path / "README.md").write_text("changed")
    (model.path / "model" / "config.json").unlink()
    assert [each.rpartition("/")[2] for each in problems(model)] == [
        "README.md has changed",
        "config.json is missing",
    ]
    (model.path / "installed.json").write_text("[")
    assert "not as notelint wrote it" in problems(model)[0]


def test_verifying_a_package_looks_at_every_file(tmp_path: Path) -> None:
    path = tmp_path / "damaged.argosmodel"
    packed(path, parts())
    data = bytearray(path.read_bytes())
    data[data.index(parts()["README.md"])] ^= 1
    path.write_bytes(data)
    model = find_model(str(path))
    assert [each.partition(": ")[2] for each in problems(model)] == [
        "README.md is damaged; get the package again"
    ]
