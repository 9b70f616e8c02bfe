"""Footnotes and references that nothing in the note defines."""

import itertools
import re
from collections.abc import Iterator

from notelint.checks.registry import check
from notelint.findings.finding import Finding
from notelint.lazy import regex
from notelint.note.node import Kind, Node
from notelint.note.note import Note
from notelint.note.span import Span

_FOOTNOTE = regex(r"\[\^([\w-]{1,40})\]")
# Signs that follow or come before a character class of a regular expression.
_REGEX_AFTER = regex(r"[*+?{$)\]|\\/:]")
_REGEX_BEFORE = regex(r"[(\[^|\\/.$]")
_NUMBER = regex(r"\d{1,3}$")
_REFERENCE = regex(r"(!?)\[([^\[\]\n]{1,200})\]\[([^\[\]\n]{1,80})\]")
# Finding the nearest label takes the product of the two.
_MOST_REFERENCES = 100  # in one run of text
_MOST_LABELS = 100
_BLANKS = regex(r"\s+")


@check("LK101", "LK102")
def undefined(note: Note) -> Iterator[Finding]:
    """`[^1]` and `[text][label]` that stay as they are written."""
    if "[^" not in note.text and "][" not in note.text:
        return
    footnotes: set[str] = set()
    references: set[str] = set()
    texts: list[Node] = []
    stack = [note.tree]
    while stack:
        node = stack.pop()
        if node.attrs.get("doubtful"):
            continue
        if node.kind is Kind.FOOTNOTE_DEFINITION:
            footnotes.add(_label(node.attrs["label"]))
        elif node.kind is Kind.LINK_DEFINITION:
            references.add(_label(node.attrs["label"]))
        elif node.kind is Kind.TEXT:
            texts.append(node)
        stack.extend(node.children)
    for node in texts:
        yield from _footnotes(note, node, footnotes, references)
        if references:
            yield from _references(note, node, references)


def _footnotes(
    note: Note, node: Node, defined: set[str], references: set[str]
) -> Iterator[Finding]:
    """A number after a word, or a name where the note has footnotes; never `[^0-9]`.

    Of `[^용어]: ...` kramdown makes the definition of a link, because it wants
    names of ASCII letters (ALD_ID_NAME).
    """
    text = note.source[node.span]
    for found in _FOOTNOTE.finditer(text):
        before = text[max(found.start() - 1, 0) : found.start()]
        if _REGEX_AFTER.match(text, found.end()) or _REGEX_BEFORE.match(before):
            continue
        start = node.span.start + found.start()
        place = Span(start, start + len(found[0]))
        if note.dialect.kramdown and _label(f"^{found[1]}") in references:
            yield Finding("LK101", place, {"label": found[1]}, "name")
            continue
        # A reference stands at the end of a word; a character class by itself.
        alone = not before or before.isspace() or not _NUMBER.match(found[1])
        if _is_class(found[1]) or (alone and not defined):
            continue
        yield Finding("LK101", place, {"label": found[1]})


def _is_class(label: str) -> bool:
    """Whether the label reads as a range of characters: `0-9`, `a-zA-Z`, `가-힣`."""
    return bool(re.fullmatch(r"(?:\w-\w|\w)*\w-\w(?:\w-\w|\w)*", label)) and len(label) <= 9


def _references(note: Note, node: Node, defined: set[str]) -> Iterator[Finding]:
    """`[text][label]` beside labels that are defined; not `dp[i][j]` or `[Java][자료구조]`."""
    text = note.source[node.span]
    for found in itertools.islice(_REFERENCE.finditer(text), _MOST_REFERENCES):
        label = _label(found[3])
        if text[max(found.start() - 1, 0) : found.start()].isalnum() or label in defined:
            continue
        near = _near(label, defined)
        numbered = label.isdigit() and any(name.isdigit() for name in defined)
        if not near and not numbered and not found[1]:
            continue
        start = node.span.start + found.start(3)
        span = Span(start, start + len(found[3]))
        suggestions = (near,) if near else ()
        # A label that is misspelt is misspelt once.
        values = {"label": found[3]}
        yield Finding("LK102", span, values, "", suggestions, hides=span, hides_words=True)


def _near(label: str, defined: set[str]) -> str:
    from difflib import get_close_matches

    some = itertools.islice(sorted(defined), _MOST_LABELS)
    close = get_close_matches(label, some, n=1, cutoff=0.75) if len(label) > 2 else []
    return close[0] if close else ""


def _label(label: object) -> str:
    """Labels match without regard to case and to the length of blanks (CommonMark, 4.7)."""
    return _BLANKS.sub(" ", str(label)).strip().casefold()
