"""What an engine is asked and what it answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from notelint.note.span import Span


class Request(NamedTuple):
    """A sentence to translate.

    `text` holds `⟦1⟧` to `⟦tokens⟧`, numbered in order, where spans are
    protected. `context` is the note's text before it and `terms` pairs of
    Korean and English that the glossary fixes, for engines that can use them.
    """

    text: str
    tokens: int = 0
    context: str = ""
    terms: tuple[tuple[str, str], ...] = ()


class Attention(NamedTuple):
    """A piece of a hypothesis and the piece of the source that it came from (code points)."""

    target: Span
    source: Span
    weight: float  # of the source piece in the attention of the target piece, 0 to 1


class Hypothesis(NamedTuple):
    """One translation of a request; `score` is a log probability per piece, where there is one."""

    text: str
    score: float | None = None
    attention: tuple[Attention, ...] = ()


@dataclass(frozen=True, slots=True)
class Features:
    """What an engine can do.

    `placeholders`: it was made to carry `⟦n⟧` through; otherwise it is never
    shown one. `attention`: hypotheses say where their pieces came from.
    `hypotheses`: how many it gives at most. `sentences`: it takes one sentence
    at a time, so that longer segments are cut. `offline`: it needs no network.
    `concurrent`: how many batches may be asked for at once.
    """

    placeholders: bool = False
    attention: bool = False
    hypotheses: int = 1
    sentences: bool = True
    offline: bool = True
    concurrent: int = 1


class Engine(Protocol):
    """Translates Korean into English; made once a run, asked in batches, closed at the end."""

    name: str
    """As the user names it: "argos"."""
    fingerprint: str
    """Differs wherever answers may: engine, model, version, decoding. Keys the memory."""
    features: Features

    def translate(
        self, requests: Sequence[Request], hypotheses: int = 1, *, attention: bool = False
    ) -> Sequence[Sequence[Hypothesis]]:
        """As many lists as `requests`, each with one hypothesis or more, best first.

        Raises `EngineError` when the engine cannot go on; the run then ends
        with its message, and what was translated before is kept.
        """
        ...

    def close(self) -> None:
        """Let go of models, processes and connections."""
        ...


class EngineError(Exception):
    """An engine cannot start or go on; the message says what to do about it."""
