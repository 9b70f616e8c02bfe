"""Translates many segments at once, each by the surest way that keeps what is protected."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from notelint.translate.ladder.alignment import repaired
from notelint.translate.ladder.answer import Answer, read
from notelint.translate.ladder.ask import Asker
from notelint.translate.ladder.finish import finished
from notelint.translate.ladder.phrase import has_pair
from notelint.translate.ladder.plan import Unit
from notelint.translate.ladder.shown import Shown, Style, show
from notelint.translate.ladder.split import parts_of
from notelint.translate.quality.doubts import doubts_of
from notelint.translate.quality.hangul import untranslated
from notelint.translate.quality.terms import english_terms, lost_terms
from notelint.translate.request import Features, Hypothesis, Request
from notelint.translate.translation import Rung

FEW = 4
"""Hypotheses asked for.

With a beam of four they take the time of one. Eight take twice as long, and kept the spans of
one sentence in ten for which four had not.
"""

_UNTRANSLATED = 100  # flaws: any translation is better

KEPT_ANSWERS = 4
"""Answers of a sentence that are kept to be mended."""


class Result(NamedTuple):
    """The translation of a unit, with the segment's tokens."""

    text: str
    rung: Rung
    score: float | None = None


class Asked(NamedTuple):
    """A unit with what an engine may be told beside it."""

    unit: Unit
    context: str = ""
    terms: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class _Climber:
    """A unit on its way down the ladder."""

    asked: Asked
    best: Result | None = None
    flaws: int = 0  # of the best
    broken: list[Answer] = field(default_factory=list)  # answers that lost something

    @property
    def unit(self) -> Unit:
        return self.asked.unit

    def offer(self, answer: Answer, rung: Rung) -> None:
        """Take the answer if it keeps everything and reads better than the best so far."""
        text = finished(self.unit, answer) if answer.holds_all else None
        if text is None:
            if len(self.broken) < KEPT_ANSWERS:
                self.broken.append(answer)
            return
        flaws = _flaws(self.unit.text, text)
        if self.best is None or flaws < self.flaws:
            self.best, self.flaws = Result(text, rung, answer.score), flaws


def climb(work: Sequence[Asked], asker: Asker) -> list[Result]:
    """A result for each unit. The engine is asked about all of them at each rung.

    Raises:
        EngineError: the engine cannot go on.
    """
    climbers = [_Climber(asked) for asked in work]
    features = asker.features
    # Attention finds the words of markup more often than an engine keeps it around them: 202
    # against 160 of 250 sentences, with a model that knows placeholders.
    usual = Style(features.placeholders, features.placeholders and not features.attention)
    few = min(FEW, features.hypotheses)
    _ask(climbers, asker, lambda _: [usual], few, Rung.FIRST)
    # All that is asked again is asked at once: a model takes up to four times as long for a
    # sentence in a handful as for one among many.
    _ask(climbers, asker, lambda each: _again(each, features, usual), few, Rung.ALTERNATIVE)
    _mend(_without(climbers))
    _split(_without(climbers), asker)
    return [each.best or Result(each.unit.text, Rung.KEPT) for each in climbers]


def _again(climber: _Climber, features: Features, usual: Style) -> list[Style]:
    """The ways to ask a second time about a unit, if any may help, the best first."""
    if climber.best is not None:
        return _with_terms(climber, usual) if features.placeholders else []
    styles = [Style()] if features.placeholders and has_pair(climber.unit.items) else []
    if features.placeholders:
        # A word such as `A1` is kept by engines that stumble over a placeholder.
        styles.append(Style(placeholders=False, markup=False))
    if features.attention:
        styles.append(usual)
    return styles


def _without(climbers: Iterable[_Climber]) -> list[_Climber]:
    return [each for each in climbers if each.best is None]


def _ask(
    climbers: Iterable[_Climber],
    asker: Asker,
    styles_of: Callable[[_Climber], Iterable[Style]],
    hypotheses: int,
    rung: Rung,
) -> None:
    """Ask about all units that have a question in a style; `rung` is the first answer's."""
    knows = asker.features.attention
    asked: list[tuple[_Climber, Shown, bool]] = []
    for each in climbers:
        # Attention takes time: it is for what was lost, and for the words of markup not shown.
        lost = rung is not Rung.FIRST and each.best is None
        for style in styles_of(each):
            shown = show(each.unit, style)
            if shown and (knows or not shown.markup):
                asked.append((each, shown, knows and (lost or bool(shown.markup))))
    for attention in (False, True):
        group = [(each, shown) for each, shown, wanted in asked if wanted == attention]
        requests = [_request(each.asked, shown) for each, shown in group]
        answers = asker.ask(requests, hypotheses, attention=attention) if requests else []
        for (each, shown), given in zip(group, answers, strict=True):
            _offer_all(each, shown, given[:hypotheses], rung)


def _offer_all(climber: _Climber, shown: Shown, given: Sequence[Hypothesis], rung: Rung) -> None:
    """Offer the hypotheses, best first, until one is without flaws.

    One that only repeats the question is taken where it is the first of all.
    """
    if climber.best and not climber.flaws:
        return
    for place, hypothesis in enumerate(given):
        answer = read(shown, hypothesis)
        first = rung is Rung.FIRST and not place
        if answer and (first or not answer.repeats):
            reached = rung if first else Rung.ALTERNATIVE
            climber.offer(answer, Rung.ATTENTION if shown.markup else reached)
        if climber.best and not climber.flaws:
            return


def _request(asked: Asked, shown: Shown) -> Request:
    return Request(shown.text, shown.tokens, asked.context, asked.terms)


def _with_terms(climber: _Climber, usual: Style) -> list[Style]:
    """The English words that the best answer lost, shown as placeholders; then all names too.

    A sentence that hardly holds together loses another name with each that is held.
    """
    if climber.best is None or not climber.flaws:
        return []
    source = climber.unit.text
    lost = frozenset(lost_terms(source, climber.best.text))
    names = lost.union(term for term in english_terms(source) if not term.islower())
    asked = dict.fromkeys((lost, names)) if lost else ()
    return [usual._replace(terms=terms) for terms in asked]


def _mend(climbers: Sequence[_Climber]) -> None:
    """Put back what an answer lost, or take out what it has too often."""
    for each in climbers:
        for broken in each.broken:
            answer = repaired(broken)
            if answer:
                each.offer(answer, Rung.ATTENTION)
            if each.best:
                break


def _split(climbers: Iterable[_Climber], asker: Asker) -> None:
    """Translate what is between markup, or between all spans, part by part."""
    cut = [(each, parts) for each in climbers if (parts := parts_of(each.unit))]
    if not cut:
        return
    # Parts have less to lose: those between markup no markup, those between spans none.
    work = [each.asked._replace(unit=unit) for each, parts in cut for unit in parts.units]
    results = iter(climb(work, asker))
    for each, parts in cut:
        reached = list(islice(results, len(parts.units)))
        if any(result.rung is Rung.KEPT for result in reached):
            continue
        text = parts.joined(iter([result.text for result in reached]))
        if text is not None:
            scores = [result.score for result in reached if result.score is not None]
            each.best = Result(text, Rung.SPLIT, min(scores, default=None))


def _flaws(source: str, text: str) -> int:
    """How many reasons there are to look for a better answer, each lost English word one."""
    if untranslated(source, text):
        return _UNTRANSLATED
    lost = len(lost_terms(source, text))
    return len(doubts_of(source, text)) + max(0, lost - 1)  # the first is a doubt
