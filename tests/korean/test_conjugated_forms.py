"""Forms of verbs and adjectives that scripts/build_lexicon makes by rule."""

import pytest

from notelint.korean.syllables import is_syllable

conjugate = pytest.importorskip("scripts.build_lexicon.conjugate")


@pytest.mark.parametrize(
    ("stem", "kind", "forms"),
    [
        ("가리", "verb", "가리고 가립니다 가린다 가려서 가렸다 가림 가릴까"),
        ("보", "verb", "봐서 봤다 보아서 보았다 봅니다 본다"),
        ("주", "verb", "줘서 줬다 줍니다"),
        ("놓", "verb", "놓아서 놔서 놨다 놓는다"),
        ("나누", "verb", "나눠서 나누어 나누었다"),
        ("쓰", "verb", "써서 썼다 씁니다"),
        ("따르", "verb", "따라서 따랐다"),
        ("먹", "verb", "먹는다 먹어서 먹었다 먹습니다 먹으면 먹을 먹음"),
        ("만들", "verb", "만드는 만든다 만듭니다 만드니까 만들면 만들며 만듦 만들어 만드세요"),
        ("가르", "verb-r", "갈라서 갈랐다 가른다 가릅니다"),
        ("이르", "verb-reo", "이르러 이르렀다"),
        ("짓", "verb-s", "지어서 지었다 지으면 짓는다 짓습니다"),
        ("걷", "verb-d", "걸어서 걸었다 걸으면 걷는다"),
        ("돕", "verb-b", "도와서 도왔다 도우면 돕는다 도운"),
        ("구하", "verb-ha", "구해서 구하여 구했다 구한다 구함"),
        ("쉽", "adj-b", "쉬워서 쉬웠다 쉬운 쉽다 쉬우면 쉬워졌다"),
        ("그렇", "adj-ho", "그래서 그랬다 그런 그러면 그럴"),
        ("하얗", "adj-ho", "하얘서 하얀"),
        ("빠르", "adj-r", "빨라서 빨랐다 빠른 빨라졌다"),
        ("푸르", "adj-reo", "푸르러서 푸른"),
        ("바쁘", "adj", "바빠서 바쁜 바쁘다"),
        ("조용하", "adj-ha", "조용히 조용한 조용해졌다"),
        ("깨끗하", "adj-ha", "깨끗이"),
        ("맛있", "adj", "맛있는 맛있어서 맛있다"),
    ],
)
def test_a_stem_is_conjugated_by_its_class(stem: str, kind: str, forms: str) -> None:
    assert set(forms.split()) <= set(conjugate.forms_of(stem, kind))


@pytest.mark.parametrize(
    ("stem", "kind", "wrong"),
    [
        ("만들", "verb", "만들은 만듬 만들니까 만들는 만들습니다"),
        ("돕", "verb-b", "도워서 돕아서"),
        ("짓", "verb-s", "짓어서 짓으면"),
        ("걷", "verb-d", "걷어서 걷으면"),
        ("바쁘", "adj", "바뻐서 바쁘는 바쁜다"),
        ("깨끗하", "adj-ha", "깨끗히"),
        ("하얗", "adj-ho", "하얗은 하얘은"),
        ("맛있", "adj", "맛있은데"),
        ("이르", "verb-reo", "일러서"),
    ],
)
def test_forms_that_are_wrong_are_not_made(stem: str, kind: str, wrong: str) -> None:
    assert set(wrong.split()).isdisjoint(conjugate.forms_of(stem, kind))


def test_every_form_is_made_of_whole_syllables() -> None:
    for stem, kind in (("알", "verb"), ("흐르", "verb-r"), ("뵙", "verb"), ("없", "adj")):
        for form in conjugate.forms_of(stem, kind):
            assert all(map(is_syllable, form)), form
