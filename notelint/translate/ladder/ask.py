"""Asks an engine in batches, and the same thing once."""

from collections.abc import Sequence
from typing import NamedTuple

from notelint.translate.request import Engine, EngineError, Hypothesis, Request


class _Key(NamedTuple):
    text: str
    terms: tuple[tuple[str, str], ...]
    hypotheses: int
    attention: bool


class Asker:
    """An engine that is asked each question once, whoever asks; an answer may be no list at all."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._answers: dict[_Key, Sequence[Hypothesis]] = {}
        self.features = engine.features

    def ask(
        self, requests: Sequence[Request], hypotheses: int = 1, *, attention: bool = False
    ) -> list[Sequence[Hypothesis]]:
        """The hypotheses for each request, none where the engine gave none.

        Raises:
            EngineError: the engine cannot go on, or answered other than asked.
        """
        keys = [_Key(each.text, each.terms, hypotheses, attention) for each in requests]
        new = {
            key: request
            for key, request in zip(keys, requests, strict=True)
            if key not in self._answers
        }
        if new:
            answers = self._answers_to(list(new.values()), hypotheses, attention)
            for key, answer in zip(new, answers, strict=True):
                self._answers[key] = _hypotheses(answer)
        return [self._answers[key] for key in keys]

    def _answers_to(
        self, requests: Sequence[Request], hypotheses: int, attention: bool
    ) -> Sequence[Sequence[Hypothesis]]:
        name = self._engine.name
        try:
            answers = list(self._engine.translate(requests, hypotheses, attention=attention))
        except EngineError:
            raise
        except Exception as error:  # an engine may be anyone's
            raise EngineError(
                f"the engine {name} failed: {error or type(error).__name__}"
            ) from error
        if len(answers) != len(requests):
            raise EngineError(
                f"the engine {name} gave {len(answers)} answers to {len(requests)} sentences"
            )
        return answers


def _hypotheses(answer: object) -> Sequence[Hypothesis]:
    """The hypotheses among what an engine gave for one request."""
    if not isinstance(answer, list | tuple):
        return ()
    return [each for each in answer if isinstance(each, Hypothesis)]
