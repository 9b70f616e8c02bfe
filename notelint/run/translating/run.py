"""A whole run that translates: notes in groups, so that engines get many sentences at once."""

import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from notelint.run.translating.job import Job
from notelint.run.translating.links import Editions
from notelint.run.translating.note import CannotTranslateError, Draft, Prepared, draft, prepare
from notelint.run.translating.people import Before, edition_before
from notelint.run.translating.result import Doubtful, NoteResult, Outcome, RunResult, untouched
from notelint.run.translating.save import Saver
from notelint.run.translating.sentences import Asked, SentenceTranslator, Translated
from notelint.run.translating.write import EditionNotWrittenError
from notelint.translate.memory import MemoryFileError, Origin, Review
from notelint.translate.quality.codes import UNTRANSLATED
from notelint.translate.request import EngineError
from notelint.translate.translation import LAST_RUNGS, Doubt, Rung

Progress = Callable[[int, int], None]
"""Told how many bytes of notes are translated, of how many."""

# Sentences to translate, and notes, after which a group is closed.
_SENTENCES = 1_024
_NOTES = 256


class Started(NamedTuple):
    """A note whose sentences are found, and those that need no engine."""

    prepared: Prepared
    before: Before
    asked: Sequence[Asked]
    known: list[Translated | None]

    @property
    def missing(self) -> list[Asked]:
        """The sentences that the engine is asked for."""
        return [
            item
            for item, found in zip(self.asked, self.known, strict=True)
            if found is None or found.review is Review.SOURCE_CHANGED
        ]


class Shown(NamedTuple):
    """A translated note, for what shows both languages."""

    draft: Draft
    asked: Sequence[Asked]
    translated: Sequence[Translated]


Watcher = Callable[[Shown], None]


@dataclass(slots=True)
class TranslationRun:
    """Translates the notes of `jobs` that are to do, and has `saver` write their editions."""

    jobs: Sequence[Job]
    translator: SentenceTranslator
    saver: Saver
    progress: Progress = lambda _done, _total: None
    watcher: Watcher = lambda _shown: None
    _results: dict[str, NoteResult] = field(default_factory=dict)
    _editions: Editions = field(init=False)
    _waiting: list[tuple[Started, Draft, list[Translated]]] = field(default_factory=list)
    _done: int = 0

    def __post_init__(self) -> None:
        self._editions = Editions(self.jobs)

    def run(self) -> RunResult:
        """All results, in the order of the jobs; what could be done is done, whatever happens."""
        broken_off = ""
        try:
            for group in self._groups():
                self._translate(group)
                self.saver.settle()
            for waiting in self._waiting:
                with self._alone(waiting[0].prepared.job):
                    self._save(*waiting)
            self.saver.settle()
        except (EngineError, MemoryFileError) as error:
            broken_off = str(error)
        engine = self.translator.engine
        notes = [self._results.get(job.found.path) or untouched(job) for job in self.jobs]
        return RunResult(notes, engine.name, engine.fingerprint, broken_off)

    def _groups(self) -> Iterator[list[Started]]:
        group: list[Started] = []
        missing = 0
        for job in self.jobs:
            if not job.to_do:
                continue
            with self._alone(job):
                started = self._start(job)
                group.append(started)
                missing += len(started.missing)
            if missing >= _SENTENCES or len(group) >= _NOTES:
                yield group
                group, missing = [], 0
        if group:
            yield group

    def _start(self, job: Job) -> Started:
        prepared = prepare(job, self._editions)
        path = self.saver.name_of(job.found.path)
        asked = self.translator.asked(prepared.note, prepared.segments, path)
        name = self.saver.name_of(job.edition_path)
        before = edition_before(prepared, asked, self.translator.memory, name, self._editions)
        known = self.translator.known(asked)
        for number, item in before.kept.items():
            known[number] = item
        return Started(prepared, before, asked, known)

    def _translate(self, group: Sequence[Started]) -> None:
        missing = [item for started in group for item in started.missing]
        size = sum(started.prepared.job.found.size for started in group)
        total = sum(job.found.size for job in self.jobs if job.to_do)
        count = max(1, len(missing))
        answers = iter(
            self.translator.translate(
                missing, lambda done: self.progress(self._done + size * done // count, total)
            )
        )
        self._done += size
        self.progress(self._done, total)
        for started in group:
            settled = [_settled(item, answers) for item in started.known]
            with self._alone(started.prepared.job):
                self._make(started, settled)

    def _make(self, started: Started, translated: list[Translated]) -> None:
        """The draft, which is saved now, or when the headings that it leads to are known."""
        prepared = started.prepared
        job = prepared.job
        made = draft(
            prepared, [item.text for item in translated], [item.raw for item in translated]
        )
        for number in made.given_up:
            translated[number] = _given_up(prepared, translated[number], number)
        self._editions.finished(job, made.moved)
        if self._editions.waits_for(job, prepared.source):
            self._waiting.append((started, made, translated))
        else:
            self._save(started, made, translated)

    def _save(self, started: Started, made: Draft, translated: list[Translated]) -> None:
        prepared = started.prepared
        job = prepared.job
        moved_of = self._editions.moved_of(job, made.moved)
        self.watcher(Shown(made, started.asked, translated))
        saved = self.saver.save(made, moved_of, started.before, started.asked, translated)
        changed_sources = sum(item.review is Review.SOURCE_CHANGED for item in translated)
        self._results[job.found.path] = NoteResult(
            job,
            Outcome.WRITTEN if saved.changed else Outcome.UNCHANGED,
            *(saved.reason, saved.detail),
            rungs=Counter(item.rung for item in translated),
            doubtful=tuple(_doubtful(prepared, started.asked, translated)),
            kept_edits=len(started.before.kept),
            to_review=saved.conflicts + changed_sources,
        )

    @contextmanager
    def _alone(self, job: Job) -> Iterator[None]:
        """What goes wrong with one note is told of it, and the others go on."""
        try:
            yield
        except (CannotTranslateError, EditionNotWrittenError) as error:
            self._skip(job, error.reason, error.detail)
        except (EngineError, MemoryFileError):
            raise
        except Exception as error:
            self._skip(job, "fault", _told(error))

    def _skip(self, job: Job, reason: str, detail: str) -> None:
        self._editions.finished(job, {})
        self._results[job.found.path] = NoteResult(job, Outcome.SKIPPED, reason, detail)


def _told(error: Exception) -> str:
    """What a fault of notelint is known by: the error, and the line that it comes from."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}: {error} ({Path(place.filename).name}, line {place.lineno})"


def _settled(known: Translated | None, answers: Iterator[Translated]) -> Translated:
    """What is known of a sentence; the engine's answer, or that beside a person's old words."""
    if known is None:
        return next(answers)
    if known.review is Review.SOURCE_CHANGED:
        return known._replace(suggestion=next(answers).text)
    return known


def _given_up(prepared: Prepared, translated: Translated, number: int) -> Translated:
    """The Korean, in place of a translation that would change the note's structure."""
    korean = prepared.note.source[prepared.segments[number].span]
    doubts = (Doubt(UNTRANSLATED),)
    return translated._replace(text=korean, rung=Rung.KEPT, doubts=doubts, protected="")


def _doubtful(
    prepared: Prepared, asked: Sequence[Asked], translated: Sequence[Translated]
) -> Iterator[Doubtful]:
    """The sentences to look at, with their places in the note as it is."""
    for item, made in zip(asked, translated, strict=True):
        low = made.rung in LAST_RUNGS
        changed = made.review is Review.SOURCE_CHANGED
        if low or changed or (made.doubts and made.origin is not Origin.HUMAN):
            line, column = prepared.note.source.line_column(item.segment.span.start)
            yield Doubtful(
                *(line, column, item.sentence.literal, made.text, made.rung, made.doubts),
                *(made.old_source, made.suggestion),
            )
