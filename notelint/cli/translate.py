"""`notelint translate`: English editions of notes."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from notelint.cli.language import language_of
from notelint.cli.options import config_files, language_option
from notelint.cli.terminal import complain, write
from notelint.cli.translate_options import refuse_contradictions, translation_options
from notelint.config.settings import Settings
from notelint.config.translation import ENGINES
from notelint.run.discover import FoundNote, discover
from notelint.run.translating.job import Job, Standing
from notelint.run.translating.plan import Choice, EditionConflictError, limited, plan_run
from notelint.run.translating.result import NoteResult, Outcome, RunResult, untouched
from notelint.run.translating.setup import Setup, settings_by_note
from notelint.translate.request import EngineError

_STALE = frozenset({Standing.MISSING, Standing.STALE, Standing.BOTH})
_FAILED = ("not-written", "read-only", "fault")
_SETTINGS = ("dialect", "exclude", "extend_exclude", "force_exclude", "config_file", "isolated")


@click.command("translate")
@click.argument("paths", nargs=-1, type=click.Path())
@translation_options
@language_option
@click.option("-q", "--quiet", is_flag=True, help="Only what went wrong.")
@click.option("-v", "--verbose", is_flag=True, help="Also each edition, and all doubts.")
def command(paths: Sequence[str], lang: str | None, **given: Any) -> int:
    """Make English editions of notes: folders, files, globs.

    Without PATHS, this folder and all below it. An edition is the note with
    its Korean replaced; everything else stays as it is. What is up to date is
    left alone, and what people changed in an edition is kept.

    Exit codes: 0 done, 1 what --check or --strict asks for, 2 something
    failed; what was done before is kept.
    """
    cwd = Path.cwd()
    asked = _Asked(given)
    if "-" in paths and not (cwd / "-").exists():
        raise click.UsageError("a note from standard input has no place for an edition; name files")
    files = config_files(cwd, no_baseline=False, **{key: given[key] for key in _SETTINGS})
    here = files.above(cwd)
    language = language_of(lang, here.lang)
    notes = discover(paths or (".",), files, cwd)
    setup = asked.setup(notes[0].settings if notes else here)
    jobs = _plan(notes, setup, asked)
    if not jobs:
        why = "; those there are editions, or excluded" if notes else ""
        complain("warning", f"no notes to translate in {', '.join(paths or ['.'])}{why}")
    if asked.check:
        return _check(jobs, language, asked)
    jobs = limited(jobs, asked.limit)
    result = _result(jobs, setup, language, asked)
    return asked.tell(result, language)


class _Asked:
    """What the command line asks for."""

    def __init__(self, given: Mapping[str, Any]) -> None:
        self._given = given
        self.check: bool = given["check"]
        self.dry_run: bool = given["dry_run"]
        self.limit: int | None = given["limit"]
        self.page: str | None = given["page"]
        self.quiet: bool = given["quiet"]
        self.verbose: bool = given["verbose"]
        refuse_contradictions(given)

    def setup(self, settings: Settings) -> Setup:
        """What the run is set up with, for notes with `settings`."""
        given = self._given
        return Setup(
            settings,
            given["engine"] or "",
            given["model"] or "",
            given["engine_options"],
            with_memory=not given["no_memory"],
            with_glossary=not given["no_glossary"],
        )

    @property
    def choice(self) -> Choice:
        """Where editions are to lie."""
        out = self._given["out"]
        return Choice(
            self._given["layout"] or "",
            str(Path.cwd() / out) if out else "",
            bilingual=self._given["bilingual"],
            again=bool(self.page),
        )

    def tell(self, result: RunResult, language: str) -> int:
        """Tell what came of the run; its exit code."""
        from notelint.cli.translate_words import (
            MOST_DOUBTS,
            doubt_lines,
            planned_line,
            problem_line,
            summary,
        )

        for note in result.notes:
            if note.reason or note.outcome is Outcome.SKIPPED:
                complain("warning", problem_line(note, language))
        lines: list[str] = []
        shown = {Outcome.WRITTEN, Outcome.PLANNED} if self.verbose or self.dry_run else set()
        lines += [planned_line(note, language) for note in result.notes if note.outcome in shown]
        lines += doubt_lines(result, language, None if self.verbose else MOST_DOUBTS)
        lines.append(summary(result, language, self.dry_run))
        self.report(result, language)
        if not self.quiet and not self.report_on_screen:
            write(f"{line}\n" for line in lines)
        if result.broken_off:
            complain("error", result.broken_off)
        return self._exit_code(result)

    @property
    def report_on_screen(self) -> bool:
        """Whether the report takes the place of what people are told."""
        return bool(self._given["report"]) and not self._given["report_file"]

    def report(self, result: RunResult, language: str) -> None:
        """Write the report, if one is wanted.

        Raises:
            click.ClickException: it cannot be written.
        """
        if not self._given["report"]:
            return
        from notelint.cli.translate_report import json_report

        document = json_report(result, language)
        if self.report_on_screen:
            write(document, utf_8=True)
            return
        from notelint.run.write_whole import write_whole

        file = self._given["report_file"]
        try:
            write_whole(Path(file), "".join(document).encode("utf-8", "backslashreplace"))
        except OSError as error:
            raise click.ClickException(f"{file}: {error.strerror}") from error

    def _exit_code(self, result: RunResult) -> int:
        if result.broken_off or any(note.reason in _FAILED for note in result.notes):
            return 2
        low = result.fell_low or result.outcomes[Outcome.SKIPPED]
        return int(bool(self._given["strict"] and low))


def _plan(notes: Sequence[FoundNote], setup: Setup, asked: _Asked) -> list[Job]:
    settings = settings_by_note(notes)
    try:
        _refuse_unknown(setup.engine)
        return plan_run(notes, lambda note: settings[id(note.settings)], asked.choice, setup.stamp)
    except (EngineError, EditionConflictError) as error:
        raise click.ClickException(str(error)) from error


def _refuse_unknown(engine: str) -> None:
    """Refuse the name of no engine; most runs have nothing to do, and load none."""
    if engine not in ENGINES:
        from notelint.translate.engines.registry import refuse_unknown

        refuse_unknown(engine)


def _check(jobs: Sequence[Job], language: str, asked: _Asked) -> int:
    """`--check`: nothing is opened or written."""
    from notelint.cli.translate_words import checked_summary, planned_line, problem_line

    stale = [job for job in jobs if job.standing in _STALE]
    for job in jobs:
        if job.standing is Standing.UNREADABLE:
            note = NoteResult(job, Outcome.SKIPPED, job.problem)
            complain("warning", problem_line(note, language))
    asked.report(RunResult([untouched(job) for job in jobs]), language)
    if not asked.quiet and not asked.report_on_screen:
        lines = [planned_line(NoteResult(job, Outcome.PLANNED), language) for job in stale]
        lines.append(checked_summary(jobs, len(stale), language))
        write(f"{line}\n" for line in lines)
    return 1 if stale else 0


def _result(jobs: Sequence[Job], setup: Setup, language: str, asked: _Asked) -> RunResult:
    """Translate what is to do, if anything is."""
    if asked.dry_run or not any(job.to_do for job in jobs):
        return RunResult([untouched(job) for job in jobs], setup.engine)
    from notelint.cli.translate_work import translated

    return translated(jobs, setup, language, asked.page, quiet=asked.quiet)
