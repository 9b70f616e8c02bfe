"""YAML 1.1 as Jekyll reads it: libyaml's events made into values with places.

Events, not a composed tree: aliases stay where they are written, so a bomb of
anchors is never expanded, and deep nesting never recurses.
"""

from typing import Any

import yaml
from yaml.constructor import ConstructorError, SafeConstructor
from yaml.resolver import Resolver

from notelint.note.front_matter.locate import Block
from notelint.note.front_matter.model import Entry, Problem, Value
from notelint.note.span import Span

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_MOST_VALUES = 10_000  # aliases counted as what they stand for
_DEEPEST = 100

_STYLES = {None: "plain", "'": "single", '"': "double", "|": "literal", ">": "folded"}
_TAG = "tag:yaml.org,2002:"
_KINDS = {
    f"{_TAG}str": "string",
    f"{_TAG}int": "int",
    f"{_TAG}float": "float",
    f"{_TAG}bool": "bool",
    f"{_TAG}null": "null",
    f"{_TAG}timestamp": "date",
}


class _TooBigError(Exception):
    """More nesting or more values than any note has."""


def read_yaml(text: str, block: Block) -> tuple[tuple[Entry, ...], Problem | None]:
    """The entries of a block, or why there are none."""
    start = block.span.start
    # From the opening fence on, as Jekyll hands it to YAML: a first line such as
    # `%...` is then no directive.
    try:
        root = _Builder(text[start : block.content.end], start).build()
    except _TooBigError:
        return (), Problem("too-big", block.content.start)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        offset = start + mark.index if mark else block.content.start
        context = _context(error)
        context = None if context is None else start + context
        return (), Problem("syntax", min(offset, block.content.end), _words(error), context)
    except yaml.reader.ReaderError as error:
        return (), Problem("syntax", _unreadable(text, block.content), str(error.reason))
    if root.kind == "map":
        return root.entries, None
    if root.kind == "null":
        return (), None
    return (), Problem("not-a-map", root.span.start)


def _context(error: yaml.MarkedYAMLError) -> int | None:
    """Where the scalar or the flow collection starts that the parser was in.

    That it was in a block mapping says nothing: everything is.
    """
    if not error.context_mark or "block" in (error.context or ""):
        return None
    return int(error.context_mark.index)


def _words(error: yaml.MarkedYAMLError) -> str:
    return ": ".join(part for part in (error.context, error.problem) if part)


def _unreadable(text: str, content: Span) -> int:
    """Where the first character that YAML does not allow stands (YAML 1.1, section 4.1.1)."""
    found = yaml.reader.Reader.NON_PRINTABLE.search(text, content.start, content.end)
    return found.start() if found else content.start


class _Open:
    """A collection whose end has not come yet."""

    __slots__ = ("children", "event")

    def __init__(self, event: Any) -> None:
        self.event = event
        self.children: list[Value] = []


class _Builder:
    """Makes a value from the events of one document."""

    def __init__(self, text: str, offset: int) -> None:
        self.text = text
        self.offset = offset
        self.count = 0
        self.anchors: dict[str, tuple[Value, int]] = {}
        self.resolver: Any = Resolver()
        self.constructor = SafeConstructor()

    def build(self) -> Value:
        """The first document; Jekyll does not look at others."""
        stack = [_Open(None)]
        counts: list[int] = []
        for event in yaml.parse(self.text, Loader=_Loader):
            if isinstance(event, yaml.DocumentEndEvent):
                break
            if isinstance(event, yaml.CollectionStartEvent):
                if len(stack) > _DEEPEST:
                    raise _TooBigError
                counts.append(self.count)
                stack.append(_Open(event))
                continue
            if isinstance(event, yaml.CollectionEndEvent):
                opened = stack.pop()
                value = self._collection(opened, event)
                self._anchor(opened.event, value, self.count - counts.pop())
            elif isinstance(event, yaml.ScalarEvent):
                value = self._scalar(event)
                self._anchor(event, value, 1)
            elif isinstance(event, yaml.AliasEvent):
                value = self._alias(event)
            else:
                continue
            self.count += 1
            if self.count > _MOST_VALUES:
                raise _TooBigError
            stack[-1].children.append(value)
        children = stack[0].children
        return children[0] if children else Value("null", Span(self.offset, self.offset))

    def _span(self, start: Any, end: Any) -> Span:
        return Span(self.offset + start.index, self.offset + end.index)

    def _anchor(self, event: Any, value: Value, size: int) -> None:
        if event.anchor is not None:
            self.anchors[event.anchor] = (value, size)

    def _alias(self, event: Any) -> Value:
        span = self._span(event.start_mark, event.end_mark)
        if event.anchor not in self.anchors:
            raise ConstructorError(
                None, None, f"found undefined alias {event.anchor!r}", event.start_mark
            )
        target, size = self.anchors[event.anchor]
        self.count += size
        return Value(target.kind, span, "alias", target.value)

    def _scalar(self, event: Any) -> Value:
        span = self._span(event.start_mark, event.end_mark)
        style = _STYLES.get(event.style, "plain")
        if event.style and event.style in "|>":
            # libyaml counts the line ends after a block scalar in.
            written = self.text[: event.end_mark.index].rstrip()
            span = Span(span.start, max(span.start + 1, self.offset + len(written)))
        tag = event.tag
        if tag is None or tag == "!":
            implicit = (True, False) if event.implicit[0] and tag is None else (False, True)
            tag = self.resolver.resolve(yaml.ScalarNode, event.value, implicit)
        kind = _KINDS.get(tag, "string")
        value = self._converted(kind, tag, event.value)
        if kind != "null" and value is None:
            kind, value = "string", event.value
        if kind == "date" and hasattr(value, "hour"):
            kind = "datetime"
        return Value(kind, span, style, value)

    def _converted(self, kind: str, tag: str, text: str) -> Any:
        """The Python value; None where the form is right and the value is not (2021-11-31)."""
        if kind in {"string", "null"}:
            return text if kind == "string" else None
        node = yaml.ScalarNode(tag, text)
        construct = SafeConstructor.yaml_constructors[tag]
        try:
            return construct(self.constructor, node)
        except (ValueError, KeyError, IndexError):
            return None

    def _collection(self, opened: _Open, end: Any) -> Value:
        event, children = opened.event, opened.children
        style = "flow" if event.flow_style else "block"
        if isinstance(event, yaml.SequenceStartEvent):
            stop = end.end_mark if event.flow_style else None
            span = self._extent(event, children, stop)
            values = [child.value for child in children]
            return Value("list", span, style, values, items=tuple(children))
        entries = tuple(
            Entry(self._key(key), key.span, value)
            for key, value in zip(children[::2], children[1::2], strict=True)
        )
        stop = end.end_mark if event.flow_style else None
        span = self._extent(event, children, stop)
        mapping = {entry.key: entry.value.value for entry in entries}
        return Value("map", span, style, mapping, entries=entries)

    def _key(self, key: Value) -> str:
        """The key's words: `on:` and `2024:` are looked up as they are written."""
        if key.kind == "string":
            return str(key.value)
        return self.text[key.span.start - self.offset : key.span.end - self.offset]

    def _extent(self, event: Any, children: list[Value], stop: Any) -> Span:
        """A block collection ends with its last child: libyaml has it end at the next token."""
        if stop is not None:
            return self._span(event.start_mark, stop)
        start = self.offset + event.start_mark.index
        return Span(start, max([start, *(child.span.end for child in children[-2:])]))
