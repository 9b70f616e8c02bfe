"""What the checks of a note ask of its site, and what the answers rest on."""

from collections.abc import Callable
from typing import NamedTuple


class Answer(NamedTuple):
    """A question, and its answer in short.

    The answer to some is that something is as it was, without a closer look;
    `details` are then what was asked of it, one by one: where they are answered
    as before, nothing has changed for the note. Without any, `answer` alone decides.
    """

    question: str
    answer: str
    details: tuple[tuple[str, str], ...] = ()


Answers = tuple[Answer, ...]

Ask = Callable[[str, str], str]
"""Gives the answer of now to a question, or to a detail of it ("" for none)."""


def renewed(answers: Answers, ask: Ask) -> Answers | None:
    """`answers` as they are now; None where one that something rests on is another one."""
    now: list[Answer] = []
    for each in answers:
        told = ask(each.question, "")
        if told == each.answer:
            now.append(each)
        elif each.details and all(ask(each.question, d) == was for d, was in each.details):
            now.append(each._replace(answer=told))
        else:
            return None
    return tuple(now)


class Asked:
    """Gathers questions, with the details asked of each."""

    def __init__(self) -> None:
        self._details: dict[str, set[str]] = {}

    def add(self, question: str, detail: str = "") -> None:
        """Note that `question` was asked."""
        details = self._details.setdefault(question, set())
        if detail:
            details.add(detail)

    def answers(self, ask: Ask) -> Answers:
        """What was asked, sorted, with the answers of now."""
        asked = sorted((question, sorted(details)) for question, details in self._details.items())
        return tuple(
            Answer(question, ask(question, ""), tuple((d, ask(question, d)) for d in details))
            for question, details in asked
        )

    def clear(self) -> None:
        """Forget what was asked."""
        self._details.clear()
