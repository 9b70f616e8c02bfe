"""What the memory finds: the very same sentence, people's words before all."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelint.translate.memory import Entry, Memory, Origin, Review, Sentence
from notelint.translate.segment import Protection
from notelint.translate.translation import Doubt, Rung
from tests.translate.memory.sentences import by_engine, by_people, key, sentence

PLAIN = sentence("기울기를 구한다")
CODE = sentence("`lr`로 학습률을 정한다", ("`lr`", Protection.CODE))


@pytest.fixture
def memory():
    with Memory.empty() as memory:
        yield memory


def found(memory: Memory, of: Sentence, **how: str) -> str | None:
    """The text that the memory has for a sentence."""
    asked = key(of, **how)
    entry = memory.find([asked]).get(asked)
    return of.restored(entry) if entry else None


def test_what_was_stored_is_found_again_with_all_that_was_said_of_it(memory: Memory) -> None:
    stored = by_engine(
        PLAIN,
        "Compute the gradient",
        rung=Rung.SPLIT,
        doubts=(Doubt("TR201", (("number", "3"),)),),
        score=-0.25,
        review=Review.NEEDED,
        note="notes/a.md",
        when="2026-03-01T10:00:00Z",
    )
    memory.store([stored])
    assert memory.find([key(PLAIN)]) == {key(PLAIN): stored}


def test_a_sentence_of_another_engine_or_glossary_is_translated_again(memory: Memory) -> None:
    memory.store([by_engine(PLAIN, "Compute the gradient")])
    assert found(memory, PLAIN) == "Compute the gradient"
    assert found(memory, PLAIN, engine="large 2") is None
    assert found(memory, PLAIN, glossary="80") is None
    assert found(memory, sentence("기울기를 구했다")) is None


def test_what_a_person_wrote_is_found_whatever_the_engine_and_the_glossary(memory: Memory) -> None:
    memory.store([by_people(PLAIN, "Take the gradient"), by_engine(PLAIN, "Compute the gradient")])
    assert found(memory, PLAIN) == "Take the gradient"
    assert found(memory, PLAIN, engine="large 2", glossary="80") == "Take the gradient"


def test_a_translation_serves_other_code_in_the_same_place(memory: Memory) -> None:
    memory.store([by_engine(CODE, "Set the learning rate with ⟦1⟧")])
    other = sentence("`eta`로 학습률을 정한다", ("`eta`", Protection.CODE))
    formula = sentence("$η$로 학습률을 정한다", ("$η$", Protection.MATH))
    assert found(memory, other) == "Set the learning rate with `eta`"
    assert found(memory, formula) is None


def test_a_term_of_the_glossary_is_a_word_to_people(memory: Memory) -> None:
    written = "`f`의 경사를 구한다"
    with_term = sentence(written, ("`f`", Protection.CODE), ("경사", Protection.TERM, "gradient"))
    without = sentence(written, ("`f`", Protection.CODE))
    assert with_term.machine.text == "⟦1⟧의 ⟦2⟧를 구한다"
    assert with_term.human.text == without.machine.text
    memory.store([by_people(without, "Take the slope of ⟦1⟧")])
    assert found(memory, with_term, glossary="80") == "Take the slope of `f`"
    memory.store([by_engine(with_term, "Find the ⟦2⟧ of ⟦1⟧")])
    memory.store([by_people(without, "Take the slope of ⟦1⟧")])
    assert found(memory, with_term) == "Take the slope of `f`"


def test_pairs_are_counted_anew_where_terms_are_words(memory: Memory) -> None:
    marked = sentence(
        "경사를 **빠르게** 구한다",
        ("경사", Protection.TERM, "gradient"),
        ("**", Protection.OPEN),
        ("**", Protection.CLOSE),
    )
    open_mark, close_mark = marked.machine.tokens[1:]
    assert (open_mark.pair, close_mark.pair) == (None, None)
    memory.store([by_people(marked, "Find the slope ⟦1⟧fast⟦2⟧")])
    assert found(memory, marked) == "Find the slope **fast**"


def test_people_may_say_the_same_otherwise_in_another_note(memory: Memory) -> None:
    memory.store(
        [
            by_people(PLAIN, "Find the slope", note="hills.md", when="2026-01-01T00:00:00Z"),
            by_people(PLAIN, "Take the gradient", note="b.md", when="2026-01-02T00:00:00Z"),
        ]
    )
    assert found(memory, PLAIN, note="hills.md") == "Find the slope"
    assert found(memory, PLAIN, note="a.md") == "Take the gradient"  # the latest
    memory.store([by_people(PLAIN, "Compute it", note="b.md")])
    assert found(memory, PLAIN, note="b.md") == "Compute it"
    assert len(list(memory.entries())) == 2


def test_what_was_read_back_serves_the_note_it_came_from(memory: Memory) -> None:
    memory.store(
        [by_people(PLAIN, "Find the slope", origin=Origin.UNKNOWN, note="a.md")],
    )
    assert found(memory, PLAIN, note="a.md") == "Find the slope"
    assert found(memory, PLAIN, note="b.md") is None
    memory.store([by_engine(PLAIN, "Compute the gradient")])
    assert found(memory, PLAIN, note="a.md") == "Find the slope"
    assert found(memory, PLAIN, note="b.md") == "Compute the gradient"


def test_markup_that_a_person_wrote_is_put_only_where_it_means_the_same(memory: Memory) -> None:
    memory.store([by_people(PLAIN, r"Take the *gradient* \[1]", context="paragraph")])
    assert found(memory, PLAIN, context="paragraph") == r"Take the *gradient* \[1]"
    assert found(memory, PLAIN, context="title") is None


def test_markup_of_another_tool_is_put_wherever_markdown_is_read(memory: Memory) -> None:
    memory.store([by_people(PLAIN, "Take **the** gradient", context="markdown")])
    assert found(memory, PLAIN, context="item") == "Take **the** gradient"
    assert found(memory, PLAIN, context="title") is None


def test_a_translation_that_lost_a_token_is_not_used(memory: Memory) -> None:
    memory.store([by_engine(CODE, "Set the learning rate")])
    assert found(memory, CODE) is None
    memory.store([by_engine(CODE, "Set ⟦1⟧ to ⟦1⟧")])
    assert found(memory, CODE) is None


def test_words_that_could_not_keep_the_markup_serve_the_very_same_sentence(memory: Memory) -> None:
    memory.store([Entry(CODE.literal, (), "Set the rate", Origin.HUMAN)])
    assert found(memory, CODE) == "Set the rate"
    other = sentence("`eta`로 학습률을 정한다", ("`eta`", Protection.CODE))
    assert found(memory, other) is None


def test_letters_that_look_the_same_are_the_same(memory: Memory) -> None:
    memory.store([by_people(PLAIN, "Take the gradient")])
    apart = sentence(unicodedata.normalize("NFD", PLAIN.literal))
    assert found(memory, apart) == "Take the gradient"


def test_many_sentences_are_asked_for_at_once(memory: Memory) -> None:
    many = [sentence(f"{number}번째 기울기") for number in range(2_000)]
    memory.store(by_engine(one, f"Gradient {number}") for number, one in enumerate(many))
    entries = memory.find([key(one) for one in many])
    assert [entries[key(one)].target for one in many] == [f"Gradient {n}" for n in range(2_000)]


@given(text=st.text(max_size=30), target=st.text(max_size=30), note=st.text(max_size=9))
def test_any_text_comes_back_as_it_was(text: str, target: str, note: str) -> None:
    with Memory.empty() as memory:
        of = sentence(text)
        memory.store([by_people(of, target, note=note)])
        asked = key(of, note=note)
        assert memory.find([asked])[asked].target == target
