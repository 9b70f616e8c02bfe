"""Front-matter values as segments, in every quoting."""

import pytest

from notelint.note.dialect import GFM, KRAMDOWN
from notelint.note.note import Note
from notelint.translate.extract import ExtractOptions, segments_of
from tests.translate.extract.segments import shown


@pytest.mark.parametrize(
    ("value", "segments"),
    [
        ("손실 함수란 무엇인가", ["손실 함수란 무엇인가"]),
        ('"[논문] 손실: 정리"', ["[논문] 손실: 정리"]),
        ('"그는 \\"왜\\"라고 했다"', ['그는 ⟦escape \\"⟧왜⟦escape \\"⟧라고 했다']),
        ("'it''s 손실'", ["it⟦escape ''⟧s 손실"]),
        ("|\n  첫 줄\n  둘째 줄", ["첫 줄", "둘째 줄"]),
        (">-\n  첫 줄\n  둘째 줄\n\n  새 문단", ["첫 줄⟦break ↵  ⟧둘째 줄", "새 문단"]),
        ('"첫 줄\n  둘째 줄"', ["첫 줄⟦break ↵  ⟧둘째 줄"]),
        ('"`loss` 값의 **의미**와 뜻"', ["⟦code `loss`⟧ 값의 ⟦open **⟧의미⟦close **⟧와 뜻"]),
        ('"손실 {{ page.n }}회 ⭐ "', ["손실 ⟦liquid {{ page.n }}⟧회"]),
        ("손실 함수 # 메모", ["손실 함수"]),
    ],
)
def test_a_yaml_value_is_offered_inside_its_quoting(value: str, segments: list[str]) -> None:
    assert shown(f"---\ntitle: {value}\nlayout: 글\n---\n", KRAMDOWN) == segments


@pytest.mark.parametrize(
    "value", ["&t 손실", "!!str 손실", "*t", "[손실, 정확도]", "{a: 손실}", ""]
)
def test_a_value_in_an_unusual_form_is_left_alone(value: str) -> None:
    text = f"---\nsame: &t 값\ntitle: {value}\n---\n"
    assert shown(text, KRAMDOWN) == []


def test_toml_and_json_values_are_offered_too() -> None:
    toml = '+++\ntitle = \'손실\' # 메모\ndescription = """\n첫 줄\n둘째 줄"""\n+++\n'
    assert shown(toml, GFM) == ["손실", "첫 줄", "둘째 줄"]
    json = '{\n  "title": "손실 \\"값\\"",\n  "slug": "손실"\n}\n'
    assert shown(json, GFM) == ['손실 ⟦escape \\"⟧값⟦escape \\"⟧']


def test_which_keys_are_prose_is_configurable() -> None:
    text = "---\ntitle: 손실\ncaption: 그림\n---\n"
    options = ExtractOptions(keys=("caption",))
    segments = segments_of(Note.of(text, KRAMDOWN), options)
    assert [(segment.kind, segment.key) for segment in segments] == [("title", "caption")]
