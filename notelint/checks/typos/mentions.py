"""Where prose names a word instead of using it: quotes, lists, file names, corrections."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from notelint.lazy import regex
from notelint.note.span import Span

# A quotation on one line. A straight quote opens only after and closes only before what is
# neither a Latin letter nor a digit, so that the apostrophes of `don't` pair with nothing.
_QUOTED = regex(
    r"(?<![A-Za-z0-9])'[^'\s](?:[^'\n]{0,200}[^'\s])?'(?![A-Za-z0-9])"
    r'|(?<![A-Za-z0-9])"[^"\s](?:[^"\n]{0,200}[^"\s])?"(?![A-Za-z0-9])'
    "|‘[^’\n]{1,200}’|“[^”\n]{1,200}”|『[^』\n]{1,200}』|「[^」\n]{1,200}」"
    "|《[^》\n]{1,200}》|〈[^〉\n]{1,200}〉"
)
# `갯수.py`: the name of a file.
_FILE_END = regex(r"[\w-]{0,20}\.[a-z][a-z0-9]{0,4}(?![A-Za-z0-9])")
_WRONG_MARK = regex(r"[가-힣]{0,4}\s?\(\s?[xX×❌]\s?\)")
_ARROW = regex(r"[^\n→>]{0,8}(?:→|⇒|->|=>)(?P<after>[^\n]{0,16})")
_COMMA = regex("[,、]")
_LIST_LENGTH = 8  # more items on a line than a sentence enumerates
_LINE_END = regex("[\r\n]|\\Z")


class Mentions:
    """The places of a text where words are only mentioned.

    Lines are read as words are asked for, in the order of the text.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._line = Span(0, 0)
        self._quotes: list[Span] = []
        self._is_list: bool | None = None

    def __call__(self, start: int, end: int, rights: Iterable[str]) -> bool:
        """Whether the misspelling of `rights` at `[start, end)` is mentioned, not used."""
        if start not in self._line:
            self._read_line(start)
        return (
            self._quoted(start) or self._in_word_list() or self._told_by_what_follows(end, rights)
        )

    def alone(self, start: int, end: int, rights: Iterable[str]) -> bool:
        """Whether `[start, end)` is mentioned by itself, not within a quoted sentence.

        What is quoted from others may well be set apart.
        """
        if start not in self._line:
            self._read_line(start)
        quote = Span(start - 1, end + 1)
        index = bisect_left(self._quotes, quote)
        return (
            self._quotes[index : index + 1] == [quote]
            or self._in_word_list()
            or self._told_by_what_follows(end, rights)
        )

    def _read_line(self, at: int) -> None:
        known = self._line.end if at >= self._line.end else 0
        start = max(self._text.rfind("\n", known, at), self._text.rfind("\r", known, at)) + 1
        end = _LINE_END.search(self._text, at)
        self._line = Span(start or known, end.end() if end else at)
        self._quotes = [Span(*m.span()) for m in _QUOTED.finditer(self._text, *self._line)]
        self._is_list = None

    def _quoted(self, at: int) -> bool:
        index = bisect_right(self._quotes, (at + 1,)) - 1
        return index >= 0 and at in self._quotes[index]

    def _in_word_list(self) -> bool:
        """Whether the line is a list of single words: a tokenizer's vocabulary, a list of tags."""
        if self._is_list is None:
            items = _COMMA.split(self._text[slice(*self._line)])
            single = sum(" " not in item.strip() for item in items)
            self._is_list = len(items) > _LIST_LENGTH and single * 5 >= len(items) * 4
        return self._is_list

    def _told_by_what_follows(self, end: int, rights: Iterable[str]) -> bool:
        """Whether what follows tells: `떄문에 → 때문에`, `떄문에(X)`, `떄문에.md`."""
        if _WRONG_MARK.match(self._text, end) or _FILE_END.match(self._text, end):
            return True
        arrow = _ARROW.match(self._text, end)
        return arrow is not None and any(right in arrow["after"] for right in rights)
