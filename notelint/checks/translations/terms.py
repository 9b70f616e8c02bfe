"""Terms of the glossary that an edition does not have."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from notelint.checks.registry import Options, check
from notelint.checks.translations.alignment import aligned
from notelint.checks.translations.pairs import fresh_pair
from notelint.findings.finding import Finding
from notelint.note.note import Note
from notelint.translate.extract.read import words
from notelint.translate.glossary import Glossary
from notelint.translate.language import needs_translation


@check("TR211")
def missing_term(note: Note, options: Options) -> Iterator[Finding]:
    """A term whose English is fixed, where the sentence has none of its forms."""
    pair = fresh_pair(note)
    if pair is None:
        return
    glossary = _glossary(tuple(options["glossary"]))
    for before, after in aligned(*pair):
        translated = note.source[after.span]
        if needs_translation(translated):
            continue
        for missing in glossary.check(words(pair[0].text, before), translated):
            korean = missing.match.korean
            if korean not in translated:  # quoted: it stays as it is
                values = {"korean": korean, "english": missing.expected[0]}
                yield Finding("TR211", after.span, values)


@lru_cache(4)
def _glossary(paths: tuple[str, ...]) -> Glossary:
    return Glossary.read([Path(path) for path in paths])
