"""What translators of Markdown change with an engine that returns its input.

    python -m benchmarks.translation.identity [--peers VENV] [--notes 200]

Over the same notes of `../shared/notes`, notelint (engine `echo`) and, where an environment with
them is named, mdpo, translate-toolkit (md2po and po2md) and readme-rosetta; po4a too, where it is
installed (`apt install po4a`). The environment is made by

    python -m venv VENV && VENV/bin/pip install mdpo translate-toolkit readme-rosetta

For each: notes that are the same bytes, lines that differ (`difflib`, of the lines of all notes),
notes whose elements are others in their own renderer (kramdown, or GitHub's cmark), and notes on
which it failed.
"""

import argparse
import difflib
import json
import random
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.notes import all_notes
from benchmarks.translation.elements import cmark_elements, kramdown_elements
from benchmarks.translation.notelint_edition import editions
from notelint.note.note import Note
from notelint.translate.engines.registry import open_engine

_PEERS = Path(__file__).parent / "peer_tools.py"
_TOOLS = ("mdpo", "translate-toolkit", "po4a", "readme-rosetta")


def main() -> None:
    options = _options()
    notes = [note for _, note in all_notes()]
    notes = random.Random(1).sample(notes, min(options.notes, len(notes)))
    lines = sum(len(note.text.splitlines()) for note in notes)
    print(f"{len(notes)} notes, {lines:,} lines")
    print("tool | same bytes | changed lines | other elements | failed")
    own = _elements(notes, [note.text for note in notes])
    for tool, texts in _all_editions(notes, options.peers):
        same = sum(text == note.text for note, text in zip(notes, texts, strict=True))
        changed = sum(
            _changed_lines(note.text, text)
            for note, text in zip(notes, texts, strict=True)
            if text is not None
        )
        made = _elements(notes, [text or "" for text in texts])
        other = sum(
            text is not None and before != after
            for text, before, after in zip(texts, own, made, strict=True)
        )
        print(f"{tool} | {same} | {changed:,} | {other} | {texts.count(None)}", flush=True)


def _all_editions(
    notes: Sequence[Note], peers: Path | None
) -> Iterator[tuple[str, list[str | None]]]:
    engine = open_engine("echo", {})
    yield "notelint", [edition.note.text for edition in editions(notes, engine)]
    for tool in _TOOLS:
        if peers is None or (tool == "po4a" and shutil.which("po4a-translate") is None):
            print(f"{tool} | not here")
            continue
        done = subprocess.run(
            [str(peers / "bin" / "python"), str(_PEERS), tool],
            input="".join(json.dumps(note.text) + "\n" for note in notes),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            check=True,
        )
        yield tool, [json.loads(line) for line in done.stdout.splitlines()]


def _changed_lines(source: str, edition: str) -> int:
    """Lines of either text that the other does not have there."""
    old, new = source.splitlines(keepends=True), edition.splitlines(keepends=True)
    blocks = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return sum(max(b - a, d - c) for tag, a, b, c, d in blocks if tag != "equal")


def _elements(notes: Sequence[Note], texts: Sequence[str]) -> list[str]:
    """What each note's own renderer makes of its text, front matter left out as Jekyll does."""
    bodies = [
        text[Note.of(text, note.dialect).body.start :]
        for note, text in zip(notes, texts, strict=True)
    ]
    found = [""] * len(notes)
    for kramdown, elements in ((True, kramdown_elements), (False, cmark_elements)):
        own = [number for number, note in enumerate(notes) if note.dialect.kramdown == kramdown]
        for number, made in zip(own, elements([bodies[n] for n in own]), strict=True):
            found[number] = made
    return found


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peers", type=Path, help="environment that has the other tools")
    parser.add_argument("--notes", type=int, default=200)
    return parser.parse_args()


if __name__ == "__main__":
    main()
