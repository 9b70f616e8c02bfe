"""The JSON Schema of the configuration, for editors that complete and check TOML."""

from typing import Any

from notelint.config.settings import (
    FAIL_ON,
    FORMATS,
    LANGUAGES,
    NOTE_PATTERNS,
    SKIPPED_FOLDERS,
)
from notelint.config.translation import ENGINE, FRONT_MATTER, LAYOUTS
from notelint.note.dialect import Renderer
from notelint.rulebook.book import load_book
from notelint.rulebook.rule import FAMILIES, Severity

Schema = dict[str, Any]

_STRINGS: Schema = {"type": "array", "items": {"type": "string"}}
_FLAG: Schema = {"type": "boolean"}
_SELECTORS: Schema = {"type": "array", "items": {"$ref": "#/definitions/selector"}}


def configuration_schema() -> Schema:
    """What `notelint.toml`, or `[tool.notelint]` in `pyproject.toml`, may hold.

    Draft 7, which editors of TOML know. A value that fits may still be refused:
    a schema cannot tell whether the start of a rule's name fits a rule.
    """
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": "https://raw.githubusercontent.com/notelint/notelint/main/docs/notelint.schema.json",
        "title": "Configuration of notelint",
        "type": "object",
        "properties": {
            **_of_rules(),
            **_of_notes(),
            **_of_rendering(),
            **_of_messages(),
            "translate": _of_editions(),
        },
        "additionalProperties": False,
        "definitions": {
            "selector": _selector(),
            "severity": _one_of(tuple(Severity)),
            "dialect": _dialect(),
            **_options(),
        },
    }


def _of_rules() -> Schema:
    return {
        "select": _key(_SELECTORS, "Only these rules.", ["ALL"]),
        "extend-select": _key(_SELECTORS, "These rules too.", []),
        "ignore": _key(_SELECTORS, "Not these rules.", []),
        "preview": _key(_FLAG, "Rules in preview too.", False),
        "per-file-ignores": _key(_table(_SELECTORS), "Globs, each with the rules to ignore.", {}),
        "severity": _key(
            {
                **_table({"$ref": "#/definitions/severity"}),
                "propertyNames": {"$ref": "#/definitions/selector"},
            },
            "Selectors of rules, each with a severity.",
            {},
        ),
        "fail-on": _key(_one_of(FAIL_ON), "The least severity that makes the exit code 1.", "info"),
        "baseline": _key(
            {"type": ["string", "boolean"], "minLength": 1},
            "A baseline of accepted findings; true: the one beside the configuration, if any.",
            True,
        ),
        "dictionary": _key(
            {"type": ["string", "boolean"], "minLength": 1},
            "Words of the project; true: those of the file beside the configuration, if any.",
            True,
        ),
        "rules": _key(_rules(), "Options of single rules, by code or name.", {}),
    }


def _of_notes() -> Schema:
    return {
        "include": _key(_STRINGS, "Which files in a folder are notes.", list(NOTE_PATTERNS)),
        "exclude": _key(
            _STRINGS, "What to leave out; replaces the default.", list(SKIPPED_FOLDERS)
        ),
        "extend-exclude": _key(_STRINGS, "What to leave out besides.", []),
        "force-exclude": _key(_FLAG, "Leave out excluded files even when they are named.", False),
        "respect-gitignore": _key(_FLAG, "Leave out what Git ignores.", True),
    }


def _of_rendering() -> Schema:
    dialect = {"$ref": "#/definitions/dialect"}
    return {
        "dialect": _key({"allOf": [dialect]}, "What renders the notes; found out by default."),
        "per-file-dialects": _key(_table(dialect), "Globs, each with a dialect.", {}),
    }


def _of_messages() -> Schema:
    return {
        "lang": _key(_one_of(LANGUAGES), "The language of messages; by default the locale's."),
        "format": _key(_one_of(FORMATS), "How findings are shown; by default text."),
    }


def _of_editions() -> Schema:
    text: Schema = {"type": "string", "minLength": 1}
    texts: Schema = {"type": "array", "items": text}
    properties = {
        "engine": _key(text, "What translates.", ENGINE),
        "model": _key(text, "The engine's model: a path, or a name that it knows."),
        "engines": _key(_table({"type": "object"}), "Options of engines, by engine.", {}),
        "layout": _key(_one_of(LAYOUTS), "Where editions lie; found out by default."),
        "out": _key(text, "A folder of its own for the editions."),
        "source": _key(text, "The folder that `out` mirrors; by default the one that is named."),
        "front-matter": _key(texts, "Keys whose values are translated.", list(FRONT_MATTER)),
        "attributes": _key(texts, "HTML attributes whose values are translated.", []),
        "exclude": _key(texts, "Globs of notes that get no edition.", []),
        "glossary": _key(texts, "Glossaries of the project, as TSV files.", []),
        "memory": _key(
            {"type": ["string", "boolean"], "minLength": 1},
            "The translation memory; true: `.notelint/memory.sqlite3` beside the configuration.",
            True,
        ),
        "memory-files": _key(texts, "TMX, XLIFF or PO files whose sentences are used.", []),
        "bilingual": _key(_FLAG, "Write a note in both languages beside each edition.", False),
    }
    return {
        "description": "English editions of notes: `notelint translate`.",
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
        "default": {},
    }


def _key(schema: Schema, description: str, default: Any = None) -> Schema:
    described = {"description": description, **schema}
    return described if default is None else {**described, "default": default}


def _one_of(words: tuple[str, ...]) -> Schema:
    return {"enum": [str(word) for word in words]}


def _table(values: Schema) -> Schema:
    return {"type": "object", "additionalProperties": values}


def _selector() -> Schema:
    book = load_book()
    known = ["ALL", *FAMILIES, *book, *sorted(rule.name for rule in book.values())]
    begun = "^([A-Za-z]{2}[0-9]{0,3}|[A-Za-z0-9]+(-[A-Za-z0-9]+)*)$"
    return {
        "description": "A code, a name, a family, the start of one, or ALL.",
        "type": "string",
        "anyOf": [{"enum": known}, {"pattern": begun}],
    }


def _dialect() -> Schema:
    renderer = _one_of(tuple(Renderer))
    parts = {
        "renderer": renderer,
        "site": {"type": "string"},
        "theme": {"type": "string"},
        "liquid": _FLAG,
        "cjk-friendly": _FLAG,
    }
    whole = {"type": "object", "properties": parts, "additionalProperties": False}
    return {"anyOf": [renderer, whole]}


def _rules() -> Schema:
    """The rules that have options, by code and by name."""
    having = [rule for rule in load_book().values() if rule.options]
    properties = {
        key: {"$ref": f"#/definitions/{rule.code}"}
        for rule in having
        for key in (rule.code, rule.name)
    }
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _options() -> Schema:
    """The options of each rule that has any, as its page states them."""
    return {
        rule.code: {
            "description": f"Options of {rule.name}.",
            "type": "object",
            "properties": {name: dict(option) for name, option in rule.options.items()},
            "additionalProperties": False,
        }
        for rule in load_book().values()
        if rule.options
    }
