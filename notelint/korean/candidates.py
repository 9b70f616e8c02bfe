"""Words that one slip of a finger turns into a given one.

The keys of the word are walked through the lexicon's automaton; at each place
one slip is taken back, and what is left must lead to the end of a word: of a
form that the sources have, or of a stem of theirs with an ending that stands
behind many stems.
"""

from collections.abc import Iterator
from typing import NamedTuple

from notelint.korean.keyboard import KEYS, Slip, SlipKind, extra_key, keys_of, substitution
from notelint.korean.lexicon import BASE_SHIFT, END, KEY_MASK, Lexicon, ending_start

_SHORTEST_STEM = 4  # keys, two syllables
_ALL_KEYS = range(1, len(KEYS) + 1)
_MOST_REMEMBERED = 50_000

# Where a walk stands: in the forms (-1: nowhere), in the endings of stems, how many keys it
# took, and whether a word ends here. A plain tuple, since thousands are made for a word.
_State = tuple[int, tuple[int, ...], int, bool]


class Candidate(NamedTuple):
    """What a word may have been meant to be, and the slip that made it what it is."""

    keys: bytes
    slip: Slip


class Candidates:
    """Finds candidates in a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._forms = lexicon.forms.cells
        self._endings = lexicon.endings.cells
        first = lexicon.endings.first
        self._starts = [0]
        self._starts += [self._endings[first + ending_start(k)] >> BASE_SHIFT for k in _ALL_KEYS]
        self._first: _State = (lexicon.forms.first, (), 0, False)
        self._keys_from: dict[int, frozenset[int]] = {}

    def accepts(self, keys: bytes) -> bool:
        """Whether `keys` type a known form, or a stem with an ending."""
        return self._ends(self._first, keys)

    def of(self, typed: bytes) -> Iterator[Candidate]:
        """Each word that one slip of a key turns into the keys `typed`; some more than once."""
        state: _State | None = self._first
        for at in range(len(typed) + 1):
            assert state is not None
            head, rest = typed[:at], typed[at:]
            before = head[-1] if head else 0
            for key in self._arrows(state):
                after = self._step(state, key)
                assert after is not None
                # A key lost behind the same key makes the same word.
                if key != before and self._ends(after, rest):
                    yield Candidate(head + bytes((key,)) + rest, Slip(SlipKind.LOST, 0, key))
                if rest and key != rest[0] and self._ends(after, rest[1:]):
                    slip = Slip(substitution(rest[0], key), rest[0], key)
                    yield Candidate(head + bytes((key,)) + rest[1:], slip)
            if not rest:
                return
            yield from self._moved(state, typed, at)
            state = self._step(state, rest[0])
            if state is None:
                return

    def _moved(self, state: _State, typed: bytes, at: int) -> Iterator[Candidate]:
        """The key at `at` is too much, or changed places with the next."""
        wrong, rest = typed[at], typed[at + 1 :]
        if rest[:1] == typed[at : at + 1]:
            return
        if self._ends(state, rest):
            yield Candidate(typed[:at] + rest, extra_key(typed, at))
        if not rest:
            return
        following = self._step(state, rest[0])
        both = following and self._step(following, wrong)
        if both and self._ends(both, rest[1:]):
            swapped = typed[:at] + bytes((rest[0], wrong)) + rest[1:]
            yield Candidate(swapped, Slip(SlipKind.SWAPPED, wrong, rest[0]))

    def of_syllables(self, word: str) -> Iterator[Candidate]:
        """Words that `word` becomes without a doubled syllable, or with two in another order."""
        found = set()
        for at in range(len(word) - 1):
            if word[at] == word[at + 1]:
                found.add(word[:at] + word[at + 1 :])
            elif len(word) > 2:
                found.add(word[:at] + word[at + 1] + word[at] + word[at + 2 :])
        for meant in sorted(found):
            if self.accepts(keys := keys_of(meant)):
                yield Candidate(keys, Slip(SlipKind.SYLLABLE))

    def _arrows(self, state: _State) -> list[int]:
        """The keys that lead on."""
        keys = set(self._form_arrows(state[0])) if state[0] >= 0 else set()
        endings = self._endings
        for base in state[1]:
            keys.update([key for key in _ALL_KEYS if endings[base + key] & KEY_MASK == key])
        return sorted(keys)

    def _form_arrows(self, base: int) -> frozenset[int]:
        """The keys that lead on in a form; remembered, since words begin alike."""
        if base not in self._keys_from:
            if len(self._keys_from) >= _MOST_REMEMBERED:
                self._keys_from.clear()
            forms = self._forms
            found = [key for key in _ALL_KEYS if forms[base + key] & KEY_MASK == key]
            self._keys_from[base] = frozenset(found)
        return self._keys_from[base]

    def _step(self, state: _State, key: int) -> _State | None:
        """Where `key` leads; None: nowhere."""
        base, bases, length, _ = state
        form, ends = -1, False
        following: list[int] = []
        for ending in bases:
            cell = self._endings[ending + key]
            if cell & KEY_MASK == key:
                following.append(cell >> BASE_SHIFT)
                ends = ends or bool(cell & END)
        if base >= 0:
            cell = self._forms[base + key]
            if cell & KEY_MASK == key:
                form = cell >> BASE_SHIFT
                if cell & END:
                    ends = True
                    if length + 1 >= _SHORTEST_STEM:
                        following.append(self._starts[key])
        if form < 0 and not following:
            return None
        return form, tuple(following), length + 1, ends

    def _ends(self, state: _State, keys: bytes) -> bool:
        """Whether `keys` lead from `state` to the end of a word."""
        # As `_step` for each key; this is where the time goes.
        forms, endings, starts = self._forms, self._endings, self._starts
        form, bases, length, ends = state
        for key in keys:
            ends = False
            following: list[int] = []
            for base in bases:
                cell = endings[base + key]
                if cell & KEY_MASK == key:
                    following.append(cell >> BASE_SHIFT)
                    if cell & END:
                        ends = True
            length += 1
            if form >= 0:
                cell = forms[form + key]
                if cell & KEY_MASK == key:
                    form = cell >> BASE_SHIFT
                    if cell & END:
                        ends = True
                        if length >= _SHORTEST_STEM:
                            following.append(starts[key])
                else:
                    form = -1
            if form < 0 and not following:
                return False
            bases = tuple(following)
        return ends
