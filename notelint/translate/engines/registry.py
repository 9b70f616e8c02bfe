"""Engines by name: the built-in ones, and those that other packages offer.

A package offers one by an entry point of the group `notelint.engines`: the
name that users give, and a function that takes the engine's options.
"""

from collections.abc import Callable, Mapping
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from typing import Any

from notelint.rulebook.nearest import did_you_mean
from notelint.translate.request import Engine, EngineError

GROUP = "notelint.engines"

Opener = Callable[[Mapping[str, Any]], Engine]

# Where each name's opener is; imported when it is asked for.
_BUILT_IN = {
    "argos": "notelint.translate.engines.argos:open_argos",
    "argostranslate": "notelint.translate.engines.argostranslate:open_argostranslate",
    "ctranslate2": "notelint.translate.engines.converted:open_converted",
    "echo": "notelint.translate.engines.echo:open_echo",
    "firefox": "notelint.translate.engines.firefox:open_firefox",
    "openai": "notelint.translate.engines.openai.engine:open_openai",
    "pseudo": "notelint.translate.engines.pseudo:open_pseudo",
}


def engine_names() -> tuple[str, ...]:
    """The names that `open_engine` knows, in order."""
    return tuple(sorted({*_BUILT_IN, *(point.name for point in _plugged_in())}))


def open_engine(name: str, options: Mapping[str, Any]) -> Engine:
    """The engine `name`, ready to translate.

    `options` are the engine's own, as the command line or the configuration
    gives them.

    Raises:
        EngineError: there is no such engine, what it needs is not installed,
            or an option is wrong; the message says what to do.
    """
    return _opener(name)(options)


def refuse_unknown(name: str) -> None:
    """Look whether there is an engine `name`, and load nothing.

    Raises:
        EngineError: there is none.
    """
    if name in _BUILT_IN or name in (names := engine_names()):
        return
    hint = did_you_mean(name, names) or f"; there are {', '.join(names)}"
    raise EngineError(f"there is no engine '{name}'{hint}")


def _opener(name: str) -> Opener:
    refuse_unknown(name)
    if place := _BUILT_IN.get(name):
        module, _, function = place.partition(":")
        opener: Opener = getattr(import_module(module), function)
        return opener
    return _loaded(next(point for point in _plugged_in() if point.name == name))


def _plugged_in() -> tuple[EntryPoint, ...]:
    """The entry points of other packages; a built-in name is not theirs to take."""
    return tuple(point for point in entry_points(group=GROUP) if point.name not in _BUILT_IN)


def _loaded(point: EntryPoint) -> Opener:
    package = point.dist.name if point.dist else point.value
    try:
        opener: Opener = point.load()
    except Exception as error:  # another package's code: nothing about it is known
        message = f"the engine '{point.name}' of {package} cannot be loaded: {error}"
        raise EngineError(message) from error
    return opener
