"""Which schema a note's front matter follows, and the places where it does not."""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from notelint.note.dialect import Dialect
from notelint.note.front_matter import FrontMatter, Value
from notelint.note.front_matter.dates import date_error
from notelint.note.note import Note
from notelint.rulebook.schemas import front_matter_schema

_OF_SITE = {"jekyll": "jekyll", "hugo": "hugo", "hexo": "hexo", "docusaurus": "docusaurus"}
_JSON_TYPES: Mapping[str, tuple[str, ...]] = {
    "string": ("string",),
    "date": ("string",),
    "datetime": ("string",),
    "int": ("integer", "number"),
    "float": ("number",),
    "bool": ("boolean",),
    "null": ("null",),
    "list": ("array",),
    "map": ("object",),
}


class Misfit(NamedTuple):
    """A place where a value breaks a schema.

    `path` leads from the top to the value: keys and indices. `keyword` is the
    schema's keyword that fails ("type", "format", "required", ...), `expected`
    its argument (of `additionalProperties` the keys that are too many), `words`
    what the validator says.
    """

    path: tuple[str | int, ...]
    keyword: str
    expected: Any
    words: str


def schema_of(dialect: Dialect) -> Mapping[str, Any]:
    """The schema of the theme if it is known, else of the generator, else of a plain blog."""
    return front_matter_schema(dialect.theme or _OF_SITE.get(dialect.site, "gatsby"))


def misfits(front_matter: FrontMatter, schema: Mapping[str, Any], note: Note) -> Iterator[Misfit]:
    """Where the front matter breaks `schema`.

    The validator takes some 17 ms to load, so it is asked only about a note
    in which a plain look at the types leaves something open.
    """
    if _is_plain(schema) and all(
        _fits(entry.value, schema["properties"].get(entry.key, {}), note)
        for entry in front_matter.entries
    ):
        return
    instance = {entry.key: instance_of(entry.value, note) for entry in front_matter.entries}
    for error in _validator(_Frozen(schema)).iter_errors(instance):
        keyword = str(error.schema_path[-1]) if error.schema_path else ""
        yield Misfit(tuple(error.instance_path), keyword, _expected(error), error.message)


def instance_of(value: Value, note: Note) -> Any:
    """The value as JSON has it; dates as they are written."""
    if value.kind in {"date", "datetime"}:
        return note.source[value.span].strip("\"'")
    if value.entries:
        return {entry.key: instance_of(entry.value, note) for entry in value.entries}
    if value.items:
        return [instance_of(item, note) for item in value.items]
    return _json(value.value)


def value_at(front_matter: FrontMatter, path: tuple[str | int, ...]) -> Value | None:
    """The value that keys and indices lead to; the nearest one above if it has no place."""
    if not path:
        return None
    found = front_matter.get(str(path[0]))
    for step in path[1:]:
        if found is None:
            return None
        if isinstance(step, int) and step < len(found.items):
            found = found.items[step]
        elif entry := next((e for e in reversed(found.entries) if e.key == step), None):
            found = entry.value
        else:
            break
    return found


def _is_plain(schema: Mapping[str, Any]) -> bool:
    return set(schema) <= {"$schema", "$id", "$comment", "title", "type", "properties"}


def _fits(value: Value, schema: Mapping[str, Any], note: Note) -> bool:
    """Whether the value surely fits a schema of the simple kind that rules/front-matter/ holds."""
    if not set(schema) <= {"type", "items", "format", "properties"}:
        return False
    allowed = schema.get("type")
    types = _JSON_TYPES[value.kind]
    if allowed is not None and not any(t == allowed or t in allowed for t in types):
        return False
    if "format" in schema and types != ("null",):
        return date_error(note.source[value.span].strip("\"'")) is None
    inner = schema.get("properties", {})
    return all(_fits(item, schema.get("items", {}), note) for item in value.items) and all(
        _fits(entry.value, inner.get(entry.key, {}), note) for entry in value.entries
    )


def _json(value: Any) -> Any:
    """What an alias or a TOML table holds, made JSON."""
    if isinstance(value, dict):
        return {str(key): _json(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_json(inner) for inner in value]
    return value if isinstance(value, str | int | float | bool | None) else str(value)


class _Frozen:
    """A schema as a key: the same object is the same schema."""

    def __init__(self, schema: Mapping[str, Any]) -> None:
        self.schema = schema

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Frozen) and other.schema is self.schema

    def __hash__(self) -> int:
        return id(self.schema)


@lru_cache(maxsize=16)
def _validator(key: _Frozen) -> Any:
    """The compiled schema.

    Raises:
        ValueError: it is no JSON Schema.
    """
    import jsonschema_rs

    formats: dict[str, Callable[[str], bool]] = {"date": lambda text: date_error(text) is None}
    return jsonschema_rs.validator_for(
        dict(key.schema), formats=formats, validate_formats=True, offline=True
    )


def _expected(error: Any) -> Any:
    kind = error.kind
    for name in ("types", "format", "property", "unexpected"):
        if hasattr(kind, name):
            return getattr(kind, name)
    return None
