"""Links of a note from where its edition lies: to other editions, and to files that stay."""

from collections.abc import Callable, Iterator
from posixpath import dirname, join, normpath, relpath
from typing import NamedTuple
from unicodedata import normalize
from urllib.parse import quote

from notelint.lazy import regex
from notelint.note.note import Note
from notelint.note.span import Span
from notelint.note.targets import Target, targets

# What a path in a link may hold beside letters and digits without being encoded.
_SAFE = "/-_.~!$&'*+,;=:@"
_ENDS_PATH = regex(r"[?#]")
_POST_URL = regex(r"\{%-?\s*post_url\s+(\S+)\s*-?%\}")
_LINK = regex(r"\{%-?\s*link\s+([^\s{}%]+)\s*-?%\}")


class Places(NamedTuple):
    """Where files are, as the links of one note need it. All paths are from the site's root.

    `source` and `edition` are the note's own; `edition_of` gives the edition
    of a note that has or gets one; `exists` says whether there is such a
    file. With `notes_stay`, links to notes are the generator's to resolve.
    """

    source: str
    edition: str
    edition_of: Callable[[str], str | None]
    exists: Callable[[str], bool]
    notes_stay: bool = False


def relocated(note: Note, places: Places) -> list[tuple[Span, str]]:
    """Edits after which the links of the note hold in its edition, in order.

    A relative path is meant for a file if there is one; addresses of pages
    and paths from the site's root are the generator's.
    """
    edits = {
        edit[0]: edit[1]
        for target in targets(note)
        for edit in _edit(note, target, places)
        if not _in_front_matter(note, edit[0])
    }
    if note.dialect.site == "jekyll":
        edits |= dict(_in_liquid(note, places))
    return sorted(edits.items())


def file_of(target: Target, folder: str, exists: Callable[[str], bool]) -> str | None:
    """The file, from the site's root, that a relative link of a note in `folder` leads to."""
    path = target.path
    if target.external or target.template or not path or path.startswith(("/", "\\")):
        return None
    for form in ("NFC", "NFD"):
        found = normpath(join(folder, normalize(form, path)))
        if exists(found):
            return found
    return None


def _edit(note: Note, target: Target, places: Places) -> Iterator[tuple[Span, str]]:
    folder = dirname(places.source)
    found = file_of(target, folder, places.exists)
    if found is None:
        return
    edition = None if target.image else places.edition_of(found)
    if places.notes_stay and (edition or found.endswith((".md", ".mdx", ".markdown"))):
        return
    there = dirname(places.edition)
    if edition is None and there == folder:
        return
    written = note.source[target.span]
    end = _ENDS_PATH.search(written)
    path = written[: end.start()] if end else written
    new = relpath(edition or found, there or ".")
    dotted = path.startswith("./") and not new.startswith("../")
    new = _as_written(f"./{new}" if dotted else new, target, note)
    if new != path:
        yield Span(target.span.start, target.span.start + len(path)), new


def _as_written(path: str, target: Target, note: Note) -> str:
    """`path` with what a link may not hold encoded; Hangul stays readable where it was."""
    written = note.source[target.span]
    encoded = "%" in written and written.isascii()
    # Between angle brackets and in quotes a space may stand as it is.
    safe = f"{_SAFE} " if " " in written else _SAFE
    return "".join(
        sign if not encoded and not sign.isascii() else quote(sign, safe=safe) for sign in path
    )


def _in_liquid(note: Note, places: Places) -> Iterator[tuple[Span, str]]:
    """`{% post_url 2024-01-01-a %}` and `{% link _posts/2024-01-01-a.md %}`, in Jekyll."""
    for tag in note.liquid.tags:
        written = note.source[tag.span]
        if found := _LINK.fullmatch(written):
            new = places.edition_of(found[1].lstrip("/"))
        elif found := _POST_URL.fullmatch(written):
            new = _post(found[1], places)
        else:
            continue
        if new:
            start = tag.span.start
            yield Span(start + found.start(1), start + found.end(1)), new


def _post(name: str, places: Places) -> str | None:
    """The name, as `post_url` has it, of the edition of a post."""
    for ending in (".md", ".markdown"):
        edition = places.edition_of(f"_posts/{name}{ending}")
        if edition and edition.startswith("_posts/"):
            return edition.removeprefix("_posts/").removesuffix(ending)
    return None


def _in_front_matter(note: Note, span: Span) -> bool:
    return span.start < note.body.start
