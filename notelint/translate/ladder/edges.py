"""What stands at the ends of a sentence and need not be shown to the engine."""

from notelint.lazy import regex
from notelint.translate.protected_source import TOKEN, ProtectedSource
from notelint.translate.segment import Protection

ASIDE = frozenset(
    {
        Protection.IMAGE,
        Protection.EMOJI,
        Protection.HTML,
        Protection.ATTRIBUTE,
        Protection.FOOTNOTE,
        Protection.BREAK,
    }
)
"""Spans that stand around words rather than among them: a sentence reads as well without."""

PARTICLE = regex(
    r"(?:이?라(?:는|고|면|며|서)|이?란|이?며|이?고|이?나|이?든|입니다|이다|인|일|임|은|는|이|가|을|를|의|와|과|도|만|"
    r"으?로(?:서|써|부터|는|의|도|만)?|에(?:서(?:는|도|의)?|게|는|도)?|처럼|까지|부터|보다|마다|같은|들[은이을의]?|"
    r"이므로|이기|이지만|지만|하고|라)(?![가-힣])"
)
"""A particle or copula that makes what stands before it part of the sentence."""

_SPACE = regex(r"\s+")
# Bullets and labels as students write them: "→ ", "1) ", "(2) ", "① ", "※ ".
_LABEL = regex(
    r"(?:[^\w\s⟦⟧\"'“‘「『(\[{<#@&$%.]+(?=[\s가-힣A-Za-z⟦])|[(\[]?\d{1,3}[.)\]](?=\s)|[①-⑳])\s*"
)
_EXPLAINED = regex(r"\s*(?:[:=→–—-]|->)(?=\s)\s*|:")  # "`x` : ..."
_EXPLAINS = regex(r"\s*(?::|\s(?:[=→–—-]|->))\s*\Z")  # "...: `x`"
_OPEN_BRACKET = regex(r"\s*[(\[]\Z")
_CLOSE_BRACKET = regex(r"[)\]]\.?\Z")
_LAST_PUNCTUATION = regex(r"(?:\s*[:;]|\s+(?:[-–—=→]|->))\Z")
_REACH = 12  # code points looked at behind a place


def core_of(
    source: ProtectedSource, start: int, end: int, placeholders: bool = True
) -> tuple[int, int]:
    """The part of `[start, end)` that the engine must see.

    An engine without placeholders is spared names and formulas too where they
    come first or last.
    """
    edges = _Edges(source, start, end, placeholders)
    while edges.unwrap() or edges.shrink_start() or edges.shrink_end():
        pass
    return edges.start, edges.end


class _Edges:
    """A stretch of a source that loses what stands at its ends."""

    def __init__(self, source: ProtectedSource, start: int, end: int, placeholders: bool) -> None:
        self.text, self.tokens = source.text, source.tokens
        self.start, self.end = start, end
        self.placeholders = placeholders

    def unwrap(self) -> bool:
        """Leave out markup around the whole."""
        first = TOKEN.match(self.text, self.start, self.end)
        last = self._last_token(self.end)
        if first is None or last is None:
            return False
        mark = self.tokens[int(first[1]) - 1]
        if (
            mark.kind is Protection.OPEN
            and mark.pair == int(self.text[last + 1 : self.end - 1]) - 1
        ):
            self.start, self.end = first.end(), last
            return True
        return False

    def shrink_start(self) -> bool:
        """Leave out space, a label or a span at the start."""
        if self.start >= self.end:
            return False
        for pattern in (_SPACE, _LABEL):
            match = pattern.match(self.text, self.start, self.end)
            if match and match.end() < self.end:
                self.start = match.end()
                return True
        token = TOKEN.match(self.text, self.start, self.end)
        if token is None or self._takes_particle(token.end()):
            return False
        kind = self.tokens[int(token[1]) - 1].kind
        if kind in ASIDE:
            self.start = token.end()
            return True
        if kind in (Protection.OPEN, Protection.CLOSE):
            return False
        explained = _EXPLAINED.match(self.text, token.end(), self.end)
        if explained:
            self.start = explained.end()
            return True
        if not self.placeholders and self.text[token.end() : token.end() + 1].isspace():
            self.start = token.end()
            return True
        return False

    def shrink_end(self) -> bool:
        """Leave out space, a colon or a span at the end."""
        if self.start >= self.end:
            return False
        if self.text[self.end - 1].isspace():
            self.end -= 1
            return True
        punctuation = _LAST_PUNCTUATION.search(self.text, self._reach(), self.end)
        if punctuation and punctuation.start() > self.start:
            self.end = punctuation.start()
            return True
        return self._shrink_end_token()

    def _shrink_end_token(self) -> bool:
        bracket = _CLOSE_BRACKET.search(self.text, self._reach(), self.end)
        token_end = bracket.start() if bracket else self.end
        token = self._last_token(token_end)
        if token is None:
            return False
        kind = self.tokens[int(self.text[token + 1 : token_end - 1]) - 1].kind
        if kind in (Protection.OPEN, Protection.CLOSE):
            return False
        reach = max(self.start, token - _REACH)
        if bracket:
            opening = _OPEN_BRACKET.search(self.text, reach, token)
            if opening is None or opening.start() == self.start:
                return False
            self.end = opening.start()
            return True
        explains = _EXPLAINS.search(self.text, reach, token)
        spared = not self.placeholders and self.text[token - 1 : token].isspace()
        if kind in ASIDE or explains or spared:
            self.end = explains.start() if explains else token
            return True
        return False

    def _last_token(self, end: int) -> int | None:
        """Where the token begins that ends at `end`."""
        if end <= self.start or self.text[end - 1] != "⟧":
            return None
        return self.text.rfind("⟦", self.start, end)

    def _takes_particle(self, at: int) -> bool:
        if self.text[at : at + 1].isspace():
            at += 1
        return PARTICLE.match(self.text, at, self.end) is not None

    def _reach(self) -> int:
        return max(self.start, self.end - _REACH)
