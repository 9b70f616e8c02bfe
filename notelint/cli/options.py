"""Options that several commands share, and what they set."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

import click

from notelint.cli.complete import complete_rules
from notelint.config.files import ConfigFiles
from notelint.config.settings import LANGUAGES
from notelint.note.dialect import Renderer

_Command = TypeVar("_Command", bound=Callable[..., Any])


def _listed(_ctx: click.Context, _option: click.Parameter, values: Iterable[str]) -> list[str]:
    """`--select NE --select TY,CH` is three selectors."""
    return [part.strip() for value in values for part in value.split(",") if part.strip()]


def _list_option(name: str, metavar: str, words: str) -> Callable[[_Command], _Command]:
    return click.option(
        name,
        multiple=True,
        callback=_listed,
        metavar=metavar,
        help=words,
        shell_complete=complete_rules if metavar == "RULES" else None,
    )


_RULES = (
    _list_option("--select", "RULES", "Only these: codes, families, names (NE101,TY,html-tag)."),
    _list_option("--ignore", "RULES", "Not these rules."),
    _list_option("--extend-select", "RULES", "These rules too."),
    click.option("--preview", is_flag=True, help="Rules in preview too."),
)
_NOTES = (
    click.option(
        "--dialect",
        type=click.Choice([renderer.value for renderer in Renderer]),
        help="What renders the notes (default: found out from the repository).",
    ),
    _list_option("--exclude", "GLOBS", "Leave these out instead of .git, node_modules, _site ..."),
    _list_option("--extend-exclude", "GLOBS", "Leave these out too."),
    click.option("--force-exclude", is_flag=True, help="Leave out excluded files even when named."),
)
_BASELINE = (
    click.option("--baseline", metavar="FILE", help="Accept what is in this baseline."),
    click.option("--no-baseline", is_flag=True, help="Accept nothing, whatever a baseline says."),
)
_CONFIGURATION = (
    click.option(
        "--config",
        "config_file",
        type=click.Path(),
        metavar="FILE",
        help="Use this configuration file.",
    ),
    click.option("--isolated", is_flag=True, help="Use no configuration file."),
)

language_option = click.option(
    "--lang", type=click.Choice(LANGUAGES), help="Language of messages (default: the locale's)."
)


def settings_options(command: _Command) -> _Command:
    """Add the options that overrule the configuration."""
    return _with_options(command, *_RULES, *_NOTES, *_BASELINE, *_CONFIGURATION)


def notes_options(command: _Command) -> _Command:
    """Add those of them that say which notes are meant, and what renders them."""
    return _with_options(command, *_NOTES, *_CONFIGURATION)


def _with_options(command: _Command, *options: Callable[[_Command], _Command]) -> _Command:
    for option in reversed(options):
        command = option(command)
    return command


def config_files(
    cwd: Path, config_file: str | None, isolated: bool, no_baseline: bool, **set_here: Any
) -> ConfigFiles:
    """The configuration files with what the command line sets on top."""
    overrides = {
        key.replace("_", "-"): value
        for key, value in set_here.items()
        if value not in (None, False, [], ())
    }
    if no_baseline:
        overrides["baseline"] = False
    return ConfigFiles(cwd, overrides, Path(config_file) if config_file else None, isolated)
