"""Bare URLs whose link takes in the particle behind them."""

import re
from collections.abc import Iterator

from notelint.checks.registry import check
from notelint.findings.finding import Applicability, Edit, Finding, Fix
from notelint.lazy import regex
from notelint.note.dialect import Renderer
from notelint.note.node import Kind, Node
from notelint.note.note import Note
from notelint.note.span import Span

# Quotes and marks of emphasis that end a URL for a reader, but before Hangul not for the renderer.
_MARKS = "[*~\"'”’」』》〉】）]"
# Behind a bracket that the URL has not opened.
_GOES_ON = regex(rf"[)]+{_MARKS}*[가-힣]")
# Particles that end no address, and some that may, as in 을지로2가 and 3과.
_SURE = (
    "(?:에서|에게|으로|로|에)?(?:는|은|도|를|을)|에서|에게|으로|로|에|와|부터|까지|처럼"
    "|으?로부터|이?라[고는]|입니다|이다|이며|이고|인데|이므로"
)
_UNSURE = "이|가|과|의|만|이?나"
_PARTICLE = regex(
    rf"(?<=[A-Za-z0-9/)])(?:{_MARKS}+(?:{_SURE}|{_UNSURE})|(?:{_SURE}))$"
    rf"|(?<=[A-Za-z)])(?:{_UNSURE})$"
)
_LONGEST_LABEL = 110  # code points looked at
_HALF_LINK = regex(r"(?:\][ \t]*|\[[^\[\]()\n]{1,100})\(\Z")
_HOST = regex(r"(?:https?://|www\.)[A-Za-z0-9]", re.I)


@check("LK108")
def particle_in_url(note: Note) -> Iterator[Finding]:
    """`https://example.com를`: GitHub's link leads to `example.com를`.

    The autolink extension (GFM 6.9) takes all up to a space or `<` into the
    link and then leaves out punctuation and unmatched brackets at its end
    alone. The URL ends for a reader at the first bracket it has not opened, or
    before a particle behind ASCII.
    """
    if note.dialect.renderer is not Renderer.GFM or note.dialect.site != "github":
        return
    for node in _bare(note.tree):
        url = note.source[node.span]
        end = _end(url)
        if end and not _in_half_link(note, node):
            tail = Span(node.span.start + end, node.span.end)
            values = {"url": url[:end], "tail": url[end:]}
            variant = "" if "://" in url[:8] else "www"
            yield Finding("LK108", tail, values, variant, fix=_fix(node, url, end))


def _bare(tree: Node) -> Iterator[Node]:
    """The bare URLs of the text, in order, but not those in the text of a link."""
    stack = [tree]
    while stack:
        node = stack.pop()
        if node.kind is Kind.AUTOLINK and node.attrs.get("bare"):
            yield node
        elif node.kind is not Kind.LINK and not node.attrs.get("doubtful"):
            stack.extend(reversed(node.children))


def _end(url: str) -> int:
    """The length of the URL that a reader sees in the link `url`; 0 if it is all of it."""
    if url.isascii() or not _HOST.match(url):
        return 0
    bracket = _unopened(url)
    if bracket and _GOES_ON.match(url, bracket):
        return bracket
    particle = _PARTICLE.search(url)
    return particle.start() if particle else 0


def _unopened(url: str) -> int:
    """Where the first `)` without its `(` stands; 0 if there is none."""
    depth = 0
    for at, char in enumerate(url):
        depth += (char == "(") - (char == ")")
        if depth < 0:
            return at
    return 0


def _in_half_link(note: Note, node: Node) -> bool:
    """Whether the URL is the target of what is almost a link, which MK201 to MK205 report."""
    start = node.span.start
    before = note.text[max(0, start - _LONGEST_LABEL) : start]
    return "](" in note.source[node.span] or _HALF_LINK.search(before) is not None


def _fix(node: Node, url: str, end: int) -> Fix | None:
    """The URL in angle brackets, or as a link's text where it has no scheme.

    `**` behind it may have been meant as emphasis, which `>**` does not close.
    """
    shown = url[:end]
    if url[end] in "*~":
        return None
    edits: tuple[Edit, ...]
    if "://" in shown[:8]:
        start, stop = node.span.start, node.span.start + end
        edits = (Edit(Span(start, start), "<"), Edit(Span(stop, stop), ">"))
    else:
        place = Span(node.span.start, node.span.start + end)
        edits = (Edit(place, f"[{shown}](http://{shown})"),)
    message = {"en": "End the link before it", "ko": "링크를 그 앞에서 끝냅니다"}
    return Fix(edits, Applicability.SAFE, message)
