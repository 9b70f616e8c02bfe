"""`:::` containers of Docusaurus and VitePress."""

import re
from collections.abc import Iterator

from notelint.checks.registry import check
from notelint.findings.finding import Finding
from notelint.lazy import regex
from notelint.note.html.ranges import Ranges
from notelint.note.node import Kind
from notelint.note.note import Note
from notelint.note.span import Span

_FENCE = regex(r"^ {0,3}(:{3,})[ \t]*([^\r\n]*)(?=\r?$)", re.M)


@check("NE605")
def unclosed_containers(note: Note) -> Iterator[Finding]:
    """`:::note` whose closing `:::` is missing: it takes in the rest of the page.

    Docusaurus, "Admonitions"; VitePress, "Custom Containers". A closing fence
    has at least as many colons as the opening one.
    """
    if note.dialect.site not in ("docusaurus", "vitepress") or ":::" not in note.text:
        return
    code = Ranges(n.span for n in note.nodes(Kind.CODE_BLOCK))
    open_fences: list[re.Match[str]] = []
    for fence in _FENCE.finditer(note.text, note.body.start):
        if fence.start() in code:
            continue
        if fence[2].strip():
            open_fences.append(fence)
        elif open_fences and len(fence[1]) >= len(open_fences[-1][1]):
            open_fences.pop()
    for fence in open_fences:
        name = fence[2].split()[0].partition("[")[0]
        yield Finding("NE605", Span(*fence.span(1)), {"colons": fence[1], "name": name})
