"""The options of `notelint translate`."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import click

from notelint.cli.options import notes_options
from notelint.cli.outputs import refuse_unfit
from notelint.config.translation import LAYOUTS

_Command = TypeVar("_Command", bound=Callable[..., Any])


def _pairs(
    _ctx: click.Context, _option: click.Parameter, values: tuple[str, ...]
) -> dict[str, str]:
    """`--engine-option beam-size=2` as a table."""
    pairs: dict[str, str] = {}
    for value in values:
        name, sign, told = value.partition("=")
        if not sign or not name.strip():
            raise click.UsageError(f"--engine-option {value}: expected NAME=VALUE")
        pairs[name.strip()] = told.strip()
    return pairs


_OPTIONS = (
    click.option("--out", metavar="DIR", help="Write editions below this folder."),
    click.option("--engine", metavar="NAME", help="What translates (default: argos)."),
    click.option("--model", metavar="MODEL", help="The engine's model: a path, or a name."),
    click.option(
        "--engine-option",
        "engine_options",
        multiple=True,
        callback=_pairs,
        metavar="NAME=VALUE",
        help="An option of the engine.",
    ),
    click.option(
        "--layout",
        type=click.Choice(LAYOUTS),
        help="Where editions lie (default: as the site's generator has it).",
    ),
    click.option("--bilingual", is_flag=True, help="Also a note in both languages beside each."),
    click.option("--html", "page", metavar="FILE", help="Also a page to review translations on."),
    click.option("--check", is_flag=True, help="Only tell which editions are missing or stale."),
    click.option("--dry-run", is_flag=True, help="Only tell which editions would be written."),
    click.option("--limit", type=click.IntRange(0), metavar="N", help="At most so many notes."),
    click.option(
        "--strict",
        is_flag=True,
        help="Exit code 1 if a sentence is in parts or in Korean, or a note was skipped.",
    ),
    click.option("--no-memory", is_flag=True, help="Neither use nor keep translations."),
    click.option("--no-glossary", is_flag=True, help="Fix no terms."),
    click.option("--report", type=click.Choice(["json"]), help="A report for programs."),
    click.option("--report-file", metavar="FILE", help="Where the report goes, not to the screen."),
    notes_options,
)


def refuse_contradictions(given: Mapping[str, Any]) -> None:
    """Refuse what cannot be meant, before anything is done.

    Raises:
        click.UsageError: an option is empty, two contradict each other, or a file cannot be.
    """
    for name in ("out", "engine", "model"):
        if given[name] == "":
            raise click.UsageError(f"--{name}: the value is empty")
    if given["report_file"] is not None and not given["report"]:
        raise click.UsageError("--report-file needs --report json")
    if given["check"] and given["dry_run"]:
        raise click.UsageError("--check and --dry-run both only tell; give one of them")
    if given["page"] is not None and (given["check"] or given["dry_run"]):
        only = "--check" if given["check"] else "--dry-run"
        raise click.UsageError(f"--html shows what is translated, and {only} translates nothing")
    if given["model"] and "model" in given["engine_options"]:
        raise click.UsageError("--model and --engine-option model=... name a model each; give one")
    if given["out"] and given["layout"] not in (None, "tree"):
        raise click.UsageError("--out makes a tree of its own, and goes with no other --layout")
    if given["out"] and (file := _file_in(Path(given["out"]))):
        raise click.UsageError(f"--out {given['out']}: {file} is a file")
    for option, name in (("--html", "page"), ("--report-file", "report_file")):
        if given[name] is not None:
            refuse_unfit(option, given[name])


def _file_in(path: Path) -> Path | None:
    """The part of `path` that is there and no folder."""
    return next(
        (part for part in (path, *path.parents) if part.exists() and not part.is_dir()), None
    )


def translation_options(command: _Command) -> _Command:
    """Add the options."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command
