"""Numbered labels such as "Case 2." that count the same number twice."""

import re
from collections.abc import Iterator
from itertools import groupby, pairwise

from notelint.checks.registry import check
from notelint.checks.suspects import Suspicion, lines_among
from notelint.findings.finding import Finding
from notelint.lazy import regex
from notelint.note.note import Note
from notelint.note.prose import MARKUP, OBJECT
from notelint.note.span import Span

_WORDS = (
    *("case", "step", "chapter", "part", "section", "phase", "stage", "problem", "example"),
    *("케이스", "단계", "예제", "문제", "방법", "사례"),
)
_COUNTED = Suspicion(lambda words: lines_among(words.lower(), frozenset(_WORDS)))

# The label opens its line but for what is masked: list markers, colons, tags, `#`.
_LABEL = regex(
    rf"^(?P<frame>[ \t\u00a0\u3000{OBJECT}{MARKUP}]*+)"
    rf"(?P<label>(?P<word>{'|'.join(_WORDS)})[ ]?(?P<number>\d{{1,2}}))"
    r"(?=[.:)\s])(?P<title>[^\r\n]*)",
    re.M | re.I,
)


@check("NE204")
def number_repeated(note: Note) -> Iterator[Finding]:
    """`Case 1.`, `Case 2.`, `Case 2.`: the second of two neighbours with one number.

    Only where the labels count up to that number one by one and their titles
    differ; a label repeated with its title goes on with the same thing.
    """
    labels = _labels(note)
    labels.sort(key=lambda m: (_frame(m), m.start()))
    for _, same in groupby(labels, key=_frame):
        run = list(same)
        if [int(m["number"]) for m in run[:2]] != [1, 2]:
            continue
        for (first, second), before in zip(pairwise(run[1:]), run, strict=False):
            counts_up = int(before["number"]) + 1 == int(first["number"])
            if (
                counts_up
                and first["number"] == second["number"]
                and _title(first) != _title(second)
            ):
                values = {"label": second["label"], "wanted": int(second["number"]) + 1}
                yield Finding("NE204", Span(*second.span("label")), values)


def _labels(note: Note) -> list[re.Match[str]]:
    """The labels of the body, in order."""
    text = note.prose.text
    found: list[re.Match[str]] = []
    last = note.body.start
    for start, _ in _COUNTED.words(note):
        if start >= last:
            # Behind another such word on its line it opens none.
            line = text.rfind("\n", last, start) + 1 or last
            label = _LABEL.match(text, line)
            if label and label.start("word") == start:
                found.append(label)
            last = start
    return found


def _frame(label: re.Match[str]) -> str:
    """What makes two labels members of one series: their word and what stands before it."""
    return label["word"].lower() + label["frame"].strip()


def _title(label: re.Match[str]) -> str:
    return label["title"].strip(f" .:){OBJECT}{MARKUP}").lower()
