"""What goes wrong with files of translations."""

from notelint.translate.memory.database import MemoryFileError


class ExchangeError(MemoryFileError):
    """A file of translations that cannot be read or made; nothing of it was taken."""


def missing_library(name: str, error: ImportError) -> ExchangeError:
    """The refusal where a library is not installed."""
    return ExchangeError(
        f"reading and writing such files needs {name}; run `pip install 'notelint[exchange]'` "
        f"({error})"
    )
