"""Searches for an end that remember what they found, so that many openers stay cheap."""

import re


class Lookahead:
    """Searches in one text.

    Of each kind of search it remembers from where it looked and what it
    found: an opener further on, before that find, has the same answer.
    """

    __slots__ = ("_found", "_matched", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._found: dict[str, tuple[int, int]] = {}
        self._matched: dict[re.Pattern[str], tuple[int, re.Match[str] | None]] = {}

    def find(self, needle: str, start: int) -> int:
        """`str.find`."""
        known = self._found.get(needle)
        if known is not None and known[0] <= start and (known[1] < 0 or start <= known[1]):
            return known[1]
        found = self.text.find(needle, start)
        self._found[needle] = (start, found)
        return found

    def search(self, pattern: re.Pattern[str], start: int) -> re.Match[str] | None:
        """`Pattern.search`, for a pattern that does not look behind its match."""
        known = self._matched.get(pattern)
        if known is not None and known[0] <= start:
            match = known[1]
            if match is None or start <= match.start():
                return match
        match = pattern.search(self.text, start)
        self._matched[pattern] = (start, match)
        return match
