"""Which sentences of the next edition stay as people left them."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from notelint.translate.memory.entry import Entry, Origin, Review
from notelint.translate.memory.people.edits import Recovered
from notelint.translate.memory.people.lines import shared
from notelint.translate.memory.people.words import entry_for
from notelint.translate.memory.sentence import Sentence

_NEAR = 16  # sentences around its place that a changed source is looked for in
_SAME_SENTENCE = 0.3  # share of pairs of letters in common: less is another sentence


class Kept(NamedTuple):
    """A sentence of the note whose translation stays as it is in the edition.

    `segment` counts in the note as it is now, `recorded` in the edition as it
    was written. `text` goes into the edition without escapes. With
    `Review.SOURCE_CHANGED`, it translates `old_source`: a person has to look
    at both, and what an engine makes of the new source goes beside it, never
    in its place.
    """

    segment: int
    recorded: int
    text: str
    origin: Origin
    review: Review
    old_source: str = ""
    is_new: bool = False  # changed since the edition was written


class Keeping(NamedTuple):
    """What is kept, and people's sentences whose source is no longer in the note (`dropped`)."""

    kept: tuple[Kept, ...]
    dropped: tuple[int, ...]


def keep(recovered: Recovered, sources: Sequence[str], by: Origin = Origin.HUMAN) -> Keeping:
    """People's sentences in an edition, and where they go in the note as it is now.

    `sources` are the sentences of the note as they stand there
    (`Sentence.literal`). `by` says whose words changed sentences are: with
    `Origin.UNKNOWN`, where the memory is missing, they may be an engine's.
    """
    new = {edit.segment for edit in recovered.edits}
    recorded = recovered.record.segments
    places = _places([item.source for item in recorded], sources, _wanted(recovered, new))
    kept: list[Kept] = []
    dropped: list[int] = []
    for number in sorted(_wanted(recovered, new)):
        place = places.get(number)
        span = recovered.segments[number]
        if place is None or span is None:
            dropped.append(number)
            continue
        item = recorded[number]
        origin = by if number in new else item.origin
        is_same = item.source == sources[place]
        was_told = item.review is Review.SOURCE_CHANGED and number not in new
        review, old_source = Review.NONE, ""
        if was_told:
            review, old_source = Review.SOURCE_CHANGED, item.old_source
        elif not is_same:
            review, old_source = Review.SOURCE_CHANGED, item.source
        elif origin is Origin.HUMAN:
            review = Review.ACCEPTED
        text = recovered.text[span.start : span.end]
        kept.append(Kept(place, number, text, origin, review, old_source, number in new))
    return Keeping(tuple(sorted(kept)), tuple(dropped))


def entries_of(
    recovered: Recovered,
    keeping: Keeping,
    sentences: Sequence[Sentence],
    note: str,
    by: Origin = Origin.HUMAN,
) -> Iterator[Entry]:
    """What people wrote since the edition was written, for the memory.

    `sentences` are those of the note as it is now, at `note`. A sentence whose
    source has changed or is gone is kept for the day that it comes back.
    """
    recorded = recovered.record.segments
    place_of = {item.recorded: item for item in keeping.kept}
    for edit in recovered.edits:
        item = recorded[edit.segment]
        place = place_of.get(edit.segment)
        if place is not None and item.source == sentences[place.segment].literal:
            yield entry_for(sentences[place.segment], edit.after, item.kind, note, by)
        else:
            yield entry_for(Sentence.plain(item.source), edit.after, item.kind, note, by)


def _wanted(recovered: Recovered, new: set[int]) -> set[int]:
    """Recorded sentences that are not an engine's."""
    return new | {
        number
        for number, item in enumerate(recovered.record.segments)
        if item.origin is not Origin.ENGINE
    }


def _places(old: Sequence[str], new: Sequence[str], wanted: set[int]) -> dict[int, int]:
    """For sentences of the old source where they are in the new one, changed or not."""
    places = dict(shared(old, new))
    rows = sorted(places)
    free = _Free(new, set(places.values()))
    changed: list[tuple[int, range]] = []
    for number in sorted(wanted - places.keys()):
        at = bisect_left(rows, number)
        start = places[rows[at - 1]] + 1 if at else 0
        end = places[rows[at]] if at < len(rows) else len(new)
        begun = rows[at - 1] + 1 if at else 0
        middle = start + number - begun
        changed.append((number, range(max(start, middle - _NEAR), min(end, middle + _NEAR + 1))))
    for number, near in changed:  # sentences that moved go before sentences that changed
        place = free.take_same(old[number])
        if place is None:
            place = free.take_alike(old[number], near)
        if place is not None:
            places[number] = place
    return places


class _Free:
    """Sentences of the new source that no old one has been found for."""

    def __init__(self, texts: Sequence[str], taken: set[int]) -> None:
        self._texts = texts
        self._taken = taken
        self._by_text: dict[str, list[int]] = {}
        for number in range(len(texts) - 1, -1, -1):
            if number not in taken:
                self._by_text.setdefault(texts[number], []).append(number)

    def take_same(self, text: str) -> int | None:
        """The first that is `text`."""
        places = self._by_text.get(text, [])
        while places:
            place = places.pop()
            if place not in self._taken:
                self._taken.add(place)
                return place
        return None

    def take_alike(self, text: str, near: range) -> int | None:
        """The one of `near` that is most like `text`."""
        wanted = _pairs(text)
        best, worth = None, _SAME_SENTENCE
        for place in near:
            if place not in self._taken:
                alike = _alike(wanted, _pairs(self._texts[place]))
                if alike >= worth:
                    best, worth = place, alike
        if best is not None:
            self._taken.add(best)
        return best


def _pairs(text: str) -> frozenset[str]:
    """Each letter with the next one."""
    return frozenset(text[at : at + 2] for at in range(len(text) - 1)) or frozenset({text})


def _alike(some: frozenset[str], others: frozenset[str]) -> float:
    """Dice's coefficient."""
    return 2 * len(some & others) / (len(some) + len(others))
