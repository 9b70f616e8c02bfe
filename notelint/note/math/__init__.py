"""Math in a note."""

from notelint.note.math.scan import MathSpan, MathSpans, read_math

__all__ = ["MathSpan", "MathSpans", "read_math"]
