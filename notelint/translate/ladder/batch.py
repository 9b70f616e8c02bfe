"""Translates the segments of many notes, asking the engine about all of them together."""

from collections.abc import Iterator, Sequence

from notelint.translate.ladder.ask import Asker
from notelint.translate.ladder.climb import Asked, Result, climb
from notelint.translate.ladder.english import is_word_tag
from notelint.translate.ladder.plan import Plan, Unit, plan_of
from notelint.translate.protected_source import TOKEN, ProtectedSource, holds_tokens, restore
from notelint.translate.quality.doubts import doubts_of
from notelint.translate.request import Engine
from notelint.translate.segment import Protection
from notelint.translate.translation import Rung, Translation

LONGEST_CONTEXT = 300
"""Code points before a sentence that an engine is told."""

_ORDER = list(Rung)

# Spans that a word may touch: what opens, ends a line or stands for a sign.
_LOOSE = {Protection.BREAK, Protection.HTML, Protection.ESCAPE, Protection.ENTITY}
_TOUCHES_NEXT = frozenset({*_LOOSE, Protection.OPEN})
_TOUCHES_LAST = frozenset(
    {*_LOOSE, Protection.CLOSE, Protection.FOOTNOTE, Protection.ATTRIBUTE, Protection.EMOJI}
)


def translate_batch(
    work: Sequence[ProtectedSource],
    engine: Engine,
    *,
    contexts: Sequence[str] = (),
    terms: Sequence[tuple[tuple[str, str], ...]] = (),
) -> list[Translation]:
    """A translation of each source, which holds all its tokens whatever the engine answers.

    `contexts` and `terms`, where given, are as many as `work` (see `Request`).
    The engine is asked a handful of times in all, and the same sentence once.

    Raises:
        EngineError: the engine cannot go on; nothing of this batch is kept.
    """
    features = engine.features
    plans = [
        plan_of(source, sentences=features.sentences, placeholders=features.placeholders)
        for source in work
    ]
    asked: list[Asked] = []
    for index, plan in enumerate(plans):
        context = contexts[index] if contexts else ""
        asked += _asked(plan, context, terms[index] if terms else ())
    results = iter(climb(asked, Asker(engine)))
    return [_translation(plan, results) for plan in plans]


def _asked(plan: Plan, context: str, terms: tuple[tuple[str, str], ...]) -> list[Asked]:
    """The units of a segment, each with the text before it."""
    asked: list[Asked] = []
    before = context
    for piece in plan.pieces:
        if isinstance(piece, Unit):
            asked.append(Asked(piece, before[-LONGEST_CONTEXT:].strip(), terms))
        text = piece if isinstance(piece, str) else piece.text
        before = before[-LONGEST_CONTEXT:] + _readable(plan.source, text)
    return asked


def _readable(source: ProtectedSource, text: str) -> str:
    return TOKEN.sub(lambda match: source.tokens[int(match[1]) - 1].restored, text)


def _translation(plan: Plan, results: Iterator[Result]) -> Translation:
    """The segment put together from its units' results, which come in order."""
    source = plan.source
    pieces: list[str] = []
    reached: list[Result] = []
    changed = False
    for piece in plan.pieces:
        if isinstance(piece, str):
            text, new = piece, False
        else:
            result = next(results)
            reached.append(result)
            text, new = result.text, result.text != piece.text
        if pieces and (changed or new) and _needs_space(pieces[-1], text, source):
            pieces.append(" ")
        pieces.append(text)
        changed = new
    protected = "".join(pieces)
    if not reached:
        by_glossary = any(mark.kind is Protection.TERM for mark in source.tokens)
        rung = Rung.GLOSSARY if by_glossary else Rung.COPIED
        return Translation(restore(source, source.text), rung, protected=source.text)
    if not holds_tokens(source, protected):
        kept = doubts_of(source.text, source.text)
        return Translation(restore(source, source.text), Rung.KEPT, kept, None, source.text)
    rung = max((result.rung for result in reached), key=_ORDER.index)
    scores = [result.score for result in reached if result.score is not None]
    score = min(scores) if scores else None
    doubts = doubts_of(source.text, protected, score)
    return Translation(restore(source, protected), rung, doubts, score, protected)


def _needs_space(left: str, right: str, source: ProtectedSource) -> bool:
    """Whether two pieces that touch in Korean need a space in English: `한다.그리고`."""
    if left[-1] == "⟧":
        if not right[0].isalnum():
            return False
        last = source.tokens[int(left[left.rindex("⟦") + 1 : -1]) - 1]
        return last.kind not in _TOUCHES_NEXT or is_word_tag(last)
    if right[0] == "⟦":
        first = source.tokens[int(right[1 : right.index("⟧")]) - 1]
        return left[-1].isalnum() and (first.kind not in _TOUCHES_LAST or is_word_tag(first))
    if left[-1] in ".?!,;:":
        return right[0].isalnum() or right[0] in "(["
    return left[-1].isalnum() and right[0].isalnum()
