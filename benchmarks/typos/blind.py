"""Verdicts by judges who do not know what was flagged.

    python -m benchmarks.typos.blind draw DIR    # files for judges, and the key to them
    python -m benchmarks.typos.blind again DIR   # the same of notes not drawn before, of spelling
    python -m benchmarks.typos.blind merge DIR   # their verdicts into verdicts.tsv
    python -m benchmarks.typos.blind score       # what the verdicts say of each rule

`draw` writes DIR/part1.tsv, part2.tsv ... (item, sentence with the place in
【 】), those of spelling first, then those of spacing and particles: all that the
default rules about words flag in the drawn text (`wild.py`), with as many words
that are not flagged, shuffled. DIR/key.tsv says which is which.

A judge writes DIR/verdict1.tsv ... (item, T for a slip or F for none, the right
word, reason). `merge` takes T as T where the suggestion is the judge's word, and
as Tw where it is another. Two judges who differ decide nothing.

Needs the real notes, and the data and weights of folds (`wild.py`).
"""

import argparse
import random
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import count
from multiprocessing import get_context
from pathlib import Path

from benchmarks.typos import ours
from benchmarks.typos.items import Item, items_of
from benchmarks.typos.merge import KEY, merge
from benchmarks.typos.rates import rates
from benchmarks.typos.wild import (
    FOLDS,
    authors_by_fold,
    drawn_again_from,
    drawn_from,
    lines_in,
    speller_of,
)
from notelint.run.check_note import plan_for

_SEED = 4
_MOST = 150  # items in a file


def main() -> None:
    """Draw, merge or score."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=("draw", "again", "merge", "score"))
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--folds", type=Path, default=FOLDS)
    args = parser.parse_args()
    if args.what == "score":
        print(rates([item for item, _ in _all_items(args.folds)]))
    elif args.folder is None:
        parser.error("name the folder with the judges' files")
    elif args.what in ("draw", "again"):
        write_parts(args.folder, _all_items(args.folds, again=args.what == "again"))
    else:
        merge(args.folder)


def write_parts(folder: Path, pairs: Iterable[tuple[Item, Item]]) -> None:
    """Write files for judges and the key; what is flagged and what is not, shuffled."""
    folder.mkdir(parents=True, exist_ok=True)
    order, numbers, parts = random.Random(_SEED), count(1), count(1)
    pairs = list(pairs)
    key = ["item\tpart\t" + "\t".join(Item._fields[:-1])]
    for norms in (False, True):
        items = [item for pair in pairs if pair[0].is_of_norms is norms for item in pair]
        order.shuffle(items)
        for at in range(0, len(items), _MOST):
            part, rows = next(parts), []
            for item, number in zip(items[at : at + _MOST], numbers, strict=False):
                rows.append(f"{number}\t{item.sentence}\n")
                key.append(f"{number}\t{part}\t" + "\t".join(map(str, item[:-1])))
            (folder / f"part{part}.tsv").write_text("".join(rows), "utf-8")
    (folder / KEY).write_text("\n".join(key) + "\n", "utf-8")
    print(f"{len(key) - 1} items in {next(parts) - 1} files")


def _all_items(folds: Path, again: bool = False) -> list[tuple[Item, Item]]:
    """The items of all folds, each read by a process of its own."""
    work = [(folds / fold, authors, again) for fold, authors in authors_by_fold().items()]
    context = get_context("spawn")
    with ProcessPoolExecutor(2, context, max_tasks_per_child=1) as pool:
        return [pair for found in pool.map(_items_of_fold, work) for pair in found]


def _items_of_fold(work: tuple[Path, Sequence[str], bool]) -> list[tuple[Item, Item]]:
    fold, authors, again = work
    rules = ours.rules(preview=False)
    if again:
        rules = frozenset(code for code in rules if code.startswith("TY"))
    draw = drawn_again_from if again else drawn_from
    with speller_of(fold) as speller:
        drawn = [each for author in authors for each in draw(author)]
        found = list(items_of(drawn, speller, plan_for(rules)))
    lines = sum(lines_in(each.note) for each in drawn)
    print(f"{fold.name}: {lines} lines of {len(authors)} authors, {len(found)} flags", flush=True)
    return found


if __name__ == "__main__":
    main()
