"""The words of Korean technical text: which there are, how often, and in how many sources.

The lexicon is a file made by scripts/build_lexicon: an automaton over the keys
that type a word, another over endings, and for each word of them its numbers.
A word that no source has may still be a known stem with a known ending.
"""

from collections.abc import Iterator
from typing import NamedTuple

from notelint.korean.jamo import is_vowel
from notelint.korean.keyboard import KEYS, keys_of
from notelint.korean.syllables import final_of
from notelint.korean.tables import Tables, key_of_bytes, place_of

KEY_MASK = 0x3F
END = 0x40
BASE_SHIFT = 7
SETTLED_SHIFT = 14  # in the numbers of a form
_SOUNDS = {"": 40, "ㄹ": 41, "C": 42}
"""Keys that begin an ending: after a vowel, after ㄹ, after another consonant."""
SOUND_KEYS = tuple(_SOUNDS.values())
_LABELS = bytes(range(KEY_MASK + 1)) * 4  # the key of a cell, by its lowest byte


def sound_class(word: str) -> str:
    """Which forms of a particle may follow: "" after a vowel, "ㄹ", "C" after a consonant."""
    final = final_of(word[-1])
    return final if final in ("", "ㄹ") else "C"


def ending_start(key: int) -> int:
    """The key that begins the endings of a stem whose last key is `key`."""
    return _STARTS[key]


_STARTS = [0] + [
    _SOUNDS["" if is_vowel(letter) else "ㄹ" if letter == "ㄹ" else "C"] for letter in KEYS
]


class Entry(NamedTuple):
    """What is known of a form: all in steps of half a doubling, 0 for never."""

    uses: int = 0  # how often it occurs
    spread: int = 0  # in how many sources
    stem: int = 0  # how often it has an ending behind it
    varieties: int = 0  # how many different ones
    settled: int = 0  # 1: in no sentence a certain slip; 2: not even a likely one


NEVER = Entry()


class Automaton:
    """A set of words in a double array, each a sequence of keys."""

    def __init__(self, cells: memoryview) -> None:
        self.cells = cells
        self.first = cells[0] >> BASE_SHIFT
        self._bytes = cells.cast("B")

    def labels(self, base: int) -> int:
        """A byte for each key: the key itself where it leads on from the state with this base."""
        cells = self._bytes[4 * base + 4 : 4 * base + 4 + 4 * len(KEYS) : 4]
        return int.from_bytes(cells.tobytes().translate(_LABELS), "little")

    def leads_to_end(self, base: int, keys: bytes, first: int = 0) -> bool:
        """Whether the key `first`, if any, and then `keys` lead from a state to a word's end."""
        cells, cell = self.cells, 0
        if first:
            cell = cells[base + first]
            if cell & KEY_MASK != first:
                return False
            base = cell >> BASE_SHIFT
        for key in keys:
            cell = cells[base + key]
            if cell & KEY_MASK != key:
                return False
            base = cell >> BASE_SHIFT
        return bool(cell & END)

    def __contains__(self, keys: bytes) -> bool:
        return self.leads_to_end(self.first, keys)


class Lexicon:
    """The lexicon in a file."""

    def __init__(self, tables: Tables) -> None:
        self.forms = Automaton(tables.numbers(0, 4))
        self.endings = Automaton(tables.numbers(1, 4))
        self._displacement = tables.numbers(2, 2)
        self._entries = tables.numbers(3, 4)
        self._ending_displacement = tables.numbers(4, 2)
        self._ending_counts = tables.numbers(5, 1)
        # The same words from their last key to the first; an ending's last is its sound.
        self.forms_back = Automaton(tables.numbers(6, 4))
        self.endings_back = Automaton(tables.numbers(7, 4))
        # All forms of everyday verbs and adjectives, whether a source has them or not.
        self._inflected = Automaton(tables.numbers(8, 4))

    def entry(self, word: str) -> Entry:
        """What is known of `word` as it stands."""
        return self.entry_of(keys_of(word))

    def entry_of(self, keys: bytes) -> Entry:
        """What is known of the word that `keys` type as it stands."""
        return self.entry_of_form(keys) if keys in self.forms else NEVER

    def numbers_of(self, word: str) -> int:
        """The numbers of `word` as they are stored; 0 for one that is no form."""
        keys = keys_of(word)
        if keys not in self.forms:
            return 0
        return self._entries[self.place_of_form(keys)]

    def entry_of_form(self, keys: bytes) -> Entry:
        """What is known of a form that is in the lexicon."""
        cell = self._entries[self.place_of_form(keys)]
        spread, settled = cell >> 8 & 0x3F, cell >> SETTLED_SHIFT & 3
        return Entry(cell & 0xFF, spread, cell >> 16 & 0xFF, cell >> 24, settled)

    def place_of_form(self, keys: bytes) -> int:
        """Where the numbers of a form stand that is in the lexicon."""
        return place_of(key_of_bytes(keys), self._displacement, len(self._entries))

    def ending(self, stem: str, ending: str) -> int:
        """Behind how many stems `ending` stands, in half doublings; 0 if it is none."""
        return self._ending(ending_keys(sound_class(stem), ending))

    def inflects(self, word: str) -> bool:
        """Whether `word` is a form of an everyday verb or adjective."""
        return keys_of(word) in self._inflected

    def split(self, keys: bytes, at: int) -> tuple[Entry, int]:
        """The stem and the ending that `keys` are made of, cut at `at`, as `splits` gives them."""
        ending = self._ending(bytes((ending_start(keys[at - 1]),)) + keys[at:])
        return self.entry_of_form(keys[:at]), ending

    def splits(self, word: str) -> Iterator[tuple[Entry, int]]:
        """The ways to read `word` as a known stem with a known ending, and how usual both are."""
        keys = [keys_of(char) for char in word]
        for at in self._form_ends(keys):
            start = bytes((ending_start(keys[at - 1][-1]),))
            if ending := self._ending(start + b"".join(keys[at:])):
                stem = self.entry_of_form(b"".join(keys[:at]))
                if stem.uses or stem.stem:
                    yield stem, ending

    def beginnings(self, word: str) -> Iterator[tuple[int, Entry]]:
        """The forms of two syllables or more that `word` begins with: their ends and numbers."""
        keys = [keys_of(char) for char in word]
        for at in self._form_ends(keys):
            yield at, self.entry_of_form(b"".join(keys[:at]))

    def _form_ends(self, syllables: list[bytes]) -> list[int]:
        """Where forms of two syllables or more end that begin like a word but are not all of it."""
        cells, base, cell = self.forms.cells, self.forms.first, 0
        found: list[int] = []
        for at, keys in enumerate(syllables[:-1], 1):
            for key in keys:
                cell = cells[base + key]
                if cell & KEY_MASK != key:
                    return found
                base = cell >> BASE_SHIFT
            if at > 1 and cell & END:
                found.append(at)
        return found

    def _ending(self, keys: bytes) -> int:
        if keys not in self.endings:
            return 0
        place = place_of(key_of_bytes(keys), self._ending_displacement, len(self._ending_counts))
        return self._ending_counts[place]


def ending_keys(sound: str, ending: str) -> bytes:
    """The keys under which an ending lies in the lexicon."""
    return bytes([_SOUNDS[sound]]) + keys_of(ending)
