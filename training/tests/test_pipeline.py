"""From a corpus to a package, with a model of a few thousand weights."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="torch is not installed: training is not tested")
np = pytest.importorskip("numpy", reason="numpy is not installed")

from koen import checkpoint  # noqa: E402
from koen.aligner import NO_LINK, Aligner  # noqa: E402
from koen.average import average  # noqa: E402
from koen.batches import Batch, batches_of, collate, plan  # noqa: E402
from koen.loss import Teaching, alignment_loss, translation_loss  # noqa: E402
from koen.model import Shape, Translator, attend  # noqa: E402
from koen.passes import Pass, Ragged, build_pass, build_passes, pass_path  # noqa: E402
from koen.record import sha256, write_record  # noqa: E402
from koen.settings import Settings  # noqa: E402
from koen.subwords import BEGIN, END, PAD  # noqa: E402
from koen.train import Progress, Run, rate_factor, train  # noqa: E402


def test_words_that_come_together_are_linked() -> None:
    rng = np.random.default_rng(1)
    pairs = []
    for _ in range(200):
        source = rng.permutation(np.arange(30, 60))[:5].astype(np.uint16)
        pairs.append((source, source[::-1] + np.uint16(40)))
    aligner = Aligner.train(pairs, 120)
    assert aligner.links(*pairs[0]).tolist() == [4, 3, 2, 1, 0]


def test_a_placeholder_is_linked_to_itself_though_the_table_does_not_know_it() -> None:
    nothing = np.zeros((30, 30), dtype=np.float16)
    links = Aligner(nothing, nothing).links(np.array([25, 4, 5], np.uint16), np.array([5, 26, 4], np.uint16))
    assert links.tolist() == [2, NO_LINK, 1]


def test_a_pass_is_the_same_when_built_again(data: Path) -> None:
    before = pass_path(data, 0).read_bytes()
    pass_path(data, 0).unlink()
    assert build_pass(data, 0, seed=1).read_bytes() == before


def test_passes_built_side_by_side_are_those_built_one_by_one(data: Path, tmp_path: Path) -> None:
    for name in ("clean.tsv.xz", "sentencepiece.model", "aligner.npz"):
        (tmp_path / name).write_bytes((data / name).read_bytes())
    paths = list(build_passes(tmp_path, 2, seed=1, workers=2))
    assert [path.name for path in paths] == ["pass-000.npz", "pass-001.npz"]
    assert paths[0].read_bytes() == pass_path(data, 0).read_bytes() != paths[1].read_bytes()


def test_every_row_is_in_one_batch_and_no_batch_is_too_large(data: Path) -> None:
    whole = Pass.load(pass_path(data, 0))
    batches = plan(whole, 512, 1, 0)
    assert sorted(row for rows in batches for row in rows) == list(range(len(whole.source)))
    for batch in batches_of(whole, 512, 1, 0):
        assert max(batch.source.numel(), batch.target_in.numel()) <= 512


def batch_of(target: torch.Tensor, weights: torch.Tensor | None = None) -> Batch:
    """A batch of which only the wanted pieces matter; none of them is padding or linked."""
    places = torch.arange(target.numel())
    weights = torch.ones(target.numel()) if weights is None else weights
    return Batch(target, target, target, torch.full_like(target, NO_LINK), places, places[:0], weights)


def test_a_batch_begins_ends_and_links_each_sentence() -> None:
    rows = [np.array([30, 31], np.uint16)], [np.array([40], np.uint16)], [np.array([1], np.uint16)]
    batch = collate(Pass(*(Ragged.of(row) for row in rows)), np.array([0]))
    assert batch.source.tolist() == [[30, 31, END, PAD]]
    assert batch.target_in.tolist() == [[BEGIN, 40, PAD, PAD]]
    assert batch.target_out.tolist() == [[40, END, PAD, PAD]]
    assert batch.links.tolist() == [[1, 2, NO_LINK, NO_LINK]]
    assert batch.real.tolist() == batch.linked.tolist() == [0, 1]


@pytest.mark.parametrize("share", [0.0, 0.7])
def test_the_sliced_loss_is_the_ordinary_loss_with_its_gradient(share: float) -> None:
    torch.manual_seed(1)
    states, weight = torch.randn(3, 4, 8, requires_grad=True), torch.randn(11, 8, requires_grad=True)
    teacher_states, teacher_weight = torch.randn(3, 4, 6), torch.randn(11, 6)
    target, counts = torch.randint(1, 11, (3, 4)), torch.rand(12) + 0.5
    teaching = Teaching(teacher_states, teacher_weight, share) if share else None
    loss, nll = translation_loss(states, weight, batch_of(target, counts), 0.1, teaching)
    found = torch.autograd.grad(loss, (states, weight))
    logits, taught = (states @ weight.T).flatten(0, 1), (teacher_states @ teacher_weight.T).flatten(0, 1).softmax(1)
    entropy = torch.nn.functional.cross_entropy
    hard = entropy(logits, target.flatten(), label_smoothing=0.1, reduction="none")
    rows = (1 - share) * hard + share * entropy(logits, taught, reduction="none")
    expected = (counts * rows).sum() / counts.sum()
    assert torch.allclose(loss, expected, atol=1e-5)
    assert torch.allclose(nll, entropy(logits, target.flatten()), atol=1e-5)
    for ours, theirs in zip(found, torch.autograd.grad(expected, (states, weight)), strict=True):
        assert torch.allclose(ours, theirs, atol=1e-5)


def test_the_fused_attention_of_a_gpu_and_the_plain_formula_agree() -> None:
    query, key, value = (torch.randn(2, 3, 5, 8) for _ in range(3))
    mask = torch.zeros(2, 1, 1, 5).masked_fill(torch.arange(5) > 3, -1e4)
    fused = torch.nn.functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
    assert torch.allclose(attend(query, key, value, mask), fused, atol=1e-5)


def test_no_links_cost_nothing() -> None:
    assert float(alignment_loss(torch.randn(1, 2, 3), batch_of(torch.ones(1, 2, dtype=torch.int64)))) == 0.0


def test_padding_changes_no_state() -> None:
    model = Translator(Shape(50, 16, 2, 32, 2, 1)).eval()
    short = model(torch.tensor([[5, 6, 3]]), torch.tensor([[2, 7]]))[0]
    padded = model(torch.tensor([[5, 6, 3, 0, 0]]), torch.tensor([[2, 7, 0]]))[0]
    assert torch.allclose(short, padded[:, :2], atol=1e-5)


def test_the_rate_rises_stays_and_falls_to_nothing() -> None:
    assert rate_factor(Progress(update=0), 10) == pytest.approx(0.1)
    assert rate_factor(Progress(update=50), 10) == 1.0
    assert rate_factor(Progress(update=75, cooldown_from=50, cooldown_updates=50), 10) == pytest.approx(0.5)
    assert rate_factor(Progress(update=100, cooldown_from=50, cooldown_updates=50), 10) == 0.0


def test_a_cooldown_can_be_made_longer_or_shorter_while_the_rates_fall() -> None:
    for updates in (10, 300):
        progress = Progress(update=75)
        progress.cool_down(50)
        progress.update = 100
        progress.cool_down(updates)
        assert rate_factor(progress, 10) == pytest.approx(0.5, abs=0.01)
        assert not progress.done
        progress.update = 100 + updates
        assert progress.done
        assert rate_factor(progress, 10) == 0.0


def _updates(run: Run, count: int) -> None:
    for _, batch in zip(range(count), run.batches(), strict=False):
        run.update(batch)


def test_a_resumed_run_ends_where_an_unbroken_one_does(data: Path, settings: Path, tmp_path: Path) -> None:
    read = Settings.read(settings)
    unbroken, broken = Run(data, tmp_path / "a", read, "cpu"), Run(data, tmp_path / "b", read, "cpu")
    _updates(unbroken, 6)
    _updates(broken, 3)
    broken.save()
    resumed = Run(data, tmp_path / "b", read, "cpu")
    assert resumed.progress.update == 3
    _updates(resumed, 3)
    for name, master in unbroken.updater.masters.items():
        assert torch.equal(master, resumed.updater.masters[name]), name


def test_a_student_follows_its_teacher(data: Path, settings: Path, tmp_path: Path) -> None:
    read = Settings.read(settings)
    teacher, student = Run(data, tmp_path / "t", read, "cpu"), Run(data, tmp_path / "s", read, "cpu")
    teacher.save()
    student.learn_from(tmp_path / "t" / "weights-0000000.pt")
    batch = next(student.batches())
    alone, (followed, _, _) = teacher.losses(batch, 0.1)[0], student.losses(batch, 0.1)
    assert float(followed.detach()) != pytest.approx(float(alone.detach()))
    student.update(batch)


@pytest.fixture(scope="module")
def trained(data: Path, settings: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run that a file `cooldown` ends after forty updates."""
    run = tmp_path_factory.mktemp("run")
    (run / "cooldown").write_text("40")
    train(data, run, settings, "cpu", 0, 0)
    return run


def test_a_cooldown_ends_the_run_and_keeps_what_it_began_from(trained: Path) -> None:
    assert checkpoint.load(trained / "latest.pt")["progress"]["update"] == 40
    assert checkpoint.load(trained / "before-cooldown.pt")["progress"]["update"] == 0
    assert "valid_nll" in (trained / "curves.jsonl").read_text().splitlines()[-1]


def test_a_run_with_a_time_limit_ends_by_a_cooldown(data: Path, settings: Path, tmp_path: Path) -> None:
    train(data, tmp_path, settings, "cpu", minutes=0.03, cooldown_minutes=0.015)
    progress = checkpoint.load(tmp_path / "latest.pt")["progress"]
    assert 0 < progress["cooldown_from"] < progress["update"]
    assert progress["update"] == progress["cooldown_from"] + progress["cooldown_updates"]


def test_a_run_killed_between_two_files_continues_from_the_older_one(
    data: Path, settings: Path, tmp_path: Path
) -> None:
    run = Run(data, tmp_path, Settings.read(settings), "cpu")
    _updates(run, 1)
    run.save()
    (tmp_path / "latest.pt").rename(tmp_path / "previous.pt")
    assert Run(data, tmp_path, Settings.read(settings), "cpu").progress.update == 1


def test_a_checkpoint_survives_being_cut_into_pieces(trained: Path, tmp_path: Path) -> None:
    pieces = checkpoint.split(trained / "latest.pt", tmp_path, size=10_000)
    assert len(pieces) > 1
    checkpoint.join(tmp_path, tmp_path / "latest.pt")
    assert (tmp_path / "latest.pt").read_bytes() == (trained / "latest.pt").read_bytes()


def test_the_converted_model_says_what_pytorch_says_and_packs(trained: Path, data: Path, tmp_path: Path) -> None:
    pytest.importorskip("ctranslate2", reason="ctranslate2 is not installed: conversion is not tested")
    from koen.convert import convert, parity
    from koen.package import package
    from koen.translate import Engine

    subwords = data / "sentencepiece.model"
    average(trained, 2, tmp_path / "mean.pt")
    convert(tmp_path / "mean.pt", subwords, tmp_path / "model", "float32")
    lines = [("모델 run_1 는 서버 3개를 읽습니다.", "The model run_1 reads the server."), ("⟦1⟧ 함수", "⟦1⟧ function")]
    assert parity(tmp_path / "mean.pt", subwords, tmp_path / "model", lines) < 1e-3
    assert "⟦2⟧" not in Engine(tmp_path / "model", subwords).translate(["⟦1⟧ 함수"])[0]
    card = tmp_path / "card.md"
    card.write_text("# card")
    package(tmp_path / "model", subwords, tmp_path / "out.argosmodel", "0.1", card, length_penalty=1.6)
    with zipfile.ZipFile(tmp_path / "out.argosmodel") as archive:
        metadata = json.loads(archive.read("notelint_ko_en/metadata.json"))
        assert (metadata["from_code"], metadata["to_code"]) == ("ko", "en")
        assert metadata["decoding"] == {"length_penalty": 1.6, "repetition_penalty": 1.0}
        assert "notelint_ko_en/model/model.bin" in archive.namelist()


def test_a_converted_model_writes_no_korean(trained: Path, data: Path, tmp_path: Path) -> None:
    ctranslate2 = pytest.importorskip("ctranslate2", reason="ctranslate2 is not installed: conversion is not tested")
    from koen.convert import convert

    subwords = data / "sentencepiece.model"
    convert(sorted(trained.glob("weights-*.pt"))[-1], subwords, tmp_path / "model")
    pieces = [["모", "델", "</s>"], ["함", "수", "⟦1⟧", "</s>"]]
    model = ctranslate2.Translator(str(tmp_path / "model"))
    for result in model.translate_batch(pieces, beam_size=8, num_hypotheses=8, max_decoding_length=20):
        assert not re.search("[가-힣]", "".join(piece for found in result.hypotheses for piece in found))


def test_an_earlier_model_counts_as_much_as_it_is_given(trained: Path, tmp_path: Path) -> None:
    average(trained, 1, tmp_path / "alone.pt")
    other = checkpoint.load(tmp_path / "alone.pt")
    other["weights"] = {name: weight + 1 for name, weight in other["weights"].items()}
    checkpoint.save(tmp_path / "other.pt", other)
    average(trained, 1, tmp_path / "blend.pt", tmp_path / "other.pt", 0.25)
    blended = checkpoint.load(tmp_path / "blend.pt")
    for name, weight in checkpoint.load(tmp_path / "alone.pt")["weights"].items():
        assert torch.allclose(blended["weights"][name].float(), weight.float() + 0.25, atol=2e-3), name


def test_the_record_of_a_run_names_its_data_settings_and_curves(trained: Path, data: Path, tmp_path: Path) -> None:
    write_record(data, trained, [], tmp_path / "record")
    record = json.loads((tmp_path / "record" / "record.json").read_text())
    assert record["settings"]["shape"]["width"] == 32
    assert record["mix"]["tiers"]["human"] == 1.0
    assert record["files_sha256"]["sentencepiece.model"] == sha256(data / "sentencepiece.model")
    assert (tmp_path / "record" / "curves.jsonl").exists()


def test_evaluation_writes_figures_and_lines(trained: Path, data: Path, tmp_path: Path) -> None:
    pytest.importorskip("ctranslate2", reason="ctranslate2 is not installed: nothing is translated")
    pytest.importorskip("sacrebleu", reason="sacrebleu is not installed: nothing is measured")
    from koen.convert import convert
    from koen.evaluate import evaluate

    subwords, test = data / "sentencepiece.model", tmp_path / "own.tsv"
    test.write_text("domain\tkorean\tenglish\n" + "cs\t⟦1⟧ 함수\t⟦1⟧ function\ncs\tvoid 함수\tvoid function\n" * 6)
    convert(sorted(trained.glob("weights-*.pt"))[-1], subwords, tmp_path / "model")
    evaluate(tmp_path / "model", subwords, [test], tmp_path / "figures.json", beam=1, glossary=None, choices=2)
    assert json.loads((tmp_path / "figures.json").read_text())["length_penalty"] == 1.0
    figures = json.loads((tmp_path / "figures.json").read_text())["own"]
    assert figures["lines"] == 12
    assert figures["own_tokens_kept"].endswith("/6")
    assert figures["english_words_kept"].endswith("/6")
    assert len((tmp_path / "figures-own.tsv").read_text().splitlines()) == 12
    marked = (tmp_path / "figures-own-placeholders.tsv").read_text().splitlines()
    assert len(marked) == 6
    assert all("⟦1⟧" in line.split("\t")[1] for line in marked)
