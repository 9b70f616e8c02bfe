"""Which pairs are worth training on, and each reason to drop one by name."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

from koen.corpus import Pair

_HANGUL = re.compile(r"[가-힣ㄱ-ㅎㅏ-ㅣ]")
_LATIN_WORD = re.compile(r"[A-Za-z][A-Za-z0-9_.]+")
_LONG_NUMBER = re.compile(r"\d{2,}")
_SPACES = re.compile(r"\s+")
_MAX_KOREAN, _MAX_WORDS = 260, 80
_MAX_REPEATS = 3


def clean(text: str) -> str:
    """Composed characters, single spaces, no control characters."""
    text = unicodedata.normalize("NFC", text).replace("\u200b", "").replace("\ufeff", "")
    return _SPACES.sub(" ", "".join(c if c.isprintable() else " " for c in text)).strip()


def reason_to_drop(pair: Pair) -> str | None:
    """The first reason that holds, or None for a pair to keep."""
    korean, english = pair.korean, pair.english
    if not _HANGUL.search(korean):
        return "no Hangul in the Korean"
    if _HANGUL.search(english):
        return "Hangul in the English"
    if "⟦" in korean + english or "⟧" in korean + english:
        return "literal placeholder brackets"
    if len(korean) > _MAX_KOREAN or english.count(" ") >= _MAX_WORDS:
        return "too long"
    if len(korean) > 15 and not 0.7 <= len(english) / len(korean) <= 4.5:
        return "lengths do not match"
    if _lost(_LONG_NUMBER, korean, english) > 1:
        return "numbers do not match"
    words = _LATIN_WORD.findall(korean)
    if len(words) > 1 and _lost(_LATIN_WORD, korean, english) > len(words) / 2:
        return "Latin words of the Korean missing in the English"
    return None


def _lost(pattern: re.Pattern[str], korean: str, english: str) -> int:
    """How many distinct matches of the Korean side the English side does not contain."""
    lowered = english.lower()
    return sum(1 for word in set(pattern.findall(korean)) if word.lower() not in lowered)


def keep_good(pairs: Iterable[Pair], dropped: Counter[str]) -> Iterator[Pair]:
    """Cleaned pairs that pass every filter; reasons and repeats are counted in `dropped`."""
    seen: Counter[str] = Counter()
    for raw in pairs:
        pair = Pair(raw.source, raw.tier, clean(raw.korean), clean(raw.english))
        reason = reason_to_drop(pair)
        korean_key, english_key = "k" + pair.korean.lower(), "e" + pair.english.lower()
        both = korean_key + english_key
        if reason is None and seen[both]:
            reason = "seen before"
        if reason is None and max(seen[korean_key], seen[english_key]) >= _MAX_REPEATS:
            reason = "one side seen too often"
        if reason is not None:
            dropped[reason] += 1
            continue
        seen.update((korean_key, english_key, both))
        yield pair
