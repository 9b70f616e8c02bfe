"""The options of an engine: read into its own class of settings, or refused in one line."""

import dataclasses
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar, get_args, get_type_hints

from notelint.rulebook.nearest import did_you_mean
from notelint.translate.request import EngineError

Settings = TypeVar("Settings")

_KINDS = {
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    Path: "a path",
    str: "a text",
}
_TRUTHS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


def read_options(engine: str, settings: type[Settings], values: Mapping[str, Any]) -> Settings:
    """`settings`, a data class, from `values`; its fields name the options.

    A field is an `int`, `float`, `bool`, `str` or `Path`, perhaps None by
    default; values may be texts, as the command line gives them.

    Raises:
        EngineError: an option that the engine does not have, a value of
            another kind, or a field without default that is not given.
    """
    kinds = get_type_hints(settings)
    given: dict[str, Any] = {}
    for name, value in values.items():
        field = name.replace("-", "_")
        if field not in kinds:
            names = [known.replace("_", "-") for known in kinds]
            has = f"it has {', '.join(names)}" if names else "it has none"
            hint = did_you_mean(name, names) or f"; {has}"
            raise EngineError(f"the engine {engine} has no option '{name}'{hint}")
        given[field] = _read(engine, name, kinds[field], value)
    for each in dataclasses.fields(settings):  # type: ignore[arg-type]  # a data class
        if each.name not in given and each.default is dataclasses.MISSING:
            raise EngineError(f"the engine {engine} needs the option '{each.name}'")
    return settings(**given)


def _read(engine: str, name: str, kind: Any, value: Any) -> Any:
    wanted = next((each for each in (get_args(kind) or (kind,)) if each in _KINDS), str)
    read = _converted(wanted, value)
    if read is None:
        raise EngineError(
            f"the option '{name}' of the engine {engine} is {_KINDS[wanted]}, not {value!r}"
        )
    return read


def _converted(wanted: type, value: Any) -> Any:
    """`value` as the kind `wanted`, None where it is none."""
    if wanted is bool:
        return value if isinstance(value, bool) else _TRUTHS.get(str(value).lower())
    if isinstance(value, bool) or (wanted in (str, Path) and not isinstance(value, str | Path)):
        return None
    try:
        read = wanted(value)
        whole = wanted is not int or read == float(value)
    except (ValueError, OverflowError):
        return None
    if not whole or (wanted is float and not math.isfinite(read)):
        return None
    return read.expanduser() if wanted is Path else read
