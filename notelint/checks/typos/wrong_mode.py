"""Words typed while the keyboard was in the other mode."""

import re
from collections.abc import Iterator

from notelint.checks.josa.data import nouns, readings
from notelint.checks.registry import check
from notelint.checks.suspects import Suspicion
from notelint.checks.typos.english_dictionary import is_term
from notelint.checks.typos.fixes import WordFixes
from notelint.checks.typos.mentions import Mentions
from notelint.findings.finding import Finding
from notelint.korean.jamo import is_jamo
from notelint.korean.josa import is_particles
from notelint.korean.syllables import is_syllable
from notelint.korean.wrong_mode import hangul_meant, latin_meant
from notelint.lazy import regex
from notelint.note.note import Note
from notelint.note.span import Span

# Two syllables and more, each a consonant, a vowel or two and perhaps consonants, as they lie on
# the keys; not a part of a name, path or option.
_SYLLABLE = "[qwertasdfgzxcvQWERT][yuiophjklbnmOP]{1,2}[qwertasdfgzxcvRT]{0,2}"
_LATIN = regex(
    rf"(?<![\w@#$%&/\\.+:=<>\-])(?:{_SYLLABLE}){{2,12}}(?![\w@#$%&/\\+:=<>\-]|\.\w)", re.ASCII
)
_RUN = regex("[가-힣ㄱ-ㅣ]*")
_HANGUL = regex(r"(?<![\w@#])[가-힣]*[ㄱ-ㅣ][가-힣ㄱ-ㅣ]{1,30}(?![A-Za-z0-9_])")
# Notes on keyboards, and lines with what is typed into a form.
_ABOUT_KEYS = regex("한/영|한영 ?(?:키|전환|변환)|두벌식|영타|자판|키보드|QWERTY|[qQ]werty")
_ABOUT_PASSWORDS = regex("비밀 ?번호|암호|패스워드|아이디|계정|닉네임|[Pp]assword|[Uu]ser ?[Nn]ame")
_SHORTEST = 4  # Latin letters
_LONGEST = 30  # characters in Hangul
_AROUND = 200  # characters
# Names and rare words of English that are Korean words on the other keys.
_NAMES = "|ahem|ahems|akel|altus|doch|eorl|gowp|rocp|rody|shem|skan|thah|thro|tiem|wlans|"
# What sentences are full of besides nouns.
_USUAL = (
    "|있다|없다|한다|된다|합니다|됩니다|입니다|있습니다|없습니다|있는|없는|하는|되는|그리고|하지만|"
    "|그러나|그래서|따라서|이렇게|그렇게|때문에|안녕|안녕하세요|감사합니다|위해|통해|대한|대해|모든|"
)

_LINE = regex(rf"^(?:{_SYLLABLE}){{2,12}}$", re.M)
_LETTER = regex("^[ㄱ-ㅣ]", re.M)


def _latin_places(words: str) -> Iterator[int]:
    return (match.start() for match in _LINE.finditer(words) if _korean_meant(match[0]))


_TYPED_IN_LATIN = Suspicion(_latin_places)
LETTERS = Suspicion(lambda words: (match.start() for match in _LETTER.finditer(words)))


@check("TY106")
def wrong_mode(note: Note) -> Iterator[Finding]:
    """`gkrtmq` for 학습, `ㅗ디ㅣㅐ` for hello, where what was meant is surely a word."""
    text = note.prose.text
    found = [*_latin(note), *_hangul(note)]
    if not found or _ABOUT_KEYS.search(note.text):
        return
    mentioned = Mentions(text)
    fix = WordFixes(note)
    for span, right in sorted(found):
        if not mentioned(*span, (right,)) and not _is_typed_into_a_form(text, span):
            values = {"wrong": text[slice(*span)], "right": right}
            yield Finding("TY106", span, values, "", (right,), fix(span, right, sure=False))


def english_typed_in_hangul(word: str) -> str | None:
    """The English that Hangul with letters left over was meant to be, its particle as it is."""
    if len(word) > _LONGEST:
        return None
    for end in range(len(word), 1, -1):
        head, particle = word[:end], word[end:]
        latin = latin_meant(head)
        if latin is None or len(latin) < _SHORTEST or (particle and not is_particles(particle)):
            continue
        if is_term(latin.lower()) and any("ㄱ" <= char <= "ㅣ" for char in head):
            return latin + particle
    return None


def _latin(note: Note) -> Iterator[tuple[Span, str]]:
    """Words in Latin letters that were meant to be Korean."""
    text = note.prose.text
    for start, _ in _TYPED_IN_LATIN.words(note):
        match = _LATIN.match(text, start)
        korean = match and _korean_meant(match[0])
        if match and korean and _is_beside_hangul(text, *match.span()):
            yield Span(*match.span()), korean


def _hangul(note: Note) -> Iterator[tuple[Span, str]]:
    """Words in Hangul letters that were meant to be English."""
    text = note.prose.text
    end = 0
    for start, _ in LETTERS.words(note):
        if start < end:
            continue
        while start > end and (is_syllable(text[start - 1]) or is_jamo(text[start - 1])):
            start -= 1
        run = _RUN.match(text, start)
        end = run.end() if run else start
        match = _HANGUL.match(text, start)
        if match and (right := english_typed_in_hangul(match[0])):
            yield Span(*match.span()), right


def _korean_meant(word: str) -> str | None:
    """The usual Korean word that the keys of `word` type, if it is no word itself."""
    korean = hangul_meant(word)
    return korean if korean and _is_korean(korean) and not _is_latin(word) else None


def _is_korean(word: str) -> bool:
    """Whether `word` is a usual word, or a noun with or without a particle."""
    if f"|{word}|" in _USUAL or word in nouns():
        return True
    cuts = range(2, len(word))
    return any(word[:cut] in nouns() and is_particles(word[cut:]) for cut in cuts)


def _is_latin(word: str) -> bool:
    return f"|{word}|" in _NAMES or is_term(word.lower()) or word in readings()


def _is_beside_hangul(text: str, start: int, end: int) -> bool:
    """Whether the line has Korean beside the word."""
    first, last = _line_around(text, start, end)
    return any(is_syllable(char) for char in text[first:start] + text[end:last])


def _is_typed_into_a_form(text: str, span: Span) -> bool:
    """Whether the line speaks of passwords or names of users."""
    return _ABOUT_PASSWORDS.search(text, *_line_around(text, *span)) is not None


def _line_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The line of `[start, end)`, no more than so far on either side."""
    first = max(0, start - _AROUND)
    last = text.find("\n", end, end + _AROUND)
    return (
        max(first, text.rfind("\n", first, start) + 1),
        last if last >= 0 else min(len(text), end + _AROUND),
    )
