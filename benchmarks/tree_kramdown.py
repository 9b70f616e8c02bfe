"""Compares our kramdown trees with kramdown's own over the real notes.

python -m benchmarks.tree_kramdown --examples 3

The notes' bodies are compared as they are, without Liquid, whatever renderer
their authors use. Three figures: blocks (kinds, levels, items, tightness,
cells, content of HTML elements), with the texts of paragraphs, headings,
terms and cells, and inlines with the addresses of links.
"""

import argparse
import re
from collections import Counter, defaultdict
from itertools import zip_longest
from typing import Any, NamedTuple

from benchmarks.kramdown import Tree, kramdown_trees
from benchmarks.kramdown_form import Entry, our_blocks, our_inlines
from benchmarks.notes import all_notes
from notelint.note.source import Source
from notelint.note.span import Span

_LEVELS = ("blocks", "texts", "inlines")
_WHITE = re.compile(r"\s+")
_BACKTICKS = re.compile(r"`[` ]*")
_CHECKBOX = re.compile(r"<input type=\"checkbox\" class=\"task-list-item-checkbox\"[^>]*>")


class Difference(NamedTuple):
    """The first place where two trees differ: `line` is 1-based, 0 where it is not known."""

    cause: str
    line: int
    detail: str


def main() -> None:
    """Print the share of notes that are equal and the first differences by cause."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cap", type=int, help="notes an author")
    parser.add_argument("--examples", type=int, default=2, help="shown for each cause")
    args = parser.parse_args()
    notes = [note for _, note in all_notes(args.cap)]
    trees = kramdown_trees([note.text[note.body.start :] for note in notes])
    failed = sum("error" in tree for tree in trees)
    print(f"{len(notes)} notes; kramdown fails on {failed}")
    causes: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    equal: Counter[str] = Counter()
    for note, tree in zip(notes, trees, strict=True):
        if "error" in tree:
            continue
        for level, difference in differences(note.text, note.body, tree).items():
            if difference is None:
                equal[level] += 1
            else:
                place = f"{note.path}:{difference.line} {difference.detail}"
                causes[level][difference.cause].append(place)
    for level in _LEVELS:
        share = 100 * equal[level] / (len(notes) - failed)
        print(f"{level}: {equal[level]} notes equal ({share:.2f} %)")
        for cause, places in sorted(causes[level].items(), key=lambda item: -len(item[1])):
            print(f"  {len(places):4} {cause}")
            for place in places[: args.examples]:
                print(f"         {place}")


def differences(text: str, body: Span, theirs: Tree) -> dict[str, Difference | None]:
    """Where our tree of `text[body]` and kramdown's first differ, for each figure."""
    source = Source(text)
    ours = our_blocks(text, body)
    return {
        "blocks": _in_blocks(source, ours, theirs["blocks"], with_text=False),
        "texts": _in_blocks(source, ours, theirs["blocks"], with_text=True),
        "inlines": _in_inlines(our_inlines(text, body), theirs["inlines"]),
    }


def _in_blocks(
    source: Source, ours: list[Entry], theirs: list[Entry], *, with_text: bool
) -> Difference | None:
    for our, their in zip_longest(ours, theirs):
        if our is None or their is None or our[:2] != their[:2]:
            cause = f"{_name(our)} for {_name(their)}"
        elif with_text and _text(our) != _text(their):
            cause = f"text of {_name(our)}"
        else:
            inner = _in_blocks(source, our[3], their[3], with_text=with_text)
            if inner is not None:
                return inner
            continue
        line = source.line_column(our[4])[0] if our else 0
        return Difference(cause, line, f"{_text(our)[:200]!r} {_text(their)[:200]!r}")
    return None


def _name(entry: Entry | None) -> str:
    return f"{entry[0]} {entry[1]}".strip() if entry else "nothing"


def _text(entry: Entry | None) -> str:
    if entry is None:
        return ""
    # kramdown writes a box into the text of a task item; our item says that it has one.
    text = _WHITE.sub(" ", _CHECKBOX.sub("", entry[2] or "")).strip()
    # It takes backslashes from pipes and shortens runs of backticks when it splits a row.
    return _BACKTICKS.sub("`", text.replace("\\|", "|")) if entry[0] == "cell" else text


def _in_inlines(ours: list[Any], theirs: list[Any]) -> Difference | None:
    for index, (our, their) in enumerate(zip_longest(ours, theirs)):
        if our == their:
            continue
        if our and their and our[:-1] == their[:-1] and type(our[-1]) is type(their[-1]) is list:
            return _in_inlines(our[-1], their[-1])
        before = ours[index - 1] if index else "the beginning"
        cause = f"{our[0] if our else 'nothing'} for {their[0] if their else 'nothing'}"
        return Difference(cause, 0, f"{our} for {their} after {before}")
    return None


if __name__ == "__main__":
    main()
