"""Terms of the field in Korean and English: found in Korean, asked for in English."""

from notelint.translate.glossary.entry import Entry, GlossaryError
from notelint.translate.glossary.glossary import Glossary, MissingTerm, TermMatch
from notelint.translate.glossary.glosses import Gloss, undoubled

__all__ = ["Entry", "Gloss", "Glossary", "GlossaryError", "MissingTerm", "TermMatch", "undoubled"]
