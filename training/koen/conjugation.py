"""Forms of Korean verbs and adjectives, from the stem and the form in -아/어.

Both are given, since the second cannot be told from the first: 만들 and 만들어, 빠르 and
빨라, 어렵 and 어려워. Everything else follows by rule.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from koen import hangul

_RIEUL_MIEUM = 10  # the final of 만듦


@dataclass(frozen=True, slots=True)
class Predicate:
    """`stem` as before -고 (줄이, 어렵), `infinitive` in -아/어 (줄여, 어려워)."""

    stem: str
    infinitive: str
    adjective: bool = False

    @property
    def _soft(self) -> bool:
        """A stem in ㅂ that becomes 우 before a vowel: 어렵, 어려우."""
        return hangul.final_of(self.stem[-1]) == hangul.BIEUP and self.infinitive[-1] in "워와"

    @property
    def _open(self) -> str:
        """The stem before endings that begin with 으: 줄이, 어려우, 받으, 만들."""
        last = hangul.final_of(self.stem[-1])
        if self._soft:
            return self.stem[:-1] + hangul.with_final(self.stem[-1], hangul.NO_FINAL) + "우"
        return self.stem if last in (hangul.NO_FINAL, hangul.RIEUL) else self.stem + "으"

    def _closed_by(self, final: int) -> str:
        """The open stem with a final, before which ㄹ goes: 줄인, 만든, 받을."""
        return self._open[:-1] + hangul.with_final(self._open[-1], final)

    @property
    def _present_like(self) -> bool:
        """있다 and 없다 take -는 as verbs do, but -다 as adjectives do."""
        return self.stem[-1] in "있없"

    def plain(self) -> str:
        """줄인다, 받는다, 만든다, 크다."""
        if self.adjective:
            return self.stem + "다"
        if hangul.final_of(self.stem[-1]) in (hangul.NO_FINAL, hangul.RIEUL):
            return self._closed_by(hangul.NIEUN) + "다"
        return self.stem + "는다"

    def nominal(self) -> str:
        """줄임, 받음, 만듦, 어려움."""
        if hangul.final_of(self.stem[-1]) == hangul.RIEUL:
            return self.stem[:-1] + hangul.with_final(self.stem[-1], _RIEUL_MIEUM)
        if self._open == self.stem + "으":
            return self.stem + "음"
        return self._closed_by(hangul.MIEUM)

    def before_noun(self) -> str:
        """줄이는, 만드는, 큰, 어려운, 있는."""
        if self.adjective and not self._present_like:
            return self._closed_by(hangul.NIEUN)
        if hangul.final_of(self.stem[-1]) == hangul.RIEUL:
            return self.stem[:-1] + hangul.with_final(self.stem[-1], hangul.NO_FINAL) + "는"
        return self.stem + "는"

    def done(self) -> str:
        """Before a noun, of what has happened: 줄인, 받은, 만든."""
        return self._closed_by(hangul.NIEUN)

    def possible(self) -> str:
        """Before 수 and 때: 줄일, 받을, 만들, 어려울."""
        return self._closed_by(hangul.RIEUL)

    def when(self) -> str:
        """줄이면, 받으면, 만들면, 어려우면."""
        return self._open + "면"

    def intent(self) -> str:
        """줄이려면, 받으려면, 만들려면."""
        return self._open + "려면"

    def past(self) -> str:
        """줄였, 받았, 만들었, before -다 and -음."""
        return self.infinitive[:-1] + hangul.with_final(self.infinitive[-1], hangul.SSANG_SIOS)

    def form(self, name: str) -> str:
        """The form a pattern names: an ending that begins with a rule's name, or the stem with the ending."""
        for rule, form in _RULES.items():
            if name.startswith(rule):
                return form(self) + name.removeprefix(rule)
        return self.stem + name


_RULES: dict[str, Callable[[Predicate], str]] = {
    "다": Predicate.plain,
    "ㅁ": Predicate.nominal,
    "는": Predicate.before_noun,
    "은": Predicate.done,
    "을": Predicate.possible,
    "면": Predicate.when,
    "려면": Predicate.intent,
    "었": Predicate.past,
    "어": lambda predicate: predicate.infinitive,
}
