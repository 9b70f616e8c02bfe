"""The models on this machine, and the one that a name or a path means."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from notelint.rulebook.nearest import did_you_mean
from notelint.translate.models import places
from notelint.translate.models.archive import open_contents
from notelint.translate.models.error import ModelError
from notelint.translate.models.metadata import (
    Metadata,
    read_metadata,
    require_korean_to_english,
)

NO_MODEL = (
    "there is no model for Korean to English here; `pip install notelint-ko-en` brings notelint's"
    " own, `notelint models install FILE.argosmodel` takes one that you have, and `notelint models"
    " install ko_en` gets the one of Argos Translate from the network"
)


class Origin(StrEnum):
    """Who put a model where it is."""

    INSTALLED = "installed"  # `notelint models install`
    PACKAGE = "package"  # a Python package, by entry point
    ARGOS = "argostranslate"  # Argos Translate
    PATH = "path"  # the user, who names it


@dataclass(frozen=True, slots=True)
class Model:
    """A model for Korean to English; `path` is a package or the folder of an unpacked one."""

    name: str
    path: Path
    origin: Origin
    metadata: Metadata
    bytes: int
    """Of all its files, unpacked."""


@dataclass(frozen=True, slots=True)
class Broken:
    """What is where a model should be, and cannot be used."""

    name: str
    path: Path | None
    origin: Origin
    reason: str


def models() -> Iterator[Model | Broken]:
    """All models on this machine, in the order in which one is chosen when none is named.

    Those of Argos Translate for other languages are left out.
    """
    for folder in places.installed_folders():
        yield _read(folder.name, folder, Origin.INSTALLED)
    for point in places.packaged_models():
        try:
            path = places.packaged_path(point)
        except ModelError as error:
            yield Broken(point.name, None, Origin.PACKAGE, str(error))
        else:
            yield _read(point.name, path, Origin.PACKAGE)
    for folder in places.argos_folders():
        found = _read(folder.name, folder, Origin.ARGOS)
        if isinstance(found, Model):
            yield found


def find_model(named: str | None = None) -> Model:
    """The model that `named` means, a name or a path; without it, the first there is.

    Raises:
        ModelError: there is none, or it cannot be used; the message says what
            to do.
    """
    if named is not None and (looks_like_path(named) or Path(named).exists()):
        path = Path(named).expanduser()
        if not path.exists():
            raise ModelError(f"{named}: no such file")
        return _model(path.stem, path, Origin.PATH)
    others: list[Model | Broken] = []
    for model in models():
        if isinstance(model, Model) and named in (None, model.name):
            return model
        others.append(model)
    for model in others:
        if isinstance(model, Broken) and named in (None, model.name):
            raise ModelError(model.reason)
    if named is None:
        raise ModelError(NO_MODEL)
    names = [each.name for each in others]
    hint = did_you_mean(named, names) or "; `notelint models list` shows those there are"
    raise ModelError(f"there is no model '{named}'{hint}")


def looks_like_path(text: str) -> bool:
    """Whether `text` cannot be the name of a model."""
    return (
        "/" in text or "\\" in text or text.endswith(".argosmodel") or text.startswith(("~", "."))
    )


def _read(name: str, path: Path, origin: Origin) -> Model | Broken:
    try:
        return _model(name, path, origin)
    except ModelError as error:
        return Broken(name, path, origin, str(error))


def _model(name: str, path: Path, origin: Origin) -> Model:
    with open_contents(path) as contents:
        metadata = read_metadata(contents)
        require_korean_to_english(contents, metadata)
        size = sum(contents.size(each) for each in contents.names())
    return Model(name, path, origin, metadata, size)
