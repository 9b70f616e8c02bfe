"""Whether what stands before a particle is a noun, and the particle none of its syllables."""

from notelint.checks.josa.data import nouns
from notelint.checks.josa.spoken import Spoken
from notelint.korean.agreement import PARTICLES, agreeing, sound_of
from notelint.korean.syllables import is_syllable, with_final

# A clause, or a noun that has its particle already.
_NO_NOUN = (*PARTICLES, *"의에고며면서다게지없있된", "에서", "에게", "각각", "어진")
# 이 behind these may be the determiner, its space forgotten: 경우이 함수는.
_BEFORE_THIS = ("경우", "이후", "직후")
_SHORTEST = 2  # syllables of a noun that is not quoted: 나은, 지을, 평가


def is_noun(text: str, word: str, particle: str, spoken: Spoken) -> bool:
    """Whether `particle`, which does not fit the Hangul `word` before it, is one."""
    if spoken.aside:
        return _is_explained(text, word, particle, spoken)
    if particle.startswith("이라") or particle == "라":
        return False  # 이 may be the copula's, which is no mistake: 함수이라고
    if spoken.quoted:
        # Nothing but a particle follows, be the word what it may; 라고 also quotes a sentence.
        return particle not in ("라고", "라며")
    if len(word) < _SHORTEST or (particle == "이" and word.endswith(_BEFORE_THIS)):
        return False
    if word in nouns():
        return not nouns().is_no_particle(word + particle)
    # No other word ends so.
    after_l = particle.startswith("으로") and sound_of(word[-1]) == "ㄹ"
    return (after_l or particle in ("를", "와")) and _may_be_noun(word)


def has_wrong_particle(word: str) -> bool:
    """Whether the Hangul `word` is a noun with a particle that does not fit it."""
    for particle in PARTICLES:
        stem = word.removesuffix(particle)
        if stem and stem != word and agreeing(particle, sound_of(stem[-1])):
            return is_noun(word, stem, particle, Spoken(len(stem)))
    return False


def _is_explained(text: str, word: str, particle: str, spoken: Spoken) -> bool:
    """Whether the aside explains `word`: it stands at it, or disagrees with the particle too."""
    if word in nouns():
        return not (particle == "이" and word.endswith(_BEFORE_THIS))
    if spoken.apart:
        inner = text[spoken.aside - 1]
        return is_syllable(inner) and agreeing(particle, sound_of(inner)) is not None
    return not word.endswith(_NO_NOUN)


def _may_be_noun(word: str) -> bool:
    """Whether an unknown word is no slip itself, 순선를 for 순서를, and no clause."""
    dropped = word[:-1] + with_final(word[-1], "")
    return dropped not in nouns() and not word.endswith(_NO_NOUN)
