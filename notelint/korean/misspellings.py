"""A closed list of misspelt forms, found in text in one pass.

A form is wrong wherever it stands, so nothing is guessed. It is written as
the letters it has in a text, with these marks:

`^` before it   the Hangul word begins here (a Latin word may stand before)
`-` before it   the Hangul word began before
`~` before it   the syllable before it ends in a consonant
`*`             the syllable before it may take any final consonant, which the
                same mark in the right form takes over: 떄* is 떄, 떈, 떌, ...
`$` after it    the Hangul word ends here
`+` after it    the word ends here, or in particles
`-` after it    the stem of a verb, with every ending, as in the right form
a space         stands in the text; only what follows the last one is replaced
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, Self

from notelint.korean.conjugation import infinitive
from notelint.korean.josa import is_particles
from notelint.korean.syllables import FINALS, final_of, is_syllable, with_any_final, with_final
from notelint.lazy import regex

# A word joiner (U+2060) stands where a word's markup was taken out.
_JOINER = "\u2060"
_WORD = regex("[가-힣]+(?:\u2060+[가-힣]+)*")


class Misspelling(NamedTuple):
    """A line of the list: a form, what it should be, why, and where it is right after all.

    `rights` has more than one form where only the context can tell. `unless`
    are texts: where one of them overlaps the form, it is no misspelling.
    """

    wrong: str
    rights: tuple[str, ...]
    reason: str
    unless: tuple[str, ...] = ()


class Match(NamedTuple):
    """A misspelt form at `[start, end)` of a text, with its right forms and the reason."""

    start: int
    end: int
    rights: tuple[str, ...]
    reason: str


class _Form(NamedTuple):
    """A form without marks, as it is looked up."""

    text: str
    rights: tuple[str, ...]
    entry: Misspelling
    before: str
    start: str
    ending: str

    def fits(self, word: str, at: int) -> bool:
        """Whether this form stands at `at` of `word` with what must surround it there."""
        if not word.startswith(self.text, at) or not self._starts_well(word, at):
            return False
        rest = word[at + len(self.text) :]
        return not rest or not self.ending or (self.ending == "+" and is_particles(rest))

    def _starts_well(self, word: str, at: int) -> bool:
        match self.start:
            case "^":
                return at == 0
            case "-":
                return at > 0
            case "~":
                return at > 0 and final_of(word[at - 1]) != ""
        return True


# Forms that fit into a word, by their offset in it.
_Found = tuple[tuple[int, tuple[_Form, ...]], ...]


class ClosedList:
    """Misspellings, ready to be found."""

    def __init__(self, wrongs: Iterable[str], entry_of: Callable[[int], Misspelling]) -> None:
        """`wrongs` are the forms as they are written, `entry_of` the whole entry of each."""
        # Of the forms only the first two letters are made here; few notes hold any of them.
        self._entry_of = entry_of
        self._indexes: dict[str, list[int]] = {}
        self._forms: dict[str, list[_Form]] = {}
        for index, wrong in enumerate(wrongs):
            for head in _heads_of(wrong):
                self._indexes.setdefault(head, []).append(index)
        self._single = regex(_one_of("".join(h for h in self._indexes if len(h) == 1)))
        pairs = [head for head in self._indexes if len(head) == 2]
        first = _one_of("".join({head[0] for head in pairs}))
        second = _one_of("".join({head[1] for head in pairs}))
        self._pair = regex(f"(?=({first}{_JOINER}*{second}))")

    @classmethod
    def of(cls, entries: Sequence[Misspelling]) -> Self:
        """The list of `entries`."""
        return cls([entry.wrong for entry in entries], entries.__getitem__)

    def scan(self, text: str) -> Iterator[Match]:
        """Misspelt forms in `text`, in order, none overlapping another."""
        words: list[tuple[str, Sequence[int]]] = []
        for word in _words_at(self.places(text), text):
            letters = [i for i, char in enumerate(word[0], word.start()) if char != _JOINER]
            words.append((word[0].replace(_JOINER, ""), letters))
        return self.scan_words(text, words)

    def scan_words(self, text: str, words: Iterable[tuple[str, Sequence[int]]]) -> Iterator[Match]:
        """As `scan`, of Hangul words at hand, each with where its letters stand in `text`."""
        for word, letters in words:
            if found := self._look_up(word):
                yield from _in_context(text, found, letters)

    def places(self, text: str) -> list[int]:
        """Where a form may begin, whatever must surround it."""
        # Most of a text is spelt well: only where two letters may be the first of a form is
        # anything done in Python, and only such places are looked at as words.
        places = [single.start() for single in self._single.finditer(text)]
        for pair in self._pair.finditer(text):
            letters = pair[1]
            if len(letters) > 2:
                letters = letters[0] + letters[-1]
            for form in self._beginning(letters):
                start, end = pair.start(), pair.start() + len(form.text)
                if text.startswith(form.text, start) or _JOINER in text[start:end]:
                    places.append(start)
        return places

    def _beginning(self, head: str) -> list[_Form]:
        """The forms of which `head` is the first two letters, or the only one."""
        if head not in self._indexes:
            return []
        if head not in self._forms:
            entries = map(self._entry_of, self._indexes[head])
            made = (form for entry in entries for form in _forms_of(entry))
            forms = [form for form in made if form.text[:2] == head]
            # Longer forms first: they say more.
            self._forms[head] = sorted(forms, key=lambda form: -len(form.text))
        return self._forms[head]

    def _look_up(self, word: str) -> _Found:
        """The forms that fit into a Hangul word, by their offsets, the longest first."""
        found: list[tuple[int, tuple[_Form, ...]]] = []
        for at in range(len(word)):
            forms = self._beginning(word[at : at + 2])
            if at + 1 < len(word):
                forms = forms + self._beginning(word[at])
            if fitting := tuple(form for form in forms if form.fits(word, at)):
                found.append((at, fitting))
        return tuple(found)


def _one_of(letters: str) -> str:
    """The pattern of any of `letters`; of nothing, if there are none."""
    return f"[{letters}]" if letters else "(?!)"


def _words_at(places: Iterable[int], text: str) -> Iterator[re.Match[str]]:
    """The Hangul words of `text` that hold one of `places`, in order."""
    end = 0
    for place in sorted(places):
        if place >= end:
            line = text.rfind("\n", end, place) + 1 or end
            word = next(word for word in _WORD.finditer(text, line) if word.end() > place)
            end = word.end()
            yield word


def _in_context(text: str, found: _Found, places: Sequence[int]) -> Iterator[Match]:
    """Of the forms that fit into a word, those that the text around it allows.

    `places` are where in `text` the characters of the word stand.
    """
    taken = 0
    for at, forms in found:
        if at < taken:
            continue
        for form in forms:
            start, end = places[at], places[at + len(form.text) - 1] + 1
            if text.endswith(form.before, 0, start) and not _spared(text, start, end, form):
                yield Match(start, end, form.rights, form.entry.reason)
                taken = at + len(form.text)
                break


def _spared(text: str, start: int, end: int, form: _Form) -> bool:
    """Whether a text in which the form is right overlaps it."""
    for context in form.entry.unless:
        reach = len(context) - 1
        if text.find(context, max(0, start - reach), end + reach) >= 0:
            return True
    return False


def _heads_of(wrong: str) -> Iterable[str]:
    """The first two letters of each form that `wrong` stands for."""
    if wrong[-1] == "-":
        stem = wrong[:-1]
        return {*_heads_of(f"{stem}*"), *_heads_of(f"{infinitive(stem)}*")}
    text = wrong.rpartition(" ")[2].lstrip("^-~").rstrip("$+")
    mark = text.find("*", 0, 3)
    if mark < 0:
        return (text.replace("*", "")[:2],)
    start, marked, end = text[: mark - 1], text[mark - 1], text[mark + 1 : mark + 2]
    # As `_fill` would, in a tenth of the time.
    return [f"{start}{filled}{end}"[:2] for filled in with_any_final(marked)]


def _forms_of(entry: Misspelling) -> Iterator[_Form]:
    """The forms that a line of the list stands for."""
    if entry.wrong.endswith("-"):
        wrong, rights = entry.wrong[:-1], [right[:-1] for right in entry.rights]
        for join in (str, infinitive):
            joined = tuple(f"{join(right)}*" for right in rights)
            yield from _forms_of(entry._replace(wrong=f"{join(wrong)}*", rights=joined))
        return
    text = entry.wrong
    start = text[0] if text[0] in "^-~" else ""
    ending = text[-1] if text[-1] in "$+" else ""
    before, space, text = text.removeprefix(start).removesuffix(ending).rpartition(" ")
    start = "^" if space else start
    for final in FINALS if "*" in text else ("",):
        if final and final == final_of(text[text.index("*") - 1]):
            continue
        yield _Form(
            _fill(text, final),
            tuple(
                _fill(right.rpartition(" ")[2] if space else right, final) for right in entry.rights
            ),
            entry,
            before + space,
            start,
            ending,
        )


def _fill(text: str, final: str) -> str:
    """`text` with `final` in the syllable before its mark."""
    head, mark, tail = text.partition("*")
    if not mark:
        return text
    assert is_syllable(head[-1]), text
    return head[:-1] + with_final(head[-1], final or final_of(head[-1])) + tail
