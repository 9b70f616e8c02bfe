"""Verbs made of a noun and 하다, 되다 or 시키다 that are written apart."""

from collections.abc import Iterator

from notelint.checks.registry import check
from notelint.checks.spacing import NOUNS_OF_DOING, written_together
from notelint.findings.finding import Finding
from notelint.korean.syllables import final_of, is_syllable
from notelint.lazy import regex
from notelint.note.note import Note
from notelint.note.span import Span

_MORE_NOUNS = (
    "제공|이해|포함|활성화|유지|확인|관리|해결|추가|제거|지원|정의|의미|표현|설명|반환|공유|제어|결정"
    "|지정|변환|전달|보장|방지|활용|렌더링|최적화|시각화|언급|검토|완료|도달|반복|측정|기록|이야기"
)
_NOT_VERBS = "|프로젝트|면접|회의|서비스|"
_VERB = regex(
    " (?=(?:할|할지|한|한다|하는|하는지|하기|하고|하며|하면|하여|해서|해야|했다|합니다"
    "|될|된|된다|되는|되고|되며|되면|되어|됩니다|되었다|되었습니다"
    "|시킬|시킨|시킨다|시키는|시키기|시켜)(?![가-힣]))"
)
_NOUN_BEFORE = regex("(?:(?P<before>[가-힣]) )?(?<![가-힣])(?P<noun>[가-힣]{2,4})\\Z")
_REACH = 7


@check("KO106")
def verb_apart(note: Note) -> Iterator[Finding]:
    """`이해 할`, `업데이트 됩니다`: -하다, -되다 and -시키다 are suffixes."""
    text = note.prose.text
    for match in _VERB.finditer(text):
        cut = match.start()
        found = _NOUN_BEFORE.search(text, max(0, cut - _REACH), cut)
        if not found or not _makes_a_verb(found["noun"]) or _modifies(found["before"]):
            continue
        start, end = found.start("noun"), cut + 1
        while end < len(text) and is_syllable(text[end]):
            end += 1
        yield written_together(text, "KO106", Span(start, end), cut)


def _makes_a_verb(noun: str) -> bool:
    named = f"|{noun}|"
    return named not in _NOT_VERBS and (named in NOUNS_OF_DOING or named in f"|{_MORE_NOUNS}|")


def _modifies(before: str | None) -> bool:
    """Whether the word that ends in `before` describes the noun: 새로운 업데이트 하기."""
    return before is not None and (before == "의" or final_of(before) == "ㄴ")
