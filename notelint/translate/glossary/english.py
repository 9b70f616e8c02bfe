"""English forms of a term as a text may have them: plural, cased, hyphened, inflected."""

from collections.abc import Iterator
from functools import lru_cache

from notelint.lazy import regex

_WORD = regex(r"[A-Za-z0-9À-ɏ]+(?:['’][A-Za-zÀ-ɏ]+)?")
_LONGEST = 7
"""Words of the longest form that is looked for."""

# What takes no s in the plural, and British spellings, with what they are here.
_IRREGULAR = {
    "biases": "bia",  # bias loses its s too
    "aliases": "alia",
    "matrices": "matrix",
    "vertices": "vertex",
    "indices": "index",
    "axes": "axis",
    "hypotheses": "hypothesis",
    "analyses": "analysis",
    "optima": "optimum",
    "minima": "minimum",
    "maxima": "maximum",
    "extrema": "extremum",
    "criteria": "criterion",
    "corpora": "corpus",
    "automata": "automaton",
    "children": "child",
    "leaves": "leaf",
    "neighbours": "neighbor",
    "neighbour": "neighbor",
    "neighbourhood": "neighborhood",
    "behaviour": "behavior",
    "modelling": "model",
    "labelling": "label",
    "labelled": "label",
}
_BRITISH = regex(r"is(e[ds]?|ing|ations?|ers?)$")
_SUFFIXES = ("ation", "ating", "ated", "ator", "ate", "ing", "ion", "ed", "er", "or", "e", "y")
_SHORTEST = 3
"""Letters that a stem keeps."""


def key(form: str) -> str:
    """What a form is without plural, case, spaces, hyphens and the ending of its last word."""
    return _stem(_joined(form))


def same(form: str, other: str) -> bool:
    """Whether two forms differ in plural, case, spaces and hyphens at most."""
    return _joined(form) == _joined(other)


def _joined(form: str) -> str:
    return "".join(map(_plain, _WORD.findall(form)))


def keys(text: str) -> set[str]:
    """The keys of all runs of words in `text`, for looking forms up in it."""
    return set(_runs([_plain(word) for word in _WORD.findall(text)]))


def _runs(words: list[str]) -> Iterator[str]:
    for start in range(len(words)):
        joined = ""
        for word in words[start : start + _LONGEST]:
            joined += word
            yield _stem(joined)


@lru_cache(8192)
def _plain(word: str) -> str:
    """A word in the singular and in American spelling, without case."""
    word = word.lower().replace("’", "'").partition("'")[0]
    return _BRITISH.sub(r"iz\1", _singular(_IRREGULAR.get(word, word)))


def _singular(word: str) -> str:
    if word.endswith(("ies", "ied")) and len(word) > 5:
        return word[:-3] + "y"
    if word.endswith("ie") and len(word) > 4:
        return word[:-2] + "y"  # as cookies and movies become above
    if word.endswith(("sses", "xes", "zes", "ches", "shes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def _stem(joined: str) -> str:
    """What normalize, normalizing and normalization have in common."""
    for _ in range(2):  # rendering, render
        for suffix in _SUFFIXES:
            if joined.endswith(suffix) and len(joined) - len(suffix) >= _SHORTEST:
                joined = joined.removesuffix(suffix)
                break
    # overfitting: overfit
    double = len(joined) > _SHORTEST and joined[-1] == joined[-2]
    return joined[:-1] if double else joined
