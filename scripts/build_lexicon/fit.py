"""Fits the weights of the decision, and tells how well they do on owners they were not fitted to.

Every word is judged with data that was counted without its owner's sources
(`folds.py`), and by weights fitted without its owner. Words of raw notes are
labelled by the verdicts of `benchmarks/typos/verdicts.tsv`; a word of raw
notes without a verdict counts for less, since it may be a slip too. Words that
other rules report are left out.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import numpy as np

from benchmarks.notes import all_notes
from benchmarks.typos.corpus import clean_lines, corrections, raw_lines
from benchmarks.typos.verdicts import FALSE, SLIP, verdicts
from benchmarks.typos.wild import drawn_from
from notelint.checks.josa.noun_before import has_wrong_particle
from notelint.checks.typos.data import closed_list
from notelint.korean.decision import CERTAIN, LIKELY, numbers_of
from notelint.korean.evidence import Evidence
from notelint.korean.kiwi import LEAST, SecondReading, Sentence
from notelint.korean.own_words import WORD, OwnWords
from notelint.korean.speller import Speller
from notelint.note.note import Note
from scripts.build_lexicon.folds import APART, FOLDS, authors_of, fold_of, folder_of
from scripts.build_lexicon.logistic import Numbers, chances_of, fit

_PARTS = 6  # of the owners, for judging the weights
_UNJUDGED = 0.3  # how much a word of raw notes counts that nobody judged
# From which probability a word is called a slip, and shown in preview.
_THRESHOLDS = {CERTAIN: 0.92, LIKELY: 0.3}
_THRESHOLDS_WITH_KIWI = {CERTAIN: 0.9, LIKELY: 0.3}
_LISTS = ("korean.tsv", "loanwords.tsv", "sai-siot.tsv")
_HEADER = """\
# Weights of the speller's decision (notelint/korean/decision.py), fitted by
# `python -m scripts.build_lexicon fit`. Columns, tab-separated: name, weight.
"""


_HEADER_OF_KIWI = """\
# Weights of the second reading (notelint/korean/kiwi.py), fitted by
# `python -m scripts.build_lexicon fit`. Columns, tab-separated: name, weight.
"""


class Row(NamedTuple):
    """A word with its evidence; `label` is 1 for a slip, 0 for none."""

    kind: str  # "correction", "clean", "raw"
    owner: str
    evidence: Evidence
    label: float
    share: float
    right: bool  # whether the first candidate is what was meant
    sentence: Sentence


def fit_weights(folder: Path, work: Path) -> None:
    """Print how the weights do, fold by fold, and write those fitted to everything.

    Those of the second reading are fitted where Kiwi is installed.
    """
    rows: list[Row] = []
    asked = 0
    for number in range(len(FOLDS)):
        speller = Speller(work / f"fold{number}")
        found = list(_corrections(speller, number))
        asked += len(found)
        rows += [row for row in found if row is not None]
        rows += _lines(speller, number)
        rows += _notes(speller, number)
        print(f"fold {number}: {len(rows)} words so far", flush=True)
    for number, authors in enumerate(APART):
        speller = Speller(work / f"apart{number}")
        for author in authors.split():
            rows += _drawn(speller, author)
        print(f"apart {number}: {len(rows)} words so far", flush=True)
    names = list(numbers_of(rows[0].evidence))
    numbers = np.array([[numbers_of(row.evidence)[name] for name in names] for row in rows])
    chances = _report(rows, numbers, asked)
    _write(folder / "weights.tsv", _HEADER, rows, numbers, names, _THRESHOLDS)
    _write_beside_folds(work, rows, numbers, names)
    if find_spec("kiwipiepy"):
        _fit_second_reading(folder / "weights-kiwi.tsv", rows, chances, asked)


def _write_beside_folds(
    work: Path, rows: Sequence[Row], numbers: Numbers, names: Sequence[str]
) -> None:
    """Write weights for each fold's data, not fitted to the owners whose raw text it judges."""
    for name in (path.parent.name for path in work.glob("*/lexicon.bin")):
        judged = {row.owner for row in rows if row.kind == "raw" and folder_of(row.owner) == name}
        rest = [at for at, row in enumerate(rows) if row.owner not in judged]
        fitted_to, path = [rows[at] for at in rest], work / name / "weights.tsv"
        _write(path, _HEADER, fitted_to, numbers[rest], names, _THRESHOLDS)


def _fit_second_reading(path: Path, rows: Sequence[Row], first: Numbers, asked: int) -> None:
    """As `fit_weights`, of the suspects among `rows` with their chances at the `first` reading."""
    again = [at for at, chance in enumerate(first) if chance >= LEAST]
    suspects = [rows[at] for at in again]
    reading = SecondReading({})
    tables = [
        reading.numbers(first[at], row.sentence, (row.evidence.choice.right, *row.evidence.others))
        for at, row in zip(again, suspects, strict=True)
    ]
    names = list(tables[0])
    numbers = np.array([[table[name] for name in names] for table in tables])
    print(f"read again with Kiwi: {len(suspects)} words")
    _report(suspects, numbers, asked)
    _write(path, _HEADER_OF_KIWI, suspects, numbers, names, _THRESHOLDS_WITH_KIWI)


def _write(
    path: Path,
    header: str,
    rows: Sequence[Row],
    numbers: Numbers,
    names: Sequence[str],
    thresholds: Mapping[str, float],
) -> None:
    """Fit to all rows and write the weights."""
    labels, shares = _labels(rows)
    table = {**dict(zip(names, fit(numbers, labels, shares), strict=True)), **thresholds}
    lines = "".join(f"{name}\t{weight:.4f}\n" for name, weight in table.items())
    path.write_text(header + lines, "utf-8")


def _labels(rows: Sequence[Row]) -> tuple[Numbers, Numbers]:
    """The labels of the rows, and how much each counts."""
    return np.array([float(row.label) for row in rows]), np.array([row.share for row in rows])


def _corrections(speller: Speller, number: int) -> Iterator[Row | None]:
    """The words that authors corrected; None for one without evidence."""
    for item in corrections():
        owner = item.repository.split("/")[0]
        if item.kind != "typo" or fold_of(owner) != number:
            continue
        prose, after = Note.of(item.line).prose.text, Note.of(item.corrected).prose.text
        row = None
        for word in WORD.finditer(prose):
            inside = word.start() < item.span.end and word.end() > item.span.start
            if not inside or after.startswith(word[0], word.start()):
                continue
            evidence = _evidence(speller, prose, word.span(), OwnWords([prose]))
            if evidence:
                meant = after[word.start() :].startswith(evidence.choice.right)
                # A wrong suggestion teaches neither well.
                share = 1 if meant else 0.5
                sentence = Sentence.of(prose, *word.span())
                row = Row("correction", owner, evidence, meant, share, meant, sentence)
            break
        yield row


def _lines(speller: Speller, number: int) -> Iterator[Row]:
    """The words of clean and of raw lines."""
    for kind, lines in (("clean", clean_lines()), ("raw", raw_lines())):
        for line in lines:
            owner = line.repository.split("/")[0]
            if fold_of(owner) == number:
                yield from _words(speller, kind, owner, line.line, OwnWords([line.line]))


def _notes(speller: Speller, number: int) -> Iterator[Row]:
    """The words of the notes of the fold's owners, each with all that their author wrote."""
    for owner in authors_of(number):
        notes = [note for _, note in all_notes(only=f"{owner}*")]
        own = OwnWords([note.text for note in notes])
        for note in notes:
            yield from _words(speller, "raw", owner, note.prose.text, own)


def _drawn(speller: Speller, author: str) -> Iterator[Row]:
    """The words of the notes in which every certain slip was judged blind."""
    for each in drawn_from(author):
        note = each.note
        own = OwnWords([note.text], note.site.words_beside(str(note.path)))
        yield from _words(speller, "raw", author, note.prose.text, own)


def _words(speller: Speller, kind: str, owner: str, line: str, own: OwnWords) -> Iterator[Row]:
    text = Note.of(line).prose.text if kind == "clean" or "\n" not in line else line
    for word in WORD.finditer(text):
        if (
            len(word[0]) < 2
            or not WORD.fullmatch(word[0])
            or any("ㄱ" <= c <= "ㅣ" for c in word[0])
        ):
            continue
        evidence = _evidence(speller, text, word.span(), own)
        if evidence is None or (kind == "raw" and _is_reported_by_others(word[0])):
            continue
        verdict = verdicts().get((word[0], evidence.choice.right)) or verdicts().get((word[0], ""))
        sentence = Sentence.of(text, *word.span())
        if verdict is None:
            share = 1 if kind == "clean" else _UNJUDGED
            yield Row(kind, owner, evidence, 0, share, False, sentence)
        else:
            right = verdict == SLIP
            yield Row(kind, owner, evidence, float(verdict != FALSE), 1, right, sentence)


@cache
def _is_reported_by_others(word: str) -> bool:
    """Whether the closed lists have the word, or its particle does not agree."""
    listed = (next(closed_list(name).scan(word), None) for name in _LISTS)
    return any(listed) or has_wrong_particle(word)


def _evidence(speller: Speller, text: str, span: tuple[int, int], own: OwnWords) -> Evidence | None:
    if speller.knows(text[slice(*span)]):
        return None
    return speller.evidence(text, *span, own)


def _report(rows: Sequence[Row], numbers: Numbers, asked: int) -> Numbers:
    """Print recall and precision at several thresholds; the chances of the rows.

    Each owner is judged by weights fitted without it.
    """
    owners = sorted({row.owner for row in rows})
    order = np.random.default_rng(1).permutation(len(owners))
    part_of = {owner: int(at) % _PARTS for owner, at in zip(owners, order, strict=True)}
    parts = np.array([part_of[row.owner] for row in rows])
    labels, shares = _labels(rows)
    chances = np.zeros(len(rows))
    for part in range(_PARTS):
        rest = parts != part
        weights = fit(numbers[rest], labels[rest], shares[rest])
        chances[~rest] = chances_of(numbers[~rest], weights)
    apart = {author for authors in APART for author in authors.split()}
    print("from    recall  right  clean  raw: slips, false, unjudged  of authors apart")
    for least in (0.98, 0.95, 0.93, 0.92, 0.91, 0.9, 0.87, 0.85, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2):
        flagged = [row for row, chance in zip(rows, chances, strict=True) if chance >= least]
        found = [row for row in flagged if row.kind == "correction"]
        raw = [row for row in flagged if row.kind == "raw"]
        print(
            f"{least:.2f}  {len(found) / asked:7.3f}  {_mean(found):5.3f}"
            f"  {sum(row.kind == 'clean' for row in flagged):5}"
            f"  {_counted(raw):26}  {_counted([row for row in raw if row.owner in apart])}"
        )
    return chances


def _counted(rows: Sequence[Row]) -> str:
    """Slips, others, and words without a verdict; what an author writes again counts once."""
    words = {(row.owner, row.evidence.word, row.evidence.choice.right): row for row in rows}
    judged = [row.label > 0 for row in words.values() if row.share == 1]
    return f"{sum(judged):5} {len(judged) - sum(judged):5} {len(words) - len(judged):5}"


def _mean(rows: Sequence[Row]) -> float:
    return sum(row.right for row in rows) / max(1, len(rows))
