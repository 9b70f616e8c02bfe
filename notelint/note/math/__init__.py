"""Math in a note."""

from notelint.note.math.model import MathSpan, MathSpans
from notelint.note.math.read import read_math

__all__ = ["MathSpan", "MathSpans", "read_math"]
