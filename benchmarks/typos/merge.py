"""What blind judges said, and which items were flagged, into the table of verdicts."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.typos.scores import Share
from benchmarks.typos.verdicts import FALSE, SLIP, TABLE, WRONG_FIX
from notelint.lazy import regex

KEY = "key.tsv"
_MOST_WORD = 24  # characters of what goes into the table: words, and no text of the notes
_MOST_REASON = 60
_QUOTED = 8  # characters alike: a reason that quotes the sentence is left out
_EDGES = regex(r"^[\W_]+|[\W_]+$")
_MARKED = regex("【.*】")

Pair = tuple[str, str]  # a word, and what it was taken for; nothing if it was not flagged


class Answer(NamedTuple):
    """What a judge says of an item; `right` is the word that was meant."""

    slip: bool
    right: str
    reason: str


class Row(NamedTuple):
    """A row of the table, behind its word and what that was taken for."""

    verdict: str
    reason: str = ""

    def __str__(self) -> str:
        return "\t".join(self if self.reason else self[:1])


def merge(folder: Path, table: Path = TABLE) -> None:
    """Put the judges' verdicts into the table, and print what a person should look at."""
    key = read_key(folder)
    answers = read_answers(folder)
    given: dict[Pair, list[Row]] = {}
    rare: list[bool] = []
    print(f"{len(key)} items, {len(key.keys() & answers.keys())} of them judged")
    for number, item in sorted(key.items()):
        if number not in answers:
            continue
        row = decided(item, answers[number])
        if row is None:
            said = " or ".join(answer.right or FALSE for answer in answers[number])
            print(f"open: {number} {item['marked']}: {said}")
            continue
        if row.verdict == WRONG_FIX:
            rights = [answer.right for answer in answers[number]]
            print(f"another word: {number} {item['marked']} {item['meant']} {rights}")
        if not item["rule"]:
            rare.append(row.verdict != FALSE)
            if " " in item["word"]:
                continue  # no word, but text
        given.setdefault((item["word"], item["suggestion"]), []).append(
            without_quotation(row, item["sentence"])
        )
    print("slips among the words not flagged:", Share(sum(rare), len(rare)))
    write(table, {pair: majority(rows) for pair, rows in given.items()})


def read_key(folder: Path) -> dict[int, dict[str, str]]:
    """The items by their numbers, as `key.tsv` says, with their sentences."""
    lines = (folder / KEY).read_text("utf-8").splitlines()
    names = lines[0].split("\t")
    items = [dict(zip(names, line.split("\t"), strict=True)) for line in lines[1:]]
    sentences = dict(line.split("\t") for path in folder.glob("part*.tsv") for line in _lines(path))
    return {int(item["item"]): {**item, "sentence": sentences[item["item"]]} for item in items}


def read_answers(folder: Path) -> dict[int, list[Answer]]:
    """All that judges said of each item; lines that begin with no number are headings."""
    answers: dict[int, list[Answer]] = {}
    for path in sorted(folder.glob("verdict*.tsv")):
        for line in _lines(path):
            number, verdict, right, reason, *_ = [*map(str.strip, line.split("\t")), "", "", ""]
            if number.isdecimal():
                if verdict not in (SLIP, FALSE):
                    raise SystemExit(f"{path.name}, item {number}: neither T nor F: {verdict!r}")
                answers.setdefault(int(number), []).append(Answer(verdict == SLIP, right, reason))
    return answers


def decided(item: Mapping[str, str], answers: Sequence[Answer]) -> Row | None:
    """What the judges of an item say of what it was taken for; None: they differ."""
    if len({answer.slip for answer in answers}) != 1:
        return None
    reason = next((answer.reason for answer in answers if answer.reason), "")
    if not answers[0].slip:
        return Row(FALSE, reason)
    meant = {_bare(item[name]) for name in ("meant", "suggestion")}
    hit = not item["meant"] or any(_bare(answer.right) in meant for answer in answers)
    return Row(SLIP if hit else WRONG_FIX, reason)


def without_quotation(row: Row, sentence: str) -> Row:
    """A row whose reason is short and quotes nothing of the sentence but the marked word."""
    reason, rest = row.reason[:_MOST_REASON], _MARKED.sub("【】", sentence)
    starts = range(len(reason) - _QUOTED + 1)
    quotes = any(reason[at : at + _QUOTED] in rest for at in starts)
    return row._replace(reason="" if quotes else reason)


def majority(rows: Iterable[Row]) -> Row:
    """The verdict that most places of a word got; the worse one of two as frequent."""
    rows = list(rows)
    counts = Counter(row.verdict for row in rows)
    verdict = max((FALSE, WRONG_FIX, SLIP), key=lambda each: counts[each])
    return next(row for row in rows if row.verdict == verdict)


def write(table: Path, new: Mapping[Pair, Row]) -> None:
    """Add rows to the table; where it says something else of a word, what is new holds."""
    lines = table.read_text("utf-8").splitlines()
    comment = [line for line in lines if line.startswith("#")]
    rows: dict[Pair, Row] = {}
    for line in lines[len(comment) :]:
        word, right, *said = line.split("\t")
        rows[word, right] = Row(*said)
    long = sum(len(word) > _MOST_WORD for word, _ in new)
    for pair, row in new.items():
        old = rows.get(pair, row)
        if old.verdict != row.verdict:
            print(f"changed: {' '.join(pair)}: {old.verdict} to {row.verdict}")
        if len(pair[0]) <= _MOST_WORD:
            rows[pair] = row
    body = [f"{word}\t{right}\t{row}" for (word, right), row in sorted(rows.items())]
    table.write_text("\n".join([*comment, *body]) + "\n", "utf-8")
    print(f"{len(new)} words judged, {long} of them too long for the table, which has {len(rows)}")


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text("utf-8").splitlines() if line.strip()]


def _bare(word: str) -> str:
    """A word without the punctuation around it, its spaces alike."""
    return _EDGES.sub("", " ".join(word.split()))
