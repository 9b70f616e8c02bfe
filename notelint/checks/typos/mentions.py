"""Where prose names a word instead of using it: quotes, lists, file names, corrections."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property

# A quotation on one line. A straight quote opens only after and closes only before what is
# neither a Latin letter nor a digit, so that the apostrophes of `don't` pair with nothing.
_QUOTED = re.compile(
    r"(?<![A-Za-z0-9])'[^'\s](?:[^'\n]{0,200}[^'\s])?'(?![A-Za-z0-9])"
    r'|(?<![A-Za-z0-9])"[^"\s](?:[^"\n]{0,200}[^"\s])?"(?![A-Za-z0-9])'
    "|‘[^’\n]{1,200}’|“[^”\n]{1,200}”|『[^』\n]{1,200}』|「[^」\n]{1,200}」"
    "|《[^》\n]{1,200}》|〈[^〉\n]{1,200}〉"
)
# `갯수.py`: the name of a file.
_FILE_END = re.compile(r"[\w-]{0,20}\.[a-z][a-z0-9]{0,4}(?![A-Za-z0-9])")
_WRONG_MARK = re.compile(r"[가-힣]{0,4}\s?\(\s?[xX×❌]\s?\)")
_ARROW = re.compile(r"[^\n→>]{0,8}(?:→|⇒|->|=>)(?P<after>[^\n]{0,16})")
_COMMA = re.compile("[,、]")
_LIST_LENGTH = 8  # more items on a line than a sentence enumerates
_LINE_END = re.compile("[\r\n]|\\Z")


class Mentions:
    """The places of a text where words are only mentioned."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._list_lines: dict[int, bool] = {}

    def __call__(self, start: int, end: int, rights: Iterable[str]) -> bool:
        """Whether the misspelling of `rights` at `[start, end)` is mentioned, not used."""
        return (
            self._quoted(start)
            or self._in_word_list(start)
            or self._told_by_what_follows(end, rights)
        )

    def _quoted(self, at: int) -> bool:
        starts, ends = self._quotes
        index = bisect_right(starts, at) - 1
        return index >= 0 and at < ends[index]

    def _in_word_list(self, at: int) -> bool:
        """Whether the line is a list of single words: a tokenizer's vocabulary, a list of tags."""
        line = bisect_right(self._line_ends, at)
        if line not in self._list_lines:
            start = self._line_ends[line - 1] if line else 0
            items = _COMMA.split(self._text[start : self._line_ends[line]])
            single = sum(" " not in item.strip() for item in items)
            self._list_lines[line] = len(items) > _LIST_LENGTH and single * 5 >= len(items) * 4
        return self._list_lines[line]

    def _told_by_what_follows(self, end: int, rights: Iterable[str]) -> bool:
        """Whether what follows tells: `떄문에 → 때문에`, `떄문에(X)`, `떄문에.md`."""
        if _WRONG_MARK.match(self._text, end) or _FILE_END.match(self._text, end):
            return True
        arrow = _ARROW.match(self._text, end)
        return arrow is not None and any(right in arrow["after"] for right in rights)

    @cached_property
    def _quotes(self) -> tuple[list[int], list[int]]:
        spans = [match.span() for match in _QUOTED.finditer(self._text)]
        return [start for start, _ in spans], [end for _, end in spans]

    @cached_property
    def _line_ends(self) -> list[int]:
        return [match.end() for match in _LINE_END.finditer(self._text)]
