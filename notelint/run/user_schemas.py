"""The user's own schemas of front matter, read before any check runs."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from notelint.config.error import ConfigError

_RULE = "FM106"


def with_schemas_read(
    rules: Mapping[str, Mapping[str, Any]], root: Path
) -> Mapping[str, Mapping[str, Any]]:
    """The options of the rules by code, with each schema read that is a path below `root`.

    Raises:
        ConfigError: a file that cannot be read, or that holds no JSON Schema.
    """
    wanted = rules.get(_RULE, {}).get("schemas", ())
    if not wanted:
        return rules
    read = [
        {**one, "schema": _schema(one["schema"], f"rules.{_RULE}.schemas[{number}]", root)}
        for number, one in enumerate(wanted)
    ]
    return {**rules, _RULE: {**rules[_RULE], "schemas": read}}


def _schema(given: str | Mapping[str, Any], where: str, root: Path) -> Mapping[str, Any]:
    import jsonschema_rs

    try:
        schema = json.loads((root / given).read_bytes()) if isinstance(given, str) else dict(given)
        jsonschema_rs.validator_for(schema, offline=True)
    except OSError as error:
        raise ConfigError(f"{where}: cannot read {given}: {error.strerror}") from error
    except ValueError as error:  # of JSON, of its encoding, or of the schema
        message = str(error).splitlines()[0]
        raise ConfigError(f"{where}: no JSON Schema: {message}") from error
    if not isinstance(schema, dict):
        raise ConfigError(f"{where}: no JSON Schema: an object is expected")
    return schema
