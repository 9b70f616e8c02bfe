"""The words of the sources: how often each occurs, in how many sources, and what follows stems."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from notelint.korean.lexicon import sound_class
from notelint.lazy import regex

_WORD = regex("[가-힣]+")
_LONGEST = 14  # syllables; longer ones are sentences without spaces
# A stem that ends are counted behind: it stands alone this often.
_STEM_COUNT = 5
# An ending is known when it stands behind this many stems.
_ENDING_STEMS = 12
_ENDING_LONGEST = 6


class Words(NamedTuple):
    """What the sources hold."""

    counts: Counter[str]
    spread: Counter[str]  # sources that have the word


class Stems(NamedTuple):
    """Stems with what stands behind them: `endings` by the sound class before them."""

    stems: Counter[str]  # how often each stem has an ending behind it
    varieties: Counter[str]  # how many different endings
    endings: dict[tuple[str, str], int]  # how many stems each (sound class, ending) follows


def count_words(lines: Iterable[tuple[str, str]]) -> Words:
    """The words of `(source, line)` pairs."""
    counts: Counter[str] = Counter()
    sources: dict[str, set[str]] = defaultdict(set)
    for source, line in lines:
        found = _WORD.findall(line)
        counts.update(found)
        for word in found:
            sources[word].add(source)
    short = {word: count for word, count in counts.items() if len(word) <= _LONGEST}
    return Words(Counter(short), Counter({word: len(sources[word]) for word in short}))


def general_words() -> frozenset[str]:
    """Words of everyday Korean that the sources lack."""
    lines = Path(__file__).with_name("general-words.txt").read_text("utf-8").splitlines()
    words = {word for line in lines if not line.startswith("#") for word in line.split()}
    return frozenset(word for word in words if len(word) > 1)


def split_stems(words: Words) -> Stems:
    """Which endings follow which stems."""
    stems = {
        w
        for w, count in words.counts.items()
        if len(w) > 1 and count >= _STEM_COUNT and words.spread[w] > 1
    }
    follows: Counter[tuple[str, str]] = Counter()
    for word in words.counts:
        for stem, pair in splits(word):
            if stem in stems:
                follows[pair] += 1
    endings = {pair: count for pair, count in follows.items() if count >= _ENDING_STEMS}
    used: Counter[str] = Counter()
    varieties: Counter[str] = Counter()
    for word, count in words.counts.items():
        for stem, pair in splits(word):
            if pair in endings:
                used[stem] += count
                varieties[stem] += 1
    return Stems(used, varieties, endings)


def splits(word: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """The ways to cut a word: the stem, and its sound class with the ending."""
    for at in range(max(2, len(word) - _ENDING_LONGEST), len(word)):
        yield word[:at], (sound_class(word[:at]), word[at:])
