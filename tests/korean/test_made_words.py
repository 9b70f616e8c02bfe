"""Verbs that are known by how they are made, though no list has the form."""

import pytest

from notelint.checks.typos.speller import speller
from notelint.korean.lexicon import Lexicon
from notelint.korean.made_words import has_auxiliary, has_particles, is_compound, is_verb_of_noun
from notelint.korean.tables import Tables
from notelint.rulebook.book import rules_folder

FORMS = ["다닐", "이으면", "본뜬", "쏜다", "딛고", "가른다", "알며", "긁은", "다질", "않겠나"]
FORMS += ["가립니다", "가렸답니다", "들여왔으면", "까졌는데도"]


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon(Tables(rules_folder() / "speller" / "lexicon.bin"))


@pytest.mark.parametrize("word", FORMS)
def test_forms_of_everyday_verbs_are_known(lexicon: Lexicon, word: str) -> None:
    assert lexicon.inflects(word)


@pytest.mark.parametrize("word", ["바생했다", "학슴한다", "가립나다", "존재햐지", "갈겠슴니다"])
def test_slips_are_no_forms_of_verbs(lexicon: Lexicon, word: str) -> None:
    assert not lexicon.inflects(word)
    assert not is_verb_of_noun(word, lexicon)
    assert not has_auxiliary(word, lexicon)


def test_a_noun_with_hada_is_a_verb_in_all_its_forms(lexicon: Lexicon) -> None:
    for form in ("추가하건", "추가할게", "추가했겠지만", "추가됐더라면"):
        assert is_verb_of_noun(form, lexicon), form


def test_a_verb_may_have_an_auxiliary_written_to_it(lexicon: Lexicon) -> None:
    for form in ("만들어놨다", "새워가며", "옮겨드렸는데", "밀어붙여봤더니"):
        assert has_auxiliary(form, lexicon), form


def test_two_common_nouns_make_one_with_a_particle_or_without(lexicon: Lexicon) -> None:
    for word in ("데이터구조", "오류코드를", "학습결과에서"):
        assert is_compound(word, lexicon), word


@pytest.mark.parametrize("word", ["데이터구즈", "오루코드를", "알고리즘을", "키워들을", "학습한"])
def test_a_noun_with_something_else_is_no_compound(lexicon: Lexicon, word: str) -> None:
    assert not is_compound(word, lexicon)


def test_a_common_noun_may_have_particles_and_nothing_else(lexicon: Lexicon) -> None:
    assert has_particles("레지스트라에서는", lexicon)
    assert not has_particles("레지스트라다운", lexicon)
    assert not has_particles("레지스츠라에서는", lexicon)


def test_one_proposes_to_be_somewhere_but_not_to_be_nowhere(lexicon: Lexicon) -> None:
    # 있자 is a form, since 있다 is a verb too; 없자 is none.
    assert lexicon.inflects("있자")
    assert not lexicon.inflects("없자")


@pytest.mark.parametrize(
    "word", ["가립니다", "들여왔으면", "만들어놨다", "새워가며", "귀담아들을까요"]
)
def test_the_speller_leaves_them_alone_wherever_they_stand(word: str) -> None:
    assert speller().knows(word)


def test_the_shortest_forms_are_left_to_the_sentence() -> None:
    # 단게 is a form of 달다, and a slip for 단계 more often than not.
    assert not speller().knows("단게")


def test_a_common_noun_may_have_the_copula_or_and_so_on_behind_it() -> None:
    for word in ("모델이네", "객체네", "배열이랄까", "과정등을"):
        assert speller().knows(word), word
    assert not speller().knows("모델이녜")
