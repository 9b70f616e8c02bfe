"""Pieces of words and their places, on the subwords of the small model."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelint.translate.engines.subwords import Subwords, decoded, source_spans, text_of
from notelint.translate.request import EngineError
from tests.translate.small_model import needs_translating, parts

pytestmark = needs_translating


@pytest.fixture(scope="module")
def subwords() -> Subwords:
    return Subwords(parts()["sentencepiece.model"])


def covered(text: str, pieces: list[str]) -> list[str]:
    """The stretches of `text` that the pieces came from."""
    return [text[span.start : span.end] for span in source_spans(text, pieces)]


def test_the_placeholders_of_a_model_are_counted(subwords: Subwords) -> None:
    assert subwords.placeholders == 16
    assert subwords.knows_all


def test_what_is_no_subword_model_is_refused() -> None:
    with pytest.raises(EngineError, match="no SentencePiece model"):
        Subwords(b"garbage")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=40))
def test_a_text_comes_back_and_every_character_has_its_piece(subwords: Subwords, text: str) -> None:
    plain = text.replace("▁", "_").replace("\u2028", "_")
    (pieces,) = subwords.encode([plain])
    back = subwords.decode(pieces)
    # SentencePiece itself makes one space of many, and drops those at the ends.
    assert back.text.split() == plain.replace("\u3000", " ").split(" ") or (
        "".join(back.text.split()) == "".join(plain.split())
    )
    assert len(back.spans) == len(pieces)
    at = 0
    for span in source_spans(plain, pieces):
        assert plain[at : span.start].strip() == ""
        at = max(at, span.end)
    assert plain[at:].strip() == ""


def test_a_piece_is_where_it_came_from(subwords: Subwords) -> None:
    text = "  행렬은   ⟦1⟧ 크다 "
    (pieces,) = subwords.encode([text])
    assert "".join(covered(text, pieces)).startswith("행렬은⟦1⟧")
    assert "⟦1⟧" in covered(text, pieces)


def test_bytes_of_a_character_share_its_place() -> None:
    pieces = ["▁a", "<0xEB>", "<0xB7>", "<0x81>", "<0xF0>", "<0x9F>", "<0x98>", "<0x80>", "b"]
    text = "a뷁😀b"
    assert covered(text, pieces) == ["a", "뷁", "뷁", "뷁", "😀", "😀", "😀", "😀", "b"]
    back = decoded(pieces)
    assert back.text == text
    assert [text[span.start : span.end] for span in back.spans] == covered(text, pieces)


def test_bytes_that_are_no_character_are_shown_as_such() -> None:
    back = decoded(["▁a", "<0xFF>", "▁b"])
    assert back.text == "a\ufffd b"


def test_a_line_end_in_the_output_becomes_a_space() -> None:
    assert decoded(["▁a", "<0x0A>", "b"]).text == "a b"


@pytest.mark.parametrize(
    ("text", "pieces", "places"),
    [
        ("㎏ 값", ["▁k", "g", "▁값"], ["㎏", "㎏", "값"]),
        ("Ａ가", ["▁A", "가"], ["Ａ", "가"]),
        ("가나", ["▁가", "나"], ["가", "나"]),
        ("가\u200b나", ["▁가", "나"], ["가", "나"]),
        ("é값", ["▁é", "값"], ["é", "값"]),
        ("값 ", ["▁값", "▁", "없"], ["값", "", ""]),
    ],
)
def test_forms_that_a_model_puts_in_place_of_others_are_found_again(
    text: str, pieces: list[str], places: list[str]
) -> None:
    assert covered(text, pieces) == places


def test_an_underscore_survives(subwords: Subwords) -> None:
    (pieces,) = subwords.encode(["learning_rate"])
    assert subwords.decode(pieces).text == "learning_rate"


@pytest.mark.parametrize(
    "pieces",
    [
        ["▁the", "▁value", "."],
        ["▁", "a", "▁", "b\n"],
        ["<0xEA>", "<0xB0>", "<0x80>", "▁x"],
        ["<0xEA>", "x"],
        [],
    ],
)
def test_the_text_alone_is_that_with_places(pieces: list[str]) -> None:
    assert text_of(pieces) == decoded(pieces).text
