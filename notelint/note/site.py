"""What a note can know of the other files around it, gathered before any check runs."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from notelint.note.files import Files
from notelint.word_counts import NO_WORDS, WordCounts


def _nothing(_path: str) -> None:
    """Where nothing is known, there is no other note."""


def _no_words(_path: str) -> WordCounts:
    """Where nothing is known, no words stand beside a note."""
    return NO_WORDS


_NO_FILES = Files(())


class Site(NamedTuple):
    """Facts about the repository a note lies in.

    `files` are those in it (without any, nothing can be said of a missing file);
    `settings` the site generator's own configuration; `key_counts` in how many
    notes each front matter key is used; `read` gives the bytes of another note
    by its path, None where there is none that can be read; `words_beside` the
    Hangul words of the other notes of a note's folder.
    """

    files: Files = _NO_FILES
    settings: Mapping[str, Any] = {}
    key_counts: Mapping[str, int] = {}
    read: Callable[[str], bytes | None] = _nothing
    words_beside: Callable[[str], WordCounts] = _no_words


NOWHERE = Site()
