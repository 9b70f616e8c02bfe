"""What an engine needs to be installed."""

from importlib.util import find_spec

from notelint.translate.request import EngineError


def require(engine: str, extra: str, *modules: str) -> None:
    """Refuse to open an engine whose libraries are not here, without importing them.

    Raises:
        EngineError: one of `modules` cannot be found; the message says which
            extra of notelint brings it.
    """
    missing = [module for module in modules if find_spec(module) is None]
    if missing:
        raise EngineError(
            f"the engine {engine} needs {' and '.join(missing)}:"
            f' `pip install "notelint[{extra}]"` brings what it needs'
        )
