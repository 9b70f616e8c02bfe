"""The measures count what their names say."""

import pytest

pytest.importorskip("sacrebleu", reason="sacrebleu is not installed: nothing can be measured")

from koen.corpus import DATA
from koen.measures import Translated, has_loop, length_class, scores, terms_right, tokens_kept, verbatim
from koen.placeholders import TOKEN
from koen.prepare import read_test
from koen.terms import Terms


def row(korean: str, english: str, output: str) -> Translated:
    return Translated("d", korean, english, output)


def test_the_same_three_words_twice_running_are_a_loop() -> None:
    assert has_loop("it is the it is the end")
    assert not has_loop("it is the end of it")


def test_a_lost_english_word_is_counted() -> None:
    assert verbatim([row("Adam과 RMSProp", "Adam and RMSProp", "Adam and others")]) == (1, 2)


def test_a_term_counts_only_where_the_reference_has_it() -> None:
    terms = Terms({"서버": "server"})
    rows = [row("서버가 죽는다", "The server dies", "The host dies"), row("서버", "host", "server")]
    assert terms_right(rows, terms) == (0, 1)


def test_a_doubled_token_is_not_kept() -> None:
    assert tokens_kept("⟦1⟧ 과 ⟦2⟧", "⟦2⟧ and ⟦1⟧")
    assert not tokens_kept("⟦1⟧", "⟦1⟧ ⟦1⟧")


def test_a_perfect_translation_scores_100_with_its_signature() -> None:
    found = scores([row("가", "one two three four five", "one two three four five")] * 10)
    assert found["bleu"] == 100.0
    assert "tok:13a" in found["bleu_signature"]


def test_lengths_are_counted_in_korean_words() -> None:
    assert length_class(row("하나 둘 셋 넷 다섯 여섯", "", "")) == "06-10 words"


def test_our_own_lines_have_the_same_tokens_on_both_sides() -> None:
    pairs = read_test(DATA / "student_lines.tsv")
    assert len(pairs) == 150
    for pair in pairs:
        assert sorted(TOKEN.findall(pair.korean)) == sorted(TOKEN.findall(pair.english)), pair
