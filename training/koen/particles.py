"""The form of a Korean particle after a word, also after Latin and placeholders."""

from __future__ import annotations

import random

from koen import hangul

# Particles that depend on whether a sound closes the word before: after a consonant, after a vowel.
_FORMS = {
    "은": ("은", "는"), "이": ("이", "가"), "을": ("을", "를"), "과": ("과", "와"), "으로": ("으로", "로"),
    "이나": ("이나", "나"), "이란": ("이란", "란"), "이라는": ("이라는", "라는"), "이라고도": ("이라고도", "라고도"),
    "이라고": ("이라고", "라고"),
}  # fmt: skip


def with_particle(word: str, particle: str, rng: random.Random | None = None) -> str:
    """The word and the particle in its form. What a placeholder hides may end either way."""
    closed, open_ = _FORMS.get(particle, (particle, particle))
    if word[-1] == "⟧" and rng is not None:
        return word + rng.choice((closed, open_))
    final = _final(word)
    if particle == "으로" and final == hangul.RIEUL:
        return word + open_
    return word + (closed if final else open_)


def _final(word: str) -> int:
    """The final consonant that is heard. Latin is closed when read with a final l, m, n or ng."""
    if word.endswith(")"):
        word = word[: word.rfind("(")] or word  # the particle goes with what the brackets explain
    final = hangul.final_of(word[-1])
    if final >= 0:
        return final
    if word.endswith("ng"):
        return hangul.NIEUN
    return {"l": hangul.RIEUL, "m": hangul.MIEUM, "n": hangul.NIEUN}.get(word[-1], 0)
