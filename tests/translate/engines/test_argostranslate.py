"""The engine `argostranslate`, beside `argos` on the same packages."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from notelint.translate.engines.registry import open_engine
from notelint.translate.request import Engine, EngineError, Request
from tests.translate.small_model import PACKAGE, needs_translating, packed, parts

pytestmark = needs_translating
pytest.importorskip("minisbd", reason="Argos Translate is not installed")

SHIPPED = Path(__file__).parents[3] / "models/ko-en/notelint_ko_en/ko_en.argosmodel"
SENTENCES = [
    "병합 정렬은 ⟦1⟧보다 빠르다.",
    "스택과 큐의 차이",
    "⟦1⟧행렬⟦2⟧의 크기는 12이다.",
    "대충 스택과 ⟦1⟧의 차이",
    "자꾸 스택이 느리다.",
    "  뷁 😀  ResNet ",
    "",
]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home without anything, and no network at all."""
    for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))

    def refuse(*_arguments: object, **_more: object) -> None:
        raise OSError("no network in this test")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    return tmp_path


@pytest.fixture
def engine(home: Path) -> Iterator[Engine]:
    engine = open_engine("argostranslate", {"model": str(PACKAGE)})
    yield engine
    engine.close()
    assert list(home.iterdir()) == []


def answers(engine: Engine, texts: list[str], hypotheses: int = 1) -> list[list[str]]:
    requests = [Request(text) for text in texts]
    return [[each.text for each in found] for found in engine.translate(requests, hypotheses)]


def test_both_ways_through_a_package_give_the_same(engine: Engine) -> None:
    direct = open_engine("argos", {"model": str(PACKAGE)})
    for count in (1, 4):
        assert answers(engine, SENTENCES, count) == answers(direct, SENTENCES, count)
    assert engine.features.placeholders
    assert not engine.features.attention
    direct.close()


def test_only_the_direct_way_forbids_placeholders_that_a_request_does_not_hold(
    engine: Engine,
) -> None:
    text = "오늘은 경사 하강법을 배웠다."
    assert any("⟦" in each for each in answers(engine, [text], 4)[0])
    direct = open_engine("argos", {"model": str(PACKAGE)})
    assert not any("⟦" in each for each in answers(direct, [text], 4)[0])
    direct.close()


@pytest.mark.skipif(not SHIPPED.is_file(), reason="notelint's own model is not here")
@pytest.mark.usefixtures("home")
def test_both_ways_through_notelints_own_model_differ_in_underscores_alone() -> None:
    texts = [
        "경사 하강법은 손실 함수를 최소화하는 방법이다.",
        "learning_rate 변수를 바꾼다.",
        "배치 정규화와 드롭아웃의 차이",
    ]
    # Argos Translate does not know that the package asks for others.
    penalties = {"length-penalty": 0.2, "repetition-penalty": 1}
    direct = open_engine("argos", {"model": str(SHIPPED), **penalties})
    other = open_engine("argostranslate", {"model": str(SHIPPED)})
    first, second = answers(direct, texts, 2), answers(other, texts, 2)
    direct.close()
    other.close()
    assert [[text.replace("_", " ") for text in found] for found in first] == second
    assert "learning_rate" in first[1][0]


def test_a_new_process_leaves_neither_folders_nor_variables_behind(tmp_path: Path) -> None:
    code = (
        "import os\n"
        "from notelint.translate.engines.registry import open_engine\n"
        "from notelint.translate.request import Request\n"
        "before = dict(os.environ)\n"
        f"engine = open_engine('argostranslate', {{'model': {str(PACKAGE)!r}}})\n"
        "print(engine.translate([Request('스택 정리')])[0][0].text)\n"
        "engine.close()\n"
        "print(dict(os.environ) == before)"
    )
    unwanted = ("XDG_", "ARGOS_")
    kept = {key: value for key, value in os.environ.items() if not key.startswith(unwanted)}
    # With this value of its own, Argos Translate would not start.
    environment = {**kept, "HOME": str(tmp_path), "ARGOS_CHUNK_TYPE": "NONE", "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["Notes on the stack", "True"]
    assert list(tmp_path.iterdir()) == []


def test_a_request_that_is_too_long_goes_in_parts(engine: Engine) -> None:
    text = ", ".join(["병합 정렬은 스택보다 빠르다"] * 60)
    assert answers(engine, [text])[0][0].count("Merge sort") >= 4


def test_a_model_that_does_not_load_is_told(home: Path) -> None:
    files = {**parts(), "model/model.bin": b"garbage"}
    package = packed(home / "garbage.argosmodel", files)
    engine = open_engine("argostranslate", {"model": str(package)})
    with pytest.raises(EngineError, match=r"^argostranslate: Unsupported model binary"):
        engine.translate([Request("정렬")])
    engine.close()
    assert list(home.iterdir()) == [package]


def test_without_its_library_the_extra_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("notelint.translate.engines.libraries.find_spec", lambda _name: None)
    with pytest.raises(EngineError, match=r"pip install \"notelint\[argos\]\""):
        open_engine("argostranslate", {"model": str(PACKAGE)})
