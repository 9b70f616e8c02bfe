"""The second reading, with Kiwi itself where it is installed."""

import pytest

from notelint.checks.typos.speller import first_reading, second_reading
from notelint.korean.kiwi import Sentence
from notelint.korean.own_words import NO_OWN_WORDS
from notelint.korean.speller import Slipped
from notelint.note.note import Note
from notelint.run.check_note import check_note

pytest.importorskip("kiwipiepy", reason="needs notelint[kiwi]")

AGAIN = {"TY105": {"second-reading": "kiwi"}, "TY203": {"second-reading": "kiwi"}}
# Slips of which the first reading is not certain, and what was meant.
DOUBTED = [
    ("두 집단의 평군을 견준다.", "평군을", "평균을"),
    ("참조자의 구제적인 예제를 보자.", "구제적인", "구체적인"),
    ("성능을 비고해 보았다.", "비고해", "비교해"),
]


def judged(text: str, word: str) -> tuple[Slipped | None, Slipped | None]:
    """At the first and at the second reading."""
    start = text.index(word)
    place = text, start, start + len(word), NO_OWN_WORDS
    return first_reading(*place), second_reading()(*place)


@pytest.mark.parametrize(("text", "word", "right"), DOUBTED)
def test_a_doubted_slip_is_certain_at_the_second_reading(text: str, word: str, right: str) -> None:
    first, second = judged(text, word)
    assert first is None or not first.certain
    assert second is not None
    assert second.certain
    assert second.rights[0] == right


def test_the_rule_reads_again_where_it_is_asked_to() -> None:
    note = Note.of(DOUBTED[0][0])
    assert check_note(note, ["TY105"]) == []
    [finding] = check_note(note, ["TY105", "TY203"], AGAIN)
    assert (finding.code, finding.suggestions) == ("TY105", (DOUBTED[0][2],))


def test_right_words_stay_right() -> None:
    text = "모터가 헛도는 까닭은 나사가 풀렸기 때문이었다. 장학금 신청 기한을 넘겨서 속이 쓰렸다."
    assert check_note(Note.of(text), ["TY105"], AGAIN) == []


def test_what_is_read_is_a_part_of_the_line_as_a_reader_sees_it() -> None:
    text = "앞줄\n" + "가" * 60 + " \ufffc를 학\u2060슴 한다.\n뒷줄"
    start = text.index("학")
    sentence = Sentence.of(text, start, start + 3)
    assert sentence.before == "가" * 36 + " x를 "
    assert sentence.after == " 한다."
