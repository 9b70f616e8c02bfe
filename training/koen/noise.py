"""Slips of a Korean keyboard, so that a typo in a note does not derail a translation."""

from __future__ import annotations

import random

from koen import hangul

# Lead and vowel indices reached by holding shift wrongly: ㄱㄲ, ㄷㄸ, ㅂㅃ, ㅅㅆ, ㅈㅉ and ㅐㅒ, ㅔㅖ.
_SHIFTED_LEADS = {0: 1, 3: 4, 7: 8, 9: 10, 12: 13} | {1: 0, 4: 3, 8: 7, 10: 9, 13: 12}
_SHIFTED_VOWELS = {1: 3, 3: 1, 5: 7, 7: 5}
_CONFUSED_VOWELS = {1: 5, 5: 1, 11: 10, 10: 11, 3: 1, 7: 5}  # ㅐㅔ, ㅚㅙ sound alike


def misspell(text: str, rng: random.Random) -> str:
    """The text with one slip in a Hangul syllable or a lost or added space."""
    places = [i for i, char in enumerate(text) if hangul.is_syllable(char)]
    if len(places) < 6:
        return text
    place = rng.choice(places)
    kind = rng.random()
    if kind < 0.4:
        return _respace(text, place, rng)
    return text[:place] + _slip(text[place], rng) + text[place + 1 :]


def _respace(text: str, place: int, rng: random.Random) -> str:
    """Loses a space near the place; sometimes adds one there instead."""
    space = text.find(" ", place)
    if space > 0 and text[space - 1 : space + 2].count("⟧") == 0 and rng.random() < 0.8:
        return text[:space] + text[space + 1 :]
    return text[:place] + " " + text[place:] if place and text[place - 1] != " " else text


def _slip(syllable: str, rng: random.Random) -> str:
    lead, vowel, final = hangul.split(syllable)
    choices = [hangul.join(lead, _CONFUSED_VOWELS.get(vowel, vowel), final)]
    choices.append(hangul.join(_SHIFTED_LEADS.get(lead, lead), vowel, final))
    choices.append(hangul.join(lead, _SHIFTED_VOWELS.get(vowel, vowel), final))
    if final:
        choices.append(hangul.join(lead, vowel))
    changed = [choice for choice in choices if choice != syllable]
    return rng.choice(changed) if changed else syllable
