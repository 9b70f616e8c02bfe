"""How much of the real notes' trees is the renderer's: `python -m benchmarks.tree`.

Blocks with their nesting and their ranges are compared with pulldown-cmark's,
in CommonMark and with GFM's extensions; whole rendered pages with
pulldown-cmark's (CommonMark) and, where the package `cmarkgfm` is installed,
with those of cmark-gfm, which GitHub runs.
"""

import argparse
import importlib.util
import time
from collections import Counter
from collections.abc import Callable

import pyromark

from benchmarks.notes import FOLDER, all_notes
from benchmarks.tree_blocks import Block, notelint_blocks, pulldown_blocks
from benchmarks.tree_html import render, same_page
from notelint.note.dialect import COMMONMARK, GFM, Dialect
from notelint.note.markdown import parse_markdown
from notelint.note.span import Span

# GitHub's own renderer ends a quote or list at a line with a single tag; the others do not.
GFM_ELSEWHERE = GFM._replace(site="hugo")


def main() -> None:
    """Compare and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cap", type=int, help="at most this many notes an author")
    parser.add_argument("--list", type=int, default=3, help="differing notes named for each cause")
    options = parser.parse_args()
    if not FOLDER.exists():
        print(f"no notes at {FOLDER}")
        return
    notes = [(str(note.path), note.text[note.body.start :]) for _, note in all_notes(options.cap)]
    _print_speed(notes)
    for dialect in (COMMONMARK, GFM_ELSEWHERE):
        compare_blocks(notes, dialect, options.list)
    compare_pages(notes, COMMONMARK, "pulldown-cmark", pyromark.html, options.list)
    if importlib.util.find_spec("cmarkgfm"):
        compare_pages(notes, GFM, "cmark-gfm", github_page, options.list)


def _print_speed(notes: list[tuple[str, str]]) -> None:
    size = sum(len(text.encode()) for _, text in notes) / 1e6
    start = time.process_time()
    for _, text in notes:
        parse_markdown(text, Span(0, len(text)), GFM)
    seconds = time.process_time() - start
    print(f"{len(notes)} notes, {size:.1f} MB, parsed at {size / seconds:.1f} MB/s\n")


def compare_blocks(notes: list[tuple[str, str]], dialect: Dialect, listed: int) -> float:
    """Print the share of notes whose blocks and ranges agree; the share for blocks."""
    same = same_ranges = 0
    causes: Counter[str] = Counter()
    examples: dict[str, list[str]] = {}
    for path, text in notes:
        ours, theirs = notelint_blocks(text, dialect), pulldown_blocks(text, dialect)
        cause = structure_difference(ours, theirs)
        same += cause is None
        if cause is None:
            cause = range_difference(text, ours, theirs)
            same_ranges += cause is None
        if cause is not None:
            causes[cause] += 1
            examples.setdefault(cause, []).append(path)
    print(f"blocks, {dialect.renderer}, pulldown-cmark: {same} of {len(notes)} notes the same")
    print(f"  ... ranges too: {same_ranges}")
    _print_causes(causes, examples, listed)
    return same / len(notes)


def compare_pages(
    notes: list[tuple[str, str]],
    dialect: Dialect,
    name: str,
    page: Callable[[str], str],
    listed: int,
) -> float:
    """Print the share of notes whose rendered pages agree, inlines included."""
    different = [
        path
        for path, text in notes
        if not same_page(
            render(parse_markdown(text, Span(0, len(text)), dialect), text), page(text)
        )
    ]
    same = len(notes) - len(different)
    print(f"pages, {dialect.renderer}, {name}: {same} of {len(notes)} notes the same")
    for path in different[: listed * 5]:
        print(f"    {path}")
    print()
    return same / len(notes)


def github_page(text: str) -> str:
    """The page that cmark-gfm makes, raw HTML included."""
    import cmarkgfm
    from cmarkgfm.cmark import Options

    return cmarkgfm.markdown_to_html_with_extensions(
        text,
        Options.CMARK_OPT_FOOTNOTES | Options.CMARK_OPT_UNSAFE,
        ["table", "autolink", "strikethrough", "tasklist"],
    )


def structure_difference(ours: list[Block], theirs: list[Block]) -> str | None:
    """What the first block that differs is to each side."""
    for mine, other in zip(ours, theirs, strict=False):
        if mine[:2] != other[:2]:
            return f"{mine.label} at depth {mine.depth}, theirs {other.label} at {other.depth}"
    if len(ours) == len(theirs):
        return None
    longer, whose = (ours, "ours") if len(ours) > len(theirs) else (theirs, "theirs")
    return f"{longer[min(len(ours), len(theirs))].label}, {whose} only"


def range_difference(text: str, ours: list[Block], theirs: list[Block]) -> str | None:
    """The first block whose place differs, whitespace and `>` at its edges aside.

    pulldown-cmark counts to an item the spaces before its marker (and the line
    end before them, if the marker follows a tab) and empty quote lines after it.
    """
    for mine, other in zip(ours, theirs, strict=True):
        if mine.label != "cell" and _trimmed(text, mine) != _trimmed(text, other):
            return f"range of {mine.label}"
    return None


def _trimmed(text: str, block: Block) -> tuple[int, int]:
    start, end = block.start, block.end
    while start < end and text[start] in " \t\n":
        start += 1
    while end > start and text[end - 1] in " \t\r\n>":
        end -= 1
    return start, end


def _print_causes(causes: Counter[str], examples: dict[str, list[str]], listed: int) -> None:
    for cause, count in causes.most_common():
        print(f"  {count:4} {cause}")
        for path in examples[cause][:listed]:
            print(f"         {path}")
    print()


if __name__ == "__main__":
    main()
