"""What the attention tells about places in an answer."""

from notelint.note.span import Span
from notelint.translate.ladder.alignment import around, projected, repaired
from notelint.translate.ladder.answer import Answer, read
from notelint.translate.ladder.plan import Unit
from notelint.translate.ladder.shown import Style, show
from notelint.translate.request import Attention, Hypothesis
from tests.translate.ladder.scripted import aligned
from tests.translate.marked import marked


def answer(note: str, spans: list[str], target: str, *links: tuple[str, str]) -> Answer:
    source = marked(note, *spans)
    shown = show(Unit(source.text, source.tokens), Style(markup=False))
    assert shown
    found = read(shown, aligned(shown.text, target, *links))
    assert found
    return found


def words(found: Answer) -> list[str] | None:
    spans = projected(found)
    return spans if spans is None else [found.text[start:end] for start, end in spans]


def test_markup_goes_around_the_words_that_came_from_its_words():
    found = answer(
        "**학습률**을 정한다",
        ["**", "**"],
        "Set the learning rate",
        ("learning", "학습률"),
        ("rate", "학습률"),
    )
    assert words(found) == ["learning rate"]


def test_articles_and_prepositions_stay_outside():
    links = [("of", "학습률"), ("the", "학습률"), ("rate", "학습률"), ("is", "학습률")]
    assert words(
        answer("**학습률**의 값", ["**", "**"], "It is of the rate is so", *links[:3])
    ) == ["rate"]


def test_a_word_is_taken_whole():
    found = answer("**정규화**를 한다", ["**", "**"], "Do normalization", ("normal", "정규화"))
    assert words(found) == ["normalization"]


def test_a_bracket_comes_with_its_partner():
    found = answer(
        "**값(평균)**을 쓴다",
        ["**", "**"],
        "Use value (mean) now",
        ("value", "값"),
        ("mean", "평균"),
        ("(", "("),
    )
    assert words(found) == ["value (mean)"]


def test_one_far_word_does_not_stretch_the_markup():
    found = answer(
        "**학습률 값**을 아주 크게 정한다",
        ["**", "**"],
        "Rate value is here set very large rate",
        *[("Rate", "학습률"), ("value", "값"), ("rate", "값")],
    )
    assert words(found) == ["Rate value"]


def test_markup_takes_what_it_held_and_nothing_else():
    note, spans = "**`x` 값**과 `y`", ["**", "`x`", "**", "`y`"]
    assert words(answer(note, spans, "value ⟦1⟧ and ⟦2⟧", ("value", "값"))) == ["value ⟦1⟧"]
    assert words(answer(note, spans, "value ⟦2⟧ and ⟦1⟧", ("value", "값"))) is None


def test_markup_without_a_word_in_the_answer_has_no_place():
    assert words(answer("**학습률**을 정한다", ["**", "**"], "Set it", ("Set", "정한다"))) is None


def test_inner_markup_stays_inside():
    note, spans = "**학습률 *값*** 이다", ["**", "*", "*", "**"]
    found = answer(note, spans, "It is a rate value", ("rate", "학습률"), ("value", "값"))
    assert words(found) == ["rate value", "value"]
    lost = answer(note, spans, "value of all is rate", ("rate", "학습률"), ("value", "값"))
    surer = (lost.attention[0]._replace(weight=1.0), lost.attention[1])
    assert words(Answer(lost.shown, lost.text, lost.found, surer, None)) is None


def test_two_pairs_do_not_share_words():
    found = answer("**학습률**과 *값*", ["**", "**", "*", "*"], "the rate", ("rate", "학습률"))
    shared = (*found.attention, Attention(found.attention[0].target, Span(5, 6), 0.5))
    assert around(Answer(found.shown, found.text, found.found, shared, None), Span(0, 3))
    assert words(Answer(found.shown, found.text, found.found, shared, None)) is None


def test_what_is_lost_goes_before_the_word_that_follows_it_in_the_source():
    found = answer(
        "`f` 함수를 쓴다", ["`f`"], "Use function", ("function", "함수"), ("Use", "쓴다")
    )
    mended = repaired(found)
    assert mended
    assert mended.found[0].span == Span(4, 4)


def test_nothing_is_mended_without_attention():
    assert repaired(answer("`f` 함수를 쓴다", ["`f`"], "Use function")) is None


def test_an_answer_full_of_placeholders_is_not_mended():
    assert repaired(answer("`f` 함수를 쓴다", ["`f`"], "⟦1⟧" * 65)) is None


def test_attention_outside_the_texts_is_ignored():
    source = marked("`x`를 쓴다", "`x`")
    shown = show(Unit(source.text, source.tokens), Style())
    wild = (Attention(Span(0, 99), Span(0, 1), 1.0), Attention(Span(0, 1), Span(5, 99), 1.0))
    assert shown
    found = read(shown, Hypothesis("Use", None, wild))
    assert found
    assert found.attention == ()
