"""The engine that answers what it is asked: shows what a run changes besides the words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from notelint.translate.engines.options import read_options
from notelint.translate.request import Engine, Features, Hypothesis, Request


@dataclass(frozen=True, slots=True)
class _Settings:
    """It has no options."""


class EchoEngine:
    """Gives every request back."""

    name = "echo"
    fingerprint = "echo/1"
    features = Features(placeholders=True)

    def translate(
        self,
        requests: Sequence[Request],
        hypotheses: int = 1,  # noqa: ARG002 - there is but one
        *,
        attention: bool = False,  # noqa: ARG002 - it reads nothing
    ) -> list[list[Hypothesis]]:
        """The texts of `requests`."""
        return [[Hypothesis(request.text)] for request in requests]

    def close(self) -> None:
        """Nothing is held."""


def open_echo(options: Mapping[str, Any]) -> Engine:
    """The engine `echo`."""
    read_options("echo", _Settings, options)
    return EchoEngine()
