"""What holds for the prose of any note."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notelint.note.dialect import GFM, KRAMDOWN
from notelint.note.note import Note
from notelint.note.prose.opaque_words import mask_opaque_words
from tests.growth import assert_linear, notes

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


@settings(max_examples=300)
@given(_NOTES, st.sampled_from([GFM, KRAMDOWN]))
def test_prose_is_as_long_as_the_note_and_keeps_its_line_ends(text: str, dialect) -> None:  # type: ignore[no-untyped-def]
    masked = Note.of(text, dialect).prose.text
    assert len(masked) == len(text)
    ends = [(match.start(), match[0]) for match in _LINE_ENDS.finditer(text)]
    assert [(match.start(), match[0]) for match in _LINE_ENDS.finditer(masked)] == ends


@settings(max_examples=300)
@given(_NOTES, st.sampled_from([GFM, KRAMDOWN]))
def test_what_is_not_masked_is_what_stands_in_the_note(text: str, dialect) -> None:  # type: ignore[no-untyped-def]
    masked = Note.of(text, dialect).prose.text
    assert all(a == b or a in "\ufffc\u2060" for a, b in zip(masked, text, strict=True))


@given(st.lists(_PIECES | st.sampled_from([" ", "/-1", "~/a", "x.py", "a@b.kr", "C:\\d"])))
def test_an_opaque_word_is_masked_whatever_else_its_line_holds(pieces: list[str]) -> None:
    line = "".join(pieces).replace("\n", " ").replace("\r", " ").replace("{", "")
    alone = " ".join(mask_opaque_words(f"글 {word}")[2:] for word in line.split(" "))
    assert mask_opaque_words(f"글 {line}")[2:] == alone


_OPAQUE = [
    "`{}`",
    "``{}``",
    "$x_{{{}}}$",
    "$${}$$",
    "<https://a.kr/{}>",
    "[글](a/{}.png)",
    "{{{{ {} }}}}",
]


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
    "brackets": "[" * 5_000,
    "stars": "*" * 5_000,
    "spaced stars": "* " * 2_500,
    "tags": "<b>" * 2_500,
    "open comments": "<!--" * 2_500,
    "code tags": "<code>" * 1_250,
    "dollars": "$" * 5_000,
    "spaced dollars": "$a " * 2_500,
    "environments": "\\begin{a}" * 1_250,
    "braces": "{{" * 2_500,
    "slashes": "a/" * 5_000,
    "dots": "a." * 5_000,
    "percent": "/%" * 5_000,
    "colons": ":a" * 5_000,
    "at signs": "a@" * 5_000,
    "one word": "가" * 12_500,
    "one latin word": "a" * 12_500,
    "urls": "https://a.kr/(" * 1_250,
    "words in math": "$" + "가 " * 5_000 + "$",
}


@pytest.mark.parametrize("name", _HARD)
def test_time_grows_with_the_note_and_not_faster(name: str) -> None:
    assert_linear(
        lambda note: (note.math, note.prose),
        notes(lambda size: _HARD[name] * size, "tree", "liquid", dialect=KRAMDOWN),
        1,
    )
