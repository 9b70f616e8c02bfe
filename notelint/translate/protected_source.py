"""A segment as text with `⟦n⟧` where its protected spans are, and the way back."""

from collections.abc import Iterator
from dataclasses import dataclass

from notelint.lazy import regex
from notelint.translate.language import composed
from notelint.translate.segment import Protected, Protection, Segment

TOKEN = regex(r"⟦([1-9][0-9]{0,5})⟧")
"""A token. The author's own `⟦` is protected itself: no text holds a bracket of its kind else."""

BRACKETS = "⟦⟧"


class TokensDifferError(ValueError):
    """A translation does not hold each token of its source once, with pairs around words."""


@dataclass(frozen=True, slots=True)
class ProtectedSource:
    """What is to be translated: `⟦n⟧` in `text` stands for `tokens[n - 1]`, in order from 1.

    `tokens` are the segment's `protected`, so that `Protected.pair` counts in
    both; pairs that cross in the note (`<b>**a</b>**`) are no pairs here.
    """

    text: str
    tokens: tuple[Protected, ...] = ()


def protect(note_text: str, segment: Segment) -> ProtectedSource:
    """The segment's text with a token for each span that the edition holds as it is."""
    pieces: list[str] = []
    number = 0
    for piece in segment.pieces(note_text):
        if isinstance(piece, str):
            pieces.append(composed(piece))
        else:
            number += 1
            pieces.append(token(number))
    return ProtectedSource("".join(pieces), _without_crossing(segment.protected))


def _without_crossing(marks: tuple[Protected, ...]) -> tuple[Protected, ...]:
    """The spans, where a mark is paired only with one that nests with all others."""
    open_pairs: dict[int, None] = {}
    nested: set[int] = set()
    for index, mark in enumerate(marks):
        if mark.kind is Protection.OPEN and mark.pair is not None and mark.pair > index:
            open_pairs[index] = None
        elif mark.kind is Protection.CLOSE and mark.pair in open_pairs:
            while (opening := open_pairs.popitem()[0]) != mark.pair:
                pass  # opened within, closed beyond: crosses
            if marks[opening].pair == index:
                nested |= {opening, index}
    return tuple(
        mark if index in nested or mark.pair is None else mark._replace(pair=None)
        for index, mark in enumerate(marks)
    )


def token(number: int) -> str:
    """`⟦number⟧`."""
    return f"⟦{number}⟧"


def restore(source: ProtectedSource, translated: str) -> str:
    """The translation with what is protected in place of its tokens.

    Raises:
        TokensDifferError: the translation does not hold what `holds_tokens` asks.
    """
    return "".join(
        piece if isinstance(piece, str) else piece.restored
        for piece in translated_pieces(source, translated)
    )


def translated_pieces(source: ProtectedSource, translated: str) -> Iterator[str | Protected]:
    """What the edition holds for the segment, in order: words, and what is protected.

    Only the words may need escapes where they are spliced.

    Raises:
        TokensDifferError: the translation does not hold what `holds_tokens` asks.
    """
    if not holds_tokens(source, translated):
        raise TokensDifferError(translated)
    return pieces_with(source.tokens, translated)


def pieces_with(tokens: tuple[Protected, ...], translated: str) -> Iterator[str | Protected]:
    """The words of a translation, and in their places the spans that its tokens stand for.

    A term that begins a sentence does so with a capital.
    """
    at = 0
    begins = True
    for match in TOKEN.finditer(translated):
        if at < match.start():
            words = translated[at : match.start()]
            begins = bool(_SENTENCE_END.search(words)) or (begins and not _SAID.search(words))
            yield words
        mark = tokens[int(match[1]) - 1]
        if mark.kind is Protection.TERM and begins:
            mark = mark._replace(restored=capitalized(mark.restored))
        begins = begins and mark.kind in BEFORE_A_SENTENCE
        yield mark
        at = match.end()
    if at < len(translated):
        yield translated[at:]


# Written small wherever it stands: k-means, iPhone, x_1.
_KEPT_SMALL = regex(r"[a-z](?:[-_.0-9A-Z]|\Z)|[a-z]+[A-Z0-9_(.]")
_SENTENCE_END = regex(
    r"[^\W_][)”’\"']?(?<!\be\.g)(?<!\bi\.e)(?<!\bvs)(?<!\betc)(?<!\bcf)[.?!]\s+[\"“(]?\Z"
)
_SAID = regex(r"[^\W_]")
BEFORE_A_SENTENCE = frozenset(
    {
        Protection.OPEN,
        Protection.EMOJI,
        Protection.HTML,
        Protection.IMAGE,
        Protection.BREAK,
        Protection.ATTRIBUTE,
    }
)
"""What may stand before the first word of a sentence, which has a capital all the same."""


def capitalized(english: str) -> str:
    """English words with the capital that begins a sentence, but for names written small."""
    return english if _KEPT_SMALL.match(english) else english[:1].upper() + english[1:]


def holds_tokens(source: ProtectedSource, translated: str) -> bool:
    """Whether the translation has each token once, line ends in order, and markup around words.

    Markup holds when each opening stands before its closing, pairs lie apart
    or within each other, and none is empty that was not in the source. Markup
    without a partner keeps its order among line ends and its like.
    """
    numbers = [int(number) for number in TOKEN.findall(translated)]
    if sorted(numbers) != list(range(1, len(source.tokens) + 1)):
        return False
    if _has_stray_bracket(translated, len(numbers)):
        return False
    ordered = [n for n in numbers if keeps_its_order(source.tokens[n - 1])]
    return ordered == sorted(ordered) and _pairs_hold(source, translated, numbers)


def keeps_its_order(mark: Protected) -> bool:
    """Whether the mark may not change places with others: a line end, markup without a partner."""
    if mark.kind in (Protection.OPEN, Protection.CLOSE):
        return mark.pair is None
    return mark.kind is Protection.BREAK


def _has_stray_bracket(text: str, tokens: int) -> bool:
    return any(text.count(bracket) != tokens for bracket in BRACKETS)


def _pairs_hold(source: ProtectedSource, translated: str, numbers: list[int]) -> bool:
    """Whether paired markup nests and holds something."""
    open_pairs: list[int] = []
    for number in numbers:
        mark = source.tokens[number - 1]
        if mark.pair is None:
            continue
        if mark.kind is Protection.OPEN:
            open_pairs.append(mark.pair + 1)
        elif not open_pairs or open_pairs.pop() != number:
            return False
    return not open_pairs and empty_pairs(source, translated) <= empty_pairs(source, source.text)


def empty_pairs(source: ProtectedSource, text: str) -> set[int]:
    """Numbers of opening markup with nothing but space before its closing."""
    found: set[int] = set()
    before: tuple[int, int] | None = None  # number and end of the token before
    for match in TOKEN.finditer(text):
        number = int(match[1])
        if before is not None and not text[before[1] : match.start()].strip():
            opening = source.tokens[before[0] - 1]
            if opening.kind is Protection.OPEN and opening.pair == number - 1:
                found.add(before[0])
        before = number, match.end()
    return found
