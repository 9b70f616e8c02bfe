"""The English of the source in the author's spelling, where only its capitals were changed."""

from notelint.lazy import regex
from notelint.translate.protected_source import capitalized
from notelint.translate.quality.terms import TERM, english_terms, first_words, gloss_words

# Words of English itself, which an answer holds in small letters whatever became of SQL's AND.
_OF_ENGLISH = frozenset(
    {"a", "all", "also", "an", "and", "any", "as", "at", "be", "by", "can", "case", "do", "each"}
    | {"else", "end", "for", "from", "get", "go", "how", "if", "in", "into", "is", "it", "let"}
    | {"like", "make", "no", "not", "of", "off", "on", "or", "out", "over", "put", "run", "see"}
    | {"set", "so", "than", "that", "the", "then", "this", "to", "up", "us", "use", "we", "what"}
    | {"when", "where", "while", "who", "why", "will", "with", "you"}
)
_PLURALS = ("", "s", "es", "'s", "’s")
_SENTENCE_START = regex(r"(?:\A|[.?!:]\s)[\s\"'“‘(\[]*\Z")
_CAPITAL_BEFORE = regex(r"\b[A-Z][\w'’]* \Z")
_CAPITAL_AFTER = regex(r" [A-Z]")
_REACH = 40  # code points looked at before a word


def respelled(source: str, text: str) -> str:
    """The translation with names and words as the source writes them: `pytorch` as `PyTorch`.

    English keeps its own: a sentence's first word has a capital unless it is a name written
    small, a row of words with capitals is a title, and a gloss in brackets bends to its sentence.
    """
    wanted = _wanted(source, text)
    if not wanted:
        return text
    pieces: list[str] = []
    at = 0
    for match in TERM.finditer(text):
        for ending in _PLURALS:
            stem = match[0][: len(match[0]) - len(ending)]
            term = wanted.get(stem.lower()) if match[0].endswith(ending) else None
            if term and stem != term and not _is_of_english(term, stem, text, match.span()):
                pieces += [text[at : match.start()], term, ending]
                at = match.end()
                break
    return "".join(pieces) + text[at:]


def _wanted(source: str, text: str) -> dict[str, str]:
    """By its small letters, each English word of the source that the text has in no place as is.

    Not those that the source itself writes in two ways.
    """
    there = {match[0] for match in TERM.finditer(text)}
    terms = dict.fromkeys(english_terms(source))
    loose = first_words(source) | gloss_words(source)
    found: dict[str, str] = {}
    twice: set[str] = set()
    for term in terms:
        small = term.lower()
        if small in found:
            twice.add(small)
        found[small] = term
    return {
        small: term
        for small, term in found.items()
        if small not in twice
        and small not in _OF_ENGLISH
        and term not in there
        and not (term in loose and _is_word(term) and term != small)
    }


def _is_word(term: str) -> bool:
    """Whether it has no capital but, perhaps, its first."""
    return term[1:].isalpha() and term[1:].islower()


def _is_of_english(term: str, stem: str, text: str, place: tuple[int, int]) -> bool:
    """Whether English writes the word in another way than the source for its place alone."""
    if stem != term[:1].upper() + term[1:] or capitalized(term) == term:
        return False
    start, end = place
    if _begins(text, start) or _CAPITAL_AFTER.match(text, end):
        return True
    before = _CAPITAL_BEFORE.search(text, max(0, start - _REACH), start)
    return before is not None and not _begins(text, before.start())


def _begins(text: str, at: int) -> bool:
    """Whether a sentence begins there."""
    return _SENTENCE_START.search(text, max(0, at - _REACH), at) is not None
