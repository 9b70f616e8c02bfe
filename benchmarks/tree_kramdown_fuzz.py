"""Compares our kramdown trees with kramdown's own on texts that nobody would write.

python -m benchmarks.tree_kramdown_fuzz --texts 4000 --seed 1

Half of the texts are fragments of syntax in a row, half are pieces of real
notes with lines indented, cut, joined and fragments thrown in.
"""

import argparse
import random

from benchmarks.kramdown import kramdown_trees
from benchmarks.notes import all_notes
from benchmarks.tree_kramdown import Difference, differences
from notelint.note.span import Span

_FRAGMENTS = (
    "- ", "* ", "1. ", "10. ", "  ", "    ", "\t", " ", "> ", "# ", "## ", "```", "~~~", "````",
    "---", "***", "===", "\n", "\n\n", "글", "word ", "`", "``", "*", "**", "_", "__", "|",
    "| a | b |", "|-|-|", ": ", ": : ", "$$", "$$x$$", "[", "]", "(", ")", "[a](b)", "![i](u)",
    "[^1]", "[^1]: x", "[a]: u", "*[A]: b", "{: .x}", "{:.y}\n", "{:toc}", "^\n", "<b>", "</b>",
    "<div>", "</div>", '<div markdown="1">', "<br>", "<p>", "</p>", "<u>", "</u>", "<!-- c -->",
    "<!--", "-->", "\\", "\\|", "\\*", "~~", '"', "'", "<a@b.c>", "<http://x>", "<<", ">>",
    "{::comment}", "{:/}", "[ ] ", "[x] ", "**굵게(x)**는", "- a\n", "  - b\n", "    code\n",
    "<T>", "<script>", "</script>", '<img src="a">', "  \n", "&amp;",
)  # fmt: skip


def main() -> None:
    """Print how many texts are equal, and the shortest that are not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=int, default=4000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=10)
    args = parser.parse_args()
    source = random.Random(args.seed)
    texts = [_fragments(source) for _ in range(args.texts // 2)]
    notes = [note.text[note.body.start :].splitlines() for _, note in all_notes(20)]
    texts += [_mutated(source, source.choice(notes)) for _ in range(args.texts - len(texts))]
    different = []
    for text, tree in zip(texts, kramdown_trees(texts), strict=True):
        first = _first(text, tree) if "error" not in tree else None
        if first is not None:
            different.append((text, first))
    share = 100 * (1 - len(different) / len(texts))
    print(f"{len(texts)} texts, {len(different)} different ({share:.2f} % equal)")
    for text, difference in sorted(different, key=lambda pair: len(pair[0]))[: args.show]:
        print(f"{text!r}\n  {difference}")


def _first(text: str, tree: dict[str, object]) -> Difference | None:
    found = differences(text, Span(0, len(text)), tree).values()
    return next((difference for difference in found if difference is not None), None)


def _fragments(source: random.Random) -> str:
    return "".join(source.choices(_FRAGMENTS, k=source.randint(2, 24)))


def _mutated(source: random.Random, lines: list[str]) -> str:
    start = source.randrange(max(1, len(lines) - 20))
    piece = lines[start : start + source.randint(5, 40)] or [""]
    for _ in range(source.randint(1, 6)):
        at = source.randrange(len(piece))
        line = piece[at]
        cut = source.randint(0, len(line))
        fragment = source.choice(_FRAGMENTS).strip("\n")
        piece[at : at + 1] = source.choice(
            ([], [" " * source.randint(1, 5) + line], [line.lstrip()], ["", line], ["\t" + line],
             [fragment, line], [line[:cut] + fragment + line[cut:]], [line[:cut] + line[cut + 1 :]])
        ) or [""]  # fmt: skip
    return "\n".join(piece)


if __name__ == "__main__":
    main()
