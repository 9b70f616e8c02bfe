"""Keys given twice, and keys that are a slip of one the theme knows."""

from collections.abc import Iterator
from functools import lru_cache

from notelint.checks.front_matter_schema import schema_of
from notelint.checks.registry import Options, check
from notelint.findings.finding import Applicability, Edit, Finding, Fix, rewrite
from notelint.note.front_matter import Entry
from notelint.note.note import Note
from notelint.note.span import Span

# Keys that authors and other themes use, one letter from a key of a schema: never a slip.
_ORDINARY = frozenset(
    {"comment", "data", "dates", "height", "path", "text", "test", "name", "names", "time", "type"}
    | {"types", "topic", "topics", "titles", "files", "file", "post", "posts", "part", "parts"}
    | {"link", "links", "line", "lines", "list", "lists", "page", "pages", "note", "notes", "cate"}
    | {"item", "items", "menu", "main", "state", "status", "stage", "date_created", "created"}
    | {"icon", "icons", "index", "lesson", "level", "label", "lab", "score", "source", "share"}
    | {"theme", "update", "updates", "updated", "version", "video", "videos", "audio", "photo"}
    | {"category_id", "author_id", "order_by", "images", "img", "covers", "heading", "footer"}
    | {"reader", "head", "leader", "shared", "search_exclude", "hide", "hides", "mode", "model"}
    | {"dark", "draw", "craft", "rating", "range", "paths", "match", "maths", "meth", "meta"}
    | {"long", "land", "local", "location", "pic", "pics", "plugin", "plugins", "intros", "outro"}
)
_SHORTEST = 4  # below, one letter makes another word (`toc`, `pin`)
_TWO_SLIPS_FROM = 9  # `catagores`, `last_modifed_a`


@check("FM104")
def duplicate_keys(note: Note) -> Iterator[Finding]:
    """A key given twice in one map; loaders keep the last value without a word."""
    entries = note.front_matter.entries
    maps = [entries, *(v.entries for entry in entries for v in entry.value.walk() if v.entries)]
    for siblings in maps:
        first: dict[str, Entry] = {}
        for entry in siblings:
            # YAML's merge key may stand as often as there is something to merge.
            if entry.key in first and entry.key != "<<":
                yield _duplicate(note, first[entry.key], entry)
            first[entry.key] = entry


@check("FM105")
def misspelt_keys(note: Note, options: Options) -> Iterator[Finding]:
    """A key unknown to the schema, near one it knows, and used in no other note."""
    front_matter = note.front_matter
    if not front_matter.entries:
        return
    known = tuple(schema_of(note.dialect)["properties"])
    present = {entry.key for entry in front_matter.entries}
    for entry in front_matter.entries:
        if entry.key in known or entry.key in options["known"]:
            continue
        right = _nearest(entry.key, known, any_case=note.dialect.site == "hugo")
        if not right or right in present or note.site.key_counts.get(entry.key, 0) > 1:
            continue
        quote = note.text[entry.key_span.start]
        text = f"{quote}{right}{quote}" if quote in "\"'" else right
        fix = rewrite(entry.key_span, text, Applicability.UNSAFE)
        yield Finding("FM105", entry.key_span, {"key": entry.key, "right": right}, "", (text,), fix)


def _duplicate(note: Note, first: Entry, second: Entry) -> Finding:
    line, _ = note.source.line_column(first.key_span.start)
    values: dict[str, str | int] = {"key": second.key, "line": line}
    same = first.value.value == second.value.value and first.value.kind == second.value.kind
    fix = _removal(note, first) if same else None
    return Finding("FM104", second.key_span, values, "same" if same else "", fix=fix)


def _removal(note: Note, entry: Entry) -> Fix:
    """Removes the lines of an entry, line end included."""
    start = note.source.line_at(entry.key_span.start).start
    last = note.source.line_index(max(entry.value.span.end - 1, entry.key_span.start))
    end = note.source.line_starts[last + 1]
    edit = Edit(Span(start, end), "")
    message = {"en": "Delete the first of the two", "ko": "둘 가운데 앞의 것을 지웁니다"}
    return Fix((edit,), Applicability.SAFE, message)


@lru_cache(maxsize=1024)
def _nearest(key: str, known: tuple[str, ...], any_case: bool) -> str | None:
    """The only known key that `key` is a slip of; None if there is none, or a choice."""
    if len(key) < _SHORTEST or key.lower() in _ORDINARY or not key.isascii():
        return None
    same = [name for name in known if name.lower() == key.lower()]
    if same:
        return None if any_case else same[0]
    for most in (1, 2) if len(key) >= _TWO_SLIPS_FROM else (1,):
        near = [name for name in known if _is_slip(key, name, most)]
        if near:
            return near[0] if len(near) == 1 else None
    return None


def _is_slip(key: str, name: str, most: int) -> bool:
    """Whether `key` is `name` with at most `most` slips of the hand.

    A plural is none: `tags` beside `tag` is another key, not a slip.
    """
    if abs(len(key) - len(name)) > most or len(name) < _SHORTEST:
        return False
    longer, shorter = sorted((key, name), key=len, reverse=True)
    if longer in {shorter + "s", shorter + "es"} or longer.replace("_", "") == shorter:
        return longer.replace("_", "") == shorter
    return _distance(key.lower(), name.lower()) <= most


def _distance(a: str, b: str) -> int:
    """Letters changed, dropped, added or swapped (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        above, row = row, [i]
        for j, y in enumerate(b, 1):
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before = above
    return row[-1]
