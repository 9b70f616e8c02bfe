"""`--no-cache`, `--cache-dir`, and what `-v` tells of the cache."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from notelint.cli.terminal import complain
from notelint.config.settings import Settings
from notelint.run.discover import FoundNote
from notelint.run.executor import Executor, Spread

_Command = TypeVar("_Command", bound=Callable[..., Any])
# Bytes of notes. Below, checking them takes no longer than opening a cache.
_WORTH_CACHING = 100_000


def cache_options(command: _Command) -> _Command:
    """Add the options about the cache."""
    where = click.option(
        "--cache-dir",
        metavar="FOLDER",
        type=click.Path(file_okay=False),
        help="Keep what was found here (default: .notelint_cache beside the configuration).",
    )
    whether = click.option(
        "--cache/--no-cache", default=True, help="Whether to use what earlier runs have found."
    )
    return whether(where(command))


def cache_for(notes: Sequence[FoundNote], here: Settings, named: str | None) -> Path | None:
    """The folder of the cache; None where these notes are checked as quickly without."""
    if sum(note.size for note in notes) < _WORTH_CACHING:
        return None
    from notelint.run.cache.folder import cache_folder

    return Path(named).absolute() if named else cache_folder(here.root)


def cached(folder: Path, here: Settings, spread: Spread) -> Executor:
    """Checks what has changed since the last run, with the executor that `spread` makes."""
    from notelint.run.cache.caching import Caching

    return Caching(folder, here.root, spread)


def tell_cache(executor: Executor) -> None:
    """Which notes were checked although there is a cache, and why."""
    from notelint.run.cache.caching import Caching

    if not isinstance(executor, Caching):
        return
    if executor.trouble:
        complain("cache", f"not used: {executor.trouble}")
    for path, reason in executor.missed.items():
        complain("cache", f"{path}: {reason}")
