"""Front matter: the block of settings at the top of a note, with a place for everything in it."""

from notelint.note.front_matter.model import Entry, FrontMatter, Problem, Value
from notelint.note.front_matter.read import read_front_matter

__all__ = ["Entry", "FrontMatter", "Problem", "Value", "read_front_matter"]
