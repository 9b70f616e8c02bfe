"""The text of a dictionary: reading, adding, removing."""

from notelint.config.words import Word, read_words, with_word, without_word

TEXT = "# 우리 낱말\nC#  # 언어\n\n몇일 # 상표\n파이선\n"


def test_a_line_is_a_word_with_an_optional_note() -> None:
    assert read_words(TEXT) == [Word("C#", "언어"), Word("몇일", "상표"), Word("파이선")]


def test_a_new_word_takes_its_place_and_all_other_lines_stay() -> None:
    assert with_word(TEXT, Word("자바", "언어")) == TEXT.replace("파이선", "자바  # 언어\n파이선")
    assert with_word(TEXT, Word("힙")) == TEXT + "힙\n"
    assert with_word(TEXT.rstrip(), Word("힙")) == TEXT + "힙\n"


def test_a_word_that_is_there_gets_the_note_and_keeps_the_one_it_has() -> None:
    assert with_word(TEXT, Word("몇일")) == TEXT
    assert with_word(TEXT, Word("파이선", "이름")) == TEXT.replace("파이선", "파이선  # 이름")


def test_a_new_file_says_what_it_is() -> None:
    made = with_word("", Word("힙"))
    assert made.startswith("# ")
    assert read_words(made) == [Word("힙")]


def test_the_order_of_adding_does_not_matter() -> None:
    first, second = "", ""
    for word in ("힙", "가", "나"):
        first = with_word(first, Word(word))
    for word in ("나", "힙", "가"):
        second = with_word(second, Word(word))
    assert first == second


def test_a_word_is_removed_with_its_note() -> None:
    assert without_word(TEXT, "몇일") == TEXT.replace("몇일 # 상표\n", "")
    assert without_word(TEXT, "없음") == TEXT
