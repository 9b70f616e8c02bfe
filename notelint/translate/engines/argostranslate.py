"""The engine `argostranslate`: the same packages through Argos Translate itself.

For comparing, and for the few packages that only it can read. It translates
sentence by sentence and turns every `_` into a space. Argos Translate would
download a splitter of sentences and make folders in the user's home; it gets a
splitter that leaves a sentence whole, and folders that go away again.
"""

import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import packages_distributions, version
from pathlib import Path
from typing import Any

from notelint.translate.engines.fingerprint import fingerprint
from notelint.translate.engines.found import Found, hypotheses_of
from notelint.translate.engines.libraries import require
from notelint.translate.engines.options import read_options
from notelint.translate.engines.parts import parts_of
from notelint.translate.engines.subwords import Subwords
from notelint.translate.models.archive import open_contents
from notelint.translate.models.find import find_model
from notelint.translate.models.metadata import SUBWORDS
from notelint.translate.request import Engine, EngineError, Features, Hypothesis, Request

_NAME = "argostranslate"
# Code points; a piece of Korean has about two, and models take at least 150 pieces.
_LONGEST = 300
_MOST_HYPOTHESES = 16


@dataclass(frozen=True, slots=True)
class _Settings:
    """`model` is a name or a path; without it, the first model on this machine."""

    model: str | None = None


class _Whole:
    """Splits nothing: what it is given is one sentence already."""

    def split_sentences(self, text: str) -> list[str]:
        """`text` alone."""
        return [text]


class ArgosTranslateEngine:
    """Asks Argos Translate for one sentence after the other."""

    name = _NAME

    def __init__(self, model: Path, identity: str, placeholders: int) -> None:
        self.fingerprint = identity
        self.features = Features(placeholders=placeholders > 0, hypotheses=_MOST_HYPOTHESES)
        self._model, self._placeholders = model, placeholders
        self._home: tempfile.TemporaryDirectory[str] | None = None
        self._translation: Any = None

    def translate(
        self,
        requests: Sequence[Request],
        hypotheses: int = 1,
        *,
        attention: bool = False,  # noqa: ARG002 - Argos Translate does not tell it
    ) -> list[list[Hypothesis]]:
        """The best `hypotheses` for each of `requests`, at most 16."""
        count = max(1, min(hypotheses, _MOST_HYPOTHESES))
        found: list[list[Hypothesis]] = []
        for request in requests:
            parts = list(parts_of(request.text, self._fits))
            answers = [self._ask(part.text, count) for part in parts]
            found.append(hypotheses_of(request.text, parts, answers))
        return found

    def close(self) -> None:
        """Take away the folder that Argos Translate was given."""
        self._translation = None
        if self._home is not None:
            self._home.cleanup()
            self._home = None

    def _fits(self, stretch: str) -> bool:
        few = stretch.count("⟦") <= (self._placeholders or len(stretch))
        return few and len(stretch) <= _LONGEST

    def _ask(self, text: str, count: int) -> list[Found]:
        try:
            answers = self._opened().hypotheses(text, count)
        except EngineError:
            raise
        except Exception as error:  # whatever the libraries below it raise
            raise EngineError(f"{_NAME}: {' '.join(str(error).split())}") from error
        # Its scores are of whole sentences, and of another scale.
        return [Found(" ".join(answer.value.split()), None, 1) for answer in answers]

    def _opened(self) -> Any:
        if self._translation is None:
            self._home = tempfile.TemporaryDirectory(prefix="notelint-")
            self._translation = _translation(self._model, Path(self._home.name))
        return self._translation


def open_argostranslate(options: Mapping[str, Any]) -> Engine:
    """The engine `argostranslate`, with the model that the option `model` names."""
    settings = read_options(_NAME, _Settings, options)
    require(_NAME, "argos", "argostranslate", "ctranslate2")
    model = find_model(settings.model)
    placeholders = 0
    with open_contents(model.path) as contents:
        names = contents.names()
        checksums = [(name, contents.checksum(name)) for name in names if name != "README.md"]
        if SUBWORDS in names:
            placeholders = Subwords(contents.read(SUBWORDS)).placeholders
    identity = fingerprint(_NAME, model.metadata.version, (checksums, _edition()))
    return ArgosTranslateEngine(model.path, identity, placeholders)


def _translation(model: Path, home: Path) -> Any:
    """Argos Translate's own object for the model, with all that it writes below `home`."""
    if not model.is_dir():
        model = _unpacked(model, home / "model")
    with _at_home(home):
        from argostranslate.package import Package
        from argostranslate.translate import Language, PackageTranslation

        package = Package(model)
        korean, english = Language("ko", "Korean"), Language("en", "English")
        translation = PackageTranslation(korean, english, package)
    if not hasattr(translation, "sentencizer"):
        raise EngineError(f"the engine {_NAME} needs Argos Translate 1.10 or newer")
    translation.sentencizer = _Whole()
    return translation


@contextmanager
def _at_home(home: Path) -> Iterator[None]:
    """What Argos Translate reads of the environment when it is first imported.

    It makes folders where these variables say, and refuses to split sentences
    as some values of `ARGOS_CHUNK_TYPE` ask for.
    """
    before = dict(os.environ)
    for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "ARGOS_PACKAGES_DIR"):
        os.environ[variable] = str(home / variable)
    os.environ["ARGOS_CHUNK_TYPE"] = "DEFAULT"
    try:
        yield
    finally:
        for variable in set(os.environ) - set(before):
            del os.environ[variable]
        os.environ.update(before)


def _unpacked(package: Path, folder: Path) -> Path:
    with open_contents(package) as contents:
        for name in contents.names():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("wb") as file:
                contents.copy(name, file)
    return folder


def _edition() -> str:
    """Which Argos Translate there is: the name and the version of the package that has it."""
    names = packages_distributions().get("argostranslate", [])
    return " ".join(f"{name} {version(name)}" for name in sorted(set(names)))
