"""Words that one slip of a finger turns into a given one.

The keys of the word are walked through the lexicon from both ends. Where what
stands before a slip begins a word and what stands behind it ends one, the keys
that lead on from both sides are what may have been meant there. A word is a
form that the sources have, or a stem of theirs with an ending that stands
behind many stems; a stem is looked up once for all its endings.
"""

from collections.abc import Iterator
from typing import NamedTuple

from notelint.korean.keyboard import Slip, SlipKind, extra_key, keys_of, substitution, text_of
from notelint.korean.lexicon import (
    BASE_SHIFT,
    END,
    KEY_MASK,
    SOUND_KEYS,
    Automaton,
    Lexicon,
    ending_start,
)

LEAST_STRENGTH = 3  # steps: of a stem that may have been meant, seen more than once
_MOST_REMEMBERED = 20_000


class Candidate(NamedTuple):
    """What a word may have been meant to be, and the slip that made it what it is."""

    keys: bytes
    slip: Slip
    stem: int = 0  # keys of the stem, where it is one with an ending; 0 for a form


class Edit(NamedTuple):
    """A slip taken back at the key `at`: `key` for it, before it, or none (0) in its place."""

    kind: SlipKind  # OTHER for any key in place of another, EXTRA for any key too much
    at: int
    key: int = 0

    def applied(self, typed: bytes) -> bytes:
        """The keys that were meant."""
        head, at = typed[: self.at], self.at
        if self.kind is SlipKind.LOST:
            return head + bytes((self.key,)) + typed[at:]
        if self.kind is SlipKind.EXTRA:
            return head + typed[at + 1 :]
        if self.kind is SlipKind.SWAPPED:
            return head + typed[at + 1 : at + 2] + typed[at : at + 1] + typed[at + 2 :]
        return head + bytes((self.key,)) + typed[at + 1 :]

    def slip(self, typed: bytes) -> Slip:
        """What the finger did."""
        if self.kind is SlipKind.LOST:
            return Slip(SlipKind.LOST, 0, self.key)
        if self.kind is SlipKind.EXTRA:
            return extra_key(typed, self.at)
        if self.kind is SlipKind.SWAPPED:
            return Slip(SlipKind.SWAPPED, typed[self.at], typed[self.at + 1])
        return Slip(substitution(typed[self.at], self.key), typed[self.at], self.key)


class Candidates:
    """Finds candidates in a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._endings = lexicon.endings
        cells, first = lexicon.endings.cells, lexicon.endings.first
        # Where the endings begin that stand behind a stem, by its last key.
        self._starts = [0]
        self._starts += [cells[first + ending_start(key)] >> BASE_SHIFT for key in _KEYS]
        self._stems_near: dict[bytes, tuple[tuple[Edit, bytes], ...]] = {}
        self.searches = 0

    def readings(self, keys: bytes) -> Iterator[int]:
        """The ways in which `keys` type a word: 0 for a known form, and the length of each stem
        that an ending stands behind."""
        if keys in self._lexicon.forms:
            yield 0
        for at in self._stem_ends(keys):
            if self._endings.leads_to_end(self._starts[keys[at - 1]], keys[at:]):
                yield at

    def of(self, typed: bytes) -> Iterator[Candidate]:
        """Each word that one slip of a key turns into the keys `typed`; some more than once."""
        for edit, stem in self._edits(typed):
            yield Candidate(edit.applied(typed), edit.slip(typed), stem)

    def of_syllables(self, word: str) -> Iterator[Candidate]:
        """Words that `word` becomes without a doubled syllable, or with two in another order."""
        found = set()
        for at in range(len(word) - 1):
            if word[at] == word[at + 1]:
                found.add(word[:at] + word[at + 1 :])
            elif len(word) > 2:
                found.add(word[:at] + word[at + 1] + word[at] + word[at + 2 :])
        for meant in sorted(found):
            keys = keys_of(meant)
            for stem in self.readings(keys):
                yield Candidate(keys, Slip(SlipKind.SYLLABLE), stem)

    def _edits(self, typed: bytes) -> Iterator[tuple[Edit, int]]:
        """Slips in a form, in a stem before an ending, in an ending behind a stem; and the
        length of the stem."""
        for edit in self._forms_near(typed):
            yield edit, 0
        tails = _Tails(self._lexicon.endings_back, typed)
        for at, sounds in self._ending_starts(typed, tails.states):
            for edit, stem in self._stems_near_to(typed[:at]):
                if ending_start(stem[-1]) in sounds:
                    yield edit, len(stem)
        for at in self._stem_ends(typed):
            start = self._starts[typed[at - 1]]
            for edit in _near(self._endings, start, tails, typed, at):
                yield edit, at
        yield from self._swapped_at_ending(typed)

    def _ending_starts(self, typed: bytes, tails: list[int]) -> Iterator[tuple[int, list[int]]]:
        """Where an ending begins that is the rest of `typed`, and behind which sounds."""
        cells = self._lexicon.endings_back.cells
        for length, base in enumerate(tails):
            sounds = [key for key in SOUND_KEYS if cells[base + key] & KEY_MASK == key]
            if sounds:
                yield len(typed) - length, sounds

    def _swapped_at_ending(self, typed: bytes) -> Iterator[tuple[Edit, int]]:
        """The last key of a stem and the first of its ending in the wrong order."""
        forms = self._lexicon.forms
        for at, base in enumerate(_states(forms, typed)[:-1]):
            wrong, key = typed[at], typed[at + 1] if at + 1 < len(typed) else 0
            cell = forms.cells[base + key]
            if key == wrong or cell & KEY_MASK != key or not cell & END:
                continue
            rest = bytes((wrong,)) + typed[at + 2 :]
            stem = typed[:at] + bytes((key,))
            if self._may_be_stem(stem) and self._endings.leads_to_end(self._starts[key], rest):
                yield Edit(SlipKind.SWAPPED, at), at + 1

    def _stem_ends(self, keys: bytes) -> Iterator[int]:
        """Where forms end that `keys` begin with and that may be stems, but for all of `keys`."""
        forms = self._lexicon.forms
        cells, base = forms.cells, forms.first
        for at, key in enumerate(keys[:-1], 1):
            cell = cells[base + key]
            if cell & KEY_MASK != key:
                return
            base = cell >> BASE_SHIFT
            if cell & END and self._may_be_stem(keys[:at]):
                yield at

    def _may_be_stem(self, form: bytes) -> bool:
        """Whether the form has two syllables or more, and is not rare."""
        # A syllable has at most five keys.
        if len(form) < 6 and (len(form) < 4 or len(text_of(form)) < 2):
            return False
        entry = self._lexicon.entry_of_form(form)
        return max(entry.uses, entry.stem) >= LEAST_STRENGTH

    def _forms_near(self, typed: bytes) -> list[Edit]:
        """The slips taken back that make a form of `typed`."""
        self.searches += 1
        forms, backward = self._lexicon.forms, self._lexicon.forms_back
        return _near(forms, forms.first, _Tails(backward, typed), typed, 0)

    def _stems_near_to(self, typed: bytes) -> tuple[tuple[Edit, bytes], ...]:
        """The slips taken back that make of `typed` a stem; remembered for its other endings."""
        found = self._stems_near.get(typed)
        if found is None:
            if len(self._stems_near) >= _MOST_REMEMBERED:
                self._stems_near.clear()
            edits = [(edit, edit.applied(typed)) for edit in self._forms_near(typed)]
            found = tuple(pair for pair in edits if self._may_be_stem(pair[1]))
            self._stems_near[typed] = found
        return found


_KEYS = range(1, 34)
# The numbers of all keys, a byte each: what the labels of a state that has them all look like.
_ALL_LABELS = int.from_bytes(bytes(_KEYS), "little")
_WIDTH = len(_KEYS)


class _Tails:
    """The ends of what was typed that are ends of words, in an automaton of reversed words."""

    def __init__(self, backward: Automaton, typed: bytes) -> None:
        self.states = _states(backward, typed[::-1])
        # By their lengths: the keys that never stand before them, as `_absent` gives them.
        self.absent = [_absent(backward, state) for state in self.states]
        self.longest = len(self.states) - 1


def _near(forward: Automaton, first: int, tails: _Tails, typed: bytes, begin: int) -> list[Edit]:
    """The slips behind the key `begin` that make of `typed[begin:]` what leads from the
    state `first` to the end of a word."""
    cells, leads = forward.cells, forward.leads_to_end
    found: list[Edit] = []
    base, cell, before = first, 0, 0
    for at in range(begin, len(typed)):
        length = len(typed) - at
        if length - 2 <= tails.longest:
            ahead = _absent(forward, base)
            if length <= tails.longest:
                rest = typed[at:]
                # A key lost behind the same key makes the same word.
                found += [
                    Edit(SlipKind.LOST, at, key)
                    for key in _present(ahead | tails.absent[length])
                    if key != before and leads(base, rest, key)
                ]
            _replaced(forward, base, ahead, tails, typed, at, found)
        before = typed[at]
        cell = cells[base + before]
        if cell & KEY_MASK != before:
            return found
        base = cell >> BASE_SHIFT
        if length == 2 and cell & END:
            found.append(Edit(SlipKind.EXTRA, at + 1))
    found += [
        Edit(SlipKind.LOST, len(typed), key)
        for key in _present(_absent(forward, base) | tails.absent[0])
        if key != before and leads(base, b"", key)
    ]
    return found


def _replaced(
    forward: Automaton,
    base: int,
    ahead: int,
    tails: _Tails,
    typed: bytes,
    at: int,
    found: list[Edit],
) -> None:
    """Find other keys in the place of the one at `at`, or none, or the next one before it."""
    wrong, rest, leads = typed[at], typed[at + 1 :], forward.leads_to_end
    if len(rest) <= tails.longest:
        found += [
            Edit(SlipKind.OTHER, at, key)
            for key in _present(ahead | tails.absent[len(rest)])
            if key != wrong and leads(base, rest, key)
        ]
    if rest and rest[0] != wrong and ahead >> 8 * (rest[0] - 1) & 0xFF == 0:
        if leads(base, rest):
            found.append(Edit(SlipKind.EXTRA, at))
        if leads(base, typed[at : at + 1] + rest[1:], rest[0]):
            found.append(Edit(SlipKind.SWAPPED, at))


def _absent(automaton: Automaton, base: int) -> int:
    """The keys that do not lead on from a state: for each key a byte that is zero if it does."""
    return automaton.labels(base) ^ _ALL_LABELS


def _present(absent: int) -> list[int]:
    """The keys whose bytes are zero."""
    found = []
    each = absent.to_bytes(_WIDTH, "little")
    at = each.find(0)
    while at >= 0:
        found.append(at + 1)
        at = each.find(0, at + 1)
    return found


def _states(automaton: Automaton, keys: bytes) -> list[int]:
    """The states behind 0, 1, 2 ... of `keys`, as far as they lead."""
    cells, base = automaton.cells, automaton.first
    found = [base]
    for key in keys:
        cell = cells[base + key]
        if cell & KEY_MASK != key:
            break
        base = cell >> BASE_SHIFT
        found.append(base)
    return found
