"""English words with how frequent they are, and words that are made of them."""

from functools import cache

from notelint.checks.typos.data import rows

# Frequencies are on the Zipf scale: the decadic logarithm of occurrences in 10^9 words, written
# with one decimal, so that they compare as strings.
_COMMON = "3.3"
_LONG, _LONG_COMMON = 7, "3.5"

_SUFFIXES = (
    *("s", "es", "ed", "er", "ers", "ing", "able", "ly", "ness", "less", "like", "wise"),
    *("ize", "izer", "ization", "ism", "ist", "ful", "al", "ic", "est", "y", "ish", "or", "ity"),
)
# After an e that the word has anyhow, or instead of it: usable, sparsity.
_AFTER_E = ("d", "r", "rs")
_FOR_E = ("ed", "er", "ers", "ing", "able", "ity", "ize", "or", "al")
_PREFIXES = (
    *("un", "re", "de", "non", "sub", "multi", "pre", "co", "in", "dis", "mis", "over", "under"),
    *("meta", "auto", "hyper", "inter", "bi", "semi", "super", "pseudo", "anti", "micro", "nano"),
    *("mini", "mega", "up", "out", "down", "self", "cross", "post"),
)
_SHORTEST_PART = 3


@cache
def frequencies() -> dict[str, str]:
    """Each frequent word and its frequency."""
    return dict(row for row in rows("english-frequent.tsv"))


@cache
def common_words() -> frozenset[str]:
    """The words that anyone uses, of any length."""
    return frozenset(word for word, zipf in frequencies().items() if zipf >= _COMMON)


@cache
def long_words(letter: str) -> tuple[str, ...]:
    """The long ones among the common words that begin with `letter`."""
    return tuple(
        word
        for word, zipf in frequencies().items()
        if word[0] == letter and zipf >= _LONG_COMMON and len(word) >= _LONG
    )


def is_made(word: str) -> bool:
    """Whether `word` is one that writers make: of two others, or with a prefix or an ending."""
    common = common_words()
    cuts = range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
    return (
        any(_derived(word, suffix) for suffix in (*_SUFFIXES, *_AFTER_E) if word.endswith(suffix))
        or any(
            word.startswith(prefix)
            and len(word) - len(prefix) > _SHORTEST_PART
            and word[len(prefix) :] in common
            for prefix in _PREFIXES
        )
        or any(word[:cut] in common and word[cut:] in common for cut in cuts)
    )


def _derived(word: str, suffix: str) -> bool:
    stem, common = word[: -len(suffix)], common_words()
    if len(stem) < _SHORTEST_PART:
        return False
    if suffix in _AFTER_E:
        return stem.endswith("e") and stem in common
    doubled = len(stem) > _SHORTEST_PART and stem[-1] == stem[-2] and suffix[0] in "ei"
    return (
        stem in common
        or (suffix in _FOR_E and stem + "e" in common)
        or (doubled and stem[:-1] in common)
    )
