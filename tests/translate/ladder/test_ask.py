"""How often an engine is asked, and for what."""

from collections.abc import Sequence

from notelint.translate.ladder.ask import Asker
from notelint.translate.request import Features, Hypothesis, Request


class Counting:
    """An engine that remembers how it was asked."""

    name = fingerprint = "counting"

    def __init__(self, features: Features) -> None:
        self.features = features
        self.calls: list[tuple[int, int, bool]] = []

    def translate(
        self, requests: Sequence[Request], hypotheses: int = 1, *, attention: bool = False
    ) -> list[list[Hypothesis]]:
        self.calls.append((len(requests), hypotheses, attention))
        return [[Hypothesis(f"{each}")] * hypotheses for each in range(len(requests))]

    def close(self) -> None:
        """Nothing is held."""


def test_an_engine_is_asked_for_what_is_wanted_and_no_more() -> None:
    engine = Counting(Features(hypotheses=16, attention=True))
    asker = Asker(engine)
    asker.ask([Request("가"), Request("나")], 4)
    asker.ask([Request("가")], 4, attention=True)
    assert engine.calls == [(2, 4, False), (1, 4, True)]


def test_the_same_question_is_asked_once() -> None:
    engine = Counting(Features())
    asker = Asker(engine)
    found = asker.ask([Request("가"), Request("나"), Request("가")])
    assert engine.calls == [(2, 1, False)]
    assert found[0] == found[2] != found[1]
