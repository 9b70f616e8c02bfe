"""What the author has accepted: findings that a comment in the note switches off."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from notelint.findings.finding import Finding
from notelint.findings.suppression_comment import (
    VERBS,
    SuppressionComment,
    suppression_comments,
)
from notelint.lazy import regex
from notelint.note.node import Kind
from notelint.note.note import Note
from notelint.note.span import Span
from notelint.rulebook.book import load_book
from notelint.rulebook.nearest import nearest
from notelint.rulebook.rule import FAMILIES
from notelint.rulebook.selection import UnknownRuleError, codes_of

# What may stand before a comment that has its line for itself: quote and list markers.
_MARKERS = regex(r"[\s>]*(?:(?:[-*+]|\d{1,9}[.)])(?=\s))?\s*")

_BLOCKS = frozenset(
    {Kind.HEADING, Kind.PARAGRAPH, Kind.BLOCK_QUOTE, Kind.LIST, Kind.LIST_ITEM, Kind.CODE_BLOCK}
    | {Kind.HTML_BLOCK, Kind.THEMATIC_BREAK, Kind.TABLE, Kind.TABLE_ROW, Kind.DEFINITION_LIST}
    | {Kind.DEFINITION_TERM, Kind.DEFINITION, Kind.MATH_BLOCK, Kind.FOOTNOTE_DEFINITION}
    | {Kind.LINK_DEFINITION}
)


@dataclass(slots=True, eq=False)
class Switch:
    """A comment that switches rules off, where it does, and the comments that end that."""

    comment: SuppressionComment
    scope: Span
    enables: list[SuppressionComment] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Suppressions:
    """Where in a note which rules are off.

    `spans` holds, by code, ranges in order that do not overlap; `problems`
    are findings about comments that do not do what their author meant;
    `switches` are the comments that do, in order.
    """

    spans: Mapping[str, list[Span]] = field(default_factory=dict)
    problems: tuple[Finding, ...] = ()
    switches: tuple[Switch, ...] = ()

    def hide(self, finding: Finding) -> bool:
        """Whether `finding` begins where its rule is off."""
        spans = self.spans.get(finding.code, [])
        index = bisect_right(spans, finding.span.start, key=lambda span: span.start) - 1
        return index >= 0 and finding.span.start in spans[index]


def read_suppressions(note: Note) -> Suppressions:
    """What the comments of `note` switch off.

    `notelint-ignore[NE101] reason` on a line of its own holds for the block
    that begins on the next line, or for that line; behind other text, for its
    own line. `notelint-disable[...]` holds up to `notelint-enable[...]` or
    the end, `notelint-ignore-file[...]` everywhere.
    """
    comments = suppression_comments(note)
    if not comments:
        return Suppressions()
    problems: list[Finding] = []
    off: defaultdict[str, list[Span]] = defaultdict(list)
    disabled: dict[str, Switch] = {}
    switches: list[Switch] = []
    everywhere = Span(0, len(note.text) + 1)
    for comment, scope in zip(comments, _scopes(note, comments), strict=True):
        problems += _problems(comment)
        codes = codes_named(comment)
        if comment.verb == "disable":
            switches.append(Switch(comment, Span(comment.span.start, everywhere.end)))
            disabled = dict.fromkeys(codes, switches[-1]) | disabled
        elif comment.verb == "enable":
            if codes and disabled.keys().isdisjoint(codes):
                problems.append(Finding("NL011", comment.span, variant="not-disabled"))
            for code in sorted(disabled.keys() & codes):
                off[code].append(_ended(disabled.pop(code), comment))
        elif comment.verb in VERBS:
            switches.append(Switch(comment, everywhere if comment.verb == "ignore-file" else scope))
            for code in codes:
                off[code].append(switches[-1].scope)
    for code, switch in disabled.items():
        off[code].append(switch.scope)
    open_ones = set(map(id, disabled.values()))
    for switch in (s for s in switches if s.enables and id(s) not in open_ones):
        switch.scope = Span(switch.scope.start, switch.enables[-1].span.end)
    spans = {code: merged(spans) for code, spans in off.items()}
    return Suppressions(spans, tuple(problems), tuple(switches))


def _ended(switch: Switch, enable: SuppressionComment) -> Span:
    """Where a rule was off from `switch` on, now that `enable` ends it."""
    if enable not in switch.enables[-1:]:
        switch.enables.append(enable)
    return Span(switch.scope.start, enable.span.end)


def _problems(comment: SuppressionComment) -> Iterator[Finding]:
    if comment.verb not in VERBS:
        right = nearest(comment.verb, VERBS)
        yield Finding(
            "NL011",
            comment.verb_span,
            {"verb": comment.verb, "right": right or "ignore"},
            variant="unknown-word",
            suggestions=(right,) if right else (),
        )
    elif not comment.selectors:
        yield Finding("NL011", comment.span, {"verb": comment.verb})
    for selector, span in comment.selectors or ():
        if codes_of_selector(selector) is None:
            right = _nearest_rule(selector)
            yield Finding(
                "NL010",
                span,
                {"rule": selector, "right": right},
                variant="nearest" if right else "",
                suggestions=(right,) if right else (),
            )


def codes_named(comment: SuppressionComment) -> frozenset[str]:
    """Codes of the rules that `comment` names."""
    return frozenset().union(*(codes_of_selector(s) or () for s, _ in comment.selectors or ()))


@lru_cache(1024)
def codes_of_selector(selector: str) -> frozenset[str] | None:
    """Codes of the rules that a selector names; None if there are none."""
    try:
        return codes_of(selector, load_book())
    except UnknownRuleError:
        return None


@lru_cache(1024)
def _nearest_rule(selector: str) -> str:
    book = load_book()
    return nearest(selector, [*book, *FAMILIES, *(rule.name for rule in book.values())])


def _scopes(note: Note, comments: list[SuppressionComment]) -> list[Span]:
    """What an `ignore` at the place of each comment holds for: whole lines."""
    blocks = _blocks(note)
    scopes: list[Span] = []
    # From the end, so that a comment above another passes on to what that one holds for.
    target_of: dict[int, int] = {}
    for group in reversed(list(_by_line(note, comments))):
        first = note.source.line_index(group[0].span.start)
        last = note.source.line_index(group[-1].span.end)
        if stand_alone(note, group):
            target = _next_line(note, last)
            target = target_of[first] = target_of.get(target, target)
            scope = _lines(note, target, max(target, _last_line_of_block(note, target, blocks)))
        else:
            scope = _lines(note, first, last)
        scopes += [scope] * len(group)
    return scopes[::-1]


def _by_line(
    note: Note, comments: Iterable[SuppressionComment]
) -> Iterator[list[SuppressionComment]]:
    """Comments in groups that share a line."""
    group: list[SuppressionComment] = []
    for comment in comments:
        if group and comment.span.start > note.source.line_at(group[-1].span.end).end:
            yield group
            group = []
        group.append(comment)
    if group:
        yield group


def stand_alone(note: Note, group: list[SuppressionComment]) -> bool:
    """Whether nothing but markers of quotes and items shares the lines of `group`."""
    before = note.text[note.source.line_at(group[0].span.start).start : group[0].span.start]
    edges = [*(comment.span.end for comment in group)]
    nexts = [*(comment.span.start for comment in group[1:]), note.source.line_at(edges[-1]).end]
    between = "".join(note.text[a:b] for a, b in zip(edges, nexts, strict=True))
    return _MARKERS.fullmatch(before) is not None and not between.strip()


def _next_line(note: Note, line: int) -> int:
    """The index of the first line after `line` that holds more than blanks and quote marks."""
    lines = note.source.line_spans
    line += 1
    while line < len(lines) - 1 and not note.source[lines[line]].strip(" \t>"):
        line += 1
    return min(line, len(lines) - 1)


def _blocks(note: Note) -> list[Span]:
    """Spans of blocks and of front matter entries, outer before inner ones."""
    blocks = [node.span for node in note.all_nodes if node.kind in _BLOCKS]
    for top in note.front_matter.entries:
        blocks.append(Span(top.key_span.start, max(top.key_span.end, top.value.span.end)))
        for value in top.value.walk():
            blocks += [Span(e.key_span.start, e.value.span.end) for e in value.entries]
    return sorted(blocks, key=lambda span: (span.start, -span.end))


def _last_line_of_block(note: Note, line: int, blocks: list[Span]) -> int:
    """The last line of the outermost block that begins on `line`; -1 if none does."""
    start, end = note.source.line_spans[line]
    index = bisect_left(blocks, start, key=lambda span: span.start)
    if index == len(blocks) or blocks[index].start > end:
        return -1
    return note.source.line_index(max(blocks[index].start, blocks[index].end - 1))


def _lines(note: Note, first: int, last: int) -> Span:
    """From the start of one line to the end of another, that end included."""
    lines = note.source.line_spans
    return Span(lines[first].start, lines[last].end + 1)


def merged(spans: Iterable[Span]) -> list[Span]:
    """`spans` in order, those that meet as one."""
    apart: list[Span] = []
    for span in sorted(spans):
        if apart and span.start <= apart[-1].end:
            apart[-1] = Span(apart[-1].start, max(span.end, apart[-1].end))
        else:
            apart.append(span)
    return apart
