"""The engine `argos` on the small real model."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from notelint.translate.engines.registry import open_engine
from notelint.translate.models.error import ModelError
from notelint.translate.request import Engine, EngineError, Hypothesis, Request
from tests.translate.small_model import (
    PACKAGE,
    metadata,
    needs_translating,
    packed,
    parts,
    unpacked,
)

pytestmark = needs_translating

TOKEN = re.compile(r"⟦\d+⟧")
SENTENCES = [
    "병합 정렬은 ⟦1⟧보다 빠르다.",
    "스택과 큐의 차이",
    "⟦1⟧행렬⟦2⟧의 크기는 12이다.",
    "오늘은 경사 하강법을 배웠다.",
    "⟦1⟧은 ⟦2⟧와 ⟦3⟧로 이루어진다.",
]


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    engine = open_engine("argos", {"model": str(PACKAGE)})
    yield engine
    engine.close()


def best(engine: Engine, *texts: str) -> list[str]:
    return [found[0].text for found in engine.translate([Request(text) for text in texts])]


def looks_at(text: str, hypothesis: Hypothesis) -> dict[str, str]:
    """What each piece of the hypothesis looks at."""
    return {
        hypothesis.text[link.target.start : link.target.end]: text[
            link.source.start : link.source.end
        ]
        for link in hypothesis.attention
    }


def test_sentences_are_translated(engine: Engine) -> None:
    assert best(engine, *SENTENCES) == [
        "Merge sort is more fast than ⟦1⟧.",
        "The difference between the stack and the queue",
        "The size of ⟦1⟧the matrix⟦2⟧ is 12.",
        "Today I learned gradient descent.",
        "⟦1⟧ consists of ⟦2⟧ and ⟦3⟧.",
    ]


def test_its_features_are_those_of_the_model(engine: Engine) -> None:
    features = engine.features
    assert (features.placeholders, features.attention, features.offline) == (True, True, True)
    assert features.hypotheses >= 16


def test_together_and_alone_the_answers_are_the_same(engine: Engine) -> None:
    together = engine.translate([Request(text) for text in SENTENCES], 4)
    for text, found in zip(SENTENCES, together, strict=True):
        (alone,) = engine.translate([Request(text)], 4)
        assert [each.text for each in alone] == [each.text for each in found]
        assert alone[0].score == pytest.approx(found[0].score, abs=1e-4)


def test_more_hypotheses_come_best_first(engine: Engine) -> None:
    (found,) = engine.translate([Request("대충 ⟦1⟧은 스택보다 빠르다.")], 16)
    assert len(found) == 16
    assert len({each.text for each in found}) > 10
    scores = [each.score for each in found if each.score is not None]
    assert len(scores) == 16
    assert all(score < 0 for score in scores)
    kept = [TOKEN.findall(each.text) for each in found]
    assert kept[0] == []  # what makes the small model useful
    assert ["⟦1⟧"] in kept


def test_attention_tells_where_words_came_from(engine: Engine) -> None:
    text = "  ⟦1⟧행렬⟦2⟧은 스택보다 빠르다."
    ((hypothesis,),) = engine.translate([Request(text, 2)], attention=True)
    assert hypothesis.text == "  ⟦1⟧the matrix⟦2⟧ is more fast than the stack."
    found = looks_at(text, hypothesis)
    assert (found["⟦1⟧"], found["⟦2⟧"]) == ("⟦1⟧", "⟦2⟧")
    assert found["stack"] in "스택"
    assert found["matrix"] in "행렬"
    ends = [link.target.end for link in hypothesis.attention]
    assert ends == sorted(ends)
    assert all(0 < link.weight <= 1 for link in hypothesis.attention)


def test_without_being_asked_there_is_no_attention(engine: Engine) -> None:
    assert engine.translate([Request(SENTENCES[0])])[0][0].attention == ()


def test_what_was_just_answered_is_not_searched_for_again(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    requests = [Request("값을 ⟦1⟧에 넣는다.", 1), Request("배열을 정렬한다.")]
    before = engine.translate(requests, 4)
    monkeypatch.setattr(engine, "_start", lambda *_: pytest.fail("searched again"))
    after = engine.translate(requests, 4, attention=True)
    assert [[each.text for each in one] for one in after] == [
        [each.text for each in one] for one in before
    ]
    assert all(one[0].attention for one in after)


def test_placeholders_keep_the_numbers_of_the_request(engine: Engine) -> None:
    text = "⟦31⟧은 ⟦7⟧보다 빠르다."
    ((hypothesis,),) = engine.translate([Request(text)], attention=True)
    assert hypothesis.text == "⟦31⟧ is more fast than ⟦7⟧."
    assert looks_at(text, hypothesis)["⟦7⟧"] == "⟦7⟧"


def test_a_placeholder_that_the_request_does_not_hold_never_comes(engine: Engine) -> None:
    texts = [text for text in SENTENCES if "⟦" not in text]
    for found in engine.translate([Request(text) for text in texts], 16):
        assert not [each.text for each in found if "⟦" in each.text]


def test_more_placeholders_than_the_model_has_go_in_parts(engine: Engine) -> None:
    text = " ".join(f"⟦{number}⟧은 빠르다." for number in range(1, 41))
    (answer,) = best(engine, text)
    came = [int(token.strip("⟦⟧")) for token in TOKEN.findall(answer)]
    # The small model forgets most sentences of a part; what comes has the request's numbers.
    assert len(came) > 3
    assert set(came) <= set(range(1, 41))
    assert max(came) > 16


def test_a_request_longer_than_the_models_positions_goes_in_parts(engine: Engine) -> None:
    text = ", ".join(["병합 정렬은 스택보다 빠르다"] * 60)
    ((hypothesis,),) = engine.translate([Request(text)], attention=True)
    assert hypothesis.text.count("Merge sort") >= 4
    last = hypothesis.attention[-1]
    assert 0.75 * len(text) < last.source.start < last.source.end <= len(text)
    assert best(engine, "뷁" * 2000)[0]  # not a space to cut at


def test_spaces_at_the_ends_stay_and_nothing_gives_nothing(engine: Engine) -> None:
    assert best(engine, " 스택 정리\t", "", "  ") == [" Notes on the stack\t", "", "  "]
    assert engine.translate([]) == []


def test_a_folder_gives_the_same_as_its_package(tmp_path: Path, engine: Engine) -> None:
    folder = unpacked(tmp_path / "unpacked")
    other = open_engine("argos", {"model": str(folder)})
    assert other.fingerprint == engine.fingerprint
    assert best(other, *SENTENCES) == best(engine, *SENTENCES)
    other.close()


def test_what_changes_answers_changes_the_fingerprint(tmp_path: Path, engine: Engine) -> None:
    files = parts()
    files["model/shared_vocabulary.json"] += b" "
    changed = packed(tmp_path / "changed.argosmodel", files)
    prefix = {**parts(), "metadata.json": metadata(target_prefix="__en__")}
    prefixed = packed(tmp_path / "prefixed.argosmodel", prefix)
    fingerprints = {
        engine.fingerprint,
        open_engine("argos", {"model": str(changed)}).fingerprint,
        open_engine("argos", {"model": str(prefixed)}).fingerprint,
        open_engine("argos", {"model": str(PACKAGE), "beam-size": 2}).fingerprint,
        open_engine("argos", {"model": str(PACKAGE), "length-penalty": 1}).fingerprint,
        open_engine("argos", {"model": str(PACKAGE), "repetition-penalty": 1.2}).fingerprint,
    }
    assert len(fingerprints) == 6
    assert all(" " not in each and each.startswith("argos/1.0/") for each in fingerprints)
    same = open_engine("argos", {"model": str(PACKAGE), "workers": 1})
    assert same.fingerprint == engine.fingerprint


def test_a_package_may_say_how_its_answers_are_weighed(tmp_path: Path, engine: Engine) -> None:
    decoding = {"length_penalty": 1.6, "repetition_penalty": 1.05}
    tuned = packed(
        tmp_path / "t.argosmodel", {**parts(), "metadata.json": metadata(decoding=decoding)}
    )
    options = {"model": str(PACKAGE), "length-penalty": 1.6, "repetition-penalty": 1.05}
    opened = open_engine("argos", {"model": str(tuned)})
    assert opened.fingerprint == open_engine("argos", options).fingerprint != engine.fingerprint
    asked = open_engine(
        "argos", {"model": str(tuned), "length-penalty": 0.2, "repetition-penalty": 1}
    )
    assert asked.fingerprint == engine.fingerprint
    assert best(asked, *SENTENCES) == best(engine, *SENTENCES)


@pytest.mark.parametrize(
    "decoding",
    [7, {"length_penalty": "long"}, {"repetition_penalty": -1}, {"length_penalty": True}],
)
def test_a_package_that_asks_for_nonsense_is_refused(tmp_path: Path, decoding: object) -> None:
    package = packed(
        tmp_path / "t.argosmodel", {**parts(), "metadata.json": metadata(decoding=decoding)}
    )
    with pytest.raises(ModelError, match="no proper 'decoding'"):
        open_engine("argos", {"model": str(package)})


def test_a_target_prefix_is_no_part_of_the_answer(tmp_path: Path) -> None:
    files = {**parts(), "metadata.json": metadata(target_prefix="▁The")}
    package = packed(tmp_path / "prefixed.argosmodel", files)
    engine = open_engine("argos", {"model": str(package)})
    ((hypothesis,),) = engine.translate([Request("스택과 큐의 차이")], attention=True)
    assert hypothesis.text == "difference between the stack and the queue"
    assert looks_at("스택과 큐의 차이", hypothesis)["stack"] == "스택"


def test_a_model_that_cannot_be_loaded_is_told_at_its_first_sentence(tmp_path: Path) -> None:
    files = {**parts(), "model/model.bin": b"garbage " * 1000}
    package = packed(tmp_path / "garbage.argosmodel", files)
    engine = open_engine("argos", {"model": str(package)})
    with pytest.raises(EngineError, match=r"model\.bin is no CTranslate2 model"):
        engine.translate([Request("정렬")])


def test_a_model_that_goes_away_is_told(tmp_path: Path) -> None:
    package = tmp_path / "gone.argosmodel"
    shutil.copy(PACKAGE, package)
    engine = open_engine("argos", {"model": str(package)})
    package.unlink()
    with pytest.raises(EngineError, match=r"gone\.argosmodel: no such file"):
        engine.translate([Request("정렬")])


def test_a_package_with_other_subwords_is_told_which_engine_reads_it(tmp_path: Path) -> None:
    files = parts()
    files["bpe.model"] = files.pop("sentencepiece.model")
    package = packed(tmp_path / "bpe.argosmodel", files)
    with pytest.raises(EngineError, match="engine 'argostranslate'"):
        open_engine("argos", {"model": str(package)})


def test_a_setting_that_the_library_refuses_is_told() -> None:
    engine = open_engine("argos", {"model": str(PACKAGE), "compute-type": "int3"})
    with pytest.raises(EngineError, match=r"cannot be loaded: .*int3"):
        engine.translate([Request("정렬")])


@pytest.mark.parametrize("option", ["beam-size", "workers"])
def test_a_beam_or_a_crew_of_nobody_is_refused(option: str) -> None:
    with pytest.raises(EngineError, match="'beam-size' and 'workers' are 1 or more"):
        open_engine("argos", {"model": str(PACKAGE), option: 0})


def test_without_its_libraries_the_extra_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("notelint.translate.engines.libraries.find_spec", lambda _name: None)
    with pytest.raises(EngineError, match=r"pip install \"notelint\[translate\]\""):
        open_engine("argos", {"model": str(PACKAGE)})


def test_after_closing_it_can_be_asked_again() -> None:
    engine = open_engine("argos", {"model": str(PACKAGE)})
    first = best(engine, SENTENCES[0])
    engine.close()
    engine.close()
    assert best(engine, SENTENCES[0]) == first


def test_opening_loads_neither_torch_nor_the_reader_of_models() -> None:
    code = (
        "import sys\nfrom notelint.translate.engines.registry import open_engine\n"
        f"open_engine('argos', {{'model': {str(PACKAGE)!r}}})\nprint(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    modules = set(done.stdout.split())
    assert "sentencepiece" in modules
    assert not modules & {"torch", "stanza", "spacy", "ctranslate2", "argostranslate"}
