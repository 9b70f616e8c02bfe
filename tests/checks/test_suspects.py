"""Words are judged once, and what their judges leave out would not have been reported."""

from itertools import product

import pytest

from benchmarks.notes import all_notes
from notelint.checks import suspects
from notelint.checks.suspects import Suspicion
from notelint.findings.finding import Finding
from notelint.note.note import Note
from notelint.rulebook.book import load_book
from notelint.run.check_note import check_note
from tests.needs import needs_notes

# The speller looks at words by itself.
WORD_RULES = {c for c in load_book() if c.startswith(("KO", "TY"))} - {"TY105", "TY203"}

PIECES = (
    *("할수", "수있다", "있다", "할때", "하는것", "것", "때문", "에대한", "하지않는다", "하고있다"),
    *("여러명", "이", "은", "를", "을", "으로", "로", "실행시", "수록", "할", "할때에", "객체을"),
    *("함수", "API", "데이터", "데이터를", "떄문에", "갯수", "보여지는", "최대값", "성공율", "률"),
    *(
        "않",
        "되",
        "온다던가",
        "호출",
        "회수",
        "함으로서",
        "먹을꺼야",
        "gkrtmq",
        "ㅗ디ㅣㅐ",
        "ㅋㅋ",
        "ㅓ",
    ),
    *("수 잇는", "윈도", "윈도우", "메세지", "던", "하던", "간에", "수도", "뿐만", "아니라"),
)
BETWEEN = ("", " ", "**", "<b>", "(", "`a`", ", ", "'", "$x$ ")


class Asked:
    """A judge that suspects words with 시 in them and remembers what it was asked about."""

    def __init__(self) -> None:
        self.words: list[str] = []

    def __call__(self, words: str) -> list[int]:
        self.words += words.split()
        return [at for at, letter in enumerate(words) if letter == "시"]


@pytest.fixture
def no_judges(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(suspects, "_verdicts", suspects._Verdicts())


@pytest.mark.usefixtures("no_judges")
def test_each_word_is_judged_once_for_all_notes() -> None:
    asked = Asked()
    suspicion = Suspicion(asked)
    assert len(list(suspicion.words(Note.of("다시 합시다, 다시 합시다. 다시 API는")))) == 5
    assert len(list(suspicion.words(Note.of("API는 다시 봅시다")))) == 2
    assert sorted(asked.words) == ["API", "는", "다시", "봅시다", "합시다"]


@pytest.mark.usefixtures("no_judges")
def test_all_judges_are_asked_at_once() -> None:
    first, second = Asked(), Asked()
    suspicions = [Suspicion(first), Suspicion(second)]
    note = Note.of("다시 합시다")
    assert [len(list(suspicion.words(note))) for suspicion in suspicions] == [2, 2]
    assert sorted(first.words) == sorted(second.words) == ["다시", "합시다"]


@pytest.mark.usefixtures("no_judges")
def test_a_word_goes_on_behind_markup_where_that_is_asked_for() -> None:
    suspicion = Suspicion(Asked())
    note = Note.of("다**시는** 시**작**")
    assert [(s.word, list(s.places)) for s in suspicion.joined(note)] == [
        ("다시는", [0, 3, 4]),
        ("시작", [8, 11]),
    ]
    assert [(s.start, s.word, s.end) for s in suspicion.words(note)] == [
        (3, "시는", 5),
        (8, "시", 9),
    ]


@pytest.mark.usefixtures("no_judges")
def test_words_are_forgotten_before_they_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(suspects, "_MOST_LETTERS", 5)
    asked = Asked()
    suspicion = Suspicion(asked)
    for _ in range(3):
        assert [s.word for s in suspicion.words(Note.of("시작합시다"))] == ["시작합시다"]
    assert asked.words == ["시작합시다"] * 3


def _findings(note: Note) -> list[Finding]:
    return check_note(note, WORD_RULES)


def _findings_suspecting_all(note: Note) -> list[Finding]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            suspects._Verdicts, "on", lambda _, words: [(i, -1) for i in range(len(words))]
        )
        return _findings(note)


@pytest.mark.parametrize("between", BETWEEN)
def test_nothing_is_lost_by_looking_at_suspects_alone(between: str) -> None:
    text = "\n\n".join(f"{one}{between}{other}" for one, other in product(PIECES, PIECES))
    findings = _findings(Note.of(text))
    assert findings
    assert findings == _findings_suspecting_all(Note.of(text))


@needs_notes
def test_nothing_is_lost_in_real_notes() -> None:
    notes = [note for _, note in all_notes(cap=2)]
    found = 0
    for note in notes:
        findings = _findings(note)
        found += len(findings)
        assert findings == _findings_suspecting_all(Note(note.source, note.dialect, note.site))
    assert found > 50
