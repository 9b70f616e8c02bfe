"""notelint on lines: the lines of one repository are the notes that are checked together."""

import time
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from benchmarks.typos.corpus import Line
from benchmarks.typos.flags import Cost, Flag, Said
from benchmarks.typos.memory import megabytes_now
from notelint.note.note import Note
from notelint.rulebook.book import load_book
from notelint.run.check_note import plan_for, run_plan

_FAMILIES = ("TY", "KO")
WITH_KIWI = {code: {"second-reading": "kiwi"} for code in ("TY105", "TY203")}


def rules(preview: bool) -> frozenset[str]:
    """The rules about words that are on by default, or in preview too."""
    book = load_book().items()
    return frozenset(
        code for code, rule in book if code.startswith(_FAMILIES) and (preview or not rule.preview)
    )


def check(
    lines: Sequence[Line], codes: Iterable[str], options: Mapping[str, Any] | None = None
) -> Said:
    """Each line as a note of its own; `options` of rules by their codes."""
    started = time.perf_counter()
    plan = plan_for(frozenset(codes), options)
    run_plan(Note.of("모델을 학슴한다."), plan)
    loaded = time.perf_counter()
    flags = []
    for line in lines:
        found = run_plan(Note.of(line.line), plan)
        flags.append([Flag(f.span.start, f.span.end, f.suggestions, f.code) for f in found])
    cost = Cost(loaded - started, time.perf_counter() - loaded, megabytes_now())
    return Said(flags, cost)
