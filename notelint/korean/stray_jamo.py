"""Letters of Hangul that a slip of the keyboard left inside a word: 코ㅓ드, 것ㅇㄴ, 용ㅑㅇ을.

Letters stand alone on purpose as well: ㅋㅋ and ㅠㅠ, a letter that is named
(ㄱ을, ㅎ 받침), an ending in a grammar (-ㄹ수록, ㄴ다), a drawn-out vowel (아ㅏㅏ).
"""

import re
from collections.abc import Callable, Iterator

from notelint.korean.jamo import compose, decompose, is_jamo, is_vowel
from notelint.korean.josa import is_particles
from notelint.korean.syllables import is_syllable, split_syllable

_JAMO = re.compile("[ㄱ-ㅣ]+")
_WORD_BEFORE = re.compile("[가-힣ㄱ-ㅣA-Za-z0-9]*\\Z")
_WORD_AFTER = re.compile("[가-힣ㄱ-ㅣ]*")
_LONGEST = 30  # letters of a word; more are looked at in no suggestion
_FEELINGS = frozenset("ㅋㅎㅠㅜㅡ")
# Before a particle-like rest a letter at the head of a word is named; before these it is, too.
_NAMED = re.compile("모음|자음|받침|계열|발음|소리|행|자|형|불규칙|탈락")
# Two keys changed places; too frequent not to know.
_CHANGED = {"ㅇ낳": "않", "ㅇ벗": "없", "ㅁ낳": "많", "ㄱ밧": "값", "ㅇㅣㅆ": "있"}


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
    """What `word` may have been before a key too many or two in the wrong order, likeliest first.

    `known` says whether a word stands elsewhere in the text.
    """
    for typed, meant in _CHANGED.items():
        if word.startswith(typed):
            return (meant + word[len(typed) :],)
    found: dict[str, int] = {}
    for rank, keys in enumerate(_one_slip_off(word)):
        shown = compose(keys)
        if shown and all(_usual(char) or (char in word and not is_jamo(char)) for char in shown):
            found.setdefault(shown, rank)
    return tuple(sorted(found, key=lambda shown: (not known(shown), found[shown])))[:3]


def _usual(char: str) -> bool:
    """Whether `char` is no stray letter and no syllable that Korean hardly uses.

    KS X 1001 has the 2,350 syllables in use; EUC-KR writes each in two bytes.
    """
    return not is_jamo(char) and len(char.encode("euc_kr", "replace")) <= 2


def _one_slip_off(word: str) -> Iterator[str]:
    """The keys of `word` with one slip taken back."""
    keys = decompose(word)
    stray = [is_jamo(char) for char in word for _ in decompose(char)]
    first = stray.index(True)
    end = next((i for i in range(first, len(stray)) if not stray[i]), len(stray))
    without = keys[:first] + keys[end:]
    yield keys  # 하ㄴ다: typed right, put together wrong
    if keys[first] == keys[end : end + 1]:
        yield without
    for at in (end, first - 2, first - 1, end - 1):
        if 0 <= at < len(keys) - 1:
            yield keys[:at] + keys[at + 1] + keys[at] + keys[at + 2 :]
        if at == first - 2:
            yield without
    if keys[first:] in ("ㅇㄴ", "ㅇㄹ"):
        yield f"{keys[:-1]}ㅡ{keys[-1]}"
    if first:
        yield keys[: first - 1] + keys[first:]
