"""What language a piece of text is in, and whether it is to be translated."""

from notelint.lazy import regex

_HANGUL = regex(r"[가-힣ㄱ-ㅎㅏ-ㅣ]")
# Quotations and remarks within one line; each ends at the first mark that can end it.
_ASIDE = regex(r"\([^()\n]*\)|\"[^\"\n]*\"|“[^”\n]*”|‘[^’\n]*’|(?<!\w)'[^'\n]*'(?!\w)")
_LATIN = regex(r"[A-Za-z]")


def needs_translation(text: str) -> bool:
    """Whether `text`, without markup, is Korean to a reader of English.

    Hangul outside quotation marks and parentheses says so: `Gradient Descent
    (경사 하강법)` is English with a gloss. Where nothing but such asides holds
    letters, the asides are the text.
    """
    if not _HANGUL.search(text):
        return False
    outside = _ASIDE.sub(" ", text)
    return bool(_HANGUL.search(outside)) or not _LATIN.search(outside)
