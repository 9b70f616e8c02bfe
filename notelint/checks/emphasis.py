"""Emphasis that stays literal: MK101 to MK105."""

from collections.abc import Iterator

from notelint.checks.emphasis_rewrites import as_tag, rewritten, without_inner_spaces
from notelint.checks.emphasis_runs import (
    BlockRuns,
    Cause,
    DeadPair,
    Run,
    Side,
    literal_runs,
    side,
)
from notelint.checks.registry import check
from notelint.findings.finding import Applicability, Finding, replace
from notelint.note.node import Kind, Node
from notelint.note.note import Note
from notelint.note.span import Span

_CODES = {Cause.PUNCTUATION: "MK101", Cause.UNDERSCORE: "MK103", Cause.SPACE: "MK104"}
_SHOWN = 40  # code points of an excerpt in a message


@check("MK101", "MK103", "MK104", "MK105")
def literal_emphasis(note: Note) -> Iterator[Finding]:
    """Markers that readers see, by what keeps them from being emphasis."""
    for runs in literal_runs(note):
        for pair in runs.pairs:
            # kramdown knows no flanking: what it leaves next to punctuation has another cause.
            if not (note.dialect.kramdown and pair.cause is Cause.PUNCTUATION):
                yield _dead_pair(note.text, pair, runs.marker)
        if runs.marker == "**":
            yield from _unpaired(note.text, runs)


@check("MK102")
def emphasis_not_portable(note: Note) -> Iterator[Finding]:
    """Emphasis that kramdown renders and CommonMark renderers (GitHub, editors) leave literal."""
    if not note.dialect.kramdown or "*" not in note.text:
        return
    reported = -1
    nodes = [*note.nodes(Kind.STRONG), *note.nodes(Kind.EMPHASIS)]
    for node in sorted(nodes, key=lambda node: node.span):
        pair = _rendered_pair(note.text, node)
        marker = note.source[pair.opener.span]
        dead = pair.opener.cannot_open or pair.closer.cannot_close
        # The halves of `***` are two nodes with the same runs.
        if dead and marker[0] == "*" and pair.span.start > reported:
            reported = pair.span.start
            yield _with_rewriting(note.text, "MK102", pair, marker)


def _rendered_pair(text: str, node: Node) -> DeadPair:
    """The whole runs that open and close `node`."""
    char = text[node.span.start]
    start, end = node.span
    while text[start - 1 : start] == char:
        start -= 1
    while text[end : end + 1] == char:
        end += 1
    inner, outer = node.content
    while inner < outer and text[inner] == char:
        inner += 1
    while outer > inner and text[outer - 1] == char:
        outer -= 1
    before, after = text[start - 1 : start], text[end : end + 1]
    opener = Run(Span(start, inner), side(before), side(text[inner]))
    closer = Run(Span(outer, end), side(text[outer - 1]), side(after))
    return DeadPair(opener, closer, Cause.PUNCTUATION)


def _dead_pair(text: str, pair: DeadPair, marker: str) -> Finding:
    if pair.cause is Cause.SPACE:
        return _with_spaces(text, pair, marker)
    return _with_rewriting(text, _CODES[pair.cause], pair, marker)


def _with_rewriting(text: str, code: str, pair: DeadPair, marker: str) -> Finding:
    better = rewritten(text, pair, marker)
    tagged = as_tag(marker, text[slice(*pair.content)])
    return Finding(
        code,
        pair.span,
        {"text": _excerpt(text[slice(*pair.span)]), "better": _excerpt(better)},
        suggestions=(better,) if better == tagged else (better, tagged),
        fix=replace(
            pair.span,
            better,
            Applicability.UNSAFE,
            en="Write the emphasis so that every renderer shows it",
            ko="어느 렌더러에서나 강조되게 고쳐 씁니다",
        ),
    )


def _with_spaces(text: str, pair: DeadPair, marker: str) -> Finding:
    better = without_inner_spaces(text, pair, marker)
    return Finding(
        "MK104",
        pair.span,
        {"text": _excerpt(text[slice(*pair.span)]), "better": _excerpt(better.strip())},
        suggestions=(better,),
        fix=replace(
            pair.span,
            better,
            Applicability.UNSAFE,
            en="Move the spaces out of the emphasis",
            ko="공백을 강조 표시 밖으로 옮깁니다",
        ),
    )


def _unpaired(text: str, runs: BlockRuns) -> Iterator[Finding]:
    """A `**` that has no partner: one side touches a word, the other a space or mark."""
    if len(runs.single) != 1:
        return
    run = runs.single[0]
    start, end = run.span
    before, after = text[start - 1 : start], text[end : end + 1]
    closing = run.before is Side.LETTER or before in _CLOSING
    word_after = run.after is Side.LETTER
    particle_after = before in _CLOSING and "가" <= after <= "힣"
    if closing and (not word_after or particle_after):
        yield Finding("MK105", run.span, variant="closing")
    elif word_after and not closing:
        yield Finding("MK105", run.span)


_CLOSING = frozenset(")]}>”’」』》`\"'!?.%")


def _excerpt(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN // 2]}…{text[-_SHOWN // 2 :]}"
