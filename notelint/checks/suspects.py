"""The words of a note that are worth a look: each distinct word is judged once for all notes.

Notes repeat their words: of a million Hangul words in 1,960 real notes nine in
ten have been there before. What a check may find in a word, whatever stands
around it, is asked once a word and remembered; only the few words where it may
find something are looked at where they stand.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import lru_cache
from itertools import accumulate, chain
from typing import NamedTuple, TypeVar

from notelint.lazy import regex
from notelint.note.note import Note
from notelint.note.prose import MARKUP

Places = Callable[[str], Iterable[int]]
"""Given words, one a line: offsets in those in which a check may find something."""

# A joint of two Hangul words. What stands before is looked at first: else each place
# in a long run of markup would be tried to the run's end.
_JOINT = regex(f"(?<=[가-힣]){MARKUP}+(?=[가-힣])")
_MOST_LETTERS = 1_000_000  # of the words remembered, some 30 MB; all real notes have half as many


class Suspect(NamedTuple):
    """A run of letters of one script in a note's prose."""

    start: int
    word: str

    @property
    def end(self) -> int:
        """The offset behind its last letter."""
        return self.start + len(self.word)


class JoinedSuspect(NamedTuple):
    """A Hangul word without the markup inside it: 떄문에 for `떄**문에**`.

    `places` are where its letters stand in the note.
    """

    word: str
    places: Sequence[int]


_Word = TypeVar("_Word", Suspect, JoinedSuspect)


class _Verdicts:
    """Which judges suspect which words: a bit for each judge."""

    def __init__(self) -> None:
        self.judges: list[Places] = []
        self._innocent: set[str] = set()  # nearly all words: one look at it tells most of them
        self._suspected: dict[str, int] = {}
        self._letters = 0

    def add(self, judge: Places) -> int:
        """Have `judge` asked of every word from now on; its bit."""
        self.judges.append(judge)
        self._forget()
        return 1 << (len(self.judges) - 1)

    def on(self, words: Sequence[str]) -> list[tuple[int, int]]:
        """Which of `words` any judge suspects, by their indices, and the bits of all that do."""
        if self._letters > _MOST_LETTERS:
            self._forget()
        innocent, suspected = self._innocent, self._suspected
        others = [i for i, word in enumerate(words) if word not in innocent]
        if new := {words[i] for i in others}.difference(suspected):
            self._judge(list(new))
        return [(i, suspected[words[i]]) for i in others if words[i] in suspected]

    def _judge(self, words: Sequence[str]) -> None:
        text = "\n" + "\n".join(words) + "\n"
        starts = list(accumulate((len(word) + 1 for word in words), initial=1))
        suspected = self._suspected
        for bit, places in enumerate(self.judges):
            for place in places(text):
                word = words[bisect_right(starts, place) - 1]
                suspected[word] = suspected.get(word, 0) | 1 << bit
        self._innocent.update(set(words).difference(suspected))
        self._letters += len(text)

    def _forget(self) -> None:
        self._innocent.clear()
        self._suspected.clear()
        self._letters = 0


_verdicts = _Verdicts()


class Suspicion:
    """The words in which one check may find something.

    `places` must give an offset in each word at which the check ever reports
    anything: a word that it leaves out is never looked at in its sentence.
    """

    def __init__(self, places: Places) -> None:
        self._bit = _verdicts.add(places)

    def words(self, note: Note) -> list[Suspect]:
        """The suspect words of the note, in order."""
        return self._among(_suspects(note, len(_verdicts.judges)))

    def joined(self, note: Note) -> list[JoinedSuspect]:
        """The suspect Hangul words of the note, passing over markup inside them, in order."""
        joined, within = _joined_suspects(note, len(_verdicts.judges))
        found = self._among(joined)
        for start, word in self.words(note):
            if start not in within:
                found.append(JoinedSuspect(word, range(start, start + len(word))))
        return sorted(found, key=lambda suspect: suspect.places[0])

    def _among(self, groups: Mapping[int, list[_Word]]) -> list[_Word]:
        """Of words grouped by those who suspect them, the ones that this one does."""
        mine = [words for by, words in groups.items() if by & self._bit]
        return list(mine[0]) if len(mine) == 1 else sorted(chain.from_iterable(mine), key=_place)


def _place(word: "Suspect | JoinedSuspect") -> int:
    return word.start if isinstance(word, Suspect) else word.places[0]


@lru_cache(1)
def _suspects(note: Note, _judges: int) -> Mapping[int, list[Suspect]]:
    """The words that any of so many judges suspects, in order, by the bits of all that do."""
    texts, starts = note.prose.words
    found: dict[int, list[Suspect]] = {}
    for i, by in _verdicts.on(texts):
        found.setdefault(by, []).append(Suspect(starts[i], texts[i]))
    return found


@lru_cache(1)
def _joined_suspects(
    note: Note, _judges: int
) -> tuple[Mapping[int, list[JoinedSuspect]], Set[int]]:
    """As `_suspects`, of words with markup inside; and where the parts of all such words begin."""
    texts, starts = note.prose.words
    chains = _joined_words(note)
    joined = ["".join([texts[i] for i in chain]) for chain in chains]
    found: dict[int, list[JoinedSuspect]] = {}
    for index, by in _verdicts.on(joined):
        places = [
            place for i in chains[index] for place in range(starts[i], starts[i] + len(texts[i]))
        ]
        found.setdefault(by, []).append(JoinedSuspect(joined[index], places))
    return found, {starts[i] for chain in chains for i in chain}


def lines_among(text: str, words: Set[str]) -> Iterator[int]:
    """Where the lines of `text` begin that are one of `words`."""
    at = 0
    for line in text.split("\n"):
        if line in words:
            yield at
        at += len(line) + 1


def _joined_words(note: Note) -> list[list[int]]:
    """The words of the note that have markup inside them: for each, which words it is made of."""
    text = note.prose.text
    if MARKUP not in text:
        return []
    starts = note.prose.words.starts
    chains: list[list[int]] = []
    for joint in _JOINT.finditer(text):
        second = bisect_left(starts, joint.end())
        if chains and chains[-1][-1] == second - 1:
            chains[-1].append(second)
        else:
            chains.append([second - 1, second])
    return chains
