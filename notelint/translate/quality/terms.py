"""The English of the source, which the translation has word for word."""

from notelint.lazy import regex
from notelint.translate.quality.codes import TERM_LOST
from notelint.translate.translation import Doubt

TERM = regex(r"(?<![A-Za-z0-9])[A-Za-z][A-Za-z0-9]*(?:[-_./+#&'’][A-Za-z0-9+#]+)*[+#]*")
"""A word in Latin letters, or a name of several: not the `x1F` of `0x1F`, the `st` of `1st`."""

# "렌더링(rendering)": the English of the word before, which the translation may inflect.
_GLOSS = regex(r"[가-힣] ?\(([A-Za-z][^()]*)\)")
# A sentence's first word, which has a capital for that alone.
_FIRST = regex(r"(?:^|[.?!] )([A-Z][a-z]+)(?![A-Za-z0-9])")
_PART = regex(r"[A-Za-z0-9]+")

# Labels and remarks that English writes in its own way: `ex)` becomes "e.g.".
_REMARKS = frozenset(["ex", "e.g", "i.e", "eg", "ie", "cf", "vs", "etc", "etc.", "a", "an", "the"])

# What English may add to a word: "layer를" becomes "layers", "train하면" becomes "training".
_ENDINGS = ("", "s", "es", "'s", "s'", "’s", "d", "ed", "er", "ers", "ing", "al", "ly")


def term_lost(source: str, translated: str) -> Doubt | None:
    """The first English word of the source that the translation lacks."""
    lost = lost_terms(source, translated)
    return Doubt(TERM_LOST, (("text", lost[0]),)) if lost else None


def lost_terms(source: str, translated: str) -> list[str]:
    """English words of the source that the translation lacks or spells otherwise."""
    wanted = dict.fromkeys(english_terms(source))
    if not wanted:
        return []
    there = _stems(translated)
    anyhow = {stem.lower() for stem in there}
    first, glosses = first_words(source), gloss_words(source)
    return [
        term
        for term in wanted
        if term not in there
        and not (term in first and term[0].lower() + term[1:] in there)
        and not (term in glosses and not anyhow.isdisjoint(_stems(term.lower())))
        and not ("-" in term and _begins_compound(term, translated))
    ]


def _begins_compound(term: str, translated: str) -> bool:
    """Whether a name that has a hyphen itself stands before another: "CoNLL-U-based"."""
    return any(match[0].startswith(term + "-") for match in TERM.finditer(translated))


def first_words(source: str) -> set[str]:
    """English words that begin a sentence, which may have their capital for that alone."""
    return {match[1] for match in _FIRST.finditer(source)}


def gloss_words(source: str) -> set[str]:
    """English words in brackets behind the Korean that they explain."""
    return {term[0] for gloss in _GLOSS.finditer(source) for term in TERM.finditer(gloss[1])}


def english_terms(text: str) -> list[str]:
    """The English words and names in a Korean text, in order."""
    return [term[0] for term in TERM.finditer(text) if term[0].lower() not in _REMARKS]


def _stems(text: str) -> set[str]:
    """What the words of an English text may stand for: without endings, not capitalised."""
    stems: set[str] = set()
    for match in TERM.finditer(text):
        for word in {match[0], *_PART.findall(match[0])}:
            for ending in _ENDINGS:
                if word.endswith(ending) and len(word) > len(ending):
                    stems |= _spellings(word[: len(word) - len(ending)])
            if word.endswith(("ies", "ied")):
                stems.add(word[:-3] + "y")
    return stems | {stem[0].lower() + stem[1:] for stem in stems}


def _spellings(stem: str) -> set[str]:
    """What lost its last letters before an ending: "encod(ing)", "dropp(ing)"."""
    return {stem, stem + "e", stem[:-1] if stem[-1:] == stem[-2:-1] else stem}
