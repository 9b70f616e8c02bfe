"""Compares our kramdown trees with kramdown's own over the real notes.

python -m benchmarks.tree_kramdown --examples 3
"""

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from benchmarks.kramdown import kramdown_trees
from benchmarks.notes import all_notes
from notelint.note.markdown.kramdown import parse_kramdown, read_blocks
from notelint.note.markdown.kramdown_state import finish
from notelint.note.node import Kind, Node
from notelint.note.note import Note
from notelint.note.span import Span

# A block: type, detail, text, children, line.
Entry = list[Any]

_INLINES = {
    Kind.STRONG: "strong",
    Kind.EMPHASIS: "em",
    Kind.CODE: "code",
    Kind.LINK: "link",
    Kind.AUTOLINK: "link",
    Kind.IMAGE: "image",
    Kind.MATH: "math",
    Kind.FOOTNOTE_REFERENCE: "footnote",
    Kind.HARD_BREAK: "break",
}
_BLOCKS = {
    Kind.HEADING: "heading",
    Kind.DEFINITION_TERM: "dt",
    Kind.CODE_BLOCK: "code",
    Kind.TABLE: "table",
    Kind.TABLE_ROW: "row",
    Kind.TABLE_CELL: "cell",
    Kind.FOOTNOTE_DEFINITION: "footnote",
    Kind.BLOCK_QUOTE: "quote",
    Kind.THEMATIC_BREAK: "hr",
    Kind.MATH_BLOCK: "math",
    Kind.DEFINITION_LIST: "dl",
    Kind.DEFINITION: "dd",
    Kind.LIST_ITEM: "item",
    Kind.LINK_DEFINITION: "link_def",
    Kind.ABBREVIATION_DEFINITION: "abbreviation",
}
_FORMS = {"reference": "ald", "end-of-block": "eob"}
_WHITE = re.compile(r"\s+")
_CHECKBOX = re.compile(r"<input type=\"checkbox\" class=\"task-list-item-checkbox\"[^>]*>")


def main() -> None:
    """Print the share of notes that are equal and the first differences by cause."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cap", type=int, help="notes an author")
    parser.add_argument("--examples", type=int, default=2, help="shown for each cause")
    args = parser.parse_args()
    notes = [note for _, note in all_notes(args.cap)]
    bodies = [note.text[note.body.start :] for note in notes]
    trees = kramdown_trees(bodies)
    usable = [(note, tree) for note, tree in zip(notes, trees, strict=True) if "error" not in tree]
    print(f"{len(notes)} notes, {len(notes) - len(usable)} that kramdown fails on")
    causes: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    equal: Counter[str] = Counter()
    for note, theirs in usable:
        for what, cause in _compare(note, theirs):
            if cause is None:
                equal[what] += 1
            else:
                causes[what][cause[0]].append(f"{note.path}:{cause[1]} {cause[2]}")
    for what in ("blocks", "texts", "inlines"):
        share = 100 * equal[what] / len(usable)
        print(f"\n{what}: {equal[what]} of {len(usable)} notes equal ({share:.2f} %)")
        for cause, places in sorted(causes[what].items(), key=lambda item: -len(item[1])):
            print(f"  {len(places):4} {cause}")
            for place in places[: args.examples]:
                print(f"         {place}")


_Cause = tuple[str, int, str]


def _compare(note: Note, theirs: dict[str, Any]) -> Iterator[tuple[str, _Cause | None]]:
    ours = our_blocks(note.text, note.body)
    yield "blocks", _first_difference(note, ours, theirs["blocks"], with_text=False)
    yield "texts", _first_difference(note, ours, theirs["blocks"], with_text=True)
    root = parse_kramdown(note.text, note.body, liquid=False)
    yield "inlines", _first_inline(list(inlines_of_note(root, note.text)), theirs["inlines"])


def _first_difference(
    note: Note, ours: list[Entry], theirs: list[Entry], *, with_text: bool
) -> _Cause | None:
    for ours_next, theirs_next in zip([*ours, None], [*theirs, None], strict=False):
        if ours_next is None and theirs_next is None:
            return None
        cause = _difference(ours_next, theirs_next, with_text)
        if cause is None:
            assert ours_next is not None
            assert theirs_next is not None
            cause = _first_difference(note, ours_next[3], theirs_next[3], with_text=with_text)
            if cause is not None:
                return cause
            continue
        line = note.source.line_column(ours_next[4])[0] if ours_next else 0
        return cause[0], line, cause[1]
    return None


def _difference(
    ours: Entry | None, theirs: Entry | None, with_text: bool
) -> tuple[str, str] | None:
    if ours is None or theirs is None or ours[:2] != theirs[:2]:
        return f"{_name(ours)} for {_name(theirs)}", f"{_text(ours)!r} {_text(theirs)!r}"
    if with_text and _text(ours) != _text(theirs):
        return f"text of {_name(ours)}", f"{_text(ours)[:300]!r} {_text(theirs)[:300]!r}"
    return None


def _name(entry: Entry | None) -> str:
    return f"{entry[0]} {entry[1]}".strip() if entry else "nothing"


def _text(entry: Entry | None) -> str:
    if entry is None:
        return ""
    text = _WHITE.sub(" ", _CHECKBOX.sub("", entry[2] or "")).strip()
    # kramdown takes backslashes away when it splits a row, we when we read a cell's inlines.
    return text.replace("\\|", "|").replace("``", "`") if entry[0] == "cell" else text


def _first_inline(ours: list[Any], theirs: list[Any]) -> _Cause | None:
    for index, (a, b) in enumerate(zip([*ours, None], [*theirs, None], strict=False)):
        if a == b:
            continue
        if a and b and a[0] == b[0] and isinstance(a[-1], list) and a[:-1] == b[:-1]:
            return _first_inline(a[-1], b[-1])
        before = ours[index - 1] if index else None
        return f"{a[0] if a else None} for {b[0] if b else None}", 0, f"{a} {b} after {before}"
    return None


# Our trees in the form of tree_kramdown.rb


def our_blocks(text: str, body: Span) -> list[Entry]:
    """Our blocks in the form in which the Ruby script prints kramdown's."""
    state = read_blocks(text, body, liquid=False)
    nodes = finish(state.blocks)
    texts = {id(node): derived.text for node, derived, _ in state.gathered.texts}
    return list(_blocks(nodes, texts))


def _blocks(nodes: list[Node], texts: dict[int, str], *, in_item: bool = False) -> Iterator[Entry]:
    for index, node in enumerate(nodes):
        if node.kind is not Kind.ATTRIBUTE_LIST:
            yield from _block(node, texts)
        elif not (in_item and index == 1 and nodes[0].kind is Kind.PARAGRAPH):
            # That one, below the first paragraph of an item, kramdown leaves out.
            yield from _attribute_list(node, nodes[index + 1 : index + 2])


def _block(node: Node, texts: dict[int, str]) -> Iterator[Entry]:
    kind, attrs = node.kind, node.attrs
    name, detail, text = _BLOCKS.get(kind, ""), "", texts.get(id(node), "")
    in_item = kind is Kind.LIST_ITEM
    children = list(_blocks(node.children, texts, in_item=in_item))
    if kind is Kind.PARAGRAPH:
        name = "text" if attrs.get("bare") else "paragraph"
    elif kind is Kind.HEADING:
        detail = str(attrs["level"])
    elif kind is Kind.LIST:
        name = "ol" if attrs["ordered"] else "ul"
        detail = "tight" if attrs["tight"] else "loose"
    elif kind is Kind.CODE_BLOCK:
        detail = "fenced" if attrs["fenced"] else "indented"
    elif kind is Kind.TABLE_ROW:
        detail = "head" if attrs["header"] else "body"
    elif kind is Kind.FOOTNOTE_DEFINITION:
        detail = attrs["label"]
    elif kind is Kind.HTML_BLOCK:
        comment = attrs["name"] == "!--"
        name, detail = ("comment", "") if comment else ("html", f"{attrs['name']} {attrs['model']}")
    elif kind is Kind.TABLE:
        for row in children:
            # kramdown fills rows up to the longest.
            row[3] += [["cell", "", "", [], 0]] * (attrs["columns"] - len(row[3]))
    yield [name, detail, text, children, node.span.start]


def _attribute_list(node: Node, after: list[Node]) -> Iterator[Entry]:
    """kramdown leaves one mark for the lists that follow a block, none for those before one."""
    form, target = node.attrs["form"], node.attrs.get("target")
    if form == "list":
        if target == "next" or (after and after[0].attrs.get("target") == target):
            return
        yield ["ial", "", None, [], node.span.start]
    else:
        yield [_FORMS.get(form, "extension"), "", None, [], node.span.start]


def inlines_of_note(root: Node, text: str) -> Iterator[list[Any]]:
    """Our inlines in the form in which the Ruby script prints kramdown's: footnotes last."""
    footnotes: list[Node] = []
    yield from _inlines(root, text, footnotes)
    # A label defined twice has the content of its last definition at the place of its first.
    by_label = {note.attrs["label"]: note for note in footnotes}
    for label in dict.fromkeys(note.attrs["label"] for note in footnotes):
        yield from _inlines(by_label[label], text, [])


def _inlines(parent: Node, text: str, footnotes: list[Node]) -> Iterator[list[Any]]:
    if parent.attrs.get("task") is not None:
        yield ["html", "input"]
    for node in parent.children:
        kind = node.kind
        if kind is Kind.FOOTNOTE_DEFINITION:
            footnotes.append(node)
        elif kind is Kind.STRIKETHROUGH:
            yield ["html", "del"]
            yield from _inlines(node, text, footnotes)
        elif kind in _INLINES:
            yield _inline(node, text, footnotes)
        elif kind is Kind.HTML:
            if node.attrs["name"] == "!--":
                yield ["comment"]
            elif not node.attrs["end_tag"]:
                yield ["html", node.attrs["name"]]
        elif kind is Kind.ATTRIBUTE_LIST:
            inline = parent.kind not in _CONTAINERS or parent.attrs.get("model") == "span"
            if inline and node.attrs["form"] in ("comment", "nomarkdown"):
                yield ["comment"]
        else:
            yield from _inlines(node, text, footnotes)


_CONTAINERS = (Kind.DOCUMENT, Kind.BLOCK_QUOTE, Kind.LIST_ITEM, Kind.DEFINITION, Kind.HTML_BLOCK)


def _inline(node: Node, text: str, footnotes: list[Node]) -> list[Any]:
    name, attrs = _INLINES[node.kind], node.attrs
    if node.kind is Kind.CODE:
        return [name, _WHITE.sub(" ", attrs["text"])]
    if node.kind is Kind.FOOTNOTE_REFERENCE:
        return [name, attrs["label"]]
    if node.kind is Kind.IMAGE:
        return [name, _WHITE.sub(" ", attrs["url"])]
    if node.kind in (Kind.LINK, Kind.AUTOLINK):
        return [name, _WHITE.sub(" ", attrs["url"]), list(_inlines(node, text, footnotes))]
    if node.kind in (Kind.STRONG, Kind.EMPHASIS):
        return [name, list(_inlines(node, text, footnotes))]
    return [name]


if __name__ == "__main__":
    main()
