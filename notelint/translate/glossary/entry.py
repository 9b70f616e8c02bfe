"""Glossary files: a line a term, its columns split by tabs.

The columns are Korean forms, English forms, part of speech, mark, note and
source; all but the first may be left out. Forms are split by `|`, the
preferred one first. A space or hyphen in a Korean form may be there in a text
or not. Lines that begin with `#`, and the header, say nothing of a term.
"""

from functools import cache
from pathlib import Path
from typing import NamedTuple

from notelint.lazy import regex

AMBIGUOUS = "ambiguous"
"""The mark of a term whose Korean also means something else: shown, never enforced."""

LABEL = "label"
"""The mark of the words of headings and labels, which count only where they are all of one."""

NOUN, VERB, ADJECTIVE, PHRASE = "noun", "verb", "adjective", "phrase"
_PARTS = (NOUN, VERB, ADJECTIVE, PHRASE)
_MARKS = (AMBIGUOUS, LABEL)

_KOREAN = regex(r"(?=.*[가-힣])[가-힣A-Za-z0-9](?:[가-힣A-Za-z0-9]|[ -](?=[가-힣A-Za-z0-9]))*")
# No sign that means something in Markdown, HTML, YAML or Liquid: terms are spliced as they are.
_ENGLISH = regex(r"[^\W_](?:[\w.,'’/&+()-]|(?<! )#|(?<! ) )*(?<! )")
_COLUMNS = 6


class GlossaryError(ValueError):
    """A glossary file cannot be read; the message names it and its line."""


class Entry(NamedTuple):
    """A term: its Korean forms, and English forms of which the first is preferred.

    Without English the term is nobody's: a project's own file takes a shipped
    term out that way.
    """

    korean: tuple[str, ...]
    english: tuple[str, ...]
    part: str = NOUN
    mark: str = ""
    note: str = ""
    source: str = ""

    @property
    def enforced(self) -> bool:
        """Whether the English must have one of the forms wherever the Korean stands.

        What an adjective or a verb becomes depends on the sentence.
        """
        return self.part == NOUN and not self.mark


def read_lines(path: Path) -> list[str]:
    """The lines of a file that state terms, each of the right form.

    Raises:
        GlossaryError: it cannot be read, or a line breaks the form.
    """
    try:
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise GlossaryError(f"{path}: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise GlossaryError(f"{path}: not in UTF-8 (byte {error.start})") from error
    for number, line in enumerate(text.splitlines(), 1):
        if states_term(line) and (problem := _problem(line.split("\t"))):
            raise GlossaryError(f"{path}:{number}: {problem}")
    return [line for line in text.splitlines() if states_term(line)]


def states_term(line: str) -> bool:
    """Whether the line is neither blank, nor a comment, nor the header."""
    return bool(line) and not line.startswith(("#", "korean\t")) and not line.isspace()


def is_label(line: str) -> bool:
    """Whether the line states a label, told without taking it apart."""
    return f"\t{LABEL}\t" in line or line.endswith(f"\t{LABEL}")


@cache
def entry_of(line: str) -> Entry:
    """The term that a line states, whose form is right."""
    korean, english, part, mark, note, source = (*line.split("\t"), "", "", "", "", "")[:_COLUMNS]
    forms = tuple(english.split("|")) if english else ()
    return Entry(tuple(korean.split("|")), forms, part or NOUN, mark, note, source)


def _problem(cells: list[str]) -> str:
    """What is wrong with a line; nothing if it is well."""
    if len(cells) > _COLUMNS:
        return f"{len(cells)} columns; a term has at most {_COLUMNS}"
    korean, english, part, mark = (*cells, "", "", "")[:4]
    for form in korean.split("|"):
        if not _KOREAN.fullmatch(form):
            return f"'{form}' is no Korean term"
    for form in english.split("|") if english else ():
        if not _ENGLISH.fullmatch(form):
            return f"'{form}' is no English term"
    if part and part not in _PARTS:
        return f"'{part}' is no part of speech; there are {', '.join(_PARTS)}"
    if mark and mark not in _MARKS:
        return f"'{mark}' is no mark; there are {', '.join(_MARKS)}"
    return ""
