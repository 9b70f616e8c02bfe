"""The engine that needs no model: accented Latin letters in place of the Korean.

As in the pseudo-localisation of programs, the text grows longer, its letters
are strange but readable, and its ends are marked: what is not translated, cut
off or put in the wrong place is seen at a glance.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from notelint.lazy import regex
from notelint.translate.engines.options import read_options
from notelint.translate.engines.romanization import HANGUL, romanized
from notelint.translate.request import Engine, Features, Hypothesis, Request

_RUN = regex(f"{HANGUL}+")
_ACCENTS = str.maketrans("aeiouwy", "áéíóúẃý")


@dataclass(frozen=True, slots=True)
class _Settings:
    """It has no options."""


class PseudoEngine:
    """Writes Korean as accented Latin letters, and leaves all else as it is."""

    name = "pseudo"
    fingerprint = "pseudo/1"
    features = Features(placeholders=True)

    def translate(
        self,
        requests: Sequence[Request],
        hypotheses: int = 1,  # noqa: ARG002 - there is but one
        *,
        attention: bool = False,  # noqa: ARG002 - it reads nothing
    ) -> list[list[Hypothesis]]:
        """The texts of `requests`, in accented letters."""
        return [[Hypothesis(pseudo(request.text))] for request in requests]

    def close(self) -> None:
        """Nothing is held."""


def pseudo(text: str) -> str:
    """`text` with its Korean in accented letters, between `‹` and `›`; without, as it is."""
    words = _RUN.sub(lambda run: "".join(map(_accented, run.group())), text)
    return text if words == text else f"‹{words}›"


@cache
def _accented(char: str) -> str:
    return romanized(char).translate(_ACCENTS)


def open_pseudo(options: Mapping[str, Any]) -> Engine:
    """The engine `pseudo`."""
    read_options("pseudo", _Settings, options)
    return PseudoEngine()
