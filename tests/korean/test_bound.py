"""Words left out before they are judged: none of them is a slip, and they are nearly all."""

from functools import cache

import pytest

from notelint.korean.bound import Bound
from notelint.korean.evidence import Place
from notelint.korean.lexicon import Lexicon
from notelint.korean.own_words import NO_OWN_WORDS, WORD
from notelint.korean.speller import Speller
from notelint.korean.tables import Tables
from notelint.rulebook.book import rules_folder

FOLDER = rules_folder() / "speller"
SLIPS = [
    "모델이 학슴한 결과를 그래프로 그렸다.",
    "이 값이 존재햐지 않으면 오류가 난다.",
    "서버에서 렌덜이 결과를 받아 화면에 그린다.",
    "사용법은 당므과 같다.",
    "자동화는 팀의 생상성을 높인다.",
    "데이터를 사용할 수 있씁니다.",
    "그 과정을 거쳐여 하므로 시간이 걸린다.",
    "두 값을 비교햐는 함수를 먼저 짯다.",
]
# Names, jargon and compounds that no lexicon has, as students write them.
NOTE = (
    "찬우네 스터디에서 세그트리와 펜윅트리를 비교해봤다. 머지소트트리는 다음주에 다룬다. "
    "도커컴포즈로 레디스랑 몽고디비를 띄우고, 엔진엑스는 리버스프록시로만 썼다. "
    "역전파식을 손으로 유도하다가 소프트맥스미분에서 막혔는데 준호형이 알려줬다. "
    "파드가 크래시루프백오프에 빠지면 로그부터 뒤져본다. 깃훅으로 린트를 돌려두니 편하다. "
    "서현님이 짠 파서콤비네이터를 뜯어봤더니 모나드트랜스포머가 여럿 겹쳐 있었다. "
    "쿼리플랜을 떠보니 풀스캔이라서 복합인덱스를 걸었고, 응답시간이 반토막났다. "
    "널널하게 잡아도 열흘이면 될 줄 알았는데 곁가지가 자꾸 늘어나서 보름을 꼬박 썼다. "
)


@cache
def speller() -> Speller:
    return Speller(FOLDER)


def places(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in WORD.finditer(text) if len(match[0]) > 1]


@pytest.mark.parametrize("certain", [False, True])
@pytest.mark.parametrize("text", [*SLIPS, NOTE])
def test_no_word_is_left_out_that_would_be_judged_a_slip(text: str, certain: bool) -> None:
    judging = Speller(FOLDER)
    judging.__dict__["bounds"] = (_NoBound(), _NoBound())
    for start, end in places(text):
        slipped = judging.judge(text, start, end, NO_OWN_WORDS)
        if slipped is not None and (slipped.certain or not certain):
            assert speller().judge(text, start, end, NO_OWN_WORDS, certain) == slipped


class _NoBound:
    """Leaves out nothing."""

    def may_be_slip(self, _place: Place) -> bool:
        return True


def test_hardly_any_word_of_a_note_is_judged_in_full() -> None:
    words = places(NOTE * 3)
    unknown = [span for span in words if not speller().knows((NOTE * 3)[slice(*span)])]
    judged = [
        span for span in unknown if speller().bounds[0].may_be_slip(Place.of(NOTE * 3, *span))
    ]
    assert len(unknown) > 40  # or the note tells nothing
    assert len(judged) <= 6


def test_a_word_is_searched_for_once_however_often_it_stands() -> None:
    once, often = Speller(FOLDER), Speller(FOLDER)
    for each, text in ((once, NOTE), (often, NOTE * 20)):
        for start, end in places(text):
            word = text[start:end]
            if not each.knows(word) and not each.is_never_certain(word):
                each.judge(text, start, end, NO_OWN_WORDS, certain=True)
    # A word and each stem that an ending of it leaves.
    assert 0 < once.searches <= 130
    assert often.searches == once.searches


def test_what_only_a_certain_slip_needs_is_bounded_lower() -> None:
    likely, certain = speller().bounds
    assert isinstance(likely, Bound)
    assert likely.needed < certain.needed


def test_rare_forms_are_marked_as_the_weights_and_the_language_model_have_it() -> None:
    settled = pytest.importorskip("scripts.build_lexicon.settled")
    lexicon = Lexicon(Tables(FOLDER / "lexicon.bin"))
    forms = list(settled.rare_forms(lexicon))[::1500]
    assert len(forms) > 50
    for keys in forms:
        word = settled.text_of(keys)
        assert lexicon.entry(word).settled == settled.settled_by(speller(), word), word


def test_most_rare_forms_are_never_looked_at() -> None:
    settled = pytest.importorskip("scripts.build_lexicon.settled")
    lexicon = Lexicon(Tables(FOLDER / "lexicon.bin"))
    forms = list(settled.rare_forms(lexicon))[::100]
    entries = [lexicon.entry_of_form(keys) for keys in forms]
    assert sum(entry.settled > 1 for entry in entries) > 0.5 * len(entries)
    assert sum(entry.settled > 0 for entry in entries) > 0.85 * len(entries)
