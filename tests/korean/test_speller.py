"""The speller that is shipped: what it finds, what it leaves alone, and what it costs."""

import subprocess
import sys
import time
from functools import cache

import pytest

from notelint.korean.lexicon import Lexicon
from notelint.korean.own_words import NO_OWN_WORDS, OwnWords
from notelint.korean.speller import Slipped, Speller
from notelint.korean.tables import Tables
from notelint.rulebook.book import rules_folder

FOLDER = rules_folder() / "speller"


@cache
def speller() -> Speller:
    return Speller(FOLDER)


def judged(sentence: str, word: str, own: OwnWords = NO_OWN_WORDS) -> Slipped | None:
    """What the speller says of `word` where it first stands in `sentence`."""
    start = sentence.index(word)
    end = start + len(word)
    return None if speller().knows(word) else speller().judge(sentence, start, end, own)


@pytest.mark.parametrize(
    ("sentence", "word", "right"),
    [
        ("모델이 학슴한 결과를 그래프로 그렸다.", "학슴한", "학습한"),
        ("이 값이 존재햐지 않으면 오류가 난다.", "존재햐지", "존재하지"),
        ("서버에서 렌덜이 결과를 받아 화면에 그린다.", "렌덜이", "렌더링"),
        ("사용법은 당므과 같다.", "당므과", "다음과"),
        ("자동화는 팀의 생상성을 높인다.", "생상성을", "생산성을"),
        ("데이터를 사용할 수 있씁니다.", "있씁니다", "있습니다"),
    ],
)
def test_a_slip_is_found_with_the_word_that_was_meant(sentence: str, word: str, right: str) -> None:
    found = judged(sentence, word)
    assert found is not None
    assert found.certain
    assert found.rights[0] == right


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("두 점을 잇는 선분을 그린다.", "잇는"),
        ("정사각형의 일부로 볼 수 있다.", "일부로"),
        ("돼지 그림을 분류하는 모델이다.", "돼지"),
        ("데이터가 많이 있을수록 성능이 좋다.", "있을수록"),
        ("파일의 경로를 인자로 넘긴다.", "경로를"),
        ("임의의 점을 하나 고른다.", "임의의"),
        ("쿠버네티스가 파드를 스케줄링한다.", "파드를"),
    ],
)
def test_a_right_word_is_left_alone(sentence: str, word: str) -> None:
    assert judged(sentence, word) is None


def test_a_word_that_the_notes_use_again_and_again_is_less_suspect() -> None:
    sentence = "세션마다 도커셔를 하나 만든다."
    alone = speller().evidence(sentence, 5, 9, NO_OWN_WORDS)
    often = speller().evidence(sentence, 5, 9, OwnWords([sentence] * 9))
    if alone and often:
        assert often.typed_own > alone.typed_own


def test_the_lexicon_opens_at_once() -> None:
    started = time.perf_counter()
    Lexicon(Tables(FOLDER / "lexicon.bin"))
    assert time.perf_counter() - started < 0.02


def test_the_data_is_as_small_as_promised() -> None:
    sizes = {path.name: path.stat().st_size for path in FOLDER.iterdir()}
    assert sizes["lexicon.bin"] < 8_000_000
    assert sum(sizes.values()) < 15_000_000


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux for the process's memory")
def test_judging_takes_little_memory() -> None:
    code = (
        "from notelint.korean.own_words import NO_OWN_WORDS\n"
        "from notelint.korean.speller import Speller\n"
        "from notelint.rulebook.book import rules_folder\n"
        "speller = Speller(rules_folder() / 'speller')\n"
        "assert speller.judge('모델이 학슴한 결과다.', 4, 7, NO_OWN_WORDS)\n"
        # What `ru_maxrss` tells of a child holds its parent's memory too.
        "status = open('/proc/self/status').read()\n"
        "print(status.split('VmHWM:')[1].split()[0])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 150_000  # kilobytes
