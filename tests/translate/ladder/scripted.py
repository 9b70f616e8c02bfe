"""An engine that answers what a test says."""

from collections.abc import Callable, Mapping, Sequence

from notelint.note.span import Span
from notelint.translate.request import Attention, Features, Hypothesis, Request

Script = Mapping[str, str | Sequence[str | Hypothesis]] | Callable[[Request], Sequence[Hypothesis]]


class Scripted:
    """Looks the request's text up; what it does not know it leaves as it is."""

    name = "scripted"
    fingerprint = "scripted"

    def __init__(self, script: Script, **features: object) -> None:
        self.script = script
        self.features = Features(**{"placeholders": True, "hypotheses": 16, **features})  # type: ignore[arg-type]
        self.calls: list[list[Request]] = []

    def translate(
        self, requests: Sequence[Request], hypotheses: int = 1, *, attention: bool = False
    ) -> list[list[Hypothesis]]:
        self.calls.append(list(requests))
        return [self._answer(request, attention)[:hypotheses] for request in requests]

    def close(self) -> None:
        """Nothing is held."""

    def _answer(self, request: Request, attention: bool) -> list[Hypothesis]:
        if callable(self.script):
            return list(self.script(request))
        answers = self.script.get(request.text, request.text)
        listed = [answers] if isinstance(answers, str) else answers
        return [
            each._replace(attention=each.attention if attention else ())
            if isinstance(each, Hypothesis)
            else Hypothesis(each, -0.5)
            for each in listed
        ]

    @property
    def asked(self) -> list[str]:
        """The texts of all requests, in order."""
        return [request.text for call in self.calls for request in call]


def aligned(source: str, target: str, *links: tuple[str, str]) -> Hypothesis:
    """A hypothesis whose attention links words of the target to words of the source.

    Each link names the first place of either; the n-th mention of a word links
    the n-th place of it.
    """
    attention: list[Attention] = []
    at = {"source": 0, "target": 0}
    used: dict[tuple[str, str], int] = {}
    for to, origin in links:
        places = []
        for side, text, word in (("target", target, to), ("source", source, origin)):
            at[side] = text.index(word, used.get((side, word), 0))
            places.append(Span(at[side], at[side] + len(word)))
        used["target", to] = at["target"] + 1
        attention.append(Attention(places[0], places[1], 0.9))
    return Hypothesis(target, -0.5, tuple(attention))
