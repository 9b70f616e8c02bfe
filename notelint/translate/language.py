"""What language a piece of text is in, and whether it is to be translated."""

import unicodedata

from notelint.lazy import regex
from notelint.note.note import Note
from notelint.note.prose import MARKUP, OBJECT

# Whole syllables, single letters, and letters that macOS has taken apart (NFD).
_HANGUL = regex(r"[가-힣ㄱ-ㅎㅏ-ㅣ\u1100-\u11ff]")
_APART = regex(r"[\u1100-\u11ff]+")
# Quotations and remarks within one line; each ends at the first mark that can end it.
_ASIDE = regex(r"\([^()\n]*\)|\"[^\"\n]*\"|“[^“”\n]*”|‘[^‘’\n]*’|(?<!\w)'[^'\n]*'(?!\w)")
# What counts or dates rather than glosses: (10강), (월).
_COUNTED = regex(r"\((?:제?[0-9]+ ?[가-힣]{1,2}|[월화수목금토일](?:요일)?)\)")
_LATIN = regex(r"[A-Za-z]")
_LETTER = regex(r"[^\W\d_]")

SHORTEST = 60
"""Letters below which `foreign_language` does not guess."""
_LONGEST = 5_000  # characters that are looked at: more change nothing
_KOREAN_SHARE = 0.05


def has_hangul(text: str) -> bool:
    """Whether any Hangul is in `text`, composed or not."""
    return bool(_HANGUL.search(text))


def composed(text: str) -> str:
    """`text` with Hangul that is stored in parts put together, as engines and people write it."""
    return _APART.sub(lambda letters: unicodedata.normalize("NFC", letters[0]), text)


def needs_translation(text: str) -> bool:
    """Whether `text`, without markup, is Korean to a reader of English.

    Hangul outside quotation marks and parentheses says so: `Gradient Descent
    (경사 하강법)` is English with a gloss, `(10강) LLM` is none. Where nothing but
    such asides holds letters, the asides are the text.
    """
    if not _HANGUL.search(text):
        return False
    if _COUNTED.search(text):
        return True
    outside = _ASIDE.sub(" ", text)
    return bool(_HANGUL.search(outside)) or not _LATIN.search(outside)


def note_language(note: Note) -> str | None:
    """The language of the note's prose ("ko", "en", "de" ...); None where it is too short to tell.

    Korean notes mix in English, so one letter of Hangul in twenty makes one Korean.
    """
    words = note.prose.text.replace(OBJECT, " ").replace(MARKUP, "")
    hangul = len(_HANGUL.findall(words))
    if hangul and hangul >= _KOREAN_SHARE * len(_LETTER.findall(words)):
        return "ko"
    return foreign_language(_HANGUL.sub(" ", words))


def foreign_language(text: str) -> str | None:
    """The language of a text without Hangul, a paragraph or more; None for a shorter one.

    By n-grams of letters (langdetect, seeded: the same text, the same answer).
    They say little about a sentence that mixes two scripts: of 300 such lines
    of real notes 81 were found to be Korean, the others Tagalog, Indonesian or
    Estonian. So none with Hangul is asked about.

    None, too, where langdetect is not installed.
    """
    text = text[:_LONGEST]
    if _HANGUL.search(text) or len(_LETTER.findall(text)) < SHORTEST:
        return None
    try:
        from langdetect import DetectorFactory, LangDetectException, detect
    except ImportError:
        return None
    DetectorFactory.seed = 0
    try:
        return str(detect(text))
    except LangDetectException:
        return None
