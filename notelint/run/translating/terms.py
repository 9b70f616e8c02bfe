"""Terms of the glossary in a segment: protected, so that they come out as the glossary has them."""

from collections.abc import Iterator
from typing import NamedTuple

from notelint.lazy import regex
from notelint.note.span import Span
from notelint.translate.glossary.glossary import Glossary
from notelint.translate.protected_source import BEFORE_A_SENTENCE
from notelint.translate.segment import Protected, Protection, Segment

_HANGUL = regex(r"[가-힣ㄱ-ㅎㅏ-ㅣ]")
# What is said of the label before it.
_COLON = regex(r"\s*[:：](?:\s|$)")
_LONGEST_LABEL = 40  # code points before a colon


def with_terms(segment: Segment, text: str, glossary: Glossary) -> Segment:
    """`segment`, of the note with `text`, with its terms among what is protected.

    A term that the author gives in English too (`경사 하강법(gradient descent)`)
    becomes the author's own English.
    """
    words = _words(segment, text)
    labels = _labels(segment, words, glossary)
    found = list(labels)
    for run in words:
        if not any(run.span.covers(label.span) for label in labels):
            found += _terms(run.text, run.span.start, glossary)
        elif rest := _behind(run, labels):
            found += _terms(rest.text, rest.span.start, glossary)
    return _with(segment, found)


def with_labels(segment: Segment, text: str, glossary: Glossary) -> Segment:
    """As `with_terms`, for engines that keep no placeholders: labels, which they never see."""
    return _with(segment, _labels(segment, _words(segment, text), glossary))


class _Run(NamedTuple):
    """Words between protected spans."""

    text: str
    span: Span
    place: int  # how many protected spans come before


def _words(segment: Segment, text: str) -> list[_Run]:
    found: list[_Run] = []
    at, place = segment.span.start, 0
    for piece in segment.pieces(text):
        if isinstance(piece, str):
            found.append(_Run(piece, Span(at, at + len(piece)), place))
            at += len(piece)
        else:
            at = piece.span.end
            place += 1
    return found


def _labels(segment: Segment, words: list[_Run], glossary: Glossary) -> list[Protected]:
    """All Korean of the segment, if it is nothing but terms, else the label that it begins with."""
    korean = [run for run in words if _HANGUL.search(run.text)]
    whole: list[Protected] = []
    first = next((run for run in words if any(map(str.isalnum, run.text))), None)
    for run in korean:
        begins = run is first and _begins(segment, run)
        label = _label(run, glossary, begins=begins)
        if label is None:
            break
        whole.append(label)
    else:
        return whole
    if first is None or not _begins(segment, first):
        return []
    return list(_first_label(segment, words, first, glossary))


def _first_label(
    segment: Segment, words: list[_Run], first: _Run, glossary: Glossary
) -> Iterator[Protected]:
    """`장점 : ...`, `**장점**: ...` or `**장점:** ...`."""
    colon = _COLON.search(first.text, 0, _LONGEST_LABEL)
    if colon is None and not _colon_follows(segment, words, first):
        return
    end = colon.start() if colon else len(first.text)
    run = first._replace(text=first.text[:end], span=Span(first.span.start, first.span.start + end))
    label = _label(run, glossary, begins=True)
    if label:
        yield label


def _colon_follows(segment: Segment, words: list[_Run], first: _Run) -> bool:
    """Whether markup around the first words is all that stands between them and a colon."""
    after = next((run for run in words if run.span.start > first.span.start), None)
    between = segment.protected[first.place : after.place if after else None]
    closes = bool(between) and all(item.kind is Protection.CLOSE for item in between)
    return closes and after is not None and _COLON.match(after.text) is not None


def _label(run: _Run, glossary: Glossary, *, begins: bool) -> Protected | None:
    """The words as one span that is restored in English, if they are but terms."""
    english = glossary.label(run.text, begins=begins)
    if english is None:
        return None
    start = run.span.start + len(run.text) - len(run.text.lstrip())
    end = start + len(run.text.strip())
    return Protected(Span(start, end), Protection.TERM, english)


def _begins(segment: Segment, run: _Run) -> bool:
    """Whether nothing that is read as a word is protected before the words."""
    return all(item.kind in BEFORE_A_SENTENCE for item in segment.protected[: run.place])


def _behind(run: _Run, labels: list[Protected]) -> _Run | None:
    """What of the words stands behind a label in them."""
    end = max(label.span.end for label in labels if run.span.covers(label.span))
    if end >= run.span.end:
        return None
    return run._replace(text=run.text[end - run.span.start :], span=Span(end, run.span.end))


def _terms(words: str, start: int, glossary: Glossary) -> list[Protected]:
    """The terms in `words`, which begin at `start`."""
    glosses = glossary.glosses(words)
    spans = [(gloss.span, gloss.restored()) for gloss in glosses]
    spans += [
        (match.span, match.restored(words))
        for match in glossary.enforced(words)
        if not any(match.span.overlaps(gloss.span) for gloss in glosses)
    ]
    return [
        Protected(Span(start + span.start, start + span.end), Protection.TERM, english)
        for span, english in sorted(spans)
    ]


def _with(segment: Segment, found: list[Protected]) -> Segment:
    if not found:
        return segment
    return segment._replace(protected=_merged(segment.protected, found))


def _merged(old: tuple[Protected, ...], new: list[Protected]) -> tuple[Protected, ...]:
    """All in order; pairs are counted anew."""
    items = sorted([*old, *new], key=lambda item: item.span)
    place_of = {item.span: number for number, item in enumerate(items)}
    return tuple(
        item if item.pair is None else item._replace(pair=place_of[old[item.pair].span])
        for item in items
    )
