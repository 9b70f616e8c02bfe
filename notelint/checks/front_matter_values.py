"""Values of front matter that are not what their key takes, by the theme's schema or the user's."""

from collections.abc import Iterator, Mapping
from typing import Any

from notelint.checks.front_matter_repairs import QUOTE_IT, quoted
from notelint.checks.front_matter_schema import Misfit, misfits, schema_of, value_at
from notelint.checks.registry import Options, check
from notelint.findings.finding import Applicability, Finding, Fix, replace, rewrite
from notelint.note.front_matter import Value
from notelint.note.front_matter.dates import date_error
from notelint.note.note import Note
from notelint.note.span import Span

# `true` and `false` with letters swapped, doubled, dropped; real words (`tree`) are not among them.
_SLIPS = {
    **dict.fromkeys(["ture", "treu", "tru", "rtue", "truee", "ttrue", "truue", "trues"], "true"),
    **dict.fromkeys(["flase", "fasle", "fales", "fals", "flse", "falsee", "ffalse"], "false"),
    **dict.fromkeys(["faslse", "falese", "falsse", "afsle", "flases", "falses"], "false"),
}

# JSON's types as the messages call them; of several that are allowed, the first here.
_EXPECTED = {
    "string": "text",
    "array": "list",
    "object": "map",
    "number": "number",
    "integer": "number",
    "boolean": "boolean",
}
# Generators that make a truth value of the words in quotes (cast.ToBool, Joi.boolean).
_WORDS_COUNT = frozenset({"hugo", "docusaurus"})


@check("FM106", "FM107")
def values(note: Note, options: Options) -> Iterator[Finding]:
    """What the schemas say of the values, in plain words."""
    front_matter = note.front_matter
    if not front_matter.entries or is_template(note):
        return
    seen: set[tuple[str | int, ...]] = set()
    for schema in (schema_of(note.dialect), *_users_schemas(note, options)):
        for misfit in misfits(front_matter, schema, note):
            if misfit.path not in seen or misfit.keyword in {"required", "additionalProperties"}:
                seen.add(misfit.path)
                yield from _finding(note, misfit)
    for entry in front_matter.entries:
        if (entry.key,) not in seen and _slip_of_boolean(entry.value):
            yield _boolean(note, entry.value, entry.key)


def is_template(note: Note) -> bool:
    """Whether the note is a form that a generator fills in: Hugo's archetypes, Hexo's scaffolds."""
    return bool(note.path and {"archetypes", "scaffolds"} & set(note.path.parts))


def _users_schemas(note: Note, options: Options) -> Iterator[Mapping[str, Any]]:
    wanted = options["schemas"]
    if not wanted or not note.path:
        return
    from pathspec import GitIgnoreSpec

    for one in wanted:
        if GitIgnoreSpec.from_lines([one["files"]]).match_file(note.path.as_posix()):
            yield one["schema"]


def _finding(note: Note, misfit: Misfit) -> Iterator[Finding]:
    front_matter = note.front_matter
    value = value_at(front_matter, misfit.path)
    key = ".".join(str(step) for step in misfit.path if isinstance(step, str))
    if value is None or misfit.keyword in {"required", "additionalProperties"}:
        yield from _about_keys(note, misfit, value)
        return
    written = _shown(note, value)
    if misfit.keyword == "format" and misfit.expected == "date":
        part = date_error(note.source[value.span].strip("\"'"))
        variant = part if part in ("day", "month", "words") else ""
        yield Finding("FM107", value.span, {"key": key, "date": written}, variant)
        return
    if misfit.keyword != "type":
        words = misfit.words.rstrip(".")
        yield Finding("FM106", value.span, {"key": key, "words": words})
        return
    if value.kind == "null" and any(isinstance(step, int) for step in misfit.path):
        return  # an empty item is FM109's
    if "{{" in written or "{%" in written:
        return
    expected = _main_type(misfit.expected)
    if expected == "boolean":
        if not _counts_as_meant(note, value):
            yield _boolean(note, value, key)
        return
    text_instead = expected == "text" and value.kind in {"list", "map"}
    fix = _quote(note, value) if text_instead and value.style == "flow" else None
    suggestions = (fix.edits[0].text,) if fix else ()
    values = {"key": key, "value": written}
    yield Finding("FM106", value.span, values, expected, suggestions, fix)


def _about_keys(note: Note, misfit: Misfit, value: Value | None) -> Iterator[Finding]:
    """A key that must be there, or must not."""
    opening = note.front_matter.span.start
    span = value.span if value else Span(opening, opening + 3)
    if misfit.keyword == "required":
        yield Finding("FM106", span, {"key": str(misfit.expected)}, "required")
    elif misfit.keyword == "additionalProperties":
        unexpected = set(misfit.expected or ())
        for entry in value.entries if value else note.front_matter.entries:
            if entry.key in unexpected:
                yield Finding("FM106", entry.key_span, {"key": entry.key}, "unknown")
    else:
        yield Finding("FM106", span, {"key": "---", "words": misfit.words.rstrip(".")})


def _main_type(expected: Any) -> str:
    types = {expected} if isinstance(expected, str) else set(expected or ())
    return next((word for name, word in _EXPECTED.items() if name in types), "text")


def _counts_as_meant(note: Note, value: Value) -> bool:
    """`"true"` in quotes is a text, but works as true does; `"false"` works as true does too."""
    word = str(value.value).lower()
    if value.kind != "string" or word not in {"true", "false"}:
        return False
    return word == "true" or note.dialect.site in _WORDS_COUNT


def _slip_of_boolean(value: Value) -> bool:
    return value.style == "plain" and str(value.value).lower() in _SLIPS


def _boolean(note: Note, value: Value, key: str) -> Finding:
    word = str(value.value).strip().lower()
    values = {"key": key, "value": _shown(note, value)}
    if word == "false":
        fix = replace(
            value.span, "false", Applicability.UNSAFE, "Remove the quotes", "따옴표를 지웁니다"
        )
        return Finding("FM106", value.span, values, "quoted-false", ("false",), fix)
    meant = _SLIPS.get(word)
    if not meant:
        return Finding("FM106", value.span, values, "boolean", ("true", "false"))
    fix = rewrite(value.span, meant, Applicability.UNSAFE)
    return Finding("FM106", value.span, {**values, "right": meant}, "boolean-slip", (meant,), fix)


def _quote(note: Note, value: Value) -> Fix:
    text = quoted(note.source[value.span])
    return replace(value.span, text, Applicability.SAFE, *QUOTE_IT)


def _shown(note: Note, value: Value) -> str:
    """The value as written, on one line and short enough for a message."""
    written = " ".join(note.source[value.span].split())
    return written if len(written) <= 40 else written[:39] + "…"
