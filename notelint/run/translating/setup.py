"""What a run that translates is set up with: engine, memory, glossary, and their stamp."""

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from notelint.config.beside import beside
from notelint.config.settings import Settings
from notelint.config.translation import TranslationSettings, read_translation
from notelint.rulebook.book import rules_folder
from notelint.run.discover import FoundNote

if TYPE_CHECKING:
    from notelint.translate.glossary.glossary import Glossary
    from notelint.translate.memory import Memory
    from notelint.translate.request import Engine

MEMORY = ".notelint/memory.sqlite3"
# Counts the changes of notelint's own code that make editions otherwise.
_FORM = 1
# They show what a run does to notes, and translate nothing.
_WITHOUT_TERMS = frozenset({"echo"})
_WITH_MODELS = frozenset({"argos", "argostranslate"})


@dataclass(frozen=True)
class Setup:
    """What the configuration of the first note says, and the command line on top of it.

    `engine` is "" and `model` is "" where the command line does not say.
    """

    settings: Settings
    engine_named: str = ""
    model_named: str = ""
    engine_options: Mapping[str, Any] = field(default_factory=dict)
    with_memory: bool = True
    with_glossary: bool = True

    @property
    def translation(self) -> TranslationSettings:
        """The table `translate` of the configuration."""
        return settings_of(self.settings)

    @property
    def engine(self) -> str:
        """The engine's name."""
        return self.engine_named or self.translation.engine

    @property
    def options(self) -> dict[str, Any]:
        """The engine's options."""
        options = self.translation.options_of(self.engine)
        if self.translation.model and self.engine == self.translation.engine:
            options["model"] = self.translation.model
        if self.model_named:
            options["model"] = self.model_named
        return {**options, **self.engine_options}

    def open_engine(self) -> "Engine":
        """The engine.

        Raises:
            EngineError: it cannot be had; the message says what to do.
        """
        from notelint.translate.engines.registry import open_engine

        return open_engine(self.engine, self.options)

    def open_memory(self) -> "Memory":
        """The memory, with the project's files of sentences read.

        Raises:
            MemoryFileError: it cannot be used.
        """
        from notelint.translate.memory import Memory

        path = self.memory_path
        memory = Memory.open(path) if path else Memory.empty()
        if self.translation.memory_files:
            memory.read_files([Path(file) for file in self.translation.memory_files])
        return memory

    @property
    def memory_path(self) -> Path | None:
        """Where the memory is; None if there is to be none."""
        if not self.with_memory:
            return None
        return beside(self.settings, MEMORY, self.translation.memory)

    @property
    def base(self) -> Path:
        """The folder that names in the memory begin at."""
        usual = beside(self.settings, MEMORY, True)
        return usual.parent.parent if usual else self.settings.root

    def glossary(self) -> "Glossary | None":
        """The terms that come with notelint, and the project's.

        Raises:
            GlossaryError: a file cannot be read.
        """
        if not self.with_glossary or self.engine in _WITHOUT_TERMS:
            return None
        from notelint.translate.glossary.glossary import Glossary

        return Glossary.read([Path(path) for path in self.translation.glossary])

    def stamp(self, of_note: TranslationSettings) -> str:
        """The hash of all that decides what an edition looks like, beside its note."""
        return _hash([*self._of_run, of_note.front_matter, of_note.attributes])

    @cached_property
    def _of_run(self) -> Sequence[Any]:
        options = sorted(self.options.items())
        return [_FORM, self.engine, options, self._model(), self._glossary()]

    def _model(self) -> str:
        """What tells the model that Argos' engines take now from another one, unread."""
        if self.engine not in _WITH_MODELS:
            return ""
        from notelint.translate.models.error import ModelError
        from notelint.translate.models.find import find_model

        try:
            model = find_model(self.options.get("model"))
            return f"{model.name} {model.metadata.version} {model.bytes}"
        except (ModelError, OSError):
            return ""  # that there is none is told when it is needed

    def _glossary(self) -> str:
        """The hash of the files of terms, which need not be read for it."""
        if not self.with_glossary or self.engine in _WITHOUT_TERMS:
            return ""
        own = [Path(path) for path in self.translation.glossary]
        told = blake2b(digest_size=8)
        for path in [*sorted((rules_folder() / "glossary").glob("*.tsv")), *own]:
            with suppress(OSError):
                told.update(path.read_bytes())
        return told.hexdigest()


def settings_of(settings: Settings) -> TranslationSettings:
    """The table `translate` of the configuration, read."""
    return read_translation(settings.translate, settings.root)


def settings_by_note(notes: Sequence[FoundNote]) -> Mapping[int, TranslationSettings]:
    """What is set for the notes, by the `id` of their settings, each read once."""
    return {id(note.settings): settings_of(note.settings) for note in notes}


def _hash(parts: Sequence[Any]) -> str:
    told = json.dumps(parts, ensure_ascii=False, default=str)
    return blake2b(told.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
