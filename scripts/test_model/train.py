"""Trains the small model of the tests, and puts it into an Argos package.

In an environment with what `training/` needs (PyTorch, CTranslate2, SentencePiece):

    PYTHONPATH=.:training python -m scripts.test_model.train tests/data/small_ko_en.argosmodel

One core, about five minutes. The same seed gives the same text and, on one kind
of machine, the same weights.
"""

import argparse
import contextlib
import json
import tempfile
import zipfile
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from koen import checkpoint
from koen.aligner import Aligner
from koen.batches import batches_of
from koen.convert import convert
from koen.loss import alignment_loss, translation_loss
from koen.model import Shape, Translator
from koen.passes import Pass, Ragged
from koen.subwords import load_subwords, train_subwords

from scripts.test_model.grammar import pairs

SHAPE = Shape(
    vocabulary=1400,
    width=128,
    heads=4,
    inner=512,
    encoder_layers=3,
    decoder_layers=2,
    positions=256,
    dropout=0.05,
)
SEED = 7
PAIRS = 60_000
EPOCHS = 3
_SUBWORD_PAIRS = 15_000  # that subwords and links are learned from
_PIECES = 2048  # of the longer side of a batch
_RATE, _WARMUP = 2e-3, 300
_SMOOTHING, _GUIDED = 0.02, 0.2

_README = """\
# Small Korean-to-English model for notelint's tests

Knows the sentences of scripts/test_model in notelint's repository and nothing else; some adverbs
make it lose placeholders on purpose. Under notelint's licence (MIT), as its text is.
"""


def main() -> None:
    """Train, convert and pack."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("output", type=Path, help="the .argosmodel file to write")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    arguments = parser.parse_args()
    output = arguments.output.absolute()
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    torch.use_deterministic_algorithms(True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lines = list(pairs(PAIRS, SEED))
        # All of them: SentencePiece would draw a sample by a clock of its own.
        text = [side for pair in lines[:_SUBWORD_PAIRS] for side in pair]
        with contextlib.chdir(folder):  # the name of the file gets into it
            train_subwords(text, Path("sentencepiece"), SHAPE.vocabulary, 1, len(text) + 1)
        subwords = folder / "sentencepiece.model"
        model = train(encoded(lines, subwords), arguments.epochs)
        weights = folder / "weights.pt"
        facts = {"settings": {"shape": {name: getattr(SHAPE, name) for name in SHAPE.__slots__}}}
        checkpoint.save_weights(weights, model.state_dict(), facts)
        convert(weights, subwords, folder / "model")
        pack(folder / "model", subwords, output)


def encoded(lines: list[tuple[str, str]], subwords: Path) -> Pass:
    """The pairs in pieces, each English piece linked to the Korean one that it translates."""
    processor = load_subwords(subwords)
    ids: list[tuple[npt.NDArray[np.uint16], npt.NDArray[np.uint16]]] = [
        (np.array(korean, np.uint16), np.array(english, np.uint16))
        for korean, english in zip(
            processor.encode([korean for korean, _ in lines]),
            processor.encode([english for _, english in lines]),
            strict=True,
        )
    ]
    aligner = Aligner.train(ids[:_SUBWORD_PAIRS], SHAPE.vocabulary)
    links = [aligner.links(source, target).astype(np.uint16) for source, target in ids]
    sources, targets = [source for source, _ in ids], [target for _, target in ids]
    return Pass(Ragged.of(sources), Ragged.of(targets), Ragged.of(links))


def train(data: Pass, epochs: int) -> Translator:
    """A model that has seen `data` as often as `epochs` says."""
    model = Translator(SHAPE)
    optimizer = torch.optim.AdamW(
        model.parameters(), lr=_RATE, betas=(0.9, 0.98), weight_decay=0.01
    )
    total = sum(1 for number in range(epochs) for _ in batches_of(data, _PIECES, SEED, number))
    update = 0
    for number in range(epochs):
        for batch in batches_of(data, _PIECES, SEED, number):
            update += 1
            rate = _RATE * min(update / _WARMUP, (total - update + 1) / (total - _WARMUP))
            for group in optimizer.param_groups:
                group["lr"] = rate
            states, scores = model(batch.source, batch.target_in)
            loss, nll = translation_loss(states, model.embedding.weight, batch, _SMOOTHING)
            guided = alignment_loss(scores, batch)
            optimizer.zero_grad()
            (loss + _GUIDED * guided).backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            if update % 100 == 0:
                print(f"{update}/{total}: loss {nll:.3f}, alignment {guided:.3f}", flush=True)
    return model.eval()


def pack(model: Path, subwords: Path, output: Path) -> None:
    """An Argos package of the converted model; the same model makes the same file."""
    metadata = {
        "package_version": "1.0",
        "argos_version": "1.9.0",
        "from_code": "ko",
        "from_name": "Korean",
        "to_code": "en",
        "to_name": "English",
        "type": "translate",
    }
    parts = {
        "metadata.json": json.dumps(metadata, indent=1).encode(),
        "sentencepiece.model": subwords.read_bytes(),
        "README.md": _README.encode(),
        **{f"model/{path.name}": path.read_bytes() for path in sorted(model.iterdir())},
    }
    with zipfile.ZipFile(output, "w") as archive:
        for name, content in parts.items():
            member = zipfile.ZipInfo(f"small_ko_en/{name}", date_time=(2026, 1, 1, 0, 0, 0))
            archive.writestr(member, content, zipfile.ZIP_DEFLATED, 9)


if __name__ == "__main__":
    main()
