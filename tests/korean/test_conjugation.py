"""Stems and their endings."""

import pytest

from notelint.korean.conjugation import infinitive


@pytest.mark.parametrize(
    ("stem", "form"),
    [
        ("가", "가"),
        ("보", "봐"),
        ("주", "줘"),
        ("쓰", "써"),
        ("보이", "보여"),
        ("보내", "보내"),
        ("설레", "설레"),
        ("되", "돼"),
        ("하", "해"),
        ("바뀌", "바뀌어"),
        ("띄", "띄어"),
        ("켜", "켜"),
    ],
)
def test_a_stem_contracts_with_its_ending(stem: str, form: str) -> None:
    assert infinitive(stem) == form
