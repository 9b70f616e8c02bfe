"""`--watch`: the terminal of somebody who writes notes."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from notelint.cli.terminal import complain
from notelint.config.error import ConfigError
from notelint.config.settings import SKIPPED_FOLDERS
from notelint.run.discover import NoSuchPathError

if TYPE_CHECKING:
    from notelint.run.watch import NoteWatch, Watched

_Command = TypeVar("_Command", bound=Callable[..., Any])
# Milliseconds: how long a burst of changes (an editor's save, a checkout) is waited for.
_BURST = 50
_QUIET = 10
# Milliseconds after which the library looks up when nothing changes.
_PATIENCE = 200
_OTHERS = frozenset(folder.rstrip("/") for folder in SKIPPED_FOLDERS)


def watch_option(command: _Command) -> _Command:
    """Add `--watch`."""
    words = "Check again whenever a note changes, until Ctrl-C."
    return click.option("-w", "--watch", is_flag=True, help=words)(command)


def keep_watching(watch: "NoteWatch", show: "Callable[[Watched], None]") -> None:
    """Show what is found, then what is found after each change, until interrupted.

    What is wrong with the configuration is told, and forgotten at the next change.

    Raises:
        click.ClickException: the library that tells of changes is not installed.
    """
    changes = _changes(watch.folders)
    _told(watch.everything, show)
    for changed in changes:
        _told(lambda changed=changed: watch.after(changed), show)  # type: ignore[misc]


def _told(look: "Callable[[], Watched]", show: "Callable[[Watched], None]") -> None:
    try:
        watched = look()
    except (ConfigError, NoSuchPathError) as error:
        complain("error", str(error))
        return
    show(watched)


def _changes(folders: Iterable[str]) -> Iterator[set[str]]:
    """Absolute paths of files that changed, appeared or went, burst by burst."""
    try:
        from watchfiles import watch
    except ImportError as error:
        raise click.ClickException(
            "--watch needs the package watchfiles: pip install 'notelint[watch]'"
        ) from error

    def concerns(_change: object, path: str) -> bool:
        return _OTHERS.isdisjoint(Path(path).parts)

    bursts = watch(
        *folders,
        watch_filter=concerns,
        debounce=_BURST,
        step=_QUIET,
        rust_timeout=_PATIENCE,
        yield_on_timeout=True,
        raise_interrupt=True,
    )
    # Watching begins when the first burst is asked for: now, so that nothing that changes
    # during the first check is missed.
    first = next(bursts)
    return ({path for _, path in burst} for burst in chain([first], bursts) if burst)
