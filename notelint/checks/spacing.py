"""Words that are written apart: counters after numerals, the bound noun 시 after a noun."""

from collections.abc import Callable, Iterator

from notelint.checks.registry import check
from notelint.checks.suspects import Suspicion, lines_among
from notelint.checks.typos.mentions import Mentions
from notelint.findings.finding import Applicability, Finding, replace
from notelint.korean.josa import final_sound, with_josa
from notelint.korean.syllables import is_syllable
from notelint.lazy import regex
from notelint.note.note import Note
from notelint.note.span import Span

_COUNTERS = "명|번|개|가지|군데|차례|종류|마리|곳|줄|대(?=의)|사람"
_PARTICLES = (
    "(?:이|가|의|을|를|은|는|에|에서|과|와|로|으로|도|만|이나|나|들"
    "|입니다|이다|이고|이며|씩|에게|인|뿐)*"
)
_NUMERALS = "다섯|여섯|일곱|여덟|아홉|열"
# Behind 여러 and the numerals that are pure Korean. Left alone: 여러분, 여러모로 and 여러해살이,
# words of their own (표준국어대사전); 여러가지, 한가지, 한번 and 한곳, which are words or
# read as such; 세대 and 네대.
_COUNTED = regex(
    rf"(?<![가-힣])(?:(?:첫|두|세|네|몇|{_NUMERALS})(?=(번째))"
    rf"|여러(?=(?!가지)({_COUNTERS}))"
    r"|(?:두|세|네|몇)(?=(개|가지|명))"
    rf"|(?:{_NUMERALS})(?=(개|명|번)))"
)
# What may stand behind a counter. A pattern of its own: few notes need it compiled.
_END_OF_WORD = regex(rf"{_PARTICLES}(?![가-힣])")

# -ㄹ수록 is an ending and stands together; 수록 "to contain" goes on with 하다 or 되다.
_THE_MORE = regex(r"(?<![가-힣])수록(?![가-힣])")

# Nouns of doing; with 시 behind them it means "when doing". 필요시, 비상시, 평상시 and
# 유사시 are written together by many or by the dictionary, and left alone.
NOUNS_OF_DOING = (
    "|실행|사용|생성|학습|추론|호출|요청|접속|로그인|로그아웃|프로젝트|배포|설치|작성|변경|수정|삭제|입력|"
    "출력|종료|시작|발생|선택|이용|적용|구현|개발|테스트|빌드|컴파일|검색|조회|저장|전송|수신|연결|계산|"
    "비교|정렬|탐색|삽입|참조|선언|초기화|업데이트|업로드|다운로드|클릭|이동|회전|충돌|공격|훈련|평가|검증|"
    "대기|편집|공부|고려|계획|준비|스캔|재생|추적|서비스|구상|운영|모니터링|빌드|작동|동작|예측|분석|처리|등록|가입|인증|통신|면접|회의|작업|수행|진행|구매|결제|주문|렌더링|로딩|부팅|상속|할당|"
)
# 중 means "in the middle of": 작업중, 진행중인. 집중, 도중 and 나중 are no nouns of doing.
_MIDDLE = regex("중(?=(?:에|에는|에도|인|일|입니다|이[가-힣]{1,5})?(?![가-힣]))")
# 시 is looked for first: few words end in it, and a search for one letter is fast.
_WHEN = regex("시(?=(?:에는|에도|에만|에|의|마다)?(?![가-힣]))")
_LONGEST_NOUN = max(map(len, NOUNS_OF_DOING.split("|")))


def _counted(text: str) -> Iterator[tuple[int, int]]:
    """Where numerals begin that have a counter behind them, and where it begins."""
    for match in _COUNTED.finditer(text):
        if _END_OF_WORD.match(text, match.end(match.lastindex or 0)):
            yield match.span()


def _nouns(text: str) -> Iterator[tuple[int, int]]:
    """Where nouns of doing begin that have a bound noun behind them, and where it begins."""
    for letter, behind in (("시", _WHEN), ("중", _MIDDLE)):
        at = text.find(letter)
        while at >= 0:
            start = _word_start(text, at)
            if f"|{text[start:at]}|" in NOUNS_OF_DOING and behind.match(text, at):
                yield start, at
            at = text.find(letter, at + 1)


def _word_start(text: str, at: int) -> int:
    """Where the word begins of which a letter stands at `at`; no further back than nouns reach."""
    start = at
    while start > max(0, at - _LONGEST_NOUN - 1) and is_syllable(text[start - 1]):
        start -= 1
    return start


_WITH_COUNTER = Suspicion(lambda text: (cut for _, cut in _counted(text)))
_WITH_NOUN = Suspicion(lambda text: (cut for _, cut in _nouns(text)))
_WITH_THE_MORE = Suspicion(lambda words: lines_among(words, {"수록"}))


@check("KO101")
def counter_together(note: Note) -> Iterator[Finding]:
    """`여러명`, `두개`, `첫번째`: a noun that counts stands apart (한글 맞춤법 제43항)."""
    return _apart(note, "KO101", _WITH_COUNTER, _counted)


@check("KO102")
def bound_noun_when(note: Note) -> Iterator[Finding]:
    """`실행시`, `실행중`: the bound nouns 시 and 중 stand apart (한글 맞춤법 제42항)."""
    return _apart(note, "KO102", _WITH_NOUN, _nouns)


@check("KO103")
def ending_apart(note: Note) -> Iterator[Finding]:
    """`할 수록`: the ending -ㄹ수록 stands together (한글 맞춤법 제15항, 표준국어대사전)."""
    text = note.prose.text
    mentioned = Mentions(text)
    for suspect in _WITH_THE_MORE.words(note):
        cut = suspect.start - 1
        if text[max(0, cut)] != " " or not _THE_MORE.match(text, suspect.start):
            continue
        start = cut
        while start and "가" <= text[start - 1] <= "힣":
            start -= 1
        stem = text[start:cut]
        if not stem or stem[-1] == "를" or final_sound(stem) != "ㄹ":
            continue
        fixed = stem + "수록"
        if mentioned.alone(start, suspect.end, (fixed,)):
            continue
        yield written_together(text, "KO103", Span(start, suspect.end), cut)


def written_together(text: str, code: str, words: Span, space: int) -> Finding:
    """That `words` are one word, with a safe fix that takes the space at `space` out."""
    fixed = text[words.start : space] + text[space + 1 : words.end]
    particle = with_josa(fixed, "으로/로").removeprefix(fixed)
    fix = replace(
        Span(space, space + 1),
        "",
        Applicability.SAFE,
        f"Write `{fixed}`",
        f"`{fixed}`{particle} 붙여 씁니다",
    )
    values = {"word": text[words.start : words.end], "fixed": fixed}
    return Finding(code, words, values, suggestions=(fixed,), fix=fix)


def _apart(
    note: Note,
    code: str,
    suspicion: Suspicion,
    places_in: Callable[[str], Iterator[tuple[int, int]]],
) -> Iterator[Finding]:
    """Findings for suspect words that want a space at the second offset of each place in them."""
    suspects = suspicion.words(note)
    mentioned = Mentions(note.prose.text)
    for start, cut in ((at + a, at + b) for at, word in suspects for a, b in places_in(word)):
        end = cut + 1
        while end < len(note.text) and "가" <= note.text[end] <= "힣":
            end += 1
        word = note.text[start:end]
        fixed = f"{note.text[start:cut]} {note.text[cut:end]}"
        if mentioned.alone(start, end, (fixed,)):
            continue
        particle = with_josa(fixed, "으로/로").removeprefix(fixed)
        fix = replace(
            Span(cut, cut),
            " ",
            Applicability.SAFE,
            f"Write `{fixed}`",
            f"`{fixed}`{particle} 띄어 씁니다",
        )
        values = {"word": word, "fixed": fixed}
        yield Finding(code, Span(start, end), values, suggestions=(fixed,), fix=fix)
