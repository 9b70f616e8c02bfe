"""Options of single rules, held against the JSON Schema on each rule's page."""

from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from notelint.config.error import ConfigError
from notelint.rulebook.book import load_book
from notelint.rulebook.nearest import did_you_mean
from notelint.rulebook.rule import Rule


def checked_options(table: Mapping[str, Any], folder: Path) -> dict[str, Mapping[str, Any]]:
    """Options by code, from a table by code or name.

    Where a schema has the format `json-file`, a string is the path of such a
    file, relative to `folder`, and is replaced by what the file holds: checks
    open no files. What has the format `json-schema` must be one besides. A
    value in `x-packages` needs the package there, which the extra of its name brings.

    Raises:
        ConfigError: no such rule, no such option, a value its schema refuses
            or whose package is missing, or a file that cannot be read.
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
        by_code[rule.code] = {
            name: _loaded(value, rule.options[name], folder) for name, value in options.items()
        }
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
    import jsonschema_rs

    error = next(jsonschema_rs.validator_for(dict(schema)).iter_errors(value), None)
    if error:
        place = "".join(f"[{s}]" if isinstance(s, int) else f".{s}" for s in error.instance_path)
        raise ConfigError(f"{where}{place}: {error.message}")
    for needed, extra in _missing(schema, value):
        raise ConfigError(f"{where}: '{value}' needs {needed}: pip install 'notelint[{extra}]'")


def _missing(schema: Mapping[str, Any], value: Any) -> Iterator[tuple[str, str]]:
    """The package that a value needs and that is not installed, with the extra that brings it."""
    package = schema.get("x-packages", {}).get(value) if isinstance(value, str) else None
    if package and not find_spec(package):
        yield package, value


def _loaded(value: Any, schema: Mapping[str, Any], folder: Path) -> Any:
    """`value` with the files that its schema says it names read in."""
    form = schema.get("format")
    if form in {"json-file", "json-schema"}:
        read = _json_file(folder / value) if isinstance(value, str) else value
        return _json_schema(read) if form == "json-schema" else read
    if isinstance(value, list) and "items" in schema:
        return [_loaded(item, schema["items"], folder) for item in value]
    if isinstance(value, Mapping) and "properties" in schema:
        inner = schema["properties"]
        return {name: _loaded(item, inner.get(name, {}), folder) for name, item in value.items()}
    return value


def _json_file(path: Path) -> Any:
    import json

    try:
        return json.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}") from error
    except ValueError as error:
        raise ConfigError(f"{path}: not valid JSON: {error}") from error


def _json_schema(value: Any) -> Any:
    import jsonschema_rs

    if not isinstance(value, Mapping):
        raise ConfigError("not a JSON Schema: an object is expected")
    try:
        jsonschema_rs.validator_for(dict(value), offline=True)
    except ValueError as error:
        raise ConfigError(f"not a JSON Schema: {str(error).splitlines()[0]}") from error
    return value
