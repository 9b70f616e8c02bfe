"""Reading what the model answered: strictly, and as the work of a stranger."""

import json
import re
from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

from notelint.lazy import regex
from notelint.translate.engines.openai.prompt import Numbered

_MARK = regex(r"⟦(\d+)⟧")
# Local models put their answer into a fence, and some their thoughts before it.
_FENCED = regex(r"```(?:json)?[ \t]*\n(.*)\n```", re.S)
_THOUGHTS_END = "</think>"


class Completion(NamedTuple):
    """The message of a chat completion, and the tokens that it took."""

    text: str
    tokens_in: int
    tokens_out: int


class NoCompletionError(ValueError):
    """The body is not that of a chat completion."""


def read_completion(body: bytes) -> Completion:
    """The completion that a server sent.

    Raises:
        NoCompletionError: it is not one.
    """
    try:
        data = json.loads(body)
        message = data["choices"][0]["message"]
        # None is an answer that was refused or filtered.
        text = message["content"] or ""
    except (ValueError, RecursionError, LookupError, TypeError) as error:
        raise NoCompletionError from error
    if not isinstance(text, str):
        raise NoCompletionError
    usage = data.get("usage")
    return Completion(text, _count(usage, "prompt_tokens"), _count(usage, "completion_tokens"))


def read_answer(text: str, work: Sequence[Numbered]) -> dict[int, str]:
    """The translations in `text` by number; those that cannot be trusted are left out.

    Out stay numbers that nobody asked for or that come twice, what is no text,
    is empty or has several lines, and what is far too long for its sentence.
    """
    items = _items(text)
    counts = Counter(item["id"] for item in items)
    asked = dict(work)
    return {
        item["id"]: item["en"].strip()
        for item in items
        if item["id"] in asked
        and counts[item["id"]] == 1
        and _plausible(item["en"], asked[item["id"]].text)
    }


def keeps_marks(translation: str, source: str) -> bool:
    """Whether both hold the same `⟦n⟧`, each as often."""
    return Counter(_MARK.findall(translation)) == Counter(_MARK.findall(source))


def _items(text: str) -> list[dict[str, Any]]:
    """The objects of the answer that have a whole number and a text; none if it is no JSON."""
    text = text.rpartition(_THOUGHTS_END)[2].strip()
    fenced = _FENCED.fullmatch(text)
    try:
        data = json.loads(fenced[1] if fenced else text)
        items = data["translations"]
    except (ValueError, RecursionError, LookupError, TypeError):
        return []
    if not isinstance(items, list):
        return []
    return [
        item
        for item in items
        if isinstance(item, dict) and type(item.get("id")) is int and type(item.get("en")) is str
    ]


def _plausible(translation: str, source: str) -> bool:
    """Whether it is one line of a length that a translation can have.

    English takes about twice the letters of Korean; single words much more.
    """
    text = translation.strip()
    return bool(text) and len(text.splitlines()) == 1 and len(text) <= 8 * len(source) + 80


def _count(usage: Any, name: str) -> int:
    value = usage.get(name) if isinstance(usage, dict) else None
    return value if type(value) is int and value > 0 else 0
