"""Nouns: words that many particles follow, each in the form that fits."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from notelint.korean.agreement import agreeing, sound_of
from scripts.build_josa.text import source_texts

_WORD = re.compile("[가-힣]{2,14}")
# Of each of these, the form that fits counts; a verb's stem or a clause takes few of them.
_TELLING = ("을", "과", "으로", "의", "에서", "들", "에", "입니다")
_OTHERS = ("은", "이", "도", "만", "까지", "부터")
# Particles, endings, and what is used like an adverb: all are followed by particles too.
_NO_NOUN = re.compile(
    "(?:.*(?:[은는을할]지|인지|한지|는지|었는지|려면|[하으이]면|지만|도록|거나|않고|에서|에게|부터|까지|하는|되는)"
    "|있는|또는|각각|같이|이것|그것|저것|그대로|다음|따라서|그러나|여기서|거기서|앞서|위해|대해|통해|따라|먼저"
    "|대신|동안|들어|의해|관해|때문|또한|그리고|하지만|모두|함께|다시|아니|이미|바로|직접|계속|서로|이다|있다)"
)
_SPARED = ("원인", "에디터")
_HEADER = """\
# Nouns of technical text, two syllables and more, one a line, sorted: words that translated
# documentation under open licences and public notes use with several particles. Counted by
# scripts/build_josa; no text is taken over.
"""


def write_nouns(path: Path) -> int:
    """Write the list anew; how many nouns it has."""
    counts: Counter[str] = Counter()
    for _, text in source_texts():
        counts.update(_WORD.findall(text))
    found = sorted(_nouns(counts))
    path.write_text(_HEADER + "".join(f"{noun}\n" for noun in found), "utf-8")
    return len(found)


def _nouns(counts: Counter[str]) -> Iterator[str]:
    endings = tuple(_fitting("가", p) for p in _TELLING) + _TELLING
    stems = {word[: -len(e)] for word in counts for e in endings if word.endswith(e)}
    for stem in stems:
        if len(stem) < 2 or (_NO_NOUN.fullmatch(stem) and stem not in _SPARED):
            continue
        telling = [counts[stem + _fitting(stem, p)] for p in _TELLING]
        others = [counts[stem + _fitting(stem, p)] for p in _OTHERS]
        kinds, total = sum(map(bool, telling)), sum(telling) + sum(others)
        if (kinds >= 3 and total >= 4) or (kinds >= 2 and total >= 10):
            is_verb = counts[stem + "다"] >= max(3, total / 10)
            if not is_verb and not _has_particle(stem, total, counts):
                yield stem


def _has_particle(stem: str, total: int, counts: Counter[str]) -> bool:
    """Whether the stem is a noun with its object or place particle: 결과를, 앞으로."""
    for particle in ("을", "를", "으로", "에", "은", "는", "에는", "에서는"):
        noun = stem.removesuffix(particle)
        if noun != stem and noun:
            fitting = (counts[noun + _fitting(noun, other)] for other in _TELLING + _OTHERS)
            if sum(fitting) > 2 * total:
                return True
    return False


def _fitting(word: str, particle: str) -> str:
    """The form of `particle` that fits `word`."""
    return agreeing(particle, sound_of(word[-1])) or particle
