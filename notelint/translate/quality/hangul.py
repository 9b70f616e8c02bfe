"""Korean that a reader of the translation meets."""

from notelint.lazy import regex
from notelint.translate.language import needs_translation
from notelint.translate.quality.codes import HANGUL_LEFT, UNTRANSLATED
from notelint.translate.translation import Doubt

_HANGUL = regex(r"[가-힣ㄱ-ㅎㅏ-ㅣ]+(?: [가-힣ㄱ-ㅎㅏ-ㅣ]+)*")
# A quotation or a gloss in brackets may stay Korean: `gradient descent (경사 하강법)`.
_ASIDE = regex(r"\([^()]*\)|\"[^\"]*\"|“[^”]*”|‘[^’]*’|「[^」]*」|(?<!\w)'[^']*'(?!\w)")

SHOWN = 30
"""Code points of a piece of text that a message shows."""


def hangul_left(source: str, translated: str) -> Doubt | None:
    """Korean outside quotes and brackets of the translation."""
    if translated == source or not needs_translation(translated):
        return None
    left = _HANGUL.search(_ASIDE.sub(" ", translated)) or _HANGUL.search(translated)
    return Doubt(HANGUL_LEFT, (("text", left[0][:SHOWN]),)) if left else None


def untranslated(source: str, translated: str) -> Doubt | None:
    """The Korean as it was."""
    if translated == source and needs_translation(source):
        return Doubt(UNTRANSLATED)
    return None
