"""The ladder on the small real model, and on the segments of real notes."""

import random
from collections.abc import Iterator
from itertools import islice

import pytest

from benchmarks.notes import all_notes
from notelint.translate.engines.echo import open_echo
from notelint.translate.engines.registry import open_engine
from notelint.translate.extract import segments_of
from notelint.translate.ladder import translate_batch
from notelint.translate.protected_source import ProtectedSource, holds_tokens, protect
from notelint.translate.request import Engine, Hypothesis
from notelint.translate.translation import Rung
from tests.needs import needs_notes
from tests.translate.ladder.scripted import Scripted
from tests.translate.marked import marked
from tests.translate.small_model import PACKAGE, needs_translating


@pytest.fixture(scope="module")
def small_model() -> Iterator[Engine]:
    engine = open_engine("argos", {"model": str(PACKAGE)})
    yield engine
    engine.close()


@needs_translating
def test_a_real_model_reaches_every_rung_and_loses_nothing(small_model: Engine):
    work = [
        marked("병합 정렬은 `qsort`보다 빠르다.", "`qsort`"),
        marked("대충 병합 정렬은 `qsort`보다 빠르다.", "`qsort`"),
        marked("몰래 병합 정렬은 `qsort`보다 빠르다.", "`qsort`"),
        marked("전부 `a`은 `b_1`와 `$c`로 이루어진다.", "`a`", "`b_1`", "`$c`"),
        marked("또다시 병합 정렬은 `qsort`보다 빠르다.", "`qsort`"),
        marked("**행렬**의 크기는 12이다.", "**", "**"),
    ]
    translations = translate_batch(work, small_model)
    for source, translation in zip(work, translations, strict=True):
        assert holds_tokens(source, translation.protected)
    assert translations[0].text == "Merge sort is more fast than `qsort`."
    assert translations[0].rung is Rung.FIRST
    assert translations[5].rung is Rung.ATTENTION
    assert "**" in translations[5].text
    assert len({translation.rung for translation in translations}) >= 3


def segments(count: int) -> list[ProtectedSource]:
    """Segments of real notes that hold something protected."""
    notes = (note for _, note in all_notes(cap=3))
    sources = (protect(note.text, each) for note in notes for each in segments_of(note))
    return list(islice((source for source in sources if source.tokens), count))


@needs_notes
def test_real_notes_lose_nothing_to_an_engine_that_answers_junk():
    dice = random.Random(7)

    def junk(request):
        words = [word for word in request.text.split() if dice.random() > 0.2]
        dice.shuffle(words)
        return [
            Hypothesis(
                " ".join(w if "⟦" in w else "word" for w in words) + " ⟦3" * (dice.random() < 0.2)
            )
        ]

    work = segments(600)
    for source, translation in zip(work, translate_batch(work, Scripted(junk)), strict=True):
        assert holds_tokens(source, translation.protected)


@needs_notes
def test_real_notes_come_back_from_an_engine_that_repeats_what_it_is_asked():
    work = segments(600)
    for source, translation in zip(work, translate_batch(work, open_echo({})), strict=True):
        assert translation.protected == source.text
