"""Filling in a rule's message."""

import re
from collections.abc import Mapping

from notelint.korean.josa import with_josa
from notelint.lazy import regex
from notelint.rulebook.rule import Rule

_SLOT = regex(r"\{(\w+)(?::([^{}]+))?\}")


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
        closing = slot[2][: -len(slot[2].lstrip("`'\"”’)>"))] if slot[2][0] in "`'\"”’)>" else ""
        return value + closing + with_josa(value, slot[2].lstrip("`'\"”’)>"))[len(value) :]

    return _SLOT.sub(fill, template[language])
