"""Prints a random sample of a rule's findings over the real notes, for reading by eye.

python -m benchmarks.sample_findings NE101 --sample 60 --seed 1
"""

import argparse
import random
from collections import Counter

from benchmarks.notes import all_notes
from notelint.findings.finding import Finding
from notelint.note.note import Note
from notelint.rulebook.book import load_book
from notelint.rulebook.message import message_of
from notelint.run.check_note import check_note


def main() -> None:
    """Count and print findings of the rules given (all default rules if none)."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("codes", nargs="*")
    parser.add_argument("--sample", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cap", type=int, default=60, help="notes an author")
    parser.add_argument("--counts", action="store_true", help="counts only")
    args = parser.parse_args()
    book = load_book()
    codes = args.codes or [code for code, rule in book.items() if not rule.preview]
    found: list[tuple[str, Note, Finding]] = []
    notes = 0
    for author, note in all_notes(args.cap):
        notes += 1
        found += [(author, note, finding) for finding in check_note(note, codes)]
    counts = Counter(finding.code for _, _, finding in found)
    for code, count in sorted(counts.items()):
        authors = {author for author, _, finding in found if finding.code == code}
        files = {id(note) for _, note, finding in found if finding.code == code}
        spread = f"{len(files)} files, {len(authors)} authors"
        print(f"{code} {book[code].name}: {count} findings, {spread}")
    print(f"{notes} notes, {len(found)} findings")
    if args.counts:
        return
    random.Random(args.seed).shuffle(found)
    for author, note, finding in found[: args.sample]:
        _show(author, note, finding)


def _show(author: str, note: Note, finding: Finding) -> None:
    line, column = note.source.line_column(finding.span.start)
    message = message_of(load_book()[finding.code], finding.variant, finding.values, "en")
    place = f"{author}/{note.path}:{line}:{column}"
    print(f"\n{place} {finding.code} {message} {list(finding.suggestions)}")
    for index in range(max(0, line - 3), min(len(note.source.line_spans), line + 2)):
        mark = ">" if index == line - 1 else " "
        print(f"  {mark}{index + 1:4} {note.source[note.source.line_spans[index]][:200]}")


if __name__ == "__main__":
    main()
