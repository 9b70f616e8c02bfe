"""Lists of front matter that are none: written with commas, without a space, with an empty item."""

import re
from collections.abc import Iterator

from notelint.checks.front_matter_values import is_template
from notelint.checks.registry import check
from notelint.findings.finding import Applicability, Edit, Finding, Fix, replace
from notelint.lazy import regex
from notelint.note.front_matter import Entry, Value
from notelint.note.note import Note
from notelint.note.span import Span

# Keys whose text is no list. `keywords` is one: a page's meta element wants the commas.
_LIST_KEYS = frozenset({"tags", "categories", "tag", "category"})
_ITEM_WITHOUT_SPACE = regex(r"^[ \t]*-(?=[^\s-])", re.M)
# What a plain item in `[...]` may not hold or start with (YAML 1.1, sections 7.3.3 and 7.4).
_PLAIN_ITEM = regex(r"""[^\s\[\]{},#&*!|>'"%@`?:-](?:[^\[\]{},:#]|:(?! )|(?<! )#)*""")


@check("FM108", "FM109")
def lists(note: Note) -> Iterator[Finding]:
    """One text where several items are meant, and items that hold nothing."""
    if is_template(note):
        return
    for entry in note.front_matter.entries:
        value = entry.value
        if value.kind == "string":
            yield from _text(note, entry)
        for inner in value.walk():
            for item in inner.items:
                if item.kind == "null" and item.span.start == item.span.end:
                    yield _empty_item(note, entry, inner, item)


def _text(note: Note, entry: Entry) -> Iterator[Finding]:
    value, written = entry.value, note.source[entry.value.span]
    key = entry.key
    on_next_line = "\n" in note.text[entry.key_span.end : value.span.start]
    if value.style == "plain" and on_next_line and _ITEM_WITHOUT_SPACE.match(written):
        places = [value.span.start + m.end() for m in _ITEM_WITHOUT_SPACE.finditer(written)]
        edits = tuple(Edit(Span(at, at), " ") for at in places)
        message = {"en": "Put a space after each hyphen", "ko": "하이픈마다 뒤에 공백을 넣습니다"}
        fix = Fix(edits, Applicability.SAFE, message)
        yield Finding("FM108", value.span, {"key": key}, "hyphen", fix=fix)
    elif key in _LIST_KEYS and value.style in {"plain", "single", "double"}:
        items = [item.strip() for item in str(value.value).split(",")]
        if len(items) > 1 and all(items) and "{{" not in written:
            yield _commas(note, entry, items)


def _commas(note: Note, entry: Entry, items: list[str]) -> Finding:
    """Jekyll splits the text of the plural keys at blanks (Utils.value_from_plural_key); others
    take it as one name.
    """
    split = note.dialect.site == "jekyll" and entry.key in {"tags", "categories"}
    values = {"key": entry.key, "first": str(entry.value.value).split()[0]}
    text = f"[{', '.join(_item(item) for item in items)}]"
    fix = replace(
        entry.value.span,
        text,
        Applicability.UNSAFE,
        "Write a list in brackets",
        "대괄호 목록으로 씁니다",
    )
    return Finding("FM108", entry.value.span, values, "" if split else "one-name", (text,), fix)


def _item(text: str) -> str:
    return text if _PLAIN_ITEM.fullmatch(text) else "'" + text.replace("'", "''") + "'"


def _empty_item(note: Note, entry: Entry, parent: Value, item: Value) -> Finding:
    """Points at the hyphen, or the place between the commas."""
    line = note.source.line_at(item.span.start)
    written = note.source[line]
    if parent.style != "block" or written.strip() != "-":
        return Finding("FM109", Span(item.span.start, item.span.start + 1), {"key": entry.key})
    hyphen = line.start + written.index("-")
    number = note.source.line_index(line.start)
    lines = Span(line.start, note.source.line_starts[number + 1])
    only = len(parent.items) == 1
    fix = (
        None
        if only
        else replace(lines, "", Applicability.SAFE, "Delete the item", "항목을 지웁니다")
    )
    return Finding("FM109", Span(hyphen, hyphen + 1), {"key": entry.key}, fix=fix)
