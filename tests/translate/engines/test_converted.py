"""The engine `ctranslate2`, on the unpacked small model."""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from notelint.translate.engines.registry import open_engine
from notelint.translate.request import EngineError, Request
from tests.translate.small_model import PACKAGE, needs_translating, parts

pytestmark = needs_translating


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A converted model, as a converter writes it, with its subwords beside it."""
    for name, content in parts().items():
        path = tmp_path / "opus" / name.removeprefix("model/")
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    return tmp_path / "opus"


def answer(options: dict[str, Any], text: str = "스택과 큐의 차이") -> str:
    engine = open_engine("ctranslate2", options)
    ((hypothesis,),) = engine.translate([Request(text)])
    engine.close()
    return hypothesis.text


def test_a_folder_translates_as_its_package_does(folder: Path) -> None:
    engine = open_engine("argos", {"model": str(PACKAGE)})
    text = "병합 정렬은 ⟦1⟧보다 빠르다."
    ((hypothesis,),) = engine.translate([Request(text)])
    engine.close()
    assert answer({"model": str(folder)}, text) == hypothesis.text


def test_each_language_may_have_its_own_subwords(folder: Path) -> None:
    subwords = folder / "sentencepiece.model"
    shutil.copy(subwords, folder / "source.spm")
    subwords.rename(folder / "target.spm")
    assert answer({"model": str(folder)}) == "The difference between the stack and the queue"


def test_subwords_may_be_elsewhere(folder: Path, tmp_path: Path) -> None:
    subwords = (folder / "sentencepiece.model").rename(tmp_path / "subwords.model")
    with pytest.raises(EngineError, match="no SentencePiece model in it; name it by the option"):
        answer({"model": str(folder)})
    options = {"model": str(folder), "source-subwords": str(subwords)}
    assert answer(options) == "The difference between the stack and the queue"
    with pytest.raises(EngineError, match="none: No such file"):
        answer({**options, "target-subwords": str(tmp_path / "none")})


def test_pieces_that_name_a_language_are_put_around_source_and_target(folder: Path) -> None:
    options = {
        "model": str(folder),
        "source-prefix": "⟦1⟧ ⟦2⟧",
        "source-suffix": ".",
        "target-prefix": "▁The ▁differen ce",
    }
    engine = open_engine("ctranslate2", options)
    text = "스택과 큐의 차이"
    ((hypothesis,),) = engine.translate([Request(text)], attention=True)
    assert hypothesis.text.startswith("between")
    assert hypothesis.attention[0].target.start == 0
    assert all(each.source.end <= len(text) for each in hypothesis.attention)
    engine.close()


def test_a_folder_that_is_no_model_is_told(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match=r"needs the option 'model', a folder with a model\.bin"):
        open_engine("ctranslate2", {})
    with pytest.raises(EngineError, match=r"there is no model\.bin, so it is no converted model"):
        open_engine("ctranslate2", {"model": str(tmp_path)})


def test_what_changes_answers_changes_the_fingerprint(folder: Path) -> None:
    options = {"model": str(folder)}
    first = open_engine("ctranslate2", options).fingerprint
    assert first.startswith("ctranslate2/opus/")
    assert open_engine("ctranslate2", {**options, "target-prefix": "▁The"}).fingerprint != first
    (folder / "pytorch_model.bin").write_bytes(b"not read")
    assert open_engine("ctranslate2", options).fingerprint == first
    with (folder / "config.json").open("ab") as file:
        file.write(b" ")
    assert open_engine("ctranslate2", options).fingerprint != first


@pytest.mark.parametrize("option", ["source-prefix", "source-suffix", "target-prefix"])
def test_a_piece_that_the_model_does_not_have_is_refused(folder: Path, option: str) -> None:
    with pytest.raises(EngineError, match="the model has no piece 'eng_Latn'"):
        open_engine("ctranslate2", {"model": str(folder), option: "eng_Latn"})


def test_the_licence_of_nllb_is_told(folder: Path) -> None:
    engine = open_engine("ctranslate2", {"model": str(folder)})
    assert getattr(engine, "notice", None) == ""
    vocabulary = folder / "shared_vocabulary.json"
    vocabulary.write_bytes(vocabulary.read_bytes().replace(b'"<0x00>"', b'"kor_Hang"'))
    engine = open_engine("ctranslate2", {"model": str(folder)})
    assert "CC BY-NC 4.0" in getattr(engine, "notice", "")


def test_the_licence_of_nllb_is_told_before_a_run(folder: Path, tmp_path: Path) -> None:
    vocabulary = folder / "shared_vocabulary.json"
    vocabulary.write_bytes(vocabulary.read_bytes().replace(b'"<0x00>"', b'"kor_Hang"'))
    (tmp_path / "note.md").write_text("스택과 큐의 차이\n", "utf-8")
    command = [sys.executable, "-m", "notelint", "translate", "--isolated", "note.md"]
    options = ["--engine", "ctranslate2", "--model", str(folder), "--out", "en"]
    done = subprocess.run([*command, *options], cwd=tmp_path, capture_output=True, text=True)
    assert "notelint: translate: this model has the languages of NLLB" in done.stderr
