"""Puts ⟦1⟧..⟦16⟧ where notes have code, math, URLs and fixed terms.

A span is replaced on both sides only when each side holds it exactly once, so the
tokens of a pair always match. Numbers follow the order of the Korean line: the
translation stage numbers them in the same way.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

from koen.terms import Terms

MAX_TOKENS = 16
TOKEN = re.compile(r"⟦(\d+)⟧")
# How two tokens stand beside each other.
NEIGHBOURS = ("{0}{1}", "{0} {1}", "{0}, {1}", "{0}({1})", "{0} ({1})", "{0}/{1}")

_LATIN = r"[A-Za-z0-9_$./\\][A-Za-z0-9_.:/\-+#@=*$%&?~\\\[\]()<>{}]*"
_LATIN_RUN = re.compile(rf"{_LATIN}(?: {_LATIN}){{0,3}}")
_EDGE = ".,:;?!-/"
_BRACKETS = (("(", ")"), ("[", "]"), ("{", "}"), ("<", ">"))


@dataclass(frozen=True, slots=True)
class SharedSpan:
    """One stretch that both sides hold once: [start, end) in the Korean and the English."""

    korean: tuple[int, int]
    english: tuple[int, int]


def shared_spans(korean: str, english: str, terms: Terms) -> list[SharedSpan]:
    """Latin spans that are equal on both sides, then glossary terms; none overlap."""
    spans = [span for match in _LATIN_RUN.finditer(korean) if (span := _verbatim(match, korean, english))]
    for korean_at, english_at in terms.find(korean, english):
        spans.append(SharedSpan(korean_at, english_at))
    return _without_overlap(spans)


def _verbatim(match: re.Match[str], korean: str, english: str) -> SharedSpan | None:
    """The longest leading part of a Latin run that stands once, as whole words, on both sides."""
    words = match.group().split(" ")
    for count in range(len(words), 0, -1):
        text = _trim(" ".join(words[:count]))
        if not text or (len(text) == 1 and not text.isalpha()):
            continue
        if korean.count(text) == 1 and (at := _whole_word(text, english)) is not None:
            start = korean.index(text)
            return SharedSpan((start, start + len(text)), (at, at + len(text)))
    return None


def _trim(text: str) -> str:
    """Without sentence punctuation and unpaired brackets at its edges."""
    while True:
        before = text
        text = text.rstrip(_EDGE).lstrip(",:;?!")
        for opening, closing in _BRACKETS:
            if text.count(opening) > text.count(closing):
                text = text[: text.rindex(opening)]
            if text.count(closing) > text.count(opening):
                text = text[: text.rindex(closing)]
        if text == before:
            return text


def _whole_word(text: str, english: str) -> int | None:
    """Where the text stands in the English as whole words, or None unless exactly once."""
    found = list(re.finditer(rf"(?<![A-Za-z0-9_]){re.escape(text)}(?![A-Za-z0-9_])", english))
    return found[0].start() if len(found) == 1 and english.count(text) == 1 else None


def _without_overlap(spans: list[SharedSpan]) -> list[SharedSpan]:
    kept: list[SharedSpan] = []
    for span in spans:
        if all(_apart(span.korean, other.korean) and _apart(span.english, other.english) for other in kept):
            kept.append(span)
    return kept


def _apart(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[1] <= other[0] or other[1] <= one[0]


def insert(korean: str, english: str, terms: Terms, rng: random.Random, twins: float = 0.0) -> tuple[str, str]:
    """The pair with some shared spans replaced, some wrapped in two tokens, some added at an edge.

    `twins` is the share of replaced spans that get two tokens side by side.
    """
    spans = shared_spans(korean, english, terms)
    rng.shuffle(spans)
    chosen = spans[: rng.choices((1, 2, 3, 4, 6, 7), (40, 25, 15, 10, 6, 4))[0]]
    marks: list[tuple[SharedSpan, str]] = []
    for span in chosen:
        how = "wrap" if rng.random() < 0.12 else "{0}"
        if twins and how == "{0}" and rng.random() < twins:
            how = rng.choice(NEIGHBOURS)
        marks.append((span, how))
    for number, (span, how) in enumerate(marks):
        korean, english, marks = _mark(korean, english, marks, number, span, how)
    if not marks or rng.random() < 0.15:
        korean, english = _at_edge(korean, english, rng)
    return number_in_source_order(korean, english)


def _mark(
    korean: str, english: str, marks: list[tuple[SharedSpan, str]], number: int, span: SharedSpan, how: str
) -> tuple[str, str, list[tuple[SharedSpan, str]]]:
    """Writes provisional tokens ⟦100+⟧ and shifts the spans that come after."""
    first, second = f"⟦{100 + 2 * number}⟧", f"⟦{101 + 2 * number}⟧"
    span = marks[number][0]
    texts = []
    for text, (start, end) in ((korean, span.korean), (english, span.english)):
        inside = first + text[start:end] + second if how == "wrap" else how.format(first, second)
        texts.append((text[:start] + inside + text[end:], start, len(inside) - (end - start)))
    (korean, at_k, grown_k), (english, at_e, grown_e) = texts
    shifted = [(SharedSpan(_shift(s.korean, at_k, grown_k), _shift(s.english, at_e, grown_e)), h) for s, h in marks]
    return korean, english, shifted


def _shift(span: tuple[int, int], place: int, grown: int) -> tuple[int, int]:
    return (span[0] + grown, span[1] + grown) if span[0] > place else span


def _at_edge(korean: str, english: str, rng: random.Random) -> tuple[str, str]:
    """A token where a line begins or ends: an image, a footnote, a formula, bold around it all."""
    frame = rng.choice(("{} ⟦300⟧", "⟦300⟧ {}", "{}⟦300⟧", "{} (⟦300⟧)", "⟦300⟧: {}", "⟦300⟧{}⟦301⟧"))
    return frame.format(korean), frame.format(english)


def number_in_source_order(korean: str, english: str) -> tuple[str, str]:
    """The tokens renumbered 1, 2, 3 ... as they come in the Korean, on both sides."""
    order = {old: str(new) for new, old in enumerate(dict.fromkeys(TOKEN.findall(korean)), start=1)}
    if len(order) > MAX_TOKENS:
        raise ValueError(f"{len(order)} placeholders in one line; at most {MAX_TOKENS}")

    def renumber(text: str) -> str:
        return TOKEN.sub(lambda match: f"⟦{order[match.group(1)]}⟧", text)

    return renumber(korean), renumber(english)
