"""From protected sources to translations that hold all that is protected, rung by rung."""

from notelint.translate.ladder.batch import translate_batch

__all__ = ["translate_batch"]
