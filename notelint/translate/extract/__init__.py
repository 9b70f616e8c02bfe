"""The prose of a note in units that an engine translates."""

from notelint.translate.extract.options import DEFAULT, ExtractOptions
from notelint.translate.extract.read import segments_of

__all__ = ["DEFAULT", "ExtractOptions", "segments_of"]
