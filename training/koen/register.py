"""Turns the polite Korean of translated documents into the plain style of notes.

Students write 한다, 함, or stop at the noun (모델을 학습), where documents write 합니다.
Only sentence endings change; what the sentence says does not.
"""

from __future__ import annotations

import random
import re
from typing import Literal

from koen import hangul

Register = Literal["plain", "nominal", "noun"]

_SENTENCE_END = re.compile(r"([가-힣]+)(?=[.!:]?(?:\s|$))")
# Stems before -습니다 that are adjectives or auxiliaries and so take -다, not -는다.
_ADJECTIVE_STEMS = "있없같좋많높낮작깊넓좁싶쉽렵깝겁볍럽롭답옳젊밝짧얇굵붉늦곱"
_DESCRIPTIVE = re.compile(
    r"(필요|불필요|가능|불가능|중요|동일|유용|간단|복잡|편리|적합|적절|유사|다양|충분|부족|명확|안전|강력"
    r"|비슷|특별|단순|정확|유효|동등|일정|뛰어나|효율적이|저렴|완벽|훌륭|어색|당연|뚜렷|특이)하$"
)
_DESCRIPTIVE_STEMS = ("다르", "크", "빠르", "느리", "나쁘", "아니", "이", "바쁘", "예쁘", "모자라", "흐리")
_POLITE_YO = (
    ("이에요", "이다", "임"),
    ("예요", "이다", "임"),
    ("해요", "한다", "함"),
    ("돼요", "된다", "됨"),
    ("있어요", "있다", "있음"),
    ("없어요", "없다", "없음"),
    ("않아요", "않는다", "않음"),
    ("같아요", "같다", "같음"),
    ("봅시다", "보자", "보기"),
    ("합시다", "하자", "하기"),
    ("하세요", "한다", "하기"),
    ("하십시오", "한다", "할 것"),
    ("보세요", "본다", "보기"),
    ("마세요", "말자", "말 것"),
    ("마십시오", "말아야 한다", "말 것"),
)


def to_register(text: str, register: Register) -> str:
    """Every polite sentence ending of the text in the given register."""
    return _SENTENCE_END.sub(lambda match: _word(match.group(1), register), text)


def random_register(rng: random.Random) -> Register:
    """Plain three times in five, as in real notes; the rest nominal and bare nouns."""
    return rng.choices(("plain", "nominal", "noun"), (6, 3, 1))[0]


def _word(word: str, register: Register) -> str:
    for polite, plain, nominal in _POLITE_YO:
        if word.endswith(polite):
            stem = word.removesuffix(polite)
            if register == "noun" and polite in ("해요", "하세요") and len(stem) > 1:
                return stem
            return stem + (plain if register == "plain" else nominal)
    if not word.endswith("니다") or len(word) < 3:
        return word
    if word[-3] == "습":
        return _after_consonant(word[:-3], register) or word
    if hangul.final_of(word[-3]) != hangul.BIEUP:
        return word
    stem = word[:-3] + hangul.with_final(word[-3], hangul.NO_FINAL)
    return _after_vowel(stem.removesuffix("겠") or stem, register)


def _after_consonant(stem: str, register: Register) -> str:
    """The ending for a stem before -습니다: 있습니다, 먹습니다, 했습니다, 하겠습니다."""
    if not stem:
        return ""
    if stem[-1] == "겠" and len(stem) > 1:
        return _after_vowel(stem[:-1], register) if hangul.final_of(stem[-2]) == 0 else stem + "다"
    if register != "plain":
        return stem + "음"
    past = hangul.final_of(stem[-1]) == hangul.SSANG_SIOS
    return stem + ("다" if past or stem[-1] in _ADJECTIVE_STEMS else "는다")


def _after_vowel(stem: str, register: Register) -> str:
    """The ending for a stem whose -ㅂ니다 was taken off: 하, 되, 이, 만드."""
    if register == "noun" and stem[-1] in "하이" and len(stem) > 2:
        return stem[:-1]
    if register != "plain":
        if stem.endswith("만드"):
            return stem[:-1] + "듦"
        return stem[:-1] + hangul.with_final(stem[-1], hangul.MIEUM)
    if stem.endswith(_DESCRIPTIVE_STEMS) or _DESCRIPTIVE.search(stem):
        return stem + "다"
    return stem[:-1] + hangul.with_final(stem[-1], hangul.NIEUN) + "다"
