"""Whether editions are built as their notes are, by notelint's own check and by kramdown.

    python -m benchmarks.translation.structure [--engine pseudo] [--model PATH] [--cap 20]

Over all notes of `../shared/notes` (at most `cap` an author, if given): an edition is made with
an engine, `structure_differences` compares it with its note, and for a sample of them the note's
own renderer (kramdown, or GitHub's cmark) makes its elements of both. Words, `alt`, `title` and
automatic ids do not count, nor does the order of elements within one line of text.
"""

import argparse
import random
from collections.abc import Iterator, Sequence

from benchmarks.notes import all_notes
from benchmarks.translation.elements import cmark_elements, kramdown_elements
from benchmarks.translation.notelint_edition import Edition, editions
from notelint.note.note import Note
from notelint.translate.edition.structure import structure_differences
from notelint.translate.engines.registry import open_engine
from notelint.translate.request import Engine

_AT_ONCE = 100  # notes


def main() -> None:
    options = _options()
    notes = [note for _, note in all_notes(options.cap)]
    settings = {"model": options.model} if options.model else {}
    engine = open_engine(options.engine, settings)
    _report(notes, list(_made(notes, engine)), options.rendered)
    engine.close()


def _made(notes: Sequence[Note], engine: Engine) -> Iterator[Edition]:
    for start in range(0, len(notes), _AT_ONCE):
        yield from editions(notes[start : start + _AT_ONCE], engine)


def _report(notes: Sequence[Note], made: Sequence[Edition], sample: int) -> None:
    pairs = list(zip(notes, made, strict=True))
    same = sum(edition.note.text == note.text for note, edition in pairs)
    differing = [note.path for note, edition in pairs if structure_differences(note, edition.note)]
    segments = sum(edition.segments for edition in made)
    given_up = sum(edition.given_up for edition in made)
    print(f"notes {len(notes)}, segments {segments:,}, given up {given_up}")
    print(f"byte-identical {same}, structure differs {len(differing)}")
    print(*differing, sep="\n", end="\n" if differing else "")
    chosen = random.Random(1).sample(pairs, len(pairs))
    for name, elements, kramdown in (
        ("kramdown", kramdown_elements, True),
        ("cmark-gfm", cmark_elements, False),
    ):
        own = [pair for pair in chosen if pair[0].dialect.kramdown == kramdown][:sample]
        trees = elements([_body(note) for note, _ in own])
        others = elements([_body(edition.note) for _, edition in own])
        odd = [
            note.path
            for (note, _), tree, other in zip(own, trees, others, strict=True)
            if tree != other
        ]
        print(f"{name}: {len(own) - len(odd)} of {len(own)} element trees are the same")
        print(*odd, sep="\n", end="\n" if odd else "")


def _body(note: Note) -> str:
    return note.text[note.body.start :]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engine", default="pseudo")
    parser.add_argument("--model", default="", help="for engines that need one")
    parser.add_argument("--cap", type=int, default=None, help="notes an author")
    parser.add_argument("--rendered", type=int, default=500, help="notes of each renderer")
    return parser.parse_args()


if __name__ == "__main__":
    main()
