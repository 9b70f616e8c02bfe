"""Unknown English words that one slip explains."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelint.checks.typos.data import rows
from notelint.checks.typos.english_edits import moved_letter, one_slip_off, two_slips_apart
from notelint.checks.typos.english_frequent import frequencies, is_made
from notelint.checks.typos.english_slips import is_known, place_of
from notelint.checks.typos.english_words import misspelt_english
from notelint.findings.finding import Applicability, Finding
from notelint.note.note import Note
from tests.growth import assert_linear, notes

_WORDS = st.text("abelnst", min_size=1, max_size=9)


def _found(text: str) -> list[Finding]:
    return list(misspelt_english(Note.of(text)))


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("The session will be restartet after the update.", "restartet", "restarted"),
        ("Please check that the device onlu supports one mode.", "onlu", "only"),
        ("The exmpale below shows how it works.", "exmpale", "example"),
        ("Check for the presenence of the file.", "presenence", "presence"),
        ("We keep a list of all the specficiations here.", "specficiations", "specifications"),
        ("teacher model과 studenet model을 비교한다", "studenet", "student"),
        ("조건부 분포(conditaionl distribution)를 배운다", "conditaionl", "conditional"),
        ("m2가 unlcok되어야 한다", "unlcok", "unlock"),
        ("Illumunation, Noise에 강하다", "Illumunation", "Illumination"),
    ],
)
def test_a_word_that_nobody_knows_and_a_slip_explains_is_found(
    text: str, wrong: str, right: str
) -> None:
    (finding,) = _found(text)
    assert (finding.values["wrong"], finding.suggestions[0]) == (wrong, right)


@pytest.mark.parametrize(
    "text",
    [
        "nvidia와 softmax, kubernetes, numpy, pytorch, nginx, kubectl을 쓴다",
        "umount 뒤에 toupper와 cgroup, vtable, dselect를 본다",
        "bboxes와 strided convolution, linestyle, hyperparameter",
        "Storyblok과 Gradio, Jenkins, Terraform, Uvicorn",
        "surjectivity와 bimorphism, counit",
        "We love memoization and lazily initialised singletons in this codebase.",
        "This is what notelint says of the notes in it.",
        "hmmm cannnn aaaaah",
    ],
)
def test_terms_commands_and_made_words_are_known(text: str) -> None:
    assert _found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Mozart의 Dumitt 교과서",  # a name in a Korean sentence
        "studenet, `studenet`",  # code calls it so
        "rationle를 보고 rationle로 푼다",  # the note has no other spelling
        "'studenet model'이라고 잘못 쓴다",
        "studenet → student",
        "studenetModel과 studenet_model, STUDENET",
    ],
)
def test_names_and_mentions_are_left_alone(text: str) -> None:
    assert _found(text) == []


def test_what_stands_twice_is_a_slip_if_the_note_has_the_word_too() -> None:
    assert len(_found("rationle와 rationle, 그리고 rationale")) == 2


def test_a_slip_is_mended_only_if_asked_and_never_where_two_words_fit() -> None:
    (finding,) = _found("teacher model과 studenet model")
    assert finding.fix
    assert finding.fix.applicability is Applicability.UNSAFE
    (finding,) = _found("sequence의 misture component")
    assert finding.suggestions == ("mixture", "moisture")
    assert finding.fix is None


def test_an_english_sentence_is_told_by_its_words() -> None:
    text = "이것은 the cat을 쓴다.\nThe cat sat on the mat in the hall"
    assert not place_of(text, 8, 11).in_sentence
    assert place_of(text, 8, 11).beside_word
    at = text.index("mat in")
    assert place_of(text, at, at + 3).in_sentence


@given(_WORDS)
def test_an_edit_is_undone_by_an_edit(word: str) -> None:
    for edit in one_slip_off(word):
        assert edit.word == word or word in {back.word for back in one_slip_off(edit.word)}


@given(_WORDS, _WORDS)
def test_two_slips_are_one_after_another_at_most(one: str, other: str) -> None:
    near = {edit.word for edit in one_slip_off(one)} | {one}
    if two_slips_apart(one, other):
        assert other not in near
        assert any(other == edit.word for word in near for edit in one_slip_off(word))


def test_a_letter_is_moved_and_a_stutter_taken_out() -> None:
    assert "example" in set(moved_letter("exmpale"))
    assert "presence" in set(moved_letter("presenence"))


@pytest.mark.parametrize("word", ["unmapped", "datetimes", "unusable", "linestyle", "sparsity"])
def test_words_of_known_parts_are_made(word: str) -> None:
    assert is_made(word)


@pytest.mark.parametrize("word", ["supervisord", "rsbuild", "stampid", "tensorflowjs"])
def test_names_of_programs_and_variables_are_made_of_words(word: str) -> None:
    assert is_made(word)


@pytest.mark.parametrize("word", ["traind", "studenet", "exmpale"])
def test_slips_are_not_made(word: str) -> None:
    assert not is_made(word)


@pytest.mark.parametrize("name", ["english-frequent.tsv", "english-known.tsv"])
def test_a_list_is_sorted_and_holds_plain_words_that_no_list_calls_misspelt(name: str) -> None:
    words = [row[0] for row in rows(name)]
    assert words == sorted(set(words))
    assert all(word.isascii() and word.islower() for word in words)


def test_no_known_word_is_listed_as_misspelt() -> None:
    misspelt = {row[0] for row in rows("english.tsv")}
    assert not misspelt & {row[0] for row in rows("english-known.tsv")}


def test_a_name_is_known_but_not_in_an_english_sentence() -> None:
    name = next(word for word, kind in rows("english-known.tsv") if kind == "n")
    assert is_known(name, in_sentence=False)
    assert not is_known(name, in_sentence=True)


def test_the_frequent_words_are_read_in_no_noticeable_time() -> None:
    start = time.process_time()
    frequencies.__wrapped__()
    assert time.process_time() - start < 0.15


@pytest.mark.parametrize("piece", ["studenet ", "zzxq ", "the abcdefg ", "aaab"])
def test_time_grows_with_the_note_and_not_faster(piece: str) -> None:
    assert_linear(misspelt_english, notes(lambda size: piece * size, "prose"), 8_000)
