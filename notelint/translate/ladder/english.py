"""The words of an answer and what goes between them, put together as English is written."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from notelint.lazy import regex
from notelint.translate.glossary.glosses import undoubled
from notelint.translate.protected_source import BEFORE_A_SENTENCE, TOKEN, capitalized
from notelint.translate.quality.terms import TERM, english_terms
from notelint.translate.segment import Protected, Protection


class Piece(NamedTuple):
    """A run of words, or text with tokens that stays as it is; `edge` is -1 for opening
    markup, 1 for closing markup."""

    text: str
    fixed: bool = False
    edge: int = 0


# Korean and full-width punctuation, in the form that English has.
_PUNCTUATION = str.maketrans(
    {"「": "“", "」": "”", "『": "“", "』": "”", "、": ", ", "。": ". ", "，": ", ", "：": ": ",
     "；": "; ", "（": " (", "）": ") ", "？": "? ", "！": "! ", "．": ". ", "　": " "}
)  # fmt: skip
_FOREIGN = frozenset(map(chr, _PUNCTUATION))
_SPACES = regex(r"\s+")
_BEFORE_POINT = regex(r" +(?!\.{1,2}/)(?=[,.;!?)\]}](?:[\s,.;:!?)\]}\"”']|$))")
_AFTER_BRACKET = regex(r"(?<=[(\[{]) +")
# Two full stops, but neither an ellipsis nor a path.
_STOPS = regex(r"(?<=\w)\.\.(?=\s|$)")
# Words that English never says twice running, small models do.
_REPEATED = regex(r"\b(the|a|an|of|to|in|on|at|by|for|from|with|and|or|is|are)(?: \1)+\b")
_PLURAL = regex(r"(?:['’]?s|['’]|es)\b|-")

# Signs that may touch words on either side: the author wrote them so.
_LOOSE = frozenset(
    {Protection.ESCAPE, Protection.ENTITY, Protection.LITERAL, Protection.HTML, Protection.BREAK}
)


def written(pieces: Sequence[Piece], tokens: tuple[Protected, ...]) -> list[Piece]:
    """The pieces with spaces where English has them, and nowhere else."""
    result: list[Piece] = []
    for piece in pieces:
        if not piece.fixed:
            piece = Piece(_words(piece.text))
            if result and not result[-1].fixed:
                piece = Piece(result.pop().text + piece.text)
        if not piece.text:
            continue
        if result:
            _join(result, piece, tokens)
        else:
            result.append(piece)
    return _stripped(result)


def _words(text: str) -> str:
    """Words with English punctuation and single spaces."""
    if not _FOREIGN.isdisjoint(text):
        text = text.translate(_PUNCTUATION)
    text = _REPEATED.sub(r"\1", _STOPS.sub(".", _SPACES.sub(" ", text)))
    return undoubled(_AFTER_BRACKET.sub("", _BEFORE_POINT.sub("", text)))


def _join(result: list[Piece], right: Piece, tokens: tuple[Protected, ...]) -> None:
    """Add `right`, with a space before it or without."""
    left = result.pop()
    gap = (not left.fixed and left.text[-1:] == " ") or (not right.fixed and right.text[:1] == " ")
    if not left.fixed:
        left = left._replace(text=left.text.rstrip(" "))
    if not right.fixed:
        right = right._replace(text=right.text.lstrip(" "))
    wanted = _space_between(left, right, tokens, gap)
    if left.text:
        result.append(left)
    elif wanted and result:
        # The words were but a space.
        wanted = _space_between(result[-1], right, tokens, True)
    if wanted and result and right.text:
        if right.fixed and not result[-1].fixed:
            result[-1] = result[-1]._replace(text=result[-1].text + " ")
        elif not right.fixed:
            right = right._replace(text=" " + right.text)
        else:
            result.append(Piece(" "))
    if right.text:
        result.append(right)
    elif gap and result and result[-1].fixed:
        result.append(Piece(" "))


def _space_between(left: Piece, right: Piece, tokens: tuple[Protected, ...], gap: bool) -> bool:
    """Whether a space stands between two pieces; `gap`: the engine wrote one."""
    if left.edge < 0 or right.edge > 0:
        return False
    before, after = _last_kind(left, tokens), _first_kind(right, tokens)
    if before in _LOOSE or after in _LOOSE:
        return gap or _is_word_beside_tag(left, right, tokens)
    if _first_kind(right, tokens) is Protection.FOOTNOTE:
        return False
    if left.fixed and right.fixed:
        return True
    if left.fixed:
        first = right.text[:1]
        if first.isalnum():
            return gap or not _PLURAL.match(right.text)
        return gap and first not in ",.;!?)]}”’"
    last = left.text[-1:]
    if last.isalnum() or last in ",;!?)]}”%":
        return True
    return gap and last not in "([{“‘"


def _is_word_beside_tag(left: Piece, right: Piece, tokens: tuple[Protected, ...]) -> bool:
    """Whether words touch a tag that stands for a word: Korean joins a particle to `<child>`."""
    if left.fixed and right.text[:1].isalnum():
        number = left.text[:-1].rpartition("⟦")[2]
    elif right.fixed and left.text[-1:].isalnum():
        number = right.text[1:].partition("⟧")[0]
    else:
        return False
    return number.isdecimal() and is_word_tag(tokens[int(number) - 1])


# Line breaks, and what may be opened or closed within a word; comments.
_NO_WORD = regex(
    r"<(?:!|/|(?:br|wbr|hr|sup|sub|b|i|u|em|strong|a|span|font|p|div)\b)", re.IGNORECASE
)


def is_word_tag(mark: Protected) -> bool:
    """Whether a tag stands where a word may: an image, a name in angle brackets."""
    return mark.kind is Protection.HTML and not _NO_WORD.match(mark.restored)


def _first_kind(piece: Piece, tokens: tuple[Protected, ...]) -> Protection | None:
    match = TOKEN.match(piece.text) if piece.fixed else None
    return tokens[int(match[1]) - 1].kind if match else None


def _last_kind(piece: Piece, tokens: tuple[Protected, ...]) -> Protection | None:
    if not piece.fixed or not piece.text.endswith("⟧"):
        return None
    return tokens[int(piece.text[piece.text.rindex("⟦") + 1 : -1]) - 1].kind


def _stripped(pieces: list[Piece]) -> list[Piece]:
    """The pieces without space at the ends."""
    if pieces and not pieces[0].fixed:
        pieces[0] = pieces[0]._replace(text=pieces[0].text.lstrip())
    if pieces and not pieces[-1].fixed:
        pieces[-1] = pieces[-1]._replace(text=pieces[-1].text.rstrip())
    return [piece for piece in pieces if piece.text]


# What would begin a block of Markdown at the start of a line.
_BLOCK_START = regex(r"(?:[-+*>#|=:~`]|\d+[.)]|<)")


def with_line_ends(
    pieces: Sequence[Piece], line_ends: Iterable[tuple[str, float]]
) -> list[Piece] | None:
    """The pieces with line ends in place of spaces near these shares of their length.

    None where there are not enough spaces at which a line may end.
    """
    total = sum(len(piece.text) for piece in pieces)
    wanted = [(token, share * total) for token, share in line_ends]
    if not wanted:
        return list(pieces)
    places = list(_places(pieces))
    chosen: dict[tuple[int, int], str] = {}
    first = 0
    for left, (token, share) in zip(range(len(wanted), 0, -1), wanted, strict=True):
        last = len(places) - left  # a place is left for each line end that follows
        if last < first:
            return None
        best = min(range(first, last + 1), key=lambda index: abs(places[index][0] - share))
        chosen[places[best][1]] = token
        first = best + 1
    return [new for index, piece in enumerate(pieces) for new in _broken(index, piece, chosen)]


def _places(pieces: Sequence[Piece]) -> Iterable[tuple[int, tuple[int, int]]]:
    """Offsets of spaces in the whole at which a line may end, and where each is."""
    offset = 0
    for index, piece in enumerate(pieces):
        for match in () if piece.fixed else _SPACES.finditer(piece.text):
            starts = not index and not match.start()
            if not starts and _may_begin_line(pieces, index, match.end()):
                yield offset + match.start(), (index, match.start())
        offset += len(piece.text)


def _may_begin_line(pieces: Sequence[Piece], index: int, at: int) -> bool:
    """Whether what stands at `at` of a piece is there, and begins no block as a line's first."""
    if at < len(pieces[index].text):
        return not _BLOCK_START.match(pieces[index].text, at)
    return index + 1 < len(pieces)


def _broken(index: int, piece: Piece, chosen: dict[tuple[int, int], str]) -> Iterable[Piece]:
    at = 0
    for place, token in sorted((key[1], token) for key, token in chosen.items() if key[0] == index):
        yield Piece(piece.text[at:place])
        yield Piece(token, fixed=True)
        at = place + 1
    yield piece._replace(text=piece.text[at:])


_STOPPED = regex(r"[.。．]\s*$")
_ONE_STOP = regex(r"(?<![.\s])(?<!etc)(?<!e\.g)(?<!i\.e)\.$")
_TAKES_STOP = regex(r"[\w)\]\"”'’%⟧]$")


def ended_like(source: str, text: str) -> str:
    """The translation with a full stop where its source has one, and without where it has none."""
    if _STOPPED.search(source):
        return text + "." if _TAKES_STOP.search(text) else text
    return text if source.endswith(("…", "?", "!")) else _ONE_STOP.sub("", text)


# Quotes alone at an end, whose partner the answer lacks.
_QUOTES = frozenset('"“”')


def without_stray_quotes(source: str, text: str) -> str:
    """The translation without the one quote at its start or end, where the source has none."""
    if not _QUOTES.isdisjoint(source) or sum(text.count(quote) for quote in _QUOTES) != 1:
        return text
    if text[0] in _QUOTES:
        return text[1:].lstrip()
    return text[:-1].rstrip() if text[-1] in _QUOTES else text


# Particles and endings that no Korean sentence begins with.
_GOES_ON = regex(
    r"(?:은|는|가|을|를|의|와|과|로|으로|에서?|이다|입니다|이며|이고|라고|이라)(?![가-힣])"
)
_FIRST_WORD = regex(r"[\s\"'“‘(\[]*(?:⟦[0-9]+⟧[\s\"'“‘(\[]*)*([a-z][\w'’-]*)")


def begun_like(source: str, text: str, tokens: tuple[Protected, ...]) -> str:
    """The translation with a capital at its start.

    Not where its first word is a name or the author's own small word, where something protected
    comes first, or where the source goes on with a particle (`로 정의한다`).
    """
    first = _FIRST_WORD.match(text)
    if first is None or _GOES_ON.match(source):
        return text
    before = TOKEN.finditer(text, 0, first.start(1))
    if any(tokens[int(match[1]) - 1].kind not in BEFORE_A_SENTENCE for match in before):
        return text
    term = TERM.match(text, first.start(1))
    word = term[0] if term else first[1]
    if capitalized(word) == word or not {word, first[1]}.isdisjoint(english_terms(source)):
        return text
    return text[: first.start(1)] + capitalized(word) + text[first.start(1) + len(word) :]
