"""Backticks without a partner: MK106."""

from collections.abc import Iterator

from notelint.checks.registry import check
from notelint.findings.finding import Applicability, Finding, replace
from notelint.lazy import regex
from notelint.note.note import Note
from notelint.note.prose import ProseBlock
from notelint.note.span import Span

_RUN = regex(r"`+")
# A backtick that is spoken of, not used: '`', (`), "`".
_AROUND = {"'": "'", '"': '"', "(": ")", "“": "”", "‘": "’", "[": "]", "<": ">"}
_ENDS = ",.;:"


@check("MK106")
def backtick_unpaired(note: Note) -> Iterator[Finding]:
    """A backtick that opens or closes code on one side only, or two runs of unequal length.

    Code ends at a run as long as the one it began with (CommonMark 6.1).
    """
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
            runs = [run for run in runs if note.text[run.start - 1 : run.start] != "\\"]
            if len(runs) == 1:
                yield from _lone(note, block, runs[0])
            elif len(runs) == 2:
                yield from _unequal(note, block, *runs)


def _lone(note: Note, block: ProseBlock, run: Span) -> Iterator[Finding]:
    if run.end - run.start > 1:
        return
    before, after = _neighbours(note, block, run)
    if _AROUND.get(before) != after and _is_half(before, after):
        yield Finding("MK106", run)


def _unequal(note: Note, block: ProseBlock, first: Span, second: Span) -> Iterator[Finding]:
    """``` ``코드` ```: the shorter run is enough for code that holds no backtick."""
    inside = note.text[first.end : second.start]
    lengths = {first.end - first.start, second.end - second.start}
    if lengths != {1, 2} or not inside.strip() or "\n" in inside or inside != inside.strip():
        return
    if _neighbours(note, block, first)[0].isalnum():
        return
    longer = first if first.end - first.start == 2 else second
    extra = Span(longer.start, longer.start + 1)
    fix = replace(
        extra, "", Applicability.UNSAFE, "Remove one of the two backticks", "백틱 하나를 지웁니다"
    )
    values = {"opening": first.end - first.start, "closing": second.end - second.start}
    yield Finding("MK106", Span(first.start, second.end), values, "unequal", fix=fix)


def _neighbours(note: Note, block: ProseBlock, run: Span) -> tuple[str, str]:
    """The characters before and after `run`; a blank at the edges of the block."""
    before = note.text[run.start - 1] if run.start > block.span.start else " "
    after = note.text[run.end] if run.end < block.span.end else " "
    return before, after


def _is_half(before: str, after: str) -> bool:
    """Whether a backtick between the two looks like the start or the end of code.

    Not `it`s`, not a backtick between spaces or one of an enumeration.
    """
    if before.isspace() != after.isspace():
        return after not in _ENDS
    return before.isascii() and (before.isalnum() or before in ")]}") and "가" <= after <= "힣"
