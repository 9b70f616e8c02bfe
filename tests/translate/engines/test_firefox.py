"""The engine `firefox`: what can be told without Mozilla's weights."""

import sys
from pathlib import Path

import pytest

from notelint.translate.engines.registry import open_engine
from notelint.translate.request import EngineError, Request

pytest.importorskip("fxtranslate")


def folder_of(folder: Path, *names: str) -> Path:
    folder.mkdir()
    for name in names:
        (folder / name).write_bytes(f"content of {name}".encode())
    return folder


def test_without_a_model_the_way_to_one_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    with pytest.raises(EngineError, match="no model of Firefox for Korean to English here; `pip"):
        open_engine("firefox", {})
    assert list(tmp_path.iterdir()) == []


def test_without_its_library_the_extra_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("notelint.translate.engines.libraries.find_spec", lambda _name: None)
    with pytest.raises(
        EngineError, match=r"needs fxtranslate: `pip install \"notelint\[firefox\]\"`"
    ):
        open_engine("firefox", {})


@pytest.mark.parametrize(
    "names",
    [
        (),
        ("model.koen.intgemm.alphas.bin",),
        ("model.koen.intgemm.alphas.bin", "srcvocab.koen.spm"),
        ("model.enko.intgemm.alphas.bin", "vocab.enko.spm"),
    ],
)
def test_a_folder_without_the_files_is_told(tmp_path: Path, names: tuple[str, ...]) -> None:
    with pytest.raises(EngineError, match="no model of Firefox for Korean to English in it"):
        open_engine("firefox", {"model": str(folder_of(tmp_path / "m", *names))})
    with pytest.raises(EngineError, match="no such folder"):
        open_engine("firefox", {"model": str(tmp_path / "none")})


def test_files_that_are_no_model_are_told_when_it_is_needed(tmp_path: Path) -> None:
    names = ("model.koen.intgemm.alphas.bin", "vocab.koen.spm")
    engine = open_engine("firefox", {"model": str(folder_of(tmp_path / "m", *names))})
    with pytest.raises(EngineError, match="m: no model of Firefox: "):
        engine.translate([Request("정렬")])


class FakeTranslator:
    """Stands for `fxtranslate.Translator`, whose models are not ours to ship."""

    def __init__(self, *parts: bytes | None) -> None:
        self.parts = parts
        self.asked: list[str] = []

    def translate(self, text: str) -> str:
        assert len(text) <= 200  # where the real one might cut it off
        self.asked.append(text)
        return f" {text.upper()}\n"


def test_the_files_reach_the_library_in_its_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[FakeTranslator] = []

    def make(*parts: bytes | None) -> FakeTranslator:
        made.append(FakeTranslator(*parts))
        return made[-1]

    monkeypatch.setattr(sys.modules["fxtranslate"], "Translator", make)
    names = (
        "model.koen.intgemm8.bin",
        "srcvocab.koen.spm",
        "trgvocab.koen.spm",
        "lex.50.50.koen.s2t.bin",
    )
    engine = open_engine("firefox", {"model": str(folder_of(tmp_path / "m", *names))})
    words = " ".join(["정렬 sort"] * 60)
    found = engine.translate([Request(words), Request(" a "), Request("")])
    assert [each[0].text for each in found] == [words.upper(), " A ", ""]
    assert made[0].parts == tuple(f"content of {name}".encode() for name in names)
    assert len(made) == 1
    assert engine.features.placeholders is False


def test_another_model_has_another_fingerprint(tmp_path: Path) -> None:
    names = ("model.koen.intgemm.alphas.bin", "vocab.koen.spm")
    folder = folder_of(tmp_path / "m", *names)
    first = open_engine("firefox", {"model": str(folder)}).fingerprint
    assert open_engine("firefox", {"model": str(folder)}).fingerprint == first
    (folder / names[0]).write_bytes(b"newer")
    assert open_engine("firefox", {"model": str(folder)}).fingerprint != first
