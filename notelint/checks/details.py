"""`<details>` and its `<summary>`."""

from collections.abc import Iterator

from notelint.checks.html_words import is_named, swallowed
from notelint.checks.registry import check
from notelint.findings.finding import Finding
from notelint.note.html import Tag, TagKind
from notelint.note.note import Note


@check("NE601")
def broken_details(note: Note) -> Iterator[Finding]:
    """`<details>` never closed, or without the `<summary>` that readers click (HTML, 4.11.1)."""
    unclosed = {id(tag) for tag in note.html.unclosed}
    open_details: list[tuple[Tag, bool]] = []
    for tag in note.html.tags:
        if tag.name not in ("details", "summary") or is_named(note, tag.name, tag.span):
            continue
        if tag.kind is TagKind.OPEN and id(tag) in unclosed:
            yield Finding(
                "NE601", tag.span, {"tag": tag.name}, "unclosed", hides=swallowed(note, tag)
            )
        if tag.kind is TagKind.OPEN and tag.name == "details":
            open_details.append((tag, False))
        elif tag.kind is TagKind.OPEN and open_details:
            open_details[-1] = (open_details[-1][0], True)
        elif tag.kind is TagKind.OPEN:
            yield Finding("NE601", tag.span, {"tag": tag.name}, "outside")
        elif tag.kind is TagKind.CLOSE and tag.name == "details" and open_details:
            opening, summarized = open_details.pop()
            if not summarized and id(opening) not in unclosed:
                yield Finding("NE601", opening.span, {"tag": tag.name})
