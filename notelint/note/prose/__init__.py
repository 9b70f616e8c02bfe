"""The prose of a note: what a reader reads as language."""

from notelint.note.prose.model import MARKUP, OBJECT, Prose, ProseBlock
from notelint.note.prose.read import read_prose

__all__ = ["MARKUP", "OBJECT", "Prose", "ProseBlock", "read_prose"]
