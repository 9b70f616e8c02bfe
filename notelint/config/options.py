"""Options of single rules, held against the JSON Schema on each rule's page."""

from collections.abc import Mapping
from typing import Any

from notelint.config.error import ConfigError
from notelint.rulebook.book import load_book
from notelint.rulebook.nearest import did_you_mean
from notelint.rulebook.rule import Rule


def checked_options(table: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """Options by code, from a table by code or name.

    Raises:
        ConfigError: no such rule, no such option, or a value its schema refuses.
    """
    by_code: dict[str, Mapping[str, Any]] = {}
    for key, options in table.items():
        rule = _rule(key)
        if not isinstance(options, Mapping):
            raise ConfigError(f"rules.{key}: expected a table, got {options!r}")
        for name, value in options.items():
            if name not in rule.options:
                hint = did_you_mean(name, rule.options)
                raise ConfigError(f"rules.{key}: {rule.code} has no option '{name}'{hint}")
            _check(f"rules.{key}.{name}", rule.options[name], value)
        by_code[rule.code] = options
    return by_code


def _rule(key: str) -> Rule:
    book = load_book()
    names = {rule.name: rule for rule in book.values()}
    if key in book:
        return book[key]
    if key in names:
        return names[key]
    raise ConfigError(f"rules: unknown rule '{key}'{did_you_mean(key, [*book, *names])}")


def _check(where: str, schema: Mapping[str, Any], value: Any) -> None:
    import fastjsonschema

    try:
        fastjsonschema.compile(dict(schema))(value)
    except fastjsonschema.JsonSchemaValueException as error:
        place, _, must = error.message.partition(" must ")
        raise ConfigError(f"{where}{place.removeprefix('data')}: must {must}") from error
