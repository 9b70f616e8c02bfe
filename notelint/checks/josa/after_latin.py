"""Particles in the form that a Latin term, a number, code or a formula does not take."""

from collections.abc import Iterator

from notelint.checks.josa.read_aloud import Heard, heard_before
from notelint.checks.josa.spoken import spoken_before
from notelint.checks.registry import check
from notelint.checks.suspects import Suspicion, lines_among
from notelint.checks.typos.mentions import Mentions
from notelint.findings.finding import Applicability, Finding, rewrite
from notelint.korean.agreement import AFTER_LATIN, agreeing
from notelint.korean.syllables import is_syllable
from notelint.lazy import regex
from notelint.note.note import Note
from notelint.note.prose import MARKUP
from notelint.note.span import Span

# 이다 behind a vowel may keep its 이: injective이라는 것, 2048 bytes이나 더 클 수 있다.
_COPULA = (
    "(?<=이) (?:고|며|다|지만|므로|자|라)[ ,.]|(?<=이나)(?! [A-Za-z])"
    "|(?<=이라는) (?:사실|것|점|뜻|의미|말|이유|가정|조건)"
)
_END = rf"(?![가-힣ㄱ-ㅣA-Za-z0-9{MARKUP}]|{_COPULA})"
_AT_END = regex(_END)

_GLOSS = regex(rf"[{MARKUP}*_]*\((?:[^()]*[가-힣]{{2}}|[A-Za-z][A-Za-z '-]{{3,}}\Z|[A-Z]{{3,}}\Z)")

_FORMS = frozenset(AFTER_LATIN)
_PARTICLES = Suspicion(lambda words: lines_among(words, _FORMS))


@check("KO203", "KO204")
def particle_after_latin(note: Note) -> Iterator[Finding]:
    """`API을`, `JSON를`, `3를`, `$n$는`: a form that does not fit how it is read aloud."""
    text = note.prose.text
    mentioned: Mentions | None = None
    for start, particle in _PARTICLES.words(note):
        end = start + len(particle)
        if particle not in _FORMS or not start or text[start - 1].isspace():
            continue
        if not _AT_END.match(text, end):
            continue
        spoken = spoken_before(note, start)
        if not spoken.end or is_syllable(text[spoken.end - 1]):
            continue
        if spoken.aside and not _explains(text[spoken.end : spoken.aside]):
            continue
        heard = heard_before(note, spoken.end)
        right = heard and _right(particle, heard.sound)
        if not heard or not right:
            continue
        if spoken.aside and (heard.named or len(heard.said) == 1):
            continue  # 240(megabytes)를, O(log N)이
        mentioned = mentioned or Mentions(text)
        if not mentioned(start, end, (right,)):
            yield _finding(note, heard, Span(start, end), right)


def _explains(aside: str) -> bool:
    """Whether `aside`, which its bracket opens, is a gloss and no argument: `O(N)`, `f(a, b)`."""
    return _GLOSS.match(aside) is not None


def _right(particle: str, sound: str) -> str | None:
    """The form that fits; None where `particle` may be right."""
    if particle in ("이라", "라", "이라면", "이라며"):
        return None  # 이 may be the copula's
    if sound == "B":
        return None if "로" in particle else agreeing(particle, "C")
    return agreeing(particle, sound)


def _finding(note: Note, heard: Heard, particle: Span, right: str) -> Finding:
    span = Span(heard.span.start, particle.end)
    values = {"word": heard.said, "wrong": note.source[particle], "right": right}
    fixed = note.text[span.start : particle.start] + right
    return Finding(
        "KO203" if heard.named else "KO204",
        span,
        values,
        suggestions=(fixed,),
        fix=rewrite(particle, right, Applicability.UNSAFE),
    )
