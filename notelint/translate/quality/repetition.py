"""Words said again and again, as small models do where they are lost."""

from notelint.lazy import regex
from notelint.translate.quality.codes import REPEATED
from notelint.translate.quality.hangul import SHOWN
from notelint.translate.translation import Doubt

LONGEST_PHRASE = 8
"""Words of a phrase that is looked for."""

TIMES = (3, 3, 2)
"""Times running that phrases of one word, of two, and of three or more are said to be a loop."""

# The end of a sentence counts as a word: the next one may begin as the last one ended.
_WORD = regex(r"\w+(?:['’-]\w+)*|[.?!](?=\s)")
_PIECE = regex(r"(?P<piece>[^\W\d_]{2,6})(?P=piece){3}")


def repeated(source: str, translated: str) -> Doubt | None:
    """A phrase said several times running, unless the source repeats itself as well."""
    found = loop_in(translated)
    if found is None or loop_in(source) is not None:
        return None
    return Doubt(REPEATED, (("text", found[:SHOWN]),))


def loop_in(text: str) -> str | None:
    """The first phrase that is said too many times running, None without one."""
    words = _WORD.findall(text.lower())
    for length in range(1, LONGEST_PHRASE + 1):
        times = TIMES[min(length, len(TIMES)) - 1]
        running = length  # words that equal those `length` before them, and the first phrase
        for at in range(length, len(words)):
            running = running + 1 if words[at] == words[at - length] else length
            if running >= length * times:
                phrase = words[at - length + 1 : at + 1]
                if not _is_number(phrase):
                    return " ".join(phrase)
    piece = _PIECE.search(text.lower())
    return piece["piece"] if piece else None


def _is_number(phrase: list[str]) -> bool:
    """Rows of numbers and single letters repeat in formulas and tables."""
    return all(len(word) == 1 or word[0].isdigit() for word in phrase)
