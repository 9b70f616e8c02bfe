"""Letters of Hangul that a slip of the keyboard left inside a word: 코ㅓ드, 것ㅇㄴ, 용ㅑㅇ을.

Letters stand alone on purpose as well: ㅋㅋ and ㅠㅠ, a letter that is named
(ㄱ을, ㅎ 받침), an ending in a grammar (-ㄹ수록, ㄴ다), a drawn-out vowel (아ㅏㅏ).
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from notelint.korean.jamo import compose, decompose, is_jamo, is_vowel
from notelint.korean.josa import final_sound, is_particles
from notelint.korean.syllables import is_syllable, split_syllable
from notelint.lazy import regex

_JAMO = regex("[ㄱ-ㅣ]+")
_WORD_BEFORE = regex("[가-힣ㄱ-ㅣA-Za-z0-9]*\\Z")
_WORD_AFTER = regex("[가-힣ㄱ-ㅣ]*")
_LONGEST = 30  # letters of a word; more are looked at in no suggestion
_FEELINGS = frozenset("ㅋㅎㅠㅜㅡ")
# Before a particle-like rest a letter at the head of a word is named; before these it is, too.
_NAMED = regex("모음|자음|받침|계열|발음|소리|행|자|형|불규칙|탈락")
_VOWELS = "ㅏㅑㅓㅕㅗㅛㅜㅠㅡㅣㅐㅔ"
# Particles that depend on the sound before them: after a consonant, after a vowel.
_PAIRS = (("을", "를"), ("은", "는"), ("이", "가"), ("과", "와"))
_OBJECT = frozenset({"을", "를", "은", "는"})
# What `is_particles` takes, too, and no particle is.
_SUFFIXES = frozenset("별용형식째씩")
# What makes a verb of a noun of action: 처리하다, 처리되다.
_VERB = frozenset("하한할함합해했되된될됨됩돼됐")
# Two keys changed places; too frequent not to know.
_CHANGED = {
    "ㅇ낳": "않",
    "ㅇ벗": "없",
    "ㅁ낳": "많",
    "ㄱ밧": "값",
    "ㅇㅣㅆ": "있",
    "안흔ㄴ": "않는",
}


def find_stray_jamo(text: str) -> Iterator[tuple[int, int]]:
    """Where words with a stray letter stand in `text`, in order."""
    at = 0
    for match in _JAMO.finditer(text):
        if match.start() < at:
            continue
        before = _WORD_BEFORE.search(text, max(0, match.start() - _LONGEST), match.start())
        after = _WORD_AFTER.match(text, match.end(), match.end() + _LONGEST)
        head = before[0] if before else ""
        rest = after[0] if after else ""
        start = match.start() - len(head)
        if _stray(match[0], head, rest, text[max(0, start - 1) : start]):
            at = match.end() + len(rest)
            yield start, at


def _stray(letters: str, head: str, rest: str, outside: str) -> bool:
    """Whether `letters` between `head` and `rest` are no letters on purpose."""
    if len(letters) > 1 and len(set(letters)) == 1:
        return False
    last = head[-1:]
    if last and is_syllable(last):
        return _stray_after_syllable(letters, last, rest)
    if last and last.isalpha():
        return _stray_after_latin(letters, head, rest)
    if last:
        return bool(rest) and len(letters) == 1 and is_vowel(letters)
    return _stray_at_head(letters, rest, outside)


def _stray_after_syllable(letters: str, last: str, rest: str) -> bool:
    drawn_out = letters == split_syllable(last).vowel and not split_syllable(last).final
    if letters == "ㅡ" and not drawn_out:
        return False  # a dash
    if rest and is_syllable(rest[0]):
        return not (set(letters) <= _FEELINGS and last in "다요네지자음임함죠")
    return not (drawn_out or set(letters) <= _FEELINGS)


def _stray_after_latin(letters: str, head: str, rest: str) -> bool:
    if set(letters) <= _FEELINGS:
        return False
    if is_vowel(letters[0]):
        return bool(rest)
    return len(letters) == 1 and head.isascii() and head.isalpha() and len(head) > 3


def _stray_at_head(letters: str, rest: str, outside: str) -> bool:
    if not rest or len(letters) > 1 or (outside and outside in "-~/+'\"‘“["):
        return False
    if letters + rest[0] in _CHANGED:
        return True
    if is_particles(rest) or _NAMED.match(rest) or letters in _FEELINGS:
        return False
    if is_vowel(letters):
        return len(rest) > 1
    return is_syllable(rest[0]) and split_syllable(rest[0]).initial == letters


def repairs(word: str, known: Callable[[str], bool]) -> tuple[str, ...]:
    """What `word` was all but certainly meant to be, best first; nothing where that is a guess.

    `known` says whether the letters given begin a word elsewhere in the text; one syllable
    must be the word, but for particles.
    """
    for typed, meant in _CHANGED.items():
        if word.startswith(typed):
            return (meant + word[len(typed) :],)
    slip = _Slip.of(word)
    certain = list(_particle_mended(slip)) or list(_without_stray(slip, known))
    if not certain:
        certain = [shown for shown in _one_slip_off(slip) if _is_known(shown, word, known)]
    return tuple(dict.fromkeys(shown for shown in certain if _all_usual(shown, word)))[:3]


class _Slip(NamedTuple):
    """A word with its first stray letters apart: `코`, `ㅓ`, `드를`."""

    head: str
    letters: str
    rest: str

    @classmethod
    def of(cls, word: str) -> "_Slip":
        found = _JAMO.search(word)
        assert found, word
        return cls(word[: found.start()], found[0], word[found.end() :])


def _without_stray(slip: _Slip, known: Callable[[str], bool]) -> Iterator[str]:
    """A key pressed twice (특ㄱ정한, ㅍ프레임) or after the last letter of a Latin word.

    At the end of a word 경ㅇ is 경우 rather than 경, so that the word must be known.
    """
    before, after = decompose(slip.head)[-1:], decompose(slip.rest)[:1]
    latin = before.isascii() and before.isalpha()
    if latin:
        twice = not slip.rest and not is_vowel(slip.letters)
    else:
        twice = slip.letters in (before, after) and (bool(slip.rest) or known(slip.head))
    if twice:
        yield slip.head + slip.rest


def _particle_mended(slip: _Slip) -> Iterator[str]:
    """Where one slip taken back turns all behind the head into a particle: 작업ㅇ르, 것ㅇㄴ.

    The key missed may be the ㅇ of ㅔ서, typed as a `d` or not at all, or a vowel (이름ㅂ터).
    """
    head, letters, rest = slip
    tail = letters + rest
    if head == "d" and is_vowel(letters):
        head, mended = "", [f"ㅇ{tail}"]
    elif head.isascii() and is_vowel(letters[0]):
        mended = [f"ㅇ{decompose(tail)}"]
    elif not is_vowel(letters[0]):
        keys = decompose(tail)
        mended = [keys, keys[0] + keys[2:3] + keys[1:2] + keys[3:], f"{keys[0]}ㅡ{keys[1:]}"]
        mended += [keys[0] + vowel + keys[1:] for vowel in _VOWELS if len(rest) == 1]
    else:
        return
    particles = {shown for keys in mended if (shown := compose(decompose(keys)))}
    # 업ㅂ다 is 없다, not 업보다.
    fitting = [shown for shown in particles if shown != "보다" and _is_particle(shown, head)]
    if len(fitting) == 1:
        yield head + fitting[0]


def _is_particle(text: str, head: str) -> bool:
    """Whether `text` can only be a particle, in the form that follows `head`."""
    if not is_particles(text) or any(is_jamo(char) for char in text):
        return False
    closed = final_sound(head)
    pair = next((pair for pair in _PAIRS if text in pair), None)
    return pair is None or closed is None or text == pair[0 if closed else 1]


def _is_known(shown: str, word: str, known: Callable[[str], bool]) -> bool:
    """Whether `shown` begins like a word of the text and goes on as an inflected form of it.

    A word of one syllable is enough only where no key of `word` is lost.
    """
    if known(shown):
        return len(shown) > 1
    shortest = 1 if len(decompose(shown)) == len(decompose(word)) else 2
    for end in range(len(shown) - 1, shortest - 1, -1):
        rest = shown[end:]
        inflected = is_particles(rest) and rest[0] not in _SUFFIXES
        inflected = inflected or (end > 1 and rest[0] in _VERB and word.endswith(rest))
        if inflected and (end > 1 or rest in _OBJECT) and known(shown[:end]):
            return True
    return False


def _all_usual(shown: str, word: str) -> bool:
    return all(_usual(char) or (char in word and not is_jamo(char)) for char in shown)


def _usual(char: str) -> bool:
    """Whether `char` is no stray letter and no syllable that Korean hardly uses.

    KS X 1001 has the 2,350 syllables in use; EUC-KR writes each in two bytes.
    """
    return not is_jamo(char) and len(char.encode("euc_kr", "replace")) <= 2


def _one_slip_off(slip: _Slip) -> Iterator[str]:
    """What the keys show with one slip taken back: two in a wrong order, one too many.

    At the end of a word a letter is the beginning of a syllable as often as one too many.
    """
    first = len(decompose(slip.head))
    keys = decompose("".join(slip))
    end = first + len(decompose(slip.letters))
    yield compose(keys)  # 하ㄴ다: typed right, put together wrong
    for at in (end, first - 2, first - 1, end - 1):
        if 0 <= at < len(keys) - 1:
            yield compose(keys[:at] + keys[at + 1] + keys[at] + keys[at + 2 :])
    if slip.rest:
        yield slip.head + slip.rest
    if first:
        yield compose(keys[: first - 1] + keys[first:])
