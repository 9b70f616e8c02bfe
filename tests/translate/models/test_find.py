"""Which models there are, where, and which one is meant."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from notelint.translate.models import places
from notelint.translate.models.error import ModelError
from notelint.translate.models.find import Broken, Model, Origin, find_model, models
from notelint.translate.models.install import install, remove
from tests.translate.small_model import PACKAGE, metadata, unpacked


@pytest.fixture
def argos(tmp_path: Path) -> Path:
    """What Argos Translate installed: a model for other languages, and one for ours."""
    folder = tmp_path / "data" / "argos-translate" / "packages"
    unpacked(folder / "translate-ko_en-1_1")
    other = unpacked(folder / "en_es")
    (other / "metadata.json").write_bytes(metadata(from_code="en", to_code="es"))
    return folder


def brought_by_a_package(monkeypatch: pytest.MonkeyPatch, function) -> None:
    point = SimpleNamespace(
        name="ko-en",
        value="x:y",
        dist=SimpleNamespace(name="notelint-ko-en"),
        load=lambda: function,
    )
    monkeypatch.setattr(places, "packaged_models", lambda: iter([point]))


def test_without_models_the_message_names_the_commands() -> None:
    with pytest.raises(ModelError) as told:
        find_model()
    for command in ("pip install notelint-ko-en", "notelint models install FILE.argosmodel"):
        assert command in str(told.value)


@pytest.mark.usefixtures("argos")
def test_the_models_come_in_the_order_of_choice(monkeypatch: pytest.MonkeyPatch) -> None:
    brought_by_a_package(monkeypatch, lambda: PACKAGE)
    install(PACKAGE)
    found = [(each.name, each.origin) for each in models()]
    assert found == [
        ("small_ko_en", Origin.INSTALLED),
        ("ko-en", Origin.PACKAGE),
        ("translate-ko_en-1_1", Origin.ARGOS),
    ]
    assert find_model().name == "small_ko_en"
    assert find_model("ko-en").path == PACKAGE


def test_a_models_size_and_version_are_known(argos: Path) -> None:
    (model,) = models()
    assert isinstance(model, Model)
    assert model.metadata.version == "1.0"
    files = (argos / "translate-ko_en-1_1").rglob("*")
    assert model.bytes == sum(each.stat().st_size for each in files if each.is_file())


def test_argos_translate_may_have_its_packages_elsewhere(
    argos: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    argos.rename(tmp_path / "elsewhere")
    assert list(models()) == []
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "elsewhere"))
    assert [each.name for each in models()] == ["translate-ko_en-1_1"]


def test_a_path_is_a_package_or_an_unpacked_one(tmp_path: Path) -> None:
    folder = unpacked(tmp_path / "unpacked")
    for path in (PACKAGE, folder):
        model = find_model(str(path))
        assert (model.path, model.origin) == (path, Origin.PATH)
    with pytest.raises(ModelError, match=r"none\.argosmodel: no such file"):
        find_model("none.argosmodel")


@pytest.mark.usefixtures("argos")
def test_a_wrong_name_is_answered_with_the_nearest() -> None:
    with pytest.raises(ModelError, match="did you mean 'translate-ko_en-1_1'"):
        find_model("translate-ko_en-1.1")
    with pytest.raises(ModelError, match="no model 'xyz'; `notelint models list` shows"):
        find_model("xyz")


def test_a_broken_package_of_python_is_listed_with_its_reason(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fails() -> Path:
        raise FileNotFoundError("this build carries no model")

    brought_by_a_package(monkeypatch, fails)
    (broken,) = models()
    assert isinstance(broken, Broken)
    assert broken.reason == "the model 'ko-en' of notelint-ko-en: this build carries no model"
    with pytest.raises(ModelError, match="carries no model"):
        find_model("ko-en")
    brought_by_a_package(monkeypatch, lambda: tmp_path / "gone")
    (broken,) = models()
    assert isinstance(broken, Broken)
    assert "is missing" in broken.reason


def test_a_package_brings_a_model_by_its_entry_point(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()  # of the fixture that hides packages
    site = tmp_path / "site"
    about = site / "brings-1.0.dist-info"
    about.mkdir(parents=True)
    (site / "brings.py").write_text(f"def model_path(): return {str(PACKAGE)!r}\n")
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: brings\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text("[notelint.models]\nbrought = brings:model_path\n")
    monkeypatch.syspath_prepend(site)
    assert find_model("brought").path == PACKAGE
    with pytest.raises(ModelError, match="brought: a Python package brought this model"):
        remove("brought")


def test_notelints_folder_follows_the_system(monkeypatch: pytest.MonkeyPatch, own: Path) -> None:
    assert places.own_folder() == own
    monkeypatch.delenv("NOTELINT_MODELS")
    folder = places.own_folder()
    assert (folder.name, folder.parent.name) == ("models", "notelint")
