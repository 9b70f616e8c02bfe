"""Recall by class, right suggestions, false alarms and cost of notelint and of other checkers.

    python -m benchmarks.typos
    python -m benchmarks.typos --python PATH --peers matchum hanlint kiwi codespell

`--python` is the interpreter of an environment in which the peers are
installed; notelint is run with a second reading too where this Python has
Kiwi. Intervals are Wilson's, 95 %. A false alarm is a flag on reviewed
documentation; raw lines are judged by `verdicts.tsv`, word by word.
"""

import argparse
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from importlib.util import find_spec

from benchmarks.typos import ours, peers
from benchmarks.typos.corpus import (
    Correction,
    Line,
    clean_lines,
    corrections,
    eojeols,
    masked,
    raw_lines,
)
from benchmarks.typos.flags import Cost, Said
from benchmarks.typos.scores import Share, most_frequent, scores
from benchmarks.typos.verdicts import judged

_KINDS = ("typo", "ending", "josa", "spacing", "loanword", "typo-en")
Check = Callable[[Sequence[Line]], Said]


def main() -> None:
    """Print a table for each checker."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peers", nargs="*", default=[], choices=peers.NAMES)
    parser.add_argument("--python", default="python3", help="the Python that has the peers")
    args = parser.parse_args()
    checkers: dict[str, Check] = {
        "notelint": lambda lines: ours.check(lines, ours.rules(preview=False)),
        "notelint --preview": lambda lines: ours.check(lines, ours.rules(preview=True)),
    }
    if find_spec("kiwipiepy"):
        checkers |= {
            f"{name}, second reading by Kiwi": partial(_with_kiwi, preview=preview)
            for name, preview in (("notelint", False), ("notelint --preview", True))
        }
    for name in args.peers:
        checkers[name] = _peer(name, args.python)
    for name, check in checkers.items():
        _print_scores(name, check)


def _with_kiwi(lines: Sequence[Line], preview: bool) -> Said:
    return ours.check(lines, ours.rules(preview=preview), ours.WITH_KIWI)


def _peer(name: str, python: str) -> Check:
    return lambda lines: peers.check(name, python, [masked(line.line) for line in lines])


def _print_scores(name: str, check: Check) -> None:
    items, clean, raw = corrections(), clean_lines(), raw_lines()
    said = check([*(Line(item.repository, item.line) for item in items), *clean, *raw])
    flags = iter(said.flags)
    of_items = [next(flags) for _ in items]
    print(f"\n{name}\n{'class':24} {'items':>5}  {'recall':22} {'right first':22} right among 3")
    for kind in _KINDS:
        pairs = [pair for pair in zip(items, of_items, strict=True) if pair[0].kind == kind]
        _print_row(kind, pairs)
        if kind == "typo":
            busiest = most_frequent([item for item, _ in pairs])
            others = [pair for pair in pairs if not pair[0].repository.startswith(busiest + "/")]
            _print_row(f"typo without {busiest}", others)
    on_clean = [flag for _ in clean for flag in next(flags)]
    false = len(on_clean)
    words = sum(eojeols(line.line) for line in clean)
    alarms = Share(false, words)
    low, high = alarms.interval
    print(
        f"false alarms on {words} clean words: {false}, {alarms.value * 1e4:.1f}"
        f" [{low * 1e4:.1f}, {high * 1e4:.1f}] in 10,000"
    )
    rules = Counter(flag.rule for flag in on_clean if flag.rule)
    print("  by rule:", ", ".join(f"{rule} {count}" for rule, count in sorted(rules.items())))
    print("on raw lines:", judged(raw, list(flags)))
    _print_cost(said.cost, [*(i.line for i in items), *(line.line for line in (*clean, *raw))])


def _print_row(kind: str, pairs: Sequence[tuple[Correction, Sequence[object]]]) -> None:
    found = scores([item for item, _ in pairs], [flags for _, flags in pairs])  # type: ignore[misc]
    row = f"{found.recall!s:22} {found.first!s:22} {found.third}"
    print(f"{kind:24} {len(pairs):5}  {row}")


def _print_cost(cost: Cost, lines: Iterable[str]) -> None:
    words = sum(map(eojeols, lines))
    print(
        f"loaded in {cost.load:.2f} s, {words / cost.seconds:,.0f} words a second,"
        f" {cost.megabytes:.0f} MB"
    )


if __name__ == "__main__":
    main()
