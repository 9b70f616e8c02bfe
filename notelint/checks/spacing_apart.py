"""Words glued to a bound noun, a verb or an adverb that stands apart."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from notelint.checks.registry import check
from notelint.checks.suspects import Suspicion
from notelint.checks.typos.mentions import Mentions
from notelint.findings.finding import Applicability, Edit, Finding, Fix
from notelint.korean.josa import with_josa
from notelint.korean.syllables import final_of, is_syllable, split_syllable
from notelint.lazy import regex
from notelint.note.note import Note
from notelint.note.span import Span

# An empty group `()` marks where a space is missing.
_END = "(?![가-힣])"

# 한글 맞춤법 제42항, bound nouns, and 제2항, words. Words of their own stay as they are: 어린것,
# 날것, 되는대로, 물때; 그때문 is read 그때 문 as well.
# Each pattern with letters of which one must be there: compiling a pattern takes longer than
# looking for those in a note.
_GLUED = (
    (("때문",), regex("(?<=[가-힣])(?<![^가-힣][이그저])(?<!\\A[이그저])()때문")),
    (("기위",), regex("(?<=[가-힣]기)()위(?=[해한하])")),
    (("을위", "를위"), regex("(?<=[가-힣][을를])()위(?=해|한|하여)")),
    (
        ("는것", "던것"),
        regex("(?<=[가-힣])(?<=[는던])()것(?=[이은을도과들만처으입인보에의같 ,.\\n]|$)"),
    ),
    (
        ("한것", "된것", "할것", "될것", "인것"),
        regex(
            f"(?<=[가-힣][한된할될인])()것(?=(?:이|은|을|도|과|이다|입니다|으로|처럼|만)?{_END})"
        ),
    ),
    (("더이상",), regex("(?<![가-힣])더()이상(?!하|한|해|적|형)")),
    (("뿐만아니",), regex("뿐만()아니(?=라)")),
    (("것같",), regex("(?<=[가-힣]것)()(?=같[다은아습지네음])")),
    (
        ("에대", "에따", "에의", "에관", "에비"),
        regex(
            "(?<=[가-힣]에)()"
            "(?:대(?=한(?!민)|해|하여)|따(?=라|른)|의(?=해|한)|관(?=한|해)|비(?=해))"
        ),
    ),
    (("식",), regex(f"(?<![가-힣])(?:이런|그런|저런|어떤)()식(?=(?:으로|의|이|을|은)?{_END})")),
    (("는만큼", "는대로"), regex(f"(?<=[가-힣]는)()만큼|(?<=[가-힣]는)(?<!되는)()대로{_END}")),
    (
        ("된대로", "한대로"),
        regex(
            f"(?<=[가-힣]된)()대로{_END}|(?<=의도한|기대한|생각한|예상한|설정한|지정한)()대로{_END}"
        ),
    ),
    (
        ("을뿐", "할뿐", "될뿐"),
        regex(f"(?<=[가-힣]을)(?<=[있없않]을)()뿐|(?<=[할될])()뿐(?=이|만|더러|{_END})"),
    ),
    (
        ("한후", "된후", "하기전", "되기전"),
        regex(
            f"(?<=[가-힣][한된])()후(?=(?:에|에는|엔)?{_END})"
            f"|(?<=[하되]기)()전(?=(?:에|까지){_END})"
        ),
    ),
)
_THING = regex(
    f"(?<=[가-힣])(?<![^가-힣][별탈날들])(?<!\\A[별탈날들])()것(?=(?:이|은|을|도|과|들|만|이다|입니다|이고|이며|이라고|으로|처럼)?{_END}|같)"
)
_PEOPLE = ("어린", "젊은", "늙은", "갓난")  # 어린것 and the like are words for people
_CAN = regex("(?<=[가-힣])()수(?:도|는|가|밖에)?(?: |())(?=[있없](?!이))")
_CAN_GLUED = regex("(?<=[가-힣] 수)(?:도|는)?()(?=있|없(?!이))")
_WHEN = regex(
    "(?<=[가-힣])()때(?=(?:는|마다|에|에는|에도|도|의|만|까지|부터|보다|와|까지는)?(?![가-힣]))"
)
# Nouns in ㄹ수, before which 있다 and 없다 stand as well; 쓰실수 is a verb.
_NUMBERS = ("필수", "홀수", "골수", "밀수", "철수", "몰수", "결수", "별수", "일수", "실수")
_HONORED = "하되보쓰가오으주해"

# 제47항: verbs that go with another one stand apart, but for those after -아/-어.
_AUXILIARY = (
    (
        ("고있", "고싶"),
        regex("(?<=[가-힣]고)()(?=있[다는어었을으습지고던음]|싶[다은어었을으습지고])"),
    ),
    (("지않",), regex("(?<=[가-힣]지)(?<![못머마]지)()(?=않[다는아았을으습고게도음은])")),
    (
        ("게되", "게된", "게될", "게됩", "게됐"),
        regex("(?<=[하되보쓰알]게)()(?=된|될|됩|됐|되[어었는고며면지므])"),
    ),
)
_MUST = regex("(?<=[가-힣])야()(?=[하한할합했해함된되될됩됨돼됐])")
_OPEN = "ㅏㅐㅓㅔㅕㅘㅝㅙ"


# 수 at the end or the beginning of a word, where it depends on the word beside it.
_CAN_ENDS = regex("(?<=[가-힣])수(?:도|는|가|밖에)?(?![가-힣])")
_CAN_BEGINS = regex("(?<![가-힣])수(?:도|는)?(?=있|없(?!이))")


def _places_of_glued(text: str) -> set[int]:
    cuts = _glued_cuts(text)
    cuts.update(
        at for at in _behind(text, "수", "ㄹ") if _CAN_ENDS.match(text, at) and _can(text, at)
    )
    if "\n수있" in text or "\n수없" in text or "\n수도" in text or "\n수는" in text:
        cuts.update(match.start() for match in _CAN_BEGINS.finditer(text))
    return cuts


def _auxiliary_cuts(text: str) -> set[int]:
    patterns = (pattern for keys, pattern in _AUXILIARY if any(key in text for key in keys))
    cuts = {cut for pattern in patterns for cut in _cuts(pattern, text)}
    for match in _MUST.finditer(text):
        before = split_syllable(text[match.start() - 1])
        if not before.final and before.vowel in _OPEN:
            cuts.add(match.start(1))
    return cuts


_WITH_GLUED = Suspicion(_places_of_glued)
_WITH_AUXILIARY = Suspicion(_auxiliary_cuts)
_BEFORE, _BEHIND = 4, 8  # characters around a word that tell whether it is to be cut


@check("KO104")
def glued(note: Note) -> Iterator[Finding]:
    """`할수 있다`, `할때`, `하는것`, `때문`, `더이상`."""
    return _apart(note, "KO104", _cuts_in(note, _WITH_GLUED, _glued_cuts))


@check("KO105")
def auxiliary_glued(note: Note) -> Iterator[Finding]:
    """`해야한다`, `하고있다`, `하지않는다`, `하게된다`."""
    return _apart(note, "KO105", _cuts_in(note, _WITH_AUXILIARY, _auxiliary_cuts))


def _cuts_in(
    note: Note, suspicion: Suspicion, cuts_of: Callable[[str], Iterable[int]]
) -> Iterator[int]:
    """The cuts in the suspect words of the note, each read with what is around it."""
    text = note.prose.text
    for start, word in suspicion.words(note):
        end = start + len(word)
        first = max(0, start - _BEFORE)
        for cut in cuts_of(text[first : end + _BEHIND]):
            if start <= first + cut <= end:
                yield first + cut


def _glued_cuts(text: str) -> set[int]:
    patterns = (pattern for keys, pattern in _GLUED if any(key in text for key in keys))
    cuts = {cut for pattern in patterns for cut in _cuts(pattern, text)}
    for at in _behind(text, "수", "ㄹ"):
        if _can(text, at) and (match := _CAN.match(text, at)):
            cuts.update(at for at in (match.start(1), match.start(2)) if at >= 0)
    for match in _CAN_GLUED.finditer(text) if " 수" in text else ():
        if final_of(text[match.start() - 3]) == "ㄹ":
            cuts.add(match.start(1))
    for at in _behind(text, "것", "ㄴㄹ"):
        if not _THING.match(text, at):
            continue
        final, two = final_of(text[at - 1]), text[max(0, at - 2) : at]
        if final == "ㄹ" or (final == "ㄴ" and two.isalpha() and two not in _PEOPLE):
            cuts.add(at)
    for at in _behind(text, "때", "ㄹ"):
        if text[at - 1] != "물" and _WHEN.match(text, at):
            cuts.add(at)
    return cuts


def _behind(text: str, letter: str, finals: str) -> Iterator[int]:
    """Where `letter` stands right behind a syllable that ends in one of the consonants `finals`."""
    at = text.find(letter)
    while at >= 0:
        if at and is_syllable(text[at - 1]) and final_of(text[at - 1]) in tuple(finals):
            yield at
        at = text.find(letter, at + 1)


def _can(text: str, at: int) -> bool:
    """Whether the 수 at `at` follows a verb in -ㄹ."""
    if final_of(text[at - 1]) != "ㄹ":
        return False
    if text[at - 1 : at + 1] not in _NUMBERS:
        return True
    verb = text[at - 1] == "실" and text[max(0, at - 2) : at - 1] in tuple(_HONORED)
    return verb or text.startswith("일수도", at - 1)


def _cuts(pattern: re.Pattern[str], text: str) -> Iterator[int]:
    """Where a pattern's empty groups stand."""
    for match in pattern.finditer(text):
        yield match.end(match.lastindex or 0)


def _apart(note: Note, code: str, cuts: Iterable[int]) -> Iterator[Finding]:
    """One finding for each word that wants spaces at some of `cuts`."""
    text = note.text
    mentioned = Mentions(note.prose.text)
    last = -1
    waiting = sorted(cuts, reverse=True)
    while waiting:
        places = [waiting.pop()]
        start = end = places[0]
        while start > last + 1 and "가" <= text[start - 1] <= "힣":
            start -= 1
        while end < len(text) and "가" <= text[end] <= "힣":
            end += 1
        while waiting and waiting[-1] <= end:
            places.append(waiting.pop())
        last = end
        if places[0] == start:  # what stands before is not Hangul
            continue
        pieces = [text[a:b] for a, b in pairwise((start, *places, end))]
        fixed = " ".join(pieces)
        if mentioned.alone(start, end, (fixed,)):
            continue
        particle = with_josa(fixed, "으로/로").removeprefix(fixed)
        fix = Fix(
            tuple(Edit(Span(at, at), " ") for at in places),
            Applicability.SAFE,
            {"en": f"Write `{fixed}`", "ko": f"`{fixed}`{particle} 띄어 씁니다"},
        )
        values = {"word": text[start:end], "fixed": fixed}
        yield Finding(code, Span(start, end), values, suggestions=(fixed,), fix=fix)
