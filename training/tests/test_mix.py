"""What a data folder's mix says is what its passes are made of."""

from pathlib import Path

import pytest

from koen.augment import Rates
from koen.corpus import Pair
from koen.mix import MIX_FILE, Mix
from koen.passes import read_nouns, sampled_lines
from koen.placeholders import TOKEN
from koen.prepare import prepare

NOTES = Path(__file__).parent.parent / "settings" / "mix-notes.toml"
PAIRS = [Pair("vue", "human", f"모델 run_{n} 는 서버를 읽습니다.", f"The model run_{n} reads it.") for n in range(400)]
PAIRS += [Pair("vue", "mt", f"함수 mt_{n} 는 서버를 읽습니다.", f"The function mt_{n} reads it.") for n in range(400)]


def test_the_usual_mix_is_the_one_of_a_folder_without_any(tmp_path: Path) -> None:
    assert Mix.of(tmp_path) == Mix() == Mix(Rates())
    assert read_nouns(tmp_path) == {}


def test_the_mix_for_notes_has_more_placeholders_and_composed_lines() -> None:
    def share(mix: Mix) -> float:
        lines = sampled_lines(PAIRS, 0, 1, mix)
        return sum(bool(TOKEN.search(korean)) for korean, _ in lines) / len(lines)

    assert share(Mix()) < 0.45 < 0.5 < share(Mix.read(NOTES)) < 0.75


def test_tiers_count_as_the_mix_says() -> None:
    lines = sampled_lines(PAIRS, 0, 1, Mix(tiers={"human": 1.0, "mt": 0.0}, patterns=0.0))
    assert not [korean for korean, _ in lines if "mt_" in korean]


def test_composed_lines_are_as_many_as_the_mix_says() -> None:
    plain = Mix(Rates(join=0.0), patterns=0.0)
    more = Mix(Rates(join=0.0), patterns=0.0, composed=0.25)
    corpus = len(sampled_lines(PAIRS, 0, 1, plain))
    assert len(sampled_lines(PAIRS, 0, 1, more)) == corpus + corpus // 4


def test_the_same_seed_mixes_the_same_lines() -> None:
    mix = Mix.read(NOTES)
    assert sampled_lines(PAIRS, 3, 1, mix) == sampled_lines(PAIRS, 3, 1, mix) != sampled_lines(PAIRS, 4, 1, mix)


def test_a_folder_like_another_shares_its_corpus_but_not_its_passes(data: Path, corpus: Path, tmp_path: Path) -> None:
    glossary = tmp_path / "glossary"
    glossary.mkdir()
    (glossary / "a.tsv").write_text(
        "korean\tenglish\tpart\tmark\tnote\tsource\n"
        "해시값|해시 값\thash value|hash\tnoun\t\t\tusage\n층\tlayer\tnoun\tambiguous\t\tusage\n",
        encoding="utf-8",
    )
    folder = tmp_path / "notes"
    prepare(corpus, [], folder, 360, 1, 1, 1, mix=NOTES, glossary=glossary, like=data)
    assert (folder / "sentencepiece.model").read_bytes() == (data / "sentencepiece.model").read_bytes()
    assert (folder / MIX_FILE).read_bytes() == NOTES.read_bytes()
    assert read_nouns(folder) == {"해시값": "hash value"}
    assert (folder / "pass-000.npz").read_bytes() != (data / "pass-000.npz").read_bytes()


def test_a_mix_with_an_unknown_field_is_refused(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.toml"
    wrong.write_text("composd = 0.1\n")
    with pytest.raises(TypeError, match="composd"):
        Mix.read(wrong)
