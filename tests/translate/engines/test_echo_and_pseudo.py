"""The engines that need no model."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelint.translate.engines.pseudo import pseudo
from notelint.translate.engines.registry import open_engine
from notelint.translate.request import EngineError, Request

REQUESTS = [Request("정렬은 ⟦1⟧ 빠르다.", 1), Request("")]


def is_hangul(char: str) -> bool:
    return "HANGUL" in unicodedata.name(char, "")


def test_echo_gives_every_request_back() -> None:
    engine = open_engine("echo", {})
    assert [[h.text for h in found] for found in engine.translate(REQUESTS, 4)] == [
        ["정렬은 ⟦1⟧ 빠르다."],
        [""],
    ]


@pytest.mark.parametrize("name", ["echo", "pseudo"])
def test_they_have_no_options(name: str) -> None:
    with pytest.raises(EngineError, match=f"engine {name} has no option 'model'; it has none"):
        open_engine(name, {"model": "x"})


def test_pseudo_writes_korean_in_accented_letters() -> None:
    assert pseudo("정렬은 ⟦1⟧ 빠르다.") == "‹jéóngrýéóléún ⟦1⟧ ppáréúdá.›"
    assert pseudo("ㅋㅋ 값 ㄱ을") == "‹kk gáp géúl›"
    assert pseudo("100% of `it`") == "100% of `it`"


def test_pseudo_leaves_english_words_as_they_are() -> None:
    assert pseudo("loss가 줄면 gradient도 작다").count("gradient") == 1


def test_no_letter_of_the_script_is_left() -> None:
    script = [chr(code) for code in range(0x1100, 0x10000) if is_hangul(chr(code))]
    assert len(script) > 11_500
    for char in script:
        assert not any(map(is_hangul, pseudo(char)))


@given(st.lists(st.sampled_from(["가", "깎다", "ㅋ", "ᄒ", "㉮", "a", " ", "⟦1⟧", "**", "."])))
def test_all_that_is_not_korean_stays_in_its_place(pieces: list[str]) -> None:
    text = "".join(pieces)
    kept = re.compile(r"⟦\d+⟧|\*\*|[. ]")
    assert kept.findall(pseudo(text)) == kept.findall(text)
    assert pseudo(text) == pseudo(text)
