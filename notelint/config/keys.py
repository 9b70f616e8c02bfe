"""Every key of the configuration: what it may hold and what it does to the settings."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from notelint.config.error import ConfigError
from notelint.config.globs import Globs
from notelint.config.options import checked_options
from notelint.config.settings import (
    FAIL_ON,
    FORMATS,
    LANGUAGES,
    DialectParts,
    Settings,
    Table,
)
from notelint.note.dialect import Renderer
from notelint.rulebook.book import load_book
from notelint.rulebook.nearest import did_you_mean
from notelint.rulebook.rule import Severity
from notelint.rulebook.selection import Choice, UnknownRuleError, codes_of


class Place(NamedTuple):
    """Where a value stands: `folder` is what its globs are relative to."""

    folder: Path
    name: str  # "notelint.toml", "command line"


def apply(settings: Settings, table: Table, place: Place) -> Settings:
    """`settings` with what `table` (keys as in the configuration file) sets.

    Raises:
        ConfigError: an unknown key, or a value of the wrong form.
    """
    for key in table:
        if key not in KEYS:
            raise ConfigError(f"unknown key '{key}'{did_you_mean(key, KEYS)}")
    changed = settings._replace(choices=(*settings.choices, _choice(table)))
    for key in (key for key in KEYS if key in table):
        try:
            changed = KEYS[key](changed, table[key], place)
        except UnknownRuleError as error:
            raise ConfigError(f"{key}: {error}") from error
    return changed._replace(origins={**settings.origins, **dict.fromkeys(table, place.name)})


def _choice(table: Table) -> Choice:
    select = table.get("select")
    return Choice(
        None if select is None else _selectors("select", select),
        _selectors("extend-select", table.get("extend-select", [])),
        _selectors("ignore", table.get("ignore", [])),
    )


def _selectors(key: str, value: Any) -> tuple[str, ...]:
    selectors = _strings(key, value)
    for selector in selectors:
        try:
            codes_of(selector, load_book())
        except UnknownRuleError as error:
            raise ConfigError(f"{key}: {error}") from error
    return selectors


def _already_chosen(settings: Settings, _value: Any, _place: Place) -> Settings:
    """`select`, `extend-select` and `ignore` of a table make one `Choice` together."""
    return settings


def _flag(field: str) -> "_Setter":
    def set_flag(settings: Settings, value: Any, _place: Place) -> Settings:
        if not isinstance(value, bool):
            raise ConfigError(f"{field.replace('_', '-')}: expected true or false, got {value!r}")
        change: dict[str, Any] = {field: value}
        return settings._replace(**change)

    return set_flag


def _one_of(field: str, allowed: tuple[str, ...]) -> "_Setter":
    def set_word(settings: Settings, value: Any, _place: Place) -> Settings:
        change: dict[str, Any] = {field: _word(field.replace("_", "-"), value, allowed)}
        return settings._replace(**change)

    return set_word


def _include(settings: Settings, value: Any, place: Place) -> Settings:
    return settings._replace(include=Globs(place.folder, _strings("include", value)))


def _exclude(settings: Settings, value: Any, place: Place) -> Settings:
    return settings._replace(exclude=(Globs(place.folder, _strings("exclude", value)),))


def _extend_exclude(settings: Settings, value: Any, place: Place) -> Settings:
    more = Globs(place.folder, _strings("extend-exclude", value))
    return settings._replace(exclude=(*settings.exclude, more))


def _per_file_ignores(settings: Settings, value: Any, place: Place) -> Settings:
    book = load_book()
    ignores = tuple(
        (
            Globs(place.folder, [glob]),
            frozenset().union(*(codes_of(s, book) for s in _strings(glob, selectors))),
        )
        for glob, selectors in _table("per-file-ignores", value).items()
    )
    return settings._replace(per_file_ignores=(*settings.per_file_ignores, *ignores))


def _severity(settings: Settings, value: Any, _place: Place) -> Settings:
    levels: dict[str, Severity] = {}
    # The broadest selectors first, so that a rule's own entry has the last word.
    for selector, level in sorted(
        _table("severity", value).items(),
        key=lambda item: -len(codes_of(item[0], load_book())),
    ):
        severity = Severity(_word(f"severity.{selector}", level, tuple(Severity)))
        levels |= dict.fromkeys(codes_of(selector, load_book()), severity)
    return settings._replace(severity={**settings.severity, **levels})


def _dialect(settings: Settings, value: Any, _place: Place) -> Settings:
    # Set by the command line, it overrules what a file says of single notes too.
    return settings._replace(dialect=_dialect_parts("dialect", value), per_file_dialects=())


def _per_file_dialects(settings: Settings, value: Any, place: Place) -> Settings:
    dialects = tuple(
        (Globs(place.folder, [glob]), _dialect_parts(f"per-file-dialects.'{glob}'", parts))
        for glob, parts in _table("per-file-dialects", value).items()
    )
    return settings._replace(per_file_dialects=(*settings.per_file_dialects, *dialects))


def _file(field: str) -> "_Setter":
    """A path, or whether to look for the file beside the configuration."""

    def set_file(settings: Settings, value: Any, place: Place) -> Settings:
        if not isinstance(value, bool) and not (isinstance(value, str) and value):
            raise ConfigError(f"{field}: expected a path, true or false, got {value!r}")
        path = os.path.normpath(place.folder / value) if isinstance(value, str) else value
        change: dict[str, Any] = {field: path}
        return settings._replace(**change)

    return set_file


def _rules(settings: Settings, value: Any, place: Place) -> Settings:
    options = checked_options(_table("rules", value), place.folder)
    return settings._replace(rules={**settings.rules, **options})


def _translate(settings: Settings, value: Any, place: Place) -> Settings:
    # Imported here: most runs translate nothing.
    from notelint.config.translation import read_translation

    table = read_translation(value, place.folder)
    rules = settings.rules
    if table.glossary:
        # Whose terms are to be in editions is asked for there too.
        rules = {"TR211": {"glossary": list(table.glossary)}, **rules}
    return settings._replace(translate=dict(value), rules=rules)


def _dialect_parts(key: str, value: Any) -> DialectParts:
    """A renderer's name, or a table of a dialect's parts."""
    if isinstance(value, str):
        return {"renderer": _word(key, value, tuple(Renderer))}
    parts: dict[str, str | bool] = {}
    for part, given in _table(key, value).items():
        if part in ("liquid", "cjk-friendly"):
            if not isinstance(given, bool):
                raise ConfigError(f"{key}.{part}: expected true or false, got {given!r}")
            parts[part] = given
        elif part in ("site", "theme"):
            if not isinstance(given, str):
                raise ConfigError(f"{key}.{part}: expected a string, got {given!r}")
            parts[part] = given
        elif part == "renderer":
            parts[part] = _word(f"{key}.renderer", given, tuple(Renderer))
        else:
            hint = did_you_mean(part, ("renderer", "site", "theme", "liquid", "cjk-friendly"))
            raise ConfigError(f"{key}: unknown key '{part}'{hint}")
    return parts


def _strings(key: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or not all(isinstance(item, str) for item in value):
        raise ConfigError(f"{key}: expected a list of strings, got {value!r}")
    return tuple(value)


def _table(key: str, value: Any) -> Table:
    if not isinstance(value, Mapping):
        raise ConfigError(f"{key}: expected a table, got {value!r}")
    return value


def _word(key: str, value: Any, allowed: tuple[str, ...]) -> str:
    if not isinstance(value, str) or value not in allowed:
        hint = did_you_mean(value, allowed) if isinstance(value, str) else ""
        raise ConfigError(f"{key}: expected one of {', '.join(allowed)}, got {value!r}{hint}")
    return value


_Setter = Callable[[Settings, Any, Place], Settings]

KEYS: Mapping[str, _Setter] = {
    "select": _already_chosen,
    "extend-select": _already_chosen,
    "ignore": _already_chosen,
    "preview": _flag("preview"),
    "include": _include,
    "exclude": _exclude,
    "extend-exclude": _extend_exclude,
    "force-exclude": _flag("force_exclude"),
    "respect-gitignore": _flag("respect_gitignore"),
    "per-file-ignores": _per_file_ignores,
    "severity": _severity,
    "fail-on": _one_of("fail_on", FAIL_ON),
    "dialect": _dialect,
    "per-file-dialects": _per_file_dialects,
    "lang": _one_of("lang", LANGUAGES),
    "format": _one_of("format", FORMATS),
    "baseline": _file("baseline"),
    "dictionary": _file("dictionary"),
    "rules": _rules,
    "translate": _translate,
}
"""How each key changes the settings. `exclude` comes before `extend-exclude`, which adds to it."""
