"""`notelint check`: find what is broken."""

import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from notelint.cli.caching import cache_for, cache_options, cached, tell_cache
from notelint.cli.fixing import Fixing, fix_options, tell_fixes, write_diffs, write_fixed
from notelint.cli.ignoring import CommandWithAddIgnore, add_ignore_option, tell_comments
from notelint.cli.language import language_of
from notelint.cli.options import config_files, language_option, settings_options
from notelint.cli.outputs import for_stdout, output_options, outputs_of, write_outputs
from notelint.cli.terminal import ProgressLine, complain, screen_of, write
from notelint.cli.watching import keep_watching, watch_option
from notelint.config.files import ConfigFiles
from notelint.config.settings import FAIL_ON, FORMATS
from notelint.output.formats import FOR_PROGRAMS, format_named
from notelint.output.report import Report, Screen
from notelint.output.words import counted
from notelint.rulebook.book import load_book
from notelint.rulebook.selection import only_in_preview
from notelint.run.baselines import Baselines, Judged
from notelint.run.check_file import NoteChecker, Outcome
from notelint.run.discover import FoundNote, discover
from notelint.run.executor import Executor, Spread, cluster_at, executor_for
from notelint.run.runner import Result, run

if TYPE_CHECKING:
    from notelint.run.watch import Watched

_FOR_PEOPLE = ("text", "concise")
_STDIN = "-"
_FORGET = "run `notelint baseline prune`"
_RENAME = "`notelint baseline prune` writes the new one"


@click.command("check", cls=CommandWithAddIgnore)
@click.argument("paths", nargs=-1, type=click.Path())
@settings_options
@fix_options
@add_ignore_option
@click.option(
    "--format",
    "format_name",
    type=click.Choice(FORMATS),
    help="How to show findings (default: text; github in GitHub Actions).",
)
@output_options
@click.option(
    "--fail-on",
    type=click.Choice(FAIL_ON),
    help="The least severity that makes the exit code 1 (default: info, so any finding).",
)
@click.option("--statistics", is_flag=True, help="Only how often each rule found something.")
@click.option("--stdin-filename", metavar="PATH", help="What to call the note given as `-`.")
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    help="Colours (default: auto, on a terminal; NO_COLOR and FORCE_COLOR are honoured).",
)
@language_option
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(1),
    metavar="N",
    help="Processes to use (default: one a core, when there is much to check).",
)
@click.option(
    "--executor",
    "cluster",
    metavar="URL",
    help="Check on a cluster: dask://HOST:PORT, whose workers see the notes under the same paths.",
)
@cache_options
@watch_option
@click.option("-q", "--quiet", is_flag=True, help="Findings only.")
@click.option("-v", "--verbose", is_flag=True, help="Also what was done, and how long it took.")
def command(
    paths: Sequence[str],
    add_ignore: str | None,
    format_name: str | None,
    output_formats: Sequence[str],
    output_files: Sequence[str],
    statistics: bool,
    stdin_filename: str | None,
    color: str,
    lang: str | None,
    jobs: int | None,
    cluster: str | None,
    cache: bool,
    cache_dir: str | None,
    watch: bool,
    quiet: bool,
    verbose: bool,
    **set_here: Any,
) -> int:
    """Check notes: folders, files, globs, or `-` for standard input.

    Without PATHS, this folder and all below it. Exit codes: 0 nothing found,
    1 findings, 2 notelint or its configuration failed. With --diff nothing is
    written, and 1 means that there is something to fix; a fixed `-` goes to
    standard output.
    """
    started = time.monotonic()
    outputs = outputs_of(output_formats, output_files)
    fixing = Fixing.taken_from(set_here)
    cwd = Path.cwd()
    files = config_files(cwd, **set_here)
    here = files.above(cwd)
    checker = fixing.checker(language_of(lang, here.lang), color, write=_STDIN not in paths)
    spread = _spread(cluster, 1 if fixing.interactive else jobs)
    on_stdin = bool(stdin_filename) or _STDIN in paths
    if add_ignore is not None:
        _refuse(fixing.wanted or on_stdin, "--add-ignore writes to files, and goes with no fixes")
        checker = _accepter(checker.language, add_ignore)
    if watch:
        odd = fixing.wanted or add_ignore is not None or on_stdin or outputs or statistics
        _refuse(bool(odd), "--watch goes with no fixes, files, statistics or `-`")
        show = partial(_show_watched, format_name or here.format, checker.language, color)
        _watch(paths, cwd, checker.language, partial(config_files, cwd, **set_here), spread, show)
        return 0
    executor: Executor
    if on_stdin:
        notes, executor = _standard_input(paths, stdin_filename, files, cwd)
    else:
        notes = discover(paths or (".",), files, cwd)
        alone = fixing.interactive or add_ignore is not None
        folder = cache_for(notes, here, cache_dir) if cache and not alone else None
        executor = cached(folder, here, spread) if folder else spread(notes)
    _warn(set_here, notes, paths)
    judged = _judged(_run(notes, checker, executor, quiet or fixing.interactive), notes)
    result = judged.result
    report = _report(judged, checker.language, quiet)
    chosen = for_stdout(outputs) or _format(format_name or here.format, statistics)
    filtered = executor.data if fixing.writes and isinstance(executor, _StandardInput) else None
    if fixing.diff:
        write_diffs(result, color)
    elif filtered is not None:
        write_fixed(filtered, result)
        sys.stderr.writelines(format_named(chosen)(report, Screen()))
    elif notes or chosen not in _FOR_PEOPLE:
        write(format_named(chosen)(report, screen_of(color)), utf_8=chosen in FOR_PROGRAMS)
    if fixing.wanted:
        aside = fixing.diff or filtered is not None or chosen not in _FOR_PEOPLE
        tell_fixes(result, fixing, checker.language, quiet, aside)
    if add_ignore is not None:
        tell_comments(result, len(result.findings), quiet)
    write_outputs(outputs, report)
    if judged.gone and not quiet:
        gone = counted(judged.gone, "finding")
        complain("baseline", f"no longer found: {gone} that the baseline accepts; {_FORGET}")
    if judged.renamed and not quiet:
        renamed = counted(judged.renamed, "note")
        complain("baseline", f"accepted under another name: {renamed}; {_RENAME}")
    if verbose:
        _tell(notes, executor, result, time.monotonic() - started)
    return fixing.exit_code(result)


def _spread(cluster: str | None, jobs: int | None) -> Spread:
    """Makes what notes are checked with; a cluster is reached when there are any."""
    if cluster:
        return lambda _: cluster_at(cluster)
    return partial(executor_for, jobs=jobs)


def _refuse(together: bool, words: str) -> None:
    if together:
        raise click.UsageError(words)


def _watch(
    paths: Sequence[str],
    cwd: Path,
    language: str,
    files: Callable[[], ConfigFiles],
    spread: Spread,
    show: "Callable[[Watched], None]",
) -> None:
    from notelint.run.watch import NoteWatch

    keep_watching(NoteWatch(paths, cwd, language, files, spread), show)


def _accepter(language: str, reason: str) -> NoteChecker:
    from notelint.run.accept_file import NoteAccepter

    return NoteAccepter(language, reason)


def _run(
    notes: Sequence[FoundNote], checker: NoteChecker, executor: Executor, quiet: bool
) -> Result:
    progress = ProgressLine(shown=not quiet)
    try:
        return run(notes, checker, executor, progress)
    finally:
        progress.clear()


class _StandardInput(NamedTuple):
    """Gives the note on standard input; `named` says whether it has a place in a repository."""

    data: bytes
    named: bool

    def run(self, checker: NoteChecker, notes: Sequence[FoundNote]) -> Iterator[Outcome]:
        return (checker.check_bytes(note, self.data, self.named) for note in notes)


def _standard_input(
    paths: Sequence[str], filename: str | None, files: ConfigFiles, cwd: Path
) -> tuple[list[FoundNote], Executor]:
    if list(paths) != [_STDIN]:
        raise click.UsageError("standard input is checked alone: `notelint check - < note.md`")
    path = Path(os.path.normpath(cwd / (filename or "note.md")))
    settings = files.above(path.parent)
    executor = _StandardInput(sys.stdin.buffer.read(), filename is not None)
    if filename and settings.force_exclude and settings.excludes(str(path)):
        return [], executor
    return [FoundNote(str(path), filename or _STDIN, settings)], executor


def _format(asked: str, statistics: bool) -> str:
    in_actions = os.environ.get("GITHUB_ACTIONS") == "true"
    chosen = asked or ("github" if in_actions else "text")
    return "statistics" if statistics and chosen in _FOR_PEOPLE else chosen


def _judged(result: Result, notes: Sequence[FoundNote]) -> Judged:
    """`result` without what a baseline accepts; a note without a name is in none."""
    nameless = any(note.shown == _STDIN for note in notes)
    return Judged(result) if nameless else Baselines().judge(result, notes)


def _show_watched(asked: str, language: str, color: str, watched: "Watched") -> None:
    """What is found in the notes that were just checked, then the count for all."""
    findings = watched.judged.result.findings
    checked = set(watched.checked)
    report = Report(
        [finding for finding in findings if finding.path in checked],
        notes=len(watched.checked),
        language=language,
    )
    chosen = _format(asked, statistics=False)
    write(format_named(chosen)(report, screen_of(color)), utf_8=chosen in FOR_PROGRAMS)
    complain("watch", f"{counted(len(findings), 'finding')} in all; waiting for changes (Ctrl-C)")


def _report(judged: Judged, language: str, quiet: bool) -> Report:
    return Report(
        judged.result.findings,
        notes=len(judged.result.outcomes),
        suppressed=sum(outcome.suppressed for outcome in judged.result.outcomes),
        accepted=judged.accepted,
        language=language,
        quiet=quiet,
    )


def _warn(set_here: dict[str, Any], notes: Sequence[FoundNote], paths: Sequence[str]) -> None:
    """Say what makes a run find nothing for a reason that is easily overlooked."""
    if not set_here["preview"]:
        asked = [*set_here["select"], *set_here["extend_select"]]
        for selector in only_in_preview(asked, load_book()):
            complain("warning", f"{selector}: all of its rules are in preview; add --preview")
    if not notes:
        complain("warning", f"no notes found in {', '.join(paths or ['.'])}")


def _tell(notes: Sequence[FoundNote], executor: Executor, result: Result, seconds: float) -> None:
    for source in sorted({str(note.settings.source or "defaults") for note in notes}):
        complain("settings", source)
    for text in result.crashes:
        complain("traceback", text)
    tell_cache(executor)
    complain("checked", f"{len(notes)} notes in {seconds:.2f} s, {type(executor).__name__}")
