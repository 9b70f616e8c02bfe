"""What the memory holds of a sentence."""

from enum import StrEnum
from typing import NamedTuple

from notelint.translate.translation import Doubt, Rung


class Origin(StrEnum):
    """Whose words a translation is."""

    ENGINE = "engine"
    HUMAN = "human"
    UNKNOWN = "unknown"  # read back from an edition or a file that does not say


class Review(StrEnum):
    """What people have to do with a translation, or have done."""

    NONE = "none"
    NEEDED = "needed"  # nobody has looked at it
    SOURCE_CHANGED = "source-changed"  # a person's words, whose source has changed since
    ACCEPTED = "accepted"  # a person wrote it or looked at it


MARKDOWN = "markdown"
"""The context of words with markup that may be put wherever Markdown is read."""


class Entry(NamedTuple):
    """A sentence and a translation of it.

    `source` and `target` hold `⟦n⟧` for what is protected; `kinds` are the
    kinds of its tokens, in order. Without tokens, `source` and `target` are
    the sentences as they stand in the note and in the edition.
    """

    source: str
    kinds: tuple[str, ...]
    target: str
    origin: Origin
    engine: str = ""  # fingerprint
    glossary: str = ""  # version
    rung: Rung | None = None
    doubts: tuple[Doubt, ...] = ()
    score: float | None = None
    review: Review = Review.NONE
    note: str = ""  # path of the note it was translated for
    context: str = ""
    """Where words that a person wrote may be put as they are: a `Segment.kind`, or `MARKDOWN`.

    Empty for plain words, which go everywhere, with the escapes of the place.
    """
    when: str = ""  # UTC, as 2026-01-31T09:30:00Z; empty: now
    file: str = ""  # the memory file that it was read from
