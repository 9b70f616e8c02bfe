"""Translations that hold all that is protected, whatever the engine answers."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelint.note.span import Span
from notelint.translate.engines.echo import open_echo
from notelint.translate.ladder import translate_batch
from notelint.translate.protected_source import ProtectedSource, holds_tokens
from notelint.translate.request import EngineError, Hypothesis
from notelint.translate.segment import Protected, Protection
from notelint.translate.translation import Rung
from tests.growth import assert_linear
from tests.translate.ladder.scripted import Scripted, aligned
from tests.translate.marked import marked


def one(source: ProtectedSource, engine: Scripted):
    return translate_batch([source], engine)[0]


def test_the_first_answer_stands_when_it_keeps_all_that_is_protected():
    engine = Scripted({"⟦1⟧로 학습률을 정한다.": "Set the learning rate with ⟦1⟧."})
    translation = one(marked("`lr`로 학습률을 정한다.", "`lr`"), engine)
    assert translation.text == "Set the learning rate with `lr`."
    assert translation.protected == "Set the learning rate with ⟦1⟧."
    assert translation.rung is Rung.FIRST
    assert translation.score == -0.5
    assert len(engine.calls) == 1


def test_a_lower_answer_stands_in_for_one_that_lost_a_span():
    engine = Scripted({"⟦1⟧로 정한다.": ["Set it.", "Set it with ⟦1⟧."]})
    translation = one(marked("`lr`로 정한다.", "`lr`"), engine)
    assert (translation.text, translation.rung) == ("Set it with `lr`.", Rung.ALTERNATIVE)


def test_four_answers_are_asked_for_and_attention_only_where_all_of_them_fail():
    wanted: list[tuple[int, bool]] = []

    class Listening(Scripted):
        def translate(self, requests, hypotheses=1, *, attention=False):
            wanted.append((hypotheses, attention))
            return super().translate(requests, hypotheses, attention=attention)

    engine = Listening({"⟦1⟧로 정한다.": ["Set", "Set ⟦2⟧", "Set it with ⟦1⟧."]}, attention=True)
    one(marked("`x_1`로 정한다.", "`x_1`"), engine)
    assert wanted == [(4, False)]
    engine.script = {"⟦1⟧로 정한다.": "Set"}
    one(marked("`x_1`로 정한다.", "`x_1`"), engine)
    assert (4, True) in wanted


def test_a_lost_span_is_put_where_the_attention_points():
    source = "⟦1⟧를 계산한다."
    answer = aligned(source, "Compute now.", ("Compute", "계산한다"), ("now", "⟦1⟧"))
    translation = one(
        marked("`f`를 계산한다.", "`f`"), Scripted({source: [answer]}, attention=True)
    )
    assert (translation.text, translation.rung) == ("Compute `f` now.", Rung.ATTENTION)


def test_a_span_that_stands_twice_gives_its_second_place_to_the_one_that_is_lost():
    source = "⟦1⟧에서 ⟦2⟧를 뺀다."
    answer = aligned(
        source, "Subtract ⟦1⟧ from ⟦1⟧.", ("⟦1⟧", "⟦2⟧"), ("from", "에서"), ("⟦1⟧", "⟦1⟧")
    )
    translation = one(
        marked("`a`에서 `b`를 뺀다.", "`a`", "`b`"), Scripted({source: [answer]}, attention=True)
    )
    assert (translation.text, translation.rung) == ("Subtract `b` from `a`.", Rung.ATTENTION)


def test_what_the_engine_invents_is_taken_out():
    engine = Scripted({"정한다": "Set ⟦3⟧ it ⟦"})
    translation = one(ProtectedSource("정한다"), engine)
    assert (translation.text, translation.rung) == ("Set it", Rung.ATTENTION)


def test_attention_is_asked_for_again_where_an_engine_has_but_one_answer():
    source = "⟦1⟧를 계산한다."
    answer = aligned(source, "Compute now.", ("Compute", "계산한다"), ("now", "⟦1⟧"))
    engine = Scripted({source: [answer]}, attention=True, hypotheses=1)
    assert one(marked("`f`를 계산한다.", "`f`"), engine).rung is Rung.ATTENTION


def test_markup_finds_its_words_by_attention():
    source = "학습률을 크게 정한다."
    answer = aligned(
        source,
        "Make the learning rate large.",
        ("Make", "정한다"),
        ("the", "학습률"),
        ("learning", "학습률"),
        ("rate", "학습률"),
        ("large", "크게"),
    )
    engine = Scripted({source: [answer]}, attention=True)
    translation = one(marked("**학습률**을 <b>크게</b> 정한다.", "**", "**", "<b>", "</b>"), engine)
    assert translation.text == "Make the **learning rate** <b>large</b>."
    assert translation.rung is Rung.ATTENTION


def test_markup_is_shown_to_an_engine_without_attention():
    engine = Scripted({"⟦1⟧학습률⟦2⟧을 정한다": "Set the ⟦1⟧learning rate⟦2⟧"})
    translation = one(marked("**학습률**을 정한다", "**", "**"), engine)
    assert (translation.text, translation.rung) == ("Set the **learning rate**", Rung.FIRST)


def test_markup_that_the_engine_empties_stays_around_the_part_it_was_around():
    engine = Scripted(
        {
            "⟦1⟧ 값인 ⟦2⟧학습률⟦3⟧을 정한다": "Set ⟦2⟧⟦3⟧ to ⟦1⟧",
            "⟦1⟧ 값인": "The value ⟦1⟧ of",
            "학습률": "Learning rate",
            "정한다": "Is set",
        }
    )
    translation = one(marked("`x` 값인 **학습률**을 정한다", "`x`", "**", "**"), engine)
    assert translation.text == "The value `x` of **learning rate** is set"
    assert translation.rung is Rung.SPLIT


def test_an_engine_without_placeholders_sees_words_in_their_place():
    engine = Scripted(
        {"A1를 나눈 뒤 lr로 곱한다.": "Divide A1, then multiply by lr."}, placeholders=False
    )
    translation = one(marked("`x_1`를 나눈 뒤 `lr`로 곱한다.", "`x_1`", "`lr`"), engine)
    assert (translation.text, translation.rung) == (
        "Divide `x_1`, then multiply by `lr`.",
        Rung.FIRST,
    )


def test_an_engine_that_stumbles_over_placeholders_is_asked_with_words():
    engine = Scripted({"⟦1⟧를 나눈다": "Divide", "A1를 나눈다": "Divide A1"})
    translation = one(marked("`x_1`를 나눈다", "`x_1`"), engine)
    assert (translation.text, translation.rung) == ("Divide `x_1`", Rung.ALTERNATIVE)


def test_a_lost_term_is_shown_by_its_english():
    engine = Scripted(
        {
            "⟦1⟧는 ⟦2⟧와 다르다": "It differs",
            "linked list는 array와 다르다": "Linked lists differ from an array",
        }
    )
    source = ProtectedSource(
        "⟦1⟧는 ⟦2⟧와 다르다",
        (
            Protected(Span(0, 2), Protection.TERM, "linked list"),
            Protected(Span(3, 4), Protection.TERM, "array"),
        ),
    )
    translation = one(source, engine)
    assert translation.protected == "⟦1⟧s differ from an ⟦2⟧"
    assert translation.text == "Linked lists differ from an array"


def test_line_ends_in_a_sentence_come_back_between_words():
    engine = Scripted({"긴 문장이 다음 줄로 이어진다": "A long sentence goes on in the next line"})
    translation = one(marked("긴 문장이\n> 다음 줄로 이어진다", "\n> "), engine)
    assert translation.text == "A long sentence\n> goes on in the next line"


def test_a_line_is_not_broken_where_the_next_would_begin_a_block():
    engine = Scripted({"값은 둘 이다": "It is really - two"})
    assert one(marked("값은 둘\n이다", "\n"), engine).text == "It is really -\ntwo"


def test_labels_and_links_without_words_between_are_asked_by_themselves():
    engine = Scripted({"뒤로": "Back", "위로": "Up", "정의": "Definition", "값이다": "A value"})
    links = marked("[뒤로](a) / [위로](b)", "[", "](a)", "[", "](b)")
    label = marked("**정의** : 값이다", "**", "**")
    assert [each.text for each in translate_batch([links, label], engine)] == [
        "[Back](a) / [Up](b)",
        "**Definition** : A value",
    ]


def test_without_attention_the_words_between_spans_are_translated_alone():
    engine = Scripted(
        {"⟦1⟧를 사용하여 ⟦2⟧를 계산한다.": "Compute.", "사용하여": "Using", "계산한다": "Compute."}
    )
    translation = one(marked("`a`를 사용하여 `b`를 계산한다.", "`a`", "`b`"), engine)
    assert (translation.text, translation.rung) == ("`a` using `b` compute.", Rung.SPLIT)


def test_the_korean_stays_where_nothing_else_keeps_what_is_protected():
    engine = Scripted(lambda _: [Hypothesis("⟦9⟧")])
    translation = one(marked("`a`를 정한다.", "`a`"), engine)
    assert (translation.text, translation.rung) == ("`a`를 정한다.", Rung.KEPT)
    assert [doubt.code for doubt in translation.doubts] == ["TR210"]


def test_all_that_is_asked_a_second_time_is_asked_at_once():
    engine = Scripted({"ResNet을 학습한다.": "Train the network.", "⟦1⟧을 학습한다.": "Train ⟦1⟧."})
    work = [
        ProtectedSource("ResNet을 학습한다."),  # loses an English word
        marked("`x_1`를 나눈다", "`x_1`"),  # loses a span
    ]
    engine.script = {**engine.script, "⟦1⟧를 나눈다": "Divide"}
    translate_batch(work, engine)
    again = [request.text for request in engine.calls[1]]
    assert again == ["⟦1⟧을 학습한다.", "A1를 나눈다"]


def test_an_answer_without_flaws_is_never_asked_about_again():
    engine = Scripted({"`값`을 쓴다": "Use it", "ResNet을 쓴다": "Use ResNet"})
    one(ProtectedSource("ResNet을 쓴다"), engine)
    assert len(engine.calls) == 1


def test_what_holds_no_korean_is_never_asked():
    engine = Scripted({})
    source = marked("`x`: see [Adam](u)", "`x`", "[", "](u)")
    assert one(source, engine).rung is Rung.COPIED
    assert one(source, engine).text == "`x`: see [Adam](u)"
    assert not engine.calls


def test_sentences_are_asked_one_by_one_and_the_space_between_them_stays():
    engine = Scripted({"먼저 한다.": "First.", "다음에 한다.": "Then."})
    assert one(ProtectedSource("먼저 한다.  다음에 한다."), engine).text == "First.  Then."
    assert one(ProtectedSource("먼저 한다.다음에 한다."), engine).text == "First. Then."


def test_a_name_in_angle_brackets_stands_apart_from_the_sentence_around_it():
    engine = Scripted({"마찬가지다": "Likewise", "다음 줄": "Next line"})
    assert one(marked("<child>마찬가지다", "<child>"), engine).text == "<child> Likewise"
    assert one(marked("<br>다음 줄", "<br>"), engine).text == "<br>Next line"


def test_an_engine_that_takes_more_than_sentences_gets_the_segment_whole():
    engine = Scripted({"먼저 한다. 다음에 한다.": "First, then."}, sentences=False)
    assert one(ProtectedSource("먼저 한다. 다음에 한다."), engine).text == "First, then."


def test_one_thing_is_asked_once_and_all_notes_are_asked_together():
    engine = Scripted({"⟦1⟧을 쓴다": "Use ⟦1⟧", "⟦1⟧을 본다": "See ⟦1⟧"})
    work = [
        marked("`a`을 쓴다", "`a`"),
        marked("`b`을 쓴다", "`b`"),
        marked("`c`을 본다", "`c`"),
    ]
    assert [each.text for each in translate_batch(work, engine)] == [
        "Use `a`",
        "Use `b`",
        "See `c`",
    ]
    assert [len(call) for call in engine.calls] == [2]


def test_the_engine_is_asked_as_often_for_many_segments_as_for_few():
    def calls(count):
        engine = Scripted(lambda _: [Hypothesis("junk")], attention=True)
        work = [marked(f"`x`를 **굵게** {n}번 쓴다", "`x`", "**", "**") for n in range(count)]
        translate_batch(work, engine)
        return len(engine.calls)

    assert calls(300) == calls(3) < 20


def test_what_stands_before_a_sentence_is_told_to_the_engine():
    engine = Scripted({})
    translate_batch(
        [marked("`x`를 본다. 그것을 쓴다.", "`x`")],
        engine,
        contexts=["배열이다."],
        terms=[(("배열", "array"),)],
    )
    assert [request.context for request in engine.calls[0]] == ["배열이다.", "배열이다.`x`를 본다."]
    assert engine.calls[0][0].terms == (("배열", "array"),)


def test_more_spans_than_the_engine_knows_are_asked_in_parts():
    names = [f"`v{n}`" for n in range(40)]
    source = marked("를 보고 ".join(names) + "를 쓴다", *names)
    engine = Scripted(
        lambda request: [
            Hypothesis(request.text.replace("를 보고", " and").replace("를 쓴다", " used"))
        ]
    )
    translation = one(source, engine)
    assert translation.rung is Rung.FIRST
    assert all(request.tokens <= 16 for call in engine.calls for request in call)
    assert translation.text == " and ".join(names) + " used"


def test_a_list_of_spans_is_one_thing_to_the_engine():
    engine = Scripted({"⟦1⟧를 쓴다": "Use ⟦1⟧"})
    assert one(marked("`a`, `b`를 쓴다", "`a`", "`b`"), engine).text == "Use `a`, `b`"


@pytest.mark.parametrize("crash", [RuntimeError("out of memory"), ValueError("bad\nanswer")])
def test_an_engine_that_breaks_down_ends_the_batch_with_its_message(crash):
    def script(_):
        raise crash

    with pytest.raises(EngineError, match="the engine scripted failed"):
        one(ProtectedSource("정한다"), Scripted(script))


def test_an_engine_error_is_raised_as_it_is():
    def script(_):
        raise EngineError("no key")

    with pytest.raises(EngineError, match=r"^no key$"):
        one(ProtectedSource("정한다"), Scripted(script))


@pytest.mark.parametrize("answers", [[], [[Hypothesis("a")], [Hypothesis("b")]]])
def test_an_engine_that_gives_more_or_fewer_answers_than_sentences_ends_the_batch(answers):
    engine = Scripted({})
    engine.translate = lambda *_, **__: answers
    with pytest.raises(EngineError, match=f"gave {len(answers)} answers to 1 sentences"):
        one(ProtectedSource("정한다"), engine)


@pytest.mark.parametrize(
    "answer",
    [
        [],
        None,
        "text",
        [None],
        [Hypothesis("")],
        [Hypothesis(" \n ")],
        [Hypothesis(None)],
        [Hypothesis("x" * 100_000)],
    ],
)
def test_an_answer_that_is_none_leaves_the_korean(answer):
    engine = Scripted({})
    engine.translate = lambda requests, *_, **__: [answer for _ in requests]
    assert one(ProtectedSource("정한다"), engine).rung is Rung.KEPT


def test_an_answer_in_several_lines_is_put_on_one():
    engine = Scripted({"정한다": "Set\r\nit\u2028now"})
    assert one(ProtectedSource("정한다"), engine).text == "Set it now"


def test_a_score_that_is_no_number_is_none():
    engine = Scripted({"정한다": [Hypothesis("Set it", math.nan)]})
    assert one(ProtectedSource("정한다"), engine).score is None


def test_the_echo_engine_changes_nothing():
    notes = [
        marked("「첫째」 ,  `x`  를 쓴다。그리고 끝 .", "`x`"),
        marked("첫 줄은\n> 둘째 줄과 **함께** 읽는다", "\n> ", "**", "**"),
        marked("**굵게 쓴다. 그리고 끝.**", "**", "**"),
        ProtectedSource("탭\t뒤의 값 2\x14×2 이다"),
        marked("굵은 **글\t과** 탭", "**", "**"),
    ]
    for note, translation in zip(notes, translate_batch(notes, open_echo({})), strict=True):
        assert translation.protected == note.text


WORDS = ["학습률", "을 ", " 정한다", ". ", "Adam", " ", "(", ")", "「값」", "3.14", "다.", "\n"]
SPANS = [
    "`a`",
    "`b`",
    "$x$",
    "**",
    "*",
    "<b>",
    "</b>",
    "</i>",
    "<br>",
    "\n",
    "[^1]",
    "⟦",
    "{: .c}",
    "![](i)",
]


@st.composite
def sources(draw):
    parts = draw(st.lists(st.sampled_from([*WORDS, *SPANS]), max_size=30))
    return marked("".join(parts), *[part for part in parts if part in SPANS])


ANSWERS = st.lists(
    st.sampled_from(
        ["⟦1⟧", "⟦2⟧", "⟦3⟧", "⟦4⟧", "⟦99⟧", "⟦", "⟧", "the ", "A1", "A2", ".", "값", "\n", "a"]
    ),
    max_size=12,
).map("".join)


@given(sources(), st.data(), st.booleans(), st.booleans())
def test_nothing_protected_is_lost_whatever_is_answered(source, data, placeholders, attention):
    def script(request):
        texts = data.draw(st.lists(ANSWERS, max_size=3))
        return [
            random_attention(request, text, data) if attention else Hypothesis(text)
            for text in texts
        ]

    engine = Scripted(script, placeholders=placeholders, attention=attention)
    translation = one(source, engine)
    assert holds_tokens(source, translation.protected)
    for mark in source.tokens:
        assert translation.text.count(mark.restored) >= source.tokens.count(mark)


def random_attention(request, text, data):
    links = [
        (word, piece)
        for word in text.split()
        for piece in request.text.split()
        if data.draw(st.booleans())
    ]
    return aligned(request.text, text, *dict(links).items())


@pytest.mark.parametrize(
    "part",
    ["`x`를 쓴다. ", "`x` ", "**굵은** 글 ", "**", "한다 ", "(", "Adam을 쓴다\n", "**`x`** "],
)
def test_time_grows_with_the_work(part):
    spans = [span for span in ("`x`", "**", "\n") if span in part]

    def make(size):
        order = {"**`x`** ": ["**", "`x`", "**"], "**굵은** 글 ": ["**", "**"]}.get(part, spans)
        return [marked(part * size, *order * size)]

    engine = Scripted(lambda request: [Hypothesis("the " + request.text)], attention=True)
    assert_linear(lambda work: translate_batch(work, engine), make, 100)
