"""notelint: a linter and translator for lecture notes that mix Korean and English."""

__version__ = "0.1.0"
