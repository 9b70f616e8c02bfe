"""Particles written apart from the word they belong to."""

from collections.abc import Iterator

from notelint.checks.josa.data import nouns
from notelint.checks.josa.spoken import hangul_before
from notelint.checks.registry import check
from notelint.checks.suspects import Suspicion, lines_among
from notelint.checks.typos.mentions import Mentions
from notelint.findings.finding import Applicability, Finding, replace
from notelint.korean.agreement import agreeing, sound_of
from notelint.korean.syllables import is_syllable
from notelint.lazy import regex
from notelint.note.note import Note
from notelint.note.span import Span

# No word by themselves.
_AFTER_ANYTHING = (
    *("를", "에서", "에서는", "에서도", "에게", "에게서"),
    *("에는", "으로", "으로는", "으로부터"),
)
_SURE = (*_AFTER_ANYTHING, "부터", "까지", "처럼", "조차", "이다", "입니다")
# These are other words too (을 as in 갑과 을): only behind a noun.
_BEHIND_NOUNS = ("을", "에", "의", "로", "로부터", "은", "는", "이라고", "이라는")
_ALL = "|".join(sorted((*_SURE, *_BEHIND_NOUNS), key=lambda form: (-len(form), form)))
# A row of particles is a row of examples.
_PARTICLE = regex(
    rf"(?<=[가-힣A-Za-z0-9)]) (?:{_ALL})(?![^\s.,!?)]| (?:[은는이가을를의]|{_ALL})[\s,])"
)
_LONE = regex(rf"(?:\A|[\s,])(?:[은는이가을를의와과도만]|{_ALL})\Z")

_FORMS = frozenset((*_SURE, *_BEHIND_NOUNS))
_PARTICLES = Suspicion(lambda words: lines_among(words, _FORMS))


@check("KO205", "KO206")
def particle_apart(note: Note) -> Iterator[Finding]:
    """`데이터 를`: particles stand with the word before them (한글 맞춤법 제41항)."""
    text = note.prose.text
    mentioned: Mentions | None = None
    for start, _ in _PARTICLES.words(note):
        match = _PARTICLE.match(text, start - 1) if start and text[start - 1] == " " else None
        if match is None:
            continue
        at, particle = match.start(), match[0][1:]
        hangul = is_syllable(text[at - 1])
        if hangul and not _belongs(text, at, particle):
            continue
        if not hangul and particle not in _AFTER_ANYTHING:
            continue
        mentioned = mentioned or Mentions(text)
        if not mentioned(at + 1, match.end(), ()):
            yield _finding(note, at, match.end(), "KO205" if hangul else "KO206")


def _belongs(text: str, at: int, particle: str) -> bool:
    """Whether `particle` behind the space at `at` belongs to the Hangul word before it."""
    start = hangul_before(text, at)
    word = text[start:at]
    if agreeing(particle, sound_of(word[-1])) or _LONE.search(text, max(0, start - 1), at):
        return False
    return particle in _SURE or word in nouns()


def _finding(note: Note, at: int, end: int, code: str) -> Finding:
    start = hangul_before(note.prose.text, at) if code == "KO205" else _latin_before(note.text, at)
    fixed = note.text[start:at] + note.text[at + 1 : end]
    fix = replace(
        Span(at, at + 1),
        "",
        Applicability.SAFE if code == "KO205" else Applicability.UNSAFE,
        f"Write `{fixed}`",
        f"`{fixed}`: 붙여 씁니다",
    )
    values = {"word": note.text[start:end], "fixed": fixed}
    return Finding(code, Span(start, end), values, suggestions=(fixed,), fix=fix)


def _latin_before(text: str, at: int) -> int:
    """Where the Latin word, number or bracket that ends at `at` begins."""
    start = at - 1
    while start and text[start - 1].isascii() and text[start - 1].isalnum():
        start -= 1
    return start
