"""Regular expressions that are compiled when they are first used.

Compiling takes longer than matching. A note of 5 kB needs a quarter of all the
patterns, and is checked in less time than the others would take to compile.
"""

import re
from typing import Any, cast


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
        compiled = re.compile(self.pattern, self._flags)
        for method in ("search", "match", "fullmatch", "finditer", "findall", "sub", "split"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)
