"""What a safe fix may change in a note's tree, and what not."""

import pytest

from notelint.findings.finding import Edit, apply_edits
from notelint.note.dialect import GFM, KRAMDOWN, Dialect
from notelint.note.note import Note
from notelint.note.span import Span
from notelint.run.fix_safety import Moves, same_elsewhere


def same(text: str, old: str, new: str, dialect: Dialect = GFM) -> bool:
    """Whether putting `new` for `old`, which is there once, leaves the rest as it is."""
    at = text.index(old)
    edits = (Edit(Span(at, at + len(old)), new),)
    before, after = Note.of(text, dialect), Note.of(apply_edits(text, edits), dialect)
    return same_elsewhere(before, after, Moves(edits))


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("# 정렬\n\n역활을 **하는** `code`\n\n- 가\n- 나\n", "역활", "역할"),
        ("자세히는 [글] (https://a.kr)에 **있다**.\n\n다음\n", "] (", "]("),
        ("가 나\n\n- 다\n- 역활\n- 마\n", "역활", "역할"),
        ("설명\n| a | b |\n|---|---|\n| 1 | 2 |\n", "설명\n", "설명\n\n"),
        ("---\ntitle: 갯수\ntags: [a]\n---\n# 가\n", "갯수", "개수"),
        ("---\ntags:\n- a\n-\ndate: 2024-01-01\n---\n# 가\n", "-\nd", "d"),
        ("<div>\n가</br>나\n</div>\n\n다\n", "</br>", "<br>"),
        ("식 $x$와 역활, 식 $y$\n", "역활", "역할"),
    ],
)
def test_a_change_at_its_place_alone_is_allowed(text: str, old: str, new: str) -> None:
    assert same(text, old, new)


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("가\n\n나 **다**\n", "가", "```"),
        ("가\n\n나\n", "가", "<div>"),
        ("가\n\n나 **다**\n", "가", "<!--"),
        ("가 `나` 다 `라`\n", "가", "가`"),
        ("- 가\n- 나\n", "- 가", "1. 가"),
        ("- 가\n- 나\n", "- 나", "  - 나"),
        ("가\n\n나\n", "\n\n나", "\n\n- 나"),
        ("[글][a] 가\n\n[a]: https://a.kr\n", "[a]:", "[b]:"),
        ("가 $$x$$ 나 $$y$$ 다\n", "가 $$", "가 "),
        ("가 <b>나</b> 다\n\n<i>라</i>\n", "다\n\n<", "다\n\n\\<"),
        ("---\ntitle: 가\ndate: 2024-01-01\ntags: [a]\n---\n", "가\n", "'가\n"),
        ("---\ntitle: 가\n---\n# 나\n", "---\n# ", "--\n# "),
        ("> 가\n\n나\n", ">", "\\>"),
    ],
)
def test_a_change_that_reaches_further_is_not(text: str, old: str, new: str) -> None:
    assert not same(text, old, new)


def test_a_table_that_kramdown_makes_of_a_sentence_may_become_the_sentence() -> None:
    assert same("조건부 확률 P(A|B)는 확률이다.\n\n다음\n", "|", "\\|", KRAMDOWN)


def test_what_an_unknown_tag_hid_from_kramdown_may_come_to_light() -> None:
    assert same("- 마지막 <sos> token의 $$h$$와 **벡터**\n- 다음\n", "<", "\\<", KRAMDOWN)


def test_what_the_finding_said_to_be_wrong_altogether_may_change() -> None:
    text = "- 가\n- 나\n\n다 **라**\n"
    edits = (Edit(Span(0, 1), "1."), Edit(Span(4, 5), "2."))
    before, after = Note.of(text), Note.of(apply_edits(text, edits))
    assert not same_elsewhere(before, after, Moves(edits))
    assert same_elsewhere(before, after, Moves(edits), [Span(0, 7)])
    assert not same_elsewhere(before, after, Moves(edits), [Span(0, 3)])


def test_places_before_and_after_edits_agree() -> None:
    text = "0123456789"
    edits = (Edit(Span(2, 4), "abcde"), Edit(Span(6, 6), "x"), Edit(Span(8, 9), ""))
    moves = Moves(edits)
    after = apply_edits(text, edits)
    assert after == "01abcde45x679"
    for at, char in enumerate(text):
        if char in after:
            assert moves.before(at) == moves.after(after.index(char)), char
    assert [moves.before(at) for at in range(11)] == [0, 1, 2, 2, 2, 5, 6, 7, 8, 8, 10]
    assert [moves.after(at) for at in (2, 5, 7, 9, 10)] == [2, 2, 2, 6, 6]
