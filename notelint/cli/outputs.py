"""`--output-format` and `--output-file`: reports beside the one on standard output."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import click

from notelint.config.settings import FORMATS
from notelint.output.formats import format_named
from notelint.output.report import Report, Screen

_STDOUT = "-"
_NOTES = (".md", ".markdown")
_Command = TypeVar("_Command", bound=Callable[..., Any])


class Output(NamedTuple):
    """A report in one format, and the file that it goes to."""

    format: str
    file: str


def output_options(command: _Command) -> _Command:
    """Add the options that say what else is written, and where to."""
    command = click.option(
        "--output-file",
        "output_files",
        multiple=True,
        type=click.Path(),
        metavar="FILE",
        help="Where that format goes; `-` is standard output, instead of --format.",
    )(command)
    return click.option(
        "--output-format",
        "output_formats",
        multiple=True,
        type=click.Choice(FORMATS),
        help="Also write this format, to the --output-file at the same place; may be repeated.",
    )(command)


def outputs_of(
    formats: Sequence[str], files: Sequence[str], option: str = "--output-file"
) -> list[Output]:
    """The pairs of both options, in order.

    Raises:
        click.UsageError: one is given more often than the other, a file twice,
            or one cannot be written.
    """
    if len(formats) != len(files):
        raise click.UsageError(
            "--output-format and --output-file go in pairs: "
            f"{len(formats)} of one, {len(files)} of the other"
        )
    for number, file in enumerate(files):
        if file in files[:number]:
            raise click.UsageError(f"{option} {file}: given twice")
        if file != _STDOUT:
            refuse_unfit(option, file)
    return [Output(*pair) for pair in zip(formats, files, strict=True)]


def refuse_unfit(option: str, file: str) -> None:
    """Refuse a place for a report before a long run, not after it.

    Raises:
        click.UsageError: the folder is not there, or the file would take the place of a folder
            or, by its name, of a note.
    """
    path = Path(file)
    if not file:
        raise click.UsageError(f"{option}: the name of a file is empty")
    if not path.parent.is_dir():
        raise click.UsageError(f"{option} {file}: there is no such folder")
    if path.is_dir():
        raise click.UsageError(f"{option} {file}: this is a folder")
    if path.suffix.lower() in _NOTES:
        raise click.UsageError(f"{option} {file}: this is a note's name; give the file another one")


def for_stdout(outputs: Iterable[Output]) -> str | None:
    """The format that goes to standard output instead of the usual one."""
    return next((output.format for output in outputs if output.file == _STDOUT), None)


def write_outputs(outputs: Iterable[Output], report: Report) -> None:
    """Write each report that goes to a file, whole or not at all.

    Raises:
        click.ClickException: a file cannot be written.
    """
    to_files = [output for output in outputs if output.file != _STDOUT]
    if not to_files:
        return
    from notelint.run.write_whole import write_whole

    for output in to_files:
        text = "".join(format_named(output.format)(report, Screen()))
        try:
            write_whole(Path(output.file), text.encode("utf-8", "backslashreplace"))
        except OSError as error:
            raise click.ClickException(f"{output.file}: {error.strerror}") from error
