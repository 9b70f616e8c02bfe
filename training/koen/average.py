"""The mean of several saved weights, which translates better than any one of them."""

from __future__ import annotations

from pathlib import Path

import torch

from koen import checkpoint


def average(run: Path, last: int, output: Path, blend: Path | None = None, share: float = 0.0) -> None:
    """Averages the `last` newest weights of a run into one file of the same form.

    `blend` gets `share` of the whole: weights that an earlier cooldown of the same run ended in, which
    lie in the same valley, so that a point between both is lower than either.
    """
    paths = sorted(run.glob("weights-*.pt"))[-last:]
    if not paths:
        raise FileNotFoundError(f"no weights in {run}")
    newest = checkpoint.load(paths[-1])
    total = {name: torch.zeros_like(weight, dtype=torch.float32) for name, weight in newest["weights"].items()}
    for path in paths:
        for name, weight in checkpoint.load(path)["weights"].items():
            total[name] += (1 - share) / len(paths) * weight.float()
    names = [path.name for path in paths]
    if blend is not None:
        for name, weight in checkpoint.load(blend)["weights"].items():
            total[name] += share * weight.float()
        names.append(f"{blend.name} ({share:g})")
    newest["weights"] = {name: weight.half() for name, weight in total.items()}
    checkpoint.save(output, {**newest, "averaged": names})
