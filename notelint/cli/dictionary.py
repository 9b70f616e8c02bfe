"""`notelint dictionary`: the words of the project."""

import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from notelint.cli.options import config_files
from notelint.cli.terminal import complain, write
from notelint.config.words import read_words, without_word
from notelint.output.visible import visible
from notelint.run.dictionary import add_words, dictionary_path, text_at, words_at
from notelint.run.write_whole import write_whole


@click.group("dictionary")
def command() -> None:
    """Words of the project, which the rules about words take as they are.

    They stand in `notelint-words.txt` beside the configuration, or where its
    key `dictionary` says: one a line, with a note after `#`.
    """


_words = click.argument("words", nargs=-1, required=True, metavar="WORD...")
_config = click.option("--config", "config_file", metavar="FILE", help="Use this configuration.")


@command.command()
@_words
@click.option(
    "--note", default="", metavar="TEXT", help="What the words are, or why they are here."
)
@_config
def add(words: Sequence[str], note: str, config_file: str | None) -> int:
    """Add words, a Korean one without particles.

    A word without capitals is meant in any; one with capitals only as it is
    written.
    """
    note = " ".join(note.split())
    for word in words:
        _refuse_odd(word)
    path = _path(config_file)
    with _telling(path):
        add_words(path, words, note)
    return 0


@command.command()
@_words
@_config
def remove(words: Sequence[str], config_file: str | None) -> int:
    """Remove words; exit code 1 if one is not there."""
    path = _path(config_file)
    old = new = text_at(path)
    missing = 0
    for word in words:
        without = without_word(new, unicodedata.normalize("NFC", word.strip()))
        if without == new:
            complain("dictionary", f"'{word}' is not in {_shown(path)}")
            missing += 1
        new = without
    if new != old:
        with _telling(path):
            write_whole(path, new.encode("utf-8"))
    return 1 if missing else 0


@command.command("list")
@_config
def show(config_file: str | None) -> int:
    """List the words, with their notes."""
    found = words_at(_path(config_file))
    write(f"{visible(w.word)}{f'  # {visible(w.note)}' if w.note else ''}\n" for w in found)
    return 0


def _refuse_odd(word: str) -> None:
    """A word that the file could not hold would be another one when it is read."""
    if [found.word for found in read_words(word)] != [word.strip()]:
        raise click.UsageError(f"'{word}' is no word: it must be on one line and not begin with #")


def _path(config_file: str | None) -> Path:
    cwd = Path.cwd()
    path = dictionary_path(config_files(cwd, config_file, False, False).above(cwd))
    if path is None:
        raise click.ClickException("the configuration says that there is no dictionary")
    return path


@contextmanager
def _telling(path: Path) -> Iterator[None]:
    """Tell in one line why the dictionary cannot be written."""
    try:
        yield
    except OSError as error:
        raise click.ClickException(f"{_shown(path)}: {error.strerror}") from error


def _shown(path: Path) -> str:
    cwd = Path.cwd()
    return path.relative_to(cwd).as_posix() if path.is_relative_to(cwd) else str(path)
