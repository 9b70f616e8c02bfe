"""First uses: a term with its other language in brackets, as notes introduce terms.

`경사 하강법(gradient descent)` and `gradient descent(경사 하강법)` say one thing
twice; in an English edition it is said once.
"""

from typing import NamedTuple

from notelint.note.span import Span


class Gloss(NamedTuple):
    """A term and its gloss.

    `span` covers both; `english` is the author's own, with what else the
    brackets hold: `gradient descent (GD)`. `korean` is the term without
    particles.
    """

    span: Span
    korean: str
    english: str

    def restored(self, keep: bool = False) -> str:
        """What stands for it in an English edition; with `keep`, the Korean in brackets."""
        return f"{self.english} ({self.korean})" if keep else self.english
