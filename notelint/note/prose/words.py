"""The words of prose, cut out once for all that judge words."""

from itertools import accumulate
from typing import NamedTuple

from notelint.lazy import regex

# Syllables, Latin letters, or single letters of Hangul. What a word may begin with stands first:
# the search for it is several times as fast as trying the alternatives everywhere.
_WORD = regex("((?=[가-힣A-Za-zㄱ-ㅣ])(?:[가-힣]+|[A-Za-z]+|[ㄱ-ㅣ]+))")


class Words(NamedTuple):
    """Runs of Hangul syllables, of Latin letters and of single letters of Hangul, in order.

    `texts[i]` begins at `starts[i]`; a word of two scripts is two of them.
    """

    texts: list[str]
    starts: list[int]


def read_words(text: str) -> Words:
    """The words of `text`."""
    pieces = _WORD.split(text)  # what is between two words, and a word, in turns
    starts = accumulate(map(len, pieces), initial=0)
    return Words(pieces[1::2], list(starts)[1:-1:2])
