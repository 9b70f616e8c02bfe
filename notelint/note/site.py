"""What a note can know of the other files around it, gathered before any check runs."""

from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, field
from typing import Any


def _nothing(_path: str) -> None:
    """Where nothing is known, there is no other note."""


def _no_words(_path: str) -> Mapping[str, int]:
    """Where nothing is known, no words stand beside a note."""
    return {}


@dataclass(frozen=True, slots=True)
class Site:
    """Facts about the repository a note lies in.

    `files` are all paths in it, relative to its root with `/` (None or empty:
    unknown, so that nothing can be said of a missing file); `settings` the site
    generator's own configuration; `key_counts` in how many notes each front
    matter key is used; `read` gives the bytes of another note by its path, None
    where there is none that can be read; `words_beside` how often Hangul words
    stand in the other notes of a note's folder.
    """

    files: Set[str] | None = None
    settings: Mapping[str, Any] = field(default_factory=dict)
    key_counts: Mapping[str, int] = field(default_factory=dict)
    read: Callable[[str], bytes | None] = _nothing
    words_beside: Callable[[str], Mapping[str, int]] = _no_words


NOWHERE = Site()
