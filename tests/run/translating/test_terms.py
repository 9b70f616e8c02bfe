"""Terms that are protected in segments, and labels that no engine sees."""

import pytest

from notelint.note.dialect import Dialect
from notelint.note.note import Note
from notelint.note.source import Source
from notelint.run.translating.terms import with_labels, with_terms
from notelint.translate.extract import segments_of
from notelint.translate.glossary import Glossary
from notelint.translate.ladder import translate_batch
from notelint.translate.protected_source import ProtectedSource, protect
from notelint.translate.translation import Rung
from tests.translate.ladder.scripted import Scripted

GLOSSARY = Glossary.read()


def protected(text: str, *, labels: bool = False) -> list[ProtectedSource]:
    note = Note(Source(text), Dialect())
    mark = with_labels if labels else with_terms
    return [protect(text, mark(segment, text, GLOSSARY)) for segment in segments_of(note)]


@pytest.mark.parametrize(
    ("note", "edition"),
    [
        ("## 목차", "Contents"),
        ("**장점** / **단점**", "**Advantages** / **drawbacks**"),
        ("## [개요](#개요) / [결론](#결론)", "[Overview](#개요) / [conclusion](#결론)"),
        ("## (10강) LLM", "(Lecture 10) LLM"),
        ("## `fit` 함수", "`fit` function"),
    ],
)
def test_a_segment_that_is_all_terms_is_never_asked(note: str, edition: str) -> None:
    engine = Scripted({})
    [translation] = translate_batch(protected(note), engine)
    assert (translation.text, translation.rung) == (edition, Rung.GLOSSARY)
    assert not engine.calls


@pytest.mark.parametrize(
    ("note", "asked", "edition"),
    [
        ("- 장점: 아주 빠르다", "아주 빠르다", "Advantages: Very fast"),
        ("- **단점** : 아주 느리다", "아주 느리다", "**Drawbacks** : Very slow"),
        ("- **단점:** 아주 느리다", "아주 느리다", "**Drawbacks:** Very slow"),
    ],
)
@pytest.mark.parametrize("placeholders", [True, False])
def test_the_label_of_an_item_is_the_glossarys_and_the_rest_the_engines(
    note: str, asked: str, edition: str, placeholders: bool
) -> None:
    engine = Scripted(
        {"아주 빠르다": "Very fast", "아주 느리다": "Very slow"}, placeholders=placeholders
    )
    [translation] = translate_batch(protected(note, labels=not placeholders), engine)
    assert engine.asked == [asked]
    assert translation.text == edition


def test_words_of_labels_are_the_engines_in_sentences() -> None:
    [source] = protected("장점이 많고 목차가 없다: 그래서 좋다.")
    assert "장점" in source.text
    assert "목차" in source.text


def test_behind_a_label_terms_are_protected_too() -> None:
    [source] = protected("- 특징: 배열을 쓴다")
    assert source.text == "⟦1⟧: ⟦2⟧을 쓴다"
    assert [token.restored for token in source.tokens] == ["Characteristics", "array"]
