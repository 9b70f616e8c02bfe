"""Translated segments in their note, and where they are afterwards."""

from hypothesis import given
from hypothesis import strategies as st

from notelint.note.span import Span
from notelint.translate.edition.assemble import Made, assembled, shifted
from notelint.translate.edition.splice import splice
from notelint.translate.segment import Protected, Protection, Segment


def made(text: str, korean: str, english: str, *protected: str) -> Made:
    """The segment `korean` of `text` with `english`, where each `{}` is what is protected."""
    start = text.index(korean)
    items = [
        Protected(Span(at, at + len(kept)), Protection.CODE, kept)
        for kept in protected
        for at in [text.index(kept, start)]
    ]
    segment = Segment(Span(start, start + len(korean)), "paragraph", 0, tuple(items))
    words = english.split("{}")
    pieces: list[str | Protected] = [words[0]]
    for item, after in zip(items, words[1:], strict=True):
        pieces += [item, after]
    return Made(segment, tuple(pieces))


def test_what_no_segment_covers_stays() -> None:
    text = "- 하나\n- `x` 둘\n"
    whole = assembled(text, [made(text, "하나", "One"), made(text, "`x` 둘", "Two {}", "`x`")])
    assert whole.text == "- One\n- Two `x`\n"
    assert [whole.text[span.start : span.end] for _, span in whole.places] == ["One", "Two `x`"]


def test_a_segment_inside_what_another_protects_is_replaced_there() -> None:
    text = "앞 ![그림](a.png) 뒤"
    segments = [
        made(text, text, "After {} before", "![그림](a.png)"),
        made(text, "그림", "Figure"),
    ]
    for order in (segments, segments[::-1]):
        whole = assembled(text, order)
        assert whole.text == "After ![Figure](a.png) before"
        assert [order[number].segment.span.start for number, _ in whole.places] == [0]


def test_a_term_is_restored_as_it_is_wanted() -> None:
    text = "경사 하강법을 쓴다"
    term = Protected(Span(0, 6), Protection.TERM, "gradient descent")
    segment = Segment(Span(0, len(text)), "paragraph", 0, (term,))
    assert assembled(text, [Made(segment, ("Use ", term))]).text == "Use gradient descent"


_TEXT = "가나다라마바사아자차카타파하"


@st.composite
def _edits(draw: st.DrawFn) -> list[tuple[Span, str]]:
    cuts = sorted(draw(st.lists(st.integers(0, len(_TEXT)), max_size=8, unique=True)))
    words = st.text("xyz", max_size=4)
    return [(Span(a, b), draw(words)) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]


@given(_edits(), _edits())
def test_places_follow_later_edits(
    first: list[tuple[Span, str]], later: list[tuple[Span, str]]
) -> None:
    segments = [Made(Segment(span, "paragraph", 0), (new,)) for span, new in first]
    whole = assembled(_TEXT, segments)
    assert whole.text == splice(_TEXT, first)
    for number, span in whole.places:
        assert whole.text[span.start : span.end] == first[number][1]
    outside = [
        (edit, new)
        for edit, new in later
        if edit.end <= len(whole.text)
        and not any(edit.start < span.end and span.start < edit.end for _, span in whole.places)
        and not any(edit.start < span.start < edit.end for _, span in whole.places)
    ]
    text = splice(whole.text, outside)
    for number, span in shifted(whole.places, outside):
        if first[number][1]:
            assert text[span.start : span.end] == first[number][1]
