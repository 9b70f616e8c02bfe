"""All reasons to doubt a translation."""

from collections.abc import Callable

from notelint.translate.protected_source import BRACKETS, TOKEN
from notelint.translate.quality.balance import unbalanced
from notelint.translate.quality.codes import LOW_SCORE, TOKEN_INVENTED
from notelint.translate.quality.hangul import hangul_left, untranslated
from notelint.translate.quality.length import length_differs
from notelint.translate.quality.negation import negation_lost
from notelint.translate.quality.numbers import number_differs
from notelint.translate.quality.repetition import repeated
from notelint.translate.quality.terms import term_lost
from notelint.translate.translation import Doubt

LOWEST_SCORE = -0.9
"""Log probability a piece, below which an engine was guessing.

Measured with notelint-ko-en 0.2.0 on real notes: 67 of 74 sentences read that score lower
need correcting, and one sentence in six scores lower. At -1.2 it was one in twenty.
"""


def token_invented(source: str, translated: str) -> Doubt | None:
    """A token, or half of one, that stands for nothing in the source."""
    known = set(TOKEN.findall(source))
    for token in TOKEN.finditer(translated):
        if token[1] not in known:
            return Doubt(TOKEN_INVENTED, (("text", token[0]),))
    rest = TOKEN.sub("", translated)
    half = next((mark for mark in BRACKETS if mark in rest and mark not in source), None)
    return Doubt(TOKEN_INVENTED, (("text", half),)) if half else None


def low_score(score: float | None) -> Doubt | None:
    """An engine that was unsure by its own account."""
    if score is None or score >= LOWEST_SCORE:
        return None
    return Doubt(LOW_SCORE, (("score", f"{score:.2f}"),))


_OF_TEXT: tuple[Callable[[str, str], Doubt | None], ...] = (
    hangul_left,
    number_differs,
    negation_lost,
    repeated,
    length_differs,
    unbalanced,
    term_lost,
    token_invented,
)


def doubts_of(source: str, translated: str, score: float | None = None) -> tuple[Doubt, ...]:
    """Why the translation of a Korean text should be looked at, if at all.

    Both may hold the tokens `⟦n⟧`. Text that stayed Korean gives one doubt alone.
    """
    kept = untranslated(source, translated)
    if kept is not None:
        return (kept,)
    found = [doubt for check in _OF_TEXT if (doubt := check(source, translated)) is not None]
    unsure = low_score(score)
    return (*found, unsure) if unsure else tuple(found)
