"""Where models are: notelint's own folder, those of other packages, and Argos Translate's.

`NOTELINT_MODELS` names another folder for notelint's own. Otherwise it is where
the system keeps what programs store for a user: `$XDG_DATA_HOME/notelint/models`
or `~/.local/share/notelint/models` on Linux.
"""

import os
from collections.abc import Iterator
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path

from notelint.translate.models.error import ModelError

GROUP = "notelint.models"
VARIABLE = "NOTELINT_MODELS"


def own_folder() -> Path:
    """Where `notelint models install` puts models; it need not exist yet."""
    if named := os.environ.get(VARIABLE):
        return Path(named).expanduser().absolute()
    from platformdirs import user_data_path

    return user_data_path("notelint", appauthor=False) / "models"


def installed_folders() -> Iterator[Path]:
    """The folders of installed models, by name."""
    yield from _model_folders(own_folder())


def argos_folders() -> Iterator[Path]:
    """The folders of models that Argos Translate installed, by name; nobody else writes there.

    Where it looks is told by its documentation and `argostranslate/settings.py`.
    """
    if named := os.environ.get("ARGOS_PACKAGES_DIR"):
        yield from _model_folders(Path(named))
        return
    data = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    yield from _model_folders(Path(data) / "argos-translate" / "packages")


def packaged_models() -> Iterator[EntryPoint]:
    """The entry points of packages that hold a model, by name."""
    yield from sorted(entry_points(group=GROUP), key=lambda point: point.name)


def packaged_path(point: EntryPoint) -> Path:
    """Where the model of a package is.

    Raises:
        ModelError: the package's function fails, or names no file.
    """
    package = point.dist.name if point.dist else point.value
    try:
        path = Path(point.load()())
    except Exception as error:  # another package's code: nothing about it is known
        raise ModelError(f"the model '{point.name}' of {package}: {error}") from error
    if not path.exists():
        raise ModelError(f"the model '{point.name}' of {package}: {path} is missing")
    return path


def _model_folders(folder: Path) -> Iterator[Path]:
    try:
        found = sorted(folder.iterdir())
    except OSError:
        return
    for each in found:
        if (each / "metadata.json").is_file() and not each.name.startswith("."):
            yield each
