"""Words that are made of others: of a noun with a particle, 하다, 이다 or 등, of two nouns, of a
verb with an auxiliary.

No list has them all, and few sources have each of their forms.
"""

from notelint.korean.josa import is_particles
from notelint.korean.lexicon import Entry, Lexicon
from notelint.korean.syllables import final_of, split_syllable

_COMMON = 3  # more sources than this have a common noun; in steps of half a doubling
_COMMON_BEFORE_PARTICLES = 5  # the same where only particles follow
# The same for both nouns of a compound, and more endings than this stand behind each.
_COMMON_IN_COMPOUND, _ENDINGS_IN_COMPOUND = 7, 5
_USUAL_ENDING = 7
# How the verbs begin that make a verb of a noun: 하다, 되다, 시키다, 받다, 당하다.
_OF_NOUNS = frozenset("하해했할함합한되돼됐된될됨됩시받당")
# How the auxiliaries begin, and verbs that are written together with the one before them:
# 가다, 오다, 보다, 주다, 내다, 두다, 놓다, 버리다, 드리다, 지다, 나다, 대다, 먹다, 치우다, 쌓다.
_AUXILIARIES = frozenset(
    "가갔간갈감갑오와왔온올옴옵보봐봤본볼봄봅주줘줬준줄줌줍내냈낸낼냄냅두둬뒀둔둘둠둡놓놔놨놀버드려"
    "지져졌진질짐집나났난날대댔댄댈먹치쳤친칠하해했한할함합싶있계"
)
_COPULA = frozenset("이입인일였")
_COPULA_AFTER_VOWELS = frozenset(
    ["네", "네요", "니까", "라서", "라니", "랄까", "구나", "군요", "잖아"]
)
_AFTER_AND_SO_ON = frozenset(["", "을", "은", "이", "의", "과", "에", "에서", "으로", "도", "등"])
_VOWELS_BEFORE = frozenset("ㅏㅓㅐㅔㅕㅘㅝㅙㅖㅒ")  # of the forms in 아 and 어


def is_made(word: str, lexicon: Lexicon) -> bool:
    """Whether `word` is a form of an everyday verb, or a common noun with 이다 or 등."""
    return (
        lexicon.inflects(word)
        or has_auxiliary(word, lexicon)
        or any(
            entry.spread > _COMMON and (_is_copula(word, at, lexicon) or _is_and_so_on(word, at))
            for at, entry in lexicon.beginnings(word)
        )
    )


def has_particles(word: str, lexicon: Lexicon) -> bool:
    """Whether `word` is a common noun with nothing but particles: 레지스트라를."""
    return any(
        entry.spread > _COMMON_BEFORE_PARTICLES and is_particles(word[at:])
        for at, entry in lexicon.beginnings(word)
    )


def is_verb_of_noun(word: str, lexicon: Lexicon) -> bool:
    """Whether `word` is a common noun with a form of 하다 or the like: 추가하건."""
    return any(
        entry.spread > _COMMON and word[at] in _OF_NOUNS and lexicon.inflects(word[at:])
        for at, entry in lexicon.beginnings(word)
    )


def is_compound(word: str, lexicon: Lexicon) -> bool:
    """Whether `word` is two common nouns, and perhaps a particle: 병합정렬은."""
    return any(
        _is_part(entry) and len(word) - at > 1 and _ends_compound(word[at:], lexicon)
        for at, entry in lexicon.beginnings(word)
    )


def has_auxiliary(word: str, lexicon: Lexicon) -> bool:
    """Whether `word` is a form of a verb in 아 or 어 with an auxiliary: 새워가며, 만들어놨다."""
    return any(
        word[at] in _AUXILIARIES
        and final_of(word[at - 1]) == ""
        and split_syllable(word[at - 1]).vowel in _VOWELS_BEFORE
        and lexicon.inflects(word[:at])
        and lexicon.inflects(word[at:])
        for at in range(1, len(word))
    )


def _is_part(entry: Entry) -> bool:
    return entry.spread > _COMMON_IN_COMPOUND and entry.varieties > _ENDINGS_IN_COMPOUND


def _ends_compound(word: str, lexicon: Lexicon) -> bool:
    return _is_part(lexicon.entry(word)) or any(
        _is_part(stem) and ending > _USUAL_ENDING for stem, ending in lexicon.splits(word)
    )


def _is_copula(word: str, at: int, lexicon: Lexicon) -> bool:
    """Whether what stands behind a noun is 이다: 모델이네, 객체네."""
    if word[at] in _COPULA and final_of(word[at - 1]):
        return len(word) > at + 1 and lexicon.inflects(word[at:])
    return word[at:] in _COPULA_AFTER_VOWELS and not final_of(word[at - 1])


def _is_and_so_on(word: str, at: int) -> bool:
    """Whether 등 is written to a noun: 과정등을. Whoever does so forgot a space."""
    return word[at] == "등" and word[at + 1 :] in _AFTER_AND_SO_ON
