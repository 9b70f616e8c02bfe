"""How close notelint's engine comes to one bare `translate_batch` over the same sentences.

    python -m benchmarks.translation.throughput [--model PATH] [--segments 600] [--rounds 5]

The sentences are those that the notes of `../shared/notes` give (without them,
the students' lines of `training/data`). The bare call gets the same pieces, beam,
batches and threads, but no placeholders to forbid, no texts to cut or to put
together. Both take turns in one run, so that what else the machine does falls on
both; ratios are of the same turn, of wall and of processor time, and medians are
given. The engine remembers its last answers while it is asked for as many; as the
turns ask for one and for four, each begins anew. `ladder` is all that happens to a
segment between its protection and its doubts.
"""

import argparse
import csv
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from benchmarks.notes import FOLDER, all_notes
from notelint.translate.engines.registry import open_engine
from notelint.translate.engines.transformer import BATCH, LONGEST_TARGET, usable_cores
from notelint.translate.extract.read import segments_of
from notelint.translate.ladder.batch import translate_batch
from notelint.translate.models.archive import open_archive
from notelint.translate.protected_source import ProtectedSource, protect
from notelint.translate.request import Engine, Hypothesis, Request

_ROOT = Path(__file__).parents[2]
MODEL = _ROOT / "models" / "ko-en" / "notelint_ko_en" / "ko_en.argosmodel"
_LINES = _ROOT / "training" / "data" / "student_lines.tsv"
_BEAM, _PENALTY = 4, 0.2


class Turn(NamedTuple):
    """The seconds that all sentences took, by the clock and of the processors."""

    wall: float
    cpu: float


class _Listener:
    """An engine that answers its question, and remembers the first ones."""

    name = fingerprint = "listener"

    def __init__(self, model: Engine) -> None:
        self.features = model.features
        self.asked: list[str] = []

    def translate(
        self,
        requests: Sequence[Request],
        hypotheses: int = 1,  # noqa: ARG002 - one will do
        *,
        attention: bool = False,  # noqa: ARG002 - it reads nothing
    ) -> list[list[Hypothesis]]:
        self.asked = self.asked or [request.text for request in requests]
        return [[Hypothesis("the same")] for _ in requests]

    def close(self) -> None:
        """Nothing is held."""


def sources() -> Iterator[ProtectedSource]:
    """What is to be translated, author by author."""
    if FOLDER.is_dir():
        for _, note in all_notes(cap=4):
            for segment in segments_of(note):
                yield protect(note.text, segment)
        return
    with _LINES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            yield ProtectedSource(row["korean"], ())


def sentences(work: Sequence[ProtectedSource], model: Engine) -> list[str]:
    """What an engine like `model` is asked first for `work`."""
    listener = _Listener(model)
    translate_batch(work, listener)
    return listener.asked


def bare_call(path: Path, texts: Sequence[str]) -> tuple[Callable[[], object], int]:
    """One `translate_batch` over the pieces of `texts`, and how many pieces they are."""
    from ctranslate2 import Translator
    from sentencepiece import SentencePieceProcessor

    with open_archive(path) as archive:
        files = {
            name.removeprefix("model/"): archive.read(name)
            for name in archive.names()
            if name.startswith("model/")
        }
        subwords = SentencePieceProcessor(model_proto=archive.read("sentencepiece.model"))
    translator = Translator(
        "bare", files=files, compute_type="int8", inter_threads=usable_cores(), intra_threads=1
    )
    pieces = subwords.encode(list(texts), out_type=str)

    def call() -> object:
        return translator.translate_batch(
            pieces,
            beam_size=_BEAM,
            length_penalty=_PENALTY,
            max_batch_size=BATCH,
            batch_type="tokens",
            max_decoding_length=LONGEST_TARGET - 1,
        )

    return call, sum(map(len, pieces))


def timed(call: Callable[[], object]) -> Turn:
    """The time that `call` takes."""
    wall, cpu = time.perf_counter(), time.process_time()
    call()
    return Turn(time.perf_counter() - wall, time.process_time() - cpu)


def main() -> None:
    """Measure, and print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=MODEL)
    parser.add_argument("--segments", type=int, default=600)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    options = {"beam-size": _BEAM, "length-penalty": _PENALTY, "repetition-penalty": 1}
    engine = open_engine("argos", {"model": str(arguments.model), **options})
    work = list(islice(sources(), arguments.segments))
    texts = sentences(work, engine)
    bare, pieces = bare_call(arguments.model, texts)
    requests = [Request(text) for text in texts]
    calls: dict[str, Callable[[], object]] = {
        "bare": bare,
        "engine": lambda: engine.translate(requests),
        "ladder": lambda: translate_batch(work, engine),
    }
    print(f"{len(work)} segments, {len(texts)} sentences, {pieces} pieces; {usable_cores()} cores")
    for call in calls.values():
        call()
    turns = [{name: timed(call) for name, call in calls.items()} for _ in range(arguments.rounds)]
    for name in calls:
        wall = statistics.median(turn[name].wall for turn in turns)
        shares = [
            statistics.median(
                getattr(turn["bare"], kind) / getattr(turn[name], kind) for turn in turns
            )
            for kind in ("wall", "cpu")
        ]
        print(
            f"{name:<8} {len(texts) / wall:6.0f} sentences/s"
            f"   {shares[0]:4.0%} of bare by the clock, {shares[1]:4.0%} by the processors"
        )


if __name__ == "__main__":
    main()
