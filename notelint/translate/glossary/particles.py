"""What may follow a term in its word: particles and the copula, or the endings of a verb.

Stricter than `korean.josa.is_particles`: 분산형, 학습지 and 함수적 are other
words than 분산, 학습 and 함수, and behind a noun of the field 하고 is nearly always
the verb (구현하고), not the particle. The allomorph must fit the sound before it
(표준국어대사전 under each particle), as notes nearly always have it.
"""

from notelint.korean.syllables import final_of, is_syllable
from notelint.lazy import regex

LONGEST = 9
"""Syllables; no chain of particles is as long."""

_LATER = (  # behind another particle, whatever the sound
    r"(?:의|은|는|이|가|을|를|도|만|만이|만을|만의|까지|조차|마저|나|라도|이라도"
    r"|(?:이|인|일|임|였|이었|입)(?:다|니다|고|며|지만|므로|라|라고|라는|라면|라서|란|면|던|지|가|데)?)?"
)
_CASES = (
    r"에게서|에서부터|에게|에서|에|께서|까지|마저|조차|부터|처럼|같이|보다|만큼|대로|밖에|뿐|마다"
    r"|의|도|만|당|간|간에|사이|이?든지|이?라든지|이?라든가"
)
_COPULA = (
    r"(?:인|일|임|입|이었|이라|이|였)"
    r"(?:다|니다|고|며|지만|므로|라|라고|라는|라면|라서|란|면|던|지|가|데|까|려면|자)?"
)
# After a vowel the copula may lose its 이: 함수다, 함수며.
_SHORT_COPULA = (
    r"(?:다|고|며|지만|므로|라고|라는|라면|라서|면|던|란|든|랑|나|라도|로서|로써|로부터|로)"
)
_AFTER_CONSONANT = regex(
    rf"(?:들)?(?:(?:{_CASES}|으로서|으로써|으로부터|으로|이나|이라도|이랑|과|이란){_LATER}"
    rf"|은|이|을|은커녕|{_COPULA})?"
)
_AFTER_VOWEL = regex(
    rf"(?:들(?:은|이|을|과|의|에|로|으로|도|만|에서|에게|이다|인|까지|부터|마다|처럼|보다|이나)?{_LATER}"
    rf"|(?:{_CASES}|로서|로써|로부터|로|나|라도|랑|와|란){_LATER}"
    rf"|는|가|를|는커녕|{_COPULA}|{_SHORT_COPULA})?"
)
# 하다 and 되다 as they go on after the stem: 한, 했다, 하는, 될, 되었으며.
_VERB = regex(r"[하한할함합해했되된될됨됩돼됐][가-힣]{0,7}")


def are_particles(rest: str, last: str) -> bool:
    """Whether `rest` can follow a noun, in its word, whose last letter is `last`."""
    if not rest:
        return True
    if len(rest) >= LONGEST:
        return False
    if not is_syllable(last):
        return bool(_AFTER_VOWEL.fullmatch(rest) or _AFTER_CONSONANT.fullmatch(rest))
    final = final_of(last)
    if final == "ㄹ" and rest.startswith("로"):
        return _AFTER_VOWEL.fullmatch(rest) is not None
    pattern = _AFTER_CONSONANT if final else _AFTER_VOWEL
    return pattern.fullmatch(rest) is not None


def is_verb_ending(rest: str) -> bool:
    """Whether `rest` makes a verb of the noun before it."""
    return _VERB.fullmatch(rest) is not None
