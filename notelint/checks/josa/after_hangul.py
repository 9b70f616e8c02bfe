"""Particles in the form that the Hangul word before them does not take."""

from collections.abc import Iterator

from notelint.checks.josa.noun_before import is_noun
from notelint.checks.josa.spoken import Spoken, hangul_before, spoken_before
from notelint.checks.registry import check
from notelint.checks.suspects import Suspicion
from notelint.checks.typos.mentions import Mentions
from notelint.findings.finding import Applicability, Finding, rewrite
from notelint.korean.agreement import PARTICLES, agreeing, sound_of
from notelint.korean.syllables import is_syllable
from notelint.lazy import regex
from notelint.note.note import Note
from notelint.note.prose import MARKUP
from notelint.note.span import Span

# 범위이 고: the rest of 이다 behind a space tells that it was torn in two.
_TORN = "(?<=이) (?:고|며|다|지만|므로|자)[ ,.]"
_AT_END = regex(f"(?![가-힣ㄱ-ㅣ{MARKUP}]|{_TORN})")

_LONG_LINE, _LONG_QUOTATION = 400, 60  # characters


_FORMS = frozenset(PARTICLES)
_LONGEST_FORM = max(map(len, PARTICLES))


def _places(words: str) -> Iterator[int]:
    """Particles in the wrong form, and words that are one, since what is before them decides."""
    start = 0
    for word in words.split("\n"):
        at = _particle_in(word)
        if word in _FORMS or (at and agreeing(word[at:], sound_of(word[at - 1]))):
            yield start
        start += len(word) + 1


def _particle_in(word: str) -> int:
    """Where the longest particle begins that ends `word` and is not all of it; 0 if none does."""
    for at in range(max(1, len(word) - _LONGEST_FORM), len(word)):
        if word[at:] in _FORMS:
            return at
    return 0


_WITH_PARTICLE = Suspicion(_places)


@check("KO201", "KO202")
def particle_after_hangul(note: Note) -> Iterator[Finding]:
    """`객체을`, `문제(problem)이`: a form that the sound before it does not take."""
    text = note.prose.text
    mentioned: Mentions | None = None
    for start, suspect in _WITH_PARTICLE.words(note):
        at = _particle_at(text, start, suspect)
        end = start + len(suspect)
        if at is None or not _AT_END.match(text, end):
            continue
        particle = text[at:end]
        spoken = Spoken(at) if is_syllable(text[at - 1]) else _spoken_before(note, at)
        if spoken is None:
            continue
        right = agreeing(particle, sound_of(text[spoken.end - 1]))
        if right is None:
            continue
        span = Span(hangul_before(text, spoken.end), end)
        word = text[span.start : spoken.end].replace(MARKUP, "")
        if not is_noun(text, word, particle, spoken):
            continue
        mentioned = mentioned or Mentions(text)
        if _is_told(text, at) or not mentioned(at, end, (right,)):
            yield _finding(note, span, at, word, right, "KO202" if spoken.aside else "KO201")


def _particle_at(text: str, start: int, word: str) -> int | None:
    """Where the particle begins that ends the Hangul word at `start`.

    It may be all of the word if that stands behind a mark.
    """
    if word in _FORMS and start and not text[start - 1].isspace():
        return None if text[start - 1].isalnum() else start
    at = _particle_in(word)
    return start + at if at else None


def _is_told(text: str, at: int) -> bool:
    """Whether what is at `at` is quoted in a line that is one long quotation, such as a string."""
    start = text.rfind("\n", max(0, at - _LONG_LINE), at) + 1 or max(0, at - _LONG_LINE)
    end = text.find("\n", at, at + _LONG_LINE)
    long = (end if end >= 0 else min(len(text), at + _LONG_LINE)) - start > _LONG_QUOTATION
    return long and text.startswith('"', start)


def _spoken_before(note: Note, at: int) -> Spoken | None:
    """What is said before the particle at `at`, if it ends in Hangul."""
    spoken = spoken_before(note, at)
    return spoken if spoken.end and is_syllable(note.prose.text[spoken.end - 1]) else None


def _finding(note: Note, span: Span, at: int, word: str, right: str, code: str) -> Finding:
    """The finding at the word and all that stands between it and the particle at `at`."""
    values = {"word": word, "wrong": note.text[at : span.end], "right": right}
    fixed = note.text[span.start : at] + right
    fix = rewrite(Span(at, span.end), right, Applicability.UNSAFE)
    return Finding(code, span, values, suggestions=(fixed,), fix=fix)
