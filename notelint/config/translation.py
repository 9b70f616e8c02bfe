"""What a project sets about its English editions: the table `translate`."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from notelint.config.error import ConfigError
from notelint.config.globs import Globs
from notelint.rulebook.nearest import did_you_mean

LAYOUTS = ("suffix", "tree", "jekyll-polyglot", "hugo", "docusaurus")
FRONT_MATTER = ("title", "subtitle", "excerpt", "description")
ENGINE = "argos"
ENGINES = ("argos", "argostranslate", "ctranslate2", "echo", "firefox", "openai", "pseudo")
"""Those of notelint itself; packages bring others."""


@dataclass(frozen=True)
class TranslationSettings:
    """How notes become English editions.

    Paths are absolute. `out` and `source` are "" and `layout` is "" where
    nothing is set. `memory` is a path, or whether there is one at its usual
    place. `engines` holds the options of engines, by name.
    """

    engine: str = ENGINE
    model: str = ""
    engines: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    layout: str = ""
    out: str = ""
    source: str = ""
    front_matter: tuple[str, ...] = FRONT_MATTER
    attributes: tuple[str, ...] = ()
    exclude: Globs | None = None
    glossary: tuple[str, ...] = ()
    memory: str | bool = True
    memory_files: tuple[str, ...] = ()
    bilingual: bool = False

    def options_of(self, engine: str) -> dict[str, Any]:
        """The options that are set for `engine`."""
        return dict(self.engines.get(engine, {}))


def read_translation(value: Any, folder: Path) -> TranslationSettings:
    """The settings that the table `value` makes.

    Paths and globs in it are relative to `folder`, that of the configuration file.

    Raises:
        ConfigError: an unknown key, a value of the wrong form, or two that contradict each other.
    """
    if not isinstance(value, Mapping):
        raise ConfigError(f"translate: expected a table, got {value!r}")
    fields: dict[str, Any] = {}
    for key, given in value.items():
        if key not in _READERS:
            raise ConfigError(f"translate: unknown key '{key}'{did_you_mean(key, _READERS)}")
        fields[key.replace("-", "_")] = _READERS[key](f"translate.{key}", given, folder)
    read = TranslationSettings(**fields)
    if read.out and read.layout not in ("", "tree"):
        raise ConfigError(f"translate: 'out' makes a tree, and goes with no layout '{read.layout}'")
    return read


_Reader = Callable[[str, Any, Path], Any]


def _text(key: str, value: Any, _folder: Path) -> str:
    if not isinstance(value, str) or not value:
        raise ConfigError(f"{key}: expected a text, got {value!r}")
    return value


def _flag(key: str, value: Any, _folder: Path) -> bool:
    if not isinstance(value, bool):
        raise ConfigError(f"{key}: expected true or false, got {value!r}")
    return value


def _path(key: str, value: Any, folder: Path) -> str:
    return os.path.normpath(folder / _text(key, value, folder))


def _model(key: str, value: Any, folder: Path) -> str:
    """A name stays one; a path is relative to the configuration file."""
    text = _text(key, value, folder)
    is_path = text.startswith((".", "~")) or "/" in text or text.endswith(".argosmodel")
    return os.path.normpath(folder / Path(text).expanduser()) if is_path else text


def _memory(key: str, value: Any, folder: Path) -> str | bool:
    if isinstance(value, bool):
        return value
    if not isinstance(value, str) or not value:
        raise ConfigError(f"{key}: expected a path, true or false, got {value!r}")
    return _path(key, value, folder)


def _texts(key: str, value: Any, _folder: Path) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
        raise ConfigError(f"{key}: expected a list of texts, got {value!r}")
    return tuple(value)


def _paths(key: str, value: Any, folder: Path) -> tuple[str, ...]:
    return tuple(_path(key, path, folder) for path in _texts(key, value, folder))


def _globs(key: str, value: Any, folder: Path) -> Globs:
    return Globs(folder, _texts(key, value, folder))


def _layout(key: str, value: Any, _folder: Path) -> str:
    if not isinstance(value, str) or value not in LAYOUTS:
        hint = did_you_mean(value, LAYOUTS) if isinstance(value, str) else ""
        raise ConfigError(f"{key}: expected one of {', '.join(LAYOUTS)}, got {value!r}{hint}")
    return value


def _engines(key: str, value: Any, _folder: Path) -> Mapping[str, Mapping[str, Any]]:
    if not isinstance(value, Mapping) or not all(isinstance(v, Mapping) for v in value.values()):
        raise ConfigError(f"{key}: expected a table for each engine, got {value!r}")
    return value


_READERS: Mapping[str, _Reader] = {
    "engine": _text,
    "model": _model,
    "engines": _engines,
    "layout": _layout,
    "out": _path,
    "source": _path,
    "front-matter": _texts,
    "attributes": _texts,
    "exclude": _globs,
    "glossary": _paths,
    "memory": _memory,
    "memory-files": _paths,
    "bilingual": _flag,
}
TRANSLATION_KEYS = tuple(_READERS)
