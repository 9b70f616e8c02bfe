"""The training loop: can be killed at any time and continues where the last checkpoint stands.

A polite kill (SIGTERM) saves first.

Files that steer a run, in its folder: `pause` makes it wait as long as it exists;
`cooldown` holds a number of updates over which the rates fall to nothing, and ends it. Written
again while they fall, it says how many updates the rest of the fall shall take.
"""

from __future__ import annotations

import shutil
import signal
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from torch import Tensor

from koen import checkpoint
from koen.batches import Batch, batches_of
from koen.loss import Teaching, alignment_loss, translation_loss
from koen.model import Shape, Translator
from koen.optimizer import Updater
from koen.passes import Pass, build_pass
from koen.record import append_json, versions
from koen.settings import Settings
from koen.subwords import load_subwords
from koen.weighing import Weighing

_LOG_EVERY = 50


@dataclass(slots=True)
class Progress:
    """How far a run is: updates made, the pass and batch to read next, target pieces seen."""

    update: int = 0
    number: int = 0
    batch: int = 0
    pieces: int = 0
    cooldown_from: int = -1
    cooldown_updates: int = 0  # 0: the rates do not fall yet

    @property
    def done(self) -> bool:
        return self.cooldown_updates > 0 and self.update >= self.cooldown_from + self.cooldown_updates

    def cool_down(self, updates: int) -> None:
        """From here, or from where they have fallen to, the rates take so many updates to fall to nothing."""
        left = 1.0
        if self.cooldown_updates:
            left -= (self.update - self.cooldown_from) / self.cooldown_updates
        self.cooldown_updates = max(updates, round(updates / max(left, 1e-3)))
        self.cooldown_from = self.update + updates - self.cooldown_updates


def rate_factor(progress: Progress, warmup: int) -> float:
    """Rises linearly, stays at 1, and falls linearly to 0 once a cooldown has begun."""
    factor = min(1.0, (progress.update + 1) / warmup)
    if progress.cooldown_updates:
        factor *= max(0.0, 1 - (progress.update - progress.cooldown_from) / progress.cooldown_updates)
    return factor


class Run:
    """A run in a folder: model, updater, progress, and where they are kept."""

    def __init__(self, data: Path, folder: Path, settings: Settings, device: str) -> None:
        self.data, self.folder, self.settings = data, folder, settings
        self.device = torch.device(device)
        folder.mkdir(parents=True, exist_ok=True)
        torch.manual_seed(settings.seed)
        self.model = Translator(settings.shape).to(self.device, torch.bfloat16)
        self.updater = Updater(self.model, settings.matrix_rate, settings.other_rate, settings.decay)
        subwords = load_subwords(data / "sentencepiece.model")
        self.weighing = Weighing.of(subwords, settings.placeholder_weight, settings.copied_weight)
        self.teacher: Translator | None = None
        self.progress = Progress()
        for name in ("latest.pt", "previous.pt"):
            if (folder / name).exists():
                self._resume(folder / name)
                break

    def _resume(self, path: Path) -> None:
        state = checkpoint.load(path)
        self.updater.load(state["updater"])
        self.progress = Progress(**state["progress"])
        torch.set_rng_state(state["random"])
        if self.device.type == "cuda" and state.get("random_cuda") is not None:
            torch.cuda.set_rng_state(state["random_cuda"], self.device)
        say(f"continues at update {self.progress.update}")

    def start_from(self, weights: Path) -> None:
        """Takes weights that another run has saved; the schedule and momenta begin anew."""
        self.updater.load_weights(checkpoint.load(weights)["weights"])

    def learn_from(self, weights: Path) -> None:
        """Follows a larger model with the same subwords: its probabilities say more than one right piece."""
        state = checkpoint.load(weights)
        teacher = Translator(Shape(**state["settings"]["shape"])).to(self.device, torch.bfloat16).eval()
        teacher.load_state_dict({name: weight.float() for name, weight in state["weights"].items()})
        self.teacher = teacher.requires_grad_(False)

    def save(self) -> None:
        """A full checkpoint to resume from, and weights alone to average."""
        state = {
            "updater": self.updater.state(),
            "progress": asdict(self.progress),
            "settings": self.settings.as_dict(),
            "random": torch.get_rng_state(),
            "random_cuda": torch.cuda.get_rng_state(self.device) if self.device.type == "cuda" else None,
        }
        latest = self.folder / "latest.pt"
        if latest.exists():
            latest.replace(self.folder / "previous.pt")
        checkpoint.save(latest, state)
        facts = {"settings": self.settings.as_dict(), "progress": asdict(self.progress)}
        name = f"weights-{self.progress.update:07d}.pt"
        checkpoint.save_weights(self.folder / name, self.updater.masters, facts)
        checkpoint.keep_latest(self.folder, "weights-*.pt", self.settings.keep_weights)

    def losses(self, batch: Batch, smoothing: float) -> tuple[Tensor, Tensor, Tensor]:
        """Loss to minimise, negative log-likelihood a piece, alignment loss."""
        states, scores = self.model(batch.source, batch.target_in)
        teaching = self._teaching(batch) if self.model.training else None
        loss, nll = translation_loss(states, self.model.embedding.weight, batch, smoothing, teaching)
        guided = alignment_loss(scores, batch)
        return loss + self.settings.guided * guided, nll, guided

    @torch.no_grad()
    def _teaching(self, batch: Batch) -> Teaching | None:
        if self.teacher is None:
            return None
        states, _ = self.teacher(batch.source, batch.target_in)
        return Teaching(states, self.teacher.embedding.weight, self.settings.taught)

    def update(self, batch: Batch) -> tuple[Tensor, Tensor, Tensor]:
        """One update; gives likelihood loss, alignment loss and the norm of the gradient."""
        batch = batch.to(self.device)
        loss, nll, guided = self.losses(batch, self.settings.smoothing)
        loss.backward()  # type: ignore[no-untyped-call]
        norm = self.updater.step(rate_factor(self.progress, self.settings.warmup))
        self.progress.update += 1
        self.progress.batch += 1
        self.progress.pieces += len(batch.real)
        return nll.detach(), guided.detach(), norm

    @torch.no_grad()
    def validate(self) -> dict[str, float]:
        """Losses on the held-out pairs."""
        path = self.data / "validation.npz"
        self.model.eval()
        total, guided_total, count = 0.0, 0.0, 0
        for batch in batches_of(Pass.load(path), self.settings.pieces, 0, 0):
            _, nll, guided = self.losses(batch.to(self.device), 0.0)
            real = len(batch.real)
            total, guided_total, count = total + float(nll) * real, guided_total + float(guided) * real, count + real
        self.model.train()
        return {"valid_nll": round(total / count, 4), "valid_align": round(guided_total / count, 4)}

    def batches(self) -> Iterator[Batch]:
        """Batches from where the run stands, pass after pass, without end."""
        while True:
            path = build_pass(self.data, self.progress.number, self.settings.seed)
            seed, number, skip = self.settings.seed, self.progress.number, self.progress.batch
            yield from batches_of(Pass.load(path), self.settings.pieces, seed, number, skip, self.weighing)
            self.progress.number += 1
            self.progress.batch = 0


def train(
    data: Path, run: Path, settings: Path, device: str, minutes: float, cooldown_minutes: float,
    start_from: Path | None = None, teacher: Path | None = None,
) -> None:  # fmt: skip
    """Trains until a cooldown ends; `minutes` > 0 begins the cooldown so that it ends in time."""
    state = Run(data, run, Settings.read(settings), device)
    if start_from is not None and state.progress.update == 0:
        state.start_from(start_from)
    if teacher is not None:
        state.learn_from(teacher)
    append_json(run / "runs.jsonl", {"begun": round(time.time()), "device": device, "threads": torch.get_num_threads(),
                                     "settings": state.settings.as_dict(), "versions": versions()})  # fmt: skip
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    began = saved = time.monotonic()
    meter = _Meter(run / "curves.jsonl")
    first = state.progress.update
    for batch in state.batches():
        while (run / "pause").exists() and not stop.is_set():
            time.sleep(2)
        made, spent = state.progress.update - first, time.monotonic() - began
        _cool_down_when_due(state, 60 * minutes, 60 * cooldown_minutes, spent, made)
        meter.add(*state.update(batch), state.progress)
        if state.progress.update % state.settings.validate_every == 0:
            append_json(run / "curves.jsonl", {"update": state.progress.update, **state.validate()})
        if stop.is_set() or state.progress.done or time.monotonic() - saved > 60 * state.settings.save_minutes:
            state.save()
            saved = time.monotonic()
        if stop.is_set():
            return
        if state.progress.done:
            append_json(run / "curves.jsonl", {"update": state.progress.update, **state.validate()})
            return


def _cool_down_when_due(state: Run, limit: float, cooldown: float, spent: float, made: int) -> None:
    """On the file `cooldown`, or when no more than the cooldown is left of the limit (seconds; 0: none).

    `spent` seconds for the `made` updates so far tell how many fit into what is left.
    """
    progress, request = state.progress, state.folder / "cooldown"
    cooling = progress.cooldown_updates > 0
    if request.exists():
        updates = int(request.read_text())
        state.save()
        if not cooling:
            shutil.copyfile(state.folder / "latest.pt", state.folder / "before-cooldown.pt")
        progress.cool_down(updates)
        state.save()  # the request is gone only once a checkpoint knows of it
        request.unlink()
    elif not cooling and limit and limit - spent < cooldown and made:
        updates = max(1, int((limit - spent) / spent * made))
        progress.cool_down(updates)
    else:
        return
    append_json(state.folder / "curves.jsonl", {"update": progress.update, "cooldown_updates": updates})


class _Meter:
    """Writes a line of the curves every so many updates."""

    def __init__(self, path: Path) -> None:
        self._path, self._rows = path, list[Tensor]()
        self._since, self._pieces = time.monotonic(), -1

    def add(self, nll: Tensor, guided: Tensor, norm: Tensor, progress: Progress) -> None:
        """Counts one update. The numbers are fetched only for a line, so that a GPU is not waited for."""
        self._rows.append(torch.stack([nll, guided, norm]))
        if self._pieces < 0:
            self._pieces = progress.pieces
        if len(self._rows) < _LOG_EVERY:
            return
        means = [round(float(mean), 4) for mean in torch.stack(self._rows).mean(dim=0)]
        spent = time.monotonic() - self._since
        append_json(self._path, {
            "update": progress.update, "pass": progress.number, "pieces": progress.pieces, "nll": means[0],
            "align": means[1], "norm": means[2], "pieces_a_second": round((progress.pieces - self._pieces) / spent),
        })  # fmt: skip
        self._rows, self._since, self._pieces = [], time.monotonic(), progress.pieces


def say(text: str) -> None:
    """A line for whoever watches."""
    print(text, file=sys.stderr, flush=True)
