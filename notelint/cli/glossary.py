"""`notelint glossary`: what the glossary says of a word."""

from collections.abc import Iterator
from pathlib import Path

import click

from notelint.cli.language import language_of
from notelint.cli.options import config_files, language_option
from notelint.cli.terminal import write
from notelint.config.translation import read_translation
from notelint.translate.glossary import Entry, Glossary, GlossaryError

_ABSENT = {"en": "not in the glossary: {}\n", "ko": "용어집에 없습니다: {}\n"}
_AMBIGUOUS = {"en": "ambiguous, not enforced", "ko": "뜻이 여럿이어서 정해 두지 않음"}


@click.command("glossary")
@click.argument("words", nargs=-1, required=True)
@click.option("--config", "config_file", metavar="FILE", help="Use this configuration file.")
@language_option
def command(words: tuple[str, ...], config_file: str | None, lang: str | None) -> int:
    """Show the terms in WORDS, Korean or English, with the other language.

    The project's own terms (`translate.glossary`) come before those of
    notelint. Exit code 1: a word is not in the glossary.
    """
    language = language_of(lang)
    cwd = Path.cwd()
    settings = config_files(cwd, config_file, isolated=False, no_baseline=False).above(cwd)
    own = read_translation(settings.translate, settings.root).glossary
    try:
        glossary = Glossary.read([Path(path) for path in own])
    except GlossaryError as error:
        raise click.ClickException(str(error)) from error
    absent = False
    for word in words:
        found = glossary.find(word)
        absent = absent or not found
        write(_lines(found, language) if found else [_ABSENT[language].format(word)])
    return int(absent)


def _lines(entries: list[Entry], language: str) -> Iterator[str]:
    """A line a term: its forms in both languages, and what to mind."""
    for entry in entries:
        remarks = [
            *([entry.part] if entry.part != "noun" else []),
            *([_AMBIGUOUS[language]] if entry.mark else []),
            *filter(None, (entry.note, entry.source)),
        ]
        told = f"  ({'; '.join(remarks)})" if remarks else ""
        yield f"{', '.join(entry.korean)}  {', '.join(entry.english)}{told}\n"
