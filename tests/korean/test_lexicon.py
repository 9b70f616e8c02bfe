"""A lexicon built of a few sentences: what it knows, and what one slip makes of its words."""

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notelint.korean.candidates import Candidates
from notelint.korean.keyboard import KEYS, keys_of, text_of
from notelint.korean.lexicon import NEVER, Lexicon
from notelint.korean.tables import Tables

pytest.importorskip("numpy")
build = pytest.importorskip("scripts.build_lexicon.lexicon")
words_of = pytest.importorskip("scripts.build_lexicon.words")
files = pytest.importorskip("scripts.build_lexicon.files")
slips = pytest.importorskip("scripts.build_lexicon.source_slips")

NOUNS = ["함수", "모델", "배열", "변수", "객체", "서버", "노드", "그래프", "데이터", "메모리"]
NOUNS += ["스레드", "인덱스", "클래스", "정렬", "탐색"]
# By whether the noun ends in a consonant.
PARTICLES = {True: ["을", "은", "이", "과", "으로"], False: ["를", "는", "가", "와", "로"]}
LINES = [
    (source, f"{noun} {noun}{particle}")
    for source in ("하나", "둘", "셋")
    for noun in NOUNS
    for particle in PARTICLES[keys_of(noun)[-1] < KEYS.index("ㅏ") + 1]
    for _ in range(2)
]


def built(
    lines: list[tuple[str, str]],
    general: frozenset[str] = frozenset(),
    inflected: frozenset[str] = frozenset({"가려"}),
) -> Lexicon:
    words = words_of.count_words(lines)
    stems = words_of.split_stems(words)
    path = Path(mkdtemp()) / "lexicon.bin"
    left_out = slips.slips_in(words, stems, inflected)
    files.write_tables(path, build.sections_of(words, stems, general, left_out, inflected))
    return Lexicon(Tables(path))


@cache
def lexicon() -> Lexicon:
    return built(LINES, frozenset({"수박", "도전"}))


def test_every_form_of_the_sources_is_known_with_its_numbers() -> None:
    entry = lexicon().entry("함수")
    assert entry.uses == build.steps(3 * 5 * 2)
    assert entry.spread == build.steps(3)
    assert lexicon().entry("함수를").uses == build.steps(3 * 2)


def test_a_word_that_no_source_has_is_not_known() -> None:
    for word in ("학슴", "함", "함수를를", "핟수", "가"):
        assert lexicon().entry(word) == NEVER


def test_everyday_words_are_known() -> None:
    assert lexicon().entry("수박").spread > 0


def test_an_ending_belongs_behind_the_sounds_it_was_seen_behind() -> None:
    nouns = [
        "".join(pair) + "기"
        for pair in zip("가나다라마바사아자차카타파하", "나다라마바사아자차카타파하가", strict=True)
    ]
    lines = [(source, f"{noun} {noun}를") for source in "한둘" for noun in nouns for _ in range(3)]
    small = built(lines)
    assert small.ending("함수", "를") > 0
    assert small.ending("모델", "를") == 0
    [(stem, _)] = list(small.splits("가나기를"))
    assert stem.uses > 0


@settings(max_examples=200)
@given(st.data())
def test_a_word_with_one_key_changed_has_the_word_among_its_candidates(data: st.DataObject) -> None:
    word = data.draw(st.sampled_from(sorted({word for _, line in LINES for word in line.split()})))
    keys = keys_of(word)
    at = data.draw(st.integers(0, len(keys) - 1))
    other = data.draw(st.integers(1, len(KEYS)))
    typed = data.draw(
        st.sampled_from(
            [
                keys[:at] + keys[at + 1 :],
                keys[:at] + bytes((other,)) + keys[at:],
                keys[:at] + bytes((other,)) + keys[at + 1 :],
                keys[:at] + keys[at + 1 : at + 2] + keys[at : at + 1] + keys[at + 2 :],
            ]
        )
    )
    found = {text_of(candidate.keys) for candidate in Candidates(lexicon()).of(typed)}
    assert word in found or typed == keys


def test_candidates_are_words_and_their_slips_lead_to_what_was_typed() -> None:
    for typed in ("함슈를", "모댈", "메로리", "클래수"):
        for candidate in Candidates(lexicon()).of(keys_of(typed)):
            assert any(True for _ in Candidates(lexicon()).readings(candidate.keys))


def test_syllables_twice_or_in_the_wrong_order_are_put_right() -> None:
    candidates = Candidates(lexicon())
    for typed, right in (("데이이터", "데이터"), ("그프래", "그래프")):
        assert right in {text_of(found.keys) for found in candidates.of_syllables(typed)}


def test_a_slip_that_a_source_has_once_is_no_word() -> None:
    lines = [(source, "메모리를 할당한다") for source in ("하나", "둘") for _ in range(150)]
    known = built([*lines, ("셋", "메로리를 할당한다"), ("셋", "떄문에")])
    assert known.entry("메모리를").uses > 0
    assert known.entry("메로리를") == NEVER
    assert known.entry("떄문에") == NEVER
