"""Regular expressions that are compiled when they are first used.

Compiling takes longer than matching. A note of 5 kB needs a quarter of all the
patterns, and is checked in less time than the others would take to compile.
"""

import re
from collections.abc import Sequence
from typing import Any, cast

# Python's own compiler of patterns, where it is as it was from 3.11 to 3.13.
_COMPILER: Any = getattr(re, "_compiler", None)
_optimize: Any = getattr(_COMPILER, "_optimize_charset", None)
_LONG = 256  # characters


def regex(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`, put off until the pattern is first asked for something."""
    return cast("re.Pattern[str]", _LaterPattern(pattern, flags))


class _LaterPattern:
    """Stands for a pattern, and takes over what it can do when it is compiled."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        # Asked only for what is not here yet.
        if name.startswith("__"):
            raise AttributeError(name)
        compiled = _compiled(self.pattern, self._flags)
        for method in ("search", "match", "fullmatch", "finditer", "findall", "sub", "split"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def _compiled(pattern: str, flags: int) -> re.Pattern[str]:
    """As `re.compile`, sooner for classes such as `[가-힣]`.

    Python marks each of its 11,172 syllables, and then finds that the class is a
    range, which it was: a tenth of the time of a run over one note. What is
    compiled is the same.
    """
    if _optimize is None:
        return re.compile(pattern, flags)
    _COMPILER._optimize_charset = _optimized
    try:
        return re.compile(pattern, flags)
    finally:
        _COMPILER._optimize_charset = _optimize


def _optimized(charset: Sequence[Any], *case: Any) -> Any:
    """A class of one long range as it is; `case` are functions where case is ignored."""
    if len(charset) == 1 and not any(case) and charset[0][0] is _COMPILER.RANGE:
        first, last = charset[0][1]
        if last - first > _LONG:
            return charset, False
    return _optimize(charset, *case)
