"""English misspellings: the dictionary on disk and the check."""

import time
from pathlib import Path

import pytest

from notelint.checks.typos.data import rows
from notelint.checks.typos.english_dictionary import (
    MisspellingDictionary,
    dictionary,
    misspelt_for,
)
from notelint.checks.typos.english_words import misspelt_english
from notelint.findings.finding import Applicability, Finding
from notelint.note.note import Note
from notelint.rulebook.book import rules_folder
from tests.growth import assert_linear, notes


def _found(text: str) -> list[Finding]:
    return list(misspelt_english(Note.of(text)))


def _words(text: str) -> list[str]:
    note = Note.of(text)
    return [note.source[finding.span] for finding in misspelt_english(note)]


def test_every_line_of_the_dictionary_is_found_in_it() -> None:
    for name in ("english.tsv", "english-field.tsv"):
        for wrong, rights in list(rows(name))[::37]:
            assert dictionary(name).corrections(wrong) == tuple(rights.split(","))


@pytest.mark.parametrize("word", ["language", "aaaa", "zzzz", "the", "zyzzyva", "ouputx", "oupu"])
def test_words_that_are_right_or_unknown_have_no_correction(word: str) -> None:
    assert misspelt_for(word) == ()


def test_the_file_is_sorted_states_its_licence_and_leaves_out_what_is_spared() -> None:
    text = (rules_folder() / "typos" / "english.tsv").read_text("utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    assert lines == sorted(lines)
    assert "CC BY-SA 3.0" in text[:800]
    wrong = {line.split("\t")[0] for line in lines}
    assert not wrong & {word for word, _ in rows("english-spared.tsv")}
    assert all(word.isascii() and word.islower() and len(word) > 3 for word in wrong)


def test_opening_the_dictionary_reads_next_to_nothing() -> None:
    start = time.perf_counter()
    MisspellingDictionary(rules_folder() / "typos" / "english.tsv").corrections("ouput")
    assert time.perf_counter() - start < 0.02


def test_a_dictionary_of_one_line_is_searched_too(tmp_path: Path) -> None:
    (tmp_path / "one.tsv").write_text("# header\nouput\toutput\n", "utf-8")
    dictionary = MisspellingDictionary(tmp_path / "one.tsv")
    assert dictionary.corrections("ouput") == ("output",)
    assert dictionary.corrections("aaaa") == dictionary.corrections("zzzz") == ()


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("모델의 ouput을 본다", "output"),
        ("Recieve를 부른다", "Receive"),
        ("**langauge** model", "language"),
        ("계층(hierachy)", "hierarchy"),
        ("pre-trianed와 postion-aware", "position"),
        ("끝났다.langauge는", "language"),
        ("입력/ouput", "output"),
    ],
)
def test_a_misspelt_word_is_found_and_its_case_kept(text: str, right: str) -> None:
    assert right in [finding.suggestions[0] for finding in _found(text)]


@pytest.mark.parametrize(
    "text",
    [
        "`ouput` 변수",
        "user_ouput과 ouput_layer, ouput2, v2ouput",
        "dataOuput, OUPUT, OuPut",
        "ouput() 호출, model.ouput, ouput.txt, std::ouput, ptr->x ouput->y",
        "--ouput 옵션과 -ouput, /ouput, @ouput, #ouput, $ouput, ouput=3, ouput[0]",
        "huggingface/ouput 저장소",
        "'ouput'이라고 쓴다, “ouput”",
        "ouput → output",
        "fidèlement le théorème, topologie des espaces",
        "Calabi–Ouput",
        "**O**uput과 **L**anguage",
        "adaptee datas vender numer notin Wirth reenable homogenous",
        "NCE SOM FOM WIL",
        "Span Infor Collecting, memoization, programing, leaning",
    ],
)
def test_names_and_mentions_are_left_alone(text: str) -> None:
    assert _words(text) == []


def test_the_only_correction_is_applied_unless_the_code_uses_the_same_name() -> None:
    (finding,) = _found("ouput을 본다")
    assert finding.fix
    assert finding.fix.applicability is Applicability.SAFE
    (finding,) = _found("ouput을 본다\n\n```python\nouput = 1\n```\n")
    assert finding.fix
    assert finding.fix.applicability is Applicability.UNSAFE


def test_a_heading_that_the_note_may_link_to_is_not_changed_by_itself() -> None:
    (finding,) = _found("## Refenrences\n")
    assert finding.fix
    assert finding.fix.applicability is Applicability.SAFE
    (finding,) = _found("[참고](#refenrences)\n\n## Refenrences\n")
    assert finding.fix
    assert finding.fix.applicability is Applicability.UNSAFE


def test_of_several_corrections_the_ones_that_the_note_uses_come_first_and_none_is_applied() -> (
    None
):
    (finding,) = _found("두 braches와 branches")
    assert finding.suggestions[0] == "branches"
    assert finding.fix is None
    (finding,) = _found("이 brach와 branch")
    assert finding.suggestions[0] == "branch"


@pytest.mark.parametrize(
    ("text", "suggestions"),
    [
        ("Compatable을 구현한다", ("Compatible", "Comparable")),
        ("whish information", ("which", "wish", "whisk")),
        ("Deffered 방식", ("Deferred", "Differed")),
        ("outpus를 본다", ("output", "outputs")),
    ],
)
def test_technical_words_one_slip_away_are_offered_and_none_is_written(
    text: str, suggestions: tuple[str, ...]
) -> None:
    (finding,) = _found(text)
    assert finding.suggestions == suggestions
    assert (finding.variant, finding.fix) == ("several", None)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("convoltion", "convolution"),
        ("attenion", "attention"),
        ("tokenzier", "tokenizer"),
        ("normaliztion", "normalization"),
        ("overftting", "overfitting"),
        ("reommendation", "recommendation"),
    ],
)
def test_technical_words_that_codespell_lacks_are_found(wrong: str, right: str) -> None:
    (finding,) = _found(f"{wrong} 계층")
    assert finding.suggestions == (right,)


@pytest.mark.parametrize("name", ["english-field", "english-terms", "english-slips"])
def test_lists_of_our_own_are_sorted_and_overlap_no_other(name: str) -> None:
    words = [row[0] for row in rows(f"{name}.tsv")]
    assert words == sorted(set(words))
    assert all(word.isascii() and word.islower() for word in words)
    assert not any(dictionary("english.tsv").corrections(word) for word in words)
    assert not set(words) & {word for word, _ in rows("english-spared.tsv")}


@pytest.mark.parametrize("piece", ["ouput ", "ouput", "'ouput ", "*ouput*", "-ouput", "é ouput "])
def test_time_grows_with_the_note_and_not_faster(piece: str) -> None:
    assert_linear(misspelt_english, notes(lambda size: piece * size, "prose"), 10_000)
