"""What a doubt says: the message of the rule that reports it."""

from notelint.rulebook.message import message_of
from notelint.rulebook.rule import Rule
from notelint.translate.translation import Doubt


def message_of_doubt(doubt: Doubt, rule: Rule, language: str) -> str:
    """The message in `language`; with its variant where only one of several values is there."""
    values = dict(doubt.values)
    told = [name for name, value in values.items() if value]
    variant = told[0] if len(told) == 1 and told[0] in rule.messages else ""
    return message_of(rule, variant, values, language)
