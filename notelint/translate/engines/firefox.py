"""The engine `firefox`: the models that Firefox translates pages with, from files that are here.

They are Marian students, which CTranslate2 cannot load; the package
`fxtranslate` can. It gives one translation a sentence and no attention, and
would silently cut long sentences off: they are cut at a space instead.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

from notelint.translate.engines.fingerprint import fingerprint
from notelint.translate.engines.found import Found, hypotheses_of
from notelint.translate.engines.libraries import require
from notelint.translate.engines.options import read_options
from notelint.translate.engines.parts import parts_of
from notelint.translate.request import Engine, EngineError, Features, Hypothesis, Request

_NAME = "firefox"
_PAIR = "koen"
# Code points: well below the 256 pieces at which a sentence would be cut off.
_LONGEST = 200
_HOW = (
    "`pip install fxtranslate`, then `fxtranslate translate ko en 안녕` downloads it;"
    " or name a folder with its files by the option 'model'"
)


@dataclass(frozen=True, slots=True)
class _Settings:
    """`model` is a folder; without it, the one where `fxtranslate` keeps its downloads."""

    model: Path | None = None


class _Files(NamedTuple):
    """The parts of a model, as Mozilla names them; the languages may share a vocabulary."""

    model: Path
    source: Path
    target: Path
    shortlist: Path | None


class FirefoxEngine:
    """Asks `fxtranslate` for one sentence after the other."""

    name = _NAME
    features = Features()

    def __init__(self, files: _Files) -> None:
        contents = [_bytes(path) if path else None for path in files]
        model, source, target, self._shortlist = contents
        self._parts = model or b"", source or b"", target or b""
        checksums = [crc32(each or b"") for each in contents]
        self.fingerprint = fingerprint(_NAME, "", checksums)
        self._place = files.model.parent
        self._translator: Any = None

    def translate(
        self,
        requests: Sequence[Request],
        hypotheses: int = 1,  # noqa: ARG002 - there is but one
        *,
        attention: bool = False,  # noqa: ARG002 - it does not tell it
    ) -> list[list[Hypothesis]]:
        """One translation for each of `requests`."""
        found: list[list[Hypothesis]] = []
        for request in requests:
            parts = list(parts_of(request.text, lambda stretch: len(stretch) <= _LONGEST))
            answers = [[Found(self._ask(part.text), None, 1)] for part in parts]
            found.append(hypotheses_of(request.text, parts, answers))
        return found

    def close(self) -> None:
        """Unload the model."""
        self._translator = None

    def _ask(self, text: str) -> str:
        translator = self._opened()
        try:
            answer: str = translator.translate(text)
        except (ValueError, RuntimeError) as error:
            raise EngineError(f"{_NAME}: {' '.join(str(error).split())}") from error
        return " ".join(answer.split())

    def _opened(self) -> Any:
        if self._translator is None:
            from fxtranslate import Translator

            try:
                self._translator = Translator(*self._parts, self._shortlist)
            except ValueError as error:
                message = f"{self._place}: no model of Firefox: {' '.join(str(error).split())}"
                raise EngineError(message) from error
        return self._translator


def open_firefox(options: Mapping[str, Any]) -> Engine:
    """The engine `firefox`, with the folder that the option `model` names."""
    settings = read_options(_NAME, _Settings, options)
    require(_NAME, "firefox", "fxtranslate")
    return FirefoxEngine(_files(settings.model or _downloaded()))


def _downloaded() -> Path:
    """Where `fxtranslate` keeps the model for Korean to English; nothing is downloaded here."""
    from fxtranslate import Cache

    folder = Path(Cache().root) / "ko-en"
    if not folder.is_dir():
        raise EngineError(f"there is no model of Firefox for Korean to English here; {_HOW}")
    return folder


def _files(folder: Path) -> _Files:
    if not folder.is_dir():
        raise EngineError(f"{folder}: no such folder")
    model = _one(folder, f"model.{_PAIR}.*bin")
    shared = _one(folder, f"vocab.{_PAIR}.spm")
    source = shared or _one(folder, f"srcvocab.{_PAIR}.spm")
    target = shared or _one(folder, f"trgvocab.{_PAIR}.spm")
    if not model or not source or not target:
        raise EngineError(
            f"{folder}: there is no model of Firefox for Korean to English in it"
            f" (model.{_PAIR}.*.bin with vocab.{_PAIR}.spm, or with srcvocab and trgvocab)"
        )
    return _Files(model, source, target, _one(folder, f"lex.*{_PAIR}.*bin"))


def _one(folder: Path, pattern: str) -> Path | None:
    return min(folder.glob(pattern), default=None)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise EngineError(f"{path}: {error.strerror or error}") from error
