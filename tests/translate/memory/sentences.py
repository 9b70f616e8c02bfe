"""Sentences and entries for tests, made as the pipeline makes them."""

from notelint.note.span import Span
from notelint.translate.memory import Entry, Key, Origin, Sentence
from notelint.translate.protected_source import protect
from notelint.translate.segment import Protected, Protection, Segment

ENGINE, GLOSSARY = "small 1", "7f"


def sentence(text: str, *protected: tuple[str, Protection, *tuple[str, ...]]) -> Sentence:
    """The sentence `text` with the spans `protected`, in order; a term has its English form."""
    marks = []
    at = 0
    for written, kind, *english in protected:
        at = text.index(written, at)
        span = Span(at, at + len(written))
        marks.append(Protected(span, kind, english[0] if english else written))
        at += len(written)
    segment = Segment(Span(0, len(text)), "paragraph", 0, tuple(marks))
    return Sentence.of(protect(text, segment), text)


def key(of: Sentence, **how: str) -> Key:
    """The key of a sentence of a.md for the engine."""
    return of.key(**{"engine": ENGINE, "glossary": GLOSSARY, "note": "a.md", **how})


def by_engine(of: Sentence, target: str, **more: object) -> Entry:
    """What the engine answered."""
    entry = Entry(of.machine.text, of.machine.kinds, target, Origin.ENGINE, ENGINE, GLOSSARY)
    return entry._replace(**more)


def by_people(of: Sentence, target: str, **more: object) -> Entry:
    """What a person wrote."""
    return Entry(of.human.text, of.human.kinds, target, Origin.HUMAN)._replace(**more)
