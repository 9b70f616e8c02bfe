"""English words with how frequent they are, and words that are made of them."""

from bisect import bisect_left
from functools import cache, lru_cache
from itertools import takewhile

from notelint.checks.typos.english_dictionary import dictionary
from notelint.rulebook.book import rules_folder

NAME = "english-frequent.tsv"

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
# What names of programs and variables have before or behind a word: rsbuild, stampid.
_BEFORE_NAMES = ("rs", "ps", "rc", "ts", "js", "py", "nf")
_BEHIND_NAMES = ("js", "ctl", "db", "fs", "id", "fd", "ui", "io", "api", "py", "less")
_OF_DAEMONS = ("erd", "ord")  # workerd, supervisord
_SHORTEST_NAMED = 5


@cache
def frequencies() -> dict[str, str]:
    """Each frequent word and its frequency."""
    text = "\n" + (rules_folder() / "typos" / NAME).read_text("ascii")
    # No word or number has a space in it; splitting line by line would take three times as long.
    cells = text[text.rindex("\n#") + 1 :].partition("\n")[2].split()
    return dict(zip(cells[::2], cells[1::2], strict=True))


@cache
def _sorted_words() -> list[str]:
    return list(frequencies())  # as they are in the file


def letters_begun(word: str) -> int:
    """With how many letters of `word` a frequent word begins."""
    words = _sorted_words()
    at = bisect_left(words, word)
    # What shares most with it stands right before or behind where it would stand.
    return max(_begun(word, other) for other in words[max(0, at - 1) : at + 1])


def _begun(word: str, other: str) -> int:
    letters = zip(word, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], letters))


@lru_cache(maxsize=1 << 14)
def frequency(word: str) -> str:
    """The frequency of one word in ASCII letters, "" if it is none of them; reads no other."""
    return ",".join(dictionary(NAME).corrections(word))


def is_common(word: str) -> bool:
    """Whether `word` is one that anyone uses."""
    return frequency(word) >= _COMMON


@cache
def long_words() -> dict[str, list[str]]:
    """The long ones among the words that anyone uses, by their first letters."""
    found: dict[str, list[str]] = {}
    for word, zipf in frequencies().items():
        if zipf >= _LONG_COMMON and len(word) >= _LONG:
            found.setdefault(word[0], []).append(word)
    return found


def is_made(word: str) -> bool:
    """Whether `word` is one that writers make: of two others, or with a prefix or an ending."""
    cuts = range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
    return (
        any(_derived(word, suffix) for suffix in (*_SUFFIXES, *_AFTER_E) if word.endswith(suffix))
        or any(
            word.startswith(prefix)
            and len(word) - len(prefix) > _SHORTEST_PART
            and is_common(word[len(prefix) :])
            for prefix in _PREFIXES
        )
        or any(is_common(word[:cut]) and is_common(word[cut:]) for cut in cuts)
        or _is_named(word)
    )


def _is_named(word: str) -> bool:
    parts = [word[len(affix) :] for affix in _BEFORE_NAMES if word.startswith(affix)]
    parts += [word[: -len(affix)] for affix in _BEHIND_NAMES if word.endswith(affix)]
    if word.endswith(_OF_DAEMONS):
        parts.append(word[:-1])
    return any(len(part) >= _SHORTEST_NAMED and is_common(part) for part in parts)


def _derived(word: str, suffix: str) -> bool:
    stem = word[: -len(suffix)]
    if len(stem) < _SHORTEST_PART:
        return False
    if suffix in _AFTER_E:
        return stem.endswith("e") and is_common(stem)
    doubled = len(stem) > _SHORTEST_PART and stem[-1] == stem[-2] and suffix[0] in "ei"
    return (
        is_common(stem)
        or (suffix in _FOR_E and is_common(stem + "e"))
        or (doubled and is_common(stem[:-1]))
    )
