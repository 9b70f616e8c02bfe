"""Fixes the real notes and renders them before and after: does more change than was found?

python -m benchmarks.fixes --cap 40 --unsafe

A change of a page is the fix's own if all its words stand in paragraphs of the note
that the fix edited. What remains is printed, to be read.
"""

import argparse
import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from benchmarks.notes import all_notes
from benchmarks.pages import kramdown_pages, pulldown_page
from notelint.findings.finding import Finding
from notelint.note.dialect import Renderer
from notelint.note.note import Note
from notelint.rulebook.book import load_book
from notelint.run.check_note import plan_for, run_plan
from notelint.run.fix import Fixed, fix_note

# Names of tags that renderers make of Markdown's own blocks.
_STRUCTURE = frozenset({"li", "ol", "p", "table", "tbody", "td", "th", "thead", "tr", "ul"})
_TAG = re.compile(r"<[^>]*>")
_WORD = re.compile(r"[^\W_]+")


class Changed(NamedTuple):
    """A note that was fixed."""

    author: str
    before: Note
    fixed: Fixed


class Excess(NamedTuple):
    """Lines of a page that differ although none of their words was edited, as words of ours."""

    before: str
    after: str


def main() -> None:
    """Count fixed notes and print where their pages change beyond the fixes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cap", type=int, help="notes an author")
    parser.add_argument("--only", default="*", help="pattern of the authors' folders")
    parser.add_argument("--unsafe", action="store_true", help="unsafe fixes too")
    parser.add_argument("--preview", action="store_true", help="rules in preview too")
    parser.add_argument("--select", nargs="*", help="only these rules")
    parser.add_argument("--shown", type=int, default=40, help="changes to print")
    args = parser.parse_args()
    book = load_book()
    codes = args.select or [c for c, rule in book.items() if args.preview or not rule.preview]
    changed = list(_fixed_notes(codes, all_notes(args.cap, args.only), args.unsafe))
    befores, afters = ([_body(note) for note in side] for side in _sides(changed))
    pages = {
        Renderer.KRAMDOWN: (kramdown_pages(befores), kramdown_pages(afters)),
        Renderer.COMMONMARK: ([*map(pulldown_page, befores)], [*map(pulldown_page, afters)]),
    }
    for renderer, (old, new) in pages.items():
        _report(renderer, changed, old, new, args.shown)


def _fixed_notes(
    codes: list[str], authors_notes: Iterable[tuple[str, Note]], unsafe: bool
) -> Iterator[Changed]:
    plan = plan_for(codes)
    made: Counter[str] = Counter()
    dropped: Counter[str] = Counter()
    notes = fixed_notes = unstable = 0

    def check(note: Note) -> list[Finding]:
        return run_plan(note, plan)

    for author, note in authors_notes:
        notes += 1
        fixed = fix_note(note, check(note), check, unsafe)
        made.update(fix.finding.code for fix in fixed.made)
        dropped.update(f"{fix.finding.code} {fix.reason}" for fix in fixed.dropped)
        if fixed.made:
            fixed_notes += 1
            unstable += bool(fix_note(fixed.note, check(fixed.note), check, unsafe).made)
            yield Changed(author, note, fixed)
    print(f"{notes} notes, {fixed_notes} fixed, {sum(made.values())} fixes made")
    print(f"{unstable} notes that a second run changes again")
    print("made:", dict(sorted(made.items())))
    print("dropped:", dict(sorted(dropped.items())))


def _sides(changed: list[Changed]) -> tuple[list[Note], list[Note]]:
    return [each.before for each in changed], [each.fixed.note for each in changed]


def _body(note: Note) -> str:
    return note.text[note.body.start :]


def _report(
    renderer: Renderer, changed: list[Changed], old: list[str], new: list[str], shown: int
) -> None:
    found = [
        (each, excess)
        for each, before, after in zip(changed, old, new, strict=True)
        for excess in _excesses(each, before, after)
    ]
    own = [
        each
        for each, _ in found
        if (each.before.dialect.renderer is Renderer.KRAMDOWN) is (renderer is Renderer.KRAMDOWN)
    ]
    names = {id(each) for each, _ in found}
    print(f"\n{renderer.value}: pages of {len(names)} notes change beyond their fixes,")
    print(f"{len({id(each) for each in own})} of them notes that this renderer is for")
    for each, excess in found[:shown]:
        codes = sorted({fix.finding.code for fix in each.fixed.made})
        print(f"\n{each.author}/{each.before.path} {' '.join(codes)}")
        print(f"  - {excess.before[:300]}\n  + {excess.after[:300]}")


def _excesses(each: Changed, before: str, after: str) -> Iterator[Excess]:
    """Runs of lines that differ between the pages and hold words that no fix edited."""
    edited = _edited_words(each.before.text, each.fixed.note.text)
    # Blank lines around a page are no part of it.
    for old, new in _differences(before.strip().split("\n"), after.strip().split("\n")):
        removed, added = "\n".join(old), "\n".join(new)
        words = _words(removed) | _words(added) or _words_of_tags(removed, added)
        if not words <= edited or not words:
            yield Excess(removed, added)


def _words_of_tags(removed: str, added: str) -> set[str]:
    """Of lines that hold tags alone: the attributes that differ, else the names."""
    old, new = (set(_WORD.findall(lines)) for lines in (removed, added))
    return (old ^ new or old) - _STRUCTURE


def _edited_words(before: str, after: str) -> set[str]:
    """The words of the paragraphs (runs of lines that are not blank) that differ."""
    edited: set[str] = set()
    old, new = (re.split(r"\n[ \t\r]*\n", text) for text in (before, after))
    for removed, added in _differences(old, new):
        for paragraph in (*removed, *added):
            edited |= _words(paragraph) | set(_WORD.findall(paragraph))
    return edited


def _differences(old: list[str], new: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            yield old[a:b], new[c:d]


def _words(text: str) -> set[str]:
    return set(_WORD.findall(html.unescape(_TAG.sub(" ", text))))


if __name__ == "__main__":
    main()
