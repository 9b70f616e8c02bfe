"""The lines that make a copy of a note its English edition: language, source, addresses."""

import json
from collections.abc import Iterator

from notelint.lazy import regex
from notelint.note.front_matter import read_front_matter
from notelint.note.front_matter.model import Entry, FrontMatter, Value
from notelint.note.node import Kind
from notelint.note.note import Note
from notelint.note.source import Source
from notelint.note.span import Span
from notelint.translate.edition.reference import Reference
from notelint.translate.edition.splice import splice

Edits = list[tuple[Span, str]]

# No sign with a meaning of its own in YAML, and no number, date or truth value.
_PLAIN = regex(r"(?:\.\./)*(?=[^\d.])[\w./-]+\.\w+|sha256:[\w.:+@/ -]+|[a-z]{2}")
_TOML_TABLE = regex(r"(?m)^[ \t]*\[")
_JSON_INDENT = regex(r'\n([ \t]*)"')
# Where the front matter of a note tells its own address, by generator. Those of lists may be one
# text too. Kept as they are, the note and its edition would be two pages at one address.
_ADDRESSES = {
    "jekyll": ("permalink", "redirect_from"),
    "hugo": ("url", "aliases"),
}
# The end of an address, where the generator makes the rest without the language.
_ENDS = {"jekyll": ("slug",)}


def reference_edits(note: Note, reference: Reference, language: str | None = "en") -> Edits:
    """Edits that make `note`, translated, an edition: `lang`, and the reference to its source.

    With `language` None, for a note in both languages, `lang` stays as it is.

    They are the last lines of the front matter. Without front matter, or in a
    block that takes no lines (`{title: x}`), the reference is a comment.
    `signed` completes the text.
    """
    matter = note.front_matter
    if matter.kind != "none" and not matter.error:
        for edits in _in_block(note, reference, language):
            if _took(note, splice(note.text, edits), reference):
                return edits
    return [_comment(note, reference)]


def own_addresses(note: Note, language: str = "en", before: str = "ko") -> Edits:
    """Edits that put the addresses that the front matter gives the page below `/en/`.

    Only addresses from the site's root are meant; others are made of the
    file's own path, which is another one already. `/ko/a/` becomes `/en/a/`;
    `before` is that language. The end of an address, `slug: a`, becomes `a-en`.
    """
    keys, ends = (table.get(note.dialect.site, ()) for table in (_ADDRESSES, _ENDS))
    slugs = [
        (Span(at, at), f"-{language}")
        for entry in note.front_matter.entries
        if entry.key in ends and entry.value.kind == "string" and entry.value.value
        for at in [entry.value.span.end - (entry.value.style in ("single", "double"))]
    ]
    return slugs + [
        edit
        for entry in note.front_matter.entries
        if entry.key in keys
        for value in entry.value.walk()
        for edit in _below(note, value, language, before)
    ]


def _below(note: Note, value: Value, language: str, before: str) -> Iterator[tuple[Span, str]]:
    told = f"{value.value}/"
    at = note.text.find("/", value.span.start, value.span.end)
    if value.kind != "string" or not told.startswith("/") or at < 0:
        return
    if told.startswith(f"/{before}/") and note.text.startswith(f"/{before}", at):
        yield Span(at + 1, at + 1 + len(before)), language
    elif not told.startswith(f"/{language}/"):
        yield Span(at, at), f"/{language}"


def _in_block(note: Note, reference: Reference, language: str | None) -> Iterator[Edits]:
    """The edits with the lines in the front matter, at each place that may do."""
    matter = note.front_matter
    pairs = list(reference.in_front_matter())
    edits: Edits = []
    if language and (entry := matter.entry("lang")):
        edits = [_language(note, entry, language)]
    elif language:
        pairs.insert(0, ("lang", language))
    for place in _ends(note, matter):
        lines = _lines(note, matter, pairs, place)
        yield [*edits, (Span(place, place), lines)]


def _language(note: Note, entry: Entry, language: str) -> tuple[Span, str]:
    """The edit that makes `language` the value of the key."""
    span = entry.value.span
    if span.start == span.end:
        # `lang:` and nothing: the value would have its place somewhere behind the colon.
        colon = note.text.find(":", entry.key_span.end) + 1
        return Span(colon, colon), f" {language}"
    return span, _value(language, note.front_matter.kind, entry.value.style)


def _ends(note: Note, matter: FrontMatter) -> list[int]:
    """The end of the block; in TOML, where keys behind a `[table]` are its own, before one."""
    if matter.kind == "json":
        closing = note.text.rindex("}", matter.span.start, matter.span.end)
        return [len(note.text[:closing].rstrip())]
    places = [matter.content.end]
    if matter.kind == "toml":
        tables = _TOML_TABLE.finditer(note.text, matter.content.start, matter.content.end)
        # A line that begins with `[` may be part of a text or a list: several are tried.
        places = [table.start() for table in tables][:8] + places
    return places


def _lines(note: Note, matter: FrontMatter, pairs: list[tuple[str, str]], at: int) -> str:
    newline = note.source.newline
    if matter.kind == "json":
        found = _JSON_INDENT.search(note.text, matter.span.start, matter.span.end)
        indent = f"{newline}{found[1]}" if found else " "
        comma = "," if matter.entries else ""
        told = f",{indent}".join(f'"{key}": {_value(value, "json")}' for key, value in pairs)
        return f"{comma}{indent}{told}"
    sign = " = " if matter.kind == "toml" else ": "
    told = "".join(f"{key}{sign}{_value(value, matter.kind)}{newline}" for key, value in pairs)
    begun = at == 0 or note.text[at - 1] in "\r\n"
    return told if begun else newline + told


def _value(text: str, kind: str, style: str = "plain") -> str:
    """`text` as a value; JSON's quotes are those of TOML and YAML too."""
    if kind == "yaml" and style == "single":
        return f"'{text}'"
    if kind == "yaml" and style != "double" and _PLAIN.fullmatch(text):
        return text
    return json.dumps(text, ensure_ascii=False)


def _took(note: Note, text: str, reference: Reference) -> bool:
    """Whether the block is read as before, with the reference in it."""
    after = read_front_matter(Source(text), note.dialect)
    told = [after.get(key) for key, _ in reference.in_front_matter()]
    wanted = [value for _, value in reference.in_front_matter()]
    before = [entry.key for entry in note.front_matter.entries]
    return (
        not after.error
        and [value and value.value for value in told] == wanted
        and [entry.key for entry in after.entries if entry.key in before] == before
    )


def _comment(note: Note, reference: Reference) -> tuple[Span, str]:
    """The comment on the last line; on the first, where the last is part of something open."""
    comment, newline = reference.as_comment(), note.source.newline
    end = len(note.text.rstrip("\r\n"))
    edit = Span(end, len(note.text)), f"{newline * 2 if end else ''}{comment}{newline}"
    if note.front_matter.kind != "none":
        return edit
    after = Note(Source(splice(note.text, [edit]), note.path), note.dialect, note.site)
    at = after.text.index(comment, end)
    if any(node.kind is Kind.HTML_BLOCK and at in node.span for node in after.tree.children):
        return edit
    return Span(0, 0), f"{comment}{newline * 2}"
