"""Places of raw text for a judge who does not know which of them notelint flags."""

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from benchmarks.typos.wild import Drawn
from notelint.findings.finding import Finding
from notelint.korean.speller import Speller
from notelint.lazy import regex
from notelint.note.note import Note
from notelint.note.span import Span
from notelint.run.check_note import Plan, run_plan

_AROUND = 90  # characters of the sentence on each side
_LONGEST = 40  # characters between spaces, of what is not flagged; longer ones hold an address
_SPACED_KINDS = ("one", "two")  # words between spaces
_RUNS = regex("[가-힣ㄱ-ㅣ]+|[A-Za-z]+")
_RARE = regex("(?<![가-힣ㄱ-ㅣ])[가-힣]{2,14}(?![가-힣ㄱ-ㅣ])|(?<![A-Za-z])[a-z]{4,}(?![A-Za-z])")
_SPACED = regex(r"\S+")
_SPACE = regex(r"\s+")
_ENDS = regex(r"\s*\n\s*")


class Item(NamedTuple):
    """A marked place; of one that is flagged, what notelint says.

    `word` and `suggestion` are as in the table of verdicts. `marked` is what a
    judge sees marked, whole words, and `meant` the same with the suggestion in it.
    `times` is how often the author wrote the same that is flagged the same.
    """

    rule: str  # none: not flagged
    word: str
    suggestion: str
    marked: str
    meant: str
    author: str
    times: int
    sentence: str

    @property
    def is_of_norms(self) -> bool:
        """Whether spacing or particles are judged, not how a word is typed."""
        return self.rule.startswith("KO")


def items_of(drawn: Sequence[Drawn], speller: Speller, plan: Plan) -> Iterator[tuple[Item, Item]]:
    """Each thing flagged in the notes, and a rare word of them that is not flagged."""
    flagged: dict[tuple[str, ...], Item] = {}
    times: Counter[tuple[str, ...]] = Counter()
    rare: dict[str, list[Item]] = {kind: [] for kind in ("latin", "hangul", *_SPACED_KINDS)}
    for author, note in drawn:
        found = run_plan(note, plan)
        for finding in found:
            item = _flagged(author, note, finding)
            thing = (author, item.rule, item.word, item.suggestion, item.marked)
            flagged.setdefault(thing, item)
            times[thing] += 1
        for kind, span in _rare_words(note, found, speller):
            rare[kind].append(_rare(author, note, span))
    chosen = random.Random(" ".join(sorted({each.author for each in drawn})))
    others = {kind: _one_of_each(words, chosen) for kind, words in rare.items()}
    for what, item in flagged.items():
        yield item._replace(times=times[what]), others[_kind_of(item)].pop()


def _flagged(author: str, note: Note, finding: Finding) -> Item:
    span, rule = finding.span, finding.code
    word = note.text[slice(*span)]
    suggestion = finding.suggestions[0] if finding.suggestions else ""
    whole = _spaced_around(note, span) if rule.startswith("KO") else _run_around(note, span)
    if suggestion:
        edits = [(span, suggestion)]
    else:
        edits = [(edit.span, edit.text) for edit in finding.fix.edits] if finding.fix else []
    marked = note.text[slice(*whole)]
    meant = _edited(note.text, whole, edits) if edits else ""
    return Item(rule, word, suggestion, _line(marked), meant, author, 1, _sentence(note, whole))


def _rare(author: str, note: Note, span: Span) -> Item:
    word = _line(note.text[slice(*span)])
    return Item("", word, "", word, "", author, 1, _sentence(note, span))


def _rare_words(
    note: Note, found: Iterable[Finding], speller: Speller
) -> Iterator[tuple[str, Span]]:
    """Words that are not flagged and that few others use.

    Of Korean ones all that stands between spaces too, and the same with what follows.
    """
    prose = note.prose.text
    taken = [_spaced_around(note, finding.span) for finding in found]
    for match in _RARE.finditer(prose):
        span = Span(*match.span())
        is_latin = match[0].isascii()
        if (not is_latin and speller.knows(match[0])) or _overlaps(span, taken):
            continue
        yield ("latin" if is_latin else "hangul"), span
        if not is_latin:
            one = _spaced_around(note, span)
            two = _spaced_around(note, Span(one.start, min(len(prose), one.end + 2)))
            for whole in (one, two):
                words = note.text[slice(*whole)]
                if "\n" not in words and len(words) <= _LONGEST and not _overlaps(whole, taken):
                    yield _SPACED_KINDS[" " in words], whole


def _one_of_each(words: Iterable[Item], chosen: random.Random) -> list[Item]:
    """A place of each word, in any order, but those that the notes have once come last."""
    counts: Counter[str] = Counter()
    first: dict[str, Item] = {}
    for item in words:
        counts[item.word] += 1
        first.setdefault(item.word, item)
    found = list(first.values())
    chosen.shuffle(found)
    return sorted(found, key=lambda item: counts[item.word] == 1)


def _kind_of(item: Item) -> str:
    if item.is_of_norms:
        return _SPACED_KINDS[" " in item.marked]
    return "latin" if item.marked.isascii() else "hangul"


def _run_around(note: Note, span: Span) -> Span:
    """The letters of one script that a place begins and ends in."""
    line = note.text.rfind("\n", 0, span.start) + 1
    end = note.text.find("\n", span.end)
    runs = [
        run.span() for run in _RUNS.finditer(note.text, line, end if end >= 0 else len(note.text))
    ]
    starts = [a for a, b in runs if a < span.start < b]
    ends = [b for a, b in runs if a < span.end < b]
    return Span(min([*starts, span.start]), max([*ends, span.end]))


def _spaced_around(note: Note, span: Span) -> Span:
    """The words between spaces that a place begins and ends in."""
    text = note.text
    start, end = span.start, span.end
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    if match := _SPACED.match(text, end):
        end = match.end()
    return Span(start, end)


def _overlaps(span: Span, others: Iterable[Span]) -> bool:
    return any(span.start < other.end and span.end > other.start for other in others)


def _edited(text: str, whole: Span, edits: Iterable[tuple[Span, str]]) -> str:
    """The text at `whole` with the edits that lie in it made."""
    edited, at = [], whole.start
    for span, new in sorted(edits):
        if at <= span.start and span.end <= whole.end:
            edited += [text[at : span.start], new]
            at = span.end
    return _line("".join(edited) + text[at : whole.end])


def _sentence(note: Note, whole: Span) -> str:
    before = note.text[max(0, whole.start - _AROUND) : whole.start]
    after = note.text[whole.end : whole.end + _AROUND]
    marked = _line(note.text[slice(*whole)])
    return f"{_plain(before)}【{marked}】{_plain(after)}"


def _plain(text: str) -> str:
    """Text on one line, with no marks but those of the place."""
    return _SPACE.sub(" ", _ENDS.sub(" ⏎ ", text)).replace("【", "[").replace("】", "]")


def _line(text: str) -> str:
    return _SPACE.sub(" ", text)
