"""Forms of verbs and adjectives, made by the rules of conjugation.

A stem joins its endings in three ways: unchanged (-고), in its form before
으 (-으면, -은), and in its form with 아 or 어 (-어서). How the three are
spelt follows from the last syllable, but for the irregular classes of
한글 맞춤법 제18항, which `verbs.txt` names.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from notelint.korean.conjugation import infinitive
from notelint.korean.syllables import (
    Syllable,
    final_of,
    join_syllable,
    split_syllable,
    with_final,
)

_BRIGHT = frozenset("ㅏㅑㅗ")
# The vowel of a stem in ㅎ with 아 or 어: 그래, 하얘, 뻐예.
_OPENED = {"ㅑ": "ㅒ", "ㅕ": "ㅖ"}


class Stem(NamedTuple):
    """A stem as its endings find it."""

    plain: str  # 돕, 가르, 만들
    before_eu: str  # 도우, 가르, 만들; 먹으
    infinitive: str  # 도와, 갈라, 만들어; 먹어
    is_verb: bool


def conjugated_forms() -> Iterator[str]:
    """All forms of the verbs and adjectives in `verbs.txt`, some more than once."""
    for kind, words in _lines("verbs.txt"):
        for word in words:
            yield from forms_of(word, kind)


def forms_of(word: str, kind: str) -> Iterator[str]:
    """All forms of `word`, a stem of the class `kind`; of an adjective those with -아지다 too."""
    stem = stem_of(word, kind)
    yield from _forms(stem)
    if not stem.is_verb:
        yield from _forms(stem_of(stem.infinitive + "지", "verb"))
        if kind == "adj-ha":  # 조용히, 깨끗이
            yield word[:-1] + ("이" if final_of(word[-2]) == "ㅅ" else "히")


def stem_of(word: str, kind: str) -> Stem:
    """The stem of `word`, without -다, of one of the classes in `verbs.txt`."""
    name, _, irregular = kind.partition("-")
    is_verb = name == "verb"
    if word.endswith("하"):
        return Stem(word, word, word[:-1] + "해", is_verb)
    if irregular == "r":  # 가르다, 갈라
        open_ = "라" if _is_bright(word[-2]) else "러"
        return Stem(word, word, word[:-2] + with_final(word[-2], "ㄹ") + open_, is_verb)
    if irregular == "reo":  # 푸르다, 푸르러
        return Stem(word, word, word + "러", is_verb)
    if not final_of(word[-1]):
        return Stem(word, word, _of_vowel(word), is_verb)
    before_eu, infinitive_ = _of_consonant(word, irregular)
    return Stem(word, before_eu, infinitive_, is_verb)


def _of_vowel(word: str) -> str:
    """The form with 아 or 어 of a regular stem that ends in a vowel: 가, 봐, 바빠, 써."""
    last = split_syllable(word[-1])
    if last.vowel == "ㅡ" and len(word) > 1:
        vowel = "ㅏ" if _is_bright(word[-2]) else "ㅓ"
        return word[:-1] + join_syllable(*Syllable(last.initial, vowel, ""))
    return infinitive(word)


def _of_consonant(word: str, irregular: str) -> tuple[str, str]:
    """The forms before 으 and with 아 or 어 of a stem that ends in a consonant."""
    before, last = word[:-1], word[-1]
    bare = before + with_final(last, "")
    open_ = "아" if _is_bright(last) else "어"
    if irregular == "b":  # 돕다, 도와; 쉽다, 쉬워
        return bare + "우", bare + ("와" if last in "돕곱" else "워")
    if irregular == "s":  # 짓다, 지어
        return bare + "으", bare + open_
    if irregular == "d":  # 걷다, 걸어
        sounded = before + with_final(last, "ㄹ")
        return sounded + "으", sounded + open_
    if irregular == "ho":  # 그렇다, 그래
        letters = split_syllable(last)
        return bare, before + join_syllable(letters.initial, _OPENED.get(letters.vowel, "ㅐ"))
    return word if final_of(last) == "ㄹ" else word + "으", word + open_


def _is_bright(char: str) -> bool:
    return split_syllable(char).vowel in _BRIGHT


@cache
def _endings() -> dict[str, list[str]]:
    """The endings in `endings.txt`, by how stems take them."""
    found: dict[str, list[str]] = defaultdict(list)
    for name, endings in _lines("endings.txt"):
        found[name] += endings
    return found


def _lines(name: str) -> Iterator[tuple[str, list[str]]]:
    """The lines of a file beside this one: their first words, and the others."""
    for line in Path(__file__).with_name(name).read_text("utf-8").splitlines():
        first, *rest = line.split()
        if first != "#":
            yield first, rest


def _forms(stem: Stem) -> Iterator[str]:
    endings = _endings()
    plain, before_eu = stem.plain, stem.before_eu
    nasal, eu_nasal = _without_l(plain), _without_l(before_eu)
    is_being = plain[-1] in "있없"  # 있는, 없는
    yield from (plain + ending for ending in endings["plain"])
    yield from (nasal + ending for ending in endings["nasal"])
    yield from (before_eu + ending for ending in endings["eu"])
    yield from (eu_nasal + ending for ending in endings["eu-nasal"])
    yield from (_closed(before_eu, ending) for ending in endings["closing"])
    yield from (_declarative(stem) + ending for ending in endings["declarative"])
    if stem.is_verb or is_being:
        yield from (nasal + ending for ending in endings["nasal-of-verbs"])
    if stem.is_verb:
        yield from (before_eu + ending for ending in endings["eu-of-verbs"])
    if stem.is_verb or plain[-1] == "있":  # 있자, 있읍시다, but not 없자
        yield from (plain + "자", plain + "자고", _closed(before_eu, "ㅂ시다"))
    closing = endings["closing-n"][:1] if is_being else endings["closing-n"]
    yield from (_closed(before_eu, ending) for ending in closing)
    has_vowel = final_of(plain[-1]) in ("", "ㄹ")
    polite = _closed(before_eu, "ㅂ") if has_vowel else plain + "습"
    yield from (polite + ending for ending in endings["polite"])
    for form in {stem.infinitive, _other_infinitive(stem)}:
        yield form
        yield from (form + ending for ending in endings["infinitive"])
        yield from (_closed(form, "ㅆ") + ending for ending in endings["past"])


def _other_infinitive(stem: Stem) -> str:
    """The form with 아 or 어 that is less or more contracted: 하여, 보아, 나누어, 놔."""
    plain, form = stem.plain, stem.infinitive
    if plain[-1] == "하":
        return plain + "여"
    if form.endswith("놓아"):
        return form[:-2] + "놔"
    if not final_of(plain[-1]) and split_syllable(plain[-1]).vowel in "ㅗㅜㅚㅣ":
        return plain + ("아" if _is_bright(plain[-1]) else "어")
    return form


def _declarative(stem: Stem) -> str:
    """What stands before 다 where it says that it is so: 좋, 간, 먹는."""
    if not stem.is_verb:
        return stem.plain
    if final_of(stem.plain[-1]) in ("", "ㄹ"):
        return _closed(stem.before_eu, "ㄴ")
    return stem.plain + "는"


def _closed(text: str, ending: str) -> str:
    """`text` with an ending whose first letter closes its last syllable.

    ㄹ that stands there gives way, but makes ㄻ with ㅁ and one with ㄹ.
    """
    final = "ㄻ" if ending[0] == "ㅁ" and final_of(text[-1]) == "ㄹ" else ending[0]
    return text[:-1] + with_final(text[-1], final) + ending[1:]


def _without_l(text: str) -> str:
    return text[:-1] + with_final(text[-1], "") if final_of(text[-1]) == "ㄹ" else text
