"""The mean of several saved weights, which translates better than any one of them."""

from __future__ import annotations

from pathlib import Path

import torch

from koen import checkpoint


def average(run: Path, last: int, output: Path) -> None:
    """Averages the `last` newest weights of a run into one file of the same form."""
    paths = sorted(run.glob("weights-*.pt"))[-last:]
    if not paths:
        raise FileNotFoundError(f"no weights in {run}")
    newest = checkpoint.load(paths[-1])
    total = {name: torch.zeros_like(weight, dtype=torch.float32) for name, weight in newest["weights"].items()}
    for path in paths:
        for name, weight in checkpoint.load(path)["weights"].items():
            total[name] += weight.float() / len(paths)
    newest["weights"] = {name: weight.half() for name, weight in total.items()}
    checkpoint.save(output, {**newest, "averaged": [path.name for path in paths]})
