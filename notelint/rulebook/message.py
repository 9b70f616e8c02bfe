"""Filling in a rule's message."""

import re
from collections.abc import Mapping

from notelint.korean.josa import with_josa
from notelint.lazy import regex
from notelint.rulebook.rule import Rule

_SLOT = regex(r"\{(\w+)(?::([^{}]+))?\}")
_CLOSING = "`'\"”’)>"  # what may stand between a value and its particle


def message_of(rule: Rule, variant: str, values: Mapping[str, str | int], language: str) -> str:
    """The message of `rule` in `language` ("en" or "ko") with `values` in its slots.

    `{word}` is replaced by the value; `{word:을/를}` in Korean by the value
    and the particle that fits how it is read. A backtick or quote between
    the value and its particle is written inside the slot: ``{word:`을/를}``.
    A variant or a value that the check forgot costs the message its detail,
    not the user the run; tests/test_rule_messages.py finds it.
    """
    template = rule.messages.get(variant) or rule.messages[""]

    def fill(slot: re.Match[str]) -> str:
        value = str(values.get(slot[1], "…"))
        if not slot[2]:
            return value
        particle = slot[2].lstrip(_CLOSING)
        closing = slot[2].removesuffix(particle)
        return value + closing + with_josa(value, particle)[len(value) :]

    return _SLOT.sub(fill, template[language])


def with_slots_named(template: str) -> str:
    """A message as a reader of its page wants it: `{word}`을(를), not ``{word:`을/를}``."""

    def name(slot: re.Match[str]) -> str:
        if not slot[2]:
            return slot[0]
        particle = slot[2].lstrip(_CLOSING)
        one, _, other = particle.partition("/")
        both = f"({one[0]}){other}" if one.endswith(other) else f"{one}({other})"
        return f"{{{slot[1]}}}{slot[2].removesuffix(particle)}{both}"

    return _SLOT.sub(name, template)
