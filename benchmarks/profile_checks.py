"""Where the time of a run goes: CPU seconds of each part of a note and of each check.

    python -m benchmarks.profile_checks --cap 20

Each note is read, its parts are computed one after the other, then every
check runs on them, so that no check is charged for a part that it was the
first to ask for. Starting, finding files and writing the result are left out.
"""

import argparse
import gc
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from time import process_time

from benchmarks.notes import FOLDER, read_note
from notelint.note.note import Note
from notelint.rulebook.book import load_book
from notelint.run.check_note import Plan, plan_for

_PARTS = ("front_matter", "tree", "html", "liquid", "math", "outline", "prose")
_WARMING = 20  # notes that load what is loaded when first used


def main() -> None:
    """Print seconds, share and speed of each part and check."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cap", type=int, help="notes an author")
    parser.add_argument("--preview", action="store_true", help="with the rules in preview")
    parser.add_argument("--rows", type=int, default=40)
    args = parser.parse_args()
    book = load_book()
    plan = plan_for([code for code, rule in book.items() if args.preview or not rule.preview])
    paths = list(_paths(args.cap))
    gc.set_threshold(50_000)  # as the command line does
    for path in paths[:: max(1, len(paths) // _WARMING)]:
        _measure(path, plan, defaultdict(float))
    seconds: defaultdict[str, float] = defaultdict(float)
    size = sum(_measure(path, plan, seconds) for path in paths)
    _print_table(seconds, size / 1e6, len(paths), args.rows)


def _paths(cap: int | None) -> Iterator[tuple[Path, Path]]:
    """Author and note, at most `cap` notes an author, spread evenly."""
    for author in sorted(path for path in FOLDER.iterdir() if path.is_dir()):
        paths = sorted(author.rglob("*.md"))
        step = max(1, len(paths) / cap) if cap else 1
        yield from ((author, paths[int(i * step)]) for i in range(int(len(paths) / step)))


def _measure(path: tuple[Path, Path], plan: Plan, seconds: defaultdict[str, float]) -> int:
    """Add what each step takes to `seconds`; the bytes of the note."""
    start = process_time()
    note = read_note(*path)
    start = _add(seconds, "part  decode", start)
    for part in _PARTS:
        getattr(note, part)
        start = _add(seconds, f"part  {_named(part, note)}", start)
    for check, options in plan.checks_for(note):
        for _ in check(note, options):
            pass
        function = check.function
        module = function.__module__.removeprefix("notelint.checks.")
        start = _add(seconds, f"check {module}.{function.__name__}", start)
    return len(note.source.encode())


def _add(seconds: defaultdict[str, float], name: str, start: float) -> float:
    end = process_time()
    seconds[name] += end - start
    return end


def _named(part: str, note: Note) -> str:
    return f"tree ({note.dialect.renderer})" if part == "tree" else part


def _print_table(seconds: defaultdict[str, float], megabytes: float, notes: int, rows: int) -> None:
    whole = sum(seconds.values())
    print(f"{notes} notes, {megabytes:.1f} MB, {whole:.2f} CPU s, {megabytes / whole:.2f} MB/s")
    row = "{:7.3f} s {:5.1f} % {:7.1f} ms/MB  {}".format
    parts = sum(value for name, value in seconds.items() if name.startswith("part"))
    for name, value in [("all parts", parts), ("all checks", whole - parts)]:
        print(row(value, 100 * value / whole, 1000 * value / megabytes, name))
    print()
    for name, value in sorted(seconds.items(), key=lambda item: -item[1])[:rows]:
        print(row(value, 100 * value / whole, 1000 * value / megabytes, name))


if __name__ == "__main__":
    main()
