"""Numbers of the source that the translation lost or changed."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from notelint.lazy import regex
from notelint.translate.protected_source import TOKEN
from notelint.translate.quality.codes import NUMBER_DIFFERS
from notelint.translate.quality.hangul import SHOWN
from notelint.translate.translation import Doubt

LONGEST_NUMBER = 20
"""Digits beyond which a row of digits is no number but an identifier."""

# Digits, with groups of thousands and decimals, and the power of ten behind: `3만`, `30 thousand`.
_NUMBER = regex(
    r"(?P<digits>[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)*)"
    r"(?:(?P<korean>[십백천만억조]{1,2})(?![가-힣]{2})|"
    r"[ -]?(?P<english>thousand|million|billion|[KMB]\b))?"
)
_POWERS = {
    "십": 1, "백": 2, "천": 3, "만": 4, "억": 8, "조": 12,
    "thousand": 3, "million": 6, "billion": 9, "K": 3, "M": 6, "B": 9,
}  # fmt: skip

# How English says small numbers, ordinals, months and parts; `1` may be an article.
_ENGLISH = {
    "0": "zero no none nothing null",
    "1": "one once first single a an each the january primary unique only another per",
    "2": "two twice second double both pair half binary february secondary dual couple",
    "3": "three third triple march thirds",
    "4": "four fourth april quarter quarters",
    "5": "five fifth may",
    "6": "six sixth june",
    "7": "seven seventh july",
    "8": "eight eighth august",
    "9": "nine ninth september",
    "10": "ten tenth october decimal tens",
    "11": "eleven november",
    "12": "twelve december dozen",
    "16": "sixteen hexadecimal",
    "20": "twenty",
    "30": "thirty",
    "50": "fifty half",
    "100": "hundred hundreds percent",
    "1000": "thousand thousands",
    "1000000": "million millions",
    "1000000000": "billion billions",
}
_SAID = {value: frozenset(words.split()) for value, words in _ENGLISH.items()}
_WORD = regex(r"[a-z]+")

# How Korean says what a translation may write in digits: native, Chinese, parts.
_KOREAN = {
    "0": "영 제로 없", "1": "한 하나 첫 일 단", "2": "두 둘 이 반 쌍 양 제곱",
    "3": "세 셋 삼 석", "4": "네 넷 사 넉", "5": "다섯 오", "6": "여섯 육", "7": "일곱 칠",
    "8": "여덟 팔", "9": "아홉 구", "10": "열 십", "12": "열두", "20": "스무 이십",
    "50": "반 오십", "100": "백", "1000": "천", "10000": "만",
}  # fmt: skip
_MEANT = {value: tuple(words.split()) for value, words in _KOREAN.items()}


def number_differs(source: str, translated: str) -> Doubt | None:
    """A number in digits that one of the two lacks, in digits and in words."""
    wanted, given = list(_numbers(source)), list(_numbers(translated))
    said = frozenset(_WORD.findall(translated.lower()))
    missing = [
        forms
        for forms in _apart(wanted, given)
        if not any(_SAID.get(form, frozenset()) & said for form in forms)
    ]
    extra = [
        forms
        for forms in _apart(given, wanted)
        if not any(word in source for form in forms for word in _MEANT.get(form, ()))
    ]
    if not missing and not extra:
        return None
    shown = [", ".join(forms[0] for forms in lost)[:SHOWN] for lost in (missing, extra)]
    return Doubt(NUMBER_DIFFERS, (("missing", shown[0]), ("extra", shown[1])))


def _apart(
    some: Iterable[tuple[str, ...]], others: Iterable[tuple[str, ...]]
) -> list[tuple[str, ...]]:
    """The numbers of `some` that `others` have in no form."""
    known = {form for forms in others for form in forms}
    return [forms for forms in some if known.isdisjoint(forms)]


def _numbers(text: str) -> Iterator[tuple[str, ...]]:
    """Each number in the forms it may take: as written, and multiplied out."""
    for match in _NUMBER.finditer(TOKEN.sub(" ", text)):
        digits = match["digits"].replace(",", "")
        if len(digits) > LONGEST_NUMBER:
            continue
        plain = digits.lstrip("0") or "0"
        plain = "0" + plain if plain.startswith(".") else plain
        power = _power(match["korean"] or match["english"] or "")
        if power and digits.count(".") <= 1:
            value = Decimal(digits).scaleb(power)
            yield format(value.normalize(), "f"), plain
        else:
            yield (plain,)


def _power(unit: str) -> int:
    """The power of ten that `천만` or `million` multiplies by."""
    if unit.isascii():
        return _POWERS.get(unit, 0)
    return sum(_POWERS[character] for character in unit)
