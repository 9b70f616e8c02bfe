"""Characters that do harm, and the many that do not."""

from collections.abc import Callable, Iterator

import pytest

from notelint.checks.characters_file import mixed_line_ends, not_utf8
from notelint.checks.characters_hangul import decomposed
from notelint.checks.characters_hidden import control, invisible, replacement
from notelint.checks.characters_spaces import not_plain
from notelint.findings.finding import Finding
from notelint.note.note import Note
from notelint.note.source import Source
from tests.fixes import with_fixes
from tests.growth import assert_linear, notes

_CHECKS = [mixed_line_ends, not_utf8, decomposed, control, invisible, replacement, not_plain]


def _fixed(check: Callable[[Note], Iterator[Finding]], text: str) -> str:
    return with_fixes(text, check(Note.of(text)))


def test_decomposed_hangul_is_composed_in_prose_and_attributes_but_not_in_paths() -> None:
    text = "![\u1100\u1161](\u1100\u1161.png) <img alt='\u1100\u1161' src='\u1100\u1161.png'>"
    assert (
        _fixed(decomposed, text) == "![가](\u1100\u1161.png) <img alt='가' src='\u1100\u1161.png'>"
    )


def test_a_final_consonant_beside_a_composed_syllable_is_taken_in() -> None:
    assert _fixed(decomposed, "가\u11a8을 본다") == "각을 본다"


def test_one_finding_counts_all_syllables() -> None:
    (finding,) = decomposed(Note.of("\u1100\u1161\u1102\u1161 다 \u1100\u1161"))
    assert finding.values["count"] == 3


@pytest.mark.parametrize(
    "text",
    [
        "👩\u200d🦰 ⭐\ufe0f 👱\u200d♀\ufe0f",
        "글\n\n\u200b\n\n글",
        "글\n\n  \u200b\t둘째",
        "<br>\u200b\t",
        "\u05d0\u05d1\u200f \u202b",
        "क्\u200dष",
    ],
)
def test_zero_width_characters_that_do_something_are_left_alone(text: str) -> None:
    assert not list(invisible(Note.of(text)))


def test_all_invisible_characters_of_a_file_go_at_once() -> None:
    text = "특정\u200b 값$x\u200b$\ufeff과 \u00ad낱\u3164말\n\u200b\n\u200b글\u200b\n"
    (finding,) = invisible(Note.of(text))
    assert finding.values == {"character": "U+200B", "count": 6}
    assert _fixed(invisible, text) == "특정 값$x$과 낱말\n\u200b\n\u200b글\n"


@pytest.mark.parametrize(
    ("text", "variants"),
    [
        ("외부에\u00a0API를", [""]),
        ("#\u00a0제목", ["marker"]),
        ("-\u00a0항목\u00a0둘", ["marker", ""]),
        ("```python\n\u00a0x = 1\n```", ["code"]),
        ("```\n├──\u00a0src\n```", []),
        ("```python\n│\u00a0 tree\n```", []),
        ("```text\na\u00a0b\n```", []),
        ("\u3000\u3000들여 쓴 글\u00a0", []),
        ("끝났다.\u00a0 다음", []),
        ("大芩\u3000木管", []),
        ("{\u3000% raw %\u3000}", []),
        ("10&nbsp;km", []),
    ],
)
def test_odd_spaces_count_where_they_do_harm(text: str, variants: list[str]) -> None:
    assert [finding.variant for finding in not_plain(Note.of(text))] == variants


def test_control_characters_are_taken_out_unless_they_are_part_of_something_else() -> None:
    assert _fixed(control, "컴파일러\x08는 \x02\x7f") == "컴파일러는 "
    assert _fixed(control, "\x1b[31m") == "\x1b[31m"
    assert not list(control(Note.of("탭\t과 줄\r\n끝\n")))


def test_the_replacement_character_counts_in_prose_where_it_is_not_named() -> None:
    (finding,) = replacement(Note.of("데이\ufffd\ufffd 구조"))
    assert finding.values["count"] == 2
    assert not list(replacement(Note.of("'\ufffd'와 (\ufffd), `\ufffd`")))


def test_a_file_in_another_encoding_is_reported_once_and_utf8_with_a_mark_is_not() -> None:
    (finding,) = not_utf8(Note(Source.decode("한글".encode("cp949"))))
    assert "CP949" in str(finding.values["encoding"])
    (finding,) = not_utf8(Note(Source.decode("한글".encode("utf-16"))))
    assert finding.values["encoding"] == "UTF-16"
    assert not list(not_utf8(Note(Source.decode(b"\xef\xbb\xbf" + "한글".encode()))))


def test_the_line_ends_that_differ_from_most_are_made_alike() -> None:
    assert _fixed(mixed_line_ends, "a\nb\r\nc\n") == "a\nb\nc\n"
    assert _fixed(mixed_line_ends, "a\r\nb\r\nc\n") == "a\r\nb\r\nc\r\n"
    assert _fixed(mixed_line_ends, "a\r\nb\n") == "a\nb\n"
    assert not list(mixed_line_ends(Note.of("a\r\nb\r\n")))


@pytest.mark.parametrize(
    "piece",
    [
        "글\u200b",
        "\u200b",
        "글\u00a0글",
        "\u1100\u1161",
        "<i title='\u1100\u1161'>",
        "\x08",
        "글\r\n글\n",
    ],
)
def test_time_grows_with_the_note_and_not_faster(piece: str) -> None:
    assert_linear(
        lambda note: [list(check(note)) for check in _CHECKS],
        notes(lambda size: piece * size, "prose", "html"),
        4_000,
    )
