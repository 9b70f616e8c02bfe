"""Closing tags of elements that have none, such as `</br>`."""

from collections.abc import Iterator

from notelint.checks.registry import check
from notelint.findings.finding import Applicability, Finding, replace, rewrite
from notelint.note.html import Tag, TagKind
from notelint.note.note import Note


@check("NE105")
def closed_void_elements(note: Note) -> Iterator[Finding]:
    """`</br>`, `</img>`, `</hr>`: void elements have no end tag (HTML, 13.1.2).

    kramdown shows such a tag as text. A browser makes `</br>` a line break
    (13.2.6.4.7, "an end tag whose tag name is br") and drops the others.
    """
    closings = {id(tag) for tag in note.html.pairing.void_closings}
    before: Tag | None = None
    for tag in note.html.tags:
        if id(tag) in closings:
            yield _finding(note, tag, _follows_its_opening(note, before, tag))
        before = tag


def _follows_its_opening(note: Note, before: Tag | None, tag: Tag) -> bool:
    return (
        before is not None
        and before.kind is TagKind.VOID
        and before.name == tag.name
        and not note.text[before.span.end : tag.span.start].strip()
    )


def _finding(note: Note, tag: Tag, paired: bool) -> Finding:
    variant = "shown" if note.dialect.kramdown else ""
    if tag.name == "br" and not paired:
        meant = f"<{tag.written}>"
        fix = rewrite(tag.span, meant, Applicability.SAFE)
        return Finding(
            "NE105", tag.span, {"tag": tag.written, "meant": meant}, variant, (meant,), fix
        )
    # A browser makes two breaks of `<br></br>`; only the author knows if both are wanted.
    sure = note.dialect.kramdown or tag.name != "br"
    applicability = Applicability.SAFE if sure else Applicability.UNSAFE
    fix = replace(tag.span, "", applicability, "Remove it", "지웁니다")
    variant = f"paired-{variant}" if variant else "paired"
    return Finding("NE105", tag.span, {"tag": tag.written}, variant, fix=fix)
