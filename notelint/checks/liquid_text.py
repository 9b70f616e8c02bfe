"""Text that Jekyll's Liquid eats, though the author wrote it for readers."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from notelint.checks.liquid_code import Code, CodePlaces, spaced_braces, wrapped_in_raw
from notelint.checks.registry import check
from notelint.findings.finding import Applicability, Finding, Fix, replace
from notelint.lazy import regex
from notelint.note.html.ranges import Ranges
from notelint.note.liquid import CONDITIONAL
from notelint.note.note import Note
from notelint.note.span import Span

# Variables that Jekyll sets (Jekyll documentation, "Variables") and Liquid's own.
_KNOWN = frozenset(
    ("site", "page", "layout", "content", "paginator", "include", "theme", "jekyll", "forloop")
)
_SETS = frozenset(("assign", "capture", "increment", "decrement", "for", "tablerow"))
# Tags that mean to run in code, too: they bring a file in, or keep Liquid out.
_MEANT = frozenset(
    ("include", "include_relative", "include_cached", "remote_include", "raw", "endraw")
)
# Exactly a code span: `{% raw %}`.
_SPOKEN = regex(r"(?<!`)`[ ]?(\{%-?[ ]*(?P<name>(?:end)?raw)[ ]*-?%\})[ ]?`(?!`)")
_NAME = regex(r"[\"']?([A-Za-z_][\w-]*)")
_LITERAL = regex(r"[\"']|-?\d+(?:\.\d+)?\s*(?:$|\|)|(?:true|false|nil|null|blank|empty)\b|$")


@check("NE503")
def swallowed_text(note: Note) -> Iterator[Finding]:
    """`{{ ... }}` and `{% ... %}` meant as text, in code, math or prose.

    Jekyll runs Liquid before Markdown: `${{ secrets.KEY }}` in a code block
    becomes `$`, and a variable that nobody set leaves nothing behind.
    """
    pieces = sorted(_pieces(note), key=lambda piece: piece.span)
    if not pieces:
        return
    code = CodePlaces(note)
    loops = Ranges(block.span for block in note.liquid.blocks if block.name in CONDITIONAL)
    sets_more = any(tag.name.startswith("include") for tag in note.liquid.tags)
    for inside, group in groupby(pieces, key=lambda piece: code.at(piece.span.start)):
        if inside:
            yield from _in_code(note, inside, list(group))
            continue
        done = -1  # the start of the formula reported last
        for piece in group:
            start = piece.span.start
            if formula := note.math.at(start):
                if piece.in_math and formula.span.start != done:
                    done = formula.span.start
                    fix = spaced_braces(note, formula.span)
                    yield _finding(note, piece, "math", fix)
            elif piece.vanishes and start not in loops and not sets_more:
                yield _finding(note, piece, "prose", _kept(note, piece.span))


@check("NE503")
def spoken_tags(note: Note) -> Iterator[Finding]:
    """`{% raw %}` in backticks, where a sentence speaks of it.

    Liquid runs it all the same: what follows is no Liquid any more up to the
    next `{% endraw %}`, and without one the build stops.
    """
    if not note.dialect.liquid or "raw" not in note.text:
        return
    tags = [tag for block in note.liquid.blocks for tag in (block.opening, block.closing)]
    places = {tag.span for tag in (*tags, *note.liquid.unclosed, *note.liquid.stray)}
    for match in _SPOKEN.finditer(note.text, note.body.start):
        span = Span(*match.span(1))
        if span in places:
            text = f'{{{{ "{{%" }}}} {match["name"]} %}}'
            fix = replace(
                span, text, Applicability.UNSAFE, "Show it as written", "쓴 그대로 보이게 합니다"
            )
            values = {"text": note.source[span], "escaped": text}
            yield Finding("NE503", span, values, "spoken", (text,), fix)


def _in_code(note: Note, code: Code, pieces: Sequence["_Piece"]) -> Iterator[Finding]:
    """One finding a block of code; no fix where part of it means to run."""
    texts = [piece for piece in pieces if piece.in_code]
    if texts:
        fix = wrapped_in_raw(note, code) if len(texts) == len(pieces) else None
        yield _finding(note, texts[0], "", fix)


def _finding(note: Note, piece: "_Piece", variant: str, fix: Fix | None) -> Finding:
    return Finding("NE503", piece.span, {"text": _short(note.source[piece.span])}, variant, fix=fix)


class _Piece(NamedTuple):
    """A tag or an output, and in which surroundings it was surely meant as text."""

    span: Span
    in_code: bool
    in_math: bool
    vanishes: bool  # a variable without a value


def _pieces(note: Note) -> Iterator[_Piece]:
    known = _known(note)
    for output in note.liquid.outputs:
        name = _NAME.match(output.content)
        literal = bool(_LITERAL.match(output.content))
        unset = not literal and (name is None or name[1] not in known)
        # Liquid prints `{{0}}` as `0`, which a formula may do without braces.
        yield _Piece(output.span, unset, not output.content.isdigit(), unset and name is not None)
    for tag in note.liquid.tags:
        yield _Piece(tag.span, tag.name not in _MEANT, in_math=False, vanishes=False)
    for span in note.liquid.malformed:
        yield _Piece(span, in_code=True, in_math=True, vanishes=False)


def _known(note: Note) -> frozenset[str]:
    """Names of variables that have a value: Jekyll's, and those that the note sets."""
    tags = (tag for tag in note.liquid.tags if tag.name in _SETS)
    return _KNOWN | {match[1] for tag in tags if (match := _NAME.match(tag.markup))}


def _kept(note: Note, span: Span) -> Fix:
    text = f"{{% raw %}}{note.source[span]}{{% endraw %}}"
    return replace(
        span, text, Applicability.UNSAFE, "Show it as written", "쓴 그대로 보이게 합니다"
    )


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 40 else text[:39] + "…"
