"""Slips that the sources themselves contain, which must not count as words."""

from collections import defaultdict
from collections.abc import Iterator, Set

from notelint.checks.typos.data import closed_list
from notelint.korean.keyboard import keys_of, slip_between
from scripts.build_lexicon.words import Stems, Words, splits

# A form this rare, of one source, beside a form so many times as frequent, is a slip of it,
# unless it is a stem with an ending of its own, or a form of an everyday verb.
_RARE = 3
_FREQUENT = 200
_TIMES = 100
_SHORTEST = 6  # keys; shorter words lie too close together


def slips_in(words: Words, stems: Stems, right: Set[str]) -> frozenset[str]:
    """The forms that are left out of the lexicon; none of `right`, forms made by rule."""
    return frozenset(_listed(words)) | (frozenset(_beside_frequent(words, stems)) - right)


def _listed(words: Words) -> Iterator[str]:
    """Forms in which the closed list finds a misspelling."""
    forms = sorted(words.counts)
    text = "\n".join(forms)
    starts = iter(closed_list("korean.tsv").scan(text))
    place, match = 0, next(starts, None)
    for form in forms:
        while match and match.start < place:
            match = next(starts, None)
        if match and match.start < place + len(form):
            yield form
        place += len(form) + 1


def _beside_frequent(words: Words, stems: Stems) -> Iterator[str]:
    shortened: dict[bytes, list[str]] = defaultdict(list)
    for form, count in words.counts.items():
        if count >= _FREQUENT and len(keys_of(form)) >= _SHORTEST:
            for key in _shortened(keys_of(form)):
                shortened[key].append(form)
    for form, count in words.counts.items():
        if count > _RARE or words.spread[form] > 1 or _has_known_stem(form, stems):
            continue
        keys = keys_of(form)
        near = {word for key in _shortened(keys) for word in shortened.get(key, ())}
        if any(
            words.counts[word] >= _TIMES * count and slip_between(keys, keys_of(word))
            for word in near
        ):
            yield form


def _shortened(keys: bytes) -> set[bytes]:
    """`keys`, and what is left with any one of them taken out."""
    return {keys, *(keys[:at] + keys[at + 1 :] for at in range(len(keys)))}


def _has_known_stem(form: str, stems: Stems) -> bool:
    return any(stems.varieties[stem] > 2 and pair in stems.endings for stem, pair in splits(form))
