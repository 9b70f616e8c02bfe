"""`notelint report`: what is found in all notes, as one page to look at."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import click

from notelint.cli.caching import cache_for, cache_options, cached
from notelint.cli.language import language_of
from notelint.cli.options import config_files, language_option, settings_options
from notelint.cli.outputs import Output, outputs_of, write_outputs
from notelint.cli.terminal import ProgressLine, complain, write
from notelint.output.report import Report
from notelint.output.words import summary
from notelint.run.baselines import Baselines
from notelint.run.check_file import NoteChecker
from notelint.run.discover import FoundNote, discover
from notelint.run.executor import Executor, executor_for
from notelint.run.runner import run

_WRITTEN = {"en": "The report is in {file}.", "ko": "보고서를 {file}에 썼습니다."}


@click.command("report")
@click.argument("paths", nargs=-1, type=click.Path())
@click.option(
    "-o",
    "--output",
    default="notelint-report.html",
    show_default=True,
    type=click.Path(),
    metavar="FILE",
    help="Where the page goes; `-` is standard output.",
)
@settings_options
@language_option
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(1),
    metavar="N",
    help="Processes to use (default: one a core).",
)
@cache_options
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but what goes wrong.")
def command(
    paths: Sequence[str],
    output: str,
    lang: str | None,
    jobs: int | None,
    cache: bool,
    cache_dir: str | None,
    quiet: bool,
    **set_here: Any,
) -> int:
    """Check notes and write one HTML page about them, which needs no network.

    Without PATHS, this folder and all below it. The exit code is 0 whatever
    is found, 2 if notelint or its configuration failed.
    """
    outputs = outputs_of(["html"], [output], "--output")
    cwd = Path.cwd()
    files = config_files(cwd, **set_here)
    here = files.above(cwd)
    notes = discover(paths or (".",), files, cwd)
    spread = partial(executor_for, jobs=jobs)
    folder = cache_for(notes, here, cache_dir) if cache else None
    executor = cached(folder, here, spread) if folder else spread(notes)
    if not notes:
        complain("warning", f"no notes found in {', '.join(paths or ['.'])}")
    report, crashed = _checked(notes, executor, language_of(lang, here.lang), quiet)
    _write(outputs, report, quiet)
    return 2 if crashed else 0


def _checked(
    notes: Sequence[FoundNote], executor: Executor, language: str, quiet: bool
) -> tuple[Report, bool]:
    """The report on `notes`, and whether a check failed."""
    progress = ProgressLine(shown=not quiet)
    try:
        result = run(notes, NoteChecker(language), executor, progress)
    finally:
        progress.clear()
    judged = Baselines().judge(result, notes)
    from notelint.run.rendered import looks_of

    looks = looks_of(judged.result.findings, notes)
    report = Report(
        judged.result.findings,
        notes=len(judged.result.outcomes),
        suppressed=sum(outcome.suppressed for outcome in judged.result.outcomes),
        accepted=judged.accepted,
        language=language,
        contexts=looks.contexts,
        months=looks.months,
    )
    return report, bool(judged.result.crashes)


def _write(outputs: Sequence[Output], report: Report, quiet: bool) -> None:
    file = outputs[0].file
    if file == "-":
        from notelint.output.formats import format_named
        from notelint.output.report import Screen

        write(format_named("html")(report, Screen()), utf_8=True)
        return
    write_outputs(outputs, report)
    if not quiet:
        write([summary(report) + "\n", _WRITTEN[report.language].format(file=file) + "\n"])
