"""Norms of spelling that hold for any word of a shape, so that no list could name them all."""

from collections.abc import Iterable, Iterator

from notelint.korean.josa import is_particles
from notelint.korean.misspellings import Match
from notelint.korean.syllables import final_of, is_syllable
from notelint.lazy import regex

# 한글 맞춤법 제11항 붙임 1: after a vowel or ㄴ 열 and 율, else 렬 and 률. 율 alone is looked at:
# of 열, too many words have another one (정열, 배열).
_RATE = regex("[율률](?<=[가-힣]{3})")
_MOST_PARTICLES = 12  # syllables
_HANGUL = regex(f"[가-힣]{{0,{_MOST_PARTICLES}}}")

# 제53항 lists -(으)ㄹ거나 and -(으)ㄹ게 with a plain ㄱ; 거 is 것 and stands apart (제42항).
_THING = regex("[가-힣]꺼(?=[야예에다고라니임같면지요](?!내|냈|진|졌))")
_PUT_OUT = "불"  # 불 꺼라 is what one says to whoever leaves

# 안 is short for 아니 and stands before a verb; 않- is short for 아니하- and follows -지 (제39항).
_NOT = regex(
    "(?<![가-힣])않(?= (?:[되돼됐된될됨됩하한할했해합함]|좋|먹|보이|쓰|써|쓴|쓸|맞|나오|나온"
    "|들어|뜨|뜬|움직|열리|바뀌|변하|필요|통하|걸리|생기|읽))"
)

# 제56항: -든 is a choice, -던 tells of the past. At the end of a sentence and after a question word
# -던가 asks: 누가 온다던가?
_CHOICE = regex(
    "(?<=[가-힣])던(?=(?:지 ?)? ?간에|지? ?상관 ?(?:없|않|하지|안))"
    "|(?<=[가-힣][다라])던(?=[가지](?:[ ,]|$|\ufffc))"
    "|(?<=[하되쓰꾸키]|[리들])던(?=[가지](?:,| [가-힣]))"
    "|(?<=[무디]엇이|어디서)던(?=지?(?![가-힣]))"
)
_ASKS = regex(r"(?:얼마|어찌|누구|누가|뭐|뭘|무어|언제|왜|어떻게|어땠|어떤)[^\n]*\Z")
_ENDS = regex(r"[가지] ?[?!.]|[가지](?:\n|\Z)")
_ASKED_WITHIN = 24

# 제30항 붙임: of words of two Sino-Korean parts, six have a sai-siot; 회수 is collecting back.
_TIMES = regex(
    "(?<![가-힣])(?:호출|실행|반복|시도|방문|접속|클릭|비교|연산|출현|등장|재시도|참조|발생|교환"
    "|유한한|나오는|나온|던진|던지는|일어나는"
    "|(?:호출|실행|반복|시도|수행|사용|등장|출현|발생)[하되한된]는?) ?(회수)"
    "(?![하한할한했해합함되된될돼됐됩])"
)


# 제57항: by doing is -(으)ㅁ으로써. Verbs alone: a box (함) or a group (모임) may have a standing.
_BY_DOING = regex(
    "(?<=[가-힣])(?<![물관편지군수포합치])(?:함|됨|줌|킴)(으로서)(?![가-힣])"
    "|(?<=[쌓받찾]음)(으로서)(?![가-힣])"
)


# Any of the above stands in a word that holds one of these, or that is 않.
_SIGNS = ("꺼", "던지", "던가", "던간", "던상", "던\n", "회수", "으로서", "\n않\n")
_REACH = 24  # characters around a word that a norm looks at


def places_of_norms(text: str) -> Iterator[int]:
    """Given words, one a line: where they may be spelt against such a norm."""
    for match in _rates(text, 0, len(text)):
        yield match.start
    for sign in _SIGNS:
        at = text.find(sign)
        while at >= 0:
            yield at + (sign[0] == "\n")
            at = text.find(sign, at + 1)


def scan_norms(text: str, words: Iterable[tuple[int, str]]) -> Iterator[Match]:
    """What in the Hangul words at hand, each with its place in `text`, is against such a norm."""
    for start, word in words:
        end = start + len(word)
        for match in _norms(text, max(0, start - _REACH), end + _REACH):
            if start <= match.start < end:
                yield match


def _norms(text: str, start: int, end: int) -> Iterator[Match]:
    """What between two places is spelt against a norm; one kind after another."""
    yield from _rates(text, start, end)
    yield from _things(text, start, end)
    for match in _NOT.finditer(text, start, end):
        yield Match(match.start(), match.end(), ("안",), "an")
    yield from _choices(text, start, end)
    for match in _TIMES.finditer(text, start, end):
        yield Match(*match.span(1), ("횟수",), "six")
    for match in _BY_DOING.finditer(text, start, end):
        yield Match(*match.span(match.lastindex or 0), ("으로써",), "meuro")


def _rates(text: str, first: int, last: int) -> Iterator[Match]:
    for match in _RATE.finditer(text, first, last):
        at = match.start()
        right = "율" if final_of(text[at - 1]) in ("", "ㄴ") else "률"
        rest = _HANGUL.match(text, at + 1)
        if right != match[0] and rest and is_particles(rest[0]):
            before = text[at - 1]
            yield Match(at - 1, at + 1, (before + right,), "yul")


def _things(text: str, first: int, last: int) -> Iterator[Match]:
    for match in _THING.finditer(text, first, last):
        before = match[0][0]
        if final_of(before) == "ㄹ" and before != _PUT_OUT:
            yield Match(*match.span(), (f"{before} 거",), "geo")


def _choices(text: str, first: int, last: int) -> Iterator[Match]:
    for match in _CHOICE.finditer(text, first, last):
        start, end = match.span()
        before = text[max(0, start - _ASKED_WITHIN) : start]
        asked = _ASKS.search(before) and is_syllable(text[end : end + 1] or " ")
        if not asked and not _ENDS.match(text, end):
            yield Match(start, end, ("든",), "deun")
