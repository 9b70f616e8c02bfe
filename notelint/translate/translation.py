"""What came of a segment."""

from enum import StrEnum
from typing import NamedTuple


class Rung(StrEnum):
    """How a translation was reached, from the surest to the last resort."""

    COPIED = "copied"  # nothing to translate
    HUMAN = "human"  # a person wrote it
    MEMORY = "memory"  # the very same source was translated before
    GLOSSARY = "glossary"  # a heading or label that is all terms
    FIRST = "first"  # the engine's best answer kept all that is protected
    ALTERNATIVE = "alternative"  # a lower answer of its n best did
    ATTENTION = "attention"  # a lost span or markup was put back where the attention points
    SPLIT = "split"  # translated between the protected spans
    KEPT = "kept"  # the Korean stays


LAST_RUNGS = frozenset({Rung.SPLIT, Rung.KEPT})
"""Where `--strict` fails."""


class Doubt(NamedTuple):
    """A reason to look at a translation; `code` is that of a rule of family TR.

    `values` fill the rule's message.
    """

    code: str
    values: tuple[tuple[str, str], ...] = ()


class Translation(NamedTuple):
    """What stands in the edition in place of a segment, and how it came there.

    `protected` is the text before tokens were restored, as the memory holds
    it; `protected_source.translated_pieces` tells its words from what is
    protected, so that only the words are escaped.
    """

    text: str
    rung: Rung
    doubts: tuple[Doubt, ...] = ()
    score: float | None = None
    protected: str = ""
