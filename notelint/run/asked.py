"""What the checks of a note ask of its site, and what the answers rest on."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol


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


class Ask(Protocol):
    """Gives the answers of now."""

    def __call__(self, question: str, detail: str = "", told: str = "") -> str:
        """To a question; or to a detail of it, when the question's own answer was `told`."""


def renewed(answers: Answers, ask: Ask) -> Answers | None:
    """`answers` as they are now; None where one that something rests on is another one."""
    now: list[Answer] = []
    for each in answers:
        told = ask(each.question)
        if told == each.answer:
            now.append(each)
        elif each.details and all(
            ask(each.question, detail, told) == answer for detail, answer in each.details
        ):
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
        return tuple(_answer(question, details, ask) for question, details in asked)

    def clear(self) -> None:
        """Forget what was asked."""
        self._details.clear()


def _answer(question: str, details: Sequence[str], ask: Ask) -> Answer:
    told = ask(question)
    return Answer(
        question, told, tuple((detail, ask(question, detail, told)) for detail in details)
    )
