"""A backtick without a partner: MK106."""

from collections.abc import Iterator

from notelint.checks.registry import check
from notelint.findings.finding import Finding
from notelint.lazy import regex
from notelint.note.note import Note
from notelint.note.prose import ProseBlock
from notelint.note.span import Span

_RUN = regex(r"`+")
# A backtick that is spoken of, not used: '`', (`), "`".
_AROUND = {"'": "'", '"': '"', "(": ")", "“": "”", "‘": "’", "[": "]", "<": ">"}


@check("MK106")
def backtick_unpaired(note: Note) -> Iterator[Finding]:
    """A single backtick that opens or closes code on one side only."""
    masked = note.prose.text
    if "`" not in masked:
        return
    for block in note.prose.blocks:
        if block.kind in ("html", "title", "cell"):
            continue  # a pipe inside the code of a cell is the cause there (NE304)
        if block.node and block.node.attrs.get("doubtful"):
            continue
        at = masked.find("`", *block.span)
        if at >= 0:
            runs = [Span(*match.span()) for match in _RUN.finditer(masked, at, block.span.end)]
            yield from _lone(note, block, runs)


def _lone(note: Note, block: ProseBlock, runs: list[Span]) -> Iterator[Finding]:
    text = note.text
    runs = [run for run in runs if text[run.start - 1 : run.start] != "\\"]
    if len(runs) != 1 or runs[0].end - runs[0].start > 1:
        return
    start, end = runs[0]
    before = text[start - 1] if start > block.span.start else " "
    after = text[end] if end < block.span.end else " "
    if _AROUND.get(before) != after and _is_half(before, after):
        yield Finding("MK106", runs[0])


def _is_half(before: str, after: str) -> bool:
    """Whether a backtick between the two looks like the start or the end of code.

    Not `it`s`, not a backtick between spaces.
    """
    if before.isspace() != after.isspace():
        return True
    return before.isascii() and (before.isalnum() or before in ")]}") and "가" <= after <= "힣"
