"""The review page: source and translation side by side, and why a sentence is doubtful."""

from notelint.translate.review.model import Kept, Pieces, ReviewNote, ReviewSegment
from notelint.translate.review.page import render_review

__all__ = ["Kept", "Pieces", "ReviewNote", "ReviewSegment", "render_review"]
