"""Which way of telling Korean segments from English ones is right how often, and how fast.

    python -m benchmarks.translation.language

On 80 segments written for it in the style of students' notes (`language.tsv`: 39 that a reader
of English needs translated, 41 that she can read). One person labelled them, who knew the rule
that notelint uses, so its own figure is no proof; what disagrees with it is listed. Then, on the
notes of `../shared/notes`, what langdetect makes of long Korean lines and of mixed ones.
"unstable" counts segments with several answers in ten runs.
"""

import csv
import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import langdetect

from benchmarks.notes import FOLDER, all_notes
from notelint.lazy import regex
from notelint.note.prose import MARKUP, OBJECT
from notelint.translate.language import needs_translation

_SEGMENTS = Path(__file__).parent / "language.tsv"
_RUNS = 10
_LINES = 300
_HANGUL, _LETTER = regex(r"[가-힣]"), regex(r"[^\W\d_]")
Way = Callable[[str], str]


class Result(NamedTuple):
    """How many segments of each language were told right, of how many it was unsure, how fast."""

    korean: int
    english: int
    unstable: int
    microseconds: float


def main() -> None:
    with _SEGMENTS.open(encoding="utf-8") as file:
        segments = [(row["label"], row["text"]) for row in csv.DictReader(file, delimiter="\t")]
    print(f"{len(segments)} segments | all | ko | en | unstable | us/segment")
    for name, way, seeded in _ways():
        result = _measured(way, seeded, segments)
        total = result.korean + result.english
        print(
            f"{name} | {total} | {result.korean} | {result.english} | {result.unstable} "
            f"| {result.microseconds:,.0f}"
        )
    print("\nthe rule's mistakes:")
    for label, text in segments:
        if _rule(text) != label:
            print(f"    {label}: {text}")
    if FOLDER.is_dir():
        _real_lines()


def _ways() -> Iterator[tuple[str, Way, bool]]:
    yield "Hangul outside quotes and parentheses (notelint)", _rule, True
    yield "any Hangul", lambda text: _by_share(text, 0.0), True
    yield "Hangul in 10 % of the letters", lambda text: _by_share(text, 0.1), True
    yield "Hangul in 30 % of the letters", lambda text: _by_share(text, 0.3), True
    yield "langdetect, seed 0", _langdetect, True
    yield "langdetect, no seed", _langdetect, False


def _rule(text: str) -> str:
    return "ko" if needs_translation(text) else "en"


def _by_share(text: str, share: float) -> str:
    hangul, letters = len(_HANGUL.findall(text)), len(_LETTER.findall(text))
    return "ko" if hangul and hangul >= share * letters else "en"


def _langdetect(text: str) -> str:
    try:
        return str(langdetect.detect(text))
    except langdetect.LangDetectException:
        return "?"


def _measured(way: Way, seeded: bool, segments: list[tuple[str, str]]) -> Result:
    way("처음 한 번은 자료를 읽는다")
    answers: list[set[str]] = [set() for _ in segments]
    right = {"ko": 0, "en": 0}
    begun = time.perf_counter()
    for run in range(_RUNS):
        for number, (label, text) in enumerate(segments):
            langdetect.DetectorFactory.seed = 0 if seeded else run
            answer = way(text)
            answers[number].add(answer)
            right[label] += run == 0 and answer == label
    seconds = time.perf_counter() - begun
    unstable = sum(len(several) > 1 for several in answers)
    return Result(right["ko"], right["en"], unstable, 1e6 * seconds / _RUNS / len(segments))


def _real_lines() -> None:
    """What langdetect makes of lines that are surely Korean."""
    langdetect.DetectorFactory.seed = 0
    long, mixed = [], []
    for _, note in all_notes(cap=30):
        words = note.prose.text.replace(OBJECT, " ").replace(MARKUP, "")
        for line in words.splitlines():
            letters = len(_LETTER.findall(line))
            share = len(_HANGUL.findall(line)) / letters if letters else 0
            if len(line) >= 60 and share >= 0.6:
                long.append(line)
            elif letters >= 10 and 0.1 <= share < 0.6 and needs_translation(line):
                mixed.append(line)
    chance = random.Random(1)
    for name, lines in (("long Korean lines", long), ("mixed lines", mixed)):
        sample = chance.sample(lines, min(_LINES, len(lines)))
        korean = sum(_langdetect(line) == "ko" for line in sample)
        print(f"langdetect on {name} of real notes: {korean} of {len(sample)} Korean")


if __name__ == "__main__":
    main()
