"""What holds for the prose of any note."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notelint.note.dialect import GFM, KRAMDOWN
from notelint.note.note import Note

_LINE_ENDS = re.compile(r"\r\n|\r|\n")
_PIECES = st.sampled_from(
    [
        "글", "단어를 ", "word ", "\n", "\n\n", "\r\n", "- ", "1. ", "> ", "# ", "  ", "\t", "|",
        "---", "**", "*", "_", "`", "``", "```\n",
        "$", "$$", "\\", "\\(", "[", "]", "(", ")", "![", "<b>",
        "</b>", "<div>", "<!--", "-->", "<br>", "{%", "%}", "{{", "}}", "{: .x}", "https://a.kr/b",
        "[^1]", ":", ": : ", "&nbsp;", "a/b.py", ":smile:", "\ufeff", "\x00", "😀", "\u200b", "각",
    ]
)  # fmt: skip
_NOTES = st.lists(_PIECES, max_size=40).map("".join)


@settings(max_examples=300, deadline=None)
@given(_NOTES, st.sampled_from([GFM, KRAMDOWN]))
def test_prose_is_as_long_as_the_note_and_keeps_its_line_ends(text: str, dialect) -> None:  # type: ignore[no-untyped-def]
    masked = Note.of(text, dialect).prose.text
    assert len(masked) == len(text)
    ends = [(match.start(), match[0]) for match in _LINE_ENDS.finditer(text)]
    assert [(match.start(), match[0]) for match in _LINE_ENDS.finditer(masked)] == ends


@settings(max_examples=300, deadline=None)
@given(_NOTES, st.sampled_from([GFM, KRAMDOWN]))
def test_what_is_not_masked_is_what_stands_in_the_note(text: str, dialect) -> None:  # type: ignore[no-untyped-def]
    masked = Note.of(text, dialect).prose.text
    assert all(a == b or a in "\ufffc\u2060" for a, b in zip(masked, text, strict=True))


_OPAQUE = [
    "`{}`",
    "``{}``",
    "$x_{{{}}}$",
    "$${}$$",
    "<https://a.kr/{}>",
    "[글](a/{}.png)",
    "{{{{ {} }}}}",
]


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(_OPAQUE),
    st.sampled_from(["비밀", "secret", "비밀secret"]),
    st.sampled_from(["앞 ", "- ", "> ", "# ", "**굵게** "]),
    st.sampled_from(["", " 뒤", "는 좋다", "\n둘째 줄"]),
    st.sampled_from([GFM, KRAMDOWN]),
)
def test_nothing_from_code_math_and_targets_survives(
    form: str,
    secret: str,
    before: str,
    after: str,
    dialect,  # type: ignore[no-untyped-def]
) -> None:
    masked = Note.of(before + form.format(secret) + after, dialect).prose.text
    assert secret not in masked


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(
        ["{}", "- {}", "> {}", "# {}", "| {} |\n|---|\n", "<div>{}</div>", "1. 가\n\n   {}"]
    ),
    st.sampled_from(["{}", "**{}**", "<b>{}</b>", "[{}](https://a.kr)", "![{}](a.png)", "~~{}~~"]),
    st.sampled_from([GFM, KRAMDOWN]),
)
def test_what_a_reader_reads_survives(block: str, inline: str, dialect) -> None:  # type: ignore[no-untyped-def]
    text = block.format(inline.format("읽는 글"))
    assert "읽는 글" in Note.of(text, dialect).prose.text


_HARD = {
    "brackets": "[" * 20_000,
    "stars": "*" * 20_000,
    "spaced stars": "* " * 10_000,
    "tags": "<b>" * 10_000,
    "open comments": "<!--" * 10_000,
    "code tags": "<code>" * 5_000,
    "dollars": "$" * 20_000,
    "spaced dollars": "$a " * 10_000,
    "environments": "\\begin{a}" * 5_000,
    "braces": "{{" * 10_000,
    "slashes": "a/" * 20_000,
    "dots": "a." * 20_000,
    "percent": "/%" * 20_000,
    "colons": ":a" * 20_000,
    "at signs": "a@" * 20_000,
    "one word": "가" * 50_000,
    "one latin word": "a" * 50_000,
    "urls": "https://a.kr/(" * 5_000,
    "words in math": "$" + "가 " * 20_000 + "$",
}


@pytest.mark.parametrize("name", _HARD)
def test_twice_the_note_takes_at_most_a_little_more_than_twice_as_long(name: str) -> None:
    text = _HARD[name]
    for _ in range(3):  # other processes may take the machine in between
        once, twice = _seconds(text), _seconds(text + text)
        if twice < 3.0 * once + 0.05:
            return
    pytest.fail(f"{once:.3f} s, then {twice:.3f} s")


def _seconds(text: str) -> float:
    """Processor time of prose and math, the tree already made."""
    note = Note.of(text, KRAMDOWN)
    _ = note.tree, note.liquid
    start = time.process_time()
    _ = note.math, note.prose
    return time.process_time() - start
