"""The dictionary that governs a note, read from its file."""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from notelint.config.beside import beside
from notelint.config.error import ConfigError
from notelint.config.settings import Settings
from notelint.config.words import NAME, Word, read_words, with_word
from notelint.findings.dictionary import Dictionary


def dictionary_path(settings: Settings) -> Path | None:
    """Where the dictionary for notes with `settings` is or would be; None: there is none."""
    return beside(settings, NAME, settings.dictionary)


def dictionary_for(settings: Settings) -> Dictionary:
    """The words that notes with `settings` may use as they are.

    Raises:
        ConfigError: a dictionary that was named is not there, or cannot be read.
    """
    path = dictionary_path(settings)
    if path is None:
        return Dictionary(())
    return _dictionary(path, isinstance(settings.dictionary, str))


def words_at(path: Path, named: bool = False) -> list[Word]:
    """The words in the file at `path`: none if it is not there, unless somebody `named` it."""
    return read_words(text_at(path, named))


def text_at(path: Path, named: bool = False) -> str:
    """The text of the dictionary at `path`, as `words_at` has it."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError as error:
        if named:
            raise ConfigError(
                f"{path}: no such dictionary; `notelint dictionary add` makes it"
            ) from error
        return ""
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: not UTF-8") from error


@lru_cache(64)
def _dictionary(path: Path, named: bool) -> Dictionary:
    return Dictionary([word.word for word in words_at(path, named)])


def add_word(settings: Settings, word: str) -> bool:
    """Add `word` to the dictionary that `settings` have; False where they say there is none.

    Raises:
        ConfigError: the dictionary cannot be read.
        OSError: it cannot be written.
    """
    path = dictionary_path(settings)
    if path is None:
        return False
    add_words(path, [word])
    return True


def add_words(path: Path, words: Iterable[str], note: str = "") -> None:
    """Add `words` to the dictionary at `path`, with a note on them.

    Raises:
        ConfigError: the dictionary cannot be read.
        OSError: it cannot be written.
    """
    from notelint.run.write_whole import write_whole

    old = new = text_at(path)
    for word in words:
        new = with_word(new, Word(unicodedata.normalize("NFC", word.strip()), note))
    if new != old:
        write_whole(path, new.encode("utf-8"))
        forget_dictionaries()


def forget_dictionaries() -> None:
    """Read all dictionaries anew, for a process that outlives a change of one."""
    _dictionary.cache_clear()
