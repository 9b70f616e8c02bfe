"""First uses: a term with its other language in brackets, as notes introduce terms.

`경사 하강법(gradient descent)` and `gradient descent(경사 하강법)` say one thing
twice; in an English edition it is said once.
"""

import re
from typing import NamedTuple

from notelint.lazy import regex
from notelint.note.span import Span
from notelint.translate.glossary.english import same

_GLOSS = regex(r" ?\(([A-Za-z][A-Za-z0-9'’ -]{2,60})\)")
_WORD = regex(r"[A-Za-z0-9'’]+")
_REACH = 70  # code points before a bracket that are looked at


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


def undoubled(text: str) -> str:
    """English `text` without brackets that say again what stands before them.

    It is what becomes of a gloss that no glossary knows: `우선순위 큐(priority
    queue)` comes back as "priority queue (priority queue)".
    """
    return _GLOSS.sub(lambda gloss: "" if _says_again(text, gloss) else gloss[0], text)


def _says_again(text: str, gloss: re.Match[str]) -> bool:
    before = text[max(0, gloss.start() - _REACH) : gloss.start()]
    words = len(_WORD.findall(gloss[1]))
    starts = [word.start() for word in _WORD.finditer(before)]
    # One word more or less: "data set (dataset)".
    tried = starts[-words - 1 :][:3]
    return any(same(before[start:], gloss[1]) for start in tried)
