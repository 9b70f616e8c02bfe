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

from notelint.korean.syllables import is_syllable
from notelint.lazy import regex
from notelint.note.note import Note
from notelint.note.prose import MARKUP

Places = Callable[[str], Iterable[int]]
"""Given words, one a line: offsets in those in which a check may find something."""

# A joint of two Hangul words, if a syllable stands before it, too.
_JOINT = regex(f"{MARKUP}+(?=[가-힣])")
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
        self._known: dict[str, int] = {}
        self._letters = 0

    def add(self, judge: Places) -> int:
        """Have `judge` asked of every word from now on; its bit."""
        self.judges.append(judge)
        self._known.clear()
        return 1 << (len(self.judges) - 1)

    def of(self, words: Sequence[str]) -> list[int]:
        """The bits of the judges that suspect each of `words`."""
        if self._letters > _MOST_LETTERS:
            self._known.clear()
            self._letters = 0
        if new := list(set(words).difference(self._known)):
            self._judge(new)
        return list(map(self._known.__getitem__, words))

    def _judge(self, words: Sequence[str]) -> None:
        text = "\n" + "\n".join(words) + "\n"
        starts = list(accumulate((len(word) + 1 for word in words), initial=1))
        found = [0] * len(words)
        for bit, places in enumerate(self.judges):
            for place in places(text):
                found[bisect_right(starts, place) - 1] |= 1 << bit
        self._known.update(zip(words, found, strict=True))
        self._letters += len(text)


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
    for word, start, by in zip(texts, starts, _verdicts.of(texts), strict=True):
        if by:
            found.setdefault(by, []).append(Suspect(start, word))
    return found


@lru_cache(1)
def _joined_suspects(
    note: Note, _judges: int
) -> tuple[Mapping[int, list[JoinedSuspect]], Set[int]]:
    """As `_suspects`, of words with markup inside; and where the letters of all such words are."""
    joined = _joined_words(note)
    found: dict[int, list[JoinedSuspect]] = {}
    for word, by in zip(joined, _verdicts.of([word for word, _ in joined]), strict=True):
        if by:
            found.setdefault(by, []).append(word)
    return found, {place for _, places in joined for place in places}


def lines_among(text: str, words: Set[str]) -> Iterator[int]:
    """Where the lines of `text` begin that are one of `words`."""
    at = 0
    for line in text.split("\n"):
        if line in words:
            yield at
        at += len(line) + 1


def _joined_words(note: Note) -> list[JoinedSuspect]:
    """The words of the note that have markup inside them."""
    text = note.prose.text
    if MARKUP not in text:
        return []
    texts, starts = note.prose.words
    chains: list[list[int]] = []
    for joint in _JOINT.finditer(text):
        if not joint.start() or not is_syllable(text[joint.start() - 1]):
            continue
        second = bisect_left(starts, joint.end())
        if chains and chains[-1][-1] == second - 1:
            chains[-1].append(second)
        else:
            chains.append([second - 1, second])
    return [
        JoinedSuspect(
            "".join(texts[i] for i in chain),
            [place for i in chain for place in range(starts[i], starts[i] + len(texts[i]))],
        )
        for chain in chains
    ]
