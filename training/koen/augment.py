"""One corpus pair as it could stand in a student's note; a new draw every pass."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

from koen import names, noise, placeholders, register
from koen.terms import Terms


@dataclass(frozen=True, slots=True)
class Rates:
    """Chance of each change for a line it applies to."""

    register: float = 0.5
    drop_subject: float = 0.3
    drop_particle: float = 0.12
    mix_terms: float = 0.15
    drop_stop: float = 0.2
    outline: float = 0.06
    lower_latin: float = 0.02
    misspell: float = 0.08
    placeholders: float = 0.35
    join: float = 0.06
    rename: float = 0.0
    gloss: float = 0.0
    twins: float = 0.0  # of the spans that placeholders replace, those that get two side by side


USUAL = Rates()

_SUBJECT = re.compile(r"^(?:우리는|여러분은|당신은|이는|이것은|그것은|사용자는|저희는) ")
_OBJECT_PARTICLE = re.compile(r"(?<=[가-힣]{2})[을를](?= [가-힣]{2})")
_LATIN_WORD = re.compile(r"(?<![A-Za-z0-9_./])[A-Z][a-z]+(?![A-Za-z0-9_./(])")
# What opens an outline item, in Korean and in English.
_OPENINGS = (
    *((mark, mark) for mark in ("- ", "* ", "1) ", "2) ", "3. ", "(1) ", "→ ", "-> ", "※ ", "Q. ", "A. ")),
    *((mark, "e.g. ") for mark in ("ex) ", "예) ", "ex. ")),
    ("cf) ", "cf. "), ("참고) ", "Note: "), ("참고: ", "Note: "), ("즉, ", "That is, "), ("정리: ", "Summary: "),
    ("단점: ", "Drawback: "), ("장점: ", "Advantage: "), ("목표: ", "Goal: "), ("문제점: ", "Problem: "),
)  # fmt: skip
_JOINTS = (" ", " ", " ", " -> ", " → ", " / ", ": ", " - ")


def augment(korean: str, english: str, terms: Terms, rng: random.Random, rates: Rates = Rates()) -> tuple[str, str]:
    """The pair in the style of notes. The English changes only where the Korean lost or won content."""
    if rates.rename and rng.random() < rates.rename:
        korean, english = names.rename(korean, english, terms, rng)
    if rng.random() < rates.register:
        korean = register.to_register(korean, register.random_register(rng))
    if rng.random() < rates.drop_subject:
        korean = _SUBJECT.sub("", korean)
    if rng.random() < rates.drop_particle:
        korean = _OBJECT_PARTICLE.sub("", korean, count=1)
    if rng.random() < rates.mix_terms:
        korean = mix_terms(korean, english, terms, rng)
    if rates.gloss and rng.random() < rates.gloss:
        korean = names.gloss(korean, english, terms, rng)
    if rng.random() < rates.drop_stop:
        korean, english = _without_stop(korean, english)
    if rng.random() < rates.lower_latin:
        korean, english = lower_latin(korean, english)
    if rng.random() < rates.outline:
        opening_korean, opening_english = rng.choice(_OPENINGS)
        korean, english = opening_korean + korean, opening_english + english
    if rng.random() < rates.misspell:
        korean = noise.misspell(korean, rng)
    if rng.random() < rates.placeholders and not placeholders.TOKEN.search(korean):
        korean, english = placeholders.insert(korean, english, terms, rng, rates.twins)
    return korean, english


def join(first: tuple[str, str], second: tuple[str, str], rng: random.Random) -> tuple[str, str]:
    """Two short pairs on one line, as sentences or with an arrow, a slash, a dash between."""
    joint = rng.choice(_JOINTS)
    if joint != " ":
        first = (first[0].rstrip("."), first[1].rstrip(".:"))
    return first[0] + joint + second[0], first[1] + joint + second[1]


def mix_terms(korean: str, english: str, terms: Terms, rng: random.Random) -> str:
    """Some Korean terms in English, as it stands in the translation: 손실 함수를 becomes loss function을."""
    places = [place for place in terms.find(korean, english) if rng.random() < 0.7]
    for (start, end), (start_e, end_e) in sorted(places, reverse=True):
        korean = korean[:start] + english[start_e:end_e] + korean[end:]
    return korean


def lower_latin(korean: str, english: str) -> tuple[str, str]:
    """Names in lower case on both sides, as in hasty notes: pytorch, adam."""
    for word in set(_LATIN_WORD.findall(korean)):
        if word in english:
            korean, english = korean.replace(word, word.lower()), english.replace(word, word.lower())
    return korean, english


def _without_stop(korean: str, english: str) -> tuple[str, str]:
    """Both sides without their final full stop, when both have one."""
    if korean.endswith(".") and english.endswith("."):
        return korean[:-1], english[:-1]
    return korean, english
