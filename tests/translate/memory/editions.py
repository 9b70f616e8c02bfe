"""Editions for tests, written as frame and sentences."""

from notelint.note.span import Span
from notelint.translate.memory import EditionRecord, Origin, Placed, hash_of

Sentence = tuple[str, str]  # in the edition, in the note


def edition(*pieces: str | Sentence, origin: Origin = Origin.ENGINE) -> EditionRecord:
    """The edition made of frame and of sentences, each with the Korean it translates."""
    text = ""
    segments = []
    for piece in pieces:
        if isinstance(piece, tuple):
            start = len(text)
            text += piece[0]
            segments.append(Placed(Span(start, len(text)), piece[1], "paragraph", origin))
        else:
            text += piece
    return EditionRecord(
        *("a.en.md", "a.md", "sha256:1", hash_of(text.encode()), "echo 1", text, tuple(segments))
    )


def sorting(end: str = "\n", origin: Origin = Origin.ENGINE) -> EditionRecord:
    """An edition with most of what a note has."""
    pieces = [
        *("---\nlayout: post\ntitle: ", ("Sorting", "정렬"), "\nlang: en\n---\n\n# "),
        *(("Merge sort", "병합 정렬"), "\n\n"),
        *(("Merge sort splits the list in half.", "병합 정렬은 목록을 반으로 나눈다."), "\n\n- "),
        *(("It is stable", "안정적이다"), "\n- "),
        *(
            ("It takes $n \\log n$ steps", "$n \\log n$ 단계가 걸린다"),
            "\n\n```python\nsort(a)\n```\n\n| ",
        ),
        *(("Name", "이름"), " | ", ("Time", "시간"), " |\n|---|---|\n| "),
        *(("Quick sort", "퀵 정렬"), " | ", ("fast", "빠르다"), " |\n\n> "),
        *(("The pivot decides\n> how fast it is.", "기준 값이\n> 빠르기를 정한다."), "\n\n## "),
        *(("Summary", "정리"), "\n\n"),
        *(("Use what the language has.", "언어에 있는 것을 쓴다."), "\n"),
    ]
    made = [
        tuple(part.replace("\n", end) for part in piece)
        if isinstance(piece, tuple)
        else piece.replace("\n", end)
        for piece in pieces
    ]
    return edition(*made, origin=origin)
